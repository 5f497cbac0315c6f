import { describe, expect, it } from 'vitest';
import { initialValues, localPath, prune, setAt, validate, visiblePaths, withoutProblems, withoutRow } from './core';
import { checkIdNumber } from './rules';
import type { FieldType, FormField } from './types';

const field = (key: string, type: FieldType, more: Partial<FormField> = {}): FormField => ({ key, type, label: key, required: false, options: [], ...more });
const opts = (...v: string[]) => v.map((value) => ({ value, label: value }));
const TODAY = '2026-06-15';

const fields: FormField[] = [
  field('name', 'TEXT', { required: true, maxLength: 4 }),
  field('kind', 'CHOICE', { options: opts('A', 'B') }),
  field('level', 'INTEGER', { required: true, min: '1', max: '4', visibleWhen: { field: 'kind', in: ['B'] } }),
  field('note', 'LONG_TEXT', { required: true, visibleWhen: { field: 'level', in: ['4'] } }),
  field('income', 'MONEY', { min: '0' }),
  field('on', 'DATE', { max: 'today' }),
  field('consent', 'BOOLEAN'),
  field('consentOn', 'DATE', { required: true, visibleWhen: { field: 'consent', in: ['true'] } }),
  field('members', 'LIST', { itemFields: [field('who', 'TEXT', { required: true }), field('job', 'BOOLEAN'), field('pay', 'MONEY', { required: true, visibleWhen: { field: 'job', in: ['true'] } }), field('rank', 'TEXT', { visibleWhen: { field: 'kind', in: ['B'] } })] }),
];

describe('visibility', () => {
  it('a field that depends on a hidden one is hidden', () => {
    expect(visiblePaths(fields, { kind: 'A', level: '4', note: 'x' })).not.toContain('/note');
    expect(visiblePaths(fields, { kind: 'B', level: 4 })).toContain('/note');
  });
  it('a row looks at itself first, then at the form', () => {
    const seen = visiblePaths(fields, { kind: 'B', members: [{ job: true }, { job: false }] });
    expect(seen).toContain('/members/0/pay');
    expect(seen).not.toContain('/members/1/pay');
    expect(seen).toContain('/members/1/rank');
  });
  it('a circle hides instead of hanging', () => {
    const circle = [field('a', 'TEXT', { visibleWhen: { field: 'b', in: ['1'] } }), field('b', 'TEXT', { visibleWhen: { field: 'a', in: ['1'] } })];
    expect(visiblePaths(circle, { a: '1', b: '1' }).size).toBe(0);
  });
});

describe('prune', () => {
  it('sends only what is visible and filled, in the form the server takes', () => {
    expect(prune(fields, { name: ' 张三 ', kind: 'A', level: '3', income: '1,200', on: '', consent: false, junk: 1, members: [{ who: '李四', job: true, pay: '５００', rank: 'x' }] })).toEqual({
      name: '张三', kind: 'A', income: '1200.00', consent: false, members: [{ who: '李四', job: true, pay: '500.00' }],
    });
  });
});

const check = (d: Record<string, unknown>) => validate(fields, d, TODAY);
describe('validate', () => {
  it('asks for what is required and visible, in rows too', () => {
    expect(check({ kind: 'B', consent: true, members: [{ job: true }] })).toEqual({ '/name': { reason: 'REQUIRED' }, '/level': { reason: 'REQUIRED' }, '/consentOn': { reason: 'REQUIRED' }, '/members/0/who': { reason: 'REQUIRED' }, '/members/0/pay': { reason: 'REQUIRED' } });
  });
  it('answers "no" is an answer', () => expect(validate([field('x', 'BOOLEAN', { required: true })], { x: false }, TODAY)).toEqual({}));
  it('knows limits, kinds and days', () => {
    expect(check({ name: '一二三四五', kind: 'C', income: '-1', on: '2026-06-16' })).toEqual({
      '/name': { reason: 'TOO_LONG', params: { max: 4 } }, '/kind': { reason: 'NOT_OPTION' }, '/income': { reason: 'MIN', params: { min: '0' } }, '/on': { reason: 'DATE_FUTURE', params: { label: 'on' } },
    });
    expect(check({ name: 'x', kind: 'B', level: '5' })).toMatchObject({ '/level': { reason: 'MAX' } });
    expect(check({ name: 'x', kind: 'B', level: '1.5', income: '1.234' })).toMatchObject({ '/level': { reason: 'NOT_INTEGER' }, '/income': { reason: 'NOT_MONEY' } });
  });
  it.each([['11010519491231002X', undefined], ['110105194912310021', 'ID_CHECK_DIGIT'], ['11010519491331002X', 'ID_BIRTH_DATE'], ['1101051949123100', 'ID_LENGTH'], ['11010519491231002Y', 'ID_CHARACTERS'], ['110105491231002', undefined]])('ID number %s: %s', (s, reason) => {
    expect(checkIdNumber(s)?.reason).toBe(reason);
  });
  it.each([['PHONE', '13800138000', true], ['PHONE', '0571-8888888', true], ['PHONE', '123', false], ['BANK_ACCOUNT', { number: '6222 0000 0000 0000 000' }, true], ['BANK_ACCOUNT', { number: '62AB' }, false]] as const)('%s %s: %s', (type, v, good) => {
    expect(Object.keys(validate([field('x', type)], { x: v }, TODAY))).toHaveLength(good ? 0 : 1);
  });
});

it('defaults fill what is not given', () => {
  expect(initialValues([field('a', 'BOOLEAN', { default: 'false' }), field('b', 'DATE', { default: 'today' }), field('c', 'INTEGER', { default: '3' }), field('d', 'TEXT', { default: 'x' })], { d: 'y' }, TODAY)).toEqual({ a: false, b: TODAY, c: 3, d: 'y' });
});

const known = (p: string) => ['/bank', '/files', '/members/1/pay'].includes(p);
describe('problems of the server', () => {
  it.each([['/form/bank', '/bank'], ['/bank', '/bank'], ['/form/files/2', '/files'], ['/form/members/1/pay', '/members/1/pay'], ['/form/gone', undefined], ['', undefined]])('%s lands on %s', (a, b) => expect(localPath(a, '/form', known)).toBe(b));
  it('move with their row', () => {
    const p = { reason: 'X' };
    expect(withoutRow({ '/m/0/a': p, '/m/1/a': p, '/m/2/b': p, '/mm/2': p }, '/m', 1)).toEqual({ '/m/0/a': p, '/m/1/b': p, '/mm/2': p });
  });
});

it('setAt copies and understands escaped keys and rows', () => {
  const a = { kids: [{ n: '1' }] };
  const b = setAt(a, '/kids/0/n', '2');
  expect(a.kids[0]!.n).toBe('1');
  expect(b).toEqual({ kids: [{ n: '2' }] });
  expect(setAt({}, '/a~1b/c~0d', 1)).toEqual({ 'a/b': { 'c~d': 1 } });
});

it('leaves out what has a problem, and keeps what was there before in its place', () => {
  const data = { name: '张三', account: { number: '12' }, rows: [{ a: 'x', b: 'bad' }], extra: 'bad' };
  const wrong = { reason: 'INVALID' };
  expect(withoutProblems(data, { '/account': wrong, '/rows/0/b': wrong, '/extra': wrong }, { account: { last4: '1234' } })).toEqual({ name: '张三', account: { last4: '1234' }, rows: [{ a: 'x' }] });
});
