import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Severity } from '@/gql/graphql';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** antd's preset tag colours reach only 2.7:1 to 4:1; these are at least 5:1. Colour never stands alone: the label says the same. */
const style = {
  neutral: { color: '#3f4a5a', background: '#eceff3' },
  info: { color: '#0b4f94', background: '#e3f0ff' },
  success: { color: '#14632f', background: '#e2f5e6' },
  warning: { color: '#7a4a00', background: '#fff4d6' },
  danger: { color: '#a1161b', background: '#fde8e8' },
} as const;

const severityTone: Record<Severity, Tone> = { INFO: 'info', WARNING: 'warning', DANGER: 'danger' };

/** A state as the server names it. Give a tone, or the severity the server sent; without either it is neutral. */
export function StatusTag({ label, tone, severity }: { label: string; tone?: Tone | undefined; severity?: Severity | undefined }) {
  return <Tag variant="filled" style={style[tone ?? (severity ? severityTone[severity] : 'neutral')]}>{label}</Tag>;
}

/** A statutory deadline with the working days that remain (negative: overdue), as the server counted them. */
export function DueTag({ due, remaining, overdue }: { due: string | null | undefined; remaining: number | null | undefined; overdue: boolean }) {
  const { t } = useTranslation('desk');
  if (!due) return <span className="mz-muted" aria-hidden>—</span>;
  const n = remaining ?? 0;
  const left = overdue ? t('due.overdue', { count: Math.abs(n) }) : n === 0 ? t('due.today') : t('due.left', { count: n });
  return <StatusTag label={`${due} · ${left}`} tone={overdue ? 'danger' : n <= 3 ? 'warning' : 'neutral'} />;
}
