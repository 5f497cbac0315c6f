import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import { Timeline } from '@/ui/Timeline';
import { useTable } from '@/ui/table';
import { BATCH_TONES } from '../tones';
import { batchOptions, useAdvance } from './query';
import { NotListed } from './NotListed';
import { Totals } from './Totals';
import '../payroll.css';

const LinesSection = lazy(() => import('./LinesSection').then((m) => ({ default: m.LinesSection })));
const StateSteps = lazy(() => import('./StateSteps').then((m) => ({ default: m.StateSteps })));
const ChecksSection = lazy(() => import('./ChecksSection').then((m) => ({ default: m.ChecksSection })));
const NextSection = lazy(() => import('./NextSection').then((m) => ({ default: m.NextSection })));
const Townships = lazy(() => import('./Townships').then((m) => ({ default: m.Townships })));

const TICK_MS = 1000;

/** One monthly run from the frozen roster to the bank's answer. */
export default function BatchPage() {
  const { t } = useTranslation('payroll');
  const { batchId } = useParams({ from: '/desk/payroll/$batchId' });
  const me = useQuery(meOptions).data;
  const advance = useAdvance(batchId);
  const calculating = advance.isPending && advance.variables.step === 'CALCULATE';
  const q = useQuery({ ...batchOptions(batchId), refetchInterval: (x) => (calculating || (x.state.data?.state === 'FROZEN' && x.state.data.progress > 0) ? TICK_MS : false) });
  const table = useTable();
  const b = q.data;
  if (!b || !me) return <Page title={t('list.title')}>{q.isError ? <ErrorResult error={q.error} onRetry={() => void q.refetch()} /> : <Skeleton active paragraph={{ rows: 10 }} />}</Page>;
  // a township sees its own payments only; findings, files and steps are the city's
  const city = me.region.tier === 'CITY';
  const calculated = b.state !== 'FROZEN';
  const show = (f: Record<string, string[]>) => {
    table.set({ f, q: undefined });
    document.getElementById('lines')?.scrollIntoView({ block: 'start' });
  };
  return (
    <Page title={b.number} subtitle={`${b.programName} · ${b.month}`} tags={<StatusTag label={b.stateLabel} tone={BATCH_TONES[b.state]} />}>
      <div className="pr-top">
        {city && <div className="pr-side"><Suspense fallback={<Skeleton active />}><NextSection batch={b} me={me} advance={advance} /></Suspense></div>}
        <div className={city ? 'pr-main' : 'pr-whole'}>
          <Suspense fallback={<Skeleton active />}><StateSteps batch={b} calculating={calculating} /></Suspense>
          {calculated && <Totals batch={b} onShow={show} />}
          <NotListed batch={b} />
          {calculated && city && <Suspense fallback={<Skeleton active />}><ChecksSection batch={b} chosen={table.search.f?.check?.[0]} onShow={(key) => show({ check: [key] })} /></Suspense>}
        </div>
      </div>
      <Suspense fallback={<Skeleton active />}><LinesSection batch={b} me={me} /></Suspense>
      <div className="pr-two">
        {calculated && b.byTownship.length > 0 && <Suspense fallback={<Skeleton active />}><Townships rows={b.byTownship} onShow={(code) => show({ region: [code] })} /></Suspense>}
        <Section title={t('log.title')}>
          <Timeline entries={b.log.toReversed().map((e) => ({ key: `${e.step}${e.at}`, title: e.label, at: e.at, by: e.by, body: e.note ?? undefined }))} />
        </Section>
      </div>
    </Page>
  );
}
