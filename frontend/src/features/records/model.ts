import type { LinkProps } from '@tanstack/react-router';
import type { ConditionInput, ConditionOp, RecordKind } from '@/gql/graphql';
import { recordSearch } from '@/lib/recordSearch';
import type { Filter } from '@/ui/table';
import type { Field } from '../cases/list/fields';

export type To = Pick<LinkProps, 'to' | 'params' | 'search'>;

/** The page that shows one record; undefined for kinds that have none of their own. */
export function linkOfRecord(kind: RecordKind, id: string): To | undefined {
  switch (kind) {
    case 'CASE': return { to: '/cases/$caseId', params: { caseId: id } };
    case 'PERSON': return { to: '/people/$personId', params: { personId: id } };
    case 'HOUSEHOLD': return { to: '/households/$householdId', params: { householdId: id } };
    case 'IMPORT': return { to: '/imports/$importId', params: { importId: id } };
    case 'BATCH': return { to: '/payroll/$batchId', params: { batchId: id } } as never;
    case 'ORGANIZATION': case 'FACILITY': return { to: '/entries/$entryId', params: { entryId: id } };
    case 'LEDGER_RECORD': return { to: '/ledger-records/$recordId', params: { recordId: id } };
    default: return undefined;
  }
}

interface BoardLink { target: string; dataset?: string | null; where: readonly { field: string; op: ConditionOp; values: readonly string[] }[]; regionCode?: string | null; asOf?: string | null; indicatorId?: string | null }

/** What opens the records behind a tile or chart: the work queue, an indicator, or the list of a dataset with the same question. */
export function linkOfBoard(l: BoardLink | null | undefined): To | undefined {
  if (!l) return undefined;
  const region = l.regionCode ?? undefined, asOf = l.asOf ?? undefined;
  if (l.target === 'WORK') return { to: '/work', ...(l.where.some((w) => w.field === 'overdue') ? { search: { f: { overdue: ['true'] } } } : {}) };
  if (l.indicatorId) return { to: '/figures/$indicatorId', params: { indicatorId: l.indicatorId }, search: recordSearch({ region, asOf }) };
  if (!l.dataset) return undefined;
  // what a filter of the page can say is said by the filter, so that the two never differ
  const plain = l.where.filter((c) => c.op === 'EQ' || c.op === 'IN');
  const f = { ...Object.fromEntries(plain.map((c) => [c.field, c.values])), ...(region ? { region: [region] } : {}) };
  const search = recordSearch({ w: l.where.filter((c) => !plain.includes(c)), asOf, ...(Object.keys(f).length > 0 ? { f } : {}) });
  return l.dataset === 'cases' ? { to: '/cases', search } : { to: '/records/$dataset', params: { dataset: l.dataset }, search };
}

const numberOf = (fields: readonly Field[]) => fields.find((f) => f.filter && (f.name === 'number' || f.name === 'caseNumber'));
const NAMES = new Set(['applicant', 'name', 'head', 'payee', 'subject']);
const nameOf = (fields: readonly Field[]) => fields.find((f) => f.filter && NAMES.has(f.name));

/** The search box of a list: the beginning of a number if it has a digit, else a part of a name. */
export function textConditions(fields: readonly Field[], q: string | undefined): ConditionInput[] {
  const text = q?.trim();
  if (!text) return [];
  const number = numberOf(fields), name = nameOf(fields);
  if (number && (/\d/.test(text) || !name)) return [{ field: number.name, op: 'PREFIX', values: [text.toUpperCase()] }];
  return name ? [{ field: name.name, op: 'CONTAINS', values: [text] }] : [];
}
export const hasName = (fields: readonly Field[]) => nameOf(fields) !== undefined;
export const searchable = (fields: readonly Field[]) => !!(numberOf(fields) ?? nameOf(fields));

/** Technical fields, and what the search box asks: never offered as a filter. */
const UNOFFERED = new Set(['importId', 'createdAt', 'subjectId', 'superseded', 'caseId', 'householdId', 'household', 'batchId', 'id', ...NAMES, 'number', 'caseNumber']);
const FIRST = new Set(['program', 'status', 'state', 'month', 'period', 'areaClass', 'sex', 'health', 'key', 'region', 'span']);
const MAX_FIRST = 5;

export const offered = (all: readonly Filter[]) => all.filter((f) => !UNOFFERED.has(f.key));
/** The filters shown without asking, and those that were set or added. */
export function shownOf(all: readonly Filter[], also: readonly string[]): Filter[] {
  const first = all.filter((f) => FIRST.has(f.key)).slice(0, MAX_FIRST);
  return all.filter((f) => first.includes(f) || also.includes(f.key));
}
