import { useQueryClient } from '@tanstack/react-query';
import type { ActionDesk } from '@/features/actions/desk';
import { caseOptions, type CaseDetail } from './query';
import { usePerform } from './usePerform';

/** Where what is typed for an action of a case is kept. */
export const draftKey = (caseId: string, action: string) => `case:${caseId}:${action}`;

/** How the actions of a case are done. */
export function useCaseDesk(c: CaseDetail): ActionDesk {
  const client = useQueryClient();
  const perform = usePerform(c.id);
  return {
    on: c, name: c.applicantName, perform: perform.mutateAsync, draftKey: (action) => draftKey(c.id, action),
    seen: () => client.getQueryData(caseOptions(c.id).queryKey),
    reload: () => client.fetchQuery(caseOptions(c.id)),
  };
}
