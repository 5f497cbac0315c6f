import type { StandardsListQuery as StandardsListData } from '@/gql/graphql';

export type Standard = StandardsListData['standards'][number];
export type StandardValue = Standard['values'][number];

/** What a standard is the value of: the standard for one area class and group. */
export interface Slot {
  id: string;
  standard: Standard;
  areaClass: string | null;
  group: string | null;
  /** in force today */
  current: StandardValue | undefined;
  next: StandardValue | undefined;
  waiting: StandardValue[];
  values: StandardValue[];
}

const AREAS = ['URBAN', 'RURAL'];
/** Urban before rural, and groups as the standard names them. */
export const rank = (s: Pick<Standard, 'groups'>, v: Pick<StandardValue, 'areaClass' | 'group'> | undefined) =>
  AREAS.indexOf(v?.areaClass ?? '') * (s.groups.length + 1) + s.groups.findIndex((g) => g.value === v?.group);
const slotKey = (v: Pick<StandardValue, 'areaClass' | 'group'>) => `${v.areaClass ?? ''}|${v.group ?? ''}`;

/** The value in force on a day among values of one slot. */
export function inForce(values: readonly StandardValue[], day: string): StandardValue | undefined {
  return values.filter((v) => v.state === 'APPROVED' && v.effectiveFrom <= day).sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom))[0];
}

export function slotsOf(standards: readonly Standard[], today: string): Slot[] {
  return standards.flatMap((standard) => {
    const by = new Map<string, StandardValue[]>();
    for (const v of standard.values) by.set(slotKey(v), [...(by.get(slotKey(v)) ?? []), v]);
    return [...by].sort(([, a], [, b]) => rank(standard, a[0]) - rank(standard, b[0])).map(([key, values]) => ({
      id: `${standard.key}|${key}`, standard, areaClass: values[0]!.areaClass, group: values[0]!.group, values,
      current: inForce(values, today),
      next: values.filter((v) => v.state === 'APPROVED' && v.effectiveFrom > today).sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom))[0],
      waiting: values.filter((v) => v.state === 'PROPOSED'),
    }));
  });
}

export const isMoney = (unit: string) => unit === 'FEN' || unit === 'FEN_PER_PERSON_MONTH';
