import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Skeleton } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStale } from '@/lib/errors';
import { useForm, type FormField } from '@/forms';
import { DeskForm } from '@/forms/desk/DeskForm';
import type { Grant, Role } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import { ErrorResult } from '@/ui/ErrorResult';
import { useConfirm } from '@/ui/confirm';
import { useNarrow } from '@/ui/useMedia';
import type { Shown } from './OneTimePassword';
import { rolesOptions, StaffListQuery, useSaveStaff, type Member } from './query';
import { GRANTS, SECTIONS } from './words';
import './staff.css';

interface Props { member: Member | null; today: string; onClose: () => void; onCreated: (s: Shown) => void }

/** Creates an account or changes one. */
export function StaffDrawer(p: Props) {
  const { t } = useTranslation(['staff', 'forms']);
  const narrow = useNarrow();
  const confirm = useConfirm();
  const dirty = useRef(false);
  const roles = useQuery(rolesOptions);
  const close = async () => {
    if (dirty.current && !(await confirm({ title: t('forms:leaveTitle'), content: t('forms:leaveText'), okText: t('forms:leave') }))) return;
    p.onClose();
  };
  return (
    <Drawer open title={p.member ? t('edit.title', { name: p.member.name }) : t('edit.new')} size={narrow ? '100%' : 640} onClose={() => void close()} mask={{ closable: false }} destroyOnHidden>
      {roles.data ? <StaffForm {...p} roles={roles.data} onClose={() => void close()} onDone={p.onClose} onDirty={() => { dirty.current = true; }} />
        : roles.isError ? <ErrorResult error={roles.error} onRetry={() => void roles.refetch()} /> : <Skeleton active />}
    </Drawer>
  );
}

interface FormProps extends Props { roles: readonly { role: Role; label: string }[]; onDone: () => void; onDirty: () => void }

function StaffForm({ member: m, today, roles, onClose, onDone, onCreated, onDirty }: FormProps) {
  const { t } = useTranslation('staff');
  const { message } = App.useApp();
  const client = useQueryClient();
  const { mutateAsync } = useSaveStaff();
  const [rev, setRev] = useState(m?.rev ?? null);
  const [stale, setStale] = useState(false);
  const fields = useMemo<FormField[]>(() => {
    const officer = { field: 'role', in: ['CO'] };
    return [
      ...(m ? [] : [{ key: 'username', type: 'TEXT' as const, label: t('edit.username'), help: t('edit.usernameHelp'), required: true, options: [], maxLength: 32 }]),
      { key: 'name', type: 'TEXT', label: t('edit.name'), required: true, options: [], maxLength: 30 },
      { key: 'role', type: 'CHOICE', label: t('edit.role'), required: true, options: roles.map((r) => ({ value: r.role, label: r.label })) },
      { key: 'regionCode', type: 'REGION', label: t('edit.region'), help: t('edit.regionHelp'), required: true, options: [] },
      { key: 'sections', type: 'MULTI_CHOICE', label: t('edit.sections'), required: true, options: SECTIONS.map((s) => ({ value: s, label: t(`section.${s}`) })), visibleWhen: officer },
      { key: 'grants', type: 'MULTI_CHOICE', label: t('edit.grants'), required: false, options: GRANTS.map((g) => ({ value: g, label: t(`grant.${g}`) })), visibleWhen: officer },
      { key: 'active', type: 'BOOLEAN', label: t('edit.active'), help: t('edit.activeHelp'), required: true, options: [] },
      { key: 'relativeIdNumbers', type: 'LONG_TEXT', label: t('edit.relatives'), help: t(m ? 'edit.relativesKeep' : 'edit.relativesHelp'), required: false, options: [], maxLength: 1200 },
    ];
  }, [m, roles, t]);
  const initial = m ? { name: m.name, role: m.role, regionCode: m.region.code, sections: m.sections, grants: m.grants, active: m.active } : { active: true };
  const form = useForm({ fields, initial, prefix: '', today, onChange: onDirty });
  const reload = async () => {
    const found = (await gqlRequest(StaffListQuery, { search: m!.username, regionCode: null, first: 20, after: null })).staffMembers.nodes.find((s) => s.id === m!.id);
    if (found) { setRev(found.rev); setStale(false); }
    await client.invalidateQueries({ queryKey: ['staff'] });
  };
  return (
    <>
      {stale && <Alert type="warning" showIcon title={t('edit.stale')} description={t('edit.staleText')} action={<Button size="small" type="primary" onClick={() => void reload()}>{t('edit.reload')}</Button>} className="sf-stale" />}
      <DeskForm form={form} label={m ? t('edit.title', { name: m.name }) : t('edit.new')} onCancel={onClose} onSubmit={async (v) => {
        const officer = v.role === 'CO';
        const numbers = ((v.relativeIdNumbers as string | undefined) ?? '').split(/[\s,，、;；]+/).filter((x) => x !== '');
        try {
          const saved = await mutateAsync({
            staffId: m?.id ?? null, rev, username: m?.username ?? (v.username as string), name: v.name as string, role: v.role as Role, regionCode: v.regionCode as string,
            sections: officer ? ((v.sections as string[] | undefined) ?? []) : [], grants: officer ? ((v.grants as Grant[] | undefined) ?? []) : [], active: v.active as boolean,
            relativeIdNumbers: numbers.length > 0 ? numbers : null,
          });
          void message.success(t(m ? 'edit.saved' : 'edit.created'));
          onDone();
          if (!m) onCreated({ name: saved.staff.name, username: saved.staff.username, password: saved.oneTimePassword ?? null });
        } catch (e) {
          if (isStale(e)) setStale(true);
          throw e;
        }
      }} />
    </>
  );
}
