import { useSyncExternalStore } from 'react';
import { getAt, isBlank, isVisible, setAt, withoutRow, type Scope } from './core';
import { checkField, normalizeField } from './rules';
import type { Draft } from './draft';
import type { FormField, FormValues, Problems } from './types';

/** One store per form; a key stroke renders one field (and those that depend on it). */
export class FormStore {
  private readonly subs = new Set<() => void>();
  private readonly rows = new Map<string, number[]>();
  private nextRow = 1;
  problems: Problems = {};
  dirty = false;
  data: FormValues;
  /** what was typed before a reload or the end of the session is in the form again */
  restored = false;

  constructor(private readonly initial: FormValues, readonly today: string, private readonly onChange?: (d: FormValues) => void, private readonly draft?: Draft) {
    this.data = draft?.restored ?? initial;
    this.restored = this.dirty = draft?.restored !== undefined;
  }

  subscribe = (f: () => void) => { this.subs.add(f); return () => { this.subs.delete(f); }; };
  private changed() { for (const f of this.subs) f(); }

  set(path: string, value: unknown) {
    this.data = setAt(this.data, path, value);
    this.dirty = true;
    if (this.problems[path]) { const { [path]: _, ...rest } = this.problems; this.problems = rest; }
    this.changed();
    this.draft?.write(this.data);
    this.onChange?.(this.data);
  }
  /** On leaving a field: a filled value takes its proper form and is checked; that nothing was filled is said only on submit. */
  leave(field: FormField, path: string) {
    const v = getAt(this.data, path);
    if (isBlank(v)) return;
    const problem = checkField(field, v, this.today);
    if (problem) { this.problems = { ...this.problems, [path]: problem }; this.changed(); return; }
    const n = normalizeField(field, v);
    if (n !== v) this.set(path, n);
  }
  setProblems(p: Problems) { this.problems = p; this.changed(); }
  replace(data: FormValues) { this.data = data; this.problems = {}; this.rows.clear(); this.saved(); }
  /** Back to what the form began with. */
  discard() { this.replace(this.initial); }
  /** All is saved but what has these problems: it stays typed, marked and unsaved. */
  savedBut(problems: Problems) {
    this.saved();
    if (Object.keys(problems).length === 0) return;
    this.dirty = true;
    this.draft?.write(this.data);
    this.setProblems(problems);
  }
  /** Nothing is unsaved any more, or what is has been given up. */
  saved() { this.dirty = false; this.restored = false; this.draft?.drop(); this.changed(); }

  /** Keys that stay with their row when another is removed. */
  rowKeys(path: string): number[] {
    const n = (getAt(this.data, path) as unknown[] | undefined)?.length ?? 0;
    const keys = this.rows.get(path) ?? [];
    while (keys.length < n) keys.push(this.nextRow++);
    keys.length = n;
    this.rows.set(path, keys);
    return keys;
  }
  addRow(path: string, row: FormValues = {}) { this.set(path, [...((getAt(this.data, path) as unknown[] | undefined) ?? []), row]); }
  removeRow(path: string, i: number) {
    this.rowKeys(path).splice(i, 1);
    this.problems = withoutRow(this.problems, path, i);
    this.set(path, (getAt(this.data, path) as unknown[]).filter((_, x) => x !== i));
  }
}

export const useValue = (s: FormStore, path: string) => useSyncExternalStore(s.subscribe, () => getAt(s.data, path));
export const useRowCount = (s: FormStore, path: string) => useSyncExternalStore(s.subscribe, () => (getAt(s.data, path) as unknown[] | undefined)?.length ?? 0);
export const useProblem = (s: FormStore, path: string) => useSyncExternalStore(s.subscribe, () => s.problems[path]);
export const useProblemCount = (s: FormStore) => useSyncExternalStore(s.subscribe, () => Object.keys(s.problems).length);
export const useVisible = (s: FormStore, field: FormField, scope: Scope) => useSyncExternalStore(s.subscribe, () => isVisible(field, scope, s.data));
export const useRestored = (s: FormStore) => useSyncExternalStore(s.subscribe, () => s.restored);
export const useDirty = (s: FormStore) => useSyncExternalStore(s.subscribe, () => s.dirty);
