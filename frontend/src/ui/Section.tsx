import { Descriptions } from 'antd';
import { useId, type ReactNode } from 'react';

/** A titled part of a page, announced as a region. */
export function Section({ title, extra, children, flush }: { title: ReactNode; extra?: ReactNode; children: ReactNode; flush?: boolean }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mz-section">
      <header><h2 id={id}>{title}</h2>{extra && <div className="mz-no-print">{extra}</div>}</header>
      <div className={flush ? '' : 'mz-section-body'}>{children}</div>
    </section>
  );
}

export interface Fact { key?: string; label: ReactNode; value: ReactNode; wide?: boolean }

/** Label and value pairs: one column on a phone, up to three on a desk. */
export function Facts({ items, columns = 3 }: { items: readonly (Fact | false | null | undefined)[]; columns?: 1 | 2 | 3 }) {
  return (
    <Descriptions size="small" column={{ xs: 1, sm: Math.min(2, columns), lg: columns }} styles={{ label: { color: '#5a6472' } }}
      items={items.filter((x) => !!x).map((x, i) => ({ key: x.key ?? String(i), label: x.label, children: x.value ?? '—', ...(x.wide ? { span: 'filled' as const } : {}) }))} />
  );
}
