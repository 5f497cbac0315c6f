import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActionForm } from '@/features/actions/ActionForm';
import type { Offer } from '@/features/actions/desk';
import { WhatNow } from '@/features/actions/WhatNow';
import type { FormField } from '@/forms';
import { ApiError } from '@/lib/errors';
import { loadTexts, renderDesk } from '@/test-utils';
import { DueTag } from '@/ui/StatusTag';
import type { CaseDetail } from './query';
import { useCaseDesk } from './useCaseDesk';
import { TabBar } from '@/ui/TabBar';

const api = vi.hoisted(() => ({ request: vi.fn<(doc: unknown, variables: { input?: Record<string, unknown> }) => Promise<unknown>>() }));
vi.mock('@/lib/graphql', async (real) => ({ ...(await real<object>()), gqlRequest: api.request }));

beforeAll(() => loadTexts('cases', 'actions'));
beforeEach(() => { api.request.mockReset(); });

const opinion: FormField = { key: 'opinion', type: 'LONG_TEXT', label: '初审意见', required: true, options: [] };
const category: FormField = { key: 'category', type: 'TEXT', label: '类别', required: false, options: [] };
const offer = (initial: Record<string, unknown> = {}): Offer => ({ action: 'opine', label: '提出初审意见', help: null, style: 'PRIMARY', confirm: null, initial, form: [opinion, category] });
const caseOf = (rev: number, more: object = {}) => ({ id: 'c1', rev, statusLabel: '调查中', actions: [{ seq: 1, label: '受理', by: '甲', at: '2026-06-01T01:00:00Z' }], offers: [offer()], sections: [], documents: [], members: [], ...more }) as unknown as CaseDetail;
const stale = () => new ApiError('CONFLICT', '案件已被他人更新', { reason: 'STALE_REV' });
function CaseForm({ c, onDone }: { c: CaseDetail; onDone: () => void }) {
  return <ActionForm desk={useCaseDesk(c)} offer={offer()} layout={(fields) => [{ key: '', title: '', fields }]} services={{}} today="2026-06-15" onDone={onDone} />;
}
const form = (c: CaseDetail, onDone = vi.fn()) => <CaseForm c={c} onDone={onDone} />;

describe('the form of an action', () => {
  it('sends the revision it was opened with, and one request id over retries of the same content', async () => {
    const done = vi.fn();
    await renderDesk(form(caseOf(7), done));
    api.request.mockRejectedValueOnce(new ApiError('NETWORK', '', { retryable: true })).mockResolvedValueOnce({ performAction: { case: { id: 'c1', rev: 8, status: 'REVIEWED', statusLabel: '已初审' } } });
    await userEvent.type(screen.getByRole('textbox', { name: /初审意见/ }), '同意');
    await userEvent.click(screen.getByRole('button', { name: '提出初审意见' }));
    await screen.findByText(/无法连接服务器/);
    await userEvent.click(screen.getByRole('button', { name: '提出初审意见' }));
    await waitFor(() => expect(done).toHaveBeenCalledWith(expect.objectContaining({ action: 'opine' }), '已初审'));
    const [first, second] = api.request.mock.calls.map((c) => c[1].input!);
    expect(first).toMatchObject({ caseId: 'c1', rev: 7, action: 'opine', form: { opinion: '同意' } });
    expect(second).toEqual(first);
  });

  it('keeps what was typed when somebody else was quicker, says what they did, and goes on from the new revision', async () => {
    await renderDesk(form(caseOf(7)));
    await userEvent.type(screen.getByRole('textbox', { name: /初审意见/ }), '同意');
    api.request.mockRejectedValueOnce(stale());
    await userEvent.click(screen.getByRole('button', { name: '提出初审意见' }));
    await screen.findByText('内容已被他人更新');
    const later = { ...caseOf(9), program: { form: [] }, availableActions: [offer({ opinion: '不同意', category: 'B' })], actions: [...caseOf(7).actions, { seq: 2, label: '登记入户调查', by: '乙', at: '2026-06-02T01:00:00Z' }] };
    api.request.mockResolvedValueOnce({ case: { ...later, availableActions: later.availableActions } });
    await userEvent.click(screen.getByRole('button', { name: /载入最新/ }));
    await screen.findByText(/乙 · 登记入户调查/);
    expect(screen.getByRole('textbox', { name: /初审意见/ })).toHaveValue('同意');
    expect(screen.getByRole('textbox', { name: /类别/ })).toHaveValue('B');
    expect(screen.getByText(/双方都作了修改.*不同意/)).toBeInTheDocument();
    api.request.mockRejectedValueOnce(stale());
    await userEvent.click(screen.getByRole('button', { name: '提出初审意见' }));
    await waitFor(() => expect(api.request.mock.lastCall![1].input).toMatchObject({ rev: 9, form: { opinion: '同意', category: 'B' } }));
  });

  it('says so when the action is no longer possible, and still keeps what was typed', async () => {
    await renderDesk(form(caseOf(7)));
    await userEvent.type(screen.getByRole('textbox', { name: /初审意见/ }), '同意');
    api.request.mockRejectedValueOnce(stale());
    await userEvent.click(screen.getByRole('button', { name: '提出初审意见' }));
    api.request.mockResolvedValueOnce({ case: { ...caseOf(9), statusLabel: '已撤回申请', program: { form: [] }, availableActions: [] } });
    await userEvent.click(await screen.findByRole('button', { name: /载入最新/ }));
    await screen.findByText(/状态已变为：已撤回申请/);
    expect(screen.getByRole('textbox', { name: /初审意见/ })).toHaveValue('同意');
  });
});

it('offers what leads on first and says why something has to wait', async () => {
  const pick = vi.fn();
  await renderDesk(<WhatNow log={[]} onPick={pick} offers={[{ ...offer(), action: 'withdraw', label: '撤回申请', style: 'DANGER' }, offer()]} blocked={[{ action: 'sign', label: '签批同意', reason: '由乡镇负责人办理' }]} />);
  expect(screen.getAllByRole('button').map((b) => b.textContent)).toEqual(['提出初审意见', '撤回申请']);
  expect(screen.getByText('由乡镇负责人办理')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: '撤回申请' }));
  expect(pick).toHaveBeenCalledWith(expect.objectContaining({ action: 'withdraw' }));
});

it('moves between tabs with the arrow keys, round the end', async () => {
  const change = vi.fn();
  await renderDesk(<TabBar label="案件内容" panelId="p" active="b" onChange={change} tabs={[{ key: 'a', label: '甲' }, { key: 'b', label: '乙' }]} />);
  screen.getByRole('tab', { name: '乙' }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(change).toHaveBeenLastCalledWith('a');
  expect(screen.getByRole('tab', { name: '甲' })).toHaveFocus();
});

it.each([[-3, true, '超期 3 个工作日'], [0, false, '今日到期'], [2, false, '剩 2 个工作日']])('a deadline with %s working days left reads as text, not as a colour alone', async (remaining, overdue, text) => {
  await renderDesk(<DueTag due="2026-06-20" remaining={remaining} overdue={overdue} />);
  expect(screen.getByText(new RegExp(`2026-06-20.*${text}`))).toBeInTheDocument();
});
