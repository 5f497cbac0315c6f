import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '@/app/feature';
import { deskRoute, texts } from '@/app/routes';
import { recordSearch, type RecordSearch } from '@/lib/recordSearch';

const text = (v: unknown) => (typeof v === 'string' && v !== '' ? v : typeof v === 'number' ? String(v) : undefined);
/** The records of one ledger, of one subject of it where one comes from there. */
export interface LedgerSearch extends RecordSearch { subject?: string | undefined }
const ledgerSearch = (s: Record<string, unknown>): LedgerSearch => ({ ...recordSearch(s), ...(text(s.subject) ? { subject: text(s.subject) } : {}) });
/** Whom or where a new record is of, and when, where one comes from a page that knows. */
export interface NewRecordSearch { subject?: string | undefined; region?: string | undefined; on?: string | undefined; form?: Record<string, string> | undefined }
/** Fields that the page where one comes from knows already, such as the event or the bed. */
const known = (v: unknown) => (v && typeof v === 'object' && !Array.isArray(v) ? Object.entries(v).filter((e): e is [string, string] => typeof e[1] === 'string') : []);
const newRecordSearch = (s: Record<string, unknown>): NewRecordSearch => ({ ...(known(s.form).length > 0 ? { form: Object.fromEntries(known(s.form)) } : {}), ...(text(s.subject) ? { subject: text(s.subject) } : {}), ...(text(s.region) ? { region: text(s.region) } : {}), ...(/^\d{4}-\d{2}-\d{2}$/.test(text(s.on) ?? '') ? { on: text(s.on) } : {}) });
/** A record that was entered just now. */
export interface RecordPageSearch { entered?: boolean | undefined }
const recordPageSearch = (s: Record<string, unknown>): RecordPageSearch => (s.entered === true ? { entered: true } : {});

export const routes = [
  createRoute({ getParentRoute: () => deskRoute, path: '/ledgers', staticData: { crumb: 'ledgers' }, loader: texts('ledgers'), component: lazyRouteComponent(() => import('./list/LedgersPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/ledgers/$ledgerCode', staticData: { crumb: 'ledgers' }, validateSearch: ledgerSearch, loader: texts('ledgers', 'records', 'cases'), component: lazyRouteComponent(() => import('./list/LedgerPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/ledgers/$ledgerCode/new', staticData: { crumb: 'ledgers' }, validateSearch: newRecordSearch, loader: texts('ledgers'), component: lazyRouteComponent(() => import('./create/NewRecordPage')) }),
  createRoute({ getParentRoute: () => deskRoute, path: '/ledger-records/$recordId', staticData: { crumb: 'ledgers' }, validateSearch: recordPageSearch, loader: texts('ledgers', 'actions'), component: lazyRouteComponent(() => import('./detail/LedgerRecordPage')) }),
] as const;

export const nav: NavEntry[] = [{ group: 'cases', key: 'ledgers', to: '/ledgers', need: ['LEDGER_READ'], order: 4 }];
