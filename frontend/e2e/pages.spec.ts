import { expect, test, type Page } from '@playwright/test';
import { axe, login, noSideScroll, shot } from './helpers';
import { Server } from './server';

// Every page with the demo city's data, wide and narrow: nothing that WCAG 2.2 AA forbids, never wider than the screen. The pictures go to
// frontend/screenshots/.

const server = new Server('pages');
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

/** The report of a roster that was uploaded: what would be taken in, repaired and refused. */
async function upload(page: Page) {
  await page.locator('input[type=file]').setInputFiles('../internal/importer/testdata/dibao-roster.xlsx');
  await page.waitForURL(/\/imports\/[^/]+$/);
}

/** A page by its address, by the first record that a list of them leads to, or by what one does there. */
type Stop = [name: string, path: string, follow?: RegExp | ((page: Page) => Promise<void>)];
const TOUR: Record<string, Stop[]> = {
  'city.officer': [
    ['board', '/'], ['work', '/work'], ['cases', '/cases'], ['case', '/cases', /^\/cases\/[^/]+$/], ['payroll', '/payroll'], ['batch', '/payroll', /^\/payroll\/[^/]+$/],
    ['people', '/people'], ['person', '/people', /^\/people\/[^/]+$/], ['households', '/households'], ['household', '/households', /^\/households\/[^/]+$/],
    ['records', '/records'], ['dataset', '/records/entitlements'], ['figures', '/figures'], ['figure', '/figures/F018'], ['imports', '/imports'], ['import', '/imports', upload],
    ['standards', '/standards'], ['standard', '/standards/DIBAO'], ['calendar', '/calendar'], ['account', '/account'],
  ],
  'city.org': [['registers', '/registers'], ['register', '/registers/SOCIAL_GROUP'], ['entry', '/registers/SOCIAL_GROUP', /^\/entries\//], ['new-entry', '/registers/SOCIAL_GROUP/new'], ['ledgers', '/ledgers'], ['ledger', '/ledgers/ORG_SUPPORT'], ['new-record', '/ledgers/ORG_SUPPORT/new']],
  'city.admin': [['staff', '/staff']],
  'city.auditor': [['audit', '/audit']],
  'township.officer': [['township-board', '/'], ['township-work', '/work']],
  'village.worker': [['village-work', '/work'], ['new-case', '/cases/new']],
};

/** The page is there with its data: nothing loads any more. */
async function settled(page: Page) {
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => new Promise<void>((done) => {
    let quiet = setTimeout(done, 500);
    new PerformanceObserver(() => { clearTimeout(quiet); quiet = setTimeout(done, 500); }).observe({ type: 'resource', buffered: true });
  }));
  await expect(page.locator('.ant-skeleton-active, .ant-spin-spinning')).toHaveCount(0);
}

async function visit(page: Page, [, path, follow]: Stop) {
  if (new URL(page.url()).pathname !== path) await page.goto(path);
  await settled(page);
  if (!follow) return;
  if (typeof follow === 'function') {
    await follow(page);
    await settled(page);
    return;
  }
  const links = await page.getByRole('main').getByRole('link').evaluateAll((all) => all.map((a) => new URL((a as HTMLAnchorElement).href).pathname));
  const to = links.find((l) => follow.test(l) && l !== '/cases/new');
  expect(to, `a link from ${path}`).toBeDefined();
  await page.goto(to!);
  await settled(page);
}

for (const [user, stops] of Object.entries(TOUR)) {
  test(`pages of ${user}`, async ({ page }, info) => {
    test.setTimeout(600_000);
    const width = page.viewportSize()!.width;
    await login(page, user, stops[0]![1]);
    for (const stop of stops) {
      await test.step(stop[0], async () => {
        await visit(page, stop);
        await axe(page, `${stop[0]} at ${width}`);
        if (info.project.name === 'pages-phone') await noSideScroll(page);
        await shot(page, `${stop[0]}-${width}`);
      });
    }
  });
}
