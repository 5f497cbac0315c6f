import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { act, as, field, pick, status, typeAccount, upload, type Person } from './desk';
import { watch } from './helpers';
import { apply, draft, investigate } from './journey';
import { cardNumber } from './people';
import { Server } from './server';

// Minimum living allowance from the counter in the village to the reissue of a returned payment, each step by who has to take it.

const server = new Server('story');
const family: Person[] = [
  { name: '欧阳春生', birth: '1961-03-12', seq: 871, health: '慢性病', labour: '部分丧失' },
  { name: '司徒玉兰', birth: '1963-11-05', seq: 872, health: '健康', labour: '无劳动能力' },
  { name: '欧阳小雨', birth: '2014-06-01', seq: 874, health: '健康', labour: '无劳动能力' },
];
const relations = ['', '配偶', '孙子女'];
const head = family[0]!.name;
const account = { bank: '示例农商银行', holder: head, number: cardNumber('622812345678901234') };
const corrected = { ...account, number: cardNumber('622812345678905678') };
let casePath = '', amount = '';

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());

test.afterAll(() => server.stop());

test('village: a new family applies, with its papers', async ({ page }) => {
  const problems = watch(page);
  casePath = await draft(page, family, relations);
  await apply(page, family, { income: '4800', account });
  expect(problems).toEqual([]);
});

test('township: acceptance, survey, request for verification', async ({ page }) => {
  const problems = watch(page);
  await investigate(page, casePath, head, '砖房两间，无固定收入，户主长期服药');
  expect(problems).toEqual([]);
});

test('city: verification opened and answered', async ({ page }) => {
  const problems = watch(page);
  await as(page, 'city.officer', casePath);
  await act(page, '开启核对', async (f) => { await pick(field(f, '/authorisationsChecked'), '齐全有效'); });
  await act(page, '录入核对结果', async (f) => { await pick(field(f, '/result'), '与申报一致'); });
  expect(problems).toEqual([]);
});

test('township and village: opinion, signature, notice', async ({ page }) => {
  const problems = watch(page);
  await as(page, 'township.officer', casePath);
  await act(page, '提出初审意见', async (f) => {
    await pick(field(f, '/proposal'), '拟纳入保障');
    await pick(field(f, '/category'), /^B类/);
    await field(f, '/opinion').getByRole('textbox').fill('家庭人均收入低于标准，财产符合规定，拟纳入保障');
  });
  await page.getByRole('tab', { name: '核定依据' }).click();
  await expect(page.getByText('符合条件', { exact: true })).toBeVisible();
  await as(page, 'township.head', casePath);
  await act(page, '签批同意');
  await as(page, 'township.officer', casePath);
  await act(page, '张榜公示', async (f) => { await field(f, '/place').getByRole('textbox').fill('社区公示栏'); });
  await as(page, 'village.worker', casePath);
  await act(page, '上传公示照片', async (f) => { await upload(field(f, '/photo'), '公示照片', 30); });
  await page.getByRole('tab', { name: '公示' }).click();
  await expect(page.getByRole('img', { name: '村（社区）公示栏照片' })).toBeVisible();
  expect(problems).toEqual([]);
});

test('city: sent up after the notice, reviewed, confirmed by another', async ({ page }) => {
  const problems = watch(page);
  await server.start('2026-03-24T09:00');
  await as(page, 'township.head', casePath);
  await act(page, '公示无异议，报市');
  await as(page, 'city.officer', casePath);
  await act(page, '审核通过，提请确认', async (f) => { await field(f, '/opinion').getByRole('textbox').fill('材料齐全，程序合规，同意'); });
  await as(page, 'city.confirmer', casePath);
  await act(page, '确认');
  await status(page, '已确认待发放');
  amount = (await page.locator('.cs-facts').getByText('月保障金').locator('xpath=following-sibling::dd').innerText()).replaceAll(/[^\d.]/g, '');
  expect(Number(amount)).toBeGreaterThan(0);
  await page.getByRole('tab', { name: '文书' }).click();
  await page.getByRole('button', { name: '确认通知书' }).click();
  await expect(page.getByRole('region', { name: '文书' })).toContainText(`保障人口${family.length}人，每月保障金${amount}元`);
  expect(problems).toEqual([]);
});

/** Freezes, calculates and reviews a month's run and has it approved and exported by the finance section; the bank's file. */
async function run(page: Page, month: string) {
  await as(page, 'city.officer', '/payroll');
  await page.getByRole('button', { name: '冻结发放名单' }).click();
  await expect(field(page, '/month').locator('input')).toHaveValue(month);
  await page.getByRole('dialog').getByRole('button', { name: '冻结名单' }).click();
  await page.waitForURL(/\/payroll\/batch/);
  const batch = new URL(page.url()).pathname;
  await step(page, '计算');
  await step(page, '审核');
  await as(page, 'city.finance', batch);
  await step(page, '批准', '新纳入保障和补发');
  await step(page, '生成银行文件');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载银行文件' }).click();
  return { batch, file: readFileSync(await (await download).path(), 'utf8').replace(/^\uFEFF/, '') };
}

/** Takes the due step of a run, with a reason if one is asked for. */
async function step(page: Page, label: string, reason?: string) {
  await page.getByRole('button', { name: label, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (reason) await dialog.getByRole('textbox').fill(reason);
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await expect(page.getByText(`已完成：${label}`)).toBeVisible();
  await expect(dialog).toHaveCount(0);
}

/** The bank's answer: every row paid, but not the ones of closed accounts. */
function answer(file: string, closed: string, day: string) {
  const [first, ...rows] = file.trimEnd().split('\r\n');
  return `${[first, ...rows.map((r) => `${r},${r.includes(closed) ? '1003' : '0000'},${day}`)].join('\r\n')}\r\n`;
}

async function settle(page: Page, csv: string) {
  await page.getByTestId('bank-result').setInputFiles({ name: 'result.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(page.getByText('银行结果已入账')).toBeVisible();
}

test('payment: the run of the first month; one account turns out to be closed', async ({ page }) => {
  const problems = watch(page);
  await server.start('2026-04-02T09:00');
  const { file } = await run(page, '2026-04');
  expect(file).toMatch(new RegExp(`\\d+,${account.number},${head},\\d{17}[\\dX],${amount},`));
  await settle(page, answer(file, account.number, '2026-04-02'));
  await page.getByLabel('领款人姓名或案件编号').fill(head);
  await page.getByLabel('领款人姓名或案件编号').press('Enter');
  await expect(page.getByText('账户已销户')).toBeVisible();
  await as(page, 'township.officer', casePath);
  await act(page, '更正发放账户', async (f) => {
    await typeAccount(field(f, '/account'), corrected);
    await field(f, '/reason').getByRole('textbox').fill('原账户已销户，按新银行卡更正');
  });
  expect(problems).toEqual([]);
});

test('payment: the next run repeats what came back, to the new account', async ({ page }) => {
  const problems = watch(page);
  await server.start('2026-05-06T09:00');
  const { file } = await run(page, '2026-05');
  const own = file.split('\r\n').filter((r) => r.includes(`,${head},`));
  expect(own).toHaveLength(2);
  for (const r of own) expect(r).toContain(`,${corrected.number},${head},`);
  await settle(page, answer(file, 'nobody', '2026-05-06'));
  await as(page, 'township.officer', `${casePath}?tab=payments`);
  await expect(page.getByText('已发放')).toHaveCount(2);
  await expect(page.getByText('已重发')).toHaveCount(1);
  expect(problems).toEqual([]);
});
