import { Alert, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { ActionDrawer } from '@/features/actions/ActionDrawer';
import type { Offer } from '@/features/actions/desk';
import { sectionsOf } from '@/features/actions/offers';
import { WhatNow } from '@/features/actions/WhatNow';
import { deskServices } from '@/forms/desk/services';
import { draftsUnder } from '@/lib/drafts';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { PageLink } from '@/ui/PageLink';
import { StatusTag } from '@/ui/StatusTag';
import { TabBar } from '@/ui/TabBar';
import { DateText } from '@/ui/text';
import { entryOptions, type EntryDetail } from '../queries';
import { DueText } from '../parts/DueText';
import { ENTRY_TABS, type EntrySearch, type EntryTab } from '../search';
import { ChecksTab, DataTab, LogTab, RelatedTab } from './tabs';
import { draftKey, useEntryDesk } from './useEntryDesk';
import '../../cases/cases.css';
import '../registers.css';

export default function EntryPage() {
  const { entryId } = useParams({ from: '/desk/entries/$entryId' });
  const { t } = useTranslation('registers');
  const q = useQuery(entryOptions(entryId));
  if (q.isError && !q.data) return <Page title={t('entry')}><ErrorResult error={q.error} onRetry={() => void q.refetch()} /></Page>;
  if (!q.data) return <Page title={t('entry')}><Skeleton active paragraph={{ rows: 12 }} /></Page>;
  return <EntryView key={q.data.id} e={q.data} />;
}

/** One organisation or facility: what it is, what it owes, what is around it, what was done, and what may be done now. */
function EntryView({ e }: { e: EntryDetail }) {
  const { t } = useTranslation(['registers', 'actions']);
  const search: EntrySearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const today = useQuery(meOptions).data?.today ?? '';
  const desk = useEntryDesk(e);
  const services = useMemo(() => deskServices({ labels: Object.fromEntries([...e.files, ...e.actions.flatMap((a) => a.files)].map((f) => [f.id, f.name])) }), [e]);
  // what was typed before the session ended is shown where it was typed
  const [begun] = useState(() => { const kept = draftsUnder(draftKey(e.id, '')); return e.offers.find((o) => kept.includes(o.action)); });
  const [open, setOpen] = useState<Offer | null>(begun ?? null);
  const [done, setDone] = useState<string | null>(null);
  const tab: EntryTab = search.tab ?? 'data';
  const go = (to: EntryTab) => void navigate({ to: '.', search: to === 'data' ? {} : { tab: to }, replace: true, resetScroll: false } as never);
  const finished = (o: Offer, status: string) => {
    setOpen(null);
    setDone(t('actions:act.doneNow', { action: o.label, status }));
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
  };
  const panel = () => {
    switch (tab) {
      case 'data': return <DataTab e={e} />;
      case 'checks': return <ChecksTab e={e} />;
      case 'related': return <RelatedTab e={e} />;
      case 'log': return <LogTab e={e} />;
    }
  };
  return (
    <Page title={e.name} trail={{ label: e.kindName, to: `/registers/${e.kindCode}` }} subtitle={<>{e.kindName} · <span className="mz-num">{e.number}</span></>}
      tags={<><StatusTag label={e.statusLabel} tone={e.stands ? 'info' : 'neutral'} />{e.gradeLabel && <StatusTag label={e.gradeLabel} tone="success" />}{e.due && <DueText e={e} named />}</>}
      actions={e.ledgers.some((l) => l.occupies) && <PageLink className="cs-btn" to="/entries/$entryId/beds" params={{ entryId: e.id }}>{t('beds')}</PageLink>}>
      <EntryFacts e={e} />
      {done && <Alert className="cs-notice" type="success" showIcon closable={{ closeIcon: true, onClose: () => setDone(null) }} title={done} />}
      <div className="cs-case">
        <aside className="cs-side mz-no-print" aria-label={t('actions:now.title')}>
          <WhatNow log={e.actions} offers={e.offers} blocked={e.blockedActions} onPick={(o) => { setDone(null); setOpen(o); }} />
        </aside>
        <div className="cs-main">
          <TabBar label={t('parts')} panelId="entry-panel" active={tab} tabs={ENTRY_TABS.map((key) => ({ key, label: t(`tab.${key}`) }))} onChange={go} />
          <div id="entry-panel" role="tabpanel" aria-labelledby={`entry-panel-${tab}`}>{panel()}</div>
        </div>
      </div>
      <ActionDrawer desk={desk} layout={(fields) => sectionsOf(fields, e.sections, { papers: t('papers'), other: t('other') })} offer={open} services={services} today={today} onClose={() => setOpen(null)} onDone={finished} />
    </Page>
  );
}

/** The facts a clerk looks for first, in one strip; what does not apply is left out. */
function EntryFacts({ e }: { e: EntryDetail }) {
  const { t } = useTranslation('registers');
  const check = e.checks.at(-1);
  const items: [string, React.ReactNode, boolean?][] = [
    [t('place'), e.region.fullName],
    [t('creditCode'), <span key="c" className="mz-num">{e.creditCode}</span>, !e.creditCode],
    [t('began'), <DateText key="b" value={e.beganOn} />, !e.beganOn],
    [e.kind.aboveLabel ?? t('above'), e.above ? <Link key="a" to="/entries/$entryId" params={{ entryId: e.above.id }}>{e.aboveName}</Link> : e.aboveName, !e.aboveName],
    [t('lastCheck'), check && `${check.year} ${check.resultLabel}`, !check],
    [t('graded'), <DateText key="g" value={e.gradedOn} />, !e.gradedOn],
    [t('closed'), <DateText key="x" value={e.closedOn} />, !e.closedOn],
    [t('closeReason'), e.closeReason, !e.closeReason],
  ];
  return <dl className="cs-facts">{items.filter((x) => !x[2]).map(([k, v]) => <div key={k}><dt>{k}</dt><dd>{v}</dd></div>)}</dl>;
}
