import { expect, type Locator, type Page } from '@playwright/test';
import { login } from './helpers';
import { idNumber, photo } from './people';

/** Signs in as another person: what the one before had is gone. */
export async function as(page: Page, user: string, to = '/') {
  await page.context().clearCookies();
  await login(page, user, to);
}

/** The field of a form by its place in it. */
export const field = (form: Locator | Page, path: string) => form.locator(`[data-path="${path}"]`);
/** Picks in a field of choices that are all shown. */
export const pick = async (f: Locator, label: string | RegExp) => { await f.getByText(label, { exact: true }).click(); };
/** Picks in a field whose choices drop down; once more if the list of another field was still closing. */
export async function pickFrom(f: Locator, label: string | RegExp) {
  await expect(async () => {
    await f.getByRole('combobox').click();
    await f.page().locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: label }).first().click({ timeout: 10_000 });
    await expect(f).toContainText(label, { timeout: 5_000 });
  }).toPass();
}
export async function upload(f: Locator, name: string, shade: number) {
  await f.locator('input[type=file]').setInputFiles(photo(name, shade));
  await expect(f.getByRole('button', { name: `删除: ${name}.png` })).toBeVisible();
}
export interface Account { bank: string; holder: string; number: string }
export async function typeAccount(f: Locator, a: Account) {
  await f.getByLabel('开户银行').fill(a.bank);
  await f.getByLabel('户名').fill(a.holder);
  await pick(f, '银行卡');
  await f.getByLabel('账号', { exact: true }).fill(a.number);
}
/** Types a day into a picker and leaves it. */
export async function typeDay(f: Locator, day: string) {
  const box = f.locator('input');
  await box.fill(day);
  await box.press('Enter');
}

/** What the case's own panel offers. */
const now = (page: Page) => page.getByRole('complementary', { name: '现在要做' });

/** Takes an action of the case: opens it, fills it in, does it, and waits for the word of the server. */
export async function act(page: Page, label: string, fill: (form: Locator) => Promise<void> = async () => {}) {
  await now(page).getByRole('button', { name: label, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('form', { name: label })).toBeVisible();
  await fill(dialog);
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await expect(page.getByText(`${label}已办理，当前状态：`)).toBeVisible();
  await expect(dialog).toHaveCount(0);
}

/** What the case has become by the action just taken. */
export const status = (page: Page, label: string) => expect(page.getByText(`当前状态：${label}`)).toBeVisible();

export interface Person { name: string; birth: string; seq: number; health: string; labour: string }

/** Registers somebody whose number nobody has yet. */
export async function register(scope: Locator, p: Person) {
  await scope.getByLabel('身份证号或姓名').fill(idNumber(p.birth, p.seq));
  await scope.getByRole('button', { name: '查找' }).click();
  await scope.getByRole('button', { name: '登记此人' }).click();
  const form = scope.getByRole('form', { name: '登记此人' });
  await form.getByLabel('姓名').fill(p.name);
  await pick(field(form, '/health'), p.health);
  await pick(field(form, '/labour'), p.labour);
  await form.getByRole('button', { name: '登记此人' }).click();
}
