import { expect, type Page } from '@playwright/test';
import { act, as, field, pick, pickFrom, register, status, typeAccount, typeDay, upload, type Account, type Person } from './desk';

// What both stories begin with: a family at the village's counter, its application, the township's survey.

/** A new family at the village's counter, as far as the draft. */
export async function draft(page: Page, people: Person[], relation: string[]) {
  await as(page, 'village.worker', '/cases/new');
  await page.getByRole('radio', { name: '最低生活保障', exact: true }).check();
  const main = page.getByRole('main');
  await register(main, people[0]!);
  await expect(page.getByText(`${people[0]!.name}还没有家庭登记`)).toBeVisible();
  const household = page.getByRole('form', { name: '登记家庭' });
  await household.getByLabel('详细地址').fill('示例路12号');
  await household.getByRole('button', { name: '登记家庭' }).click();
  for (const [i, p] of people.entries()) {
    if (i === 0) continue;
    await page.getByRole('button', { name: '添加成员' }).click();
    const drawer = page.getByRole('dialog');
    await register(drawer, p);
    const form = drawer.getByRole('form', { name: '添加成员' });
    await pickFrom(field(form, '/relation'), relation[i]!);
    await form.getByRole('button', { name: '添加成员' }).click();
    await expect(drawer).toHaveCount(0);
    await expect(page.getByRole('cell', { name: p.name, exact: true })).toBeVisible();
  }
  await page.getByRole('button', { name: '建立申请草稿' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(people[0]!.name);
  return new URL(page.url()).pathname;
}

/** The application filled in and handed in, with its papers. */
export async function apply(page: Page, people: Person[], given: { income: string; account: Account }) {
  const form = page.getByRole('form', { name: '提交申请' });
  await pick(field(form, '/areaClass'), '城镇');
  await pick(field(form, '/causes'), '因病');
  await pick(field(form, '/causes'), '缺乏劳动力');
  await field(form, '/applyReason').getByRole('textbox').fill('户主患慢性病，妻子无劳动能力，抚养孙辈，生活困难');
  await expect(field(form, '/members').getByRole('listitem')).toHaveCount(people.length);
  await form.getByRole('button', { name: '添加一项: 收入明细' }).click();
  await pick(field(form, '/income_items/0/kind'), '工资性收入');
  await pickFrom(field(form, '/income_items/0/person'), people[0]!.name);
  await field(form, '/income_items/0/yearlyAmount').getByRole('textbox').fill(given.income);
  await field(form, '/income_items/0/source').getByRole('textbox').fill('零工');
  await typeAccount(field(form, '/account'), given.account);
  await upload(field(form, '/doc:householdRegister'), '户口簿', 90);
  await upload(field(form, '/doc:statement'), '承诺书', 120);
  const papers = form.locator('[data-path^="/doc:authorisation"]');
  const adults = people.filter((p) => p.birth < '2008-03-16').length;
  await expect(papers).toHaveCount(adults);
  for (let i = 0; i < adults; i++) await upload(papers.nth(i), `授权书${i + 1}`, 150 + i);
  await form.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交申请' }).click();
  await status(page, '已提交');
}

/** From acceptance to the request for verification, by the township's officer. */
export async function investigate(page: Page, path: string, signedBy: string, findings: string) {
  await as(page, 'township.officer', path);
  await act(page, '受理', async (f) => { await pick(field(f, '/relativeFiling'), '否'); });
  await status(page, '已受理');
  await act(page, '启动调查');
  await act(page, '登记入户调查', async (f) => {
    await typeDay(field(f, '/visitedOn'), '2026-03-16');
    const visitors = field(f, '/visitors').getByRole('combobox');
    for (const [typed, label] of [['王海燕', /王海燕（/], ['村干部赵某', /直接填写/]] as const) {
      await visitors.fill(typed);
      await page.locator('.ant-select-item-option').filter({ hasText: label }).first().click();
    }
    await visitors.blur();
    await pickFrom(field(f, '/signedBy'), signedBy);
    await pick(field(f, '/method'), '入户调查');
    await pick(field(f, '/method'), '邻里访问');
    await pick(field(f, '/living'), '生活困难，与申报一致');
    await field(f, '/findings').getByRole('textbox').fill(findings);
    await upload(field(f, '/photos'), '入户照片', 60);
  });
  await act(page, '提请家庭经济状况核对', async (f) => {
    await pick(field(f, '/departments'), '银行');
  });
}
