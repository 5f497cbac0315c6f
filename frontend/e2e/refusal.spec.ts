import { expect, test } from '@playwright/test';
import { act, as, field, pick, pickFrom, status, type Person } from './desk';
import { watch } from './helpers';
import { apply, draft, investigate } from './journey';
import { cardNumber } from './people';
import { Server } from './server';

// An application that is refused: the verification finds more than the family stated, and the family is told why in writing.

const server = new Server('refusal');
const applicant: Person = { name: '诸葛明远', birth: '1972-08-21', seq: 883, health: '健康', labour: '有劳动能力' };
const reason = '经核对，你户银行存款超出规定的家庭财产限额，不符合最低生活保障条件。';

test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

test('the verification exceeds the limits; the city refuses with written reasons', async ({ page }) => {
  test.setTimeout(400_000);
  const problems = watch(page);
  const path = await draft(page, [applicant], ['']);
  await apply(page, [applicant], { income: '9600', account: { bank: '示例农商银行', holder: applicant.name, number: cardNumber('622812345678907777') } });
  await investigate(page, path, applicant.name, '楼房一幢，家中有经营痕迹');
  await as(page, 'city.officer', path);
  await act(page, '开启核对', async (f) => { await pick(field(f, '/authorisationsChecked'), '齐全有效'); });
  await act(page, '录入核对结果', async (f) => {
    await pick(field(f, '/result'), '超出规定');
    await f.getByRole('button', { name: '添加一项: 核对项目' }).click();
    await pickFrom(field(f, '/items/0/department'), '银行');
    await pickFrom(field(f, '/items/0/person'), applicant.name);
    await field(f, '/items/0/finding').getByRole('textbox').fill('银行存款超出家庭财产限额');
    await pick(field(f, '/items/0/over'), '是');
    await field(f, '/items/0/difference').getByRole('textbox').fill('86000');
  });
  await as(page, 'township.officer', path);
  await act(page, '提出初审意见', async (f) => {
    await pick(field(f, '/proposal'), '拟不予纳入');
    await field(f, '/opinion').getByRole('textbox').fill('核对发现存款超出限额，拟不予纳入');
  });
  await as(page, 'township.head', path);
  await act(page, '签批并报市（拟不予纳入）');
  await as(page, 'city.officer', path);
  await act(page, '审核通过，提请确认', async (f) => { await field(f, '/opinion').getByRole('textbox').fill('同意乡镇意见'); });
  await as(page, 'city.confirmer', path);
  await act(page, '不予确认', async (f) => {
    await pick(field(f, '/ground'), '家庭财产不符合规定');
    await field(f, '/reason').getByRole('textbox').fill(reason);
  });
  await status(page, '不予确认');
  await page.getByRole('tab', { name: '文书' }).click();
  await page.getByRole('button', { name: '不予确认告知书' }).click();
  const sheet = page.getByRole('region', { name: '文书' });
  await expect(sheet).toContainText(reason);
  await expect(sheet).toContainText('60日内申请行政复议');
  // the village sees the end of it, and that nothing is left to do
  await as(page, 'village.worker', path);
  await expect(page.getByText('现在没有需要办理的事项。')).toBeVisible();
  expect(problems).toEqual([]);
});
