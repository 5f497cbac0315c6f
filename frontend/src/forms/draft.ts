import { dropDraft, readDraft, writeDraft } from '@/lib/drafts';
import type { FormField, FormValues } from './types';

/** Numbers of people and accounts never go into the browser's storage. An account typed anew comes back without its old ending too, so that it is asked for again. */
function stripped(f: FormField, v: unknown): unknown {
  if (f.type === 'ID_NUMBER') return undefined;
  if (f.type === 'BANK_ACCOUNT' && v !== null && typeof v === 'object' && 'number' in v) {
    const { number: _, last4: __, ...rest } = v as Record<string, unknown>;
    return rest;
  }
  if (f.type === 'LIST' && Array.isArray(v)) return v.map((row) => strip(f.itemFields ?? [], row as FormValues));
  return v;
}
const strip = (fields: readonly FormField[], values: FormValues): FormValues =>
  Object.fromEntries(fields.flatMap((f) => { const v = stripped(f, values[f.key]); return v === undefined ? [] : [[f.key, v]]; }));
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

export const hasSecrets = (fields: readonly FormField[]): boolean => fields.some((f) => f.type === 'ID_NUMBER' || f.type === 'BANK_ACCOUNT' || hasSecrets(f.itemFields ?? []));

export interface Draft { restored: FormValues | undefined; write: (data: FormValues) => void; drop: () => void }

/** The kept part of one form: only what differs from what the form began with, so that what others changed since is not undone. */
export function draftOf(key: string, fields: readonly FormField[], initial: FormValues): Draft {
  const kept = readDraft(key);
  const known = new Set(fields.map((f) => f.key));
  const restored = kept && { ...initial };
  if (restored) for (const [k, v] of Object.entries(kept)) if (known.has(k)) { if (v === null) delete restored[k]; else restored[k] = v; }
  return {
    restored: restored && !same(restored, initial) ? restored : undefined,
    write: (data) => {
      const now = strip(fields, data);
      const changed = fields.filter((f) => f.type !== 'ID_NUMBER' && !same(data[f.key], initial[f.key])).map((f) => [f.key, now[f.key] ?? null]);
      if (changed.length > 0) writeDraft(key, Object.fromEntries(changed) as FormValues);
      else dropDraft(key);
    },
    drop: () => dropDraft(key),
  };
}
