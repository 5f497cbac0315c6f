import { useTranslation } from 'react-i18next';
import { StatusTag } from '@/ui/StatusTag';
import { DateText } from '@/ui/text';

/** What is due next and by when; late is said in words. */
export function DueText({ e, named }: { e: { due: string | null; dueLabel: string | null; overdue: boolean }; named?: boolean }) {
  const { t } = useTranslation('registers');
  if (!e.due) return <DateText value={null} />;
  const what = named && e.dueLabel ? `${e.dueLabel} ` : '';
  return e.overdue ? <StatusTag label={t('overdueSince', { what, day: e.due })} tone="danger" /> : <span>{what}<DateText value={e.due} /></span>;
}
