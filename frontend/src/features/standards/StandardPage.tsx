import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { StatusTag, type Tone } from '@/ui/StatusTag';
import { DateText } from '@/ui/text';
import { DataTable, useTable, type Column } from '@/ui/table';
import { Decide } from './Decide';
import { rank, slotsOf, type Standard, type StandardValue } from './model';
import { standardsOptions } from './query';
import { useStandardWords } from './words';
import './standards.css';

const ProposeDialog = lazy(() => import('./ProposeDialog').then((m) => ({ default: m.ProposeDialog })));

/** One standard with every value it ever had, refused ones too. */
export default function StandardPage() {
  const { t } = useTranslation('standards');
  const { key } = useParams({ from: '/desk/standards/$key' });
  const me = useQuery(meOptions).data;
  const q = useQuery(standardsOptions);
  const s = q.data?.find((x) => x.key === key);
  if (q.isError) return <Page title={t('title')}><ErrorResult error={q.error} onRetry={() => void q.refetch()} /></Page>;
  if (!q.data || !me) return <Page title={t('title')}><Skeleton active paragraph={{ rows: 6 }} /></Page>;
  if (!s) return <Page title={t('title')}><Empty text={t('one.notFound')} /></Page>;
  return <Values standard={s} today={me.today} mayPropose={mayAny(me, ['STANDARD_EDIT'])} query={q} />;
}

function Values({ standard: s, today, mayPropose, query }: { standard: Standard; today: string; mayPropose: boolean; query: { isFetching: boolean; error: unknown; refetch: () => unknown } }) {
  const { t } = useTranslation('standards');
  const words = useStandardWords();
  const table = useTable();
  const [proposing, setProposing] = useState(false);
  const current = useMemo(() => new Set(slotsOf([s], today).map((x) => x.current?.id)), [s, today]);
  const status = (v: StandardValue): { label: string; tone: Tone } => {
    if (v.state !== 'APPROVED') return { label: t(`state.${v.state}`), tone: v.state === 'PROPOSED' ? 'warning' : 'danger' };
    if (current.has(v.id)) return { label: t('one.inForce'), tone: 'success' };
    return v.effectiveFrom > today ? { label: t('one.later'), tone: 'info' } : { label: t('one.past'), tone: 'neutral' };
  };
  // the values the system began with have no person behind them
  const who = (name: string | null) => (name === 'catalogue' ? t('one.catalogue') : name);
  const rows = s.values.toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || rank(s, a) - rank(s, b));
  const columns: Column<StandardValue>[] = [
    { key: 'from', title: t('list.from'), width: 120, render: (v) => <DateText value={v.effectiveFrom} /> },
    { key: 'kind', title: t('list.kind'), width: 160, card: 'line', render: (v) => words.slot(s, v) },
    { key: 'value', title: t('one.value'), width: 170, align: 'right', render: (v) => <b className="mz-num">{words.value(s.unit, v.value)}</b> },
    { key: 'state', title: t('one.state'), width: 100, card: 'tag', render: (v) => <StatusTag {...status(v)} /> },
    { key: 'document', title: t('list.document'), width: 190, render: (v) => v.documentNumber },
    { key: 'proposedBy', title: t('one.proposedBy'), width: 110, render: (v) => who(v.proposedBy) },
    { key: 'decidedBy', title: t('one.decidedBy'), width: 110, render: (v) => who(v.approvedBy) ?? <DateText value={null} /> },
    { key: 'action', title: t('one.action'), width: 190, render: (v) => <Decide standard={s} value={v} /> },
  ];
  return (
    <Page title={s.label} subtitle={`${t('one.unit')}: ${words.unit(s.unit)}`} actions={mayPropose && <Button type="primary" onClick={() => setProposing(true)}>{t('propose.open')}</Button>}>
      <DataTable<StandardValue> id="standard-values" label={t('one.values')} table={table} columns={columns} query={query} connection={{ nodes: rows, pageInfo: { endCursor: null, hasNextPage: false }, totalCount: rows.length }} />
      {proposing && <Suspense fallback={null}><ProposeDialog standard={s} today={today} onClose={() => setProposing(false)} /></Suspense>}
    </Page>
  );
}
