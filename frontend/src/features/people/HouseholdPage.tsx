import { Button, Drawer, Flex, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { ScrollX } from '@/ui/ScrollX';
import { Facts, Section } from '@/ui/Section';
import { DateText, Num } from '@/ui/text';
import { useNarrow } from '@/ui/useMedia';
import { PersonLink } from '../cases/parts/links';
import { HouseholdBenefits } from './HouseholdBenefits';
import { MembershipForm, type Change } from './MembershipForm';
import { householdOptions, type HouseholdDetail, type Member } from './queries';
import '../cases/cases.css';
import './people.css';

// members are added far less often than looked at
const PersonFinder = lazy(() => import('../cases/create/PersonFinder').then((m) => ({ default: m.PersonFinder })));

/** A household: who lives in it since when, who left it, and its cases. */
export default function HouseholdPage() {
  const { t } = useTranslation('people');
  const narrow = useNarrow();
  const { householdId } = useParams({ from: '/desk/households/$householdId' });
  const today = useQuery(meOptions).data?.today ?? '';
  const q = useQuery(householdOptions(householdId));
  const [change, setChange] = useState<Change | 'find' | null>(null);
  if (q.isError) return <ErrorResult error={q.error} onRetry={() => void q.refetch()} />;
  if (!q.data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const h = q.data;
  const close = () => setChange(null);
  const title = change === null || change === 'find' ? t('member.add') : t(`member.title.${change.kind}`, { name: change.name });
  return (
    <Page title={t('householdOf', { name: h.headName })} subtitle={<span className="mz-num">{h.number}</span>}>
      <Section title={t('facts')}>
        <Facts items={[
          { label: t('head'), value: <PersonLink id={h.head?.id}>{h.headName}</PersonLink> }, { label: t('field.villageCode'), value: h.village.fullName }, { label: t('field.address'), value: h.address || null },
        ]} />
      </Section>
      <Section title={t('member.now', { count: h.members.length })} flush extra={h.mayEdit && <Button onClick={() => setChange('find')}>{t('member.add')}</Button>}>
        <Members h={h} onChange={setChange} />
      </Section>
      {h.pastMembers.length > 0 && <Section title={t('member.past')} flush><PastMembers h={h} /></Section>}
      <HouseholdBenefits benefits={h.benefits} />
      <Drawer open={change !== null} size={narrow ? '100%' : change === 'find' ? 680 : 480} title={title} onClose={close} destroyOnHidden>
        {change === 'find' && <Suspense fallback={<Skeleton active />}><PersonFinder chooseText={t('member.choose')} exclude={h.members.map((m) => m.personId)} villageCode={h.village.code} onChoose={(personId) => setChange({ kind: 'add', personId, name: '' })} /></Suspense>}
        {change !== null && change !== 'find' && <MembershipForm key={change.kind + change.personId} household={h} change={change} today={today} onDone={close} onCancel={close} />}
      </Drawer>
    </Page>
  );
}

const of = (kind: Change['kind'], m: Member): Change => ({ kind, personId: m.personId, name: m.name, relation: m.relation });

function Members({ h, onChange }: { h: HouseholdDetail; onChange: (c: Change) => void }) {
  const { t } = useTranslation('people');
  return (
    <ScrollX label={t('member.now', { count: h.members.length })}>
      <table className="mz-plain pe-table">
        <thead><tr>
          <th scope="col">{t('field.name')}</th><th scope="col">{t('memberships.relation')}</th><th scope="col" className="pe-right">{t('age')}</th><th scope="col">{t('field.idNumber')}</th>
          <th scope="col">{t('condition')}</th><th scope="col">{t('memberships.from')}</th>{h.mayEdit && <th scope="col">{t('actions')}</th>}
        </tr></thead>
        <tbody>{h.members.map((m) => (
          <tr key={m.personId}>
            <td><PersonLink id={m.person?.id}>{m.name}</PersonLink></td><td>{m.relationLabel}</td><td className="mz-num"><Num value={m.person?.age} /></td>
            <td className="mz-num pe-left">{m.person?.idNumberMasked ?? t('outOfReach')}</td><td>{[m.person?.healthLabel, m.person?.labourLabel].filter(Boolean).join(' · ') || '—'}</td><td><DateText value={m.from} /></td>
            {h.mayEdit && (
              <td>
                <Flex gap={8}>
                  {m.relation !== 'HEAD' && <Button size="small" aria-label={`${t('member.relation')}: ${m.name}`} onClick={() => onChange(of('relation', m))}>{t('member.relation')}</Button>}
                  {(m.relation !== 'HEAD' || h.members.length === 1) && <Button size="small" danger aria-label={`${t('member.end')}: ${m.name}`} onClick={() => onChange(of('end', m))}>{t('member.end')}</Button>}
                </Flex>
              </td>
            )}
          </tr>
        ))}</tbody>
      </table>
    </ScrollX>
  );
}

function PastMembers({ h }: { h: HouseholdDetail }) {
  const { t } = useTranslation('people');
  return (
    <ScrollX label={t('member.past')}>
      <table className="mz-plain pe-table">
        <thead><tr><th scope="col">{t('field.name')}</th><th scope="col">{t('memberships.relation')}</th><th scope="col">{t('memberships.from')}</th><th scope="col">{t('memberships.to')}</th></tr></thead>
        <tbody>{h.pastMembers.map((m) => <tr key={m.personId + m.from}><td><PersonLink id={m.person?.id}>{m.name}</PersonLink></td><td>{m.relationLabel}</td><td><DateText value={m.from} /></td><td><DateText value={m.to} /></td></tr>)}</tbody>
      </table>
    </ScrollX>
  );
}
