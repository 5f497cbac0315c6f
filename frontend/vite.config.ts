import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { gqlInline } from './gqlInline.ts';

const server = process.env.MINZHENG_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  plugins: [gqlInline(), react()],
  build: {
    target: ['chrome109', 'safari16.4'], manifest: true, sourcemap: false, reportCompressedSize: false, chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: [
      { name: 'router', test: /node_modules[\\/]@tanstack[\\/](?!react-virtual|virtual-core)/, priority: 30 },
      { name: 'vendor', test: /node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next|use-sync-external-store|html-parse-stringify|void-elements)[\\/]/, priority: 40 },
      { name: 'base', test: /src[\\/](lib[\\/](http|errors|auth)\.|i18n[\\/]index|app[\\/](errorText|ErrorView|chunkRecovery|zones)\.)/, priority: 26 },
      { name: 'app', test: /src[\\/](app[\\/][^\\/]+\.tsx?|lib[\\/]|i18n[\\/]|features[\\/][^\\/]+[\\/]routes\.ts)/, priority: 25 },
      // what the desktop's frame needs is needed by every page of it: one request instead of a dozen
      { name: 'desk', test: /node_modules[\\/](@ant-design[\\/]|dayjs|antd[\\/]es[\\/](_util|theme|style|config-provider|button|layout|menu|dropdown|modal|app|alert|breadcrumb|spin|tooltip|popover|input|message|notification|space|skeleton|flex|locale[\\/]zh_CN)[\\/.]|@rc-component[\\/](util|motion|trigger|portal|menu|dialog|dropdown|tooltip|resize-observer|overflow|input|textarea|notification))|src[\\/](ui[\\/](useMedia|useSlashSearch|StatusTag|pageTitle|confirm|text|Page|Empty|ErrorResult)\.|app[\\/]desk[\\/])/, priority: 22 },
      { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 20 },
    ] } } },
  },
  server: { host: '127.0.0.1', proxy: Object.fromEntries(['/graphql', '/auth', '/files', '/export'].map((p) => [p, server])) },
  // *.test.tsx draw something and need a DOM; *.test.ts do not and start faster
  test: {
    pool: 'threads', maxWorkers: 2, css: false, testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'logic', environment: 'node', include: ['src/**/*.test.ts'] } },
      { extends: true, test: { name: 'dom', environment: 'jsdom', include: ['src/**/*.test.tsx'], setupFiles: ['src/test-setup.ts'] } },
    ],
  },
});
