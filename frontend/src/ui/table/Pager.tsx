import { DoubleLeftOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PAGE_SIZES } from '@/lib/tableSearch';
import type { Connection, TableState } from './types';

/** Keyset paging: first, previous, next. There is no jump to page 57; filters find things, page numbers do not. */
export function Pager({ table, connection }: { table: TableState; connection: Connection<unknown> | undefined }) {
  const { t } = useTranslation('desk');
  const end = connection?.pageInfo;
  return (
    <Flex className="mz-pager" component="nav" aria-label={t('table.pager')} gap={8} align="center" wrap justify="end">
      <span role="status" className="mz-grow">{connection && t('total', { count: connection.totalCount })}</span>
      <Select aria-label={t('table.pageSize', { count: table.vars.first })} value={table.vars.first} onChange={(n: number) => table.set({ size: n === PAGE_SIZES[0] ? undefined : n })} options={PAGE_SIZES.map((n) => ({ value: n, label: t('table.pageSize', { count: n }) }))} />
      {table.page > 2 && <Button icon={<DoubleLeftOutlined aria-hidden />} aria-label={t('table.first')} onClick={table.first} />}
      <Button icon={<LeftOutlined aria-hidden />} disabled={table.page === 1} onClick={table.prev}>{t('table.prev')}</Button>
      <span>{t('table.page', { page: table.page })}</span>
      <Button icon={<RightOutlined aria-hidden />} iconPlacement="end" disabled={!end?.hasNextPage} onClick={() => { if (end?.endCursor) table.next(end.endCursor); }}>{t('table.next')}</Button>
    </Flex>
  );
}
