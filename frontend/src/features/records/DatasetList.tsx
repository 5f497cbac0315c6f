import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { RecordList } from './RecordList';
import { useDataset } from './useDataset';

interface Props { id: string; empty?: { text: string; action?: ReactNode }; searchPlaceholder?: string; withSearch?: boolean }

/** The list of a dataset by its name, once it is known what the dataset holds. */
export function DatasetList({ id, ...rest }: Props) {
  const { t } = useTranslation('records');
  const { dataset, error, refetch } = useDataset(id);
  if (error) return <ErrorResult error={error} onRetry={() => void refetch()} />;
  if (dataset === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (dataset === null) return <Empty text={t('unknown')} />;
  return <RecordList key={dataset.id} dataset={dataset} {...rest} />;
}
