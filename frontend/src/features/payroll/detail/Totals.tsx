import { useTranslation } from 'react-i18next';
import { formatInteger, formatMoney } from '@/lib/format';
import type { Batch } from './query';

/** What the run comes to, against the month before; what is held, returned or repeated opens its payments. */
export function Totals({ batch: b, onShow }: { batch: Batch; onShow: (f: Record<string, string[]>) => void }) {
  const { t } = useTranslation('payroll');
  const needsReason = b.availableSteps.some((s) => s.step === 'APPROVE' && s.needsReason);
  const last = b.lastMonthTotal !== null && t(b.deviation ? 'totals.lastChange' : 'totals.last', { value: formatMoney(b.lastMonthTotal), change: b.deviation ?? '' });
  const count = (n: number, label: string, state: string) => (n > 0 ? <button type="button" className="pr-link" aria-label={`${label}: ${n}`} onClick={() => onShow({ state: [state] })}>{formatInteger(n)}</button> : '0');
  const returned = t('totals.returned'), held = t('totals.held');
  return (
    <dl className="pr-totals" aria-label={t('totals.title')}>
      <div className={needsReason ? 'pr-wide pr-warn' : 'pr-wide'}>
        <dt>{t('totals.total')}</dt>
        <dd><b className="pr-big">{formatMoney(b.total)}</b> {t('totals.yuan')}</dd>
        {last && <dd className="mz-muted">{last}</dd>}
        {needsReason && <dd className="mz-error">{t('totals.needsReason')}</dd>}
        {b.deviationReason && <dd className="mz-muted">{t('totals.why', { reason: b.deviationReason })}</dd>}
      </div>
      <div>
        <dt>{t('totals.lines')}</dt><dd><b className="pr-big">{formatInteger(b.lineCount)}</b></dd>
        {b.lastMonthLines !== null && <dd className="mz-muted">{t('totals.last', { value: formatInteger(b.lastMonthLines) })}</dd>}
      </div>
      <div><dt>{t('totals.persons')}</dt><dd><b className="pr-big">{formatInteger(b.personCount)}</b></dd></div>
      <div className="pr-wide"><dt>{t('totals.paid')}</dt><dd><b className="pr-big">{formatMoney(b.paid)}</b> {t('totals.yuan')}</dd></div>
      <div className={b.returned > 0 ? 'pr-warn' : ''}><dt>{returned}</dt><dd><b className="pr-big">{count(b.returned, returned, 'RETURNED')}</b></dd></div>
      <div><dt>{held}</dt><dd><b className="pr-big">{count(b.held, held, 'HELD')}</b></dd></div>
      <div><dt>{t('totals.supplement')}</dt><dd><b className="pr-big">{formatInteger(b.supplement)}</b></dd></div>
      <div><dt>{t('totals.reissued')}</dt><dd><b className="pr-big">{formatInteger(b.reissued)}</b></dd></div>
    </dl>
  );
}
