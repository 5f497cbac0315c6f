import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/ui/Empty';
import { FileLinks } from '@/ui/FileLink';
import { Facts, Section } from '@/ui/Section';
import { ScrollX } from '@/ui/ScrollX';
import { StatusTag } from '@/ui/StatusTag';
import { Timeline } from '@/ui/Timeline';
import { DateText, Num } from '@/ui/text';
import { linkOfRecord } from '../../records/model';
import { bySections } from '../model';
import type { EntryDetail } from '../queries';

interface Props { e: EntryDetail }

/** What is known of it, in the sections of its form, with its files. */
export function DataTab({ e }: Props) {
  const { t } = useTranslation('registers');
  const parts = bySections(e.sections, e.values);
  return (
    <>
      {parts.length === 0 && <Empty text={t('noData')} />}
      {parts.map((s) => (
        <Section key={s.key} title={s.title || t('other')}><Facts columns={2} items={s.values.map((v) => ({ key: v.key, label: v.label, value: <span className="mf-read">{v.text}</span>, wide: v.text.length > 40 }))} /></Section>
      ))}
      {e.files.length > 0 && <Section title={t('papers')}><FileLinks files={e.files} /></Section>}
      {e.kind.basis.length > 0 && <p className="mz-muted mz-foot">{t('basis')}{e.kind.basis.map((b) => [b.law, b.article, b.number].filter(Boolean).join(' ')).join('；')}</p>}
    </>
  );
}

/** What it owes and by when, and the checks it had, newest first. */
export function ChecksTab({ e }: Props) {
  const { t } = useTranslation('registers');
  return (
    <>
      <Section title={t('duties')} flush>
        {e.duties.length === 0 ? <Empty text={t('noDuties')} /> : (
          <ScrollX label={t('duties')}>
            <table className="mz-plain rg-table">
              <thead><tr><th scope="col">{t('duty')}</th><th scope="col">{t('dueOn')}</th><th scope="col">{t('legal')}</th></tr></thead>
              <tbody>{e.duties.map((d) => (
                <tr key={d.key}>
                  <th scope="row">{d.year ? t('ofYear', { year: d.year, what: d.label }) : d.label}</th>
                  <td className="rg-nowrap">{d.overdue && d.due ? <StatusTag label={t('overdueSince', { what: '', day: d.due })} tone="danger" /> : <DateText value={d.due} />}</td>
                  <td className="mz-muted">{d.legal}</td>
                </tr>
              ))}</tbody>
            </table>
          </ScrollX>
        )}
      </Section>
      <Section title={t('checks')} flush>
        {e.checks.length === 0 ? <Empty text={t('noChecks')} /> : (
          <table className="mz-plain rg-table">
            <thead><tr><th scope="col">{t('year')}</th><th scope="col">{t('result')}</th><th scope="col">{t('checkedOn')}</th></tr></thead>
            <tbody>{[...e.checks].reverse().map((c, i) => <tr key={i}><th scope="row" className="mz-num">{c.year}</th><td>{c.resultLabel}</td><td><DateText value={c.on} /></td></tr>)}</tbody>
          </table>
        )}
      </Section>
    </>
  );
}

/** What stands over and under it, and the ledgers that are kept about it. */
export function RelatedTab({ e }: Props) {
  const { t } = useTranslation('registers');
  return (
    <>
      <Section title={t('ledgers')} flush>
        {e.ledgers.length === 0 ? <Empty text={t('noLedgers')} /> : (
          <ul className="rg-waiting">{e.ledgers.map((l) => (
            <li key={l.ledgerCode}>
              <span><Link to="/ledgers/$ledgerCode" params={{ ledgerCode: l.ledgerCode }} search={{ subject: e.id }}>{l.ledgerName}</Link> <span className="mz-muted">{t('recordCount', { count: l.count })}</span></span>
              {l.mayEnter && e.stands && <Link className="cs-btn" to="/ledgers/$ledgerCode/new" params={{ ledgerCode: l.ledgerCode }} search={{ subject: e.id }} aria-label={t('enterIn', { ledger: l.ledgerName })}>{t('enter')}</Link>}
            </li>
          ))}</ul>
        )}
      </Section>
      {(e.aboveName || e.below.length > 0) && (
        <Section title={t('tree')} flush>
          <ul className="rg-waiting">
            {e.aboveName && <li><span className="mz-muted">{e.kind.aboveLabel ?? t('above')}</span><span>{e.above ? <Link to="/entries/$entryId" params={{ entryId: e.above.id }}>{e.aboveName}</Link> : e.aboveName}</span></li>}
            {e.below.length > 0 && <li><span className="mz-muted">{t('below')} <Num value={e.below.length} /></span><span className="rg-below">{e.below.map((b) => <Link key={b.id} {...(linkOfRecord(b.kind, b.id) ?? { to: '.' })}>{b.label}</Link>)}</span></li>}
          </ul>
        </Section>
      )}
    </>
  );
}

/** Everything that was done with it, newest first. */
export function LogTab({ e }: Props) {
  const log = e.actions.slice().sort((a, b) => b.seq - a.seq);
  return (
    <Timeline entries={log.map((a) => ({
      key: String(a.seq), title: a.label, at: a.at, by: [a.by, a.byRole, a.byRegion].filter(Boolean).join(' · '),
      body: (
        <>
          {a.fromStatus !== a.toStatus && <div className="cs-log-tags"><StatusTag label={`→ ${a.toStatusLabel}`} tone="neutral" /></div>}
          {a.summary.length > 0 && <dl className="cs-log">{a.summary.map((s) => <div key={s.key}><dt>{s.label}</dt><dd>{s.text}</dd></div>)}</dl>}
          <FileLinks files={a.files} />
        </>
      ),
    }))} />
  );
}
