import { Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions, type Me } from '@/app/session';
import type { NamedRecord } from '@/forms';
import { RecordInput } from '@/forms/desk/RecordInput';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { ownPlace } from '../../registers/model';
import { draftOptions, ledgerOptions, type Ledger } from '../queries';
import type { NewRecordSearch } from '../routes';
import { findSubjects } from '../parts/find';
import { DraftForm } from './DraftForm';
import '../ledgers.css';

const RegionPicker = lazy(() => import('@/ui/RegionPicker').then((m) => ({ default: m.RegionPicker })));

/** Enters a record: whom or where it is about first, then only what the system does not know already. */
export default function NewRecordPage() {
  const { t } = useTranslation(['ledgers', 'desk']);
  const { ledgerCode } = useParams({ from: '/desk/ledgers/$ledgerCode/new' });
  const q = useQuery(ledgerOptions(ledgerCode));
  const me = useQuery(meOptions).data;
  const l = q.data;
  return (
    <Page title={l ? t('newOf', { ledger: l.name }) : t('new')} trail={l && { label: l.name, to: `/ledgers/${ledgerCode}` }}>
      {q.isError ? <ErrorResult error={q.error} onRetry={() => void q.refetch()} />
        : !l || !me ? <Skeleton active paragraph={{ rows: 8 }} />
        : !l.mayEnter ? <Empty text={t('mayNotEnter', { ledger: l.name })} />
        : <NewRecord key={ledgerCode} ledger={l} me={me} />}
    </Page>
  );
}

function NewRecord({ ledger: l, me }: { ledger: Ledger; me: Me }) {
  const { t } = useTranslation('ledgers');
  const search: NewRecordSearch = useSearch({ strict: false });
  const [subject, setSubject] = useState<NamedRecord | undefined>(search.subject ? { id: search.subject, name: '' } : undefined);
  const [region, setRegion] = useState<string | undefined>(search.region ?? ownPlace(l.tiers, me.region));
  const aboutPlace = l.about === 'REGION';
  const placed = aboutPlace || (l.subjectOptional && !subject);
  const ask = { ledgerCode: l.code, subjectId: subject?.id, regionCode: subject ? undefined : region, form: search.form };
  const ready = subject?.id !== undefined || (placed && region !== undefined);
  const draft = useQuery({ ...draftOptions(ask), enabled: ready });
  // one village has nothing to choose from
  const fixedPlace = me.region.tier === 'VILLAGE' && region !== undefined;
  const name = subject && (subject.name || draft.data?.subjectName);
  return (
    <>
      <Section title={t('aboutWhom')}>
        <div className="mf-grid">
          {!aboutPlace && (search.subject
            ? <div className="mf-field"><span className="mf-label">{t('subject')}</span><span className="mf-known">{name ?? '…'}</span></div>
            : (
              <div className="mf-field">
                <label className="mf-label" htmlFor="ledger-subject">{t('subject')}{!l.subjectOptional && <b className="mf-star" aria-hidden> *</b>}</label>
                <RecordInput id="ledger-subject" labelledBy="ledger-subject" field={{ key: 'subject', type: 'RECORD_REF', label: t('subject'), required: !l.subjectOptional, options: [] }} value={subject} invalid={false} describedBy={undefined} today={me.today}
                  services={{ findRecords: (text) => findSubjects(l.about, l.kinds, text) }} onChange={(v) => setSubject(v as NamedRecord | undefined)} onLeave={() => {}} />
              </div>
            ))}
          {placed && (fixedPlace
            ? <div className="mf-field"><span className="mf-label">{t('place')}</span><span className="mf-known">{me.region.fullName}</span></div>
            : (
              <div className="mf-field">
                <label className="mf-label" htmlFor="ledger-place">{t('place')}<b className="mf-star" aria-hidden> *</b></label>
                <Suspense fallback={<div className="mz-filter-wait" />}><RegionPicker id="ledger-place" value={region} onChange={setRegion} /></Suspense>
              </div>
            ))}
          {subject && draft.data && <div className="mf-field"><span className="mf-label">{t('place')}</span><span className="mf-known">{draft.data.region.fullName}</span></div>}
        </div>
        {!ready && <p className="mz-muted lg-hint">{t(aboutPlace ? 'choosePlace' : 'chooseSubject')}</p>}
      </Section>
      {ready && (draft.isError ? <ErrorResult error={draft.error} onRetry={() => void draft.refetch()} />
        : !draft.data ? <Section title={t('content')}><Skeleton active paragraph={{ rows: 5 }} /></Section>
        : <DraftForm key={`${subject?.id ?? ''}:${region ?? ''}`} ledger={l} draft={draft.data} ask={ask} today={me.today} on={search.on} />)}
    </>
  );
}
