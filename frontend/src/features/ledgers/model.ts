import type { LedgerSubject, LedgerTime } from '@/gql/graphql';
import type { FormField, FormSection, FormValues } from '@/forms';

/** The keys of a record's form that are no fields of the ledger: when it is of, and why it is corrected. */
export const ON = 'on', UNTIL = 'until', REASON = 'reason';
interface Words { day: string; month: string; year: string; from: string; until: string; untilHelp: string }

const field = (key: string, type: FormField['type'], label: string, more: Partial<FormField> = {}): FormField => ({ key, type, label, required: true, options: [], ...more });
/** What a record is of: a day, a month, a year, or a period that may still last. */
export function timeFields(time: LedgerTime, words: Words): FormField[] {
  switch (time) {
    case 'DAY': return [field(ON, 'DATE', words.day)];
    case 'MONTH': return [field(ON, 'MONTH', words.month)];
    case 'YEAR': return [field(ON, 'INTEGER', words.year, { min: '1990', max: '2100' })];
    case 'PERIOD': return [field(ON, 'DATE', words.from), field(UNTIL, 'DATE', words.until, { required: false, help: words.untilHelp })];
  }
}
/** The day of a record as its field holds it, and back. */
export const timeValue = (time: LedgerTime, on: string): unknown => (time === 'MONTH' ? on.slice(0, 7) : time === 'YEAR' ? Number(on.slice(0, 4)) : on);
export const dayOf = (time: LedgerTime, v: unknown): string => (time === 'MONTH' ? `${String(v)}-01` : time === 'YEAR' ? `${String(v)}-01-01` : String(v));
/** How the time of a record reads in a list. */
export const timeText = (time: LedgerTime, on: string) => (time === 'MONTH' ? on.slice(0, 7) : time === 'YEAR' ? on.slice(0, 4) : on);

/** What the form says of the time, and the rest. */
export function split(time: LedgerTime, values: FormValues): { on: string; until: string | null; reason: string | null; form: FormValues } {
  const { [ON]: on, [UNTIL]: until, [REASON]: reason, ...form } = values;
  return { on: dayOf(time, on), until: (until as string | undefined) ?? null, reason: (reason as string | undefined) ?? null, form };
}

/** A new record's form: first what one has to type, then what the system knows already. */
export function draftSections(fields: readonly FormField[], prefilled: readonly string[], time: readonly FormField[], titles: { type: string; known: string; knownHelp: string }): FormSection[] {
  const known = fields.filter((f) => prefilled.includes(f.key)).map((f) => ({ ...f, known: true })), typed = fields.filter((f) => !prefilled.includes(f.key));
  const first: FormSection = { key: 'type', title: known.length > 0 ? titles.type : '', fields: [...time, ...typed] };
  return known.length > 0 ? [first, { key: 'known', title: titles.known, help: titles.knownHelp, fields: known }] : [first];
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
/** What a newer draft knows better: the values that nobody has touched since the last one. */
export function refreshed(before: FormValues, after: FormValues, now: FormValues): FormValues {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries([...keys].filter((k) => !same(before[k], after[k]) && same(now[k], before[k])).map((k) => [k, after[k]]));
}

/** Whose records are picked from a register. */
export const classOf = (about: LedgerSubject) => (about === 'ORGANIZATION' || about === 'FACILITY' ? about : undefined);
