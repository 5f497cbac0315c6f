import { Alert, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { ActionDrawer } from '@/features/actions/ActionDrawer';
import type { Offer } from '@/features/actions/desk';
import { WhatNow } from '@/features/actions/WhatNow';
import { readValues } from '@/forms';
import { deskServices } from '@/forms/desk/services';
import { draftsUnder } from '@/lib/drafts';
import { ErrorResult } from '@/ui/ErrorResult';
import { FileLink, FileLinks } from '@/ui/FileLink';
import { Page } from '@/ui/Page';
import { Facts, Section } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import { Timeline } from '@/ui/Timeline';
import { DateText } from '@/ui/text';
import { linkOfRecord } from '../../records/model';
import { STATE_TONES } from '../parts/states';
import { timeText } from '../model';
import { ledgerOptions, recordOptions, type Ledger, type RecordDetail } from '../queries';
import type { RecordPageSearch } from '../routes';
import { draftKey, useRecordDesk } from './useRecordDesk';
import '../../cases/cases.css';
import '../ledgers.css';

export default function LedgerRecordPage() {
  const { t } = useTranslation('ledgers');
  const { recordId } = useParams({ from: '/desk/ledger-records/$recordId' });
  const q = useQuery(recordOptions(recordId));
  const l = useQuery({ ...ledgerOptions(q.data?.ledgerCode ?? ''), enabled: q.data !== undefined });
  const error = (q.data ? null : q.error) ?? l.error;
  if (error) return <Page title={t('record')}><ErrorResult error={error} onRetry={() => { void q.refetch(); void l.refetch(); }} /></Page>;
  if (!q.data || !l.data) return <Page title={t('record')}><Skeleton active paragraph={{ rows: 10 }} /></Page>;
  return <RecordView key={q.data.id} r={q.data} l={l.data} />;
}

/** One record of a ledger: what it says, what it said before, and what may be done with it. */
function RecordView({ r, l }: { r: RecordDetail; l: Ledger }) {
  const { t } = useTranslation(['ledgers', 'actions']);
  const { entered }: RecordPageSearch = useSearch({ strict: false });
  const today = useQuery(meOptions).data?.today ?? '';
  const desk = useRecordDesk(r, l);
  const { services, labelled } = useMemo(() => {
    const textOf = new Map(r.values.map((v) => [v.key, v.text]));
    const names = l.fields.flatMap((f) => (f.type === 'PERSON_REF' && typeof r.form[f.key] === 'string' ? [[r.form[f.key] as string, textOf.get(f.key) ?? '']] : []));
    const s = deskServices({ labels: Object.fromEntries([...names, ...r.files.map((f) => [f.id, f.name])]) as Record<string, string> });
    return { services: s, labelled: textOf };
  }, [r, l]);
  const [begun] = useState(() => { const kept = draftsUnder(draftKey(r.id, '')); return desk.on.offers.find((o) => kept.includes(o.action)); });
  const [open, setOpen] = useState<Offer | null>(begun ?? null);
  const [done, setDone] = useState<string | null>(null);
  const finished = (o: Offer, status: string) => {
    setOpen(null);
    setDone(t('actions:act.doneNow', { action: o.label, status }));
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
  };
  const to = r.subject && linkOfRecord(r.subject.kind, r.subject.id);
  const file = (id: string) => { const f = r.files.find((x) => x.id === id); return f ? <FileLink file={f} /> : null; };
  // the server's words for what only it can name: people, colleagues, divisions
  const values = readValues(l.fields, r.form, services, file).map((v) => {
    const type = l.fields.find((f) => f.key === v.key)?.type;
    return type === 'PERSON_REF' || type === 'STAFF_MULTI' || type === 'REGION' ? { ...v, value: labelled.get(v.key) ?? v.value } : v;
  });
  const state = r.superseded && r.state !== 'VOID' ? t('superseded') : r.stateLabel;
  return (
    <Page title={`${l.shortName} · ${r.subjectName ?? r.region.fullName}`} trail={{ label: l.name, to: `/ledgers/${l.code}` }} subtitle={<span className="mz-num">{timeText(l.time, r.on)}{r.until && ` – ${r.until}`}</span>}
      tags={<><StatusTag label={state} tone={r.superseded ? 'neutral' : STATE_TONES[r.state]} />{r.alarm && <StatusTag label={r.alarm} tone="danger" />}{r.due && r.state === 'PENDING' && <span className="mz-muted">{t('decideBy')} <DateText value={r.due} /></span>}</>}>
      <dl className="cs-facts">
        {r.subjectName && <div><dt>{r.subjectKindLabel ?? t('subject')}</dt><dd>{to ? <Link {...to}>{r.subjectName}</Link> : r.subjectName}</dd></div>}
        <div><dt>{t('place')}</dt><dd>{r.region.fullName}</dd></div>
        <div><dt>{t('by')}</dt><dd>{r.by} · {r.byRole}</dd></div>
        <div><dt>{t('at')}</dt><dd><DateText value={r.log[0]?.at ?? r.at} /></dd></div>
        <div><dt>{t('effort')}</dt><dd>{t('effortText', { typed: r.typed, prefilled: r.prefilled })}</dd></div>
      </dl>
      {entered && !done && (
        <Alert className="cs-notice" type="success" showIcon title={t('entered')} action={
          <span className="lg-next">
            <Link className="cs-btn" to="/ledgers/$ledgerCode/new" params={{ ledgerCode: l.code }}>{t('another')}</Link>
            <Link className="cs-btn" {...(to ? { ...to, search: { tab: 'related' } as never } : { to: '/ledgers/$ledgerCode', params: { ledgerCode: l.code } })}>{to ? t('backTo', { name: r.subjectName ?? '' }) : t('backToLedger')}</Link>
          </span>
        } />
      )}
      {done && <Alert className="cs-notice" type="success" showIcon closable={{ closeIcon: true, onClose: () => setDone(null) }} title={done} />}
      <div className={desk.on.offers.length > 0 ? 'cs-case' : ''}>
        {desk.on.offers.length > 0 && <aside className="cs-side mz-no-print" aria-label={t('actions:now.title')}><WhatNow log={[]} offers={desk.on.offers} blocked={[]} onPick={(o) => { setDone(null); setOpen(o); }} /></aside>}
        <div className="cs-main">
          <Section title={t('content')}><Facts columns={2} items={values} /></Section>
          {r.files.length > 0 && !l.fields.some((f) => f.type === 'FILES') && <Section title={t('files')}><FileLinks files={r.files} /></Section>}
          <Section title={t('log')}><RecordLog r={r} l={l} /></Section>
        </div>
      </div>
      <ActionDrawer desk={desk} offer={open} services={services} today={today} onClose={() => setOpen(null)} onDone={finished} />
    </Page>
  );
}

/** Who entered and changed it, newest first, each with what the record said from then on. */
function RecordLog({ r, l }: { r: RecordDetail; l: Ledger }) {
  const { t } = useTranslation('ledgers');
  const log = r.log.slice().sort((a, b) => b.seq - a.seq);
  return (
    <Timeline entries={log.map((c) => {
      const before = r.log.find((x) => x.seq === c.seq - 1);
      // of a correction only what it changed
      const values = before && c.values.length > 0 ? c.values.filter((v) => before.values.find((b) => b.key === v.key)?.text !== v.text) : c.values;
      return {
        key: String(c.seq), title: c.label, at: c.at, by: [c.by, c.byRole].join(' · '), tone: c.operation === 'VOID' || c.operation === 'REJECT' ? 'danger' as const : 'info' as const,
        body: (
          <>
            {c.reason && <div>{t('because', { reason: c.reason })}</div>}
            {before && before.on !== c.on && <div className="mz-muted">{t('onChanged', { before: timeText(l.time, before.on), now: timeText(l.time, c.on) })}</div>}
            {values.length > 0 && <dl className="cs-log">{values.map((v) => <div key={v.key}><dt>{v.label}</dt><dd>{before && c.values.length > 0 ? t('changedTo', { before: before.values.find((b) => b.key === v.key)?.text ?? t('blank'), now: v.text }) : v.text}</dd></div>)}</dl>}
          </>
        ),
      };
    })} />
  );
}
