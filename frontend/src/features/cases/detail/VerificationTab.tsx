import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { Empty } from '@/ui/Empty';
import { ScrollX } from '@/ui/ScrollX';
import { Facts } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import { DateText, Money } from '@/ui/text';

const CaseVerificationParts = graphql(`
  fragment CaseVerificationParts on Case {
    verification { status statusLabel requestedOn openedOn due result resultLabel items { department departmentLabel personName finding over difference note } }
  }
`);

/** The check of the household's means with other departments: what they answered, over or within the limit. */
export function VerificationTab({ c }: { c: FragmentType<typeof CaseVerificationParts> }) {
  const { t } = useTranslation('cases');
  const v = readFragment(CaseVerificationParts, c).verification;
  if (!v) return <Empty text={t('verify.empty')} />;
  return (
    <div className="cs-pane">
      <Facts items={[
        { label: t('verify.status'), value: v.statusLabel },
        v.resultLabel ? { label: t('verify.result'), value: <StatusTag label={v.resultLabel} tone={v.result === 'CONSISTENT' ? 'success' : 'danger'} /> } : null,
        { label: t('verify.requested'), value: <DateText value={v.requestedOn} /> },
        { label: t('verify.opened'), value: <DateText value={v.openedOn} /> },
        v.due ? { label: t('verify.due'), value: <DateText value={v.due} /> } : null,
      ]} />
      {v.items.length === 0 ? !v.result && <Empty text={t('verify.noAnswers')} /> : (
        <ScrollX label={t('tab.verification')}>
          <table className="mz-plain">
            <thead><tr><th scope="col">{t('verify.department')}</th><th scope="col">{t('verify.person')}</th><th scope="col">{t('verify.finding')}</th><th scope="col">{t('verify.over')}</th><th scope="col" className="cs-right">{t('verify.difference')}</th><th scope="col">{t('verify.note')}</th></tr></thead>
            <tbody>{v.items.map((i, n) => (
              <tr key={`${n}${i.department}`}><td>{i.departmentLabel}</td><td>{i.personName}</td><td>{i.finding}</td><td>{i.over ? <StatusTag label={t('verify.isOver')} tone="danger" /> : t('verify.within')}</td><td className="mz-num"><Money value={i.difference} /></td><td>{i.note}</td></tr>
            ))}</tbody>
          </table>
        </ScrollX>
      )}
      <p className="mz-muted">{t('verify.privacy')}</p>
    </div>
  );
}
