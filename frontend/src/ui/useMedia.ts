import { useSyncExternalStore } from 'react';

/** Whether a media query matches now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (f) => {
      const m = matchMedia(query);
      m.addEventListener('change', f);
      return () => m.removeEventListener('change', f);
    },
    () => matchMedia(query).matches,
  );
}
/** A phone held upright: tables become cards. */
export const useNarrow = () => useMedia('(max-width: 575px)');
/** No room for the side menu: it becomes a drawer. */
export const useCompact = () => useMedia('(max-width: 991px)');
