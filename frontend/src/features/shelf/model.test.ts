import { expect, it } from 'vitest';
import { itemOf, linkOfItem, viewOf } from './model';

const pages = new Set(['/', '/cases', '/alarms', '/cases/new']);

it.each([
  ['/cases/case_1', undefined, 'CASE case_1'], ['/cases', undefined, 'PAGE /cases'], ['/cases', 'DIBAO', 'PROGRAM DIBAO'], ['/entries/e1', undefined, 'ENTRY e1'], ['/entries/e1/beds', undefined, 'ENTRY e1'],
  ['/registers/CITY_HOME', undefined, 'REGISTER CITY_HOME'], ['/ledgers/FLOOD_DUTY', undefined, 'LEDGER FLOOD_DUTY'], ['/ledgers/FLOOD_DUTY/calendar', undefined, 'PAGE /ledgers/FLOOD_DUTY/calendar'],
  ['/ledgers/FLOOD_DUTY/new', undefined, undefined], ['/registers/CITY_HOME/new', undefined, undefined], ['/networks/CHILD_NODE', undefined, 'PAGE /networks/CHILD_NODE'], ['/nowhere', undefined, undefined], ['/cases/new', undefined, 'PAGE /cases/new'],
])('knows what %s (programme %s) shows', (path, program, want) => {
  const i = itemOf(path, program, pages);
  expect(i && `${i.kind} ${i.id}`).toBe(want);
});

it('names the views of a kind', () => {
  expect(viewOf('/ledgers/DISASTER_REPORT/rollup')).toEqual({ code: 'DISASTER_REPORT', view: 'rollup' });
  expect(viewOf('/networks/CHILD_NODE')).toEqual({ code: 'CHILD_NODE', view: 'network' });
  expect(viewOf('/ledgers/X/new')).toBeUndefined();
});

it('leads back to what was kept', () => {
  expect(linkOfItem('PROGRAM', 'DIBAO')).toEqual({ to: '/cases', search: { f: { program: ['DIBAO'] } } });
  expect(linkOfItem('CASE', 'c1')).toMatchObject({ params: { caseId: 'c1' } });
  expect(linkOfItem('PAGE', '/alarms')).toEqual({ to: '/alarms' });
});
