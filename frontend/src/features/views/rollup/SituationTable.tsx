import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatInteger, formatMoney } from '@/lib/format';
import { ScrollX } from '@/ui/ScrollX';
import { StatusTag } from '@/ui/StatusTag';
import { DateText } from '@/ui/text';
import { recordTo } from '../links';
import { less } from './model';
import type { Rollup, RollupRow } from './queries';

export const written = (v: string | null | undefined) => (v === null || v === undefined ? '' : v.includes('.') ? formatMoney(v) : formatInteger(v));
const dash = <span className="mz-muted" aria-hidden>—</span>;
const besides = (values: readonly (string | null)[], key: string) => values.map((v, i) => <td key={`${key}${i}`} className="vw-beside">{written(v) || dash}</td>);
const reports = (r: RollupRow) => r.values.some((v) => v !== null);

/** The figures of every division with their sum; of a division without a report, who is missing. */
export function SituationTable({ sum, onDrill }: { sum: Rollup; onDrill: (code: string) => void }) {
  const { t } = useTranslation('views');
  const nested = sum.rows.some((r) => r.region.hasChildren);
  const cells = (values: readonly (string | null)[]) => values.map((v, i) => <td key={sum.columns[i]!.value}>{written(v) || dash}</td>);
  return (
    <ScrollX label={t('rollup.table')}>
      <table className="mz-plain vw-figures vw-situation">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>{t('rollup.division')}</th><th scope="col" rowSpan={2}>{t('rollup.stage')}</th><th scope="col" rowSpan={2}>{t('rollup.lastOn')}</th>{nested && <th scope="col" rowSpan={2}>{t('rollup.below')}</th>}
            {sum.columns.map((c) => <th key={c.value} scope="col" rowSpan={2}>{c.label}</th>)}
            {sum.asides.map((a) => <th key={a.ledgerCode} scope="colgroup" colSpan={a.columns.length} className="vw-beside">{a.ledgerName}</th>)}
          </tr>
          <tr>{sum.asides.flatMap((a) => a.columns.map((c) => <th key={a.ledgerCode + c.value} scope="col" className="vw-beside">{c.label}</th>))}</tr>
        </thead>
        <tbody>{sum.rows.map((r) => (
          <tr key={r.region.code} className={reports(r) ? '' : 'vw-silent'}>
            <th scope="row">{r.region.hasChildren ? <Button type="link" size="small" aria-label={t('rollup.drill', { name: r.region.name })} onClick={() => onDrill(r.region.code)}>{r.region.name}</Button> : r.region.name}</th>
            <td>{r.stage ? <StatusTag label={r.stage} tone="info" /> : reports(r) ? <StatusTag label={t('rollup.summed')} /> : <StatusTag label={t('rollup.notReported')} tone="danger" />}</td>
            <td>{r.recordId ? <Link {...recordTo(r.recordId)}><DateText value={r.on} /></Link> : dash}</td>
            {nested && <td>{t('rollup.belowOf', { reported: r.reported, of: r.reported + r.missing })}</td>}
            {cells(r.values)}{besides(r.beside, r.region.code)}
          </tr>
        ))}</tbody>
        <tfoot>
          <tr><th scope="row" colSpan={nested ? 4 : 3}>{t('total')}</th>{cells(sum.total)}{sum.asides.flatMap((a) => besides(a.total, a.ledgerCode))}</tr>
          {sum.own.ownReport && (
            <>
              <tr><th scope="row">{t('rollup.own')}</th><td>{sum.own.stage && <StatusTag label={sum.own.stage} tone="info" />}</td><td>{sum.own.recordId && <Link {...recordTo(sum.own.recordId)}><DateText value={sum.own.on} /></Link>}</td>{nested && <td>{dash}</td>}{cells(sum.own.values)}<Rest sum={sum} /></tr>
              <tr className="vw-difference"><th scope="row" colSpan={nested ? 4 : 3}>{t('rollup.difference')}</th>{sum.own.values.map((v, i) => { const d = less(v, sum.total[i]); return <td key={sum.columns[i]!.value} className={d && !/^-?0(\.00)?$/.test(d) ? 'vw-off' : ''}>{written(d)}</td>; })}<Rest sum={sum} /></tr>
            </>
          )}
        </tfoot>
      </table>
    </ScrollX>
  );
}

/** Of other ledgers a division has no report of its own. */
const Rest = ({ sum }: { sum: Rollup }) => { const n = sum.asides.reduce((x, a) => x + a.columns.length, 0); return n > 0 ? <td colSpan={n}>{dash}</td> : null; };
