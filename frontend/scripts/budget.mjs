// Initial JS per page (gzip -9), from vite's manifest: static imports of the entry, of the zone's frame and of the page. Every features/*/…Page.tsx is held to
// the default unless it is named below.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const KB = 1024, DEFAULT = 430, DIST = process.env.DIST ?? 'dist';
// A run's page joins a table with the steps of the run; it is opened a few times a month.
const LIMITS = { 'auth/LoginPage': 100, 'board/BoardPage': 502, 'payroll/detail/BatchPage': 440 };
const EXTRA = { 'board/BoardPage': ['src/ui/EChart.tsx'] };
const locale = (f) => `src/features/${f}/locales/zh-CN.json`;
const FRAME = ['src/app/desk/DeskZone.tsx', 'src/app/desk/DeskLayout.tsx', locale('desk'), locale('forms')];

const manifest = JSON.parse(readFileSync(`${DIST}/.vite/manifest.json`, 'utf8'));
const sizes = new Map();
const size = (f) => sizes.get(f) ?? sizes.set(f, gzipSync(readFileSync(`${DIST}/${f}`), { level: 9 }).length).get(f);
let bad = false;
for (const key of Object.keys(manifest).sort()) {
  const [, page, feature] = /^src\/features\/((\w+)\/(?:\w+\/)*\w+Page)\.tsx$/.exec(key) ?? [];
  if (!page) continue;
  const js = new Set(), seen = new Set();
  const walk = (k) => {
    const e = manifest[k];
    if (!e || seen.has(k)) return;
    seen.add(k);
    js.add(e.file);
    (e.imports ?? []).forEach(walk);
  };
  ['index.html', ...(feature === 'auth' ? [] : FRAME), key, locale(feature), ...(EXTRA[page] ?? [])].forEach(walk);
  const bytes = [...js].reduce((n, f) => n + size(f), 0), limit = LIMITS[page] ?? DEFAULT;
  const over = bytes > limit * KB;
  bad ||= over;
  console.log(`${over ? 'OVER' : 'ok  '} ${page.padEnd(28)} ${(bytes / KB).toFixed(1).padStart(6)} KB of ${limit} KB, ${js.size} files`);
}
process.exitCode = bad ? 1 : 0;
