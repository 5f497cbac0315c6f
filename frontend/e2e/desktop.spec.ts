import { expect, test } from '@playwright/test';
import { pickFrom } from './desk';
import { axe, login, PASSWORD, shot, watch } from './helpers';
import { Server } from './server';

// How the application itself behaves: signing in, sessions, the shell, lists.

const server = new Server('desktop');
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

test('login: wrong password, lock-out, demo accounts, language, strict CSP', async ({ page }) => {
  const problems = watch(page);
  await page.goto('/login');
  await expect(page.getByRole('heading', { name: '三级民政' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '演示账号' })).toBeVisible();
  await axe(page, 'login');
  await shot(page, 'login-1440');
  const wrong = async (expected: string) => {
    await page.getByLabel('密码', { exact: true }).fill('nope');
    const answered = page.waitForResponse('**/auth/login');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await answered;
    await expect(page.getByRole('alert')).toContainText(expected);
  };
  await page.getByLabel('账号', { exact: true }).fill('village2.worker');
  await wrong('用户名或密码不正确');
  for (let i = 2; i <= 5; i++) await wrong('连续输错5次将锁定15分钟');
  // even the right one is refused now, in the same words: nobody learns by guessing
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  const locked = page.waitForResponse('**/auth/login');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  expect((await locked).ok()).toBe(false);
  await expect(page).toHaveURL(/\/login$/);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-US');
  await page.getByRole('button', { name: /City officer/ }).first().click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
  expect(problems).toEqual([]);
});

test('board: tiles, charts, chart as table', async ({ page }) => {
  const problems = watch(page);
  await login(page, 'city.officer');
  await expect(page.locator('canvas').first()).toBeVisible();
  await page.getByRole('button', { name: /查看数据表/ }).first().click();
  await expect(page.getByRole('cell').first()).toBeVisible();
  expect(problems).toEqual([]);
});

test('list: keyset paging, filters, order and columns in the URL', async ({ page }) => {
  const problems = watch(page);
  await login(page, 'city.officer', '/cases');
  const rows = page.locator('tbody tr.ant-table-row');
  const count = page.getByText(/^共 \d+ 条$/);
  const total = async () => Number((await count.innerText()).replaceAll(/\D/g, ''));
  await expect(rows).toHaveCount(20);
  const all = await total(), first = await rows.first().innerText();
  expect(all).toBeGreaterThan(60);
  await page.getByRole('button', { name: '下一页' }).click();
  await expect(page.getByText('第 2 页')).toBeVisible();
  await expect(rows.first()).not.toHaveText(first);
  const second = await rows.first().innerText();
  await page.getByRole('button', { name: '下一页' }).click();
  await expect(page.getByText('第 3 页')).toBeVisible();
  await page.reload();
  await expect(page.getByText('第 3 页')).toBeVisible();
  await page.getByRole('button', { name: '上一页' }).click();
  await expect(page.getByText('第 2 页')).toBeVisible();
  await expect.poll(() => rows.first().innerText()).toBe(second);
  await page.goBack();
  await expect(page.getByText('第 3 页')).toBeVisible();

  await pickFrom(page.locator('.mz-filter').filter({ hasText: '状态' }), '调查中');
  await expect(page.getByText('第 1 页')).toBeVisible();
  await expect.poll(total).toBeLessThan(all);
  const some = await total();
  expect(some).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: '月保障金' }).click();
  await expect(page).toHaveURL(/sort=amount/);
  await page.getByRole('button', { name: '列设置' }).click();
  await page.getByRole('checkbox', { checked: false }).first().check();
  await page.reload();
  await expect.poll(total).toBe(some);
  await page.getByRole('button', { name: '清除条件' }).click();
  await expect.poll(total).toBe(all);
  expect(problems).toEqual([]);
});

test('shell: menu by permission, breadcrumb, English', async ({ page }) => {
  const problems = watch(page);
  await login(page, 'city.admin');
  const nav = page.getByRole('navigation', { name: '主导航' });
  await expect(nav.getByRole('link', { name: '工作首页' })).toBeVisible();
  await expect(nav.getByRole('link', { name: '救助案件' })).toHaveCount(0);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
  await page.goto('/nowhere');
  await expect(page.getByText('There is no such page')).toBeVisible();
  expect(problems).toEqual([]);
});

test('account: server errors at their field, end another session with confirmation', async ({ page, browser }) => {
  const problems = watch(page);
  const other = await browser.newContext({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148' });
  const phone = await other.newPage();
  await login(phone, 'analyst', '/account');
  await login(page, 'analyst', '/account');
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByLabel(/当前密码/)).toBeFocused();
  await page.getByLabel(/当前密码/).fill('wrong');
  await page.getByLabel(/^新密码/).fill('a long new password');
  await page.getByLabel(/再次输入/).fill('a long new password');
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByText('当前密码不正确')).toBeVisible();
  await page.getByRole('button', { name: /退出此设备/ }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '退出此设备' }).click();
  await expect(page.getByText('已退出该设备')).toBeVisible();
  await phone.reload();
  await expect(phone).toHaveURL(/\/login/);
  await other.close();
  expect(problems).toEqual([]);
});

test('session: silent refresh, one at a time across tabs, sign-out reaches the other tab', async ({ page, context }) => {
  await login(page, 'city.officer', '/cases');
  const other = await context.newPage();
  await other.goto('/cases');
  await expect(other.getByText(/^共 \d+ 条$/)).toBeVisible();
  let refreshes = 0;
  context.on('request', (r) => { if (r.url().endsWith('/auth/refresh')) refreshes++; });
  // what both tabs hold has run out; their streams come back by themselves, perhaps before anybody presses a button
  await server.start('2026-03-16T12:00');
  await Promise.all([page, other].map((p) => p.getByRole('button', { name: '刷新', exact: true }).click()));
  for (const p of [page, other]) {
    await p.getByRole('button', { name: '下一页' }).click();
    await expect(p.getByText('第 2 页')).toBeVisible();
  }
  expect(refreshes).toBeGreaterThanOrEqual(1);
  expect(refreshes).toBeLessThanOrEqual(2);
  await page.getByRole('button', { name: /^账户/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/login$/);
  await expect(other).toHaveURL(/\/login\?to=/);
});

test('query page: an analyst asks in their own words, a village worker may not', async ({ page }) => {
  const problems = watch(page);
  const ask = async (user: string, expected: string) => {
    await page.context().clearCookies();
    await page.goto('/playground');
    await page.waitForURL(/\/login\?to=/);
    await page.getByLabel('账号', { exact: true }).fill(user);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL(/\/playground$/);
    await expect(page.getByLabel('Query Editor')).toContainText('roleLabel');
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await expect(page.getByLabel('Result Window')).toContainText(expected);
  };
  await ask('analyst', '统计分析员');
  await ask('village.worker', '您没有自定义查询的权限');
  expect(problems).toEqual([]);
});
