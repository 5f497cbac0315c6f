import { Flex, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphql } from '@/gql';
import type { ConditionInput } from '@/gql/graphql';
import { formatInstant } from '@/lib/format';
import { gqlRequest } from '@/lib/graphql';
import type { RecordSearch } from '@/lib/recordSearch';
import type { Field } from './fields';

interface Props { search: RecordSearch; fields: readonly Field[]; onDrop: (patch: Partial<RecordSearch>) => void }

const ChipImportQuery = graphql(`
  query ChipImport($importId: ID!) { import(importId: $importId) { fileName at } }
`);

/** What a tile or figure asked beyond the filters of the page, in words, each of which can be taken away. */
export function ConditionChips({ search, fields, onDrop }: Props) {
  const { t } = useTranslation('cases');
  const importId = search.w?.find((c) => c.field === 'importId')?.values[0];
  const from = useQuery({ queryKey: ['import', 'chip', importId], queryFn: async () => (await gqlRequest(ChipImportQuery, { importId: importId! })).import, enabled: !!importId, staleTime: Infinity, retry: false }).data;
  const words = (c: ConditionInput) => {
    if (c.field === 'importId') return from ? t('list.fromImport', { file: from.fileName, at: formatInstant(from.at) }) : t('list.fromSomeImport');
    const f = fields.find((x) => x.name === c.field);
    const values = c.values.map((v) => f?.options.find((o) => o.value === v)?.label ?? v).join(t('listComma'));
    return `${f?.label ?? c.field} ${t(`op.${c.op}`, { values })}`;
  };
  const period = [search.from, search.to].some(Boolean);
  if (!search.w && !search.asOf && !period && !search.region) return null;
  const chip = (key: string, text: string, patch: Partial<RecordSearch>) => (
    <Tag key={key} closable closeIcon={<span role="img" aria-label={t('list.dropCondition', { text })}>×</span>} onClose={(e) => { e.preventDefault(); onDrop(patch); }}>{text}</Tag>
  );
  return (
    <Flex gap={6} wrap align="center" className="cs-chips">
      <span className="mz-muted">{t('list.conditions')}</span>
      {search.w?.map((c, i) => chip(`${i}${c.field}`, words(c), { w: search.w!.length > 1 ? search.w!.filter((_, j) => j !== i) : undefined }))}
      {search.region && chip('region', t('list.inRegion', { region: search.region }), { region: undefined })}
      {search.asOf && chip('asOf', t('list.asOf', { day: search.asOf }), { asOf: undefined })}
      {period && chip('period', t('list.period', { from: search.from ?? '…', to: search.to ?? '…' }), { from: undefined, to: undefined })}
    </Flex>
  );
}
