import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Flex } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetQueryInput } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import type { RecordSearch } from '@/lib/recordSearch';
import { StatusTag } from '@/ui/StatusTag';
import { DateText } from '@/ui/text';
import { useSlashSearch } from '@/ui/useSlashSearch';
import { DataTable, useTable, type Column, type Filter } from '@/ui/table';
import { ConditionChips } from '../../cases/list/ConditionChips';
import { exportUrlOf, filtersOf } from '../../cases/list/fields';
import { MoreFilters } from '../../records/MoreFilters';
import { offered, textConditions } from '../../records/model';
import type { DatasetInfo } from '../../records/queries';
import { DueText } from '../parts/DueText';
import { dueConditions, listed, shownFilters } from '../model';
import { RegisterEntriesQuery, type EntryRow, type RegisterKind } from '../queries';
import { useSearchPatch } from '../useSearchPatch';

interface Props { kind: RegisterKind; /** what figures may ask of the kind; null for those who see no figures */ dataset: DatasetInfo | null; today: string; mayExport: boolean; create: ReactNode }

/** The entries of one kind, asked by any field that its figures know; the question is in the address, and the same as the export's. */
export function EntryTable({ kind, dataset, today, mayExport, create }: Props) {
  const { t } = useTranslation('registers');
  useSlashSearch();
  const search: RecordSearch = useSearch({ strict: false });
  const go = useSearchPatch();
  const [added, setAdded] = useState<string[]>([]);
  const all = useMemo<Filter[]>(() => [
    { key: 'waiting', label: t('waiting'), kind: 'choice', options: [{ value: 'true', label: t('waitingMine') }], conditions: () => [] },
    { key: 'dueIn', label: t('due'), kind: 'choice', options: [{ value: 'late', label: t('late') }, { value: 'soon', label: t('soon') }], conditions: ([v]) => dueConditions(v, today) },
    ...offered(filtersOf(dataset?.fields ?? [], t('place'))).filter((f) => f.key !== 'kind'),
  ], [dataset, t, today]);
  const filters = shownFilters(all, [...Object.keys(search.f ?? {}), ...added]);
  const table = useTable({ filters });
  const where = [...(search.w ?? []), ...(table.vars.where ?? [])];
  const waiting = search.f?.waiting?.[0] === 'true';
  const regionCode = search.f?.region?.[0] ?? search.region ?? null;
  const vars = { class: kind.class, kindCode: kind.code, regionCode, search: search.q ?? null, waiting, where, order: table.vars.order ?? null, first: table.vars.first, after: table.vars.after ?? null };
  const q = useQuery({ queryKey: ['entries', vars], queryFn: ({ signal }) => gqlRequest(RegisterEntriesQuery, vars, { signal }), placeholderData: keepPreviousData });
  const rows = q.data?.entries.nodes;
  const columns = useMemo(() => columnsOf(kind, dataset, rows ?? [], t), [kind, dataset, rows, t]);
  const query: DatasetQueryInput = { dataset: kind.dataset, where: [...where, ...textConditions(dataset?.fields ?? [], search.q)], regionCode, order: table.vars.order ?? null };
  return (
    <>
      <ConditionChips search={search} fields={dataset?.fields ?? []} onDrop={go} />
      <DataTable<EntryRow> id={`entries-${kind.code}`} label={kind.name} table={table} columns={columns} connection={q.data?.entries} query={q} withSearch searchPlaceholder={t('search')}
        // who waits for what is a question to the register, which the file cannot ask
        exportUrl={mayExport && dataset && !waiting ? exportUrlOf(query) : undefined}
        link={(r) => ({ to: '/entries/$entryId', params: { entryId: r.id } })} rowClass={(r) => (r.overdue ? 'mz-row-danger' : '')}
        actions={<Flex gap={8} wrap><MoreFilters rest={all.filter((f) => !filters.includes(f))} onAdd={(k) => setAdded((l) => [...l, k])} /></Flex>}
        empty={{ text: t('emptyKind', { kind: kind.name }), action: create }} />
    </>
  );
}

const NUMBERS = new Set(['INTEGER', 'MONEY']);

function columnsOf(kind: RegisterKind, dataset: DatasetInfo | null, rows: readonly EntryRow[], t: (key: 'name' | 'number' | 'status' | 'place' | 'due' | 'grade' | 'lastCheck' | 'above' | 'began' | 'closed' | 'creditCode') => string): Column<EntryRow>[] {
  const known = new Map((dataset?.fields ?? []).map((f) => [f.name, f]));
  const sort = (name: string) => known.get(name)?.sortable ?? false;
  // a column that is empty for this kind only takes room
  const some = (of: (r: EntryRow) => unknown) => rows.some((r) => !!of(r));
  return [
    { key: 'name', title: t('name'), width: 240, card: 'title', render: (r) => r.name },
    { key: 'status', title: t('status'), width: 110, card: 'tag', render: (r) => <StatusTag label={r.statusLabel} tone={r.stands ? 'info' : 'neutral'} /> },
    { key: 'village', title: t('place'), width: 190, render: (r) => r.region.fullName },
    { key: 'due', title: t('due'), width: 250, sort: sort('due'), render: (r) => <DueText e={r} named /> },
    { key: 'grade', title: t('grade'), width: 90, hidden: !some((r) => r.gradeLabel), card: some((r) => r.gradeLabel) ? 'line' : 'none', render: (r) => r.gradeLabel ?? '—' },
    { key: 'checkYear', title: t('lastCheck'), width: 130, hidden: !some((r) => r.checks.length > 0), render: (r) => { const c = r.checks.at(-1); return c ? `${c.year} ${c.resultLabel}` : '—'; } },
    ...listed(kind.sections).map((f): Column<EntryRow> => ({
      key: f.key, title: f.label, width: NUMBERS.has(f.type) ? 110 : 150, align: NUMBERS.has(f.type) ? 'right' : 'left', hidden: !(known.get(f.key)?.byDefault ?? false),
      sort: sort(f.key), render: (r) => r.values.find((v) => v.key === f.key)?.text ?? '—',
    })),
    { key: 'superior', title: kind.aboveLabel ?? t('above'), width: 160, hidden: !some((r) => r.aboveName), render: (r) => r.aboveName ?? '—' },
    { key: 'number', title: t('number'), width: 150, sort: sort('number'), render: (r) => <span className="mz-num">{r.number}</span> },
    { key: 'beganOn', title: t('began'), width: 115, sort: sort('beganOn'), render: (r) => <DateText value={r.beganOn} /> },
    { key: 'creditCode', title: t('creditCode'), width: 190, hidden: true, render: (r) => r.creditCode ?? '—' },
    { key: 'closedOn', title: t('closed'), width: 115, hidden: true, render: (r) => <DateText value={r.closedOn} /> },
  ];
}
