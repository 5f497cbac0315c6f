import { Alert, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { ActionDrawer } from '@/features/actions/ActionDrawer';
import type { Offer } from '@/features/actions/desk';
import { applicationOffers } from '@/features/actions/offers';
import { WhatNow } from '@/features/actions/WhatNow';
import { deskServices } from '@/forms/desk/services';
import { draftsUnder } from '@/lib/drafts';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { ApplicationTab } from './ApplicationTab';
import { CaseFacts, CaseTags } from './CaseHead';
import { ChangesTab } from './ChangesTab';
import { Clocks } from './Clocks';
import { DecisionTab } from './DecisionTab';
import { NoticeTab } from './NoticeTab';
import { PapersTab } from './PapersTab';
import { TabBar } from '@/ui/TabBar';
import { TimelineTab } from './TimelineTab';
import { VerificationTab } from './VerificationTab';
import { NextInQueue } from '../queue/NextInQueue';
import { CASE_TABS, type CaseSearch, type CaseTab } from '../model/search';
import { caseOptions, type CaseDetail } from './query';
import { draftKey, useCaseDesk } from './useCaseDesk';
import '../cases.css';

// the table's code is needed by this tab only
const PaymentsTab = lazy(() => import('./PaymentsTab').then((m) => ({ default: m.PaymentsTab })));

/** Labels of ids in the forms: the household's people and every file that is known of the case. */
function useServices(c: CaseDetail | undefined) {
  return useMemo(() => {
    const people = new Map<string, string>();
    for (const m of c?.household?.members ?? []) people.set(m.personId, `${m.name} (${m.relationLabel})`);
    for (const m of c?.members ?? []) if (!people.has(m.personId)) people.set(m.personId, m.name);
    const files = [...(c?.documents ?? []).flatMap((d) => d.files), ...(c?.actions ?? []).flatMap((a) => a.files), ...(c?.notice?.photo ? [c.notice.photo] : [])];
    return deskServices({ members: [...people].map(([value, label]) => ({ value, label })), labels: Object.fromEntries([...people, ...files.map((f) => [f.id, f.name] as const)]) });
  }, [c]);
}

/** The tabs that a case has only where its programme knows the part. */
const ONLY_SOME = { verification: 'VERIFICATION', notice: 'NOTICE', changes: 'CHANGES', payments: 'PAYMENTS' } as const;

export default function CasePage() {
  const { caseId } = useParams({ strict: false });
  const { t } = useTranslation('cases');
  const q = useQuery(caseOptions(caseId!));
  if (q.isError && !q.data) return <Page title={t('case.title')}><ErrorResult error={q.error} onRetry={() => void q.refetch()} /></Page>;
  if (!q.data) return <Page title={t('case.title')}><Skeleton active paragraph={{ rows: 12 }} /></Page>;
  return <CaseView key={q.data.id} c={q.data} />;
}

function CaseView({ c }: { c: CaseDetail }) {
  const { t } = useTranslation(['cases', 'actions']);
  const desk = useCaseDesk(c);
  const search: CaseSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const today = useQuery(meOptions).data?.today ?? '';
  const services = useServices(c);
  const inPage = (o: Offer) => applicationOffers(c.offers, c.sections).includes(o);
  // what was typed before the session ended or the page was reloaded is shown where it was typed
  const [begun] = useState(() => { const kept = draftsUnder(draftKey(c.id, '')); return c.offers.find((o) => kept.includes(o.action)); });
  const [open, setOpen] = useState<Offer | null>(begun && !inPage(begun) ? begun : null);
  const [editing, setEditing] = useState<string | null>(begun && inPage(begun) ? begun.action : null);
  const [done, setDone] = useState<{ text: string; left: number } | null>(null);
  const editor = useRef<HTMLDivElement>(null);
  const tabs = CASE_TABS.filter((key) => key in ONLY_SOME ? c.program.parts.includes(ONLY_SOME[key as keyof typeof ONLY_SOME]) : true);
  const tab: CaseTab = tabs.find((key) => key === search.tab) ?? 'application';
  const go = (patch: Partial<CaseSearch>) => void navigate({ to: '.', search: ((old: CaseSearch) => ({ ...old, ...patch })) as never, replace: true, resetScroll: false });

  const pick = (o: Offer) => {
    setDone(null);
    if (!inPage(o)) { setOpen(o); return; }
    setEditing(o.action);
    if (tab !== 'application') go({ tab: undefined });
    // the form may be drawn only now
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const saving = editor.current?.querySelector<HTMLButtonElement>(`[data-action="${o.action}"]`);
      const form = editor.current?.querySelector('form');
      if (saving) saving.click();
      else if (o.style === 'PRIMARY') form?.requestSubmit();
      else form?.querySelector<HTMLElement>('input,textarea')?.focus();
    }));
  };
  const finished = (o: Offer, status: string, unsaved?: number) => {
    setOpen(null);
    setEditing(null);
    setDone({ text: unsaved === undefined ? t('actions:act.doneNow', { action: o.label, status }) : unsaved > 0 ? t('actions:act.savedBut', { count: unsaved }) : t('actions:act.saved'), left: unsaved ?? 0 });
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
  };
  const notice = c.papers.find((p) => p.value === 'notice');
  const panel = () => {
    switch (tab) {
      case 'application': return <ApplicationTab ref={editor} c={c} desk={desk} services={services} today={today} editing={editing} onEdit={setEditing} onDone={finished} />;
      case 'log': return <TimelineTab c={c} />;
      case 'decision': return <DecisionTab c={c} />;
      case 'verification': return <VerificationTab c={c} />;
      case 'notice': return <NoticeTab c={c} onPrint={notice && (() => go({ tab: 'papers', paper: notice.value }))} />;
      case 'changes': return <ChangesTab c={c} />;
      case 'payments': return <Suspense fallback={<Skeleton active />}><PaymentsTab caseId={c.id} /></Suspense>;
      case 'papers': return <PapersTab caseId={c.id} rev={c.rev} papers={c.papers} paper={search.paper} onChoose={(paper) => go({ paper })} />;
    }
  };
  return (
    <Page title={`${c.applicantName} · ${c.programName}`} subtitle={<span className="mz-num">{c.number}</span>} tags={<CaseTags c={c} />}>
      <CaseFacts c={c} />
      {done && (
        <Alert className="cs-notice" type={done.left > 0 ? 'warning' : 'success'} showIcon closable={{ closeIcon: true, onClose: () => setDone(null) }} title={done.text}
          action={search.queue ? <NextInQueue caseId={c.id} queue={search.queue} /> : undefined} />
      )}
      <div className="cs-case">
        <aside className="cs-side mz-no-print" aria-label={t('actions:now.title')}>
          <WhatNow log={c.actions} offers={c.offers} blocked={c.blockedActions} onPick={pick} />
          <Clocks c={c} />
          {search.queue && !done && <div className="cs-next"><NextInQueue caseId={c.id} queue={search.queue} skip /></div>}
        </aside>
        <div className="cs-main">
          <TabBar label={t('case.parts')} panelId="case-panel" active={tab} tabs={tabs.map((key) => ({ key, label: t(`tab.${key}`) }))} onChange={(key) => go({ tab: key === 'application' ? undefined : key, paper: undefined })} />
          <div id="case-panel" role="tabpanel" aria-labelledby={`case-panel-${tab}`}>{panel()}</div>
        </div>
      </div>
      <ActionDrawer desk={desk} offer={open} services={services} today={today} onClose={() => setOpen(null)} onDone={finished} />
    </Page>
  );
}

