import type { PeopleHouseholdQuery } from '@/gql/graphql';

export type Benefits = PeopleHouseholdQuery['household']['benefits'];
interface Line { case: { id: string; programCode: string; programName: string } }
interface Exclusion { personId: string; programCode: string; programName: string; caseId: string }

/** Exclusions from both ends: which programmes a case shuts people out from, and which cases stand in the way of one that is there. */
export function exclusionsOf(b: { lines: readonly Line[]; exclusions: readonly Exclusion[] }) {
  const by = new Map<string, { programCode: string; programName: string }[]>();
  for (const x of b.exclusions) {
    const list = by.get(x.caseId) ?? [];
    if (!list.some((y) => y.programCode === x.programCode)) list.push({ programCode: x.programCode, programName: x.programName });
    by.set(x.caseId, list);
  }
  const nameOf = new Map(b.lines.map((l) => [l.case.id, l.case.programName]));
  const from = (programCode: string, caseId: string) => [...new Set(b.exclusions.filter((x) => x.programCode === programCode && x.caseId !== caseId).map((x) => x.caseId))]
    .flatMap((id) => { const name = nameOf.get(id); return name ? [{ caseId: id, programName: name }] : []; });
  return { by, from };
}
