import { PrinterOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { createPortal } from 'react-dom';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollX } from './ScrollX';
import { DateText } from './text';
import './print.css';

/**
 * What is inside is shown as an A4 sheet and printed alone: on paper nothing of the application appears. The browser's own print
 * (Ctrl+P) prints the same. Only one per page.
 */
export function PrintArea({ children, extra }: { children: ReactNode; extra?: ReactNode }) {
  const { t } = useTranslation(['common', 'desk']);
  const [host] = useState(() => { const d = document.createElement('div'); d.className = 'mz-print-host'; return d; });
  useEffect(() => {
    document.body.append(host);
    document.body.classList.add('mz-printing');
    return () => { host.remove(); document.body.classList.remove('mz-printing'); };
  }, [host]);
  return (
    <>
      <Flex gap={8} justify="end" className="mz-no-print" style={{ marginBottom: 12 }}>{extra}<Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>{t('print')}</Button></Flex>
      <ScrollX label={t('desk:paper')}><article className="mz-sheet">{children}</article></ScrollX>
      {createPortal(<article className="mz-sheet" aria-hidden>{children}</article>, host)}
    </>
  );
}

export interface PaperData {
  title: string; documentNumber?: string | null; signature: string; date: string;
  blocks: readonly { kind: 'HEADING' | 'PARAGRAPH' | 'TABLE' | 'NOTE'; text?: string | null; rows: readonly (readonly string[])[] }[];
}

/** A notice, receipt or decision letter as the server laid it out. */
export function PaperSheet({ paper }: { paper: PaperData }) {
  return (
    <>
      <h1>{paper.title}</h1>
      {paper.documentNumber && <p className="mz-paper-number">{paper.documentNumber}</p>}
      {paper.blocks.map((b, i) => {
        switch (b.kind) {
          case 'HEADING': return <h2 key={i}>{b.text}</h2>;
          case 'PARAGRAPH': return <p key={i}>{b.text}</p>;
          case 'NOTE': return <p key={i} className="mz-paper-note">{b.text}</p>;
          case 'TABLE': return (
            <table key={i}>
              {b.rows[0] && <thead><tr>{b.rows[0].map((c, j) => <th key={j} scope="col">{c}</th>)}</tr></thead>}
              <tbody>{b.rows.slice(1).map((r, k) => <tr key={k}>{r.map((c, j) => <td key={j}>{c}</td>)}</tr>)}</tbody>
            </table>
          );
        }
      })}
      <p className="mz-paper-sign">{paper.signature}<br /><DateText value={paper.date} long /></p>
    </>
  );
}
