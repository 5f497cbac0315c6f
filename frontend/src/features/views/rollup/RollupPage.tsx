import { Alert, Button, Flex, Select, Skeleton } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { gqlRequest } from '@/lib/graphql';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { StatTile, TileGrid } from '@/ui/StatTile';
import { ledgerTo, newRecordTo } from '../links';
import type { RollupSearch } from '../routes';
import { differing, sameSeries, seriesOf } from './model';
import { ViewsRollupQuery, ViewsRollupStartQuery } from './queries';
import { SituationTable } from './SituationTable';
import '../views.css';

const SituationSheet = lazy(() => import('./SituationSheet'));

/** Reports of one event added up from village to township to city, with what else is known of it. */
export default function RollupPage() {
  const { t } = useTranslation('views');
  const navigate = useNavigate();
  const me = useQuery(meOptions).data;
  const { ledgerCode } = useParams({ from: '/desk/ledgers/$ledgerCode/rollup' });
  const search = useSearch({ from: '/desk/ledgers/$ledgerCode/rollup' });
  const start = useQuery({ queryKey: ['ledgerSeries', ledgerCode], staleTime: 0, queryFn: ({ signal }) => gqlRequest(ViewsRollupStartQuery, { ledgerCode }, { signal }) });
  const events = start.data?.ledgerSeries ?? [];
  const series = search.series ?? (events[0] && seriesOf(events[0].form));
  const region = search.region ?? me?.region.code;
  const q = useQuery({
    queryKey: ['ledgerRollup', ledgerCode, series, region], staleTime: 0, enabled: !!series && !!region, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await gqlRequest(ViewsRollupQuery, { ledgerCode, form: series!, regionCode: region ?? null }, { signal })).ledgerRollup,
  });
  if (start.isError) return <ErrorResult error={start.error} onRetry={() => void start.refetch()} />;
  if (!start.data || !me) return <Skeleton active paragraph={{ rows: 10 }} />;
  const l = start.data.ledger;
  const trail = { label: l.name, to: `/ledgers/${ledgerCode}` };
  const go = (s: RollupSearch) => void navigate({ to: '/ledgers/$ledgerCode/rollup', params: { ledgerCode }, search: { ...search, ...s } });
  const index = events.findIndex((e) => sameSeries(series, seriesOf(e.form)));
  const event = events[index];
  const label = event?.label ?? Object.values(series ?? {}).join(' ');
  const sum = q.data;
  if (search.view === 'paper' && sum) {
    return <Page title={t('rollup.paper')} trail={trail}><Suspense fallback={<Skeleton active />}><SituationSheet sum={sum} event={label} name={l.shortName} today={me.today} onBack={() => go({ view: undefined })} /></Suspense></Page>;
  }
  const mine = sum && l.mayEnter && l.tiers.includes(sum.region.tier) && sum.region.code === me.region.code;
  const differ = sum?.own.ownReport ? differing(sum.own.values, sum.total) : [];
  return (
    <Page title={t('rollup.title', { name: l.shortName })} trail={trail} subtitle={t('rollup.help')} actions={
      <>
        {sum && <Button onClick={() => go({ view: 'paper' })}>{t('rollup.paper')}</Button>}
        <Link className="vw-action" {...ledgerTo(ledgerCode)}>{t('rollup.list')}</Link>
        {l.mayEnter && <Link className="vw-action" {...newRecordTo(ledgerCode)}>{t('rollup.start')}</Link>}
      </>
    }>
      {!series ? <Empty text={t('rollup.none')} /> : (
        <>
          <Flex gap={12} wrap align="center" className="vw-bar">
            <label className="vw-field" htmlFor="rollup-event">{t('rollup.event')}
              <Select id="rollup-event" showSearch={{ optionFilterProp: 'label' }} value={index < 0 ? null : index} placeholder={label || t('rollup.choose')} style={{ minWidth: 240 }} options={events.map((e, i) => ({ value: i, label: e.label }))}
                onChange={(i: number | null) => { const e = i === null ? undefined : events[i]; if (e) go({ series: seriesOf(e.form), region: undefined }); }} />
            </label>
            {event && <span className="mz-muted">{t('rollup.period', { from: event.from, to: event.to, count: event.reports })}</span>}
            {search.region && search.region !== me.region.code && <Button onClick={() => go({ region: undefined })}>{t('rollup.city', { name: me.region.name })}</Button>}
            {mine && <Link className="vw-action" {...newRecordTo(ledgerCode, { region: sum.region.code, form: series })}>{t('rollup.report')}</Link>}
            {sum?.asides.filter((a) => a.mayEnter).map((a) => <Link key={a.ledgerCode} className="vw-action" {...newRecordTo(a.ledgerCode, { form: series })}>{t('rollup.enter', { name: a.ledgerName })}</Link>)}
          </Flex>
          {q.isError ? <ErrorResult error={q.error} onRetry={() => void q.refetch()} /> : !sum ? <Skeleton active paragraph={{ rows: 8 }} /> : (
            <div aria-busy={q.isFetching}>
              {sum.own.ownReport && <Alert showIcon className="vw-bar" type={differ.length > 0 ? 'warning' : 'success'} title={differ.length > 0 ? `${t('rollup.differs')}${t('rollup.comma')}${differ.map((i) => sum.columns[i]!.label).join(t('rollup.comma'))}` : t('rollup.same')} />}
              <TileGrid>
                <StatTile label={t('rollup.reported')} value={sum.reported} unit={t('rollup.units')} />
                <StatTile label={t('rollup.missing')} value={sum.missing} unit={t('rollup.units')} severity={sum.missing > 0 ? 'WARNING' : 'INFO'} />
              </TileGrid>
              <Section flush title={`${label} · ${sum.region.name}`}><SituationTable sum={sum} onDrill={(code) => go({ region: code })} /></Section>
            </div>
          )}
        </>
      )}
    </Page>
  );
}
