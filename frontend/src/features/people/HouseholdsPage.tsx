import { useTranslation } from 'react-i18next';
import { Page } from '@/ui/Page';
import { DatasetList } from '../records/DatasetList';

/** Every household within reach. */
export default function HouseholdsPage() {
  const { t } = useTranslation(['people', 'desk']);
  return <Page title={t('desk:nav.households')}><DatasetList id="households" searchPlaceholder={t('list.household')} empty={{ text: t('list.noHousehold') }} /></Page>;
}
