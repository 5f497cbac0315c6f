import { App, Button } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm, type FormField, type FormValues } from '@/forms';
import { DeskForm } from '@/forms/desk/DeskForm';
import { gqlRequest } from '@/lib/graphql';
import { Intent } from '@/lib/intent';
import { Facts } from '@/ui/Section';
import { DateText } from '@/ui/text';
import { recordTo } from '../links';
import { ViewsMoveOutMutation, type StayRecord } from './queries';

/** Who has the bed, and the way out of it: the record ends on the last day, with the reason. */
export default function StayPanel({ stay: s, ledgerCode, name, today, onDone }: { stay: StayRecord; ledgerCode: string; name: string; today: string; onDone: () => void }) {
  const { t } = useTranslation('views');
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      <Facts columns={1} items={[{ label: t('beds.since'), value: <DateText value={s.on} /> }, ...s.values.map((v) => ({ key: v.key, label: v.label, value: v.text }))]} />
      <p className="vw-panel-actions"><Link className="vw-action" {...recordTo(s.id)}>{t('beds.record')}</Link>{s.mayCorrect && !leaving && <Button danger onClick={() => setLeaving(true)}>{t('beds.moveOut')}</Button>}</p>
      {leaving && <MoveOut stay={s} ledgerCode={ledgerCode} name={name} today={today} onDone={onDone} onCancel={() => setLeaving(false)} />}
    </>
  );
}

function MoveOut({ stay: s, ledgerCode, name, today, onDone, onCancel }: { stay: StayRecord; ledgerCode: string; name: string; today: string; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('views');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  const fields = useMemo<FormField[]>(() => [
    { key: 'until', type: 'DATE', label: t('beds.lastDay'), required: true, min: s.on, max: today, options: [] },
    { key: 'reason', type: 'TEXT', label: t('beds.reason'), help: t('beds.reasonHelp'), required: true, maxLength: 200, options: [] },
  ], [t, s.on, today]);
  const form = useForm({ fields, prefix: '', initial: { until: today }, today });
  const save = useMutation({
    mutationFn: (v: FormValues) => {
      const content = { ledgerCode, recordId: s.id, rev: s.rev, on: s.on, until: v.until as string, form: s.form, reason: v.reason as string };
      return gqlRequest(ViewsMoveOutMutation, { input: { requestId: intent.idFor(content), ...content } });
    },
    onSuccess: () => {
      intent.done();
      for (const key of ['ledgerRecords', 'ledgerRecord', 'entry', 'records', 'ledgerAlarms', 'ledgerDraft']) void client.invalidateQueries({ queryKey: [key] });
      void message.success(t('beds.done', { name }));
      onDone();
    },
  });
  return <DeskForm form={form} label={t('beds.moveOutOf', { name })} submitText={t('beds.moveOut')} danger onSubmit={async (v) => { await save.mutateAsync(v); }} onCancel={onCancel} />;
}
