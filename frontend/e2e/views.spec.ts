import { expect, test, type Page } from '@playwright/test';
import { as, field } from './desk';
import { axe, login, noSideScroll, shot, watch } from './helpers';
import { Server } from './server';

// The special screens of registers and ledgers: each opens wide and narrow; an open shift leads to its form and is closed by it.

const server = new Server('views');
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

const main = (page: Page) => page.getByRole('main');
async function saved(page: Page) {
  await page.getByRole('button', { name: '保存登记' }).click();
  await page.waitForURL(/\/ledger-records\//);
}

const screens: [user: string, name: string, path: string, shows: RegExp][] = [
  ['city.relief', 'duty', '/ledgers/FLOOD_DUTY/calendar?month=2025-10', /汛期值班日历/],
  ['city.relief', 'duty-paper', '/ledgers/FLOOD_DUTY/calendar?month=2025-10&view=paper', /2025年10月汛期值班表/],
  ['city.relief', 'rollup', '/ledgers/DISASTER_REPORT/rollup', /登记本级报告/],
  ['city.relief', 'rollup-paper', '/ledgers/DISASTER_REPORT/rollup?view=paper', /灾情情况表/],
  ['city.relief', 'burden', '/burden?from=2025-01-01&to=2025-12-31', /按台账/],
  ['city.affairs', 'network', '/networks/CHARITY_NODE', /城东街道/],
  ['city.welfare', 'alarms', '/alarms', /消防安全检查/],
];

test('every screen opens', async ({ page }) => {
  const problems = watch(page), width = page.viewportSize()!.width;
  let who = '';
  for (const [user, name, path, shows] of screens) {
    if (user !== who) await as(page, user, path); else await page.goto(path);
    who = user;
    await expect(main(page).getByText(shows).first()).toBeVisible();
    await axe(page, `${name} at ${width}`);
    if (width < 600) await noSideScroll(page);
    await shot(page, `${name}-${width}`);
  }
  await page.goto('/registers/CITY_HOME');
  await main(page).getByRole('link', { name: /福利院/ }).first().click();
  await page.getByRole('link', { name: '床位图' }).click();
  await expect(main(page).getByText('空床', { exact: true }).first()).toBeVisible();
  await axe(page, `beds at ${width}`);
  if (width < 600) await noSideScroll(page);
  await shot(page, `beds-${width}`);
  expect(problems).toEqual([]);
});

test('an open shift leads to its form and is closed by it', async ({ page }) => {
  await login(page, 'city.relief', '/ledgers/FLOOD_DUTY/calendar?month=2026-04');
  await page.getByRole('link', { name: '排2026-04-15夜班' }).click();
  await expect(main(page).getByText('需要填写').or(main(page).getByText('登记内容')).first()).toBeVisible();
  await expect(field(page, '/on').locator('input')).toHaveValue('2026-04-15');
  await field(page, '/staff').getByRole('combobox').fill('何志');
  await page.locator('.ant-select-item-option').filter({ hasText: '何志刚' }).first().click();
  await page.keyboard.press('Escape');
  await saved(page);
  await page.goto('/ledgers/FLOOD_DUTY/calendar?month=2026-04');
  await expect(page.getByRole('link', { name: '排2026-04-15白班' })).toBeVisible();
  await expect(page.getByRole('link', { name: '排2026-04-15夜班' })).toHaveCount(0);
});
