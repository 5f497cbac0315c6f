import { useTranslation } from 'react-i18next';
import type { ImportState as State } from '@/gql/graphql';
import { StatusTag } from '@/ui/StatusTag';

const TONE = { CHECKED: 'warning', APPLIED: 'success', UNDONE: 'neutral' } as const;

/** Where an import stands; one that stopped half-way says so. */
export function ImportState({ state, progress }: { state: State; progress: number }) {
  const { t } = useTranslation('imports');
  const half = state === 'CHECKED' && progress > 0;
  return <StatusTag label={half ? t('half', { percent: progress }) : t(`stateOf.${state}`)} tone={half ? 'danger' : TONE[state]} />;
}
