import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { Empty } from '@/ui/Empty';
import { ScrollX } from '@/ui/ScrollX';
import { Section } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import { DateText, Money } from '@/ui/text';

const CaseDecisionParts = graphql(`
  fragment CaseDecisionParts on Case {
    program { cycle }
    decisionCard {
      eligible amount month reasons
      legal { law article number }
      facts { label value note } steps { label value note }
      standards { key label value effectiveFrom documentNumber }
    }
  }
`);

/** What an amount is for, by how often the programme pays; a recognition has none. */
const PER = { MONTHLY: 'card.perMonth', ONCE: 'card.once', YEARLY: 'card.perYear' } as const;

function Lines({ lines, total }: { lines: readonly { label: string; value: string; note?: string | null }[]; total?: string }) {
  return (
    <table className="mz-plain cs-lines">
      <tbody>
        {lines.map((l, i) => <tr key={`${i}${l.label}`} className={total !== undefined && i === lines.length - 1 && l.value === total ? 'cs-total' : ''}><th scope="row">{l.label}{l.note && <small className="mz-muted">{l.note}</small>}</th><td className="mz-num">{l.value}</td></tr>)}
      </tbody>
    </table>
  );
}

/** Why this amount: the facts, the standards they were held against, and every step of the arithmetic. */
export function DecisionTab({ c }: { c: FragmentType<typeof CaseDecisionParts> }) {
  const { t } = useTranslation('cases');
  const { decisionCard: card, program } = readFragment(CaseDecisionParts, c);
  const per = PER[program.cycle as keyof typeof PER];
  if (!card) return <Empty text={t('card.empty')} />;
  return (
    <>
      <div className={`cs-card-head ${card.eligible ? '' : 'cs-card-no'}`}>
        <div><StatusTag label={t(card.eligible ? 'card.eligible' : 'card.notEligible')} tone={card.eligible ? 'success' : 'danger'} /> <span className="mz-muted">{t('card.month')} <DateText value={card.month} /></span></div>
        {card.eligible && per && <div className="cs-amount"><Money value={card.amount} unit /> <small>{t(per)}</small></div>}
      </div>
      {card.reasons.length > 0 && <ul className="cs-reasons">{card.reasons.map((r) => <li key={r}>{r}</li>)}</ul>}
      <div className="cs-two">
        <Section title={t('card.facts')} flush><Lines lines={card.facts} /></Section>
        <Section title={t('card.steps')} flush><Lines lines={card.steps} total={card.amount} /></Section>
      </div>
      <Section title={t('card.standards')} flush>
        <ScrollX label={t('card.standards')}>
          <table className="mz-plain">
            <thead><tr><th scope="col">{t('card.standard')}</th><th scope="col" className="cs-right">{t('card.value')}</th><th scope="col">{t('card.since')}</th><th scope="col">{t('card.document')}</th></tr></thead>
            <tbody>{card.standards.map((s) => <tr key={`${s.key}${s.label}`}><td>{s.label}</td><td className="mz-num">{s.value}</td><td><DateText value={s.effectiveFrom} /></td><td>{s.documentNumber}</td></tr>)}</tbody>
          </table>
        </ScrollX>
      </Section>
      {card.legal.length > 0 && <p className="mz-muted">{t('card.legal')} {card.legal.map((l) => [l.law, l.article, l.number].filter(Boolean).join(' ')).join('; ')}</p>}
    </>
  );
}
