import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ScrollX } from '@/ui/ScrollX';
import type { To } from '../../records/model';
import { recordTo } from '../links';
import { weekdayOf, weeksOfDays, type Day, type Option, type Shift } from './model';

export interface DutyView { ledgerCode: string; today: string; mayEnter: boolean; region: string; shifts: readonly Option[]; shiftsOf: (d: Day) => Shift[]; gapTo: (on: string, shift?: string) => To }
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

export function DutyMonth({ days, view }: { days: readonly Day[]; view: DutyView }) {
  const { t } = useTranslation('views');
  return (
    <ScrollX label={t('duty.grid')}>
      <table className="vw-month">
        <thead><tr>{WEEKDAYS.map((d) => <th key={d} scope="col">{t(`duty.weekdays.${d}`)}</th>)}</tr></thead>
        <tbody>{weeksOfDays(days).map((week, i) => (
          <tr key={week.find((d) => d)?.on ?? i}>{week.map((d, j) => (!d ? <td key={WEEKDAYS[j]} className="vw-out" aria-hidden>{" "}</td> : (
            <td key={d.on} className={d.on === view.today ? 'vw-today' : ''} {...(d.on === view.today ? { 'aria-current': 'date' as const } : {})}><DayContent day={d} view={view} /></td>
          )))}</tr>
        ))}</tbody>
      </table>
    </ScrollX>
  );
}

/** The same on a phone: day by day. */
export function DutyDays({ days, view }: { days: readonly Day[]; view: DutyView }) {
  const { t } = useTranslation('views');
  return <ul className="vw-list vw-days">{days.map((d) => <li key={d.on} className={d.on === view.today ? 'vw-today' : ''}><DayContent day={d} view={view} weekday={t(`duty.weekdays.${weekdayOf(d.on)}`)} /></li>)}</ul>;
}

function DayContent({ day: d, view, weekday }: { day: Day; view: DutyView; weekday?: string }) {
  const { t } = useTranslation('views');
  const number = Number(d.on.slice(8));
  return (
    <>
      <span className="vw-day"><time dateTime={d.on}>{weekday ? d.on.slice(5) : number}</time>{weekday && <span className="mz-muted">{weekday}</span>}{d.on === view.today && <small>{t('duty.today')}</small>}
        {view.mayEnter && d.missing.length === 0 && d.records.length === 0 && <Link className="vw-plus" aria-label={`${t('duty.add')} ${d.on}`} {...view.gapTo(d.on)}>+</Link>}
      </span>
      {view.shiftsOf(d).map((s) => (
        <Link key={s.id} className="vw-shift" {...recordTo(s.id)}>
          <b>{s.shiftLabel}</b>{s.facts.map((f) => <span key={f.key} title={f.label}>{f.text}</span>)}
        </Link>
      ))}
      {d.missing.map((m) => {
        const text = t('duty.gap', { shift: m.label });
        return view.mayEnter ? <Link key={m.value} className="vw-gap" title={t('duty.enter', { on: d.on, shift: m.label })} aria-label={t('duty.enter', { on: d.on, shift: m.label })} {...view.gapTo(d.on, m.value)}>{text}</Link> : <span key={m.value} className="vw-gap">{text}</span>;
      })}
    </>
  );
}
