import type { FormValues } from '@/forms';

export interface Merged {
  values: FormValues;
  /** taken over from the other person: this side had not touched them */
  taken: string[];
  /** changed on both sides: what was typed here is kept, and both are shown */
  conflicts: string[];
}

const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** Keys of an object carry no order; of a list they do. */
function sorted(v: unknown): unknown {
  if (Array.isArray(v)) return v.map(sorted);
  if (v === null || typeof v !== 'object') return v ?? null;
  return Object.fromEntries(Object.entries(v).filter(([, x]) => x !== undefined && x !== null).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, x]) => [k, sorted(x)]));
}

/** What was typed (mine, begun from base) on top of what somebody else has saved meanwhile (theirs). Nothing typed is ever lost. */
export function mergeForm(base: FormValues, mine: FormValues, theirs: FormValues): Merged {
  const out: Merged = { values: {}, taken: [], conflicts: [] };
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const iChanged = !same(base[key], mine[key]), theyChanged = !same(base[key], theirs[key]);
    const value = iChanged ? mine[key] : theirs[key];
    if (value !== undefined && value !== null) out.values[key] = value;
    if (same(mine[key], theirs[key])) continue;
    if (iChanged && theyChanged) out.conflicts.push(key);
    else if (theyChanged) out.taken.push(key);
  }
  return out;
}

/** What entered the log after the revision that was being looked at. */
export function actionsSince<A extends { seq: number }>(seen: readonly A[], now: readonly A[]): A[] {
  const last = Math.max(0, ...seen.map((a) => a.seq));
  return now.filter((a) => a.seq > last).sort((a, b) => a.seq - b.seq);
}
