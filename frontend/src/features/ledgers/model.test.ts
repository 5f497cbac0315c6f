import { expect, it } from 'vitest';
import type { FormField } from '@/forms';
import { dayOf, draftSections, refreshed, split, timeFields, timeText, timeValue } from './model';

const field = (key: string): FormField => ({ key, type: 'TEXT', label: key, required: true, options: [] });
const words = { day: '日期', month: '月份', year: '年度', from: '起', until: '止', untilHelp: '' };

it('asks for a month, a year or a period as the ledger keeps its time, and sends the first day of it', () => {
  expect(timeFields('MONTH', words).map((f) => f.type)).toEqual(['MONTH']);
  expect(timeFields('PERIOD', words).map((f) => [f.key, f.required])).toEqual([['on', true], ['until', false]]);
  expect(dayOf('MONTH', timeValue('MONTH', '2026-03-16'))).toBe('2026-03-01');
  expect(dayOf('YEAR', timeValue('YEAR', '2026-03-16'))).toBe('2026-01-01');
  expect(dayOf('DAY', timeValue('DAY', '2026-03-16'))).toBe('2026-03-16');
  expect(timeText('YEAR', '2026-01-01')).toBe('2026');
});
it('parts the time and the reason from the fields of the ledger', () => {
  expect(split('DAY', { on: '2026-03-16', reason: '写错', amount: '1.00' })).toEqual({ on: '2026-03-16', until: null, reason: '写错', form: { amount: '1.00' } });
});
it('puts what has to be typed before what is known, and marks the known', () => {
  const s = draftSections([field('a'), field('b')], ['a'], [field('on')], { type: '需要填写', known: '系统已知', knownHelp: '' });
  expect(s.map((x) => [x.title, x.fields.map((f) => f.key)])).toEqual([['需要填写', ['on', 'b']], ['系统已知', ['a']]]);
  expect(s[1]!.fields[0]!.known).toBe(true);
  expect(draftSections([field('a')], [], [], { type: '需要填写', known: '', knownHelp: '' }).map((x) => x.title)).toEqual(['']);
});
it('takes from a newer draft only what nobody has touched', () => {
  expect(refreshed({ dead: 1, moved: 2 }, { dead: 3, moved: 4, lost: 5 }, { dead: 1, moved: 9 })).toEqual({ dead: 3, lost: 5 });
});
