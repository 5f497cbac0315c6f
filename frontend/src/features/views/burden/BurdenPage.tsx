import { Flex, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { graphql } from '@/gql';
import { formatInteger } from '@/lib/format';
import { gqlRequest } from '@/lib/graphql';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { ScrollX } from '@/ui/ScrollX';
import { Section } from '@/ui/Section';
import { StatTile, TileGrid } from '@/ui/StatTile';
import { Num } from '@/ui/text';
import { ledgerTo } from '../links';
import { change, efforts, periodBefore, savedShare, TIERS, type Effort } from './model';
import '../views.css';

const DateRangeFilter = lazy(() => import('@/ui/table/DateFilters').then((m) => ({ default: m.DateRangeFilter })));
const ViewsBurdenQuery = graphql(`
  query ViewsBurden($from: Date!, $to: Date!, $beforeFrom: Date!, $beforeTo: Date!) {
    burden(from: $from, to: $to) { tier ledgerCode ledgerName records typed prefilled }
    before: burden(from: $beforeFrom, to: $beforeTo) { tier ledgerCode ledgerName records typed prefilled }
  }
`);

/** How much the ledgers ask to be typed, tier by tier: what the bureau promised to bring down. */
export default function BurdenPage() {
  const { t } = useTranslation('views');
  const navigate = useNavigate();
  const today = useQuery(meOptions).data?.today ?? '';
  const search = useSearch({ from: '/desk/burden' });
  const from = search.from ?? (today && `${today.slice(0, 4)}-01-01`), to = search.to ?? today;
  const valid = from !== '' && to !== '' && from <= to;
  const q = useQuery({
    queryKey: ['burden', from, to], staleTime: 0, enabled: valid,
    queryFn: ({ signal }) => { const b = periodBefore(from, to); return gqlRequest(ViewsBurdenQuery, { from, to, beforeFrom: b.from, beforeTo: b.to }, { signal }); },
  });
  const data = q.data && { now: efforts(q.data.burden), before: efforts(q.data.before) };
  return (
    <Page title={t('burden.title')} subtitle={t('burden.help')} actions={
      <Suspense fallback={null}><Flex gap={8} align="center" wrap><label htmlFor="burden-period">{t('burden.period')}</label><DateRangeFilter id="burden-period" values={[from, to]} onChange={(v) => void navigate({ to: '/burden', search: { from: v?.[0] || undefined, to: v?.[1] || undefined } })} /></Flex></Suspense>
    }>
      {q.isError ? <ErrorResult error={q.error} onRetry={() => void q.refetch()} /> : !data ? <Skeleton active paragraph={{ rows: 8 }} /> : data.now.total.records === 0 ? <Empty text={t('burden.none')} /> : <Meter {...data} />}
    </Page>
  );
}

const sharePercent = (e: Effort) => { const s = savedShare(e); return s === undefined ? '—' : `${s}%`; };

function Meter({ now, before }: { now: ReturnType<typeof efforts>; before: ReturnType<typeof efforts> }) {
  const { t } = useTranslation('views');
  const compared = (n: number, b: number) => { const c = change(n, b); return c === undefined ? t('burden.noBefore') : t(c > 0 ? 'burden.up' : c < 0 ? 'burden.down' : 'burden.same', { percent: Math.abs(c) }); };
  const most = Math.max(1, ...now.ledgers.map((l) => l.typed + l.prefilled));
  return (
    <>
      <TileGrid>
        <StatTile label={t('burden.typed')} value={formatInteger(now.total.typed)} unit={t('burden.items')} note={compared(now.total.typed, before.total.typed)} />
        <StatTile label={t('burden.prefilled')} value={formatInteger(now.total.prefilled)} unit={t('burden.items')} note={t('burden.share', { percent: sharePercent(now.total) })} />
        <StatTile label={t('burden.village')} value={formatInteger(now.tiers.VILLAGE.typed)} unit={t('burden.items')} note={compared(now.tiers.VILLAGE.typed, before.tiers.VILLAGE.typed)} />
        <StatTile label={t('burden.records')} value={formatInteger(now.total.records)} note={t('burden.each', { count: now.total.records ? Number((now.total.typed / now.total.records).toFixed(1)) : 0 })} />
      </TileGrid>
      <Section title={t('burden.byTier')} flush>
        <ScrollX label={t('burden.byTier')}>
          <table className="mz-plain vw-figures">
            <thead><tr><th scope="col">{t('burden.tier')}</th><th scope="col">{t('burden.records')}</th><th scope="col">{t('burden.typed')}</th><th scope="col">{t('burden.prefilled')}</th><th scope="col">{t('burden.saved')}</th><th scope="col">{t('burden.compared')}</th></tr></thead>
            <tbody>{TIERS.map((x) => { const e = now.tiers[x]; return <tr key={x}><th scope="row">{t(`tier.${x}`)}</th><td><Num value={e.records} /></td><td><Num value={e.typed} /></td><td><Num value={e.prefilled} /></td><td>{sharePercent(e)}</td><td>{compared(e.typed, before.tiers[x].typed)}</td></tr>; })}</tbody>
            <tfoot><tr><th scope="row">{t('total')}</th><td><Num value={now.total.records} /></td><td><Num value={now.total.typed} /></td><td><Num value={now.total.prefilled} /></td><td>{sharePercent(now.total)}</td><td>{compared(now.total.typed, before.total.typed)}</td></tr></tfoot>
          </table>
        </ScrollX>
      </Section>
      <Section title={t('burden.byLedger')} flush extra={<span className="vw-legend"><i className="vw-typed" aria-hidden />{t('burden.typed')}<i className="vw-known" aria-hidden />{t('burden.prefilled')}</span>}>
        <ScrollX label={t('burden.byLedger')}>
          <table className="mz-plain vw-figures">
            <thead><tr><th scope="col">{t('burden.ledger')}</th><th scope="col">{t('burden.records')}</th>{TIERS.map((x) => <th key={x} scope="col">{t(`burden.typedBy.${x}`)}</th>)}<th scope="col">{t('burden.prefilled')}</th><th scope="col">{t('burden.saved')}</th><th scope="col" className="vw-bars">{t('burden.bar')}</th></tr></thead>
            <tbody>{now.ledgers.map((l) => (
              <tr key={l.code}>
                <th scope="row"><Link {...ledgerTo(l.code)}>{l.name}</Link></th><td><Num value={l.records} /></td>{TIERS.map((x) => <td key={x}><Num value={l.by[x]?.typed} /></td>)}<td><Num value={l.prefilled} /></td><td>{sharePercent(l)}</td>
                <td className="vw-bars" aria-hidden><span className="vw-bar2"><i className="vw-typed" style={{ width: `${(l.typed * 100) / most}%` }} /><i className="vw-known" style={{ width: `${(l.prefilled * 100) / most}%` }} /></span></td>
              </tr>
            ))}</tbody>
          </table>
        </ScrollX>
      </Section>
    </>
  );
}
