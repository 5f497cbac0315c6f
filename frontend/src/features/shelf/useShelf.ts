import { App } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { navEntries } from '@/app/features';
import { menuKindsOptions } from '@/app/desk/menu';
import { meOptions } from '@/app/session';
import { errorText } from '@/app/errorText';
import type { DeskKind } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import { uuid } from '@/lib/uuid';
import { viewOf } from './model';
import { SHELF, ShelfFavouriteMutation, type DeskItem, type Shelf } from './queries';

/** Puts something among the favourites or takes it away. */
export function useFavourite() {
  const { t } = useTranslation('shelf');
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (v: { kind: DeskKind; id: string; favourite: boolean }) => (await gqlRequest(ShelfFavouriteMutation, { input: { requestId: uuid(), kind: v.kind, itemId: v.id, favourite: v.favourite } })).setFavourite,
    onSuccess: (shelf: Shelf, v) => { client.setQueryData(SHELF, shelf); void message.success(t(v.favourite ? 'added' : 'removed')); },
    onError: (e) => void message.error(errorText(e)),
  });
}

/** What something on the desk is called; pages are named here, as their menu does. */
export function useItemName() {
  const { t } = useTranslation(['shelf', 'desk']);
  const me = useQuery(meOptions).data;
  const kinds = useQuery({ ...menuKindsOptions(me!), enabled: !!me }).data;
  return (i: Pick<DeskItem, 'kind' | 'id' | 'label' | 'typeName'>): string => {
    if (i.kind !== 'PAGE') return i.label ?? i.typeName ?? i.id;
    const entry = navEntries.find((e) => e.to === i.id), view = viewOf(i.id);
    if (entry) return t(`desk:nav.${entry.key}`);
    return view ? t(`page.${view.view}`, { name: kinds?.find((k) => k.code === view.code)?.shortName ?? view.code }) : i.id;
  };
}
