import { useEffect, useRef, type ReactNode } from 'react';

/** Brings what has just appeared into view and to a screen reader, wherever the button was that led to it. `of` tells one appearance from the next. */
export function Attention({ of, children }: { of: unknown; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'center' });
    box.current?.focus({ preventScroll: true });
  }, [of]);
  return <div ref={box} tabIndex={-1}>{children}</div>;
}
