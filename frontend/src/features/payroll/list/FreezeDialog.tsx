import { useQueryClient } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Intent } from '@/lib/intent';
import { usePrograms } from '@/features/cases/parts/programs';
import { useForm, type FormField } from '@/forms';
import { DeskForm } from '@/forms/desk/DeskForm';
import { graphql } from '@/gql';
import { gqlRequest } from '@/lib/graphql';

const FreezeMutation = graphql(`
  mutation PayrollFreeze($input: FreezeBatchInput!) { freezeBatch(input: $input) { batch { id number } } }
`);

/** The first step of a run: programme and month. */
export function FreezeDialog({ today, onClose }: { today: string; onClose: () => void }) {
  const { t } = useTranslation('payroll');
  const programs = usePrograms().filter((p) => p.cycle && p.cycle !== 'NONE');
  return (
    <Modal open title={t('freeze.title')} footer={null} onCancel={onClose} mask={{ closable: false }} destroyOnHidden>
      <p className="mz-muted">{t('freeze.help')}</p>
      {programs.length > 0 && <FreezeForm programs={programs} today={today} onClose={onClose} />}
    </Modal>
  );
}

function FreezeForm({ programs, today, onClose }: { programs: readonly { code: string; name: string }[]; today: string; onClose: () => void }) {
  const { t } = useTranslation('payroll');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  const fields = useMemo<FormField[]>(() => [
    { key: 'programCode', type: 'CHOICE', label: t('freeze.program'), required: true, options: programs.map((p) => ({ value: p.code, label: p.name })) },
    { key: 'month', type: 'MONTH', label: t('freeze.month'), required: true, options: [] },
  ], [programs, t]);
  const form = useForm({ fields, initial: { programCode: programs[0]!.code, month: today.slice(0, 7) }, prefix: '', today });
  return (
    <DeskForm form={form} label={t('freeze.title')} submitText={t('freeze.submit')} onCancel={onClose} onSubmit={async (v) => {
      const input = { programCode: v.programCode as string, month: v.month as string };
      const { batch } = (await gqlRequest(FreezeMutation, { input: { requestId: intent.idFor(input), ...input } }, { timeoutMs: 60_000 })).freezeBatch;
      intent.done();
      void client.invalidateQueries({ queryKey: ['batches'] });
      void message.success(t('freeze.done', { number: batch.number }));
      onClose();
      void navigate({ to: '/payroll/$batchId', params: { batchId: batch.id } });
    }} />
  );
}
