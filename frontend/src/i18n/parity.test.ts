import { expect, it } from 'vitest';

const files = import.meta.glob<Record<string, unknown>>('../features/*/locales/*.json', { eager: true, import: 'default' });
const flat = (o: Record<string, unknown>, p = ''): Record<string, string> =>
  Object.assign({}, ...Object.entries(o).map(([k, v]) => (typeof v === 'object' && v ? flat(v as Record<string, unknown>, `${p}${k}.`) : { [p + k]: String(v) }))) as Record<string, string>;
const vars = (s: string) => [...new Set([...s.matchAll(/{{(\w+)/g)].map((m) => m[1]!))].sort((a, b) => a.localeCompare(b));
/** English has plural forms that Chinese does not: key_one belongs to the pair key_other / key. */
const base = (k: string) => k.replace(/_(one|other)$/, '');
const namespaces = [...new Set(Object.keys(files).map((f) => f.split('/')[2]!))];

it.each(namespaces)('%s has the same keys and variables in zh-CN and en-US, and no empty text', (ns) => {
  const zh = flat(files[`../features/${ns}/locales/zh-CN.json`]!), en = flat(files[`../features/${ns}/locales/en-US.json`]!);
  expect(new Set(Object.keys(en).map(base))).toEqual(new Set(Object.keys(zh).map(base)));
  const zhOf = new Map(Object.entries(zh).map(([k, v]) => [base(k), v]));
  for (const [k, v] of Object.entries(en)) {
    expect(v.trim(), k).not.toBe('');
    expect(zhOf.get(base(k))!.trim(), k).not.toBe('');
    expect(vars(v), k).toEqual(vars(zhOf.get(base(k))!));
  }
});

it.each(namespaces)('%s has no Chinese in its English texts', (ns) => {
  const allowed = new Set(['switchLang', 'appNameOther']);
  for (const [k, v] of Object.entries(flat(files[`../features/${ns}/locales/en-US.json`]!))) if (!allowed.has(k)) expect(v, k).not.toMatch(/[\u4e00-\u9fff]/);
});
