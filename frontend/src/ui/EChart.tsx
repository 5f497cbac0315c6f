import * as echarts from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

echarts.use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, CanvasRenderer]);
export type EChartOption = echarts.EChartsCoreOption;

/** The bare chart. Most pages want ChartCard, which adds unit, as-of day, list and table. Keep `option` stable (useMemo). */
export function EChart({ option, label, height = 280, onSelect }: { option: EChartOption; label: string; height?: number; onSelect?: (dataIndex: number, seriesName: string) => void }) {
  const el = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts>(null);
  const select = useRef(onSelect);
  useEffect(() => { select.current = onSelect; }, [onSelect]);
  useEffect(() => {
    const c = echarts.init(el.current, undefined, { locale: 'ZH' });
    chart.current = c;
    c.on('click', (e) => { if (typeof e.dataIndex === 'number') select.current?.(e.dataIndex, e.seriesName ?? ''); });
    const ro = new ResizeObserver(() => c.resize());
    ro.observe(el.current!);
    return () => { ro.disconnect(); c.dispose(); chart.current = null; };
  }, []);
  useEffect(() => {
    const animation = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current?.setOption({ animation, animationDuration: 300, textStyle: { fontFamily: 'inherit' }, ...option }, true);
  }, [option]);
  return <div ref={el} role="img" aria-label={label} style={{ width: '100%', height }} />;
}
