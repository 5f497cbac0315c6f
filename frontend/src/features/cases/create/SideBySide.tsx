import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollX } from '@/ui/ScrollX';
import { StatusTag } from '@/ui/StatusTag';

interface Props { name: string; fields: readonly { label: string; mine: string; theirs: string; same: boolean }[]; reasons?: readonly string[]; action?: ReactNode }

/** Two records that may be one person, fact by fact. */
export function SideBySide({ name, fields, reasons = [], action }: Props) {
  const { t } = useTranslation('cases');
  return (
    <div className="cs-compare"><ScrollX label={name}>
      <table className="mz-plain">
        <caption>{reasons.map((r) => <StatusTag key={r} label={r} tone="warning" />)} {action}</caption>
        <thead><tr><th scope="col">{t('compare.fact')}</th><th scope="col">{t('compare.mine')}</th><th scope="col">{name}</th></tr></thead>
        <tbody>{fields.map((f) => <tr key={f.label} className={f.same ? 'cs-same' : ''}><th scope="row">{f.label}</th><td>{f.mine || '—'}</td><td>{f.theirs || '—'}{f.same && <small> {t('compare.same')}</small>}</td></tr>)}</tbody>
      </table>
    </ScrollX></div>
  );
}
