import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/ui/Page';
import { DatasetList } from './DatasetList';
import { useDataset } from './useDataset';

/** The records behind any tile or chart. */
export default function RecordsPage() {
  const { t } = useTranslation('records');
  const { dataset: id } = useParams({ from: '/desk/records/$dataset' });
  const { dataset } = useDataset(id);
  return <Page title={dataset?.name ?? t('title')} subtitle={dataset && t(`basis.${dataset.timeBasis as 'NOW'}`)}><DatasetList id={id} /></Page>;
}
