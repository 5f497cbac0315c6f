import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/gql';
import type { FiguresIndicatorsQuery as FiguresIndicatorsData, FiguresRecordsQuery as FiguresRecordsData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';

const FiguresIndicatorsQuery = graphql(`
  query FiguresIndicators($ids: [ID!], $regionCode: ID, $cutOff: Date) {
    indicators(ids: $ids, regionCode: $regionCode, cutOff: $cutOff) { id key label unit value printed basis definition asOf numerator denominator opensRecords }
  }
`);
export const FiguresRecordsQuery = graphql(`
  query FiguresRecords($indicatorId: ID!, $regionCode: ID, $cutOff: Date, $first: Int!, $after: String) {
    indicatorRecords(indicatorId: $indicatorId, regionCode: $regionCode, cutOff: $cutOff, first: $first, after: $after) {
      columns { name label type filter sortable column byDefault options { value label } }
      nodes { id ref { kind id label } cells labels }
      pageInfo { endCursor hasNextPage }
      totalCount
    }
  }
`);
export type Figure = FiguresIndicatorsData['indicators'][number];
export type FigureRow = FiguresRecordsData['indicatorRecords']['nodes'][number];

interface Ask { ids?: string[]; regionCode: string | null; cutOff: string | null }
export const figuresOptions = (ask: Ask) => queryOptions({ queryKey: ['indicators', ask], queryFn: async ({ signal }) => (await gqlRequest(FiguresIndicatorsQuery, ask, { signal })).indicators });
