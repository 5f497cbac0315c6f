import { graphql } from '@/gql';
import type { ViewsStaysQuery as StaysData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';

export const ViewsHomeQuery = graphql(`
  query ViewsHome($entryId: ID!) {
    entry(entryId: $entryId) { id name kindCode kindName form region { fullName } ledgers { ledgerCode ledgerName count mayEnter occupies } }
    ledgers { code name mayEnter occupies { field of rooms room count countedBy counted } fields { key type label } }
  }
`);
const ViewsStaysQuery = graphql(`
  query ViewsStays($ledgerCode: ID!, $subjectId: ID!, $after: String) {
    ledgerRecords(ledgerCode: $ledgerCode, subjectId: $subjectId, first: 100, after: $after) {
      nodes { id rev on until state form values { key label text } mayCorrect } pageInfo { endCursor hasNextPage }
    }
  }
`);
export const ViewsCountQuery = graphql(`
  query ViewsCount($ledgerCode: ID!, $subjectId: ID!) {
    ledgerRecords(ledgerCode: $ledgerCode, subjectId: $subjectId, first: 1) { nodes { id on values { key label text } form } }
  }
`);
export const ViewsMoveOutMutation = graphql(`
  mutation ViewsMoveOut($input: SaveLedgerRecordInput!) { saveLedgerRecord(input: $input) { record { id rev until } } }
`);
export type StayRecord = StaysData['ledgerRecords']['nodes'][number];

/** Everybody who ever lived in a home, page by page; a home has hundreds at most. */
export async function allStays(ledgerCode: string, subjectId: string, signal: AbortSignal): Promise<StayRecord[]> {
  const out: StayRecord[] = [];
  for (let after: string | null = null, page = 0; page < 30; page++) {
    const r: StaysData['ledgerRecords'] = (await gqlRequest(ViewsStaysQuery, { ledgerCode, subjectId, after }, { signal })).ledgerRecords;
    out.push(...r.nodes);
    if (!r.pageInfo.hasNextPage) break;
    after = r.pageInfo.endCursor ?? null;
  }
  return out;
}
