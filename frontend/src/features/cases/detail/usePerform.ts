import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { graphql } from '@/gql';
import type { FormValues } from '@/forms';
import { gqlRequest } from '@/lib/graphql';
import { Intent } from '@/lib/intent';

const PerformMutation = graphql(`
  mutation CasePerform($input: PerformActionInput!) { performAction(input: $input) { case { id rev status statusLabel } } }
`);

/** Does one action on a case and brings everything up to date that shows it. */
export function usePerform(caseId: string) {
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  return useMutation({
    mutationFn: async (v: { rev: number; action: string; form: FormValues }) => {
      const input = { caseId, ...v };
      return (await gqlRequest(PerformMutation, { input: { requestId: intent.idFor(input), ...input } })).performAction.case;
    },
    onSuccess: async () => {
      intent.done();
      // the page behind must show the new state before the form closes
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      for (const key of ['workQueue', 'workQueueSummary', 'records', 'board', 'batch']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
