import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '@/gql';
import type { ConditionInput } from '@/gql/graphql';
import { formatInteger } from '@/lib/format';
import { gqlRequest } from '@/lib/graphql';
import { recordSearch } from '@/lib/recordSearch';
import type { Batch } from './query';

const NotListedQuery = graphql(`
  query PayrollNotListed($query: DatasetQueryInput!) { records(query: $query, first: 1) { totalCount } }
`);

/** Households that still count as supported in the month but are not in the run, because the payment is suspended: the difference to the dashboard. */
export function NotListed({ batch: b }: { batch: Batch }) {
  const { t } = useTranslation('payroll');
  const where: ConditionInput[] = [{ field: 'program', op: 'EQ', values: [b.programCode] }, { field: 'to', op: 'LT', values: [b.month] }];
  const asOf = `${b.month}-01`;
  const n = useQuery({ queryKey: ['records', 'notListed', b.programCode, b.month], queryFn: async ({ signal }) => (await gqlRequest(NotListedQuery, { query: { dataset: 'entitlements', where, asOf } }, { signal })).records.totalCount }).data;
  if (!n) return null;
  return <p className="mz-muted">{t('notListed', { count: formatInteger(n) as never })} <Link to="/records/$dataset" params={{ dataset: 'entitlements' }} search={recordSearch({ w: where.slice(1), f: { program: [b.programCode] }, asOf })}>{t('notListedShow')}</Link></p>;
}
