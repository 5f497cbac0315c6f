import { expect, it } from 'vitest';
import { alarmGroups, daysBetween, type Alarm } from './model';

const a = (ledgerCode: string, key: string, severity: Alarm['severity'], since: string): Alarm => ({ ledgerCode, key, severity, since, label: key, ledgerName: ledgerCode, region: { code: '1', fullName: '甲' } });

it('puts the dangerous kinds first and the longest standing of each on top', () => {
  const groups = alarmGroups([a('BEDS', 'MISSING', 'WARNING', '2026-03-01'), a('BEDS', 'MISSING', 'WARNING', '2026-02-01'), a('FIRE', 'PAST_DUE', 'DANGER', '2026-03-10'), a('DUTY', 'GAP', 'WARNING', '2026-03-02')]);
  expect(groups.map((g) => [g.id, g.alarms.length])).toEqual([['FIRE:PAST_DUE', 1], ['BEDS:MISSING', 2], ['DUTY:GAP', 1]]);
  expect(groups[1]!.alarms[0]!.since).toBe('2026-02-01');
});

it('keeps alarms of one name in two ledgers apart', () => {
  expect(alarmGroups([a('A', 'MISSING', 'WARNING', '2026-01-01'), a('B', 'MISSING', 'WARNING', '2026-01-01')])).toHaveLength(2);
});

it('counts whole days', () => {
  expect([daysBetween('2026-02-27', '2026-03-01'), daysBetween('2026-03-01', '2026-03-01')]).toEqual([2, 0]);
});
