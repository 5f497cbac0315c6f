import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import type { DatasetQueryInput } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import type { RecordSearch } from '@/lib/recordSearch';
import { DataTable, useTable, type Filter } from '@/ui/table';
import { ConditionChips } from '../cases/list/ConditionChips';
import { exportUrlOf, filtersOf } from '../cases/list/fields';
import { useSlashSearch } from '@/ui/useSlashSearch';
import { recordColumns } from './columns';
import { MoreFilters } from './MoreFilters';
import { hasName, linkOfRecord, offered, searchable, shownOf, textConditions } from './model';
import { RecordsListQuery, type DatasetInfo, type RecordsRow } from './queries';

const AsOfPicker = lazy(() => import('./AsOfPicker').then((m) => ({ default: m.AsOfPicker })));
const OPENABLE = new Set(['CASE', 'PERSON', 'HOUSEHOLD', 'BATCH', 'IMPORT', 'ORGANIZATION', 'FACILITY', 'LEDGER_RECORD']);

/** The records of one dataset within reach, with every filter the figures know; the question is in the address. */
export function RecordList({ dataset: d, empty, searchPlaceholder, withSearch = true }: { dataset: DatasetInfo; empty?: { text: string; action?: ReactNode }; searchPlaceholder?: string; withSearch?: boolean }) {
  const { t } = useTranslation('records');
  const navigate = useNavigate();
  useSlashSearch();
  const me = useQuery(meOptions).data;
  const search: RecordSearch = useSearch({ strict: false });
  const [added, setAdded] = useState<string[]>([]);
  const flow = d.timeBasis === 'FLOW', stock = d.timeBasis === 'STOCK';
  const all = useMemo(() => {
    const period: Filter[] = flow ? [{ key: 'span', label: t('period'), kind: 'date-range', conditions: () => [] }] : [];
    return [...period, ...offered(filtersOf(d.fields, t('place')))];
  }, [d, t, flow]);
  const shown = shownOf(all, [...Object.keys(search.f ?? {}), ...added]);
  const table = useTable({ filters: shown });
  const columns = useMemo(() => recordColumns<RecordsRow>(d.fields), [d]);
  const span = search.f?.span ?? [];
  const query: DatasetQueryInput = {
    dataset: d.id,
    where: [...(search.w ?? []), ...(table.vars.where ?? []), ...textConditions(d.fields, search.q)],
    regionCode: search.f?.region?.[0] ?? search.region ?? null,
    asOf: search.asOf ?? null, periodFrom: (span[0] || search.from) ?? null, periodTo: (span[1] || search.to) ?? null,
    order: table.vars.order ?? null,
    columns: columns.map((c) => c.key),
  };
  const vars = { query, first: table.vars.first, after: table.vars.after ?? null };
  const records = useQuery({ queryKey: ['records', vars], queryFn: ({ signal }) => gqlRequest(RecordsListQuery, vars, { signal }), placeholderData: keepPreviousData });
  const go = (patch: Partial<RecordSearch>) => void navigate({ to: '.', search: ((old: RecordSearch) => ({ ...old, ...patch, after: undefined, page: undefined })) as never });
  const rest = all.filter((f) => !shown.includes(f));
  return (
    <>
      <ConditionChips search={search} fields={d.fields} onDrop={go} />
      <DataTable<RecordsRow> id={`records-${d.id}`} label={d.name} table={table} columns={columns} connection={records.data?.records} query={records}
        withSearch={withSearch && searchable(d.fields)} searchPlaceholder={searchPlaceholder ?? t(hasName(d.fields) ? 'search' : 'searchNumber')} exportUrl={me && mayAny(me, ['EXPORT_RUN']) ? exportUrlOf(query) : undefined}
        {...(OPENABLE.has(d.opens) ? { link: (r) => linkOfRecord(r.ref.kind, r.ref.id) ?? { to: '.' } } : {})} {...(empty ? { empty } : {})}
        actions={
          <Flex gap={8} wrap>
            {stock && <Suspense fallback={<span className="mz-filter-wait" />}><AsOfPicker label={t('asOf')} value={search.asOf} onChange={(asOf) => go({ asOf })} /></Suspense>}
            <MoreFilters rest={rest} onAdd={(k) => setAdded((l) => [...l, k])} />
          </Flex>
        } />
    </>
  );
}
