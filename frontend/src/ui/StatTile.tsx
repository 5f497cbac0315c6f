import { Link, type LinkProps } from '@tanstack/react-router';
import { useId, type ReactNode } from 'react';
import type { Severity } from '@/gql/graphql';

interface Props { label: string; value: ReactNode; unit?: string | undefined; severity?: Severity; note?: ReactNode; link?: Pick<LinkProps, 'to' | 'params' | 'search'> | undefined }

/** One figure with its unit; the whole tile opens the list behind it. */
export function StatTile({ label, value, unit, severity = 'INFO', note, link }: Props) {
  const id = useId();
  const body = (
    <>
      <span className="mz-tile-label" id={id}>{label}</span>
      <span className="mz-tile-value">{value}{unit && <small> {unit}</small>}</span>
      {note && <span className="mz-muted">{note}</span>}
    </>
  );
  const className = `mz-tile mz-tile-${severity.toLowerCase()}`;
  return link ? <Link {...link} className={className}>{body}</Link> : <div className={className} role="group" aria-labelledby={id}>{body}</div>;
}

export function TileGrid({ children }: { children: ReactNode }) { return <div className="mz-tiles">{children}</div>; }
