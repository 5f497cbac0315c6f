import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Me } from '@/app/session';
import { ApiError } from '@/lib/errors';
import { loadTexts, renderDesk } from '@/test-utils';
import { NextSection } from './NextSection';
import { useAdvance, type Batch } from './query';

const api = vi.hoisted(() => ({ request: vi.fn<(doc: unknown, variables: { input: Record<string, unknown> }) => Promise<unknown>>(), upload: vi.fn<(f: File) => Promise<{ id: string; name: string }>>() }));
vi.mock('@/lib/graphql', async (real) => ({ ...(await real<object>()), gqlRequest: api.request }));
vi.mock('@/lib/files', async (real) => ({ ...(await real<object>()), uploadFile: api.upload }));

beforeAll(() => loadTexts('payroll'));
beforeEach(() => { api.request.mockReset(); api.upload.mockReset(); });

const me = { permissions: ['PAYROLL_APPROVE'] } as unknown as Me;
const batch = (more: Partial<Batch>) => ({ id: 'b1', rev: 4, number: 'DIBAO-202603-01', month: '2026-03', programName: '低保', state: 'REVIEWED', lineCount: 10, personCount: 15, total: '5000.00', held: 0, deviation: '+8.1', fileUrl: null, availableSteps: [], ...more }) as unknown as Batch;
const approve = { step: 'APPROVE' as const, label: '批准', allowed: true, reason: null, needsReason: true };
/** the dialog's own button comes after the page's */
const ok = () => screen.getAllByRole('button', { name: '批准' }).at(-1)!;
function Host({ b }: { b: Batch }) { return <NextSection batch={b} me={me} advance={useAdvance(b.id)} />; }

it('greys a step that may not be taken and says why', async () => {
  await renderDesk(<Host b={batch({ availableSteps: [{ ...approve, allowed: false, reason: '须由另一人批准' }] })} />);
  expect(screen.getByRole('button', { name: '批准' })).toBeDisabled();
  expect(screen.getByRole('button', { name: '批准' })).toHaveAccessibleDescription('须由另一人批准');
});

it('asks why a run deviates, and offers what was written again after a conflict', async () => {
  await renderDesk(<Host b={batch({ availableSteps: [approve] })} />);
  await userEvent.click(screen.getByRole('button', { name: '批准' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(ok());
  expect(api.request).not.toHaveBeenCalled();
  await userEvent.type(screen.getByRole('textbox'), '新增三户');
  api.request.mockRejectedValueOnce(new ApiError('CONFLICT', '批次已被他人更新', { reason: 'STALE_REV' }));
  await userEvent.click(ok());
  await screen.findByText('批次已被他人更新');
  expect(api.request.mock.lastCall![1].input).toMatchObject({ batchId: 'b1', rev: 4, step: 'APPROVE', reason: '新增三户' });
  await userEvent.click(screen.getByRole('button', { name: '取消' }));
  await waitFor(() => expect(dialog).not.toBeVisible());
  await userEvent.click(screen.getAllByRole('button', { name: '批准' })[0]!);
  expect(await screen.findByRole('textbox')).toHaveValue('新增三户');
});

it('lists the rows that are wrong in a result file, and takes the corrected one', async () => {
  const { container } = await renderDesk(<Host b={batch({ state: 'EXPORTED' })} />);
  const input = container.querySelector('input[type=file]') as HTMLInputElement;
  api.upload.mockResolvedValue({ id: 'f1', name: 'r.csv' });
  api.request.mockRejectedValueOnce(new ApiError('INVALID', '有误', { fields: [{ path: '/rows/4', reason: 'CODE', message: '第4行：结果代码未知' }] }));
  await userEvent.upload(input, new File(['x'], 'r.csv', { type: 'text/csv' }));
  await screen.findByText('第4行：结果代码未知');
  api.request.mockResolvedValueOnce({ importBankResult: { batch: { id: 'b1', rev: 5, state: 'SETTLED', paid: '4800.00', returned: 1 } } });
  await userEvent.upload(input, new File(['y'], 'r.csv', { type: 'text/csv' }));
  await screen.findByText(/4,800\.00 元，退回 1 笔/);
  expect(screen.queryByText('第4行：结果代码未知')).toBeNull();
});
