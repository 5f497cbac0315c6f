import { describe, expect, it } from 'vitest';
import { fileName } from './files';
import { formatDay, formatInstant, formatInteger, formatMoney, normalizeMoney, todayInChina } from './format';
import { tableSearch } from './tableSearch';

describe('money stays text', () => {
  it.each([['1234567.5', '1,234,567.50'], ['-1200.00', '-1,200.00'], ['0', '0.00'], ['9007199254740993.01', '9,007,199,254,740,993.01'], ['abc', 'abc'], [null, '']])('%s is shown as %s', (a, b) => expect(formatMoney(a)).toBe(b));
  it.each([['１２００．５', '1200.50'], ['1,200', '1200.00'], ['¥ 12.3', '12.30'], ['0012', '12.00'], ['5.', '5.00'], ['1.234', undefined], ['12a', undefined], ['', undefined]])('%s is taken as %s', (a, b) => expect(normalizeMoney(a)).toBe(b));
});
it('shows instants in China’s time and knows its day', () => {
  expect(formatInstant('2026-03-04T16:30:00Z')).toBe('2026-03-05 00:30');
  expect(todayInChina(new Date('2026-03-04T16:30:00Z'))).toBe('2026-03-05');
});
it('writes days as Chinese write them, and keeps ISO in English', () => {
  expect(formatDay('2026-03-05', 'zh-CN')).toBe('2026年3月5日');
  expect(formatDay('2026-03', 'zh-CN')).toBe('2026年3月');
  expect(formatDay('2026-03-05', 'en-US')).toBe('2026-03-05');
  expect(formatInteger(1234567)).toBe('1,234,567');
});
it('finds the name of a download', () => {
  expect(fileName("attachment; filename=\"a.xlsx\"; filename*=UTF-8''%E6%A1%88%E4%BB%B6.xlsx")).toBe('案件.xlsx');
  expect(fileName('attachment; filename="a b.pdf"')).toBe('a b.pdf');
  expect(fileName(null)).toBeUndefined();
});
describe('tableSearch', () => {
  it('keeps what is well formed', () => {
    expect(tableSearch({ q: '王', f: { s: ['A', 1] }, sort: '-due', after: 'c1', page: '3', size: 50, cols: ['a'] })).toEqual({ q: '王', f: { s: ['A', '1'] }, sort: '-due', after: 'c1', page: 3, size: 50, cols: ['a'] });
  });
  it('drops the rest', () => {
    expect(tableSearch({ q: '', f: { s: 'x', t: [] }, sort: {}, page: 4, size: 7, cols: 'a' })).toEqual({});
    expect(tableSearch({ after: 'c', page: -1 })).toEqual({ after: 'c', page: 2 });
  });
});
