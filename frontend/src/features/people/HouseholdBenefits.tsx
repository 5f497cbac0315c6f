import { useTranslation } from 'react-i18next';
import { Empty } from '@/ui/Empty';
import { ScrollX } from '@/ui/ScrollX';
import { Section } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import { DateText, Money } from '@/ui/text';
import { CaseLink, PersonLink } from '../cases/parts/links';
import { exclusionsOf, type Benefits } from './benefits';

/** All that a household and its members have in any programme, what it pays this month, and what one benefit shuts somebody out from. */
export function HouseholdBenefits({ benefits: b }: { benefits: Benefits }) {
  const { t } = useTranslation('people');
  const shut = exclusionsOf(b);
  return (
    <Section flush title={t('benefits.title')} extra={b.lines.length > 0 && <span>{t('benefits.monthly')} <strong><Money value={b.monthlyTotal} unit /></strong></span>}>
      {b.lines.length === 0 ? <Empty text={t('benefits.none')} /> : (
        <ScrollX label={t('benefits.title')}>
          <table className="mz-plain pe-table">
            <thead><tr><th scope="col">{t('cases.program')}</th><th scope="col">{t('benefits.who')}</th><th scope="col">{t('cases.number')}</th><th scope="col">{t('cases.status')}</th><th scope="col">{t('benefits.since')}</th><th scope="col" className="pe-right">{t('benefits.amount')}</th><th scope="col">{t('benefits.shuts')}</th></tr></thead>
            <tbody>{b.lines.map((l) => (
              <tr key={l.case.id} id={`benefit-${l.case.id}`}>
                <td>{l.case.programName}</td>
                <td>{l.members.map((m, i) => <span key={m.value}>{i > 0 && t('benefits.comma')}<PersonLink id={m.value}>{m.label}</PersonLink></span>)}</td>
                <td className="mz-num pe-left"><CaseLink id={l.case.id}>{l.case.number}</CaseLink></td>
                <td><StatusTag label={l.case.statusLabel} tone={l.case.overdue ? 'danger' : 'info'} /></td>
                <td><DateText value={l.since} /></td><td className="mz-num"><Money value={l.amount} /></td>
                <td>{(shut.by.get(l.case.id) ?? []).map((x) => <div key={x.programCode}>{t('benefits.shut', { program: x.programName })}</div>)}{shut.from(l.case.programCode, l.case.id).map((x) => <div key={x.caseId} className="pe-conflict">{t('benefits.conflict')} <CaseLink id={x.caseId}>{x.programName}</CaseLink></div>)}</td>
              </tr>
            ))}</tbody>
          </table>
        </ScrollX>
      )}
      {b.exclusions.length > 0 && (
        <details className="pe-exclusions">
          <summary>{t('benefits.exclusions', { count: b.exclusions.length })}</summary>
          <ul>{b.exclusions.map((x) => (
            <li key={`${x.personId}:${x.programCode}:${x.caseId}`}><PersonLink id={x.personId}>{x.personName}</PersonLink>{t('benefits.colon')}{x.reason} <CaseLink id={x.caseId}>{t('benefits.because')}</CaseLink></li>
          ))}</ul>
        </details>
      )}
    </Section>
  );
}
