import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Skeleton } from 'antd';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { graphql } from '@/gql';
import { gqlRequest } from '@/lib/graphql';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { ScrollX } from '@/ui/ScrollX';
import { Facts, Section } from '@/ui/Section';
import { holidaysOf, weeksOf, type NamedDay } from './month';
import './calendar.css';

const CalendarYearQuery = graphql(`
  query CalendarYear($year: Int!) { calendarYear(year: $year) { year source workdays daysOff { date name } makeUpDays { date name } } }
`);
const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** The published days off and make-up working days of a year: what every statutory clock counts by. */
export default function CalendarPage() {
  const { t } = useTranslation('calendar');
  const navigate = useNavigate();
  const me = useQuery(meOptions).data;
  const search = useSearch({ from: '/desk/calendar' });
  const year = search.year ?? Number(me?.today.slice(0, 4) ?? 0);
  const q = useQuery({ queryKey: ['calendar', year], enabled: year > 0, queryFn: async ({ signal }) => (await gqlRequest(CalendarYearQuery, { year }, { signal })).calendarYear, staleTime: 60 * 60_000 });
  const go = (y: number) => void navigate({ to: '/calendar', search: { year: y } });
  const y = q.data;
  return (
    <Page title={t('title')} subtitle={t('help')} actions={
      <Flex gap={8} align="center">
        <Button icon={<LeftOutlined aria-hidden />} aria-label={t('prev')} onClick={() => go(year - 1)} />
        <strong role="status">{t('year', { year })}</strong>
        <Button icon={<RightOutlined aria-hidden />} aria-label={t('next')} onClick={() => go(year + 1)} />
      </Flex>
    }>
      {q.isError ? <ErrorResult error={q.error} onRetry={() => void q.refetch()} /> : !y ? <Skeleton active paragraph={{ rows: 10 }} /> : (
        <>
          <Section title={t('list')}>
            <Facts items={[
              { label: t('workdays'), value: <b className="mz-num">{t('days', { count: y.workdays })}</b> }, { label: t('daysOff'), value: t('days', { count: y.daysOff.length }) },
              { label: t('makeUp'), value: t('days', { count: y.makeUpDays.length }) }, { label: t('source'), value: y.source, wide: true },
            ]} />
            <ScrollX label={t('list')}>
              <table className="mz-plain">
                <thead><tr><th scope="col">{t('holiday')}</th><th scope="col">{t('from')}</th><th scope="col">{t('makeUpOn')}</th></tr></thead>
                <tbody>
                  {holidaysOf(y.daysOff, y.makeUpDays).map((h) => (
                    <tr key={h.name}><td>{h.name}</td><td className="ca-left">{h.from === h.to ? h.from : t('range', { from: h.from, to: h.to })}</td><td className="ca-left">{h.makeUp.join(t('comma')) || '—'}</td></tr>
                  ))}
                </tbody>
              </table>
            </ScrollX>
          </Section>
          <div className="ca-year">{MONTHS.map((m) => <Month key={m} year={y.year} month={m} off={y.daysOff} work={y.makeUpDays} today={me?.today} />)}</div>
        </>
      )}
    </Page>
  );
}

const nameOf = (days: readonly NamedDay[], date: string) => days.find((d) => d.date === date)?.name;

function Month({ year, month, off, work, today }: { year: number; month: number; off: readonly NamedDay[]; work: readonly NamedDay[]; today: string | undefined }) {
  const { t } = useTranslation('calendar');
  return (
    <table className="ca-month">
      <caption>{t('month', { month })}</caption>
      <thead><tr>{WEEKDAYS.map((d) => <th key={d} scope="col">{t(`weekdays.${d}`)}</th>)}</tr></thead>
      <tbody>
        {weeksOf(year, month).map((week, i) => (
          <tr key={week.find((c) => c)?.date ?? i}>
            {week.map((c, j) => {
              if (!c) return <td key={WEEKDAYS[j]} aria-hidden>{' '}</td>;
              const rest = nameOf(off, c.date), made = nameOf(work, c.date);
              const kind = made ? 'ca-work' : rest ? 'ca-off' : c.weekend ? 'ca-weekend' : '';
              const label = made ? t('workLabel', { name: made }) : rest ? t('offLabel', { name: rest }) : undefined;
              return <td key={c.date} className={`${kind} ${c.date === today ? 'ca-today' : ''}`} title={label} {...(c.date === today ? { 'aria-current': 'date' as const } : {})}>{c.day}{(made || rest) && <small>{t(made ? 'work' : 'off')}</small>}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
