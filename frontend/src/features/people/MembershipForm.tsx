import { App } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm, type FormField, type FormValues } from '@/forms';
import { DeskForm } from '@/forms/desk/DeskForm';
import { gqlRequest } from '@/lib/graphql';
import { Intent } from '@/lib/intent';
import { isStale } from '@/lib/errors';
import { householdOptions, PeopleMembershipMutation, type HouseholdDetail } from './queries';
import { StaleNotice, type Stale } from '../actions/StaleNotice';

export interface Change { kind: 'add' | 'end' | 'relation'; personId: string; name: string; relation?: string }
const RELATIONS = ['HEAD', 'SPOUSE', 'SON', 'DAUGHTER', 'FATHER', 'MOTHER', 'GRANDCHILD', 'GRANDPARENT', 'SIBLING', 'DAUGHTER_IN_LAW', 'SON_IN_LAW', 'OTHER'] as const;

/** Adds a member from a day on, ends a membership on a day, or changes a relation from a day on. History is never overwritten. */
export function MembershipForm({ household, change, today, onDone, onCancel }: { household: HouseholdDetail; change: Change; today: string; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('people');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  const [rev, setRev] = useState(household.rev);
  const [stale, setStale] = useState<Stale | null>(null);
  const ends = change.kind === 'end';
  const fields = useMemo<FormField[]>(() => {
    const day = (key: string, label: string): FormField => ({ key, type: 'DATE', label, required: true, max: today, options: [] });
    if (ends) return [day('to', t('member.until'))];
    const own = RELATIONS.filter((r) => change.kind === 'relation' || r !== 'HEAD');
    return [{ key: 'relation', type: 'CHOICE', label: t('memberships.relation'), required: true, options: own.map((value) => ({ value, label: t(`relation.${value}`) })) }, day('from', t(change.kind === 'relation' ? 'member.sinceRelation' : 'member.since'))];
  }, [t, ends, change.kind, today]);
  const form = useForm({ fields, prefix: '', initial: ends ? { to: today } : { from: today, ...(change.kind === 'relation' ? { relation: change.relation } : {}) }, today });
  const save = useMutation({
    mutationFn: (v: FormValues) => {
      const content = { householdId: household.id, rev, personId: change.personId, relation: (v.relation as string | undefined) ?? change.relation ?? '', from: (v.from as string | undefined) ?? null, to: (v.to as string | undefined) ?? null };
      return gqlRequest(PeopleMembershipMutation, { input: { requestId: intent.idFor(content), ...content } });
    },
    onSuccess: () => {
      intent.done();
      for (const key of ['household', 'person', 'records', 'case']) void client.invalidateQueries({ queryKey: [key] });
      void message.success(t('saved'));
      onDone();
    },
  });
  const submit = async (v: FormValues) => {
    try { await save.mutateAsync(v); } catch (e) {
      if (isStale(e)) { setStale('stale'); throw new DOMException('', 'AbortError'); }
      throw e;
    }
  };
  const reload = async () => {
    setRev((await client.fetchQuery(householdOptions(household.id))).rev);
    setStale({ taken: [], conflicts: [] });
  };
  const text = t(ends ? 'member.end' : change.kind === 'add' ? 'member.add' : 'save');
  return (
    <>
      {stale && <StaleNotice state={stale} what={t('stale.household')} onReload={reload} />}
      <p className="mz-muted cs-tight">{t(`member.hint.${change.kind}`)}</p>
      <DeskForm form={form} label={text} submitText={text} danger={ends} onSubmit={submit} onCancel={onCancel} />
    </>
  );
}
