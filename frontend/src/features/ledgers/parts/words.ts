import { useTranslation } from 'react-i18next';
import type { LedgerSubject, LedgerTime, Tier } from '@/gql/graphql';

/** What a ledger is, in words: about whom, of what time, entered by whom. */
export function useLedgerWords() {
  const { t } = useTranslation('ledgers');
  return { what: (l: { about: LedgerSubject; time: LedgerTime; enteredBy: readonly Tier[] }) => [t(`about.${l.about}`), t(`time.${l.time}`), l.enteredBy.map((x) => t(`tier.${x}`)).join(t('comma'))].join(' · ') };
}
