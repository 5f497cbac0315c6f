import { useSyncExternalStore } from 'react';

/** A step between the menu entry and the page's own title: the kind that an entry is of. Its address is also the line of the menu that is marked. */
export interface Trail { label: string; to: string }
interface Place { title: string | undefined; trail: Trail | undefined }

const subs = new Set<() => void>();
let place: Place = { title: undefined, trail: undefined };

/** Set by <Page>, read by the breadcrumb and the menu of the shell, which lie above it. */
export function setPageTitle(title: string | undefined, trail?: Trail) {
  place = { title, trail };
  for (const f of subs) f();
}
export const usePagePlace = () => useSyncExternalStore((f) => { subs.add(f); return () => { subs.delete(f); }; }, () => place);
