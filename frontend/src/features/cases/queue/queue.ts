import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { graphql } from '@/gql';
import { gqlRequest, gqlSubscribe } from '@/lib/graphql';

const WorkQueueSummaryQuery = graphql(`
  query WorkQueueSummary { workQueueSummary { action label count overdue dueSoon } }
`);
const WorkQueueOverdueQuery = graphql(`
  query WorkQueueOverdue { workQueue(overdue: true, first: 1) { totalCount } }
`);
const WorkQueueNextQuery = graphql(`
  query WorkQueueNext($programCode: ID, $action: String) {
    workQueue(programCode: $programCode, action: $action, first: 2) { nodes { id applicantName programName } totalCount }
  }
`);
const WorkQueueSubscription = graphql(`
  subscription WorkQueueChanges { workQueueChanged { caseId at } }
`);

export const summaryOptions = queryOptions({ queryKey: ['workQueueSummary'], queryFn: async ({ signal }) => (await gqlRequest(WorkQueueSummaryQuery, {}, { signal })).workQueueSummary });
/** How many cases are overdue; one that is overdue for two steps is one. */
export const overdueOptions = queryOptions({ queryKey: ['workQueue', 'overdue'], queryFn: async ({ signal }) => (await gqlRequest(WorkQueueOverdueQuery, {}, { signal })).workQueue.totalCount });

/** What waits after this case, in the order of the queue; undefined while asking, null when the queue is empty. */
export function useNextInQueue(caseId: string, queue: { action?: string | undefined; program?: string | undefined }) {
  const { data } = useQuery({
    queryKey: ['workQueue', 'next', queue.action, queue.program],
    queryFn: ({ signal }) => gqlRequest(WorkQueueNextQuery, { action: queue.action ?? null, programCode: queue.program ?? null }, { signal }),
    staleTime: 0,
  });
  return data && { next: data.workQueue.nodes.find((n) => n.id !== caseId) ?? null, total: data.workQueue.totalCount };
}

const CALM_MS = 1500;

/** Asks the queue again when the server says that it changed; several changes at once are one question. */
export function useLiveQueue() {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(() => { for (const key of ['workQueue', 'workQueueSummary']) void client.invalidateQueries({ queryKey: [key] }); }, CALM_MS);
    };
    let first = true;
    // after a lost connection something may have been missed
    const stop = gqlSubscribe(WorkQueueSubscription, {}, { data: again, connected: () => { if (!first) again(); first = false; } });
    return () => { clearTimeout(timer); stop(); };
  }, [client]);
}
