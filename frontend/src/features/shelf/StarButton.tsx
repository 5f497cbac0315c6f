import { StarFilled, StarOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { navEntries } from '@/app/features';
import { gqlRequest } from '@/lib/graphql';
import { uuid } from '@/lib/uuid';
import { isVisit, itemOf } from './model';
import { entryClassOptions, SHELF, shelfOptions, ShelfVisitMutation } from './queries';
import { useFavourite } from './useShelf';

const PAGES = new Set(navEntries.map((e) => e.to));
/** The one programme that a list of cases is cut to. */
const programOf = (search: { f?: { program?: unknown } }) => { const p = search.f?.program; return Array.isArray(p) && p.length === 1 && typeof p[0] === 'string' ? p[0] : undefined; };

/** The star of the page shown; and what was opened is remembered. */
export function StarButton() {
  const { t } = useTranslation('shelf');
  const client = useQueryClient();
  const { pathname, search } = useLocation();
  const item = itemOf(pathname, programOf(search), PAGES);
  const entryClass = useQuery({ ...entryClassOptions(item?.id ?? ''), enabled: item?.kind === 'ENTRY' }).data;
  const kind = item?.kind === 'ENTRY' ? entryClass : item?.kind;
  const id = item?.id, visit = item !== undefined && isVisit(item);
  const shelf = useQuery(shelfOptions).data;
  const favourite = useFavourite();
  useEffect(() => {
    if (!visit || !kind || !id) return;
    // what could not be opened is not remembered, and that it was not is nobody's concern
    gqlRequest(ShelfVisitMutation, { input: { requestId: uuid(), kind, itemId: id } }).then((r) => client.setQueryData(SHELF, r.noteVisit), () => {});
  }, [client, visit, kind, id]);
  if (!kind || !id) return null;
  const on = shelf?.favourites.some((f) => f.kind === kind && f.id === id) ?? false;
  const label = t(on ? 'remove' : 'add');
  return (
    <Tooltip title={label}>
      <Button type="text" className="mz-star" aria-label={label} aria-pressed={on} loading={favourite.isPending} icon={on ? <StarFilled aria-hidden style={{ color: '#b25e00' }} /> : <StarOutlined aria-hidden />} onClick={() => favourite.mutate({ kind, id, favourite: !on })} />
    </Tooltip>
  );
}
