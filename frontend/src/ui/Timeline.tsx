import { Timeline as AntTimeline } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from './Empty';
import type { Tone } from './StatusTag';
import { DateText } from './text';

export interface TimelineEntry { key: string; title: ReactNode; at?: string | null; by?: ReactNode; tone?: Tone; body?: ReactNode }
const color: Record<Tone, string> = { neutral: '#8a94a3', info: '#0b5cab', success: '#14632f', warning: '#b25e00', danger: '#b3151a' };

/** What happened, in the order given: who did it, when, and what came of it. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation('desk');
  if (entries.length === 0) return <Empty text={t('timeline.empty')} />;
  return (
    <AntTimeline className="mz-timeline" items={entries.map((e) => ({
      key: e.key, color: color[e.tone ?? 'info'],
      content: (
        <div>
          <div className="mz-timeline-head"><strong>{e.title}</strong>{e.at && <span className="mz-muted"><DateText value={e.at} /></span>}</div>
          {e.by && <div className="mz-muted">{e.by}</div>}
          {e.body}
        </div>
      ),
    }))} />
  );
}
