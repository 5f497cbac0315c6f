import { expect, it } from 'vitest';
import type { FormField, FormSection } from '@/forms';
import type { Filter } from '@/ui/table';
import { bySections, dayAfter, dueConditions, fileKind, listed, ownPlace, shownFilters } from './model';
import { entrySearch } from './search';

const field = (key: string, type: FormField['type'] = 'TEXT'): FormField => ({ key, type, label: key, required: false, options: [] });
const sections: FormSection[] = [{ key: 'base', title: '基本信息', fields: [field('name'), field('creditCode'), field('category', 'CHOICE'), field('papers', 'FILES')] }, { key: 'size', title: '规模', fields: [field('beds', 'INTEGER')] }];

it('makes a column of every field that can be read in one, but not twice of name and credit code', () => {
  expect(listed(sections).map((f) => f.key)).toEqual(['category', 'beds']);
});
it('asks what is late, or due within thirty days across the end of a month', () => {
  expect(dayAfter('2026-01-31', 30)).toBe('2026-03-02');
  expect(dueConditions('late', '2026-03-16')).toEqual([{ field: 'due', op: 'LT', values: ['2026-03-16'] }]);
  expect(dueConditions('soon', '2026-03-16').map((c) => c.values[0])).toEqual(['2026-03-16', '2026-04-15']);
  expect(dueConditions(undefined, '2026-03-16')).toEqual([]);
});
it('shows the common filters first, then those that are set', () => {
  const all = ['grade', 'region', 'status', 'waiting', 'category'].map((key): Filter => ({ key, label: key, kind: 'multi' }));
  expect(shownFilters(all, ['category']).map((f) => f.key)).toEqual(['waiting', 'status', 'region', 'category']);
});
it('shows values in the sections of the form, and what no section knows at the end', () => {
  expect(bySections(sections, [{ key: 'beds' }, { key: 'old' }]).map((s) => [s.key, s.values.map((v) => v.key)])).toEqual([['size', ['beds']], ['', ['old']]]);
});
it('enters in one\'s own division where the kind lies in its tier', () => {
  expect(ownPlace(['VILLAGE'], { code: '339981001201', tier: 'VILLAGE' })).toBe('339981001201');
  expect(ownPlace(['TOWNSHIP'], { code: '339981000000', tier: 'CITY' })).toBeUndefined();
});
it('names the file of a kind, and keeps only known tabs in the address', () => {
  expect(fileKind('SOCIAL_GROUP')).toBe('social-group');
  expect(entrySearch({ tab: 'log' })).toEqual({ tab: 'log' });
  expect(entrySearch({ tab: 'data' })).toEqual({});
  expect(entrySearch({ tab: 'x' })).toEqual({});
});
