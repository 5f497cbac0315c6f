import type { To } from '../records/model';

/** The addresses of the generic pages of registers and ledgers, with what a new record or entry is known to begin with. */
export const entryTo = (entryId: string): To => ({ to: '/entries/$entryId', params: { entryId } } as never);
export const newEntryTo = (kindCode: string, region: string): To => ({ to: '/registers/$kindCode/new', params: { kindCode }, search: { region } } as never);
export const kindTo = (kindCode: string): To => ({ to: '/registers/$kindCode', params: { kindCode } } as never);
export const ledgerTo = (ledgerCode: string, search: { subject?: string } = {}): To => ({ to: '/ledgers/$ledgerCode', params: { ledgerCode }, search } as never);
export const recordTo = (recordId: string): To => ({ to: '/ledger-records/$recordId', params: { recordId } } as never);
interface Start { subject?: string; region?: string; on?: string; form?: Record<string, unknown> }
export const newRecordTo = (ledgerCode: string, start: Start = {}): To => ({ to: '/ledgers/$ledgerCode/new', params: { ledgerCode }, search: start } as never);
