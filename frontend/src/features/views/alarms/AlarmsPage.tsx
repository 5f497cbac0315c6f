import { Button, Select, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { graphql } from '@/gql';
import type { ViewsAlarmsQuery as AlarmsData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { ScrollX } from '@/ui/ScrollX';
import { Section } from '@/ui/Section';
import { StatTile, TileGrid } from '@/ui/StatTile';
import { StatusTag } from '@/ui/StatusTag';
import { DateText } from '@/ui/text';
import { useNarrow } from '@/ui/useMedia';
import { entryTo, ledgerTo, newRecordTo, recordTo } from '../links';
import { alarmGroups, daysBetween, type AlarmGroup } from './model';
import '../views.css';

const ViewsAlarmsQuery = graphql(`
  query ViewsAlarms {
    ledgerAlarms { key label ledgerCode ledgerName severity since recordId subjectName region { code fullName } subject { kind id } }
    ledgers { code covers mayEnter }
  }
`);
type Alarm = AlarmsData['ledgerAlarms'][number];
type Ledger = AlarmsData['ledgers'][number];
const FIRST = 8;

/** Everything in the ledgers that somebody must look at, each line with what ends it. */
export default function AlarmsPage() {
  const { t } = useTranslation('views');
  const navigate = useNavigate();
  const { ledger } = useSearch({ from: '/desk/alarms' });
  const today = useQuery(meOptions).data?.today ?? '';
  const q = useQuery({ queryKey: ['ledgerAlarms', 'all'], staleTime: 0, queryFn: ({ signal }) => gqlRequest(ViewsAlarmsQuery, {}, { signal }) });
  if (q.isError) return <ErrorResult error={q.error} onRetry={() => void q.refetch()} />;
  if (!q.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const all = q.data.ledgerAlarms;
  const names = new Map(all.map((a) => [a.ledgerCode, a.ledgerName]));
  const shown = ledger ? all.filter((a) => a.ledgerCode === ledger) : all;
  const groups = alarmGroups(shown);
  const count = (s: Alarm['severity']) => shown.filter((a) => a.severity === s).length;
  return (
    <Page title={t('alarms.title')} subtitle={t('alarms.help')} actions={
      <Select allowClear value={ledger ?? null} placeholder={t('alarms.ledger')} aria-label={t('alarms.ledger')} style={{ minWidth: 200 }} onChange={(v: string | null | undefined) => void navigate({ to: '/alarms', search: { ledger: v ?? undefined } })}
        options={[...names].map(([value, label]) => ({ value, label })).concat(ledger && !names.has(ledger) ? [{ value: ledger, label: ledger }] : [])} />
    }>
      {groups.length === 0 ? <Empty text={t(ledger ? 'alarms.noneOf' : 'alarms.none')} action={ledger && <Button onClick={() => void navigate({ to: '/alarms', search: {} })}>{t('alarms.all')}</Button>} /> : (
        <>
          <TileGrid>
            <StatTile label={t('alarms.danger')} value={count('DANGER')} severity={count('DANGER') > 0 ? 'DANGER' : 'INFO'} />
            <StatTile label={t('alarms.warning')} value={count('WARNING')} severity={count('WARNING') > 0 ? 'WARNING' : 'INFO'} />
            <StatTile label={t('alarms.kinds')} value={groups.length} />
          </TileGrid>
          {groups.map((g) => <Group key={g.id} group={g} today={today} ledger={q.data.ledgers.find((l) => l.code === g.ledgerCode)} />)}
        </>
      )}
    </Page>
  );
}

function Group({ group: g, today, ledger }: { group: AlarmGroup<Alarm>; today: string; ledger: Ledger | undefined }) {
  const { t } = useTranslation('views');
  const narrow = useNarrow();
  const [all, setAll] = useState(false);
  const rows = all ? g.alarms : g.alarms.slice(0, FIRST);
  const danger = g.severity === 'DANGER';
  const days = (a: Alarm) => <StatusTag label={t('alarms.days', { count: Math.max(0, daysBetween(a.since, today)) })} tone={danger ? 'danger' : 'warning'} />;
  return (
    <Section flush title={<>{g.label} <span className="mz-muted">{t('alarms.count', { count: g.alarms.length })}</span></>} extra={<><StatusTag label={t(danger ? 'alarms.danger' : 'alarms.warning')} severity={g.severity} /> <Link {...ledgerTo(g.ledgerCode)}>{g.ledgerName}</Link></>}>
      {narrow ? <ul className="vw-list">{rows.map((a) => <li key={keyOf(a)}><div><strong>{a.subjectName ?? a.region.fullName}</strong>{days(a)}</div>{a.subjectName && <span className="mz-muted">{a.region.fullName}</span>}<span><DateText value={a.since} /> · <Way alarm={a} ledger={ledger} /></span></li>)}</ul> : (
        <ScrollX label={g.label}>
          <table className="mz-plain vw-alarms">
            <thead><tr><th scope="col">{t('alarms.about')}</th><th scope="col">{t('alarms.place')}</th><th scope="col">{t('alarms.since')}</th><th scope="col">{t('alarms.stands')}</th><th scope="col">{t('alarms.todo')}</th></tr></thead>
            <tbody>{rows.map((a) => <tr key={keyOf(a)}><td>{a.subject && isEntry(a.subject.kind) ? <Link {...entryTo(a.subject.id)}>{a.subjectName}</Link> : a.subjectName ?? '—'}</td><td>{a.region.fullName}</td><td><DateText value={a.since} /></td><td>{days(a)}</td><td><Way alarm={a} ledger={ledger} /></td></tr>)}</tbody>
          </table>
        </ScrollX>
      )}
      {g.alarms.length > FIRST && <p className="vw-more"><Button type="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t('alarms.fewer') : t('alarms.more', { count: g.alarms.length - FIRST })}</Button></p>}
    </Section>
  );
}

const isEntry = (kind: string) => kind === 'ORGANIZATION' || kind === 'FACILITY';
const keyOf = (a: Alarm) => `${a.key}:${a.recordId ?? a.subject?.id ?? a.region.code}:${a.since}`;

/** What ends the alarm: the record that set it off, or the form of the one that is missing. */
function Way({ alarm: a, ledger }: { alarm: Alarm; ledger: Ledger | undefined }) {
  const { t } = useTranslation('views');
  const named = `${a.label} ${a.subjectName ?? a.region.fullName} ${a.since}`;
  if (a.recordId) return <Link aria-label={`${t('alarms.open')}: ${named}`} {...recordTo(a.recordId)}>{t('alarms.open')}</Link>;
  if (!ledger?.mayEnter) return <span className="mz-muted">{t('alarms.others')}</span>;
  const start = a.subject ? { subject: a.subject.id } : { region: a.region.code, ...(ledger.covers ? { on: a.since } : {}) };
  return <Link aria-label={`${t('alarms.enter')}: ${named}`} {...newRecordTo(a.ledgerCode, start)}>{t('alarms.enter')}</Link>;
}
