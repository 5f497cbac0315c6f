import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { DueTag, StatusTag } from '@/ui/StatusTag';
import { DateText, Money, Num } from '@/ui/text';
import { HouseholdLink, PersonLink } from '../parts/links';

const CaseHeadParts = graphql(`
  fragment CaseHeadParts on Case {
    number programName statusLabel statusSince applicantName category areaClassLabel memberCount amount
    appliedOn acceptedOn decidedOn effectiveFrom endedAfter endReason nextReview due dueLabel remainingWorkdays overdue
    flags { key label severity }
    applicant { id }
    household { id number }
    village { name } township { name }
  }
`);
type Props = { c: FragmentType<typeof CaseHeadParts> };

export function CaseTags(p: Props) {
  const c = readFragment(CaseHeadParts, p.c);
  return (
    <Flex gap={6} wrap align="center">
      <StatusTag label={c.statusLabel} tone="info" />
      {c.due && <span className="cs-due">{c.dueLabel && <span className="mz-muted">{c.dueLabel} </span>}<DueTag due={c.due} remaining={c.remainingWorkdays} overdue={c.overdue} /></span>}
      {c.flags.map((f) => <StatusTag key={f.key} label={f.label} severity={f.severity} />)}
    </Flex>
  );
}

/** The facts a clerk looks for first, in one strip; what does not apply yet is left out. */
export function CaseFacts(p: Props) {
  const { t } = useTranslation('cases');
  const c = readFragment(CaseHeadParts, p.c);
  const items: [string, React.ReactNode, boolean?][] = [
    [t('fact.applicant'), <PersonLink key="a" id={c.applicant?.id}>{c.applicantName}</PersonLink>],
    [t('fact.household'), c.household && <HouseholdLink key="h" id={c.household.id}>{c.household.number}</HouseholdLink>, !c.household],
    [t('fact.village'), `${c.township.name} ${c.village.name}`],
    [t('fact.areaClass'), c.areaClassLabel, !c.areaClassLabel],
    [t('fact.category'), c.category, !c.category],
    [t('fact.members'), <Num key="m" value={c.memberCount} />, c.memberCount === 0],
    [t('fact.amount'), <Money key="y" value={c.amount} unit />, !c.amount],
    [t('fact.applied'), <DateText key="d1" value={c.appliedOn} />, !c.appliedOn],
    [t('fact.accepted'), <DateText key="d2" value={c.acceptedOn} />, !c.acceptedOn],
    [t('fact.decided'), <DateText key="d3" value={c.decidedOn} />, !c.decidedOn],
    [t('fact.from'), <DateText key="d4" value={c.effectiveFrom} />, !c.effectiveFrom],
    [t('fact.ended'), <DateText key="d5" value={c.endedAfter} />, !c.endedAfter],
    [t('fact.endReason'), c.endReason, !c.endReason],
    [t('fact.review'), <DateText key="d6" value={c.nextReview} />, !c.nextReview],
  ];
  return <dl className="cs-facts">{items.filter((x) => !x[2]).map(([k, v]) => <div key={k}><dt>{k}</dt><dd>{v}</dd></div>)}</dl>;
}
