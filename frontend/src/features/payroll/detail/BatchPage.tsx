import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import { Timeline } from '@/ui/Timeline';
import { useTable } from '@/ui/table';
import { BATCH_TONES } from '../tones';
import { ChecksSection } from './ChecksSection';
import { LinesSection } from './LinesSection';
import { NextSection } from './NextSection';
import { batchOptions, useAdvance } from './query';
import { StateSteps } from './StateSteps';
import { Totals } from './Totals';
import { Townships } from './Townships';
import '../payroll.css';

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
        {city && <div className="pr-side"><NextSection batch={b} me={me} advance={advance} /></div>}
        <div className={city ? 'pr-main' : 'pr-whole'}>
          <StateSteps batch={b} calculating={calculating} />
          {calculated && <Totals batch={b} onShow={show} />}
          {calculated && city && <ChecksSection batch={b} chosen={table.search.f?.check?.[0]} onShow={(key) => show({ check: [key] })} />}
        </div>
      </div>
      <LinesSection batch={b} me={me} />
      <div className="pr-two">
        {calculated && b.byTownship.length > 0 && <Townships rows={b.byTownship} onShow={(code) => show({ region: [code] })} />}
        <Section title={t('log.title')}>
          <Timeline entries={b.log.toReversed().map((e) => ({ key: `${e.step}${e.at}`, title: e.label, at: e.at, by: e.by, body: e.note ?? undefined }))} />
        </Section>
      </div>
    </Page>
  );
}
