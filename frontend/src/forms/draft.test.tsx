import { beforeEach, expect, it } from 'vitest';
import { draftsUnder, ownDrafts } from '@/lib/drafts';
import { draftOf } from './draft';
import type { FieldType, FormField } from './types';

const field = (key: string, type: FieldType, more: Partial<FormField> = {}): FormField => ({ key, type, label: key, required: false, options: [], ...more });
const FIELDS = [field('note', 'LONG_TEXT'), field('id', 'ID_NUMBER'), field('account', 'BANK_ACCOUNT'), field('rows', 'LIST', { itemFields: [field('name', 'TEXT'), field('no', 'ID_NUMBER')] }), field('other', 'TEXT')];
beforeEach(() => { sessionStorage.clear(); ownDrafts('s1'); });

it('keeps what was typed and lays it over what the server has now', () => {
  draftOf('case:1:survey', FIELDS, { note: 'a', other: 'old' }).write({ note: 'typed', other: 'old' });
  expect(draftOf('case:1:survey', FIELDS, { note: 'a', other: 'new' }).restored).toEqual({ note: 'typed', other: 'new' });
  expect(draftsUnder('case:1:')).toEqual(['survey']);
  draftOf('case:1:survey', FIELDS, {}).drop();
  expect(draftOf('case:1:survey', FIELDS, {}).restored).toBeUndefined();
});

it('remembers that a field was emptied, and forgets a form that is as it began', () => {
  const d = draftOf('k', FIELDS, { note: 'a' });
  d.write({});
  expect(draftOf('k', FIELDS, { note: 'a' }).restored).toEqual({});
  d.write({ note: 'a' });
  expect(draftsUnder('')).toEqual([]);
});

it('stores no numbers of people or accounts, and asks for a new account number again', () => {
  draftOf('k', FIELDS, { account: { bank: 'B', last4: '1234' } }).write({ id: '110105194912310021', account: { bank: 'B', last4: '1234', number: '6222021234567890' }, rows: [{ name: '张三', no: '110105194912310021' }] });
  expect(JSON.stringify(Object.entries(sessionStorage))).not.toMatch(/110105|6222/);
  expect(draftOf('k', FIELDS, { account: { bank: 'B', last4: '1234' } }).restored).toEqual({ account: { bank: 'B' }, rows: [{ name: '张三' }] });
});

it('shows nothing to another person', () => {
  draftOf('k', FIELDS, {}).write({ note: 'x' });
  ownDrafts('s2');
  expect(draftOf('k', FIELDS, {}).restored).toBeUndefined();
});
