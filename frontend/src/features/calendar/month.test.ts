import { expect, it } from 'vitest';
import { calendarSearch } from './routes';
import { holidaysOf, weeksOf } from './month';

it('lays a month out in weeks that begin on Monday', () => {
  const weeks = weeksOf(2025, 2); // 1 February 2025 is a Saturday
  expect(weeks[0]!.map((c) => c?.day ?? 0)).toEqual([0, 0, 0, 0, 0, 1, 2]);
  expect(weeks.flat().filter((c) => c !== null)).toHaveLength(28);
  expect(weeks[0]![5]).toEqual({ date: '2025-02-01', day: 1, weekend: true });
  expect(weeksOf(2024, 2).flat().at(-4)?.day).toBe(29);
});

it('puts the days of a holiday together', () => {
  const days = ['2025-10-01', '2025-10-02', '2025-10-03'].map((date) => ({ date, name: '国庆节' }));
  expect(holidaysOf([...days, { date: '2025-01-01', name: '元旦' }], [{ date: '2025-09-28', name: '国庆节' }])).toEqual([
    { name: '元旦', from: '2025-01-01', to: '2025-01-01', makeUp: [] }, { name: '国庆节', from: '2025-10-01', to: '2025-10-03', makeUp: ['2025-09-28'] },
  ]);
});

it('takes only years from the address', () => {
  expect(calendarSearch({ year: '2025' })).toEqual({ year: 2025 });
  expect(calendarSearch({ year: 'x' })).toEqual({});
});
