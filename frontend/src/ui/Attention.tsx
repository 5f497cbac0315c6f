import { useEffect, useRef, type ReactNode } from 'react';

/** Brings what has just appeared into view and to a screen reader, wherever the button was that led to it. Give what appears anew another `key`. */
export function Attention({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'center' });
    box.current?.focus({ preventScroll: true });
  }, []);
  return <div ref={box} tabIndex={-1}>{children}</div>;
}
