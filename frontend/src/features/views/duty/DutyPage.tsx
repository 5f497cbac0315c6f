import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Skeleton } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { graphql } from '@/gql';
import { gqlRequest } from '@/lib/graphql';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { StatTile, TileGrid } from '@/ui/StatTile';
import { useNarrow } from '@/ui/useMedia';
import { ledgerTo, newRecordTo } from '../links';
import { coverOf, monthAdd, shiftsOf, shortFields, type Day } from './model';
import { DutyDays, DutyMonth, type DutyView } from './DutyGrid';
import '../views.css';

const RegionPicker = lazy(() => import('@/ui/RegionPicker').then((m) => ({ default: m.RegionPicker })));
const DutySheet = lazy(() => import('./DutySheet'));

const ViewsDutyLedgerQuery = graphql(`
  query ViewsDutyLedger($ledgerCode: ID!) { ledger(ledgerCode: $ledgerCode) { code name covers mayEnter tiers shiftField fields { key type } } }
`);
const ViewsDutyQuery = graphql(`
  query ViewsDuty($ledgerCode: ID!, $regionCode: ID, $month: Month!) {
    ledgerCoverage(ledgerCode: $ledgerCode, regionCode: $regionCode, month: $month) {
      region { code name } seasonFrom seasonTo shifts { value label }
      days { on required missing { value label } records { id form values { key label text } } }
    }
  }
`);

/** The duty of a month: who is on which day, and in red the shifts that nobody has. */
export default function DutyPage() {
  const { t } = useTranslation(['views', 'common']);
  const navigate = useNavigate();
  const narrow = useNarrow();
  const me = useQuery(meOptions).data;
  const { ledgerCode } = useParams({ from: '/desk/ledgers/$ledgerCode/calendar' });
  const search = useSearch({ from: '/desk/ledgers/$ledgerCode/calendar' });
  const month = search.month ?? me?.today.slice(0, 7) ?? '';
  const ledger = useQuery({ queryKey: ['ledger', ledgerCode, 'duty'], staleTime: 0, queryFn: async ({ signal }) => (await gqlRequest(ViewsDutyLedgerQuery, { ledgerCode }, { signal })).ledger });
  const region = search.region ?? me?.region.code;
  const l = ledger.data;
  const kept = !!l?.covers && !!me && (search.region !== undefined || l.tiers.includes(me.region.tier));
  const q = useQuery({
    queryKey: ['ledgerCoverage', ledgerCode, region, month], staleTime: 0, enabled: kept && month !== '', placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await gqlRequest(ViewsDutyQuery, { ledgerCode, regionCode: region ?? null, month }, { signal })).ledgerCoverage,
  });
  const go = (s: { month?: string | undefined; region?: string | undefined; view?: 'paper' | undefined }) => void navigate({ to: '/ledgers/$ledgerCode/calendar', params: { ledgerCode }, search: { ...search, ...s } });
  if (ledger.isError) return <ErrorResult error={ledger.error} onRetry={() => void ledger.refetch()} />;
  if (!l || !me) return <Skeleton active paragraph={{ rows: 10 }} />;
  const c = q.data;
  const view: DutyView | undefined = c && {
    ledgerCode, today: me.today, mayEnter: l.mayEnter, region: c.region.code, shifts: c.shifts,
    shiftsOf: (d: Day) => shiftsOf(d, l.shiftField ?? '', shortFields(l.fields, l.shiftField), c.shifts),
    gapTo: (on: string, shift?: string) => newRecordTo(ledgerCode, { region: c.region.code, on, ...(shift && l.shiftField ? { form: { [l.shiftField]: shift } } : {}) }),
  };
  const trail = { label: l.name, to: `/ledgers/${ledgerCode}` };
  const year = month.slice(0, 4), number = String(Number(month.slice(5, 7)));
  if (search.view === 'paper' && c && view) {
    return <Page title={t('duty.paper')} trail={trail}><Suspense fallback={<Skeleton active />}><DutySheet title={t('duty.sheet', { region: c.region.name, year, month: number, name: l.name })} days={c.days} view={view} onBack={() => go({ view: undefined })} /></Suspense></Page>;
  }
  const cover = c && coverOf(c.days);
  const inSeason = !c || c.days.some((d) => d.on >= c.seasonFrom && d.on <= c.seasonTo);
  return (
    <Page title={t('duty.title', { name: l.name })} trail={trail} subtitle={c && t('duty.help', { from: c.seasonFrom, to: c.seasonTo })} actions={
      <>
        <Flex gap={8} align="center">
          <Button icon={<LeftOutlined aria-hidden />} aria-label={t('duty.prev')} onClick={() => go({ month: monthAdd(month, -1) })} />
          <strong role="status">{t('duty.month', { year, month: number })}</strong>
          <Button icon={<RightOutlined aria-hidden />} aria-label={t('duty.next')} onClick={() => go({ month: monthAdd(month, 1) })} />
        </Flex>
        {me.region.tier !== 'VILLAGE' && <Suspense fallback={null}><label className="vw-field">{t('duty.region')}<RegionPicker value={region} onChange={(code) => go({ region: code })} style={{ minWidth: 160 }} /></label></Suspense>}
        <Button disabled={!c} onClick={() => go({ view: 'paper' })}>{t('duty.paper')}</Button>
        <Link className="vw-action" {...ledgerTo(ledgerCode)}>{t('duty.list')}</Link>
      </>
    }>
      {!kept ? <Empty text={t('duty.noKeep')} />
        : q.isError ? <ErrorResult error={q.error} onRetry={() => void q.refetch()} />
        : !c || !view || !cover ? <Skeleton active paragraph={{ rows: 10 }} />
        : (
          <div aria-busy={q.isFetching}>
            {!inSeason && <Alert type="info" showIcon className="vw-bar" title={t('duty.outOfSeason')} action={<Button size="small" onClick={() => go({ month: c.seasonFrom.slice(0, 7) })}>{t('duty.toSeason')}</Button>} />}
            <TileGrid>
              <StatTile label={t('duty.gaps')} value={cover.gaps} severity={cover.gaps > 0 ? 'DANGER' : 'INFO'} note={t('duty.gapDays', { count: cover.gapDays })} />
              <StatTile label={t('duty.covered')} value={cover.covered} note={t('duty.of', { count: cover.demanded })} />
              <StatTile label={t('duty.shifts')} value={cover.shifts} />
            </TileGrid>
            {narrow ? <DutyDays days={c.days} view={view} /> : <DutyMonth days={c.days} view={view} />}
          </div>
        )}
    </Page>
  );
}
