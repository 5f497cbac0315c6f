import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskForm } from '@/forms/desk/DeskForm';
import { deskServices } from '@/forms/desk/services';
import { useForm, type FormValues } from '@/forms';
import { gqlRequest } from '@/lib/graphql';
import { Intent } from '@/lib/intent';
import { Section } from '@/ui/Section';
import { draftSections, ON, refreshed, split, timeValue, UNTIL } from '../model';
import { askDraft, LedgerSaveMutation, TOUCHED, type Draft, type DraftAsk, type Ledger } from '../queries';
import { useTimeFields } from '../parts/useTimeFields';

interface Props { ledger: Ledger; draft: Draft; ask: DraftAsk; today: string; on?: string | undefined }

/** What was typed for a new record, without what the system filled in. */
const typedOf = (values: FormValues, prefilled: readonly string[]): FormValues => Object.fromEntries(Object.entries(values).filter(([k]) => k !== ON && k !== UNTIL && !prefilled.includes(k)));

/** The record itself: what has to be typed, and what is known already. */
export function DraftForm({ ledger: l, draft: first, ask, today, on }: Props) {
  const { t } = useTranslation('ledgers');
  const navigate = useNavigate();
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  const [draft, setDraft] = useState(first);
  const time = useTimeFields(l.time);
  const sections = useMemo(() => draftSections(draft.fields, draft.prefilled, time, { type: t('toType'), known: t('known'), knownHelp: t('knownHelp') }), [draft, time, t]);
  const services = useMemo(() => deskServices(), []);
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(later.current), []);
  // what divisions below have reported depends on what is typed: which disaster it is
  const again = (values: FormValues) => {
    clearTimeout(later.current);
    if (!l.rollsUp) return;
    later.current = setTimeout(() => {
      void askDraft({ ...ask, form: typedOf(values, l.prefilled) }).then((next) => {
        setDraft((before) => {
          for (const [k, v] of Object.entries(refreshed(before.initial, next.initial, form.store.data))) form.store.set(`/${k}`, v);
          return next;
        });
        clearTimeout(later.current);
      }, () => { /* what is typed is checked when it is sent */ });
    }, 700);
  };
  const form = useForm({
    sections, initial: { ...draft.initial, [ON]: timeValue(l.time, on ?? draft.on) }, today, services, draftKey: `ledger-new:${l.code}:${ask.subjectId ?? ask.regionCode ?? ''}`, onChange: again,
  });
  const save = useMutation({
    mutationFn: async (values: FormValues) => {
      const { reason: _, ...record } = split(l.time, values);
      const input = { ledgerCode: l.code, regionCode: ask.regionCode ?? null, subjectId: ask.subjectId ?? null, ...record };
      return (await gqlRequest(LedgerSaveMutation, { input: { requestId: intent.idFor(input), ...input } })).saveLedgerRecord.record;
    },
    onSuccess: () => { intent.done(); for (const key of TOUCHED) void client.invalidateQueries({ queryKey: [key], refetchType: key === 'ledgerDraft' ? 'none' : 'active' }); },
  });
  return (
    <Section title={t('content')}>
      <DeskForm form={form} guard label={l.name} submitText={t('save')}
        onSubmit={async (values) => {
          const r = await save.mutateAsync(values);
          form.store.saved();
          await navigate({ to: '/ledger-records/$recordId', params: { recordId: r.id }, search: { entered: true } });
        }}
        onCancel={() => void navigate(ask.subjectId && (l.about === 'ORGANIZATION' || l.about === 'FACILITY') ? { to: '/entries/$entryId', params: { entryId: ask.subjectId }, search: { tab: 'related' } } : { to: '/ledgers/$ledgerCode', params: { ledgerCode: l.code } })} />
    </Section>
  );
}
