import type { DeskKind, RecordKind } from '@/gql/graphql';
import { linkOfRecord, type To } from '../records/model';

/** What lies on a desk; an ENTRY is an organisation or a facility, which its address does not tell. */
export interface Item { kind: DeskKind | 'ENTRY'; id: string }

const RECORDS: readonly [RegExp, Item['kind']][] = [
  [/^\/cases\/([^/]+)$/, 'CASE'], [/^\/people\/([^/]+)$/, 'PERSON'], [/^\/households\/([^/]+)$/, 'HOUSEHOLD'], [/^\/entries\/([^/]+)(?:\/beds)?$/, 'ENTRY'], [/^\/ledger-records\/([^/]+)$/, 'LEDGER_RECORD'],
  [/^\/payroll\/([^/]+)$/, 'BATCH'], [/^\/imports\/([^/]+)$/, 'IMPORT'], [/^\/registers\/([^/]+)$/, 'REGISTER'], [/^\/ledgers\/([^/]+)$/, 'LEDGER'],
];
const VIEWS = /^\/(?:networks\/([^/]+)|ledgers\/([^/]+)\/(calendar|rollup))$/;
/** Pages that are a kind's own view, with the kind that names them. */
export function viewOf(path: string): { code: string; view: 'network' | 'calendar' | 'rollup' } | undefined {
  const m = VIEWS.exec(path);
  return m ? { code: (m[1] ?? m[2])!, view: (m[3] as 'calendar' | 'rollup' | undefined) ?? 'network' } : undefined;
}

/** What the page at an address shows; undefined for what cannot be kept, such as a form being filled in. */
export function itemOf(path: string, program: string | undefined, pages: ReadonlySet<string>): Item | undefined {
  if (path === '/cases' && program) return { kind: 'PROGRAM', id: program };
  if (pages.has(path)) return { kind: 'PAGE', id: path };
  for (const [pattern, kind] of RECORDS) { const m = pattern.exec(path); if (m && m[1] !== 'new') return { kind, id: decodeURIComponent(m[1]!) }; }
  return viewOf(path) ? { kind: 'PAGE', id: path } : undefined;
}

/** What is remembered as opened: records and the books, not the pages of the menu. */
export const isVisit = (i: Item) => i.kind !== 'PAGE';

export function linkOfItem(kind: DeskKind, id: string): To | undefined {
  switch (kind) {
    case 'PROGRAM': return { to: '/cases', search: { f: { program: [id] } } };
    case 'REGISTER': return { to: '/registers/$kindCode', params: { kindCode: id } };
    case 'LEDGER': return { to: '/ledgers/$ledgerCode', params: { ledgerCode: id } };
    case 'PAGE': return { to: id } as To;
    default: return linkOfRecord(kind satisfies RecordKind, id);
  }
}
