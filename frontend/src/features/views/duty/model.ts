import { wordOf } from '@/lib/format';
export interface Option { value: string; label: string }
export interface Shift { id: string; shift: string; shiftLabel: string; facts: { key: string; label: string; text: string }[] }
export interface Day { on: string; required: boolean; missing: readonly Option[]; records: readonly { id: string; form: Record<string, unknown>; values: readonly { key: string; label: string; text: string }[] }[] }

/** What a calendar has room for: who is on duty and how to reach them. */
const SHORT = new Set(['TEXT', 'PHONE', 'STAFF_MULTI']);
export const shortFields = (fields: readonly { key: string; type: string }[], shiftField: string | null | undefined) => new Set(fields.filter((f) => SHORT.has(f.type) && f.key !== shiftField).map((f) => f.key));

export const shiftsOf = (d: Day, shiftField: string, short: ReadonlySet<string>, options: readonly Option[]): Shift[] => d.records.map((r) => {
  const shift = wordOf(r.form[shiftField]);
  return { id: r.id, shift, shiftLabel: options.find((o) => o.value === shift)?.label ?? shift, facts: r.values.filter((v) => short.has(v.key)) };
});

export interface Cover { demanded: number; covered: number; gapDays: number; gaps: number; shifts: number }
export function coverOf(days: readonly Day[]): Cover {
  const demanded = days.filter((d) => d.required), gap = demanded.filter((d) => d.missing.length > 0);
  return { demanded: demanded.length, covered: demanded.length - gap.length, gapDays: gap.length, gaps: gap.reduce((n, d) => n + d.missing.length, 0), shifts: days.reduce((n, d) => n + d.records.length, 0) };
}

/** The month so many months away. */
export function monthAdd(month: string, n: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** Monday is 1. */
export const weekdayOf = (on: string) => String(((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7) + 1) as '1' | '2' | '3' | '4' | '5' | '6' | '7';

/** The days in weeks that begin on Monday; undefined are those of other months. */
export function weeksOfDays<D extends { on: string }>(days: readonly D[]): (D | undefined)[][] {
  if (days.length === 0) return [];
  const cells: (D | undefined)[] = [...Array.from({ length: Number(weekdayOf(days[0]!.on)) - 1 }, () => undefined), ...days];
  while (cells.length % 7 !== 0) cells.push(undefined);
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}
