import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '@/gql';
import type { CaseListQuery as CaseListData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import { Page } from '@/ui/Page';
import { DueTag, StatusTag } from '@/ui/StatusTag';
import { DateText, Money, Num } from '@/ui/text';
import { DataTable, useTable, type Column, type Filter } from '@/ui/table';
import { Flex } from 'antd';

const CaseListQuery = graphql(`
  query CaseList($where: [ConditionInput!], $order: OrderInput, $first: Int!, $after: String) {
    cases(where: $where, order: $order, first: $first, after: $after) {
      nodes {
        id number programName statusLabel applicantName memberCount amount appliedOn due dueLabel remainingWorkdays overdue
        village { name } township { name } flags { key label severity }
      }
      pageInfo { endCursor hasNextPage }
      totalCount
    }
  }
`);
const CaseProgramsQuery = graphql(`
  query CasePrograms { programs { code name statuses { value label } } }
`);
type Row = CaseListData['cases']['nodes'][number];

export default function CaseListPage() {
  const { t } = useTranslation('cases');
  const programs = useQuery({ queryKey: ['programs'], queryFn: () => gqlRequest(CaseProgramsQuery, {}), staleTime: 10 * 60_000 }).data?.programs;
  const filters = useMemo<Filter[]>(() => [
    { key: 'program', field: 'programCode', label: t('list.program'), kind: 'choice', options: programs?.map((p) => ({ value: p.code, label: p.name })) ?? [] },
    { key: 'status', label: t('list.status'), kind: 'multi', options: [...new Map(programs?.flatMap((p) => p.statuses).map((s) => [s.value, s])).values()] },
    { key: 'village', field: 'villageCode', label: t('list.region'), kind: 'region' },
    { key: 'applied', field: 'appliedOn', label: t('list.applied'), kind: 'date-range' },
  ], [t, programs]);
  const table = useTable({ filters });
  const q = useQuery({ queryKey: ['cases', table.vars], queryFn: ({ signal }) => gqlRequest(CaseListQuery, table.vars, { signal }), placeholderData: keepPreviousData });
  const columns = useMemo<Column<Row>[]>(() => [
    { key: 'applicantName', title: t('list.applicant'), width: 110, card: 'title', render: (r) => r.applicantName },
    { key: 'number', title: t('list.number'), width: 170, render: (r) => r.number },
    { key: 'program', title: t('list.program'), width: 140, render: (r) => r.programName },
    { key: 'status', title: t('list.status'), width: 150, card: 'tag', render: (r) => <Flex gap={4} wrap><StatusTag label={r.statusLabel} tone="info" />{r.flags.map((f) => <StatusTag key={f.key} label={f.label} severity={f.severity} />)}</Flex> },
    { key: 'village', title: t('list.village'), width: 180, render: (r) => `${r.township.name} ${r.village.name}` },
    { key: 'members', title: t('list.members'), width: 80, align: 'right', hidden: true, render: (r) => <Num value={r.memberCount} /> },
    { key: 'amount', title: t('list.amount'), width: 120, align: 'right', render: (r) => <Money value={r.amount} /> },
    { key: 'appliedOn', title: t('list.applied'), width: 120, sort: true, render: (r) => <DateText value={r.appliedOn} /> },
    { key: 'due', title: t('list.due'), width: 200, sort: true, render: (r) => <DueTag due={r.due} remaining={r.remainingWorkdays} overdue={r.overdue} /> },
  ], [t]);
  return (
    <Page title={t('list.title')}>
      <DataTable<Row> id="cases" label={t('list.title')} table={table} columns={columns} connection={q.data?.cases} query={q} empty={{ text: t('list.empty') }} rowClass={(r) => (r.overdue ? 'mz-row-danger' : '')} />
    </Page>
  );
}
