import { useTranslation } from 'react-i18next';

interface Count { action: string; label: string; count: number; overdue: number }

interface Props { summary: readonly Count[] | undefined; chosen: string | undefined; onChoose: (action: string | undefined) => void; late: number | undefined; onlyLate: boolean; onLate: (on: boolean) => void }
/** One button per kind of work with how many steps wait, overdue ones in red; a case may wait for more than one. */
export function QueueTabs({ summary, chosen, onChoose, late = 0, onlyLate, onLate }: Props) {
  const { t } = useTranslation('cases');
  if (!summary) return <div className="cs-tabs cs-tabs-wait" aria-hidden />;
  const tab = (action: string | undefined, label: string, count: number | undefined, overdue: number) => (
    <button key={action ?? ''} type="button" className="cs-tab" aria-pressed={chosen === action} onClick={() => onChoose(action)}>
      {label}{count !== undefined && <span className="cs-count">{t('queue.items', { count })}</span>}
      {overdue > 0 && <span className="cs-count cs-count-red">{t('queue.overdueShort', { count: overdue })}</span>}
    </button>
  );
  return (
    <div className="cs-tabs" role="group" aria-label={t('queue.byAction')}>
      {tab(undefined, t('queue.all'), undefined, 0)}
      {(late > 0 || onlyLate) && <button type="button" className="cs-tab" aria-pressed={onlyLate} onClick={() => onLate(!onlyLate)}>{t('queue.onlyOverdue')}<span className="cs-count cs-count-red">{t('queue.cases', { count: late })}</span></button>}
      {summary.filter((s) => s.count > 0 || s.action === chosen).map((s) => tab(s.action, s.label, s.count, s.overdue))}
    </div>
  );
}
