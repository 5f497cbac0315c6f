import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/gql';
import type { ImportsListQuery as ImportsListData, ImportsOneQuery as ImportsOneData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';

const ImportsKindsQuery = graphql(`
  query ImportsKinds { importKinds { kind label columns templateUrl } }
`);
export const ImportsListQuery = graphql(`
  query ImportsList($first: Int!, $after: String) {
    imports(first: $first, after: $after) { nodes { id kind fileName state by at households persons entries monthlyTotal progress refused { row } } pageInfo { endCursor hasNextPage } totalCount }
  }
`);
const ImportsOneQuery = graphql(`
  query ImportsOne($importId: ID!) {
    import(importId: $importId) {
      id rev kind fileName state by at households persons entries monthlyTotal progress fileUrl byKind { key label count } refusedFileUrl mayApply applyNote
      repaired { key label count } byVillage { key label count } refused { sheet row reason message household }
    }
  }
`);
export const ImportsCheckMutation = graphql(`
  mutation ImportsCheck($input: CheckImportInput!) { checkImport(input: $input) { import { id } } }
`);
export const ImportsApplyMutation = graphql(`
  mutation ImportsApply($input: ApplyImportInput!) { applyImport(input: $input) { import { id rev state } } }
`);
export const ImportsUndoMutation = graphql(`
  mutation ImportsUndo($input: UndoImportInput!) { undoImport(input: $input) { import { id rev state } } }
`);
export type ImportRow = ImportsListData['imports']['nodes'][number];
export type ImportDetail = ImportsOneData['import'];

export const importOptions = (importId: string) => queryOptions({ queryKey: ['import', importId], queryFn: async ({ signal }) => (await gqlRequest(ImportsOneQuery, { importId }, { signal })).import, staleTime: 0 });

/** What an import changes when it is taken in or out. */
export const TOUCHED = ['import', 'imports', 'records', 'indicators', 'board', 'people', 'person', 'household'] as const;

/** What the person may take in; it changes with a release or another role only. */
export const importKindsOptions = queryOptions({ queryKey: ['importKinds'], queryFn: async () => (await gqlRequest(ImportsKindsQuery, {})).importKinds, staleTime: 10 * 60_000 });
