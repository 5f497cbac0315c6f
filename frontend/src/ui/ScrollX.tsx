import type { ReactNode } from 'react';

/** Content wider than the screen, scrolled on its own; reachable by keyboard. */
export function ScrollX({ label, children }: { label: string; children: ReactNode }) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be focusable
  return <div className="mz-scroll" role="region" aria-label={label} tabIndex={0}>{children}</div>;
}
