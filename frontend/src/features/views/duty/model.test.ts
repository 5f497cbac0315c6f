import { expect, it } from 'vitest';
import { coverOf, monthAdd, shiftsOf, shortFields, weekdayOf, weeksOfDays, type Day } from './model';

const day = (on: string, required: boolean, missing: string[], shifts: string[] = []): Day => ({
  on, required, missing: missing.map((value) => ({ value, label: value })),
  records: shifts.map((shift) => ({ id: `${on}${shift}`, form: { shift }, values: [{ key: 'leader', label: '带班领导', text: '王强' }, { key: 'handover', label: '交接', text: '长文' }] })),
});

it('counts the days that must be covered and the shifts that nobody has', () => {
  expect(coverOf([day('2026-04-14', false, []), day('2026-04-15', true, ['DAY', 'NIGHT']), day('2026-04-16', true, ['NIGHT'], ['DAY']), day('2026-04-17', true, [], ['FULL'])]))
    .toEqual({ demanded: 3, covered: 1, gapDays: 2, gaps: 3, shifts: 2 });
});

it('shows of a shift only what a calendar has room for', () => {
  const short = shortFields([{ key: 'shift', type: 'CHOICE' }, { key: 'leader', type: 'TEXT' }, { key: 'handover', type: 'LONG_TEXT' }], 'shift');
  const [s] = shiftsOf(day('2026-04-16', true, [], ['DAY']), 'shift', short, [{ value: 'DAY', label: '白班' }]);
  expect(s).toMatchObject({ shiftLabel: '白班', facts: [{ key: 'leader' }] });
});

it('lays days out in weeks that begin on Monday', () => {
  const days = Array.from({ length: 30 }, (_, i) => ({ on: `2026-04-${String(i + 1).padStart(2, '0')}` }));
  const weeks = weeksOfDays(days); // 1 April 2026 is a Wednesday
  expect(weekdayOf('2026-04-01')).toBe('3');
  expect(weeks).toHaveLength(5);
  expect(weeks[0]!.map((d) => d?.on.slice(8))).toEqual([undefined, undefined, '01', '02', '03', '04', '05']);
  expect(weeks.every((w) => w.length === 7)).toBe(true);
  expect(weeksOfDays([])).toEqual([]);
});

it('walks over the turn of the year', () => {
  expect([monthAdd('2026-01', -1), monthAdd('2025-12', 1), monthAdd('2026-04', 0)]).toEqual(['2025-12', '2026-01', '2026-04']);
});
