import { expect, test } from '@playwright/test';
import { axe, login, noSideScroll, shot, watch } from './helpers';

test('the desktop at 390 px: login, drawer menu, cards, filters in a drawer', async ({ page }) => {
  const problems = watch(page);
  await page.goto('/login');
  await expect(page.getByRole('heading', { name: '三级民政' })).toBeVisible();
  await noSideScroll(page);
  await shot(page, 'login-390');
  await login(page, 'township.officer');
  await expect(page.locator('canvas').first()).toBeVisible();
  await noSideScroll(page);
  await axe(page, 'board at 390');
  await shot(page, 'board-390');
  await page.getByRole('button', { name: '菜单' }).click();
  await page.getByRole('dialog').getByRole('link', { name: '救助案件' }).click();
  await expect(page.getByText('共 57 条')).toBeVisible();
  await expect(page.locator('.mz-card')).toHaveCount(20);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await noSideScroll(page);
  await axe(page, 'cases at 390');
  await shot(page, 'cases-390');
  await page.getByRole('button', { name: '筛选' }).click();
  await page.getByRole('dialog').getByLabel('救助项目').click();
  await page.getByTitle('临时救助', { exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await expect(page.getByText('共 19 条')).toBeVisible();
  expect(problems).toEqual([]);
});
