import { Skeleton } from 'antd';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Column, RowLink } from './types';

interface Props<T> { rows: readonly T[]; columns: readonly Column<T>[]; keyOf: (row: T) => string; link?: RowLink<T> | undefined; loading: boolean; card?: ((row: T) => ReactNode) | undefined }

/** The same list on a phone: one card per row, the whole of it a target when it opens something. */
export function CardList<T>({ rows, columns, keyOf, link, loading, card }: Props<T>) {
  const role = (c: Column<T>, i: number) => c.card ?? (i === 0 ? 'title' : 'line');
  if (loading && rows.length === 0) return <ul className="mz-cards">{[1, 2, 3].map((i) => <li key={i} className="mz-card"><Skeleton active paragraph={{ rows: 2 }} /></li>)}</ul>;
  return (
    <ul className="mz-cards" aria-busy={loading}>
      {rows.map((row) => {
        const title = columns.filter((c, i) => role(c, i) === 'title').map((c) => <span key={c.key}>{c.render(row)}</span>);
        return (
          <li key={keyOf(row)} className={link ? 'mz-card mz-card-link' : 'mz-card'}>
            {card ? card(row) : (
              <>
                <div className="mz-card-head">
                  <strong>{link ? <Link {...link(row)}>{title}</Link> : title}</strong>
                  <span>{columns.filter((c, i) => role(c, i) === 'tag').map((c) => <span key={c.key}>{c.render(row)}</span>)}</span>
                </div>
                <dl>{columns.filter((c, i) => role(c, i) === 'line').map((c) => <div key={c.key}><dt>{c.title}</dt><dd>{c.render(row)}</dd></div>)}</dl>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
