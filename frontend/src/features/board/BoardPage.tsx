import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '@/gql';
import { formatInteger, formatMoney } from '@/lib/format';
import { gqlRequest } from '@/lib/graphql';
import { ChartCard, type ChartKind } from '@/ui/ChartCard';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { StatTile, TileGrid } from '@/ui/StatTile';
import { DateText } from '@/ui/text';
import { mayAny, meOptions } from '@/app/session';
import { linkOfBoard, type To } from '../records/model';

// few people have no figures
const PlainHome = lazy(() => import('../home/PlainHome').then((m) => ({ default: m.PlainHome })));

const BoardQuery = graphql(`
  query Board {
    board {
      title asOf
      tiles { key label value unit severity link { target dataset regionCode asOf indicatorId where { field op values } } }
      charts { key title kind unit labels series { name values } link { target dataset regionCode asOf indicatorId where { field op values } } }
    }
  }
`);
const KINDS: readonly string[] = ['BAR', 'STACKED', 'LINE'];
const kindOf = (k: string): ChartKind => (KINDS.includes(k.toUpperCase()) ? (k.toUpperCase() as ChartKind) : 'BAR');

/** Amounts come with two decimals, counts without; anything else is shown as it is. */
const written = (v: string) => (/^-?\d+\.\d\d$/.test(v) ? formatMoney(v) : /^-?\d+$/.test(v) ? formatInteger(v) : v);

function Records({ to, title }: { to: To | undefined; title: string }) {
  const { t } = useTranslation('board');
  return to && <Link {...to} aria-label={`${t('records')}: ${title}`}>{t('records')}</Link>;
}

/** The opening page: figures for who may see any, else the way to what the person may do. */
export default function BoardPage() {
  const me = useQuery(meOptions).data;
  return !me ? null : mayAny(me, ['FIGURE_READ']) ? <Board /> : <Suspense fallback={null}><PlainHome me={me} /></Suspense>;
}

/** The dashboard of the tier; what it shows is the server's decision. */
function Board() {
  const { t } = useTranslation(['board', 'desk']);
  const q = useQuery({ queryKey: ['board'], queryFn: ({ signal }) => gqlRequest(BoardQuery, {}, { signal }) });
  const b = q.data?.board;
  return (
    <Page title={b?.title ?? t('desk:nav.board')} subtitle={b && <>{t('asOf')} <DateText value={b.asOf} /></>}>
      {q.isError ? <ErrorResult error={q.error} onRetry={() => void q.refetch()} /> : !b ? <Skeleton active paragraph={{ rows: 8 }} /> : (
        <>
          <TileGrid>{b.tiles.map((x) => <StatTile key={x.key} label={x.label} value={written(x.value)} unit={x.unit} severity={x.severity} link={linkOfBoard(x.link)} />)}</TileGrid>
          <div className="mz-charts">{b.charts.map((c) => <ChartCard key={c.key} title={c.title} kind={kindOf(c.kind)} unit={c.unit} asOf={b.asOf} data={c} extra={<Records to={linkOfBoard(c.link)} title={c.title} />} />)}</div>
        </>
      )}
    </Page>
  );
}
