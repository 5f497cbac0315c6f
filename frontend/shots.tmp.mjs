import { chromium } from '@playwright/test';
const base = 'http://127.0.0.1:18771';
const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--lang=zh-CN', '--font-render-hinting=none'];
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args, env: { ...process.env, LANGUAGE: 'zh_CN' } });
const stops = process.argv.slice(4);
for (const [w, h] of process.argv[3] === 'both' ? [[1440, 900], [390, 844]] : [[Number(process.argv[3]), 900]]) {
  const page = await (await b.newContext({ viewport: { width: w, height: h }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage();
  page.on('pageerror', (e) => console.log('pageerror', e.message));
  page.on('console', (m) => { if (m.type() === 'error') console.log('console', m.text().slice(0, 300)); });
  await page.goto(base + '/login');
  await page.getByLabel('账号', { exact: true }).fill(process.argv[2]);
  await page.getByLabel('密码', { exact: true }).fill('minzheng-demo');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL((u) => u.pathname !== '/login');
  for (const s of stops) {
    const [name, path] = s.split('=', 1).concat(s.slice(s.indexOf('=') + 1));
    await page.goto(base + path);
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor({ timeout: 20000 }).catch(() => console.log('no h1', name));
    await page.waitForTimeout(1200);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) console.log(name, w, 'side scroll', wide);
    await page.screenshot({ path: `/tmp/shots/${name}-${w}.png`, fullPage: process.env.FULL === '1' });
  }
}
await b.close();
