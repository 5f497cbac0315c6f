import { expect, it } from 'vitest';
import { change, efforts, periodBefore, savedShare, type BurdenRow } from './model';

const r = (tier: string, ledgerCode: string, records: number, typed: number, prefilled: number): BurdenRow => ({ tier, ledgerCode, ledgerName: ledgerCode, records, typed, prefilled });

it('adds what was typed up by tier and by ledger, the heaviest first', () => {
  const e = efforts([r('VILLAGE', 'VISIT', 10, 40, 20), r('TOWNSHIP', 'BEDS', 5, 10, 90), r('TOWNSHIP', 'VISIT', 1, 30, 0)]);
  expect(e.total).toEqual({ records: 16, typed: 80, prefilled: 110 });
  expect(e.tiers.TOWNSHIP).toEqual({ records: 6, typed: 40, prefilled: 90 });
  expect(e.tiers.CITY.records).toBe(0);
  expect(e.ledgers.map((l) => [l.code, l.typed])).toEqual([['VISIT', 70], ['BEDS', 10]]);
  expect(e.ledgers[0]!.by.VILLAGE!.typed).toBe(40);
});

it('tells the share that nobody typed, and says nothing of nothing', () => {
  expect(savedShare({ records: 1, typed: 1, prefilled: 3 })).toBe(75);
  expect(savedShare({ records: 0, typed: 0, prefilled: 0 })).toBeUndefined();
});

it('compares with the period of the same length before', () => {
  expect(periodBefore('2026-03-01', '2026-03-31')).toEqual({ from: '2026-01-29', to: '2026-02-28' });
  expect([change(80, 100), change(5, 0)]).toEqual([-20, undefined]);
});
