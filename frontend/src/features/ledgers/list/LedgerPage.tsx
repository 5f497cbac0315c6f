import { Button, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { PageLink } from '@/ui/PageLink';
import { fileKind } from '../../registers/model';
import { useDataset } from '../../records/useDataset';
import { ledgerOptions } from '../queries';
import type { LedgerSearch } from '../routes';
import { useLedgerWords } from '../parts/words';
import { RecordTable } from './RecordTable';
import '../../cases/cases.css';
import '../ledgers.css';

const ImportLinks = lazy(() => import('../../imports/ImportLinks').then((m) => ({ default: m.ImportLinks })));

/** One ledger: its records within reach. */
export default function LedgerPage() {
  const { t } = useTranslation(['ledgers', 'desk']);
  const words = useLedgerWords();
  const navigate = useNavigate();
  const { ledgerCode } = useParams({ from: '/desk/ledgers/$ledgerCode' });
  const { subject }: LedgerSearch = useSearch({ strict: false });
  const me = useQuery(meOptions).data;
  const q = useQuery(ledgerOptions(ledgerCode));
  const figures = !!me && mayAny(me, ['FIGURE_READ']);
  const { dataset } = useDataset(figures ? (q.data?.dataset ?? '') : '', figures);
  if (q.isError) return <Page title={t('desk:nav.ledgers')}><ErrorResult error={q.error} onRetry={() => void q.refetch()} /></Page>;
  const l = q.data;
  if (!l || !me || (figures && dataset === undefined)) return <Page title={l?.name ?? t('desk:nav.ledgers')}><Skeleton active paragraph={{ rows: 10 }} /></Page>;
  const create = l.mayEnter && <Button type="primary" onClick={() => void navigate({ to: '/ledgers/$ledgerCode/new', params: { ledgerCode }, search: subject ? { subject } : {} })}>{t('newOf', { ledger: l.shortName })}</Button>;
  return (
    <Page title={l.name} subtitle={`${t(`desk:section.${l.section as 'SA'}`)} · ${words.what(l)}`}
      actions={
        <>
          {l.covers && <PageLink className="cs-btn" to="/ledgers/$ledgerCode/calendar" params={{ ledgerCode }}>{t('calendar')}</PageLink>}
          {l.rollsUp && <PageLink className="cs-btn" to="/ledgers/$ledgerCode/rollup" params={{ ledgerCode }}>{t('rollup')}</PageLink>}
          {mayAny(me, ['IMPORT_RUN']) && l.mayEnter && <Suspense fallback={null}><ImportLinks kind={fileKind(ledgerCode)} /></Suspense>}
          {create}
        </>
      }>
      <RecordTable key={l.code} ledger={l} dataset={dataset ?? null} mayExport={mayAny(me, ['EXPORT_RUN'])} create={create} />
    </Page>
  );
}
