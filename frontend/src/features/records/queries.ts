import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/gql';
import type { RecordsListQuery as RecordsListData, RecordsDatasetsQuery as RecordsDatasetsData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';

const RecordsDatasetsQuery = graphql(`
  query RecordsDatasets { datasets { id name opens timeBasis fields { name label type filter dimension measure sortable column byDefault options { value label } } } }
`);
export const RecordsListQuery = graphql(`
  query RecordsList($query: DatasetQueryInput!, $first: Int!, $after: String) {
    records(query: $query, first: $first, after: $after) {
      columns { name }
      nodes { id ref { kind id label } cells labels }
      pageInfo { endCursor hasNextPage }
      totalCount
    }
  }
`);
export type RecordsRow = RecordsListData['records']['nodes'][number];
export type DatasetInfo = RecordsDatasetsData['datasets'][number];

/** The datasets change with a release only. */
export const datasetsOptions = queryOptions({ queryKey: ['datasets', 'records'], queryFn: async () => (await gqlRequest(RecordsDatasetsQuery, {})).datasets, staleTime: 10 * 60_000 });
