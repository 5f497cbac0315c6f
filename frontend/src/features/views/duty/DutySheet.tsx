import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { PrintArea } from '@/ui/PrintArea';
import type { DutyView } from './DutyGrid';
import { weekdayOf, type Day } from './model';

/** The roster of a month as it hangs on the wall. */
export default function DutySheet({ title, days, view, onBack }: { title: string; days: readonly Day[]; view: DutyView; onBack: () => void }) {
  const { t } = useTranslation('views');
  const shown = days.filter((d) => d.required || d.records.length > 0);
  const facts = [...new Map(shown.flatMap((d) => view.shiftsOf(d).flatMap((s) => s.facts.map((f) => [f.key, f.label] as const))))];
  return (
    <PrintArea extra={<Button onClick={onBack}>{t('backToScreen')}</Button>}>
      <h1>{title}</h1>
      <table>
        <thead><tr><th scope="col">{t('duty.day')}</th><th scope="col">{t('duty.weekday')}</th><th scope="col">{t('duty.shift')}</th>{facts.map(([k, label]) => <th key={k} scope="col">{label}</th>)}</tr></thead>
        <tbody>{shown.flatMap((d) => [
          ...view.shiftsOf(d).map((s) => <tr key={s.id}><td>{d.on.slice(5)}</td><td>{t(`duty.weekdays.${weekdayOf(d.on)}`)}</td><td>{s.shiftLabel}</td>{facts.map(([k]) => <td key={k}>{s.facts.find((f) => f.key === k)?.text}</td>)}</tr>),
          ...d.missing.map((m) => <tr key={d.on + m.value}><td>{d.on.slice(5)}</td><td>{t(`duty.weekdays.${weekdayOf(d.on)}`)}</td><td>{m.label}</td><td colSpan={Math.max(1, facts.length)}>{t('duty.none')}</td></tr>),
        ])}</tbody>
      </table>
    </PrintArea>
  );
}
