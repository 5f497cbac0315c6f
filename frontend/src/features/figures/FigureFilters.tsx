import { DatePicker, Flex } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { meOptions } from '@/app/session';
import type { RecordSearch } from '@/lib/recordSearch';
import { RegionPicker } from '@/ui/RegionPicker';
import type { FigureSearch } from './model';

/** The place and the cut-off day of the figures: the person's own division and today unless chosen. */
export function FigureFilters() {
  const { t } = useTranslation('figures');
  const id = useId();
  const navigate = useNavigate();
  const search: FigureSearch = useSearch({ strict: false });
  const me = useQuery(meOptions).data;
  const set = (patch: FigureSearch) => void navigate({ to: '.', search: ((old: RecordSearch) => ({ ...old, ...patch, after: undefined, page: undefined })) as never, resetScroll: false });
  return (
    <Flex gap={12} wrap className="mz-filters" role="search">
      <div className="mz-filter">
        <label htmlFor={`${id}r`}>{t('place')}</label>
        <RegionPicker id={`${id}r`} value={search.region ?? me?.region.code} onChange={(region) => set({ region: region === me?.region.code ? undefined : region })} style={{ minWidth: 220 }} />
      </div>
      <div className="mz-filter">
        <label htmlFor={`${id}d`}>{t('cutOff')}</label>
        <DatePicker id={`${id}d`} value={dayjs(search.asOf ?? me?.today)} allowClear={!!search.asOf} maxDate={dayjs(me?.today)} onChange={(v) => set({ asOf: v?.format('YYYY-MM-DD') })} />
      </div>
    </Flex>
  );
}
