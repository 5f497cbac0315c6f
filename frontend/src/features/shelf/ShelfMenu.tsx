import { StarFilled, StarOutlined } from '@ant-design/icons';
import { Button, Popover, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorResult } from '@/ui/ErrorResult';
import { useNarrow } from '@/ui/useMedia';
import { linkOfItem } from './model';
import { shelfOptions, type DeskItem } from './queries';
import { useFavourite, useItemName } from './useShelf';
import './shelf.css';

/** The person's favourites and what they opened last, from anywhere. */
export function ShelfMenu() {
  const { t } = useTranslation('shelf');
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} destroyOnHidden content={<Lists onChosen={() => setOpen(false)} />}>
      <Button type="text" icon={<StarOutlined aria-hidden />} aria-label={t('open')} aria-expanded={open}>{narrow ? null : t('favourites')}</Button>
    </Popover>
  );
}

function Lists({ onChosen }: { onChosen: () => void }) {
  const { t } = useTranslation('shelf');
  const q = useQuery(shelfOptions);
  if (q.isError) return <ErrorResult error={q.error} onRetry={() => void q.refetch()} />;
  if (!q.data) return <Skeleton active className="sh-menu" />;
  return (
    <div className="sh-menu">
      <List title={t('favourites')} items={q.data.favourites} none={t('noFavourites')} onChosen={onChosen} removable />
      <List title={t('recent')} items={q.data.recent} none={t('noRecent')} onChosen={onChosen} />
    </div>
  );
}

function List({ title, items, none, onChosen, removable }: { title: string; items: readonly DeskItem[]; none: string; onChosen: () => void; removable?: boolean }) {
  const { t } = useTranslation('shelf');
  const id = useId();
  const nameOf = useItemName();
  const favourite = useFavourite();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {items.length === 0 ? <p className="mz-muted">{none}</p> : (
        <ul>{items.map((i) => {
          const to = linkOfItem(i.kind, i.id), name = nameOf(i);
          const note = [i.kind === 'PAGE' || i.label === null ? t(`kind.${i.kind}`) : i.typeName ?? t(`kind.${i.kind}`), i.regionName, i.statusLabel].filter(Boolean).join(' · ');
          return (
            <li key={i.kind + i.id}>
              <span>{to ? <Link {...to} onClick={onChosen}>{name}</Link> : name}<small className="mz-muted">{note}</small></span>
              {removable && <Button type="text" size="small" icon={<StarFilled aria-hidden style={{ color: '#b25e00' }} />} aria-label={t('takeAway', { name })} onClick={() => favourite.mutate({ kind: i.kind, id: i.id, favourite: false })} />}
            </li>
          );
        })}</ul>
      )}
    </section>
  );
}
