import { App } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldText, useForm, type FormField, type FormValues } from '@/forms';
import { DeskForm } from '@/forms/desk/DeskForm';
import { deskServices } from '@/forms/desk/services';
import type { SavePersonInput } from '@/gql/graphql';
import { ApiError, gqlRequest } from '@/lib/graphql';
import { Intent } from '@/lib/intent';
import { Attention } from '@/ui/Attention';
import { mergeForm } from '../actions/merge';
import { isStale } from '@/lib/errors';
import { PeopleSaveMutation, personOptions, type PersonDetail } from './queries';
import { StaleNotice, type Stale } from '../actions/StaleNotice';

const HEALTH = ['HEALTHY', 'CHRONIC', 'MAJOR_DISEASE', 'DISABLED'] as const;
const LABOUR = ['FULL', 'PARTIAL', 'NONE'] as const;
const MARITAL = ['SINGLE', 'MARRIED', 'DIVORCED', 'WIDOWED'] as const;
const EDUCATION = ['NONE', 'PRIMARY', 'JUNIOR', 'SENIOR', 'COLLEGE', 'BACHELOR', 'POSTGRADUATE'] as const;
/** Shown masked on the page, so what is typed here replaces it and a blank keeps it. */
const KEPT = ['phone', 'disabilityCert'];
const CLEARED = ['hukouVillageCode', 'address', 'education', 'marital'];

const valuesOf = (p: PersonDetail): FormValues => Object.fromEntries(Object.entries({
  name: p.name, villageCode: p.village.code, hukouVillageCode: p.hukouVillage?.code, address: p.address, health: p.health, labour: p.labour,
  education: p.education, marital: p.marital, deathDate: p.deathDate,
}).filter(([, v]) => v !== null && v !== undefined && v !== ''));

/** Corrects a person. Another village is a move; a day of death ends the membership. */
export function EditPerson({ person, today, onDone, onCancel }: { person: PersonDetail; today: string; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('people');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  const [seen, setSeen] = useState(person);
  const [stale, setStale] = useState<Stale | null>(null);
  const [suspected, setSuspected] = useState(false);
  const fields = useMemo<FormField[]>(() => {
    const f = (key: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({ key, type, label: t(`field.${key}` as 'field.name'), required: false, options: [], ...more });
    return [
      f('name', 'TEXT', { required: true, maxLength: 40 }),
      f('villageCode', 'REGION', { required: true, help: t('moveHint') }),
      f('hukouVillageCode', 'REGION'),
      f('address', 'TEXT', { maxLength: 100 }),
      f('phone', 'PHONE', { help: person.phoneMasked ? t('keepHint', { masked: person.phoneMasked }) : null }),
      f('health', 'CHOICE', { required: true, options: HEALTH.map((value) => ({ value, label: t(`health.${value}`) })) }),
      f('labour', 'CHOICE', { required: true, options: LABOUR.map((value) => ({ value, label: t(`labour.${value}`) })) }),
      f('disabilityCert', 'TEXT', { maxLength: 20, visibleWhen: { field: 'health', in: ['DISABLED'] }, help: person.disabilityCertMasked ? t('keepHint', { masked: person.disabilityCertMasked }) : null }),
      f('marital', 'CHOICE', { options: MARITAL.map((value) => ({ value, label: t(`marital.${value}`) })) }),
      f('education', 'CHOICE', { options: EDUCATION.map((value) => ({ value, label: t(`education.${value}`) })) }),
      f('deathDate', 'DATE', { max: today, help: t('deathHint') }),
    ];
  }, [t, person, today]);
  const labels = { [person.village.code]: person.village.fullName, ...(person.hukouVillage ? { [person.hukouVillage.code]: person.hukouVillage.fullName } : {}) };
  const form = useForm({ fields, prefix: '', initial: valuesOf(person), today, services: deskServices({ labels }), draftKey: `person:${person.id}` });
  const save = useMutation({
    mutationFn: async (v: FormValues) => {
      const content = {
        personId: person.id, rev: seen.rev, ...(v as Pick<SavePersonInput, 'name' | 'villageCode' | 'health' | 'labour'>),
        ...Object.fromEntries(CLEARED.filter((k) => v[k] === undefined).map((k) => [k, ''])),
        deathDate: (v.deathDate as string | undefined) ?? null, ...(suspected ? { duplicateChecked: true } : {}),
      };
      return gqlRequest(PeopleSaveMutation, { input: { requestId: intent.idFor(content), ...content } });
    },
    onSuccess: () => {
      intent.done();
      for (const key of ['person', 'household', 'records', 'case']) void client.invalidateQueries({ queryKey: [key] });
      form.store.saved();
      void message.success(t('saved'));
      onDone();
    },
  });
  const submit = async (v: FormValues) => {
    try { await save.mutateAsync(v); } catch (e) {
      if (isStale(e)) { setStale('stale'); throw new DOMException('', 'AbortError'); }
      if (e instanceof ApiError && e.reason === 'POSSIBLE_DUPLICATE') setSuspected(true);
      throw e;
    }
  };
  const fieldOf = (key: string) => fields.find((f) => f.key === key);
  const reload = async () => {
    const now = (await client.fetchQuery(personOptions(person.id))).person;
    const theirs = valuesOf(now);
    const { taken, conflicts } = mergeForm(valuesOf(seen), Object.fromEntries(Object.entries(form.store.data).filter(([k]) => !KEPT.includes(k))), theirs);
    for (const key of taken) form.store.set(`/${key}`, theirs[key]);
    setSeen(now);
    setStale({
      taken: taken.flatMap((k) => fieldOf(k)?.label ?? []),
      conflicts: conflicts.flatMap((k) => { const f = fieldOf(k); return f ? [{ label: f.label, theirs: fieldText(f, theirs[k], form.services) }] : []; }),
    });
  };
  return (
    <>
      {stale && <Attention key={typeof stale}><StaleNotice state={stale} what={t('stale.person')} onReload={reload} /></Attention>}
      <DeskForm form={form} label={t('edit')} submitText={t(suspected ? 'saveAnyway' : 'save')} onCancel={() => { form.store.saved(); onCancel(); }} onSubmit={submit} guard />
    </>
  );
}
