import type { Severity } from '@/gql/graphql';

export interface Alarm { key: string; label: string; ledgerCode: string; ledgerName: string; since: string; severity: Severity; region: { code: string; fullName: string }; recordId?: string | null; subject?: { id: string } | null; subjectName?: string | null }
export interface AlarmGroup<A extends Alarm> { id: string; label: string; ledgerCode: string; ledgerName: string; severity: Severity; alarms: A[] }

const RANK: Record<Severity, number> = { DANGER: 0, WARNING: 1, INFO: 2 };

/** What somebody must look at, kind by kind: the dangerous first, then the kinds with the most, each with the longest standing first. */
export function alarmGroups<A extends Alarm>(alarms: readonly A[]): AlarmGroup<A>[] {
  const groups = new Map<string, AlarmGroup<A>>();
  for (const a of alarms) {
    const id = `${a.ledgerCode}:${a.key}`;
    const g = groups.get(id) ?? { id, label: a.label, ledgerCode: a.ledgerCode, ledgerName: a.ledgerName, severity: a.severity, alarms: [] };
    groups.set(id, g);
    g.alarms.push(a);
  }
  for (const g of groups.values()) g.alarms.sort((a, b) => a.since.localeCompare(b.since));
  return [...groups.values()].sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.alarms.length - a.alarms.length || a.id.localeCompare(b.id));
}

/** Whole days between two days. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
