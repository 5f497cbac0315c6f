import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Flex, Input, Select } from 'antd';
import { lazy, Suspense, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../useMedia';
import type { Filter, TableState } from './types';

// the calendar and the tree of divisions are heavy and wanted a moment later than the rows
const DateRangeFilter = lazy(() => import('./DateFilters').then((m) => ({ default: m.DateRangeFilter })));
const MonthFilter = lazy(() => import('./DateFilters').then((m) => ({ default: m.MonthFilter })));
const RegionFilter = lazy(() => import('../RegionPicker').then((m) => ({ default: m.RegionPicker })));

function FilterInput({ id, filter, values, onChange }: { id: string; filter: Filter; values: string[]; onChange: (v: string[] | undefined) => void }) {
  const { t } = useTranslation(['desk', 'common']);
  const one = (v: string | null | undefined) => onChange(v ? [v] : undefined);
  switch (filter.kind) {
    case 'choice': case 'yes-no': {
      const options = filter.kind === 'choice' ? filter.options : [{ value: 'true', label: t('common:yes') }, { value: 'false', label: t('common:no') }];
      return <Select id={id} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('table.all')} value={values[0] ?? null} options={[...(options ?? [])]} onChange={one} style={{ minWidth: 150, width: '100%' }} />;
    }
    case 'multi': return <Select id={id} mode="multiple" allowClear maxTagCount="responsive" placeholder={t('table.all')} value={values} options={[...(filter.options ?? [])]} optionFilterProp="label" onChange={(v: string[]) => onChange(v)} style={{ minWidth: 170, width: '100%' }} />;
    case 'date-range': return <DateRangeFilter id={id} values={values} onChange={onChange} />;
    case 'month': return <MonthFilter id={id} value={values[0]} onChange={one} />;
    case 'region': return <RegionFilter id={id} value={values[0]} onChange={one} allowClear placeholder={t('table.all')} style={{ minWidth: 180, width: '100%' }} />;
    case 'text': return <LazyText id={id} value={values[0] ?? ''} onCommit={one} />;
  }
}

/** Commits on Enter, on leaving, and half a second after the last key. */
function LazyText({ id, value, onCommit, search, label, placeholder }: { id?: string; value: string; onCommit: (v: string) => void; search?: boolean; label?: string; placeholder?: string }) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // follow the URL (back, reset), but not our own commit while one types on
  const [seen, setSeen] = useState(value);
  const [sent, setSent] = useState(value);
  if (seen !== value) { setSeen(value); if (value !== sent) setText(value); }
  useEffect(() => () => clearTimeout(timer.current), []);
  const commit = (v: string) => { clearTimeout(timer.current); if (v.trim() !== value) { setSent(v.trim()); onCommit(v.trim()); } };
  return (
    <Input id={id} type={search ? 'search' : 'text'} value={text} allowClear aria-label={label} placeholder={placeholder}
      onChange={(e) => { const v = e.target.value; setText(v); clearTimeout(timer.current); timer.current = setTimeout(() => commit(v), v === '' ? 0 : 500); }}
      onPressEnter={() => commit(text)} onBlur={() => commit(text)} />
  );
}

interface Props { table: TableState; searchPlaceholder?: string | undefined; withSearch: boolean; sortOptions: { value: string; label: string }[]; extra?: ReactNode }

/** Search box and filters above a list; on a phone the filters and the order move into a drawer. */
export function FilterBar({ table, searchPlaceholder, withSearch, sortOptions, extra }: Props) {
  const { t } = useTranslation(['desk', 'common']);
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const base = useId();
  const count = Object.keys(table.search.f ?? {}).length;
  const reset = () => table.set({ q: undefined, f: undefined });
  const inputs = table.filters.map((f) => (
    <div className="mz-filter" key={f.key}>
      <label htmlFor={`${base}${f.key}`}>{f.label}</label>
      <Suspense fallback={<div className="mz-filter-wait" />}><FilterInput id={`${base}${f.key}`} filter={f} values={table.search.f?.[f.key] ?? []} onChange={(v) => table.setFilter(f.key, v)} /></Suspense>
    </div>
  ));
  return (
    <Flex className="mz-filters" gap={12} wrap align="end" role="search">
      {withSearch && (
        <div className="mz-filter mz-filter-search">
          <LazyText search label={searchPlaceholder ?? t('table.searchPlaceholder')} placeholder={searchPlaceholder ?? t('table.searchPlaceholder')} value={table.search.q ?? ''} onCommit={(q) => table.set({ q: q || undefined }, { replace: true })} />
        </div>
      )}
      {!narrow && inputs}
      {!narrow && table.activeCount > 0 && <Button type="link" onClick={reset}>{t('table.clearFilters')}</Button>}
      {narrow && (table.filters.length > 0 || sortOptions.length > 0) && (
        <Badge count={count} size="small"><Button icon={<FilterOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('table.filter')}</Button></Badge>
      )}
      <span className="mz-grow" />
      {extra}
      {narrow && (
        <Drawer open={open} onClose={() => setOpen(false)} placement="bottom" size="large" title={t('table.filter')}
          footer={<Flex gap={12} justify="end"><Button onClick={reset}>{t('table.clearFilters')}</Button><Button type="primary" onClick={() => setOpen(false)}>{t('common:ok')}</Button></Flex>}>
          <Flex vertical gap={16}>
            {inputs}
            {sortOptions.length > 0 && (
              <div className="mz-filter">
                <label htmlFor={`${base}sort`}>{t('table.sortBy')}</label>
                <Select id={`${base}sort`} allowClear placeholder={t('table.sortDefault')} value={table.search.sort ?? null} onChange={(v: string | undefined) => table.set({ sort: v })} style={{ width: '100%' }}
                  options={sortOptions.flatMap((o) => [{ value: o.value, label: `${o.label} (${t('table.ascending')})` }, { value: `-${o.value}`, label: `${o.label} (${t('table.descending')})` }])} />
              </div>
            )}
          </Flex>
        </Drawer>
      )}
    </Flex>
  );
}
