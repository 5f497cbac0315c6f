import { Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InputProps } from '../context';
import type { AccountValue } from '../rules';

/** A bank account: four entries that belong together. The number of an account that stands is not shown; empty means that it stays. */
export function AccountInput({ id, field, value, invalid, describedBy, onChange, onLeave }: InputProps) {
  const { t } = useTranslation('forms');
  const a = (value ?? {}) as AccountValue;
  const set = (patch: AccountValue) => {
    const next = Object.fromEntries(Object.entries({ ...a, ...patch }).filter(([, v]) => v !== undefined && v !== ''));
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  const text = (key: 'bank' | 'holder' | 'number') => (
    <label className="mf-part" htmlFor={`${id}-${key}`}>
      <span className="mf-help">{t(`account.${key}`)}</span>
      <Input id={`${id}-${key}`} value={a[key] ?? ''} maxLength={key === 'number' ? 40 : 60} autoComplete="off" inputMode={key === 'number' ? 'numeric' : 'text'} aria-required={field.required} aria-invalid={invalid} aria-describedby={describedBy} status={invalid ? 'error' : ''}
        placeholder={key === 'number' && a.last4 ? t('account.keep', { last4: a.last4 }) : ''} onChange={(e) => set({ [key]: e.target.value })} onBlur={onLeave} />
    </label>
  );
  return (
    <div className="mf-parts">
      {text('bank')}
      {text('holder')}
      <div className="mf-part"><span className="mf-help">{t('account.kind')}</span><Radio.Group aria-label={t('account.kind')} value={a.kind ?? null} options={(['CARD', 'PASSBOOK'] as const).map((k) => ({ value: k, label: t(`account.${k}`) }))} onChange={(e) => set({ kind: e.target.value as string })} /></div>
      {text('number')}
    </div>
  );
}
