import { Alert, Drawer, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { gqlRequest } from '@/lib/graphql';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { StatTile, TileGrid } from '@/ui/StatTile';
import { useNarrow } from '@/ui/useMedia';
import { entryTo, ledgerTo, newRecordTo } from '../links';
import { percent } from '../network/model';
import { layoutOf, MAX_BEDS, placed, shortBed, stays } from './model';
import { allStays, ViewsCountQuery, ViewsHomeQuery, type StayRecord } from './queries';
import '../views.css';

const StayPanel = lazy(() => import('./StayPanel'));

/** The beds of a home, room by room: free ones take somebody in, taken ones tell who lives there and let them go. */
export default function BedsPage() {
  const { t } = useTranslation('views');
  const narrow = useNarrow();
  const today = useQuery(meOptions).data?.today ?? '';
  const { entryId } = useParams({ from: '/desk/entries/$entryId/beds' });
  const [open, setOpen] = useState<StayRecord | null>(null);
  const home = useQuery({ queryKey: ['entry', entryId, 'beds'], staleTime: 0, queryFn: ({ signal }) => gqlRequest(ViewsHomeQuery, { entryId }, { signal }) });
  const entry = home.data?.entry;
  const code = entry?.ledgers.find((l) => l.occupies)?.ledgerCode;
  const ledger = home.data?.ledgers.find((l) => l.code === code);
  const places = ledger?.occupies;
  const q = useQuery({ queryKey: ['ledgerRecords', code, entryId, 'beds'], staleTime: 0, enabled: !!code, queryFn: ({ signal }) => allStays(code!, entryId, signal) });
  const counted = useQuery({ queryKey: ['ledgerRecords', places?.countedBy, entryId, 'newest'], staleTime: 0, enabled: !!places?.countedBy, queryFn: async ({ signal }) => (await gqlRequest(ViewsCountQuery, { ledgerCode: places!.countedBy!, subjectId: entryId }, { signal })).ledgerRecords.nodes[0] ?? null });
  if (home.isError) return <ErrorResult error={home.error} onRetry={() => void home.refetch()} />;
  if (!entry) return <Skeleton active paragraph={{ rows: 10 }} />;
  const title = t('beds.title', { name: entry.name });
  if (!ledger || !places) return <Page title={title}><Empty text={t('beds.notHome')} action={<Link {...entryTo(entryId)}>{t('beds.entry')}</Link>} /></Page>;
  if (q.isError) return <ErrorResult error={q.error} onRetry={() => void q.refetch()} />;
  if (!q.data) return <Skeleton active paragraph={{ rows: 10 }} />;

  const { rooms, listed } = layoutOf(entry.form, places);
  const residents = q.data.filter((s) => stays(s, today));
  const { of, unplaced, extra } = placed(rooms, residents, places.field);
  const total = rooms.reduce((n, r) => n + r.beds.length, 0);
  const person = ledger.fields.find((f) => f.type === 'PERSON_REF')?.key;
  const nameOf = (s: StayRecord) => s.values.find((v) => v.key === person)?.text ?? '';
  const chip = (s: StayRecord, label: string) => <button key={s.id} type="button" className="vw-bed vw-taken" aria-label={t('beds.bedTaken', { bed: label, name: nameOf(s) })} onClick={() => setOpen(s)}><small>{label}</small><b>{nameOf(s)}</b></button>;
  const free = (bed: string, room: string | undefined) => {
    const label = shortBed(bed, room);
    return ledger.mayEnter
      ? <Link key={bed} className="vw-bed vw-free" aria-label={t('beds.bedFree', { bed })} {...newRecordTo(ledger.code, { subject: entryId, form: { [places.field]: bed } })}><small>{label}</small><b>{t('beds.moveIn')}</b></Link>
      : <span key={bed} className="vw-bed vw-free"><small>{label}</small><b>{t('beds.free')}</b></span>;
  };
  const told = counted.data && places.counted ? counted.data.form[places.counted] : undefined;
  return (
    <Page title={title} trail={{ label: entry.name, to: `/entries/${entryId}` }} subtitle={<>{entry.kindName} · {entry.region.fullName}<br />{t('beds.help')}</>} actions={
      <><Link className="vw-action" {...entryTo(entryId)}>{t('beds.entry')}</Link>{ledger.mayEnter && <Link className="vw-action vw-primary" {...newRecordTo(ledger.code, { subject: entryId })}>{t('beds.moveIn')}</Link>}</>
    }>
      <TileGrid>
        <StatTile label={t('beds.beds')} value={total} />
        <StatTile label={t('beds.taken')} value={residents.length} />
        <StatTile label={t('beds.free')} value={Math.max(0, total - residents.length)} severity={total <= residents.length ? 'WARNING' : 'INFO'} />
        <StatTile label={t('beds.rate')} value={percent(residents.length, total)} unit="%" severity={residents.length > total ? 'DANGER' : 'INFO'} />
        {places.countedBy && (
          <StatTile label={t('beds.counted')} value={typeof told === 'number' ? told : '—'} severity={typeof told === 'number' && told !== residents.length ? 'WARNING' : 'INFO'} link={ledgerTo(places.countedBy, { subject: entryId })}
            note={!counted.data ? t('beds.noCount') : `${counted.data.on.slice(0, 7)} · ${told === residents.length ? t('beds.agrees') : t('beds.differs', { taken: residents.length })}`} />
        )}
      </TileGrid>
      {!listed && <Alert type="info" showIcon className="vw-bar" title={t('beds.noLayout')} />}
      {total >= MAX_BEDS && <Alert type="info" showIcon className="vw-bar" title={t('beds.many', { count: MAX_BEDS })} />}
      {unplaced.length > 0 && <Section title={`${t('beds.unplaced')} · ${unplaced.length}`}><p className="mz-muted">{t('beds.unplacedHelp')}</p><div className="vw-beds">{unplaced.map((s) => chip(s, '—'))}</div></Section>}
      <Section title={t('beds.map')}>
        <div className="vw-rooms">{rooms.map((r) => (
          <section key={r.name ?? ''} className={r.name ? 'vw-room' : 'vw-room vw-room-all'} aria-label={r.name ? t('beds.room', { room: r.name }) : t('beds.noRoom')}>
            <h3>{r.name ? t('beds.room', { room: r.name }) : t('beds.noRoom')} <small className="mz-muted">{t('beds.count', { taken: r.beds.filter((b) => of.has(b)).length, of: r.beds.length })}</small></h3>
            <div className="vw-beds">{r.beds.map((b) => { const s = of.get(b); return s ? chip(s, shortBed(b, r.name)) : free(b, r.name); })}</div>
          </section>
        ))}</div>
      </Section>
      {extra.length > 0 && <Section title={`${t('beds.extra')} · ${extra.length}`}><p className="mz-muted">{t('beds.over')}</p><div className="vw-beds">{extra.map((s) => chip(s, String(s.form[places.field])))}</div></Section>}
      <Section title={t('beds.ledgers')}>
        <ul className="vw-ledgers">{entry.ledgers.map((l) => (
          <li key={l.ledgerCode}><Link {...ledgerTo(l.ledgerCode, { subject: entryId })}>{l.ledgerName}</Link> <span className="mz-muted">{t('beds.records', { count: l.count })}</span>{l.mayEnter && <Link aria-label={`${t('beds.enter')} ${l.ledgerName}`} {...newRecordTo(l.ledgerCode, { subject: entryId })}>{t('beds.enter')}</Link>}</li>
        ))}</ul>
      </Section>
      <Drawer open={open !== null} size={narrow ? '100%' : 440} title={open && nameOf(open)} onClose={() => setOpen(null)} destroyOnHidden>
        {open && <Suspense fallback={<Skeleton active />}><StayPanel key={open.id} stay={open} ledgerCode={ledger.code} name={nameOf(open)} today={today} onDone={() => setOpen(null)} /></Suspense>}
      </Drawer>
    </Page>
  );
}
