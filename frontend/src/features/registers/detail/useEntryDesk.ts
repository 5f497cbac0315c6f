import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActionDesk } from '@/features/actions/desk';
import type { FormValues } from '@/forms';
import { gqlRequest } from '@/lib/graphql';
import { Intent } from '@/lib/intent';
import { entryOptions, RegisterPerformMutation, TOUCHED, type EntryDetail } from '../queries';

export const draftKey = (entryId: string, action: string) => `entry:${entryId}:${action}`;

/** How the actions of an organisation or facility are done. */
export function useEntryDesk(e: EntryDetail): ActionDesk {
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  const perform = useMutation({
    mutationFn: async (v: { rev: number; action: string; form: FormValues }) => {
      const input = { entryId: e.id, ...v };
      return (await gqlRequest(RegisterPerformMutation, { input: { requestId: intent.idFor(input), ...input } })).performEntryAction.entry;
    },
    onSuccess: async () => {
      intent.done();
      // the page behind must show the new state before the form closes
      await client.invalidateQueries({ queryKey: ['entry', e.id] });
      for (const key of TOUCHED) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  return {
    on: e, name: e.name, perform: perform.mutateAsync, draftKey: (action) => draftKey(e.id, action),
    seen: () => client.getQueryData(entryOptions(e.id).queryKey),
    reload: () => client.fetchQuery(entryOptions(e.id)),
  };
}
