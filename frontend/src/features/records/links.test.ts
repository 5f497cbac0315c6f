import { expect, it } from 'vitest';
import { linkOfBoard, linkOfRecord, shownOf } from './model';

it('leads from the board to the same question: queue, figure, cases, any other dataset', () => {
  const where = [{ field: 'state', op: 'EQ' as const, values: ['RETURNED'] }];
  expect(linkOfBoard({ target: 'WORK', where: [] })).toEqual({ to: '/work' });
  expect(linkOfBoard({ target: 'INDICATOR', where: [], indicatorId: 'F018', regionCode: '339981001000' })).toEqual({ to: '/figures/$indicatorId', params: { indicatorId: 'F018' }, search: { region: '339981001000' } });
  expect(linkOfBoard({ target: 'RECORDS', dataset: 'cases', where })).toEqual({ to: '/cases', search: { f: { state: ['RETURNED'] } } });
  expect(linkOfBoard({ target: 'RECORDS', dataset: 'payments', where, regionCode: '339981001000', asOf: '2026-10-31' }))
    .toEqual({ to: '/records/$dataset', params: { dataset: 'payments' }, search: { asOf: '2026-10-31', f: { state: ['RETURNED'], region: ['339981001000'] } } });
  expect(linkOfBoard({ target: 'WORK', where: [{ field: 'overdue', op: 'EQ', values: ['true'] }] })).toEqual({ to: '/work', search: { f: { overdue: ['true'] } } });
  expect(linkOfBoard(null)).toBeUndefined();
  expect(linkOfBoard({ target: 'RECORDS', where: [] })).toBeUndefined();
});
it('opens what has a page, and nothing else', () => {
  expect(linkOfRecord('PERSON', 'p1')).toEqual({ to: '/people/$personId', params: { personId: 'p1' } });
  expect(linkOfRecord('ORGANIZATION', 'e1')).toEqual({ to: '/entries/$entryId', params: { entryId: 'e1' } });
  expect(linkOfRecord('FACILITY', 'e2')).toEqual({ to: '/entries/$entryId', params: { entryId: 'e2' } });
  expect(linkOfRecord('LEDGER_RECORD', 'r1')).toEqual({ to: '/ledger-records/$recordId', params: { recordId: 'r1' } });
  expect(linkOfRecord('PAYMENT', 'x')).toBeUndefined();
});
it('shows the common filters and those that are set', () => {
  const all = ['program', 'causes', 'state'].map((key) => ({ key, label: key, kind: 'multi' as const }));
  expect(shownOf(all, []).map((f) => f.key)).toEqual(['program', 'state']);
  expect(shownOf(all, ['causes']).map((f) => f.key)).toEqual(['program', 'causes', 'state']);
});
