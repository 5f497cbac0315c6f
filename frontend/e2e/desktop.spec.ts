import { expect, test } from '@playwright/test';
import { axe, login, shot, watch } from './helpers';

test('login: wrong password, lock-out, demo accounts, language, strict CSP', async ({ page }) => {
  const problems = watch(page);
  await page.goto('/login');
  await expect(page.getByRole('heading', { name: '三级民政' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '演示账号' })).toBeVisible();
  await axe(page, 'login');
  await shot(page, 'login-1440');
  await page.getByLabel('账号', { exact: true }).fill('city.officer');
  await page.getByLabel('密码', { exact: true }).fill('nope');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('账号或密码错误');
  await page.getByLabel('账号', { exact: true }).fill('locked');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('锁定15分钟');
  await page.getByLabel('账号', { exact: true }).fill('hasty');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('30 秒');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-US');
  await page.getByRole('button', { name: /City officer/ }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Assistance overview' })).toBeVisible();
  expect(problems).toEqual([]);
});

test('board: tiles, charts, chart as table', async ({ page }) => {
  const problems = watch(page);
  await login(page, 'city.officer');
  await expect(page.getByText('3,218')).toBeVisible();
  await expect(page.locator('canvas')).toHaveCount(2);
  await page.waitForLoadState('networkidle');
  await axe(page, 'board');
  await shot(page, 'board-1440');
  await page.getByRole('button', { name: /查看数据表.*每月新增案件/ }).click();
  await expect(page.getByRole('cell', { name: '40' })).toBeVisible();
  expect(problems).toEqual([]);
});

test('list: keyset paging, filters, order and columns in the URL', async ({ page }) => {
  const problems = watch(page);
  await login(page, 'city.officer', '/cases');
  const rows = page.locator('tbody tr.ant-table-row');
  await expect(page.getByText('共 57 条')).toBeVisible();
  await expect(rows).toHaveCount(20);
  await axe(page, 'cases');
  await shot(page, 'cases-1440');
  await page.getByRole('button', { name: '下一页' }).click();
  await expect(page.getByText('第 2 页')).toBeVisible();
  await page.getByRole('button', { name: '下一页' }).click();
  await expect(page.getByText('第 3 页')).toBeVisible();
  await expect(rows).toHaveCount(17);
  await expect(page.getByRole('button', { name: '下一页' })).toBeDisabled();
  await page.reload();
  await expect(page.getByText('第 3 页')).toBeVisible();
  await page.getByRole('button', { name: '上一页' }).click();
  await expect(page.getByText('第 2 页')).toBeVisible();
  await expect(page.getByText('MZ202600021')).toBeVisible();
  await page.goBack();
  await expect(page.getByText('第 3 页')).toBeVisible();

  await page.getByLabel('救助项目').click();
  await page.getByTitle('临时救助', { exact: true }).click();
  await expect(page.getByText('共 19 条')).toBeVisible();
  await expect(page.getByText('第 1 页')).toBeVisible();
  await page.getByRole('columnheader', { name: '申请日期' }).click();
  await expect(page).toHaveURL(/sort=appliedOn/);
  await page.getByRole('button', { name: '列设置' }).click();
  await page.getByRole('checkbox', { name: '人数' }).check();
  await expect(page.getByRole('columnheader', { name: '人数' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('columnheader', { name: '人数' })).toBeVisible();
  await expect(page.getByText('共 19 条')).toBeVisible();
  await page.getByRole('button', { name: '清除条件' }).click();
  await expect(page.getByText('共 57 条')).toBeVisible();
  expect(problems).toEqual([]);
});

test('shell: menu by permission, breadcrumb, English, skip link', async ({ page }) => {
  const problems = watch(page);
  await login(page, 'city.admin');
  const nav = page.getByRole('navigation', { name: '主导航' });
  await expect(nav.getByRole('link', { name: '工作首页' })).toBeVisible();
  await expect(nav.getByRole('link', { name: '救助案件' })).toHaveCount(0);
  await page.goto('/cases');
  await expect(page.getByRole('navigation', { name: '当前位置' })).toContainText('救助案件');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cases' })).toBeVisible();
  await expect(page.getByText('57 records')).toBeVisible();
  await expect(page.getByText('Minimum living allowance').first()).toBeVisible();
  await page.goto('/nowhere');
  await expect(page.getByText('There is no such page')).toBeVisible();
  expect(problems).toEqual([]);
});

test('account: server errors at their field, end a session with confirmation', async ({ page }) => {
  const problems = watch(page);
  await login(page, 'city.officer', '/account');
  await axe(page, 'account');
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByLabel(/当前密码/)).toBeFocused();
  await page.getByLabel(/当前密码/).fill('wrong');
  await page.getByLabel(/^新密码/).fill('a long new password');
  await page.getByLabel(/再次输入/).fill('a long new password');
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByText('当前密码不正确')).toBeVisible();
  await page.getByRole('button', { name: /退出此设备/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('WeChat');
  await shot(page, 'account-1440');
  await dialog.getByRole('button', { name: '退出此设备' }).click();
  await expect(page.getByText('已退出该设备')).toBeVisible();
  expect(problems).toEqual([]);
});

test('session: silent refresh, one at a time across tabs, sign-out reaches the other tab', async ({ page, context, request }) => {
  await login(page, 'city.officer', '/cases');
  const other = await context.newPage();
  await other.goto('/cases');
  await expect(other.getByText('共 57 条')).toBeVisible();
  await request.get('/stub/expire');
  const before = ((await (await request.get('/stub/stats')).json()) as { refreshes: number }).refreshes;
  await Promise.all([page, other].map((p) => p.getByRole('button', { name: '刷新', exact: true }).click()));
  for (const p of [page, other]) {
    await p.getByRole('button', { name: '下一页' }).click();
    await expect(p.getByText('第 2 页')).toBeVisible();
    await expect(p.getByText('MZ202600021')).toBeVisible();
  }
  const after = ((await (await request.get('/stub/stats')).json()) as { refreshes: number }).refreshes;
  expect(after - before).toBeGreaterThanOrEqual(1);
  expect(after - before).toBeLessThanOrEqual(2);
  await page.getByRole('button', { name: /^账户/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/login$/);
  await expect(other).toHaveURL(/\/login\?to=/);
});
