import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { gqlRequest } from '@/lib/graphql';
import type { RecordSearch } from '@/lib/recordSearch';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { DateText } from '@/ui/text';
import { DataTable, useTable } from '@/ui/table';
import { recordColumns } from '../records/columns';
import { linkOfRecord } from '../records/model';
import { part, written } from './model';
import { FiguresRecordsQuery, figuresOptions, type FigureRow } from './queries';
import './figures.css';

// the calendar and the tree of divisions are wanted a moment later than the figures
const FigureFilters = lazy(() => import('./FigureFilters').then((m) => ({ default: m.FigureFilters })));

/** One figure and exactly the records that it counts. */
export default function FigurePage() {
  const { t } = useTranslation('figures');
  const { indicatorId } = useParams({ from: '/desk/figures/$indicatorId' });
  const search: RecordSearch = useSearch({ strict: false });
  const table = useTable();
  const where = { regionCode: search.region ?? null, cutOff: search.asOf ?? null };
  const figure = useQuery({ ...figuresOptions({ ids: [indicatorId], ...where }), placeholderData: keepPreviousData });
  const f = figure.data?.[0];
  const vars = { indicatorId, ...where, first: table.vars.first, after: table.vars.after ?? null };
  const records = useQuery({ queryKey: ['records', 'indicator', vars], enabled: !!f?.opensRecords, queryFn: ({ signal }) => gqlRequest(FiguresRecordsQuery, vars, { signal }), placeholderData: keepPreviousData });
  const fields = records.data?.indicatorRecords.columns;
  const columns = useMemo(() => recordColumns<FigureRow>((fields ?? []).map((c) => ({ ...c, sortable: false }))), [fields]);
  if (figure.isError) return <ErrorResult error={figure.error} onRetry={() => void figure.refetch()} />;
  if (!f) return <Skeleton active paragraph={{ rows: 8 }} />;
  return (
    <Page title={f.label} tags={<span className="fg-value">{written(f.printed)} <small>{f.unit}</small></span>} subtitle={<>{f.definition} {t('cutOff')} <DateText value={f.asOf} /></>}>
      <Suspense fallback={<div className="fg-wait" />}><FigureFilters /></Suspense>
      {f.numerator !== null && f.denominator !== null && <p className="mz-muted mz-num">{t('ratio', { of: part(f, f.numerator), over: part(f, f.denominator) })}</p>}
      {f.opensRecords ? (
        <DataTable<FigureRow> id={`figure-${indicatorId}`} label={t('records', { figure: f.label })} table={table} columns={columns} connection={records.data?.indicatorRecords} query={records}
          link={(r) => linkOfRecord(r.ref.kind, r.ref.id) ?? { to: '.' }} empty={{ text: t('noRecords') }} />
      ) : <Empty text={t('formula')} />}
    </Page>
  );
}
