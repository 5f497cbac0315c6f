import { ReloadOutlined } from '@ant-design/icons';
import { Button, Flex, Table, Tooltip, type TableProps } from 'antd';
import { Link, useNavigate } from '@tanstack/react-router';
import { useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../Empty';
import { ErrorResult } from '../ErrorResult';
import { useNarrow } from '../useMedia';
import { CardList } from './CardList';
import { ColumnChooser } from './ColumnChooser';
import { ExportButton } from './ExportButton';
import { FilterBar } from './FilterBar';
import { Pager } from './Pager';
import type { Column, Connection, RowLink, TableState } from './types';
import './table.css';

interface Props<T> {
  /** names the list in the browser's memory of chosen columns */
  id: string;
  /** accessible name */
  label: string;
  table: TableState;
  columns: readonly Column<T>[];
  connection: Connection<T> | undefined;
  /** of the useQuery behind it */
  query: { isFetching: boolean; error: unknown; refetch: () => unknown };
  keyOf?: (row: T) => string;
  /** where a row leads; its headline column becomes the link */
  link?: RowLink<T>;
  withSearch?: boolean;
  searchPlaceholder?: string;
  /** GET address that answers a file of the same filters, xlsx unless &format= says otherwise */
  exportUrl?: string;
  selection?: { keys: string[]; onChange: (keys: string[], rows: T[]) => void; actions?: ReactNode };
  /** buttons at the right of the filters */
  actions?: ReactNode;
  /** what to say and offer when there is nothing at all */
  empty?: { text: string; action?: ReactNode };
  /** replaces the card built from the columns on phones */
  card?: (row: T) => ReactNode;
  /** marks a row, such as "mz-row-danger" for an overdue one */
  rowClass?: (row: T) => string;
}

const remembered = (id: string): string[] | undefined => {
  try { return JSON.parse(localStorage.getItem(`columns:${id}`) ?? 'null') as string[] ?? undefined; } catch { return undefined; }
};

/** The one list of the desktop: filters, order, columns and page in the URL; keyset paging; cards on phones; empty, loading and error states. */
export function DataTable<T extends object>(p: Props<T>) {
  const { t } = useTranslation(['desk', 'common']);
  const navigate = useNavigate();
  const narrow = useNarrow();
  const { table, connection, query, link } = p;
  const keyOf = p.keyOf ?? ((row: T) => (row as { id: string }).id);
  const rows = connection?.nodes ?? [];

  const chosen = table.search.cols ?? remembered(p.id);
  const shown = useMemo(() => {
    const known = chosen?.filter((k) => p.columns.some((c) => c.key === k));
    return known?.length ? known : p.columns.filter((c) => !c.hidden).map((c) => c.key);
  }, [chosen, p.columns]);
  const columns = p.columns.filter((c) => shown.includes(c.key));
  const choose = (cols: string[] | undefined) => {
    if (cols) localStorage.setItem(`columns:${p.id}`, JSON.stringify(cols)); else localStorage.removeItem(`columns:${p.id}`);
    table.set({ cols }, { replace: true });
  };
  const sortOf = (c: Column<T>) => (c.sort === true ? c.key : c.sort || undefined);

  // antd repeats the header, with a focusable "select all", in a hidden measuring row; and its scrolling part cannot be reached by keyboard
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.querySelectorAll('.ant-table-measure-row').forEach((r) => r.setAttribute('inert', ''));
    box.current?.querySelectorAll('.ant-table-body').forEach((r) => r.setAttribute('tabindex', '0'));
  });

  const filtered = table.activeCount > 0;
  const nothing = filtered || table.page > 1
    ? <Empty text={t('table.noMatch')} action={<Button onClick={() => table.set({ q: undefined, f: undefined })}>{t('table.clearFilters')}</Button>} />
    : <Empty text={p.empty?.text ?? t('table.empty')} action={p.empty?.action} />;

  const antColumns: NonNullable<TableProps<T>['columns']> = columns.map((c, i) => {
    const sort = sortOf(c);
    const opens = link && (c.card === 'title' || (i === 0 && !columns.some((x) => x.card === 'title')));
    return {
      key: c.key, title: c.title, align: c.align ?? 'left', ...(c.width ? { width: c.width } : {}),
      ...(sort ? { sorter: true, sortOrder: table.order?.field === sort ? (table.order.desc ? 'descend' as const : 'ascend' as const) : null, showSorterTooltip: false } : {}),
      render: (_: unknown, row: T) => (opens ? <Link {...link(row)}>{c.render(row)}</Link> : c.render(row)),
    };
  });

  return (
    <div className="mz-table" ref={box}>
      <FilterBar table={table} withSearch={p.withSearch ?? false} searchPlaceholder={p.searchPlaceholder}
        sortOptions={p.columns.flatMap((c) => { const s = sortOf(c); return s ? [{ value: s, label: c.title }] : []; })}
        extra={
          <Flex gap={8} wrap>
            {p.actions}
            {p.exportUrl && <ExportButton url={p.exportUrl} name={p.label} />}
            <Tooltip title={t('table.refresh')}><Button icon={<ReloadOutlined aria-hidden />} aria-label={t('table.refresh')} onClick={() => void query.refetch()} /></Tooltip>
            {!narrow && <ColumnChooser columns={p.columns} shown={shown} onChange={choose} />}
          </Flex>
        } />
      {p.selection && p.selection.keys.length > 0 && (
        <Flex className="mz-selected" gap={12} align="center" wrap><span role="status">{t('table.selected', { count: p.selection.keys.length })}</span>{p.selection.actions}</Flex>
      )}
      {query.error ? <ErrorResult error={query.error} onRetry={() => void query.refetch()} />
        : connection && rows.length === 0 ? nothing
        : narrow ? <CardList rows={rows} columns={columns} keyOf={keyOf} link={link} loading={query.isFetching} card={p.card} />
        : (
          <Table<T> rowKey={keyOf} size="middle" sticky={{ offsetHeader: 56 }} pagination={false} aria-label={p.label}
            columns={antColumns} dataSource={rows} loading={query.isFetching && { delay: connection ? 300 : 0 }}
            scroll={{ x: columns.reduce((n, c) => n + (c.width ?? 140), 0) }} rowClassName={(row) => `${link ? 'mz-row-link ' : ''}${p.rowClass?.(row) ?? ''}`}
            locale={{ emptyText: <span>{t('common:loading')}</span> }}
            {...(p.selection ? { rowSelection: { selectedRowKeys: p.selection.keys, preserveSelectedRowKeys: true, onChange: (k, r) => p.selection!.onChange(k as string[], r), getTitleCheckboxProps: () => ({ 'aria-label': t('table.selectAll') }), getCheckboxProps: () => ({ 'aria-label': t('table.selectRow') }) } } : {})}
            {...(link ? { onRow: (row: T) => ({ onClick: (e) => { if (!(e.target as Element).closest('a,button,input,label,.ant-table-selection-column') && !window.getSelection()?.toString()) void navigate(link(row) as never); } }) } : {})}
            onChange={(_p, _f, s) => {
              const one = Array.isArray(s) ? s[0] : s;
              const c = columns.find((x) => x.key === one?.columnKey);
              table.set({ sort: c && one?.order ? `${one.order === 'descend' ? '-' : ''}${sortOf(c)}` : undefined });
            }} />
        )}
      {(connection ?? query.isFetching) && !query.error && <Pager table={table} connection={connection} />}
    </div>
  );
}
