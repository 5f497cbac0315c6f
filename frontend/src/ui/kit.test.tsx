import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/errors';
import { loadTexts, renderDesk } from '@/test-utils';
import { ErrorResult } from './ErrorResult';
import { MaskedText } from './MaskedText';
import { ExportButton } from './table/ExportButton';
import { DataTable, useTable, type Column, type Connection, type Filter } from './table';
import { conditionsOf } from './table/useTable';

interface Row { id: string; name: string; phone: string }
const columns: Column<Row>[] = [
  { key: 'name', title: '姓名', sort: true, render: (r) => r.name },
  { key: 'phone', title: '电话', hidden: true, render: (r) => r.phone },
];
const filters: Filter[] = [{ key: 'state', label: '状态', kind: 'choice', options: [{ value: 'A', label: '甲' }] }];
const page = (from: number, total = 3): Connection<Row> => ({ nodes: total ? [{ id: `r${from}`, name: `人${from}`, phone: '1' }] : [], totalCount: total, pageInfo: { endCursor: `c${from}`, hasNextPage: from < total } });
const asked: unknown[] = [];

function List({ total = 3, error = null }: { total?: number; error?: unknown }) {
  const table = useTable({ filters, defaultSort: '-name' });
  asked.push(table.vars);
  const from = table.vars.after ? Number(table.vars.after.slice(1)) + 1 : 1;
  return <DataTable<Row> id="t" label="名单" table={table} columns={columns} connection={error ? undefined : page(from, total)} query={{ isFetching: false, error, refetch: () => {} }} withSearch empty={{ text: '还没有人' }} />;
}
const download = vi.hoisted(() => vi.fn());
vi.mock('@/lib/files', async (real) => ({ ...(await real<object>()), downloadFile: download }));
beforeAll(() => loadTexts());
beforeEach(() => { asked.length = 0; localStorage.clear(); });

it('pages by cursor, forward and back, and keeps it in the URL', async () => {
  const user = userEvent.setup();
  const { router } = await renderDesk(<List />);
  expect(screen.getByText('共 3 条')).toBeVisible();
  expect(screen.getByRole('button', { name: /上一页/ })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: /下一页/ }));
  await user.click(await screen.findByRole('button', { name: /下一页/ }));
  expect(await screen.findByText('人3')).toBeVisible();
  expect(router.state.location.search).toEqual({ after: 'c2', page: 3 });
  expect(screen.getByRole('button', { name: /下一页/ })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: /上一页/ }));
  expect(await screen.findByText('人2')).toBeVisible();
  expect(router.state.location.search).toEqual({ after: 'c1', page: 2 });
  expect(asked.at(-1)).toEqual({ first: 20, after: 'c1', where: undefined, order: { field: 'name', desc: true } });
});

it('a filter, an order and a search start paging again', async () => {
  const user = userEvent.setup();
  const { router } = await renderDesk(<List />, '/?after=c1&page=2');
  await user.click(await screen.findByRole('columnheader', { name: '姓名' }));
  expect(router.state.location.search).not.toHaveProperty('after');
  await user.type(screen.getByRole('searchbox'), '王{Enter}');
  await vi.waitFor(() => expect(router.state.location.search).toMatchObject({ q: '王' }));
});

it('says why there is nothing, and shows an error in place of the rows', async () => {
  const first = await renderDesk(<List total={0} />);
  expect(screen.getByText('还没有人')).toBeVisible();
  first.unmount();
  const second = await renderDesk(<List total={0} />, '/?q=x');
  expect(screen.getByText('没有符合条件的记录')).toBeVisible();
  second.unmount();
  await renderDesk(<List error={new ApiError('NOT_FOUND', '没有找到该区划')} />);
  expect(screen.getByRole('alert')).toHaveTextContent('没有找到该区划');
});

it('remembers the chosen columns', async () => {
  const user = userEvent.setup();
  const { unmount } = await renderDesk(<List />);
  expect(screen.queryByRole('columnheader', { name: '电话' })).toBeNull();
  await user.click(screen.getByRole('button', { name: '列设置' }));
  await user.click(await screen.findByRole('checkbox', { name: '电话' }));
  expect(await screen.findByRole('columnheader', { name: '电话' })).toBeVisible();
  unmount();
  await renderDesk(<List />);
  expect(screen.getByRole('columnheader', { name: '电话' })).toBeVisible();
});

it('translates filters into conditions', () => {
  const f: Filter[] = [{ key: 'a', label: '', kind: 'multi' }, { key: 'b', field: 'bb', label: '', kind: 'date-range' }, { key: 'c', label: '', kind: 'region', conditions: ([v]) => [{ field: 'villageCode', op: 'EQ', values: [v!] }] }];
  expect(conditionsOf(f, { a: ['x', 'y'], b: ['', '2026-01-31'], c: ['33'], unknown: ['z'] })).toEqual([{ field: 'a', op: 'IN', values: ['x', 'y'] }, { field: 'bb', op: 'LTE', values: ['2026-01-31'] }, { field: 'villageCode', op: 'EQ', values: ['33'] }]);
});

it('reveals a masked value only with a reason, and shows the refusal in the dialog', async () => {
  const user = userEvent.setup();
  const reveal = vi.fn<(r: string) => Promise<string>>();
  reveal.mockRejectedValueOnce(new ApiError('FORBIDDEN', '无权查看')).mockResolvedValueOnce('339900194912310021');
  await renderDesk(<MaskedText value="3399**********0021" what="身份证号" onReveal={reveal} />);
  await user.click(screen.getByRole('button', { name: /查看完整内容: 身份证号/ }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: '查看完整内容' }));
  expect(within(dialog).getByText('必填')).toBeVisible();
  expect(reveal).not.toHaveBeenCalled();
  await user.type(within(dialog).getByRole('textbox'), '核对身份');
  await user.click(within(dialog).getByRole('button', { name: '查看完整内容' }));
  expect(await within(dialog).findByText('无权查看')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: /查看完整内容/ }));
  expect(await screen.findByText('339900194912310021')).toBeVisible();
  expect(reveal).toHaveBeenLastCalledWith('核对身份');
  await user.click(screen.getByRole('button', { name: /隐藏: 身份证号/ }));
  expect(screen.getByText('3399**********0021')).toBeVisible();
});

it('an internal error names its reference', async () => {
  await renderDesk(<ErrorResult error={new ApiError('INTERNAL', '系统出错', { ref: 'r-42' })} />);
  expect(screen.getByRole('alert')).toHaveTextContent('r-42');
});

it('exports a workbook, or CSV in the encoding that is chosen', async () => {
  download.mockResolvedValue(undefined);
  const user = userEvent.setup();
  await renderDesk(<ExportButton url="/export?query=q" name="名单" />);
  await user.click(screen.getByRole('button', { name: /导出 Excel/ }));
  expect(download).toHaveBeenLastCalledWith('/export?query=q', '名单.xlsx');
  await user.click(screen.getByRole('button', { name: '导出为其他格式' }));
  await user.click(await screen.findByRole('menuitem', { name: /GB18030/ }));
  expect(download).toHaveBeenLastCalledWith('/export?query=q&format=csv&encoding=gb18030', '名单.csv');
});
