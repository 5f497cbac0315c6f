import type { ConditionInput, ConditionOp } from '@/gql/graphql';
import { tableSearch, type TableSearch } from './tableSearch';

/** The question behind a tile or figure, in the address of the list that shows its records. */
export interface RecordSearch extends TableSearch {
  /** conditions that no filter of the page stands for */
  w?: ConditionInput[] | undefined;
  region?: string | undefined;
  asOf?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  indicator?: string | undefined;
}

const OPS: Record<ConditionOp, true> = { EQ: true, NE: true, IN: true, LT: true, LTE: true, GT: true, GTE: true, PREFIX: true, CONTAINS: true, HAS: true, IS_NULL: true, NOT_NULL: true };
const text = (v: unknown) => (typeof v === 'string' && v !== '' ? v : typeof v === 'number' ? String(v) : undefined);
const day = (v: unknown) => { const s = text(v); return s && /^\d{4}-\d{2}(-\d{2})?$/.test(s) ? s : undefined; };

function conditions(v: unknown): ConditionInput[] {
  if (!Array.isArray(v)) return [];
  return (v as Partial<ConditionInput>[]).flatMap((c) => (c && text(c.field) && OPS[c.op!] && Array.isArray(c.values) ? [{ field: text(c.field)!, op: c.op!, values: c.values.flatMap((x) => text(x) ?? []) }] : []));
}

/** validateSearch of a list of records; anything malformed is dropped. */
export function recordSearch(s: Record<string, unknown>): RecordSearch {
  const w = conditions(s.w);
  return {
    ...tableSearch(s),
    ...(w.length > 0 ? { w } : {}),
    ...(text(s.region) ? { region: text(s.region) } : {}),
    ...(day(s.asOf) ? { asOf: day(s.asOf) } : {}), ...(day(s.from) ? { from: day(s.from) } : {}), ...(day(s.to) ? { to: day(s.to) } : {}),
    ...(text(s.indicator) ? { indicator: text(s.indicator) } : {}),
  };
}

interface Link { where: readonly { field: string; op: ConditionOp; values: readonly string[] }[]; regionCode?: string | null; asOf?: string | null; indicatorId?: string | null }
/** The address of the records behind a tile or chart of the board. */
export const searchOfLink = (l: Link): RecordSearch => recordSearch({ w: l.where, region: l.regionCode ?? undefined, asOf: l.asOf ?? undefined, indicator: l.indicatorId ?? undefined });
