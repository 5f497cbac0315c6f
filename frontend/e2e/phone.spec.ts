import { expect, test } from '@playwright/test';
import { pickFrom } from './desk';
import { login, noSideScroll, shot, watch } from './helpers';
import { Server } from './server';

const server = new Server('phone');
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

test('the desktop at 390 px: login, drawer menu, cards, filters in a drawer', async ({ page }) => {
  const problems = watch(page);
  await page.goto('/login');
  await expect(page.getByRole('heading', { name: '三级民政' })).toBeVisible();
  await noSideScroll(page);
  await shot(page, 'login-390');
  await login(page, 'township.officer');
  await expect(page.locator('canvas').first()).toBeVisible();
  await noSideScroll(page);
  await page.getByRole('button', { name: '菜单' }).click();
  await page.getByRole('dialog').getByRole('link', { name: '救助案件' }).click();
  const count = page.getByText(/^共 \d+ 条$/);
  await expect(count).toBeVisible();
  await expect(page.locator('.mz-card').first()).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await noSideScroll(page);
  const all = await count.innerText();
  await page.getByRole('button', { name: '筛选' }).click();
  await pickFrom(page.getByRole('dialog').locator('.mz-filter').filter({ hasText: '状态' }), '调查中');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await expect(count).not.toHaveText(all);
  expect(problems).toEqual([]);
});
