import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerTime } from '@/gql/graphql';
import { timeFields } from '../model';

/** The fields that say what time a record is of, in words. */
export function useTimeFields(time: LedgerTime) {
  const { t } = useTranslation('ledgers');
  return useMemo(() => timeFields(time, { day: t('day'), month: t('month'), year: t('year'), from: t('from'), until: t('until'), untilHelp: t('untilHelp') }), [time, t]);
}
