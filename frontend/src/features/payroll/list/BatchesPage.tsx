import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import { exportUrlOf } from '@/features/cases/list/fields';
import { usePrograms } from '@/features/cases/parts/programs';
import { graphql } from '@/gql';
import type { PayrollBatchesQuery as PayrollBatchesData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import { Page } from '@/ui/Page';
import { StatusTag } from '@/ui/StatusTag';
import { DateText, Money, Num } from '@/ui/text';
import { DataTable, useTable, type Column, type Filter } from '@/ui/table';
import { BATCH_TONES } from '../tones';

const FreezeDialog = lazy(() => import('./FreezeDialog').then((m) => ({ default: m.FreezeDialog })));

const PayrollBatchesQuery = graphql(`
  query PayrollBatches($programCode: ID, $first: Int!, $after: String) {
    batches(programCode: $programCode, first: $first, after: $after) {
      nodes { id number programCode programName month state stateLabel lineCount personCount total paid returned held supplement reissued deviation }
      pageInfo { endCursor hasNextPage }
      totalCount
    }
  }
`);
type Row = PayrollBatchesData['batches']['nodes'][number];

/** The monthly runs, newest first. */
export default function BatchesPage() {
  const { t } = useTranslation('payroll');
  const me = useQuery(meOptions).data;
  const [freezing, setFreezing] = useState(false);
  const all = usePrograms();
  const programs = useMemo(() => all.filter((p) => p.cycle && p.cycle !== 'NONE'), [all]);
  const filters = useMemo<Filter[]>(() => (programs.length > 1 ? [{ key: 'program', label: t('list.program'), kind: 'choice', options: programs.map((p) => ({ value: p.code, label: p.name })) }] : []), [t, programs]);
  const table = useTable({ filters });
  const vars = { programCode: table.search.f?.program?.[0] ?? null, first: table.vars.first, after: table.vars.after ?? null };
  const q = useQuery({ queryKey: ['batches', vars], queryFn: ({ signal }) => gqlRequest(PayrollBatchesQuery, vars, { signal }), placeholderData: keepPreviousData });
  const columns = useMemo<Column<Row>[]>(() => {
    const count = (key: 'returned' | 'held' | 'supplement' | 'reissued', hidden = false): Column<Row> => ({
      key, title: t(`list.${key}`), width: 70, align: 'right', hidden, render: (r) => (r[key] > 0 && key === 'returned' ? <b className="mz-error"><Num value={r[key]} /></b> : <Num value={r[key]} />),
    });
    return [
      { key: 'number', title: t('list.number'), width: 165, card: 'title', render: (r) => <span className="mz-num">{r.number}</span> },
      { key: 'month', title: t('list.month'), width: 90, render: (r) => <DateText value={r.month} /> },
      { key: 'program', title: t('list.program'), width: 130, render: (r) => r.programName },
      { key: 'state', title: t('list.state'), width: 200, card: 'tag', render: (r) => <StatusTag label={r.stateLabel} tone={BATCH_TONES[r.state]} /> },
      { key: 'lines', title: t('list.lines'), width: 75, align: 'right', render: (r) => <Num value={r.lineCount} /> },
      { key: 'persons', title: t('list.persons'), width: 75, align: 'right', render: (r) => <Num value={r.personCount} /> },
      { key: 'total', title: t('list.total'), width: 125, align: 'right', render: (r) => <Money value={r.total} /> },
      { key: 'deviation', title: t('list.deviation'), width: 85, align: 'right', render: (r) => (r.deviation ? <span className="mz-num">{r.deviation}%</span> : <Num value={null} />) },
      { key: 'paid', title: t('list.paid'), width: 125, align: 'right', render: (r) => <Money value={r.paid} /> },
      count('returned'), count('held'), count('supplement', true), count('reissued', true),
    ];
  }, [t]);
  const freeze = me && mayAny(me, ['PAYROLL_CALCULATE']) && <Button type="primary" onClick={() => setFreezing(true)}>{t('freeze.open')}</Button>;
  return (
    <Page title={t('list.title')} actions={freeze}>
      <DataTable<Row> id="batches" label={t('list.title')} table={table} columns={columns} connection={q.data?.batches} query={q}
        link={(r) => ({ to: '/payroll/$batchId', params: { batchId: r.id } })} empty={{ text: t('list.empty') }}
        {...(me && mayAny(me, ['EXPORT_RUN']) ? { exportUrl: exportUrlOf({ dataset: 'batches', ...(vars.programCode ? { where: [{ field: 'program', op: 'EQ' as const, values: [vars.programCode] }] } : {}) }) } : {})} />
      {freezing && me && <Suspense fallback={null}><FreezeDialog today={me.today} onClose={() => setFreezing(false)} /></Suspense>}
    </Page>
  );
}
