import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { Empty } from '@/ui/Empty';
import { ScrollX } from '@/ui/ScrollX';
import { Section } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import { DateText, Money, Num } from '@/ui/text';

const CaseChangeParts = graphql(`
  fragment CaseChangeParts on Case {
    proposedChange { ...CaseChangeLine }
    changes { ...CaseChangeLine }
    entitlements { id fromMonth toMonth members amount category areaClass beganBecause endedBecause }
  }
`);
const CaseChangeLine = graphql(`
  fragment CaseChangeLine on CaseChange { kind kindLabel triggerLabel effectiveMonth householdsDelta personsDelta amountDelta reason proposedBy proposedAt decidedBy decidedAt decision }
`);

const signed = (n: number) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0');

function ChangeRow({ change, pending }: { change: FragmentType<typeof CaseChangeLine>; pending?: boolean }) {
  const { t } = useTranslation('cases');
  const x = readFragment(CaseChangeLine, change);
  const decision = x.decision && (({ APPROVED: t('change.approved'), REFUSED: t('change.refused') } as Record<string, string>)[x.decision] ?? x.decision);
  return (
    <tr>
      <td><DateText value={x.effectiveMonth} /></td>
      <td>{x.kindLabel}{pending && <> <StatusTag label={t('change.pending')} tone="warning" /></>}</td>
      <td>{x.triggerLabel}</td>
      <td className="mz-num">{signed(x.householdsDelta)}</td><td className="mz-num">{signed(x.personsDelta)}</td>
      <td className="mz-num">{x.amountDelta.startsWith('-') || x.amountDelta === '0.00' ? '' : '+'}<Money value={x.amountDelta} /></td>
      <td>{x.reason}</td>
      <td>{x.proposedBy} {x.proposedAt && <DateText value={x.proposedAt} />}</td>
      <td>{[decision, x.decidedBy].filter(Boolean).join(' · ')} {x.decidedAt && <DateText value={x.decidedAt} />}</td>
    </tr>
  );
}

/** What was changed in a running benefit, and the entitlement spans that payments follow. */
export function ChangesTab({ c }: { c: FragmentType<typeof CaseChangeParts> }) {
  const { t } = useTranslation('cases');
  const { proposedChange, changes, entitlements } = readFragment(CaseChangeParts, c);
  return (
    <>
      <Section title={t('change.title')} flush>
        {changes.length === 0 && !proposedChange ? <Empty text={t('change.empty')} /> : (
          <ScrollX label={t('change.title')}>
            <table className="mz-plain">
              <thead><tr>{(['month', 'kind', 'trigger'] as const).map((k) => <th scope="col" key={k}>{t(`change.${k}`)}</th>)}{(['households', 'persons', 'amount'] as const).map((k) => <th scope="col" className="cs-right" key={k}>{t(`change.${k}`)}</th>)}{(['reason', 'proposed', 'decided'] as const).map((k) => <th scope="col" key={k}>{t(`change.${k}`)}</th>)}</tr></thead>
              <tbody>
                {proposedChange && <ChangeRow change={proposedChange} pending />}
                {changes.map((x, i) => <ChangeRow key={i} change={x} />)}
              </tbody>
            </table>
          </ScrollX>
        )}
      </Section>
      <Section title={t('span.title')} flush>
        {entitlements.length === 0 ? <Empty text={t('span.empty')} /> : (
          <ScrollX label={t('span.title')}>
            <table className="mz-plain">
              <thead><tr><th scope="col">{t('span.from')}</th><th scope="col">{t('span.to')}</th><th scope="col" className="cs-right">{t('span.members')}</th><th scope="col" className="cs-right">{t('span.amount')}</th><th scope="col">{t('span.category')}</th><th scope="col">{t('span.began')}</th><th scope="col">{t('span.ended')}</th></tr></thead>
              <tbody>{entitlements.map((e) => (
                <tr key={e.id}><td><DateText value={e.fromMonth} /></td><td>{e.toMonth ? <DateText value={e.toMonth} /> : t('span.open')}</td><td className="mz-num"><Num value={e.members} /></td><td className="mz-num"><Money value={e.amount} /></td><td>{[({ URBAN: t('span.urban'), RURAL: t('span.rural') } as Record<string, string>)[e.areaClass] ?? e.areaClass, e.category].filter(Boolean).join(' · ')}</td><td>{e.beganBecause}</td><td>{e.endedBecause}</td></tr>
              ))}</tbody>
            </table>
          </ScrollX>
        )}
      </Section>
    </>
  );
}
