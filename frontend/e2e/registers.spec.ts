import { expect, test } from '@playwright/test';
import { act, as, field, pick, pickFrom } from './desk';
import { axe, login, noSideScroll, shot, watch } from './helpers';
import { Server } from './server';

// The registers and ledgers as the sections and the villages use them: a social organisation from its application to its reward, a check of a facility
// entered on a phone, and the list as a workbook.

const server = new Server('registers');
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

test('a social organisation is applied for, registered by another, checked and rewarded', async ({ page }, info) => {
  test.skip(info.project.name === 'registers-phone', 'the bureau works at a desk');
  const problems = watch(page);
  await login(page, 'city.org', '/registers/SOCIAL_GROUP/new');
  const form = page.getByRole('form', { name: '申请登记' });
  await field(form, '/name').getByRole('textbox').fill('示范市茶艺协会');
  await field(form, '/creditCode').getByRole('textbox').fill('51339981MJ8000012W');
  await pickFrom(field(form, '/category'), '文化体育类');
  await pick(field(form, '/mode'), '双重管理');
  await field(form, '/legalRep').getByRole('textbox').fill('季文斌');
  await field(form, '/address').getByRole('textbox').fill('城东街道人民路 8 号');
  await field(form, '/capital').getByRole('textbox').fill('50000');
  await field(form, '/aboveId').getByRole('combobox').click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first().click();
  await axe(page, 'new entry');
  await form.getByRole('button', { name: '申请登记' }).click();
  await page.waitForURL(/\/entries\//);
  await expect(page.getByRole('heading', { level: 1, name: '示范市茶艺协会' })).toBeVisible();

  await as(page, 'city.org2', '/registers/SOCIAL_GROUP?f={"waiting":["true"]}');
  await page.getByRole('link', { name: '示范市茶艺协会' }).click();
  await act(page, '准予登记');
  await expect(page.getByText('当前状态：正常')).toBeVisible();
  await expect(page.getByText('等级评估')).toBeVisible(); // two full years first: the reason stands beside it

  // one that stands longer is late with its yearly check
  await as(page, 'city.org', '/registers/SOCIAL_GROUP?f={"dueIn":["late"]}');
  await page.locator('tbody').getByRole('link').first().click();
  await act(page, '年度检查', async (f) => {
    await field(f, '/year').getByRole('textbox').fill('2024');
    await pick(field(f, '/result'), '合格');
  });
  await act(page, '等级奖励', async (f) => { await field(f, '/amount').getByRole('textbox').fill('10000'); });
  await page.getByRole('tab', { name: '办理记录' }).click();
  await expect(page.getByRole('tabpanel').getByText('发放等级奖励')).toBeVisible();
  await axe(page, 'entry');
  await shot(page, 'entry-log-1440');

  await page.goto('/registers/SOCIAL_GROUP');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
  expect(problems).toEqual([]);
});

test('a village worker enters a record in a few taps, corrects it with a reason, and finds the way by name', async ({ page }, info) => {
  test.skip(info.project.name !== 'registers-phone', 'the village works on a phone');
  const problems = watch(page);
  await login(page, 'village.worker', '/ledgers');
  await noSideScroll(page);
  await page.getByRole('button', { name: '菜单' }).click();
  await page.getByRole('dialog').getByRole('searchbox', { name: '查找功能' }).fill('宣传');
  await page.getByRole('dialog').getByRole('link', { name: /宣传活动/ }).click();
  await page.getByRole('button', { name: '登记宣传' }).first().click();
  const form = page.getByRole('form', { name: '宣传活动' });
  await pick(field(form, '/theme'), '防灾减灾');
  await pick(field(form, '/form'), '发放资料');
  await form.getByRole('button', { name: '保存登记' }).click();
  await expect(page.getByText('已登记', { exact: true })).toBeVisible();
  await noSideScroll(page);
  await axe(page, 'ledger record on a phone');
  await shot(page, 'ledger-record-390');
  await page.getByRole('button', { name: '更正' }).click();
  const dialog = page.getByRole('dialog');
  await field(dialog, '/materials').getByRole('textbox').fill('120');
  await field(dialog, '/reason').getByRole('textbox').fill('漏填份数');
  await dialog.getByRole('button', { name: '更正', exact: true }).click();
  await expect(page.getByText('原因：漏填份数')).toBeVisible();
  expect(problems).toEqual([]);
});
