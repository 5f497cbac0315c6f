import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import { useSlashSearch } from '@/ui/useSlashSearch';
import { exportUrlOf } from '@/features/cases/list/fields';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import { DateText } from '@/ui/text';
import { DataTable, useTable, type Column } from '@/ui/table';
import { Decide } from './Decide';
import { slotsOf, type Slot } from './model';
import { standardsOptions } from './query';
import { useStandardWords } from './words';
import './standards.css';

/** Every standard with the value in force today, what comes next and what waits for approval. */
export default function StandardsPage() {
  const { t } = useTranslation('standards');
  const me = useQuery(meOptions).data;
  const q = useQuery(standardsOptions);
  const table = useTable();
  const words = useStandardWords();
  useSlashSearch();
  const today = me?.today ?? '';
  const slots = useMemo(() => slotsOf(q.data ?? [], today), [q.data, today]);
  const text = table.search.q?.trim().toLowerCase() ?? '';
  const shown = text === '' ? slots : slots.filter((s) => [s.standard.label, words.slot(s.standard, s), ...s.values.map((v) => v.documentNumber)].some((x) => x.toLowerCase().includes(text)));
  const waiting = slots.filter((s) => s.waiting.length > 0);
  const columns = useMemo<Column<Slot>[]>(() => [
    { key: 'name', title: t('list.name'), width: 260, card: 'title', render: (s) => s.standard.label },
    { key: 'kind', title: t('list.kind'), width: 180, render: (s) => words.slot(s.standard, s) },
    { key: 'value', title: t('list.value'), width: 170, align: 'right', card: 'tag', render: (s) => (s.current ? <b className="mz-num">{words.value(s.standard.unit, s.current.value)}</b> : <span className="mz-muted">{t('list.notYet')}</span>) },
    { key: 'from', title: t('list.from'), width: 120, render: (s) => <DateText value={s.current?.effectiveFrom} /> },
    { key: 'document', title: t('list.document'), width: 200, render: (s) => s.current?.documentNumber ?? '' },
    { key: 'next', title: t('list.next'), width: 240, render: (s) => (s.next || s.waiting.length > 0 ? <>{s.next && t('list.nextOn', { value: words.value(s.standard.unit, s.next.value), day: s.next.effectiveFrom })} {s.waiting.length > 0 && <StatusTag label={t('list.waitingCount', { count: s.waiting.length })} tone="warning" />}</> : <DateText value={null} />) },
  ], [t, words]);
  return (
    <Page title={t('title')}>
      {waiting.length > 0 && (
        <Section title={t('list.waitingTitle')}>
          <ul className="st-waiting">
            {waiting.flatMap((s) => s.waiting.map((v) => (
              <li key={v.id}>
                <div><Link to="/standards/$key" params={{ key: s.standard.key }}>{s.standard.label}</Link> {words.slot(s.standard, s)}</div>
                <div>{s.current && <>{words.value(s.standard.unit, s.current.value)} → </>}<b>{words.value(s.standard.unit, v.value)}</b> <span className="mz-muted"><DateText value={v.effectiveFrom} /> {v.documentNumber} {v.proposedBy}</span></div>
                <Decide standard={s.standard} value={v} />
              </li>
            )))}
          </ul>
        </Section>
      )}
      <DataTable<Slot> id="standards" label={t('title')} table={table} columns={columns} query={q} withSearch searchPlaceholder={t('list.search')} empty={{ text: t('list.empty') }}
        connection={q.data && { nodes: shown, pageInfo: { endCursor: null, hasNextPage: false }, totalCount: shown.length }}
        {...(me && mayAny(me, ['EXPORT_RUN']) ? { exportUrl: exportUrlOf({ dataset: 'standards' }) } : {})}
        link={(s) => ({ to: '/standards/$key', params: { key: s.standard.key } })} />
    </Page>
  );
}
