import { Alert, Button } from 'antd';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { useForm, type FormField, type FormSection, type FormValues } from '@/forms';
import { DeskForm } from '@/forms/desk/DeskForm';
import { deskServices } from '@/forms/desk/services';
import { readFragment } from '@/gql';
import type { SavePersonInput } from '@/gql/graphql';
import { ApiError, gqlRequest } from '@/lib/graphql';
import { Intent } from '@/lib/intent';
import { SideBySide } from './SideBySide';
import { CreateFindPeopleQuery, CreatePersonParts, CreateSavePersonMutation } from './queries';

interface Props {
  idNumber: string;
  /** what the number itself says */
  birth: string | null | undefined;
  sex: string | null | undefined;
  villageCode: string | undefined;
  onSaved: (personId: string, name: string) => void;
  /** the person turned out to be registered already */
  onUse: (personId: string, name: string) => void;
  onCancel: () => void;
}
const HEALTH = ['HEALTHY', 'CHRONIC', 'MAJOR_DISEASE', 'DISABLED'] as const;
const LABOUR = ['FULL', 'PARTIAL', 'NONE'] as const;

/** Registers the owner of a new ID number. Somebody who may be the same person is shown side by side before a second record is made. */
export function PersonForm({ idNumber, birth, sex, villageCode, onSaved, onUse, onCancel }: Props) {
  const { t } = useTranslation('cases');
  const me = useQuery(meOptions).data;
  const [intent] = useState(() => new Intent());
  const [suspected, setSuspected] = useState(false);
  const own = me?.region.tier === 'VILLAGE' ? me.region.code : undefined;
  const sections = useMemo<FormSection[]>(() => {
    const f = (key: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({ key, type, label: t(`person.field.${key}` as 'person.field.name'), required: false, options: [], ...more });
    return [{ key: 'person', title: '', fields: [
      f('name', 'TEXT', { required: true, maxLength: 40 }),
      f('villageCode', 'REGION', { required: true }),
      f('hukouVillageCode', 'REGION'),
      f('phone', 'PHONE'),
      f('address', 'TEXT', { maxLength: 100 }),
      f('health', 'CHOICE', { required: true, options: HEALTH.map((value) => ({ value, label: t(`person.health.${value}`) })) }),
      f('labour', 'CHOICE', { required: true, options: LABOUR.map((value) => ({ value, label: t(`person.labour.${value}`) })) }),
      f('disabilityCert', 'TEXT', { maxLength: 20, visibleWhen: { field: 'health', in: ['DISABLED'] } }),
    ] }];
  }, [t]);
  const form = useForm({ sections, prefix: '', initial: { villageCode: own ?? villageCode }, services: deskServices(), draftKey: `person:new:${birth}:${sex}` });
  const save = useMutation({
    mutationFn: async (values: FormValues) => {
      const content = { ...(values as Pick<SavePersonInput, 'name' | 'villageCode' | 'health' | 'labour'>), idNumber, ...(suspected ? { duplicateChecked: true } : {}) };
      return (await gqlRequest(CreateSavePersonMutation, { input: { requestId: intent.idFor(content), ...content } })).savePerson.person;
    },
    onSuccess: (p) => { form.store.saved(); onSaved(p.id, p.name); },
    onError: (e) => { if (e instanceof ApiError && e.reason === 'POSSIBLE_DUPLICATE') { setSuspected(true); void similar.refetch(); } },
  });
  const typed = (key: string) => { const v = form.store.data[key]; return typeof v === 'string' ? v : ''; };
  const name = typed('name');
  const similar = useQuery({
    queryKey: ['people', 'similar', name, birth], enabled: suspected, gcTime: 0,
    queryFn: async ({ signal }) => (await gqlRequest(CreateFindPeopleQuery, { search: name }, { signal })).people.nodes.map((n) => readFragment(CreatePersonParts, n)).filter((p) => p.birth === birth),
  });
  return (
    <div className="cs-register">
      <p className="cs-tight"><span className="mz-muted">{t('person.idNumber')}</span> <b className="mz-num">{idNumber}</b> · {t(sex === 'M' ? 'person.male' : 'person.female')} · {t('person.born', { day: birth ?? '' })}</p>
      {suspected && (
        <Alert className="cs-notice" type="warning" showIcon title={t('create.suspect')} description={
          <>
            <p>{t('create.suspectText')}</p>
            {similar.data?.map((p) => (
              <SideBySide key={p.id} name={p.name} action={<Button size="small" onClick={() => { form.store.saved(); onUse(p.id, p.name); }}>{t('create.useThis')}</Button>} fields={[
                { label: t('person.idNumber'), mine: idNumber, theirs: p.idNumberMasked }, { label: t('person.field.name'), mine: name, theirs: p.name },
                { label: t('person.bornOn'), mine: birth ?? '', theirs: p.birth }, { label: t('person.field.address'), mine: typed('address'), theirs: p.address ?? '' },
                { label: t('person.field.phone'), mine: typed('phone'), theirs: p.phoneMasked ?? '' },
              ].map((f) => ({ ...f, same: f.mine !== '' && f.mine === f.theirs }))} />
            ))}
          </>
        } />
      )}
      <DeskForm form={form} label={t('create.register')} submitText={t(suspected ? 'create.registerAnyway' : 'create.register')} onCancel={() => { form.store.saved(); onCancel(); }} onSubmit={(v) => save.mutateAsync(v)} guard />
    </div>
  );
}
