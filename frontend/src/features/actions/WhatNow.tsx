import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '@/ui/Section';
import type { Offer } from './desk';
import { inOrder, oneLeads } from './offers';

interface Props { log: Parameters<typeof oneLeads>[1]; offers: readonly Offer[]; blocked: readonly { action: string; label: string; reason: string }[]; onPick: (o: Offer) => void }

/** What may be done now, by the server's word, and what waits for somebody else or for something to happen first, with the reason. */
export function WhatNow({ log, offers, blocked, onPick }: Props) {
  const { t } = useTranslation('actions');
  return (
    <Section title={t('now.title')}>
      {offers.length === 0 && <p className="mz-muted cs-tight">{t(blocked.length > 0 ? 'now.notYours' : 'now.nothing')}</p>}
      <div className="cs-actions">
        {inOrder(oneLeads(offers, log)).map((o) => (
          <div key={o.action}>
            <Button block type={o.style === 'PRIMARY' ? 'primary' : 'default'} danger={o.style === 'DANGER'} onClick={() => onPick(offers.find((x) => x.action === o.action)!)} aria-describedby={o.help ? `help-${o.action}` : undefined}>{o.label}</Button>
            {o.help && o.style === 'PRIMARY' && <small className="mz-muted" id={`help-${o.action}`}>{o.help}</small>}
          </div>
        ))}
      </div>
      {blocked.length > 0 && (
        <>
          <h3 className="cs-subhead">{t('now.blocked')}</h3>
          <ul className="cs-blocked">{blocked.map((b) => <li key={b.action}><span className="cs-blocked-name">{b.label}</span><span className="mz-muted">{b.reason}</span></li>)}</ul>
        </>
      )}
    </Section>
  );
}
