import { useTranslation } from 'react-i18next';
import { formatDay, formatInstant, formatInteger, formatMoney } from '@/lib/format';

const dash = <span className="mz-muted" aria-hidden>—</span>;

/** Yuan as the API sends them ("1234.50") → 1,234.50, in figures of one width so that columns line up. */
export function Money({ value, unit }: { value: string | null | undefined; unit?: boolean }) {
  const { t } = useTranslation('common');
  if (value === null || value === undefined) return dash;
  return <span className="mz-num">{formatMoney(value)}{unit && ` ${t('yuan')}`}</span>;
}

export function Num({ value }: { value: number | string | null | undefined }) {
  return value === null || value === undefined ? dash : <span className="mz-num">{formatInteger(value)}</span>;
}

/** A calendar day or month; an instant shows its minute in China's time. `long` writes 2026年3月5日. */
export function DateText({ value, long }: { value: string | null | undefined; long?: boolean }) {
  const { i18n } = useTranslation();
  if (!value) return dash;
  const instant = value.includes('T');
  return <time dateTime={value} className="mz-num">{instant ? formatInstant(value) : long ? formatDay(value, i18n.language) : value}</time>;
}
