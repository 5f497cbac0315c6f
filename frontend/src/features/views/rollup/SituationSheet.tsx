import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { PrintArea } from '@/ui/PrintArea';
import type { Rollup } from './queries';
import { written } from './SituationTable';

/** The situation table as the bureau sends it up: divisions down, figures across, who has not reported below. */
export default function SituationSheet({ sum, event, name, today, onBack }: { sum: Rollup; event: string; name: string; today: string; onBack: () => void }) {
  const { t } = useTranslation('views');
  // a column that nobody filled in is left out on paper
  const shown = sum.columns.map((_, i) => i).filter((i) => sum.total[i] !== null);
  const silent = sum.rows.filter((r) => r.values.every((v) => v === null)).map((r) => r.region.name);
  const beside = sum.asides.flatMap((a) => a.columns.map((c, i) => ({ key: a.ledgerCode + c.value, label: `${a.ledgerName}${c.label}`, total: a.total[i] ?? null }))).map((b, i) => ({ ...b, i })).filter((b) => b.total !== null && b.total !== '0');
  return (
    <PrintArea extra={<Button onClick={onBack}>{t('backToScreen')}</Button>}>
      <div className="vw-sheet">
        <h1>{t('rollup.sheet', { event, name })}</h1>
        <p className="mz-paper-number">{t('rollup.sheetNote', { region: sum.region.name, on: today, reported: sum.reported, missing: sum.missing })}</p>
        <table>
          <thead><tr><th scope="col">{t('rollup.division')}</th><th scope="col">{t('rollup.stage')}</th>{shown.map((i) => <th key={sum.columns[i]!.value} scope="col">{sum.columns[i]!.label}</th>)}{beside.map((b) => <th key={b.key} scope="col">{b.label}</th>)}</tr></thead>
          <tbody>{sum.rows.filter((r) => !silent.includes(r.region.name) || r.beside.some((v) => v !== null)).map((r) => (
            <tr key={r.region.code}><td>{r.region.name}</td><td>{r.stage ?? t('rollup.summed')}</td>{shown.map((i) => <td key={sum.columns[i]!.value}>{written(r.values[i])}</td>)}{beside.map((b) => <td key={b.key}>{written(r.beside[b.i])}</td>)}</tr>
          ))}
          <tr><th scope="row" colSpan={2}>{t('total')}</th>{shown.map((i) => <th key={sum.columns[i]!.value}>{written(sum.total[i])}</th>)}{beside.map((b) => <th key={b.key}>{written(b.total)}</th>)}</tr></tbody>
        </table>
        {silent.length > 0 && <p className="mz-paper-note">{t('rollup.unreported')}（{silent.length}）：{silent.join(t('rollup.comma'))}</p>}
      </div>
    </PrintArea>
  );
}
