import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/ui/Empty';
import { ScrollX } from '@/ui/ScrollX';
import { Num } from '@/ui/text';
import type { ImportDetail } from './queries';
import './imports.css';

const SHOWN = 50;

/** The rows that were refused, in the order of the file, each with what is wrong with it. */
export function Refusals({ rows }: { rows: ImportDetail['refused'] }) {
  const { t } = useTranslation('imports');
  const [all, setAll] = useState(false);
  return (
    <>
      <ScrollX label={t('refused', { count: rows.length })}>
        <table className="mz-plain im-table">
          <thead><tr><th scope="col">{t('sheet')}</th><th scope="col" className="im-right">{t('row')}</th><th scope="col">{t('household')}</th><th scope="col">{t('reason')}</th></tr></thead>
          <tbody>{(all ? rows : rows.slice(0, SHOWN)).map((r) => (
            <tr key={`${r.sheet}${r.row}${r.reason}`}><td>{r.sheet}</td><td className="mz-num">{r.row}</td><td>{r.household ?? '—'}</td><td>{r.message}</td></tr>
          ))}</tbody>
        </table>
      </ScrollX>
      {!all && rows.length > SHOWN && <Button type="link" onClick={() => setAll(true)}>{t('showAll', { count: rows.length })}</Button>}
    </>
  );
}

export function Counts({ rows, head, count, empty }: { rows: readonly { key: string; label: string; count: number }[]; head: string; count: string; empty: string }) {
  if (rows.length === 0) return <Empty text={empty} />;
  return (
    <table className="mz-plain im-table">
      <thead><tr><th scope="col">{head}</th><th scope="col" className="im-right">{count}</th></tr></thead>
      <tbody>{rows.map((r) => <tr key={r.key}><td>{r.label}</td><td className="mz-num"><Num value={r.count} /></td></tr>)}</tbody>
    </table>
  );
}
