import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const PASSWORD = 'minzheng-demo';

/** Collects page errors, console errors and CSP reports; a test ends with expect(problems).toEqual([]). Refusals the test provokes are not problems. */
export function watch(page: Page) {
  const problems: string[] = [];
  page.on('pageerror', (e) => problems.push(`pageerror ${e.message}`));
  page.on('console', (m) => { if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) problems.push(`console ${m.text()}`); });
  return problems;
}

export async function login(page: Page, user: string, to = '/') {
  await page.goto(`/login?to=${encodeURIComponent(to)}`);
  await page.getByLabel('账号', { exact: true }).fill(user);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL((u) => u.pathname !== '/login');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
}

/** WCAG 2.2 A and AA: no violation. */
export async function axe(page: Page, name: string) {
  const r = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const found = r.violations.flatMap((v) => v.nodes.map((x) => `${v.id} ${String(x.target)} ${x.failureSummary?.split('\n')[1]?.trim() ?? ''}`));
  expect.soft(found, `axe: ${name}`).toEqual([]);
}

/** Into frontend/screenshots/, which git ignores. */
export const shot = async (page: Page, name: string) => { await page.screenshot({ path: `screenshots/${name}.png` }); };

/** The page must never be wider than the screen. */
export async function noSideScroll(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}
