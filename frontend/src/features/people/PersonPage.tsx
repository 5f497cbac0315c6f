import { Alert, Button, Drawer, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { ScrollX } from '@/ui/ScrollX';
import { Facts, Section } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import { DateText } from '@/ui/text';
import { useNarrow } from '@/ui/useMedia';
import { SideBySide } from '../cases/create/SideBySide';
import { HouseholdLink, PersonLink } from '../cases/parts/links';
import { CaseTable } from './CaseTable';
import { HouseholdBenefits } from './HouseholdBenefits';
import { EditPerson } from './EditPerson';
import { PersonalValue } from './PersonalValue';
import { personOptions, type Duplicate, type PersonDetail } from './queries';
import '../cases/cases.css';
import './people.css';

/** One resident: who they are, whom they live with, what they receive, and who may be the same person. */
export default function PersonPage() {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const narrow = useNarrow();
  const { personId } = useParams({ from: '/desk/people/$personId' });
  const me = useQuery(meOptions).data;
  const q = useQuery(personOptions(personId));
  const [editing, setEditing] = useState(false);
  if (q.isError) return <ErrorResult error={q.error} onRetry={() => void q.refetch()} />;
  if (!q.data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const p = q.data.person;
  return (
    <Page title={p.name} subtitle={<>{t(`sex.${p.sex as 'M'}`)} · {t('ageYears', { count: p.age })} · {p.village.fullName}</>}
      tags={p.deathDate && <StatusTag label={t('died', { day: p.deathDate })} tone="danger" />}
      actions={
        <>
          {me && mayAny(me, ['CASE_DRAFT']) && !p.deathDate && <Button onClick={() => void navigate({ to: '/cases/new', search: { person: p.id } })}>{t('apply')}</Button>}
          {p.mayEdit && <Button type="primary" onClick={() => setEditing(true)}>{t('edit')}</Button>}
        </>
      }>
      <Duplicates found={q.data.duplicatesOfPerson} />
      <Section title={t('facts')}><PersonFacts p={p} /></Section>
      <Section title={t('memberships.title')} flush><Memberships p={p} /></Section>
      <Section title={t('cases.title')} flush><CaseTable cases={p.cases} label={t('cases.title')} /></Section>
      {p.household && <HouseholdBenefits benefits={p.benefits} />}
      <Drawer open={editing} size={narrow ? '100%' : 680} title={t('editTitle', { name: p.name })} onClose={() => setEditing(false)} destroyOnHidden>
        <EditPerson person={p} today={me?.today ?? ''} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} />
      </Drawer>
    </Page>
  );
}

function PersonFacts({ p }: { p: PersonDetail }) {
  const { t } = useTranslation('people');
  const secret = { kind: 'PERSON', recordId: p.id } as const;
  return (
    <Facts items={[
      { label: t('field.idNumber'), value: <PersonalValue {...secret} masked={p.idNumberMasked} what={t('field.idNumber')} field="ID_NUMBER" /> },
      { label: t('field.birth'), value: <DateText value={p.birth} /> },
      { label: t('field.phone'), value: <PersonalValue {...secret} masked={p.phoneMasked} what={t('field.phone')} field="PHONE" /> },
      { label: t('field.villageCode'), value: p.village.fullName },
      { label: t('field.hukouVillageCode'), value: p.hukouVillage?.fullName ?? t('sameVillage') },
      { label: t('field.address'), value: p.address || null },
      { label: t('field.health'), value: p.healthLabel }, { label: t('field.labour'), value: p.labourLabel },
      { label: t('field.disabilityCert'), value: <PersonalValue {...secret} masked={p.disabilityCertMasked} what={t('field.disabilityCert')} field="DISABILITY_CERT" /> },
      { label: t('field.marital'), value: p.marital ? t(`marital.${p.marital}` as 'marital.SINGLE', { defaultValue: p.marital }) : null },
      { label: t('field.education'), value: p.education ? t(`education.${p.education}` as 'education.NONE', { defaultValue: p.education }) : null },
      { label: t('household'), value: p.household ? <HouseholdLink id={p.household.id}>{p.household.number}</HouseholdLink> : null },
    ]} />
  );
}

function Memberships({ p }: { p: PersonDetail }) {
  const { t } = useTranslation('people');
  if (p.memberships.length === 0) return <Empty text={t('memberships.none')} />;
  return (
    <ScrollX label={t('memberships.title')}>
      <table className="mz-plain pe-table">
        <thead><tr><th scope="col">{t('household')}</th><th scope="col">{t('field.villageCode')}</th><th scope="col">{t('memberships.relation')}</th><th scope="col">{t('memberships.from')}</th><th scope="col">{t('memberships.to')}</th></tr></thead>
        <tbody>{p.memberships.map((m) => (
          <tr key={m.householdId + m.from}>
            <td className="mz-num pe-left">{m.household ? <HouseholdLink id={m.household.id}>{m.household.number}</HouseholdLink> : t('outOfReach')}</td>
            <td>{m.household?.village.fullName ?? '—'}</td><td>{m.relationLabel}</td><td><DateText value={m.from} /></td><td>{m.to ? <DateText value={m.to} /> : <StatusTag label={t('memberships.now')} tone="success" />}</td>
          </tr>
        ))}</tbody>
      </table>
    </ScrollX>
  );
}

function Duplicates({ found }: { found: readonly Duplicate[] }) {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState(false);
  if (found.length === 0) return null;
  return (
    <Alert className="cs-notice" type="warning" showIcon title={t('duplicates.title', { count: found.length })}
      action={<Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'duplicates.hide' : 'duplicates.show')}</Button>}
      description={open && (
        <>
          <p>{t('duplicates.advice')}</p>
          {found.map((d) => <SideBySide key={d.person.id} name={d.person.name} reasons={d.reasons} fields={d.fields} action={<PersonLink id={d.person.id}>{t('open')}</PersonLink>} />)}
        </>
      )} />
  );
}
