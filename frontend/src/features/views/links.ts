import type { To } from '../records/model';

/** The addresses of the generic pages of registers and ledgers, with what a new record or entry is known to begin with. */
export const entryTo = (entryId: string): To => ({ to: '/entries/$entryId', params: { entryId } });
export const newEntryTo = (kindCode: string, region: string): To => ({ to: '/registers/$kindCode/new', params: { kindCode }, search: { region } });
export const kindTo = (kindCode: string): To => ({ to: '/registers/$kindCode', params: { kindCode } });
export const ledgerTo = (ledgerCode: string, search: { subject?: string } = {}): To => ({ to: '/ledgers/$ledgerCode', params: { ledgerCode }, search });
export const recordTo = (recordId: string): To => ({ to: '/ledger-records/$recordId', params: { recordId } });
interface Start { subject?: string; region?: string; on?: string; form?: Record<string, string> }
export const newRecordTo = (ledgerCode: string, start: Start = {}): To => ({ to: '/ledgers/$ledgerCode/new', params: { ledgerCode }, search: start });
