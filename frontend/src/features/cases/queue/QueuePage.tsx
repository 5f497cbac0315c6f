import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '@/gql';
import type { WorkQueueQuery as WorkQueueData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import { Page } from '@/ui/Page';
import { DueTag, StatusTag } from '@/ui/StatusTag';
import { DateText, Money, Num } from '@/ui/text';
import { useNarrow } from '@/ui/useMedia';
import { DataTable, useTable, type Column, type Filter } from '@/ui/table';
import { inOrder } from '@/features/actions/offers';
import { useSlashSearch } from '@/ui/useSlashSearch';
import { usePrograms } from '../parts/programs';
import { QueueTabs } from './QueueTabs';
import { overdueOptions, summaryOptions, useLiveQueue } from './queue';
import '../cases.css';

const WorkQueueQuery = graphql(`
  query WorkQueue($programCode: ID, $action: String, $search: String, $overdue: Boolean, $first: Int!, $after: String) {
    workQueue(programCode: $programCode, action: $action, search: $search, overdue: $overdue, first: $first, after: $after) {
      nodes {
        id number programName statusLabel statusSince applicantName memberCount amount appliedOn due dueLabel remainingWorkdays overdue
        village { name } township { name } flags { key label severity } availableActions { action label style }
      }
      pageInfo { endCursor hasNextPage }
      totalCount
    }
  }
`);
type Row = WorkQueueData['workQueue']['nodes'][number];

/** What waits for the person, soonest due first: the page a clerk lives on. */
export default function QueuePage() {
  const { t } = useTranslation('cases');
  useLiveQueue();
  useSlashSearch();
  const narrow = useNarrow();
  const programs = usePrograms();
  const filters = useMemo<Filter[]>(() => (programs.length > 1 ? [{ key: 'program', label: t('list.program'), kind: 'choice', options: programs.map((p) => ({ value: p.code, label: p.name })) }] : []), [t, programs]);
  const table = useTable({ filters });
  const action = table.search.f?.action?.[0], program = table.search.f?.program?.[0], overdue = table.search.f?.overdue?.[0] === 'true';
  const vars = { action: action ?? null, programCode: program ?? null, search: table.search.q ?? null, overdue: overdue || null, first: table.vars.first, after: table.vars.after ?? null };
  const summary = useQuery(summaryOptions).data, late = useQuery(overdueOptions).data;
  const q = useQuery({ queryKey: ['workQueue', vars], queryFn: ({ signal }) => gqlRequest(WorkQueueQuery, vars, { signal }), placeholderData: keepPreviousData });
  const actionLabel = summary?.find((s) => s.action === action)?.label;
  const columns = useMemo<Column<Row>[]>(() => [
    { key: 'due', title: t('queue.due'), width: 190, card: 'tag', render: (r) => <DueTag due={r.due} remaining={r.remainingWorkdays} overdue={r.overdue} /> },
    { key: 'applicant', title: t('queue.applicant'), width: 100, card: 'title', render: (r) => r.applicantName },
    { key: 'todo', title: t('queue.todo'), width: 190, render: (r) => <strong className="cs-todo">{r.availableActions.find((a) => a.action === action)?.label ?? inOrder(r.availableActions)[0]?.label ?? actionLabel ?? r.statusLabel}</strong> },
    { key: 'program', title: t('list.program'), width: 130, render: (r) => r.programName },
    { key: 'village', title: t('list.village'), width: 170, render: (r) => `${r.township.name} ${r.village.name}` },
    { key: 'status', title: t('list.status'), width: 190, render: (r) => <Flex gap={4} wrap><StatusTag label={r.statusLabel} />{r.flags.filter((f) => f.severity !== 'INFO').map((f) => <StatusTag key={f.key} label={f.label} severity={f.severity} />)}</Flex> },
    { key: 'limit', title: t('queue.limit'), width: 170, card: 'none', render: (r) => <span className="mz-muted">{r.dueLabel}</span> },
    { key: 'members', title: t('list.members'), width: 70, align: 'right', hidden: true, render: (r) => <Num value={r.memberCount} /> },
    { key: 'amount', title: t('list.amount'), width: 110, align: 'right', hidden: true, render: (r) => <Money value={r.amount} /> },
    { key: 'applied', title: t('list.applied'), width: 110, hidden: true, render: (r) => <DateText value={r.appliedOn} /> },
    { key: 'number', title: t('list.number'), width: 210, hidden: true, render: (r) => <span className="mz-num">{r.number}</span> },
  ], [t, action, actionLabel]);
  return (
    <Page title={t('queue.title')} subtitle={summary && late !== undefined && <Totals summary={summary} overdue={late} />}>
      <QueueTabs summary={summary} chosen={action} onChoose={(a) => table.setFilter('action', a ? [a] : undefined)} late={late} onlyLate={overdue} onLate={(on) => table.setFilter('overdue', on ? ['true'] : undefined)} />
      <DataTable<Row> id="queue" label={t('queue.title')} table={table} columns={columns} connection={q.data?.workQueue} query={q} withSearch searchPlaceholder={t(narrow ? 'queue.search' : 'queue.searchKey')}
        link={(r) => ({ to: '/cases/$caseId', params: { caseId: r.id }, search: { queue: { ...(action ? { action } : {}), ...(program ? { program } : {}) } } })}
        empty={{ text: t('queue.empty') }} rowClass={(r) => (r.overdue ? 'mz-row-danger' : (r.remainingWorkdays ?? 9) <= 1 ? 'mz-row-warning' : '')} />
    </Page>
  );
}

/** Cases overdue, each counted once; what is due soon is counted by step, as on the tabs. */
function Totals({ summary, overdue }: { summary: readonly { dueSoon: number }[]; overdue: number }) {
  const { t } = useTranslation('cases');
  const soon = summary.reduce((n, s) => n + s.dueSoon, 0);
  return <span role="status">{overdue > 0 ? <b className="mz-error">{t('queue.overdue', { count: overdue })}</b> : t('queue.noneOverdue')}{soon > 0 && <> · {t('queue.soon', { count: soon })}</>}</span>;
}
