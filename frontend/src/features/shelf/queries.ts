import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/gql';
import type { ShelfQuery as ShelfData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';

const ShelfQuery = graphql(`
  query Shelf {
    myFavourites { kind id label typeName regionName statusLabel favourite }
    myRecent { kind id label typeName regionName statusLabel favourite }
  }
`);
export const ShelfFavouriteMutation = graphql(`
  mutation ShelfFavourite($input: SetFavouriteInput!) {
    setFavourite(input: $input) { favourites { kind id label typeName regionName statusLabel favourite } recent { kind id label typeName regionName statusLabel favourite } }
  }
`);
export const ShelfVisitMutation = graphql(`
  mutation ShelfVisit($input: NoteVisitInput!) {
    noteVisit(input: $input) { favourites { kind id label typeName regionName statusLabel favourite } recent { kind id label typeName regionName statusLabel favourite } }
  }
`);
const ShelfEntryQuery = graphql(`
  query ShelfEntry($entryId: ID!) { entry(entryId: $entryId) { class } }
`);
export type DeskItem = ShelfData['myFavourites'][number];
export interface Shelf { favourites: readonly DeskItem[]; recent: readonly DeskItem[] }

export const SHELF = ['shelf'] as const;
export const shelfOptions = queryOptions({ queryKey: SHELF, queryFn: async ({ signal }): Promise<Shelf> => { const r = await gqlRequest(ShelfQuery, {}, { signal }); return { favourites: r.myFavourites, recent: r.myRecent }; }, staleTime: 60_000 });
export const entryClassOptions = (entryId: string) => queryOptions({ queryKey: ['entryClass', entryId], queryFn: async ({ signal }) => (await gqlRequest(ShelfEntryQuery, { entryId }, { signal })).entry.class, staleTime: Infinity, retry: false });
