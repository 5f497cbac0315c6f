import { useRef, type KeyboardEvent } from 'react';

interface Props<K extends string> { label: string; tabs: readonly { key: K; label: string }[]; active: K; panelId: string; onChange: (key: K) => void }

/** Tabs by the ARIA pattern: one stop for the Tab key, arrows between them. Too many for a phone scroll sideways, none is hidden behind a menu. */
export function TabBar<K extends string>({ label, tabs, active, panelId, onChange }: Props<K>) {
  const bar = useRef<HTMLDivElement>(null);
  const onKey = (e: KeyboardEvent) => {
    const at = tabs.findIndex((x) => x.key === active), last = tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    onChange(tabs[to]!.key);
    bar.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <div className="mz-tabbar mz-no-print" role="tablist" aria-label={label} ref={bar} onKeyDown={onKey} tabIndex={-1}>
      {tabs.map((x) => (
        <button key={x.key} type="button" role="tab" id={`${panelId}-${x.key}`} aria-selected={x.key === active} aria-controls={panelId} tabIndex={x.key === active ? 0 : -1} onClick={() => onChange(x.key)}>{x.label}</button>
      ))}
    </div>
  );
}
