import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FilterOutlined } from '@ant-design/icons';
import { Button, Flex, Tag, Tooltip } from 'antd';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import { graphql } from '@/gql';
import type { AuditListQuery as AuditListData, Role } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import { Page } from '@/ui/Page';
import { DateText } from '@/ui/text';
import { DataTable, useTable, type Column, type Filter } from '@/ui/table';
import { AUDIT_KINDS, kindKey } from './kinds';
import { linkOf } from './links';
import { StaffFilter } from './StaffFilter';

const AuditListQuery = graphql(`
  query AuditList($staffId: ID, $recordId: ID, $kind: String, $from: Date, $to: Date, $first: Int!, $after: String) {
    auditEvents(staffId: $staffId, recordId: $recordId, kind: $kind, from: $from, to: $to, first: $first, after: $after) {
      nodes { seq at staff role kind kindLabel summary reason record { kind id label } }
      pageInfo { endCursor hasNextPage }
      totalCount
    }
  }
`);
type Row = AuditListData['auditEvents']['nodes'][number];
const ROLES: readonly Role[] = ['CA', 'CO', 'AU', 'TO', 'TH', 'VW', 'VS', 'AN', 'EV'];

/** Who did or saw what. A person and a record are filters with their name beside the id, so that a shared link can show it. */
export default function AuditPage() {
  const { t } = useTranslation('audit');
  const me = useQuery(meOptions).data;
  const filters = useMemo<Filter[]>(() => [
    { key: 'days', label: t('days'), kind: 'date-range' },
    { key: 'kind', label: t('kind'), kind: 'choice', options: AUDIT_KINDS.map((k) => ({ value: k, label: t(`kinds.${kindKey(k)}`) })) },
  ], [t]);
  const table = useTable({ filters });
  const f = table.search.f ?? {};
  const vars = { staffId: f.staff?.[0] ?? null, recordId: f.record?.[0] ?? null, kind: f.kind?.[0] ?? null, from: f.days?.[0] || null, to: f.days?.[1] || null, first: table.vars.first, after: table.vars.after ?? null };
  const q = useQuery({ queryKey: ['audit', vars], queryFn: ({ signal }) => gqlRequest(AuditListQuery, vars, { signal }), placeholderData: keepPreviousData });
  const { setFilter } = table;
  const columns: Column<Row>[] = [
    { key: 'at', title: t('at'), width: 140, card: 'title', render: (r) => <DateText value={r.at} /> },
    { key: 'staff', title: t('staff'), width: 80, render: (r) => r.staff || <span className="mz-muted">{t('system')}</span> },
    { key: 'role', title: t('role'), width: 130, render: (r) => { const role = ROLES.find((x) => x === r.role); return role ? t(`roles.${role}`) : r.role || <DateText value={null} />; } },
    { key: 'kind', title: t('kind'), width: 130, card: 'tag', render: (r) => r.kindLabel },
    { key: 'summary', title: t('summary'), width: 310, render: (r) => r.summary },
    { key: 'record', title: t('record'), width: 230, render: (r) => {
      if (!r.record) return <DateText value={null} />;
      const { id, label } = r.record, link = me && linkOf(r.record, (need) => mayAny(me, need));
      return (
        <Flex gap={4} align="center">
          {link ? <Link {...link}>{label || id}</Link> : <span>{label || id}</span>}
          <Tooltip title={t('onlyRecord')}><Button type="text" size="small" icon={<FilterOutlined aria-hidden />} aria-label={`${t('onlyRecord')}: ${label || id}`} onClick={() => setFilter('record', [id, label || id])} /></Tooltip>
        </Flex>
      );
    } },
    { key: 'reason', title: t('reason'), width: 140, render: (r) => r.reason ?? <DateText value={null} /> },
    { key: 'seq', title: t('seq'), width: 80, align: 'right', hidden: true, render: (r) => <span className="mz-num">{r.seq}</span> },
  ];
  return (
    <Page title={t('title')} subtitle={t('help')}>
      <DataTable<Row> id="audit" label={t('title')} table={table} columns={columns} connection={q.data?.auditEvents} query={q} keyOf={(r) => String(r.seq)} empty={{ text: t('empty') }}
        actions={
          <>
            {f.record && <Tag closable={{ 'aria-label': t('onRecord', { label: f.record[1] ?? f.record[0] }) }} onClose={() => setFilter('record', undefined)}>{t('onRecord', { label: f.record[1] ?? f.record[0] })}</Tag>}
            {me && mayAny(me, ['STAFF_READ']) && <StaffFilter values={f.staff} onChange={(v) => setFilter('staff', v)} />}
          </>
        } />
    </Page>
  );
}
