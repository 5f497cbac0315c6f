import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import { useSlashSearch } from '@/ui/useSlashSearch';
import { formatInstant } from '@/lib/format';
import { gqlRequest } from '@/lib/graphql';
import { useConfirm } from '@/ui/confirm';
import { Page } from '@/ui/Page';
import { StatusTag } from '@/ui/StatusTag';
import { DateText } from '@/ui/text';
import { DataTable, useTable, type Column, type Filter } from '@/ui/table';
import { OneTimePassword, type Shown } from './OneTimePassword';
import { StaffListQuery, useResetPassword, type Member } from './query';
import { StaffDrawer } from './StaffDrawer';
import { sectionOf } from './words';

/** Accounts in reach: who they are, what they may do, and whether they can sign in. */
export default function StaffPage() {
  const { t } = useTranslation('staff');
  const me = useQuery(meOptions).data;
  const confirm = useConfirm();
  useSlashSearch();
  const { mutateAsync: reset } = useResetPassword();
  const [editing, setEditing] = useState<Member | 'new' | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const filters = useMemo<Filter[]>(() => [{ key: 'region', label: t('list.place'), kind: 'region' }], [t]);
  const table = useTable({ filters });
  const vars = { search: table.search.q ?? null, regionCode: table.search.f?.region?.[0] ?? null, first: table.vars.first, after: table.vars.after ?? null };
  const q = useQuery({ queryKey: ['staff', vars], queryFn: ({ signal }) => gqlRequest(StaffListQuery, vars, { signal }), placeholderData: keepPreviousData });
  const mayWrite = !!me && mayAny(me, ['STAFF_WRITE']);
  const columns = useMemo<Column<Member>[]>(() => {
    const ask = (s: Member) => void confirm({
      title: t('password.resetTitle', { name: s.name }), content: t('password.resetNote'), okText: t('password.reset'), danger: true,
      action: async () => { const r = await reset({ staffId: s.id, rev: s.rev }); setShown({ name: r.staff.name, username: r.staff.username, password: r.oneTimePassword || null }); },
    });
    return [
      { key: 'name', title: t('list.name'), width: 85, card: 'title', render: (s) => <strong>{s.name}</strong> },
      { key: 'username', title: t('list.username'), width: 125, render: (s) => s.username },
      { key: 'role', title: t('list.role'), width: 145, render: (s) => s.roleLabel },
      { key: 'region', title: t('list.region'), width: 135, render: (s) => s.region.fullName },
      { key: 'sections', title: t('list.sections'), width: 115, render: (s) => s.sections.map((x) => { const k = sectionOf(x); return k ? t(`section.${k}`) : x; }).join(t('comma')) || <DateText value={null} /> },
      { key: 'grants', title: t('list.grants'), width: 150, render: (s) => s.grants.map((g) => t(`grant.${g}`)).join(t('comma')) || <DateText value={null} /> },
      { key: 'state', title: t('list.state'), width: 110, card: 'tag', render: (s) => (
        <Flex gap={4} wrap>
          <StatusTag label={t(s.active ? 'list.active' : 'list.inactive')} tone={s.active ? 'success' : 'neutral'} />
          {s.lockedUntil && Date.parse(s.lockedUntil) > Date.now() && <StatusTag label={t('list.locked', { until: formatInstant(s.lockedUntil) })} tone="danger" />}
        </Flex>
      ) },
      { key: 'lastLogin', title: t('list.lastLogin'), width: 140, render: (s) => (s.lastLoginAt ? <DateText value={s.lastLoginAt} /> : <span className="mz-muted">{t('list.never')}</span>) },
      ...(mayWrite ? [{ key: 'action', title: t('list.action'), width: 165, render: (s: Member) => (
        <Flex gap={8} wrap>
          <Button size="small" aria-label={`${t('edit.open')}: ${s.name}`} onClick={() => setEditing(s)}>{t('edit.open')}</Button>
          <Button size="small" danger aria-label={`${t('password.reset')}: ${s.name}`} onClick={() => ask(s)}>{t('password.reset')}</Button>
        </Flex>
      ) }] : []),
    ];
  }, [t, mayWrite, confirm, reset]);
  return (
    <Page title={t('title')} actions={mayWrite && <Button type="primary" onClick={() => setEditing('new')}>{t('edit.new')}</Button>}>
      <DataTable<Member> id="staff" label={t('title')} table={table} columns={columns} connection={q.data?.staffMembers} query={q} withSearch searchPlaceholder={t('list.search')} empty={{ text: t('list.empty') }} />
      {editing && me && <StaffDrawer member={editing === 'new' ? null : editing} today={me.today} onClose={() => setEditing(null)} onCreated={setShown} />}
      {shown && <OneTimePassword shown={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}
