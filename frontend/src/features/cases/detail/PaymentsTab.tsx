import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '@/gql';
import type { CasePaymentsQuery as CasePaymentsData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import { StatusTag, type Tone } from '@/ui/StatusTag';
import { DateText, Money } from '@/ui/text';
import { DataTable, useLocalTable, type Column } from '@/ui/table';
import { BatchLink } from '../parts/links';

const CasePaymentsQuery = graphql(`
  query CasePayments($caseId: ID!, $first: Int!, $after: String) {
    case(caseId: $caseId) {
      id
      payments(first: $first, after: $after) {
        nodes { id period itemLabel amount payee bank accountMasked state stateLabel bankMessage paidOn batchId reissueOf }
        pageInfo { endCursor hasNextPage } totalCount
      }
    }
  }
`);
type Row = CasePaymentsData['case']['payments']['nodes'][number];
const TONES: Partial<Record<Row['state'], Tone>> = { PAID: 'success', RETURNED: 'danger', HELD: 'warning', SENT: 'info' };

/** Every payment line of the case, newest month first, and what the bank said. */
export function PaymentsTab({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const table = useLocalTable();
  const { first, after } = table.vars;
  const q = useQuery({
    queryKey: ['case', caseId, 'payments', first, after], placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await gqlRequest(CasePaymentsQuery, { caseId, first, after: after ?? null }, { signal })).case.payments,
  });
  const columns = useMemo<Column<Row>[]>(() => [
    { key: 'period', title: t('pay.period'), width: 100, card: 'title', render: (r) => <DateText value={r.period} /> },
    { key: 'item', title: t('pay.item'), width: 120, render: (r) => <>{r.itemLabel}{r.reissueOf && <> <StatusTag label={t('pay.reissue')} tone="info" /></>}</> },
    { key: 'amount', title: t('pay.amount'), width: 110, align: 'right', render: (r) => <Money value={r.amount} /> },
    { key: 'state', title: t('pay.state'), width: 110, card: 'tag', render: (r) => <StatusTag label={r.stateLabel} tone={TONES[r.state]} /> },
    { key: 'paidOn', title: t('pay.paidOn'), width: 110, render: (r) => <DateText value={r.paidOn} /> },
    { key: 'account', title: t('pay.account'), width: 230, render: (r) => `${r.payee} ${r.bank} ${r.accountMasked}` },
    { key: 'bank', title: t('pay.bankMessage'), width: 150, render: (r) => r.bankMessage ?? '' },
    { key: 'batch', title: t('pay.batch'), width: 90, render: (r) => <BatchLink id={r.batchId}>{t('pay.open')}</BatchLink> },
  ], [t]);
  return <DataTable<Row> id="case-payments" label={t('pay.title')} table={table} columns={columns} connection={q.data} query={q} empty={{ text: t('pay.empty') }} />;
}
