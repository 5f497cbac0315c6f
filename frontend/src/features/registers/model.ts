import type { ConditionInput, Tier } from '@/gql/graphql';
import type { FormField, FormSection } from '@/forms';
import type { Filter } from '@/ui/table';

/** What is asked of an entry besides the fields of its form; both have columns of their own. */
const HEAD = new Set(['name', 'creditCode']);
const UNLISTED = new Set(['FILES', 'LIST', 'BANK_ACCOUNT']);
/** The fields of a form that make a column. */
export const listed = (sections: readonly FormSection[]): FormField[] => sections.flatMap((s) => s.fields.filter((f) => !HEAD.has(f.key) && !UNLISTED.has(f.type)));

/** The day a number of days after another. */
export function dayAfter(day: string, days: number): string {
  const d = new Date(`${day}T00:00:00Z`);
  d.setUTCDate(d.getUTCDate() + days);
  return d.toISOString().slice(0, 10);
}
/** What is due: past its day, or within the next thirty. */
export const dueConditions = (v: string | undefined, today: string): ConditionInput[] =>
  v === 'late' ? [{ field: 'due', op: 'LT', values: [today] }] : v === 'soon' ? [{ field: 'due', op: 'GTE', values: [today] }, { field: 'due', op: 'LTE', values: [dayAfter(today, 30)] }] : [];

const FIRST = ['waiting', 'status', 'state', 'region', 'dueIn', 'span', 'subject'];
/** The filters of a list: those everybody wants first, then what is set or was added. */
export function shownFilters(all: readonly Filter[], also: readonly string[]): Filter[] {
  const first = FIRST.flatMap((k) => all.filter((f) => f.key === k));
  return [...first, ...all.filter((f) => !first.includes(f) && also.includes(f.key))];
}

/** Where an entry or record may lie by default: the person's own division, where it is of a tier that the kind lies in. */
export const ownPlace = (tiers: readonly Tier[], region: { code: string; tier: Tier } | undefined) => (region && tiers.includes(region.tier) ? region.code : undefined);

/** Files of a form's values are shown apart; the rest by the form's own sections, what is empty left out. */
export function bySections<V extends { key: string }>(sections: readonly FormSection[], values: readonly V[]): { key: string; title: string; values: V[] }[] {
  const out = sections.map((s) => ({ key: s.key, title: s.title, values: s.fields.flatMap((f) => values.filter((v) => v.key === f.key)) })).filter((s) => s.values.length > 0);
  const known = new Set(out.flatMap((s) => s.values.map((v) => v.key)));
  const rest = values.filter((v) => !known.has(v.key));
  return rest.length > 0 ? [...out, { key: '', title: '', values: rest }] : out;
}

/** The file to take a register in from: the importer names it by the kind. */
export const fileKind = (kindCode: string) => kindCode.toLowerCase().replaceAll('_', '-');
