import { App, Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, type Me } from '@/app/session';
import { formatInteger, formatMoney } from '@/lib/format';
import { useConfirm } from '@/ui/confirm';
import { Section } from '@/ui/Section';
import { BankFile } from './BankFile';
import type { Batch, useAdvance } from './query';
import { ResultUpload } from './ResultUpload';

type StepInfo = Batch['availableSteps'][number];

/** The step that is due, by whom, and the file that goes to the bank and comes back. */
export function NextSection({ batch, me, advance }: { batch: Batch; me: Me; advance: ReturnType<typeof useAdvance> }) {
  const { t } = useTranslation('payroll');
  const { message } = App.useApp();
  const confirm = useConfirm();
  // what was written as a reason is offered again after an error
  const typed = useRef('');
  const take = (s: StepInfo) => {
    const label = t(s.needsReason ? 'next.reason' : 'next.remark');
    void confirm({
      title: t('next.confirm', { step: s.label, number: batch.number }), okText: s.label, danger: s.step === 'CANCEL',
      content: <About batch={batch} step={s} />,
      ...(s.step === 'APPROVE' || s.step === 'CANCEL' || s.step === 'REVIEW' ? { reason: { label, required: s.needsReason, initial: typed.current } } : {}),
      action: async (reason) => {
        typed.current = reason;
        await advance.mutateAsync({ rev: batch.rev, step: s.step, reason: reason || null });
        typed.current = '';
        void message.success(t('next.done', { step: s.label }));
      },
    });
  };
  const may = mayAny(me, ['PAYROLL_APPROVE']);
  const main = batch.availableSteps.filter((s) => s.step !== 'CANCEL'), cancel = batch.availableSteps.find((s) => s.step === 'CANCEL');
  const done = batch.state === 'SETTLED' || batch.state === 'CANCELLED';
  return (
    <Section title={t('next.title')} extra={cancel?.allowed && <Button danger size="small" disabled={advance.isPending} onClick={() => take(cancel)}>{cancel.label}</Button>}>
      <div className="pr-next">
        {advance.isPending && advance.variables.step === 'CANCEL' && <p role="status">{t('next.cancelling')}</p>}
        {done && <p className="mz-muted">{t('next.none')}</p>}
        {main.map((s) => (
          <div key={s.step}>
            <Button type="primary" block disabled={!s.allowed} loading={advance.isPending && advance.variables.step === s.step} aria-describedby={s.allowed ? undefined : `why-${s.step}`} onClick={() => take(s)}>{s.label}</Button>
            {!s.allowed && s.reason && <p id={`why-${s.step}`} className="mz-muted pr-why">{s.reason}</p>}
          </div>
        ))}
        {batch.fileUrl && <BankFile batch={batch} may={may} />}
        {batch.state === 'EXPORTED' && (may ? <ResultUpload batch={batch} /> : <p className="mz-muted">{t('next.waitResult')}</p>)}
      </div>
    </Section>
  );
}

function About({ batch, step }: { batch: Batch; step: StepInfo }) {
  const { t } = useTranslation('payroll');
  if (batch.state === 'FROZEN') return <p>{batch.month} {batch.programName}{step.step === 'CANCEL' && <><br />{t('next.cancelNote')}</>}</p>;
  return (
    <>
      <p>{t('next.about', { month: batch.month, program: batch.programName, lines: formatInteger(batch.lineCount), persons: formatInteger(batch.personCount), total: formatMoney(batch.total) })}</p>
      {batch.held > 0 && <p>{t('next.heldNote', { count: batch.held })}</p>}
      {step.step === 'APPROVE' && step.needsReason && batch.deviation && <p><b>{t('next.deviationNote', { deviation: batch.deviation })}</b></p>}
      {step.step === 'EXPORT' && <p>{t('next.exportNote')}</p>}
      {step.step === 'CANCEL' && <p>{t('next.cancelNote')}</p>}
    </>
  );
}
