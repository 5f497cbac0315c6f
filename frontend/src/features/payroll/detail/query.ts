import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Intent } from '@/lib/intent';
import { graphql } from '@/gql';
import type { BatchStep, PayrollBatchQuery as PayrollBatchData, PayrollLinesQuery as PayrollLinesData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';

const PayrollBatchQuery = graphql(`
  query PayrollBatch($batchId: ID!) {
    batch(batchId: $batchId) {
      id rev number programName month state stateLabel lineCount personCount total paid returned held supplement reissued
      programCode lastMonthTotal lastMonthLines deviation deviationReason progress fileName fileHash fileUrl
      checks { key label severity count blocking paymentIds }
      log { step label by at note }
      availableSteps { step label allowed reason needsReason }
      byTownship { region { code name } lines total }
    }
  }
`);
export const PayrollLinesQuery = graphql(`
  query PayrollLines($batchId: ID!, $state: PaymentState, $search: String, $regionCode: ID, $onlyChecked: Boolean, $first: Int!, $after: String) {
    batch(batchId: $batchId) {
      id
      payments(state: $state, search: $search, regionCode: $regionCode, onlyChecked: $onlyChecked, first: $first, after: $after) {
        nodes { id rev caseId caseNumber payee bank accountMasked itemLabel period amount state stateLabel bankMessage paidOn village { code name fullName } checks reissueOf accountCorrected mayHold holdNote }
        pageInfo { endCursor hasNextPage }
        totalCount
      }
    }
  }
`);
const AdvanceMutation = graphql(`
  mutation PayrollAdvance($input: AdvanceBatchInput!) { advanceBatch(input: $input) { batch { id rev state } } }
`);
const ResultMutation = graphql(`
  mutation PayrollResult($input: ImportBankResultInput!) { importBankResult(input: $input) { batch { id rev state paid returned } } }
`);
const HoldMutation = graphql(`
  mutation PayrollHold($input: HoldPaymentInput!) { holdPayment(input: $input) { payment { id rev state } } }
`);

export type Batch = PayrollBatchData['batch'];
export type Line = PayrollLinesData['batch']['payments']['nodes'][number];
export type LineConnection = PayrollLinesData['batch']['payments'];

/** A calculation or a bank's file of a whole city takes longer than a page. */
const LONG = { timeoutMs: 180_000 };

export const batchOptions = (batchId: string) => queryOptions({ queryKey: ['batch', batchId], queryFn: async ({ signal }) => (await gqlRequest(PayrollBatchQuery, { batchId }, { signal })).batch });

/** Everything that shows a run or its payments is asked anew, whether the step went well or not: after a conflict the page must show why. */
function refresh(client: QueryClient, batchId: string) {
  for (const key of ['batches', 'records', 'board', 'case']) void client.invalidateQueries({ queryKey: [key] });
  return client.invalidateQueries({ queryKey: ['batch', batchId] });
}

export function useAdvance(batchId: string) {
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  return useMutation({
    mutationFn: async (v: { rev: number; step: BatchStep; reason: string | null }) => {
      const input = { batchId, ...v };
      const { batch } = (await gqlRequest(AdvanceMutation, { input: { requestId: intent.idFor(input), ...input } }, LONG)).advanceBatch;
      intent.done();
      return batch;
    },
    onSettled: () => refresh(client, batchId),
  });
}

export function useResult(batchId: string) {
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  return useMutation({
    mutationFn: async (v: { rev: number; fileId: string }) => {
      const input = { batchId, ...v };
      const { batch } = (await gqlRequest(ResultMutation, { input: { requestId: intent.idFor(input), ...input } }, LONG)).importBankResult;
      intent.done();
      return batch;
    },
    onSettled: () => refresh(client, batchId),
  });
}

export function useHold(batchId: string) {
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  return useMutation({
    mutationFn: async (v: { paymentId: string; rev: number; hold: boolean; reason: string }) => {
      await gqlRequest(HoldMutation, { input: { requestId: intent.idFor(v), ...v } });
      intent.done();
    },
    onSettled: () => refresh(client, batchId),
  });
}
