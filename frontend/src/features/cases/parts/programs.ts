import { queryOptions, useQuery } from '@tanstack/react-query';
import { graphql } from '@/gql';
import type { CaseProgramsQuery as CaseProgramsData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';

const CaseProgramsQuery = graphql(`
  query CasePrograms { programs { code name shortName unit section sectionLabel cycle mayDraft statuses { value label } basis { law number } documents { key label required perMember help } } }
`);
type Program = CaseProgramsData['programs'][number];
const NONE: Program[] = [];

/** The programmes the person may read or enter; they change with a release only. */
export const programsOptions = queryOptions({ queryKey: ['programs'], queryFn: async () => (await gqlRequest(CaseProgramsQuery, {})).programs, staleTime: 10 * 60_000 });

/** The same, for words beside something else: none while they are under way. */
export const usePrograms = (): Program[] => useQuery(programsOptions).data ?? NONE;
