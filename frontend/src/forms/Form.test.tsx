import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/errors';
import { loadTexts, renderDesk } from '@/test-utils';
import { DeskForm } from './desk/DeskForm';
import { fieldText } from './text';
import { useForm } from './useForm';
import type { FieldType, FormField, FormServices, FormValues } from './types';

const field = (key: string, type: FieldType, label: string, more: Partial<FormField> = {}): FormField => ({ key, type, label, required: false, options: [], ...more });
const opts = [{ value: 'A', label: '甲' }, { value: 'B', label: '乙' }];

function Host({ fields, send, services }: { fields: readonly FormField[]; send: (v: FormValues) => Promise<unknown>; services?: FormServices }) {
  const form = useForm({ fields, today: '2026-06-15', ...(services ? { services } : {}) });
  return <DeskForm form={form} onSubmit={send} submitText="提交" />;
}
const FIELDS = [
  field('name', 'TEXT', '姓名', { required: true }),
  field('kind', 'CHOICE', '类型', { required: true, options: opts }),
  field('level', 'TEXT', '等级', { required: true, visibleWhen: { field: 'kind', in: ['B'] } }),
  field('idNumber', 'ID_NUMBER', '身份证号'),
];
beforeAll(() => loadTexts());

it('requires, focuses the first problem, shows and hides, sends what is visible', async () => {
  const user = userEvent.setup();
  const send = vi.fn(() => Promise.resolve());
  await renderDesk(<Host fields={FIELDS} send={send} />);
  await user.click(screen.getByRole('button', { name: '提交' }));
  expect(screen.getByRole('alert')).toHaveTextContent('有 2 处需要修改');
  expect(screen.getByLabelText(/姓名/)).toBeInvalid();
  await vi.waitFor(() => expect(screen.getByLabelText(/姓名/)).toHaveFocus());
  expect(screen.queryByLabelText(/等级/)).toBeNull();
  await user.type(screen.getByLabelText(/姓名/), '张三');
  await user.click(within(screen.getByRole('group', { name: /类型/ })).getByLabelText('乙'));
  await user.type(screen.getByLabelText(/等级/), '二级');
  await user.type(screen.getByLabelText(/身份证号/), '110105194912310021');
  await user.tab();
  expect(screen.getByText(/校验位不正确/)).toBeVisible();
  await user.type(screen.getByLabelText(/身份证号/), '{Backspace}x');
  await user.click(screen.getByRole('button', { name: '提交' }));
  expect(send).toHaveBeenCalledWith({ name: '张三', kind: 'B', level: '二级', idNumber: '11010519491231002X' });
});

it('puts the server’s words at their field, and other errors above the buttons', async () => {
  const user = userEvent.setup();
  const send = vi.fn<(v: FormValues) => Promise<unknown>>();
  send.mockRejectedValueOnce(new ApiError('INVALID', '填写有误', { fields: [{ path: '/form/name', reason: 'NAME_TAKEN', message: '此人已有在办案件' }] }));
  send.mockRejectedValueOnce(new ApiError('CONFLICT', '案件已被他人修改'));
  await renderDesk(<Host fields={[FIELDS[0]!]} send={send} />);
  await user.type(screen.getByLabelText(/姓名/), '张三');
  await user.click(screen.getByRole('button', { name: '提交' }));
  expect(await screen.findByText('此人已有在办案件')).toBeVisible();
  expect(screen.getByLabelText(/姓名/)).toHaveAccessibleDescription('此人已有在办案件');
  await vi.waitFor(() => expect(screen.getByLabelText(/姓名/)).toHaveFocus());
  await user.type(screen.getByLabelText(/姓名/), '丰');
  await user.click(screen.getByRole('button', { name: '提交' }));
  expect(await screen.findByText('案件已被他人修改')).toBeVisible();
});

const names = () => screen.getAllByLabelText(/名称/);
it('adds and removes rows without mixing them up', async () => {
  const user = userEvent.setup();
  const send = vi.fn(() => Promise.resolve());
  const list = field('assets', 'LIST', '财产', { itemFields: [field('what', 'TEXT', '名称', { required: true }), field('worth', 'MONEY', '价值')] });
  await renderDesk(<Host fields={[list]} send={send} />);
  const add = screen.getByRole('button', { name: /添加一项/ });
  await user.click(add);
  await user.click(add);
  await user.type(names()[0]!, '车');
  await user.type(names()[1]!, '房');
  await user.type(screen.getAllByLabelText(/价值/)[1]!, '1,000');
  await user.click(screen.getByRole('button', { name: /删除第 1 项/ }));
  expect(names()).toHaveLength(1);
  expect(names()[0]).toHaveValue('房');
  await user.click(screen.getByRole('button', { name: '提交' }));
  expect(send).toHaveBeenCalledWith({ assets: [{ what: '房', worth: '1000.00' }] });
});

it('uploads files at once and keeps the ids; a failed one says why', async () => {
  const user = userEvent.setup();
  const send = vi.fn(() => Promise.resolve());
  const upload = vi.fn<NonNullable<FormServices['upload']>>();
  upload.mockResolvedValueOnce({ id: 'f1', name: 'a.pdf' }).mockRejectedValueOnce(new ApiError('TOO_LARGE', '文件过大'));
  const { container } = await renderDesk(<Host fields={[field('papers', 'FILES', '材料', { required: true })]} send={send} services={{ upload }} />);
  await user.upload(container.querySelector('input[type=file]')!, [new File(['x'], 'a.pdf', { type: 'application/pdf' }), new File(['y'], 'b.pdf', { type: 'application/pdf' })]);
  expect(await screen.findByRole('button', { name: /^a\.pdf/ })).toBeVisible();
  expect(await screen.findByText(/文件过大/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: '提交' }));
  expect(send).toHaveBeenCalledWith({ papers: ['f1'] });
});

it('has an input for every type, each with its label', async () => {
  const types: Record<FieldType, true> = { TEXT: true, LONG_TEXT: true, INTEGER: true, MONEY: true, DATE: true, MONTH: true, CHOICE: true, MULTI_CHOICE: true, BOOLEAN: true, PERSON_REF: true, MEMBER_REF: true, REGION: true, FILES: true, LIST: true, STAFF_MULTI: true, RECORD_REF: true, ID_NUMBER: true, PHONE: true, BANK_ACCOUNT: true };
  const all = Object.keys(types).map((t) => field(t, t as FieldType, `字段${t}`, { options: opts, help: `说明${t}` }));
  await renderDesk(<Host fields={all} send={() => Promise.resolve()} />);
  for (const f of all) expect((await screen.findAllByLabelText(f.label)).length, f.type).toBeGreaterThan(0);
});

it('reads values as text', () => {
  const s: FormServices = { labels: { p1: '王五' } };
  expect(fieldText(field('a', 'MONEY', 'a'), '1200.50', s)).toBe('1,200.50 元');
  expect(fieldText(field('a', 'DATE', 'a'), '2026-03-05', s)).toBe('2026年3月5日');
  expect(fieldText(field('a', 'MULTI_CHOICE', 'a', { options: opts }), ['A', 'B'], s)).toBe('甲、乙');
  expect(fieldText(field('a', 'BOOLEAN', 'a'), false, s)).toBe('否');
  expect(fieldText(field('a', 'PERSON_REF', 'a'), 'p1', s)).toBe('王五');
  expect(fieldText(field('a', 'INTEGER', 'a', { unit: '人' }), 1200, s)).toBe('1,200 人');
  expect(fieldText(field('a', 'LIST', 'a', { itemFields: [field('n', 'TEXT', '名')] }), [{ n: 'x' }, { n: 'y' }], s)).toBe('名 x; 名 y');
});
