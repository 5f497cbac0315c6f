import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { gqlRequest } from '@/lib/graphql';
import { Page } from '@/ui/Page';
import { DateText, Money, Num } from '@/ui/text';
import { DataTable, useTable, type Column } from '@/ui/table';
import { ImportState } from './ImportState';
import { ImportsListQuery, type ImportRow } from './queries';
import './imports.css';

const UploadRoster = lazy(() => import('./UploadRoster').then((m) => ({ default: m.UploadRoster })));

/** Rosters that were kept in spreadsheets: checked first, then taken in, and taken out again if need be. */
export default function ImportsPage() {
  const { t } = useTranslation(['imports', 'desk']);
  const table = useTable();
  const vars = { first: table.vars.first, after: table.vars.after ?? null };
  const q = useQuery({ queryKey: ['imports', vars], queryFn: ({ signal }) => gqlRequest(ImportsListQuery, vars, { signal }), placeholderData: keepPreviousData });
  const columns = useMemo<Column<ImportRow>[]>(() => [
    { key: 'file', title: t('file'), width: 260, card: 'title', render: (r) => r.fileName },
    { key: 'state', title: t('state'), width: 110, card: 'tag', render: (r) => <ImportState state={r.state} progress={r.progress} /> },
    { key: 'households', title: t('households'), width: 80, align: 'right', render: (r) => <Num value={r.households} /> },
    { key: 'persons', title: t('persons'), width: 80, align: 'right', render: (r) => <Num value={r.persons} /> },
    { key: 'monthly', title: t('monthly'), width: 130, align: 'right', render: (r) => <Money value={r.monthlyTotal} /> },
    { key: 'refused', title: t('refusedCount'), width: 90, align: 'right', render: (r) => (r.refused.length > 0 ? <b className="mz-error mz-num">{r.refused.length}</b> : <Num value={0} />) },
    { key: 'by', title: t('by'), width: 100, render: (r) => r.by },
    { key: 'at', title: t('at'), width: 150, render: (r) => <DateText value={r.at} /> },
  ], [t]);
  return (
    <Page title={t('desk:nav.imports')} subtitle={t('intro')}>
      <Suspense fallback={<div className="im-wait" />}><UploadRoster /></Suspense>
      <DataTable<ImportRow> id="imports" label={t('desk:nav.imports')} table={table} columns={columns} connection={q.data?.imports} query={q} link={(r) => ({ to: '/imports/$importId', params: { importId: r.id } })} empty={{ text: t('empty') }} />
    </Page>
  );
}
