import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { Section } from '@/ui/Section';
import { DueTag } from '@/ui/StatusTag';
import { DateText } from '@/ui/text';

const CaseClockParts = graphql(`
  fragment CaseClockParts on Case { clocks { key label legal startedOn due stoppedOn pausedDays remainingWorkdays overdue hard } }
`);

/** The statutory clocks: running ones first, by what is due next, each with its legal source. */
export function Clocks({ c }: { c: FragmentType<typeof CaseClockParts> }) {
  const { t } = useTranslation('cases');
  const clocks = readFragment(CaseClockParts, c).clocks.slice().sort((a, b) => Number(!!a.stoppedOn) - Number(!!b.stoppedOn) || ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
  if (clocks.length === 0) return null;
  return (
    <Section title={t('clock.title')}>
      <ul className="cs-clocks">
        {clocks.map((k) => (
          <li key={k.key} className={k.stoppedOn ? 'cs-clock-done' : ''}>
            <div className="cs-clock-head">
              <strong>{k.label}</strong>
              {k.stoppedOn ? <span className={k.overdue ? 'mz-error' : 'mz-muted'}>{t(k.overdue ? 'clock.stoppedLate' : 'clock.stopped')} <DateText value={k.stoppedOn} /></span> : !k.due ? <span className="mz-muted">{t('clock.unknown')}</span> : <DueTag due={k.due} remaining={k.remainingWorkdays} overdue={k.overdue} />}
            </div>
            <small className="mz-muted">{t('clock.since')} <DateText value={k.startedOn} />{k.pausedDays > 0 && ` · ${t('clock.paused', { count: k.pausedDays })}`}{k.hard && ` · ${t('clock.hard')}`}{k.legal && ` · ${k.legal}`}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
