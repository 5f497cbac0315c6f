import { describe, expect, it } from 'vitest';
import type { FormField, FormSection } from '@/forms';
import { Intent } from '@/lib/intent';
import { actionsSince, mergeForm } from '@/features/actions/merge';
import { applicationOffers, asDraft, inOrder, oneLeads, sectionsOf } from '@/features/actions/offers';
import { caseSearch } from './search';

const field = (key: string, more: Partial<FormField> = {}): FormField => ({ key, type: 'TEXT', label: key, required: true, options: [], ...more });
const section = (key: string, ...keys: string[]): FormSection => ({ key, title: key, fields: keys.map((k) => field(k)) });

describe('request ids', () => {
  it('keep their id while the same thing is tried again, and change with the content', () => {
    let n = 0;
    const intent = new Intent(() => `r${++n}`);
    expect(intent.idFor({ a: 1 })).toBe('r1');
    expect(intent.idFor({ a: 1 })).toBe('r1');
    expect(intent.idFor({ a: 2 })).toBe('r2');
    intent.done();
    expect(intent.idFor({ a: 2 })).toBe('r3');
  });
});

describe('a form begun on an old revision', () => {
  const base = { reason: 'ill', income: [{ kind: 'WAGE', amount: '100.00' }], area: 'RURAL' };

  it('keeps what was typed and takes what only the other person changed', () => {
    const m = mergeForm(base, { ...base, reason: 'very ill' }, { ...base, area: 'URBAN' });
    expect(m).toEqual({ values: { ...base, reason: 'very ill', area: 'URBAN' }, taken: ['area'], conflicts: [] });
  });
  it('keeps mine and names the field when both changed it', () => {
    const m = mergeForm(base, { ...base, income: [] }, { ...base, income: [{ kind: 'WAGE', amount: '90.00' }] });
    expect(m.values.income).toEqual([]);
    expect(m.conflicts).toEqual(['income']);
  });
  it('does not complain when both typed the same, whatever the order of keys', () => {
    const m = mergeForm({}, { x: { a: 1, b: 2 } }, { x: { b: 2, a: 1 } });
    expect(m).toEqual({ values: { x: { a: 1, b: 2 } }, taken: [], conflicts: [] });
  });
  it('lets a value go that the other person emptied, and keeps one that was typed anew', () => {
    const m = mergeForm({ a: 'x' }, { a: 'x', b: 'new' }, {});
    expect(m).toEqual({ values: { b: 'new' }, taken: ['a'], conflicts: [] });
  });
  it('keeps a value emptied here', () => {
    expect(mergeForm({ a: 'x' }, {}, { a: 'x' }).values).toEqual({});
  });
  it('lists what happened since, oldest first', () => {
    expect(actionsSince([{ seq: 1 }, { seq: 2 }], [{ seq: 4 }, { seq: 3 }, { seq: 2 }, { seq: 1 }]).map((a) => a.seq)).toEqual([3, 4]);
    expect(actionsSince([], [{ seq: 1 }])).toHaveLength(1);
  });
});

describe('from the offered action to its form', () => {
  const program = [section('apply', 'area', 'reason'), section('money', 'income')];
  const save = { action: 'save', style: 'NORMAL' as const, form: [field('area'), field('reason'), field('income'), field('papers', { type: 'FILES' })] };
  const opine = { action: 'opine', style: 'PRIMARY' as const, form: [field('opinion')] };
  const withdraw = { action: 'withdraw', style: 'DANGER' as const, form: [] };

  it('finds the actions that take the application, whatever they are called', () => {
    expect(applicationOffers([opine, save], program)).toEqual([save]);
    expect(applicationOffers([opine, withdraw], program)).toEqual([]);
    expect(applicationOffers([opine], [])).toEqual([]);
  });
  const titles = { papers: 'Papers', other: 'Other' };
  it('keeps the sections of the application and puts papers and the rest behind them', () => {
    const s = sectionsOf([...save.form, field('why')], program, titles);
    expect(s.map((x) => [x.title, x.fields.map((f) => f.key)])).toEqual([['apply', ['area', 'reason']], ['money', ['income']], ['Papers', ['papers']], ['Other', ['why']]]);
  });
  it('uses the field of the action, which may differ from the programme’s', () => {
    expect(sectionsOf([field('income', { required: false })], program, titles)).toEqual([{ key: 'money', title: 'money', fields: [field('income', { required: false })] }]);
  });
  it('shows the plain form of an action without a title, its files among the rest', () => {
    expect(sectionsOf(opine.form, program, titles)).toEqual([{ key: 'other', title: '', fields: opine.form }]);
    expect(sectionsOf([field('photo', { type: 'FILES' }), field('note')], [], titles)).toHaveLength(1);
    expect(sectionsOf([], [], titles)).toEqual([]);
  });
  it('puts what leads on first and what ends things last', () => {
    expect(inOrder([withdraw, save, opine]).map((o) => o.action)).toEqual(['opine', 'save', 'withdraw']);
  });
  it('requires nothing of a draft', () => {
    expect(asDraft(program).flatMap((s) => s.fields).some((f) => f.required)).toBe(false);
  });
});

describe('the address of a case', () => {
  it('keeps a known tab and the queue it was opened from, and drops the rest', () => {
    expect(caseSearch({ tab: 'papers', paper: 'notice', queue: { action: 'opine', x: 1 }, y: 2 })).toEqual({ tab: 'papers', paper: 'notice', queue: { action: 'opine' } });
    expect(caseSearch({ tab: 'application', queue: {} })).toEqual({ queue: {} });
    expect(caseSearch({ tab: 'nonsense', queue: 'x' })).toEqual({});
  });
});

const choice = (action: string, style: 'PRIMARY' | 'NORMAL') => ({ action, style });
it('lets one thing lead: the first of the course that is not done in this state', () => {
  const offers = [choice('visit', 'PRIMARY'), choice('ask', 'PRIMARY'), choice('note', 'NORMAL')];
  const leads = (log: Parameters<typeof oneLeads>[1]) => oneLeads(offers, log).filter((o) => o.style === 'PRIMARY').map((o) => o.action);
  const began = { seq: 1, action: 'start', fromStatus: 'ACCEPTED', toStatus: 'INVESTIGATING' };
  const visited = { seq: 2, action: 'visit', fromStatus: 'INVESTIGATING', toStatus: 'INVESTIGATING' };
  expect(leads([began])).toEqual(['visit']);
  expect(leads([began, visited])).toEqual(['ask']);
  expect(leads([visited, { ...began, seq: 3 }])).toEqual(['visit']);
});
