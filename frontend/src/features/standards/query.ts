import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Intent } from '@/lib/intent';
import { graphql } from '@/gql';
import type { ProposeStandardInput } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';

const StandardsListQuery = graphql(`
  query StandardsList {
    standards { key label unit groups { value label } values { id rev areaClass group value effectiveFrom documentNumber state proposedBy approvedBy mayDecide } }
  }
`);
const ProposeMutation = graphql(`
  mutation StandardsPropose($input: ProposeStandardInput!) { proposeStandard(input: $input) { standard { key } } }
`);
const DecideMutation = graphql(`
  mutation StandardsDecide($input: DecideStandardInput!) { decideStandard(input: $input) { standard { key } } }
`);

export const standardsOptions = queryOptions({ queryKey: ['standards'], queryFn: async ({ signal }) => (await gqlRequest(StandardsListQuery, {}, { signal })).standards });

function useRefresh() {
  const client = useQueryClient();
  return () => { void client.invalidateQueries({ queryKey: ['records'] }); return client.invalidateQueries({ queryKey: ['standards'] }); };
}

export function usePropose() {
  const [intent] = useState(() => new Intent());
  return useMutation({
    mutationFn: async (v: Omit<ProposeStandardInput, 'requestId'>) => {
      await gqlRequest(ProposeMutation, { input: { requestId: intent.idFor(v), ...v } });
      intent.done();
    },
    onSuccess: useRefresh(),
  });
}

export function useDecide() {
  const [intent] = useState(() => new Intent());
  return useMutation({
    mutationFn: async (v: { valueId: string; rev: number; approve: boolean; reason: string | null }) => {
      await gqlRequest(DecideMutation, { input: { requestId: intent.idFor(v), ...v } });
      intent.done();
    },
    onSettled: useRefresh(),
  });
}
