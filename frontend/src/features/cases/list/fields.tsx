import type { ConditionInput, DatasetQueryInput } from '@/gql/graphql';
import { StatusTag } from '@/ui/StatusTag';
import { DateText, Money, Num } from '@/ui/text';
import type { Column, Filter } from '@/ui/table';

export interface Field { name: string; label: string; type: string; filter: boolean; sortable: boolean; column: boolean; byDefault: boolean; options: readonly { value: string; label: string }[] }
interface Row { cells: readonly (string | null)[]; labels: readonly (string | null)[] }

/** Shown without asking; every other filter is one choice away. */
const FIRST = ['program', 'status', 'region', 'appliedOn'];
const WIDTHS: Record<string, number> = { number: 215, applicant: 100, program: 130, status: 130, village: 150, township: 120, amount: 110 };
const KIND_WIDTHS: Record<string, number> = { DATE: 115, MONTH: 100, MONEY: 115, INTEGER: 80, BOOLEAN: 80, REGION: 140, ENUM: 120 };

function cell(f: Field, value: string | null | undefined, label: string | null | undefined) {
  if (value === null || value === undefined || value === '') return <DateText value={null} />;
  switch (f.type) {
    case 'MONEY': return <Money value={value} />;
    case 'INTEGER': return <Num value={value} />;
    case 'DATE': case 'MONTH': return <DateText value={value} />;
    default: return f.name === 'status' ? <StatusTag label={label ?? value} tone="info" /> : f.name === 'number' ? <span className="mz-num">{label ?? value}</span> : (label ?? value);
  }
}

/** The columns of a dataset as the table wants them, the applicant first and as the headline. */
export function columnsOf<R extends Row>(fields: readonly Field[]): Column<R>[] {
  const all = fields.filter((f) => f.column);
  const head = all.find((f) => f.name === 'applicant') ?? all[0];
  // the cells come in the order in which the columns are asked for
  const shown = head ? [head, ...all.filter((f) => f !== head)] : [];
  return shown.map((f, i) => ({
    key: f.name, title: f.label, width: WIDTHS[f.name] ?? KIND_WIDTHS[f.type] ?? 140, hidden: !f.byDefault, sort: f.sortable,
    align: f.type === 'MONEY' || f.type === 'INTEGER' ? 'right' : 'left',
    card: f === head ? 'title' : f.name === 'status' ? 'tag' : 'line',
    render: (r) => cell(f, r.cells[i], r.labels[i]),
  }));
}

function filterOf(f: Field): Filter | undefined {
  const base = { key: f.name, label: f.label };
  switch (f.type) {
    case 'ENUM': return { ...base, kind: 'multi', options: f.options };
    case 'DATE': return { ...base, kind: 'date-range' };
    case 'MONTH': return { ...base, kind: 'month' };
    case 'BOOLEAN': return { ...base, kind: 'yes-no' };
    case 'TEXT': return f.options.length > 0 ? { ...base, kind: 'multi', options: f.options } : { ...base, kind: 'text', conditions: (v) => [textCondition(f, v[0]!)] };
    default: return undefined;
  }
}

/** A number is matched from its beginning, a name anywhere the server can. */
const textCondition = (f: Field, value: string): ConditionInput => ({ field: f.name, op: f.name === 'number' ? 'PREFIX' : 'CONTAINS', values: [value] });

const rank = (k: string) => { const i = FIRST.indexOf(k); return i === -1 ? FIRST.length : i; };

/** The filters a dataset offers, the common ones first; the place narrows the whole question, not one field. */
export function filtersOf(fields: readonly Field[], place: string): Filter[] {
  if (fields.length === 0) return [];
  const own = fields.filter((f) => f.filter && f.type !== 'REGION').flatMap((f) => filterOf(f) ?? []);
  const all: Filter[] = [...own, { key: 'region', label: place, kind: 'region', conditions: () => [] }];
  return all.map((f, i) => ({ f, i })).sort((a, b) => rank(a.f.key) - rank(b.f.key) || a.i - b.i).map((x) => x.f);
}
/** The same question as a spreadsheet. */
export function exportUrlOf(query: DatasetQueryInput): string {
  const { columns: _, ...rest } = query;
  return `/export?query=${encodeURIComponent(JSON.stringify(rest))}`;
}
