import { expect, test, type Page } from '@playwright/test';
import { as, field, pick, pickFrom, typeDay } from './desk';
import { axe, login, noSideScroll, shot, watch } from './helpers';
import { Server } from './server';

// The special screens of registers and ledgers: each opens wide and narrow; an event is reported and paid for (C12), a home takes somebody in and lets
// them go (T7), is extended and inspected (C8).

const server = new Server('views');
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

const main = (page: Page) => page.getByRole('main');
const type = async (page: Page, path: string, value: string) => { await field(page, path).locator('input, textarea').first().fill(value); };
async function saved(page: Page) {
  await page.getByRole('button', { name: '保存登记' }).click();
  await page.waitForURL(/\/ledger-records\//);
}
/** Opens a facility by its name in its register. */
async function home(page: Page, kind: string, name: RegExp): Promise<string> {
  await page.goto(`/registers/${kind}`);
  await main(page).getByRole('link', { name }).first().click();
  await page.waitForURL(/\/entries\/[^/]+$/);
  return new URL(page.url()).pathname;
}

test('every screen opens, with nothing that WCAG 2.2 AA forbids', async ({ page }) => {
  test.setTimeout(300_000);
  const problems = watch(page), width = page.viewportSize()!.width;
  await login(page, 'city.relief');
  const look = async (name: string, path: string, shows: string | RegExp) => {
    await test.step(name, async () => {
      if (path) await page.goto(path);
      await expect(main(page).getByText(shows).first()).toBeVisible();
      await axe(page, `${name} at ${width}`);
      if (width < 600) await noSideScroll(page);
      await shot(page, `${name}-${width}`);
    });
  };
  await look('duty', '/ledgers/FLOOD_DUTY/calendar?month=2025-10', '白班未排');
  await look('duty-paper', '/ledgers/FLOOD_DUTY/calendar?month=2025-10&view=paper', /2025年10月汛期值班表/);
  await look('rollup', '/ledgers/DISASTER_REPORT/rollup', '合计');
  await look('rollup-paper', '/ledgers/DISASTER_REPORT/rollup?view=paper', /灾情情况表/);
  await look('burden', '/burden?from=2025-01-01&to=2025-12-31', '按台账');
  await as(page, 'city.affairs');
  await look('network', '/networks/CHARITY_NODE', '城东街道');
  await as(page, 'city.welfare');
  await look('alarms', '/alarms', '隐患整改超期');
  await home(page, 'CITY_HOME', /福利院/);
  await page.getByRole('link', { name: '床位图' }).click();
  await look('beds', '', '空床');
  expect(problems).toEqual([]);
});

test('a gap of a network leads to a new node of that division', async ({ page }) => {
  await login(page, 'city.affairs', '/networks/CHARITY_NODE');
  await page.getByRole('checkbox', { name: '只看缺失' }).check();
  await page.getByRole('link', { name: '东门社区缺' }).first().click();
  await expect(page).toHaveURL(/\/registers\/CHARITY_NODE\/new\?region=\d{12}/);
  await expect(main(page).getByText(/东门社区/).first()).toBeVisible();
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

test('C12: an event is opened, reported, paid for, sheltered from and printed', async ({ page }) => {
  test.setTimeout(300_000);
  const event = '2026年“3·16”强对流天气';
  const figures = async (moved: string) => {
    for (const [k, v] of Object.entries({ affected: '120', dead: '0', missing: '0', moved, housesCollapsed: '2' })) await type(page, `/${k}`, v);
  };
  await login(page, 'city.relief', '/ledgers/DISASTER_REPORT/rollup');
  await page.getByRole('link', { name: '启动新事件' }).click();
  await type(page, '/event', event);
  await pickFrom(field(page, '/disaster'), '风雹');
  await pick(field(page, '/stage'), '初报');
  await figures('35');
  await saved(page);

  await as(page, 'township.officer', '/ledgers/DISASTER_REPORT/rollup');
  await expect(main(page).getByText(event).first()).toBeVisible();
  await page.getByRole('link', { name: '登记本级报告' }).click();
  await expect(field(page, '/event').locator('input')).toHaveValue(event);
  await pickFrom(field(page, '/disaster'), '风雹');
  await pick(field(page, '/stage'), '初报');
  await figures('35');
  await saved(page);

  await as(page, 'city.relief', '/ledgers/DISASTER_REPORT/rollup');
  await page.getByRole('link', { name: '登记救灾款下拨' }).click();
  await page.getByLabel('区划').first().click();
  await page.locator('.ant-select-tree-title').filter({ hasText: '城东街道' }).first().click();
  await pickFrom(field(page, '/source'), '市财政');
  await type(page, '/amount', '50000');
  await type(page, '/docNo', '示民救〔2026〕3号');
  await pickFrom(field(page, '/program'), '自然灾害救助');
  await expect(field(page, '/event').locator('input')).toHaveValue(event);
  await saved(page);

  await page.goto('/ledgers/DISASTER_REPORT/rollup');
  const row = page.getByRole('row', { name: /城东街道/ });
  await expect(row).toContainText('初报');
  await expect(row).toContainText('50,000.00');
  await expect(page.getByText('本级报告与下级合计一致')).toBeVisible();
  await row.getByRole('button').click();
  await expect(page.getByText('未报', { exact: true }).first()).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: '打印情况表' }).click();
  const sheet = page.getByRole('region', { name: '文书' });
  await expect(sheet).toContainText(`${event}灾情情况表`);
  await expect(sheet).toContainText('50,000.00');
  await expect(sheet).toContainText('尚未报告的单位');
});

test('T7: a home takes somebody in, counts them and lets them go', async ({ page }) => {
  test.setTimeout(300_000);
  await login(page, 'city.welfare', '/');
  const path = await home(page, 'CITY_HOME', /福利院/);
  await page.goto(`${path}/beds`);
  await page.getByRole('link', { name: '7床，空床' }).click();
  await expect(field(page, '/bed').locator('input')).toHaveValue('7');
  await field(page, '/person').getByRole('combobox').fill('王');
  await field(page, '/person').getByRole('combobox').pressSequentially('建');
  await page.locator('.ant-select-item-option').first().click();
  await pick(field(page, '/level'), '自理');
  await saved(page);
  await page.goto(`${path}/beds`);
  const bed = page.getByRole('button', { name: /^7床，王建/ });
  await bed.click();
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText('自理');
  await panel.getByRole('button', { name: '办理退住' }).click();
  await panel.getByLabel('退住原因').fill('回家由子女照料');
  await typeDay(field(panel, '/until'), '2026-03-16');
  await panel.getByRole('form').getByRole('button', { name: '办理退住' }).click();
  await expect(page.getByText(/已退住/)).toBeVisible();

  await page.getByRole('link', { name: '登记 院办经济' }).click();
  await expect(main(page).getByText('不由您登记').or(field(page, '/product')).first()).toBeVisible();
});

test('C8: a home is extended with its money and beds, and a hazard is found, put right and looked at again', async ({ page }) => {
  test.setTimeout(300_000);
  await login(page, 'city.welfare', '/');
  const path = await home(page, 'CITY_HOME', /福利院/);
  const enter = async (ledger: string, fill: () => Promise<void>) => {
    await page.goto(`${path}/beds`);
    await page.getByRole('link', { name: `登记 ${ledger}` }).click();
    await expect(field(page, '/on')).toBeVisible();
    await fill();
    await saved(page);
  };
  await enter('设施建设项目', async () => { await pick(field(page, '/work'), '扩建'); await pickFrom(field(page, '/level'), /./); await type(page, '/bedsAdded', '40'); });
  await enter('项目资金', async () => { await pickFrom(field(page, '/source'), '福彩公益金'); await type(page, '/amount', '800000'); });
  await enter('消防安全检查', async () => {
    await typeDay(field(page, '/on'), '2026-03-01');
    await pick(field(page, '/kind'), '联合检查');
    await field(page, '/hazards').getByRole('button', { name: /添加/ }).click();
    await type(page, '/hazards/0/desc', '二楼疏散通道堆放杂物');
    await typeDay(field(page, '/hazards/0/due'), '2026-03-10');
  });
  await page.goto('/alarms');
  const line = page.getByRole('row', { name: /福利院.*2026-03-11/ });
  await line.getByRole('link', { name: /打开记录/ }).click();
  await page.waitForURL(/\/ledger-records\//);
  await page.getByRole('button', { name: '更正', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await typeDay(field(dialog, '/hazards/0/fixedOn'), '2026-03-15');
  await dialog.getByLabel('更正原因').fill('已清理杂物，通道畅通');
  await dialog.getByRole('button', { name: '更正', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto('/alarms');
  await expect(main(page).getByRole('heading', { level: 1 })).toBeVisible();
  await expect(line).toHaveCount(0);
  await enter('消防安全检查', async () => { await pick(field(page, '/kind'), '联合检查'); });
});
