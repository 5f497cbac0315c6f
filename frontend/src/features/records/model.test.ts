import { expect, it } from 'vitest';
import type { Field } from '../cases/list/fields';
import { searchable, textConditions } from './model';

const field = (name: string, filter = true): Field => ({ name, label: name, type: 'TEXT', filter, sortable: false, column: true, byDefault: true, options: [] });
const cases = [field('number'), field('applicant')];

it('asks for a number when there is a digit in it, else for a part of the name', () => {
  expect(textConditions(cases, ' dibao-2026 ')).toEqual([{ field: 'number', op: 'PREFIX', values: ['DIBAO-2026'] }]);
  expect(textConditions(cases, '建国')).toEqual([{ field: 'applicant', op: 'CONTAINS', values: ['建国'] }]);
  expect(textConditions([field('caseNumber')], 'DIBAO')).toEqual([{ field: 'caseNumber', op: 'PREFIX', values: ['DIBAO'] }]);
  expect(textConditions(cases, '  ')).toEqual([]);
});
it('has no search box where nothing can be asked', () => {
  expect(searchable([field('status')])).toBe(false);
  expect(searchable([field('name', false)])).toBe(false);
  expect(searchable(cases)).toBe(true);
});
