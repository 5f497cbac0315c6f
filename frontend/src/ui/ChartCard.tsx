import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInteger } from '@/lib/format';
import { Empty } from './Empty';
import { ScrollX } from './ScrollX';
import { Section } from './Section';
import { DateText } from './text';
import type { EChartOption } from './EChart';

const EChart = lazy(() => import('./EChart').then((m) => ({ default: m.EChart })));

export interface ChartData { labels: readonly string[]; series: readonly { name: string; values: readonly (number | null)[] }[] }
export type ChartKind = 'BAR' | 'STACKED' | 'LINE';
interface Props { title: string; kind: ChartKind; data: ChartData; unit?: string | undefined; asOf?: string | undefined; extra?: ReactNode; onSelect?: (labelIndex: number, seriesName: string) => void }

/** Distinguishable for colour-blind people and at least 3:1 on white. */
const COLORS = ['#0b5cab', '#b25e00', '#14632f', '#8a2be2', '#b3151a', '#007f86', '#6b5b00', '#5a6472'];

function optionOf(kind: ChartKind, d: ChartData): EChartOption {
  return {
    color: COLORS, tooltip: { trigger: 'axis' }, grid: { left: 8, right: 16, top: 24, bottom: d.series.length > 1 ? 36 : 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    ...(d.series.length > 1 ? { legend: { bottom: 0, type: 'scroll' } } : {}),
    xAxis: { type: 'category', data: d.labels, axisLabel: { interval: 0, ...(d.labels.length > 8 ? { rotate: 40 } : {}) } }, yAxis: { type: 'value' },
    series: d.series.map((s) => ({ type: kind === 'LINE' ? 'line' : 'bar', name: s.name, data: s.values, ...(kind === 'STACKED' ? { stack: 'all' } : {}), barMaxWidth: 40 })),
  };
}

/** A chart with its unit and as-of time, which can also be read as a table (by everybody, screen readers included). */
export function ChartCard({ title, kind, data, unit, asOf, extra, onSelect }: Props) {
  const { t } = useTranslation('desk');
  const [table, setTable] = useState(false);
  const option = useMemo(() => optionOf(kind, data), [kind, data]);
  const nothing = data.labels.length === 0;
  const text = data.labels.map((l, i) => `${l}: ${data.series.map((s) => s.values[i] ?? '').join(', ')}`).join('; ');
  const label = t(table ? 'chart.asChart' : 'chart.asTable');
  return (
    <Section title={title} extra={<>{extra}<Tooltip title={label}><Button type="text" aria-label={`${label}: ${title}`} aria-pressed={table} icon={table ? <BarChartOutlined aria-hidden /> : <TableOutlined aria-hidden />} onClick={() => setTable(!table)} /></Tooltip></>}>
      {nothing ? <Empty text={t('chart.noData')} /> : table ? (
        <ScrollX label={title}>
          <table className="mz-plain">
            <thead><tr><th scope="col">{t('chart.item')}</th>{data.series.map((s) => <th scope="col" key={s.name}>{s.name}</th>)}</tr></thead>
            <tbody>{data.labels.map((l, i) => <tr key={l}><th scope="row">{l}</th>{data.series.map((s) => <td key={s.name} className="mz-num">{formatInteger(s.values[i])}</td>)}</tr>)}</tbody>
          </table>
        </ScrollX>
      ) : <Suspense fallback={<div style={{ height: 280 }} />}><EChart option={option} label={`${title}. ${text}`} {...(onSelect ? { onSelect } : {})} /></Suspense>}
      <p className="mz-muted mz-foot">{unit && t('chart.unit', { unit })} {asOf && <>{t('chart.asOf', { date: '' })}<DateText value={asOf} /></>}</p>
    </Section>
  );
}
