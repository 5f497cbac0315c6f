import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfirm } from '@/ui/confirm';
import { Form } from '../Form';
import type { FormHandle } from '../useForm';
import type { FormValues } from '../types';
import { deskInputs } from './inputs';

interface Props {
  form: FormHandle;
  onSubmit: (values: FormValues) => Promise<unknown>;
  /** saves half filled instead of sending checked values */
  onSave?: () => Promise<unknown>;
  submitText?: string;
  danger?: boolean;
  onCancel?: () => void;
  /** further buttons after submit and cancel */
  extra?: ReactNode;
  label?: string;
  /** asks before leaving the page with unsaved input */
  guard?: boolean;
}

/** The catalogue's form with antd inputs and the usual buttons. */
export function DeskForm({ form, onSubmit, onSave, submitText, danger, onCancel, extra, label, guard }: Props) {
  const { t } = useTranslation(['forms', 'common']);
  const confirm = useConfirm();
  return (
    <Form form={form} inputs={deskInputs} onSubmit={onSubmit} {...(onSave ? { onSave } : {})} {...(label ? { label } : {})}
      {...(guard ? { confirmLeave: async () => (await confirm({ title: t('leaveTitle'), content: t('leaveText'), okText: t('leave') })) !== null } : {})}
      renderFooter={(busy) => (
        <>
          <Button type="primary" htmlType="submit" danger={danger ?? false} loading={busy}>{submitText ?? t('common:submit')}</Button>
          {onCancel && <Button onClick={onCancel} disabled={busy}>{t('common:cancel')}</Button>}
          {extra}
        </>
      )} />
  );
}
