import { expect, test, type Page } from '@playwright/test';
import { field } from './desk';
import { login } from './helpers';
import { Server } from './server';

// The calendar of a duty: an open shift leads to its form and is closed by it.

const server = new Server('views');
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

const main = (page: Page) => page.getByRole('main');
async function saved(page: Page) {
  await page.getByRole('button', { name: '保存登记' }).click();
  await page.waitForURL(/\/ledger-records\//);
}

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
