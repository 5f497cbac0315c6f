import { expect, test, type Locator, type Page } from '@playwright/test';
import { act, as, field, pick, register, status, typeAccount, typeDay, upload, type Person } from './desk';
import { axe, shot, watch } from './helpers';
import { cardNumber } from './people';
import { Server } from './server';

// Programmes beside the minimum living allowance, by the same pages: nothing of the application knows their names.

const server = new Server('programs');
test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start('2026-03-16T09:00'));
test.afterAll(() => server.stop());

/** A new application for somebody new, at the village's counter, as far as the draft. */
async function begin(page: Page, program: string, who: Person) {
  await as(page, 'village.worker', '/cases/new');
  await page.getByRole('radio', { name: program, exact: true }).check();
  await register(page.getByRole('main'), who);
  const household = page.getByRole('form', { name: '登记家庭' });
  await household.getByLabel('详细地址').fill('示例路88号');
  await household.getByRole('button', { name: '登记家庭' }).click();
  await page.getByRole('button', { name: '建立申请草稿' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(who.name);
  return new URL(page.url()).pathname;
}

/** An emergency after a fire, as far as the township's opinion, all on one day. */
async function emergency(page: Page, who: Person, months: string) {
  const path = await begin(page, '临时救助', who);
  const form = page.getByRole('form', { name: '提交申请' });
  await pick(field(form, '/areaClass'), '城镇');
  await pick(field(form, '/type'), '急难型');
  await pick(field(form, '/causes'), '因灾');
  await typeDay(field(form, '/eventOn'), '2026-03-15');
  await field(form, '/months').getByRole('textbox').fill(months);
  await field(form, '/applyReason').getByRole('textbox').fill('家中失火，房屋烧毁，一时无处居住，生活无着');
  await typeAccount(field(form, '/account'), { bank: '示例农商银行', holder: who.name, number: cardNumber(`622812345678${who.seq}333`) });
  await upload(field(form, '/doc:statement'), '申请书', 90);
  await upload(field(form, '/doc:eventProof'), '火灾证明', 120);
  await form.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交申请' }).click();
  await status(page, '已提交');
  await as(page, 'township.officer', path);
  await act(page, '受理', async (f) => { await pick(field(f, '/relativeFiling'), '否'); });
  return path;
}

const opinion = async (f: Locator) => {
  await pick(field(f, '/checked'), '上门走访');
  await pick(field(f, '/proposal'), '拟纳入保障');
  await field(f, '/opinion').getByRole('textbox').fill('火灾属实，住房烧毁，拟予救助');
};

test('temporary aid: the township decides a small emergency on the same day', async ({ page }) => {
  const problems = watch(page);
  const path = await emergency(page, { name: '闻人守义', birth: '1970-02-11', seq: 861, health: '慢性病', labour: '部分丧失' }, '2');
  await expect(page.getByRole('tab', { name: '经济核对' })).toHaveCount(0);
  await act(page, '查验并提出初审意见', opinion);
  await page.getByRole('tab', { name: '核定依据' }).click();
  await expect(page.getByText('符合条件', { exact: true })).toBeVisible();
  await shot(page, 'temp-aid-decision-1440');
  await axe(page, 'temporary aid');
  await as(page, 'township.head', path);
  await act(page, '乡镇审批（急难型）');
  await status(page, '已批准待发放');
  await expect(page.locator('.cs-facts')).toContainText('1,056.00');
  await shot(page, 'temp-aid-decided-1440');
  expect(problems).toEqual([]);
});

test('temporary aid: what is above the township\'s limit goes to the city, what is above the cap to nobody', async ({ page }) => {
  const problems = watch(page);
  const path = await emergency(page, { name: '闻人守礼', birth: '1971-05-23', seq: 863, health: '健康', labour: '有劳动能力' }, '6');
  await act(page, '查验并提出初审意见', opinion);
  await as(page, 'township.head', path);
  await expect(page.getByRole('complementary', { name: '现在要做' })).not.toContainText('乡镇审批（急难型）');
  await shot(page, 'temp-aid-up-1440');
  await act(page, '急难型报市');
  await as(page, 'city.officer', path);
  await act(page, '审核通过，提请确认', async (f) => { await field(f, '/opinion').getByRole('textbox').fill('情况属实，同意'); });
  await as(page, 'city.confirmer', path);
  await act(page, '确认');
  await expect(page.locator('.cs-facts')).toContainText('3,168.00');
  await emergency(page, { name: '闻人守信', birth: '1972-08-09', seq: 865, health: '健康', labour: '有劳动能力' }, '7');
  await page.getByRole('complementary', { name: '现在要做' }).getByRole('button', { name: '查验并提出初审意见', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await opinion(dialog);
  await dialog.getByRole('button', { name: '查验并提出初审意见', exact: true }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await shot(page, 'temp-aid-cap-1440');
  expect(problems).toEqual([]);
});
