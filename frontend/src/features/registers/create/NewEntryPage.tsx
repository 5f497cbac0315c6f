import { Skeleton } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions, type Me } from '@/app/session';
import { DeskForm } from '@/forms/desk/DeskForm';
import { deskServices } from '@/forms/desk/services';
import { useForm, type FormField, type FormSection, type FormValues, type NamedRecord } from '@/forms';
import { gqlRequest } from '@/lib/graphql';
import { Intent } from '@/lib/intent';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { sectionsOf } from '../../actions/offers';
import { ownPlace } from '../model';
import { kindOptions, RegisterCreateMutation, TOUCHED, type RegisterKind } from '../queries';
import { findEntries } from '../parts/findEntries';
import type { NewEntrySearch } from '../search';

/** Enters an organisation or facility by the first step of its kind. */
export default function NewEntryPage() {
  const { t } = useTranslation(['registers', 'desk']);
  const { kindCode } = useParams({ from: '/desk/registers/$kindCode/new' });
  const q = useQuery(kindOptions(kindCode));
  const me = useQuery(meOptions).data;
  const title = q.data ? t('newOf', { kind: q.data.name }) : t('new');
  return (
    <Page title={title} trail={q.data && { label: q.data.name, to: `/registers/${kindCode}` }} subtitle={q.data?.basis.map((b) => [b.law, b.number].filter(Boolean).join(' ')).join('；')}>
      {q.isError ? <ErrorResult error={q.error} onRetry={() => void q.refetch()} />
        : !q.data || !me ? <Skeleton active paragraph={{ rows: 10 }} />
        : !q.data.create ? <Empty text={t('mayNotCreate', { kind: q.data.name })} />
        : <NewEntryForm key={kindCode} kind={q.data} create={q.data.create} me={me} />}
    </Page>
  );
}

const PLACE = 'regionCode', ABOVE = 'aboveId';
const own = (key: string, type: FormField['type'], label: string, required: boolean): FormField => ({ key, type, label, required, options: [] });

function NewEntryForm({ kind, create, me }: { kind: RegisterKind; create: NonNullable<RegisterKind['create']>; me: Me }) {
  const { t } = useTranslation(['registers', 'actions']);
  const navigate = useNavigate();
  const client = useQueryClient();
  const search: NewEntrySearch = useSearch({ strict: false });
  const [intent] = useState(() => new Intent());
  const place = search.region ?? ownPlace(kind.tiers, me.region);
  // who has only one place to enter for need not be asked
  const asks = me.region.tier !== 'VILLAGE' || place === undefined;
  const sections = useMemo<FormSection[]>(() => {
    const [first, ...rest] = sectionsOf(create.form, kind.sections, { papers: t('papers'), other: t('other') });
    const extra = [
      ...(asks ? [own(PLACE, 'REGION', t('place'), true)] : []),
      ...(kind.aboveLabel ? [own(ABOVE, 'RECORD_REF', kind.aboveLabel, false)] : []),
    ];
    return first ? [{ ...first, fields: [...first.fields, ...extra] }, ...rest] : [{ key: '', title: '', fields: extra }];
  }, [create, kind, asks, t]);
  const services = useMemo(() => ({ ...deskServices(), writtenRecords: true, findRecords: (text: string) => findEntries('ORGANIZATION', text, kind.aboveKinds) }), [kind]);
  const form = useForm({ sections, initial: { ...create.initial, ...(place ? { [PLACE]: place } : {}) }, today: me.today, services, draftKey: `entry-new:${kind.code}` });
  const save = useMutation({
    mutationFn: async (values: FormValues) => {
      const { [PLACE]: region, [ABOVE]: above, ...rest } = values;
      const over = above as NamedRecord | undefined;
      const input = { kindCode: kind.code, regionCode: (region as string | undefined) ?? place!, aboveEntryId: over?.id ?? null, aboveName: over && !over.id ? over.name : null, form: rest };
      return (await gqlRequest(RegisterCreateMutation, { input: { requestId: intent.idFor(input), ...input } })).createEntry.entry;
    },
    onSuccess: () => { intent.done(); for (const key of TOUCHED) void client.invalidateQueries({ queryKey: [key] }); },
  });
  return (
    <Section title={create.label}>
      {create.help && <p className="mz-muted">{create.help}</p>}
      <DeskForm form={form} guard label={create.label} submitText={create.label}
        onSubmit={async (values) => {
          const e = await save.mutateAsync(values);
          form.store.saved();
          await navigate({ to: '/entries/$entryId', params: { entryId: e.id } });
        }}
        onCancel={() => void navigate({ to: '/registers/$kindCode', params: { kindCode: kind.code } })} />
    </Section>
  );
}
