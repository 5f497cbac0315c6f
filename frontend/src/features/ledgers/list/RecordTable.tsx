import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Flex, Tag } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetQueryInput } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import { StatusTag } from '@/ui/StatusTag';
import { DateText } from '@/ui/text';
import { useSlashSearch } from '@/ui/useSlashSearch';
import { DataTable, useTable, type Column, type Filter } from '@/ui/table';
import { ConditionChips } from '../../cases/list/ConditionChips';
import { exportUrlOf, filtersOf } from '../../cases/list/fields';
import { MoreFilters } from '../../records/MoreFilters';
import { offered, textConditions } from '../../records/model';
import type { DatasetInfo } from '../../records/queries';
import { shownFilters } from '../../registers/model';
import { useSearchPatch } from '../../registers/useSearchPatch';
import { timeText } from '../model';
import { STATE_TONES } from '../parts/states';
import { LedgerRecordsQuery, type Ledger, type RecordRow } from '../queries';
import type { LedgerSearch } from '../routes';

interface Props { ledger: Ledger; /** what figures may ask of the ledger; null for those who see no figures */ dataset: DatasetInfo | null; mayExport: boolean; create: ReactNode }

const UNLISTED = new Set(['FILES', 'LIST', 'BANK_ACCOUNT']), NUMBERS = new Set(['INTEGER', 'MONEY']);
/** Without the figures' word on it, the first fields are what tells one record from another. */
const FIRST_FIELDS = 4;

/** The records of one ledger, asked by any field that its figures know; the question is in the address, and the same as the export's. */
export function RecordTable({ ledger: l, dataset, mayExport, create }: Props) {
  const { t } = useTranslation('ledgers');
  useSlashSearch();
  const search: LedgerSearch = useSearch({ strict: false });
  const go = useSearchPatch();
  const [added, setAdded] = useState<string[]>([]);
  const all = useMemo<Filter[]>(() => [
    { key: 'span', label: t('span'), kind: 'date-range', conditions: () => [] },
    ...offered(filtersOf(dataset?.fields ?? [], t('place'))).filter((f) => f.key !== 'ledger' && f.key !== 'on'),
    ...(dataset ? [] : [{ key: 'region', label: t('place'), kind: 'region' as const, conditions: () => [] }]),
  ], [dataset, t]);
  const filters = shownFilters(all, [...Object.keys(search.f ?? {}), ...added]);
  const table = useTable({ filters });
  const where = [...(search.w ?? []), ...(table.vars.where ?? []), ...textConditions(dataset?.fields ?? [], search.q)];
  const [from, to] = search.f?.span ?? [];
  const regionCode = search.f?.region?.[0] ?? search.region ?? null, order = table.vars.order ?? null;
  const vars = { ledgerCode: l.code, regionCode, subjectId: search.subject ?? null, from: (from || search.from) ?? null, to: (to || search.to) ?? null, where, order, first: table.vars.first, after: table.vars.after ?? null };
  const q = useQuery({ queryKey: ['ledgerRecords', vars], queryFn: ({ signal }) => gqlRequest(LedgerRecordsQuery, vars, { signal }), placeholderData: keepPreviousData });
  const rows = q.data?.ledgerRecords.nodes;
  const columns = useMemo(() => columnsOf(l, dataset, rows ?? [], t), [l, dataset, rows, t]);
  const subject = search.subject && (rows?.find((r) => r.subjectName)?.subjectName ?? t('oneSubject'));
  const query: DatasetQueryInput = {
    dataset: l.dataset, where: search.subject ? [...where, { field: 'subjectId', op: 'EQ', values: [search.subject] }] : where, regionCode, order,
    ...(dataset?.timeBasis === 'FLOW' ? { periodFrom: vars.from, periodTo: vars.to } : {}),
  };
  const drop = () => go({ subject: undefined } as never);
  return (
    <>
      {subject && <Flex className="cs-chips" gap={6} align="center"><span className="mz-muted">{t('only')}</span><Tag closable closeIcon={<span role="img" aria-label={t('dropSubject', { name: subject })}>×</span>} onClose={(e) => { e.preventDefault(); drop(); }}>{subject}</Tag></Flex>}
      <ConditionChips search={search} fields={dataset?.fields ?? []} onDrop={go} />
      <DataTable<RecordRow> id={`ledger-${l.code}`} label={l.name} table={table} columns={columns} connection={q.data?.ledgerRecords} query={q}
        withSearch={l.about !== 'REGION' && dataset !== null} searchPlaceholder={t('search')} exportUrl={mayExport && dataset ? exportUrlOf(query) : undefined}
        link={(r) => ({ to: '/ledger-records/$recordId', params: { recordId: r.id } })} rowClass={(r) => (r.state === 'VOID' ? 'lg-void' : '')}
        actions={<Flex gap={8} wrap><MoreFilters rest={all.filter((f) => !filters.includes(f))} onAdd={(k) => setAdded((x) => [...x, k])} /></Flex>}
        empty={{ text: t('emptyLedger', { ledger: l.name }), action: create }} />
    </>
  );
}

function columnsOf(l: Ledger, dataset: DatasetInfo | null, rows: readonly RecordRow[], t: (key: 'day' | 'until' | 'subject' | 'subjectKind' | 'place' | 'state' | 'alarm' | 'by' | 'superseded' | 'month' | 'year' | 'from') => string): Column<RecordRow>[] {
  const known = new Map((dataset?.fields ?? []).map((f) => [f.name, f]));
  const fields = l.fields.filter((f) => !UNLISTED.has(f.type));
  const about = l.about !== 'REGION';
  const first: Column<RecordRow> = about
    ? { key: 'subject', title: t('subject'), width: 200, card: 'title', render: (r) => r.subjectName ?? r.region.fullName }
    : { key: 'village', title: t('place'), width: 190, card: 'title', render: (r) => r.region.fullName };
  return [
    first,
    { key: 'on', title: t(l.time === 'MONTH' ? 'month' : l.time === 'YEAR' ? 'year' : l.time === 'PERIOD' ? 'from' : 'day'), width: 115, sort: known.get('on')?.sortable ?? false, render: (r) => <span className="mz-num">{timeText(l.time, r.on)}</span> },
    ...(l.time === 'PERIOD' ? [{ key: 'until', title: t('until'), width: 115, render: (r: RecordRow) => <DateText value={r.until} /> }] : []),
    ...fields.map((f, i): Column<RecordRow> => ({
      key: f.key, title: f.label, width: NUMBERS.has(f.type) ? 110 : 150, align: NUMBERS.has(f.type) ? 'right' : 'left', hidden: !(known.get(f.key)?.byDefault ?? false) && (i >= FIRST_FIELDS || f.type === 'LONG_TEXT'),
      sort: known.get(f.key)?.sortable ?? false, render: (r) => r.values.find((v) => v.key === f.key)?.text ?? '—',
    })),
    { key: 'state', title: t('state'), width: 120, card: 'tag', hidden: !l.decided && rows.every((r) => r.state === 'VALID' && !r.superseded), render: (r) => <StatusTag label={r.superseded && r.state !== 'VOID' ? t('superseded') : r.stateLabel} tone={r.superseded ? 'neutral' : STATE_TONES[r.state]} /> },
    { key: 'alarm', title: t('alarm'), width: 170, hidden: !rows.some((r) => r.alarm), card: rows.some((r) => r.alarm) ? 'line' : 'none', render: (r) => (r.alarm ? <StatusTag label={r.alarm} tone="danger" /> : '—') },
    ...(about ? [{ key: 'village', title: t('place'), width: 190, render: (r: RecordRow) => r.region.fullName }] : []),
    { key: 'subjectKind', title: t('subjectKind'), width: 130, hidden: true, render: (r) => r.subjectKindLabel ?? '—' },
    { key: 'by', title: t('by'), width: 100, hidden: true, render: (r) => r.by },
  ];
}
