import { Alert, Progress, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BatchState } from '@/gql/graphql';
import { formatInstant } from '@/lib/format';
import { useNarrow } from '@/ui/useMedia';
import type { Batch } from './query';

const COURSE = ['FROZEN', 'CALCULATED', 'REVIEWED', 'APPROVED', 'EXPORTED', 'SETTLED'] as const satisfies BatchState[];
const STEP_OF: Record<(typeof COURSE)[number], string> = { FROZEN: 'FREEZE', CALCULATED: 'CALCULATE', REVIEWED: 'REVIEW', APPROVED: 'APPROVE', EXPORTED: 'EXPORT', SETTLED: 'RESULT' };

/** How far the run has come, and who took each step. */
export function StateSteps({ batch, calculating }: { batch: Batch; calculating: boolean }) {
  const { t } = useTranslation('payroll');
  const narrow = useNarrow();
  const cancelled = batch.state === 'CANCELLED';
  const at = COURSE.findIndex((s) => s === batch.state);
  const items = COURSE.map((s, i) => {
    const e = batch.log.findLast((x) => x.step === STEP_OF[s]);
    const done = cancelled ? !!e : i <= at;
    return {
      key: s, title: t(`state.${s}`), status: done ? 'finish' as const : !cancelled && i === at + 1 ? 'process' as const : 'wait' as const,
      content: done && e ? t('state.by', { name: e.by, at: formatInstant(e.at) }) : undefined,
    };
  });
  const running = calculating || (batch.state === 'FROZEN' && batch.progress > 0);
  return (
    <section className="mz-section pr-steps" aria-label={t('state.title')}>
      {cancelled && <Alert type="info" showIcon title={t('state.cancelled')} />}
      <Steps size="small" current={cancelled ? -1 : Math.min(at + 1, COURSE.length - 1)} orientation={narrow ? 'vertical' : 'horizontal'} titlePlacement={narrow ? 'horizontal' : 'vertical'} items={items} />
      {running && (
        <div role="status">
          <span>{t('state.calculating', { percent: batch.progress })}</span>
          <Progress percent={batch.progress} size="small" showInfo={false} aria-label={t('state.CALCULATED')} />
        </div>
      )}
    </section>
  );
}
