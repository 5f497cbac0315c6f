import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Section } from '@/ui/Section';
import { DueText } from '../parts/DueText';

interface List { totalCount: number; nodes: readonly { id: string; name: string; kindName: string; kindCode: string; region: { name: string }; statusLabel: string; due: string | null; dueLabel: string | null; overdue: boolean }[] }

/** What waits for the person in the registers, the most urgent first; nothing when nothing does. */
export function Waiting({ lists }: { lists: readonly (List | undefined)[] }) {
  const { t } = useTranslation('registers');
  const total = lists.reduce((n, l) => n + (l?.totalCount ?? 0), 0);
  const all = lists.flatMap((l) => l?.nodes ?? []).sort((a, b) => (a.due ?? '9') < (b.due ?? '9') ? -1 : 1);
  if (total === 0) return null;
  return (
    <Section title={t('waitingFor', { count: total })} flush>
      <ul className="rg-waiting">{all.map((e) => (
        <li key={e.id}>
          <span><Link to="/entries/$entryId" params={{ entryId: e.id }}>{e.name}</Link> <span className="mz-muted">{e.kindName} · {e.region.name}</span></span>
          <span>{e.statusLabel} <DueText e={e} /></span>
        </li>
      ))}</ul>
      {total > all.length && <p className="mz-muted rg-more">{t('waitingMore', { count: total - all.length })}</p>}
    </Section>
  );
}
