import { checkField, normalizeField } from './rules';
import type { FormField, FormSection, FormValues, Problems } from './types';

const split = (p: string) => p.split('/').slice(1).map((x) => x.replaceAll('~1', '/').replaceAll('~0', '~'));
export const join = (base: string, key: string | number) => `${base}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
const parent = (pointer: string) => pointer.slice(0, pointer.lastIndexOf('/'));

export function getAt(data: unknown, pointer: string): unknown {
  return split(pointer).reduce<unknown>((o, k) => (o === null || o === undefined ? undefined : (o as Record<string, unknown>)[k]), data);
}

/** A copy with one value replaced; undefined removes a key. */
export function setAt<T>(data: T, pointer: string, value: unknown): T {
  const [head, ...rest] = split(pointer);
  if (head === undefined) return value as T;
  const src: unknown = data ?? (/^\d+$/.test(head) ? [] : {});
  const copy = (Array.isArray(src) ? [...(src as unknown[])] : { ...(src as object) }) as Record<string, unknown>;
  const next = rest.length > 0 ? setAt(copy[head], rest.map((r) => join('', r)).join(''), value) : value;
  if (next === undefined && !Array.isArray(copy)) delete copy[head];
  else copy[head] = next;
  return copy as T;
}

export const isBlank = (v: unknown) => v === undefined || v === null || (typeof v === 'string' && v.trim() === '') || (Array.isArray(v) && v.length === 0);

/** The fields that stand together: those of the form, or those of one row. */
export interface Scope { fields: readonly FormField[]; base: string; up?: Scope }

const matches = (v: unknown, allowed: readonly string[]) => (Array.isArray(v) ? v.some((x) => allowed.includes(String(x))) : !isBlank(v) && allowed.includes(String(v)));

/** A field that depends on a hidden one is hidden too. */
export function isVisible(field: FormField, scope: Scope, data: unknown, seen: ReadonlySet<string> = new Set()): boolean {
  const when = field.visibleWhen;
  if (!when) return true;
  for (let s: Scope | undefined = scope; s; s = s.up) {
    const other = s.fields.find((f) => f.key === when.field);
    if (!other) continue;
    const id = join(s.base, other.key);
    if (seen.has(id)) return false; // a circle: the catalogue refuses it at load
    return isVisible(other, s, data, new Set([...seen, id])) && matches(getAt(data, id), when.in);
  }
  return false;
}

/** Walks what is visible, rows included; blank lists are visited too. */
function walk(scope: Scope, data: unknown, visit: (f: FormField, path: string, value: unknown) => void) {
  for (const f of scope.fields) {
    if (!isVisible(f, scope, data)) continue;
    const path = join(scope.base, f.key), value = getAt(data, path);
    visit(f, path, value);
    if (f.type === 'LIST' && Array.isArray(value)) value.forEach((_, i) => walk({ fields: f.itemFields ?? [], base: join(path, i), up: scope }, data, visit));
  }
}

/** What is sent: visible, filled, and in the form the server takes; the server validates exactly this. */
export function prune(fields: readonly FormField[], data: FormValues): FormValues {
  let out: FormValues = {};
  walk({ fields, base: '' }, data, (f, path, value) => {
    if (f.type === 'LIST') { if (Array.isArray(value) && value.length > 0) out = setAt(out, path, value.map(() => ({}))); return; }
    if (!isBlank(value)) out = setAt(out, path, normalizeField(f, value));
  });
  return out;
}

export function validate(fields: readonly FormField[], data: FormValues, today: string): Problems {
  const problems: Problems = {};
  walk({ fields, base: '' }, data, (f, path, value) => {
    const p = isBlank(value) ? (f.required ? { reason: 'REQUIRED' } : undefined) : checkField(f, value, today);
    if (p) problems[path] = p;
  });
  return problems;
}

/** The values without those that have a problem; what the form began with stands in their place, so that nothing saved earlier is lost. */
export function withoutProblems(data: FormValues, problems: Problems, initial: FormValues): FormValues {
  let out = data;
  for (const path of Object.keys(problems)) out = setAt(out, path, split(path).length === 1 ? getAt(initial, path) : undefined);
  return out;
}

/** The first values of a form: what is given, else the catalogue's defaults. */
export function initialValues(fields: readonly FormField[], given: FormValues = {}, today = ''): FormValues {
  const out: FormValues = { ...given };
  for (const f of fields) {
    const d = f.default;
    if (out[f.key] !== undefined || d === null || d === undefined || d === '') continue;
    out[f.key] = f.type === 'BOOLEAN' ? d === 'true' : f.type === 'MULTI_CHOICE' ? d.split(',') : f.type === 'DATE' && d.toLowerCase() === 'today' ? today : f.type === 'MONTH' && d.toLowerCase() === 'today' ? today.slice(0, 7) : normalizeField(f, d);
  }
  return out;
}

export const allFields = (sections: readonly FormSection[]) => sections.flatMap((s) => s.fields);

/** Where a row's problems move when an earlier row goes away. */
export function withoutRow(problems: Problems, list: string, row: number): Problems {
  const out: Problems = {};
  for (const [path, p] of Object.entries(problems)) {
    const m = path.startsWith(`${list}/`) ? /^(\d+)(.*)$/.exec(path.slice(list.length + 1)) : null;
    if (!m) out[path] = p;
    else if (Number(m[1]) < row) out[path] = p;
    else if (Number(m[1]) > row) out[`${list}/${Number(m[1]) - 1}${m[2]}`] = p;
  }
  return out;
}

/** The server's pointer goes into its input; the form knows its own part. Undefined: it is about something outside the form. */
export function localPath(serverPath: string, prefix: string, known: (path: string) => boolean): string | undefined {
  let path = serverPath.startsWith(`${prefix}/`) ? serverPath.slice(prefix.length) : serverPath;
  // a problem of a value inside a field (the second of three files) belongs to the field
  for (; path !== ''; path = parent(path)) if (known(path)) return path;
  return undefined;
}

export const visiblePaths = (fields: readonly FormField[], data: FormValues): Set<string> => {
  const out = new Set<string>();
  walk({ fields, base: '' }, data, (_f, path) => out.add(path));
  return out;
};
