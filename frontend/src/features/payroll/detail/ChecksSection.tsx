import { useTranslation } from 'react-i18next';
import { Section } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import type { Batch } from './query';

/** What was found before payment, the blocking ones first; each opens its payments. */
export function ChecksSection({ batch, chosen, onShow }: { batch: Batch; chosen: string | undefined; onShow: (key: string) => void }) {
  const { t } = useTranslation('payroll');
  const blocking = batch.checks.some((c) => c.blocking);
  return (
    <Section title={t('checks.title')}>
      {batch.checks.length === 0 ? <p className="mz-muted pr-p">{t('checks.none')}</p> : (
        <>
          <ul className="pr-checks">
            {batch.checks.map((c) => (
              <li key={c.key}>
                <StatusTag label={t(c.blocking ? 'checks.blocking' : 'checks.notice')} tone={c.blocking ? 'danger' : 'warning'} />
                <span className="pr-check-name">{c.label}</span>
                <button type="button" className="pr-link" aria-pressed={chosen === c.key} aria-label={`${t('checks.show', { label: c.label })} (${c.count})`} onClick={() => onShow(c.key)}>{t('checks.count', { count: c.count })}</button>
              </li>
            ))}
          </ul>
          {blocking && <p className="mz-muted pr-p">{t('checks.help')}</p>}
        </>
      )}
    </Section>
  );
}
