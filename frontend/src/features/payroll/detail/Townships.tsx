import { useTranslation } from 'react-i18next';
import { ScrollX } from '@/ui/ScrollX';
import { Section } from '@/ui/Section';
import { Money, Num } from '@/ui/text';
import type { Batch } from './query';

export function Townships({ rows, onShow }: { rows: Batch['byTownship']; onShow: (code: string) => void }) {
  const { t } = useTranslation('payroll');
  return (
    <Section title={t('townships.title')} flush>
      <ScrollX label={t('townships.title')}>
        <table className="mz-plain pr-townships">
          <thead><tr><th scope="col">{t('townships.name')}</th><th scope="col" className="pr-right">{t('townships.lines')}</th><th scope="col" className="pr-right">{t('townships.total')}</th></tr></thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.region.code}>
                <td><button type="button" className="pr-link" aria-label={t('townships.show', { name: r.region.name })} onClick={() => onShow(r.region.code)}>{r.region.name}</button></td>
                <td className="mz-num"><Num value={r.lines} /></td><td className="mz-num"><Money value={r.total} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}
