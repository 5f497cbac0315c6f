import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentType } from '@/gql';
import type { CaseClockPartsFragment } from '@/gql/graphql';
import { Section } from '@/ui/Section';
import { DueTag } from '@/ui/StatusTag';
import { DateText } from '@/ui/text';

const CaseClockParts = graphql(`
  fragment CaseClockParts on Case { clocks { key label legal startedOn due stoppedOn pausedDays remainingWorkdays overdue hard } }
`);

type Clock = CaseClockPartsFragment['clocks'][number];

function ClockItem({ k }: { k: Clock }) {
  const { t } = useTranslation('cases');
  const state = k.stoppedOn
    ? <span className={k.overdue ? 'mz-error' : 'mz-muted'}>{t(k.overdue ? 'clock.stoppedLate' : 'clock.stopped')} <DateText value={k.stoppedOn} /></span>
    : k.due ? <DueTag due={k.due} remaining={k.remainingWorkdays} overdue={k.overdue} /> : <span className="mz-muted">{t('clock.unknown')}</span>;
  return (
    <li>
      <div className="cs-clock-head">{k.stoppedOn ? <span>{k.label}</span> : <strong>{k.label}</strong>}{state}</div>
      <small className="mz-muted">{t('clock.since')} <DateText value={k.startedOn} />{k.pausedDays > 0 && ` · ${t('clock.paused', { count: k.pausedDays })}`}{k.hard && ` · ${t('clock.hard')}`}{k.legal && ` · ${k.legal}`}</small>
    </li>
  );
}

/** The statutory clocks, by what is due next, each with its legal source; those that have stopped are folded away. */
export function Clocks({ c }: { c: FragmentType<typeof CaseClockParts> }) {
  const { t } = useTranslation('cases');
  const clocks = readFragment(CaseClockParts, c).clocks.slice().sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
  if (clocks.length === 0) return null;
  const running = clocks.filter((k) => !k.stoppedOn), stopped = clocks.filter((k) => k.stoppedOn);
  const late = stopped.filter((k) => k.overdue).length;
  return (
    <Section title={t('clock.title')}>
      {running.length > 0 ? <ul className="cs-clocks">{running.map((k) => <ClockItem key={k.key} k={k} />)}</ul> : <p className="mz-muted cs-tight">{t('clock.none')}</p>}
      {stopped.length > 0 && (
        <details className="cs-stopped">
          <summary>{t('clock.done', { count: stopped.length })}{late > 0 && <span className="mz-error"> · {t('clock.late', { count: late })}</span>}</summary>
          <ul className="cs-clocks">{stopped.map((k) => <ClockItem key={k.key} k={k} />)}</ul>
        </details>
      )}
    </Section>
  );
}
