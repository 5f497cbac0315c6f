import { useSyncExternalStore } from 'react';

const subs = new Set<() => void>();
let title: string | undefined;

/** Set by <Page>, read by the breadcrumb of the shell, which lies above it. */
export function setPageTitle(t: string | undefined) {
  title = t;
  for (const f of subs) f();
}
export const usePageTitle = () => useSyncExternalStore((f) => { subs.add(f); return () => { subs.delete(f); }; }, () => title);
