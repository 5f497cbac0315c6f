import { Alert, Button, Drawer, Skeleton } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm, type FormField } from '@/forms';
import { DeskForm } from '@/forms/desk/DeskForm';
import { deskServices } from '@/forms/desk/services';
import { gqlRequest } from '@/lib/graphql';
import { ErrorResult } from '@/ui/ErrorResult';
import { ScrollX } from '@/ui/ScrollX';
import { DateText, Num } from '@/ui/text';
import { useNarrow } from '@/ui/useMedia';
import { Intent } from '@/lib/intent';
import { PersonLink } from '../parts/links';
import { PersonFinder } from './PersonFinder';
import { CreateHouseholdMutation, CreateMembershipMutation, familyOptions, type Applicant, type Family } from './queries';

const RELATIONS = ['SPOUSE', 'SON', 'DAUGHTER', 'FATHER', 'MOTHER', 'GRANDCHILD', 'GRANDPARENT', 'SIBLING', 'DAUGHTER_IN_LAW', 'SON_IN_LAW', 'OTHER'] as const;

/** The household as it is today: checked with the applicant before the draft is opened. */
export function FamilyStep({ applicant, today }: { applicant: Applicant; today: string }) {
  return applicant.household ? <FamilyMembers householdId={applicant.household.id} today={today} /> : <NewFamily applicant={applicant} today={today} />;
}

function NewFamily({ applicant, today }: { applicant: Applicant; today: string }) {
  const { t } = useTranslation('cases');
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  const fields: FormField[] = [
    { key: 'villageCode', type: 'REGION', label: t('family.village'), required: true, options: [] },
    { key: 'address', type: 'TEXT', label: t('family.address'), required: false, maxLength: 100, options: [] },
    { key: 'from', type: 'DATE', label: t('family.since'), required: true, max: today, options: [] },
  ];
  const form = useForm({ fields, prefix: '', initial: { villageCode: applicant.village.code, ...(applicant.address ? { address: applicant.address } : {}), from: today }, today, services: deskServices({ labels: { [applicant.village.code]: applicant.village.fullName } }), draftKey: `family:new:${applicant.id}` });
  const create = useMutation({
    mutationFn: (v: { villageCode: string; address?: string; from: string }) => { const content = { headPersonId: applicant.id, ...v }; return gqlRequest(CreateHouseholdMutation, { input: { requestId: intent.idFor(content), ...content } }); },
    onSuccess: () => client.invalidateQueries({ queryKey: ['person', applicant.id] }),
  });
  return (
    <>
      <p className="mz-muted cs-tight">{t('family.none', { name: applicant.name })}</p>
      <DeskForm form={form} label={t('family.create')} submitText={t('family.create')} onSubmit={(v) => create.mutateAsync(v as never)} guard />
    </>
  );
}

function FamilyMembers({ householdId, today }: { householdId: string; today: string }) {
  const { t } = useTranslation('cases');
  const narrow = useNarrow();
  const q = useQuery(familyOptions(householdId));
  const [adding, setAdding] = useState<{ id: string; name: string } | 'find' | null>(null);
  const [ending, setEnding] = useState<Family['members'][number] | null>(null);
  if (q.isError) return <ErrorResult error={q.error} onRetry={() => void q.refetch()} />;
  if (!q.data) return <Skeleton active paragraph={{ rows: 3 }} />;
  const h = q.data;
  return (
    <>
      <p className="mz-muted cs-tight">{t('family.check', { number: h.number })} {h.village.fullName} {h.address}</p>
      <ScrollX label={t('create.step3')}>
        <table className="mz-plain">
          <thead><tr><th scope="col">{t('member.name')}</th><th scope="col">{t('member.relation')}</th><th scope="col" className="cs-right">{t('member.age')}</th><th scope="col">{t('member.idNumber')}</th><th scope="col">{t('family.condition')}</th><th scope="col">{t('family.since')}</th><th scope="col"><span className="cs-hidden">{t('family.actions')}</span></th></tr></thead>
          <tbody>{h.members.map((m) => (
            <tr key={m.personId}>
              <td><PersonLink id={m.person?.id}>{m.name}</PersonLink></td><td>{m.relationLabel}</td><td className="mz-num"><Num value={m.person?.age} /></td><td className="mz-num cs-left">{m.person?.idNumberMasked ?? t('family.elsewhere')}</td>
              <td>{[m.person?.healthLabel, m.person?.labourLabel].filter(Boolean).join(' · ')}</td><td><DateText value={m.from} /></td>
              <td>{h.mayEdit && m.relation !== 'HEAD' && <Button size="small" aria-label={`${t('family.end')}: ${m.name}`} onClick={() => setEnding(m)}>{t('family.end')}</Button>}</td>
            </tr>
          ))}</tbody>
        </table>
      </ScrollX>
      {h.mayEdit ? <Button className="cs-add" onClick={() => setAdding('find')}>{t('family.add')}</Button> : <Alert type="info" title={t('family.readOnly')} />}
      <Drawer open={adding !== null} size={narrow ? '100%' : 680} title={adding && adding !== 'find' ? t('family.addTitle', { name: adding.name }) : t('family.add')} onClose={() => setAdding(null)} destroyOnHidden>
        {adding === 'find' && <PersonFinder chooseText={t('family.choose')} exclude={h.members.map((m) => m.personId)} villageCode={h.village.code} onChoose={(id, name) => setAdding({ id, name })} />}
        {adding && adding !== 'find' && <MembershipForm family={h} personId={adding.id} today={today} onDone={() => setAdding(null)} onCancel={() => setAdding('find')} />}
      </Drawer>
      <Drawer open={ending !== null} size={narrow ? '100%' : 480} title={ending && t('family.endTitle', { name: ending.name })} onClose={() => setEnding(null)} destroyOnHidden>
        {ending && <MembershipForm family={h} personId={ending.personId} relation={ending.relation} today={today} onDone={() => setEnding(null)} onCancel={() => setEnding(null)} />}
      </Drawer>
    </>
  );
}

/** Adds a member from a day on; with a relation given, ends that membership on a day. */
function MembershipForm({ family, personId, relation, today, onDone, onCancel }: { family: Family; personId: string; relation?: string; today: string; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('cases');
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  const ends = relation !== undefined;
  const fields: FormField[] = ends
    ? [{ key: 'to', type: 'DATE', label: t('family.until'), required: true, max: today, options: [] }]
    : [
        { key: 'relation', type: 'CHOICE', label: t('family.relation'), required: true, options: RELATIONS.map((value) => ({ value, label: t(`relation.${value}`) })) },
        { key: 'from', type: 'DATE', label: t('family.since'), required: true, max: today, options: [] },
      ];
  const form = useForm({ fields, prefix: '', initial: ends ? { to: today } : { from: today }, today });
  const change = useMutation({
    mutationFn: (v: { relation?: string; from?: string; to?: string }) => {
      const content = { householdId: family.id, rev: family.rev, personId, relation: v.relation ?? relation!, from: v.from ?? null, to: v.to ?? null };
      return gqlRequest(CreateMembershipMutation, { input: { requestId: intent.idFor(content), ...content } });
    },
    // a stale household is asked again too: the next try then carries the new revision
    onSettled: () => client.invalidateQueries({ queryKey: ['household', family.id] }),
    onSuccess: onDone,
  });
  return <DeskForm form={form} label={t(ends ? 'family.end' : 'family.add')} submitText={t(ends ? 'family.end' : 'family.add')} danger={ends} onSubmit={(v) => change.mutateAsync(v)} onCancel={onCancel} />;
}
