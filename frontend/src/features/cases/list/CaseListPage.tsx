import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Flex, Select } from 'antd';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import { graphql } from '@/gql';
import type { CaseRecordsQuery as CaseRecordsData, DatasetQueryInput } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import type { RecordSearch } from '@/lib/recordSearch';
import { Page } from '@/ui/Page';
import { DataTable, useTable } from '@/ui/table';
import { useSlashSearch } from '../parts/useSlashSearch';
import { ConditionChips } from './ConditionChips';
import { columnsOf, exportUrlOf, filtersOf, searchConditions, shownFilters } from './fields';

const CaseFieldsQuery = graphql(`
  query CaseFields { datasets { id name fields { name label type filter sortable column byDefault options { value label } } } }
`);
const CaseRecordsQuery = graphql(`
  query CaseRecords($query: DatasetQueryInput!, $first: Int!, $after: String) {
    records(query: $query, first: $first, after: $after) {
      columns { name }
      nodes { id ref { kind id label } cells labels }
      pageInfo { endCursor hasNextPage }
      totalCount
    }
  }
`);
export type CaseRow = CaseRecordsData['records']['nodes'][number];
const DATASET = 'cases';

/** All cases in reach, with every filter the figures know: the list behind any tile about cases. */
export default function CaseListPage() {
  const { t } = useTranslation('cases');
  const navigate = useNavigate();
  useSlashSearch();
  const me = useQuery(meOptions).data;
  const search: RecordSearch = useSearch({ strict: false });
  const [added, setAdded] = useState<string[]>([]);
  const dataset = useQuery({ queryKey: ['datasets'], queryFn: () => gqlRequest(CaseFieldsQuery, {}), staleTime: 10 * 60_000 });
  const fields = useMemo(() => dataset.data?.datasets.find((d) => d.id === DATASET)?.fields ?? [], [dataset.data]);
  const all = useMemo(() => filtersOf(fields, t('list.place')), [fields, t]);
  const shown = shownFilters(all, [...Object.keys(search.f ?? {}), ...added]);
  const table = useTable({ filters: shown });
  const columns = useMemo(() => columnsOf(fields), [fields]);

  const query: DatasetQueryInput = {
    dataset: DATASET,
    where: [...(search.w ?? []), ...(table.vars.where ?? []), ...searchConditions(fields, search.q)],
    regionCode: search.f?.region?.[0] ?? search.region ?? null,
    asOf: search.asOf ?? null, periodFrom: search.from ?? null, periodTo: search.to ?? null,
    order: table.vars.order ?? null,
    columns: columns.map((c) => c.key),
  };
  const vars = { query, first: table.vars.first, after: table.vars.after ?? null };
  const records = useQuery({ queryKey: ['records', vars], enabled: columns.length > 0, queryFn: ({ signal }) => gqlRequest(CaseRecordsQuery, vars, { signal }), placeholderData: keepPreviousData });
  const drop = (patch: Partial<RecordSearch>) => void navigate({ to: '.', search: ((old: RecordSearch) => ({ ...old, ...patch, after: undefined, page: undefined })) as never });
  const rest = all.filter((f) => !shown.includes(f));
  const state = dataset.error ? dataset : records;
  return (
    <Page title={t('list.title')} actions={me && mayAny(me, ['CASE_DRAFT']) && <Button type="primary" onClick={() => void navigate({ to: '/cases/new' })}>{t('create.title')}</Button>}>
      <ConditionChips search={search} fields={fields} onDrop={drop} />
      <DataTable<CaseRow> id="cases" label={t('list.title')} table={table} columns={columns} connection={records.data?.records} query={{ isFetching: dataset.isPending || records.isFetching, error: state.error, refetch: state.refetch }}
        withSearch searchPlaceholder={t('list.search')} exportUrl={me && mayAny(me, ['EXPORT_RUN']) ? exportUrlOf(query) : undefined}
        link={(r) => ({ to: '/cases/$caseId', params: { caseId: r.ref.id } })} empty={{ text: t('list.empty') }}
        actions={rest.length > 0 && (
          <Flex><Select<string | null> value={null} placeholder={t('list.more')} aria-label={t('list.more')} options={rest.map((f) => ({ value: f.key, label: f.label }))} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={200} style={{ minWidth: 110 }} onChange={(k) => { if (k) setAdded((l) => [...l, k]); }} /></Flex>
        )} />
    </Page>
  );
}
