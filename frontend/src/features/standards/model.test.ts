import { expect, it } from 'vitest';
import { inForce, slotsOf, type Standard, type StandardValue } from './model';

const value = (v: Partial<StandardValue>): StandardValue => ({ id: v.effectiveFrom ?? '', rev: 1, areaClass: null, group: null, value: '1.00', effectiveFrom: '2024-01-01', documentNumber: '', state: 'APPROVED', proposedBy: '', approvedBy: null, mayDecide: false, ...v });
const standard = (values: StandardValue[]): Standard => ({ key: 'K', label: 'K', unit: 'FEN', groups: [{ value: 'B', label: '乙' }, { value: 'A', label: '甲' }], values });

it('the value in force is the newest approved one that has begun', () => {
  const values = [value({ effectiveFrom: '2025-07-01' }), value({ effectiveFrom: '2025-01-01', value: '2.00' }), value({ effectiveFrom: '2025-03-01', state: 'REFUSED' }), value({ effectiveFrom: '2025-04-01', state: 'PROPOSED' })];
  expect(inForce(values, '2025-06-30')?.value).toBe('2.00');
  expect(inForce(values, '2025-07-01')?.effectiveFrom).toBe('2025-07-01');
  expect(inForce(values, '2024-12-31')).toBeUndefined();
});

it('keeps areas apart and tells what comes next and what waits', () => {
  const slots = slotsOf([standard([value({ areaClass: 'URBAN' }), value({ areaClass: 'RURAL' }), value({ areaClass: 'URBAN', effectiveFrom: '2026-01-01' }), value({ areaClass: 'RURAL', effectiveFrom: '2026-02-01', state: 'PROPOSED' })])], '2025-06-01');
  expect(slots.map((s) => s.areaClass)).toEqual(['URBAN', 'RURAL']);
  expect(slots[0]!.next?.effectiveFrom).toBe('2026-01-01');
  expect(slots[0]!.waiting).toEqual([]);
  expect(slots[1]!.waiting).toHaveLength(1);
});

it('orders groups as the standard names them', () => {
  const slots = slotsOf([standard([value({ group: 'A' }), value({ group: 'B' })])], '2025-06-01');
  expect(slots.map((s) => s.group)).toEqual(['B', 'A']);
});
