import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Filter } from '@/ui/table';

/** The filters that are not shown yet, each one choice away. */
export function MoreFilters({ rest, onAdd }: { rest: readonly Filter[]; onAdd: (key: string) => void }) {
  const { t } = useTranslation('records');
  if (rest.length === 0) return null;
  return <Select<string | null> value={null} placeholder={t('more')} aria-label={t('more')} options={rest.map((f) => ({ value: f.key, label: f.label }))} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={200} style={{ minWidth: 110 }} onChange={(k) => { if (k) onAdd(k); }} />;
}
