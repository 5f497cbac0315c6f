import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--font-render-hinting=none', '--lang=zh-CN'];
// scripts/e2e.sh sets the first port; each worker's specs start a server of their own
const url = `http://127.0.0.1:${Number(process.env.E2E_PORT ?? '18090') + Number(process.env.TEST_PARALLEL_INDEX ?? '0')}`;
const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) => existsSync(p));

// a page looked at changes nothing and may be looked at again: a busy machine shows as "flaky" in the report, not as a failure;
// a journey changes the city and has one try
const again = { retries: 1 };

export default defineConfig({
  testDir: 'e2e', fullyParallel: false, workers: 2, retries: 0, timeout: 180_000, expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: url, actionTimeout: 45_000, navigationTimeout: 60_000, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', trace: 'retain-on-failure', screenshot: 'only-on-failure', browserName: 'chromium', headless: true,
    launchOptions: { ...(executablePath ? { executablePath } : {}), args, env: { ...process.env, LANGUAGE: 'zh_CN' } as Record<string, string> },
  },
  projects: [
    { name: 'story', testMatch: /(story|refusal|programs)\.spec/, use: { viewport: { width: 1440, height: 900 } } },
    { name: 'desktop', ...again, testMatch: /desktop\.spec/, use: { viewport: { width: 1440, height: 900 } } },
    { name: 'pages', ...again, testMatch: /pages\.spec/, use: { viewport: { width: 1440, height: 900 } } },
    { name: 'pages-phone', ...again, testMatch: /pages\.spec/, use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 } },
    { name: 'registers', testMatch: /registers\.spec/, use: { viewport: { width: 1440, height: 900 } } },
    { name: 'registers-phone', testMatch: /registers\.spec/, use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 } },
    { name: 'views', testMatch: /views\.spec/, use: { viewport: { width: 1440, height: 900 } } },
    { name: 'views-phone', ...again, testMatch: /views\.spec/, grep: /every screen opens/, use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 } },
    { name: 'phone', ...again, testMatch: /phone\.spec/, use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 } },
  ],
});
