import { Empty as AntEmpty } from 'antd';
import type { ReactNode } from 'react';

/** Says that there is nothing, why, and what to do next. */
export function Empty({ text, action }: { text: string; action?: ReactNode }) {
  return <AntEmpty image={AntEmpty.PRESENTED_IMAGE_SIMPLE} description={<span className="mz-muted">{text}</span>} style={{ padding: '24px 0' }}>{action}</AntEmpty>;
}
