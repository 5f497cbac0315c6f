import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '@/gql';
import { gqlRequest } from '@/lib/graphql';

const AuditStaffQuery = graphql(`
  query AuditStaff($search: String!) { staffMembers(search: $search, first: 20) { nodes { id name username region { name } } } }
`);

/** Chooses one member of staff by name; the values are the id and the name to show. */
export function StaffFilter({ values, onChange }: { values: string[] | undefined; onChange: (v: string[] | undefined) => void }) {
  const { t } = useTranslation(['audit', 'forms']);
  const [text, setText] = useState('');
  const q = useQuery({ queryKey: ['staff', 'find', text], enabled: text.trim() !== '', queryFn: async ({ signal }) => (await gqlRequest(AuditStaffQuery, { search: text.trim() }, { signal })).staffMembers.nodes, staleTime: 60_000 });
  const found = q.data?.map((s) => ({ value: s.id, label: `${s.name} (${s.username}) ${s.region.name}`, name: s.name })) ?? [];
  const chosen = values?.[0] ? [{ value: values[0], label: values[1] ?? values[0], name: values[1] ?? values[0] }] : [];
  return (
    <Select<string | null, { value: string; label: string; name: string }> aria-label={t('staff')} placeholder={`${t('staff')}: ${t('searchStaff')}`} style={{ minWidth: 200 }} allowClear popupMatchSelectWidth={300} value={values?.[0] ?? null}
      showSearch={{ filterOption: false, onSearch: setText }} options={text.trim() === '' ? chosen : found} loading={q.isFetching} notFoundContent={text.trim() === '' ? null : t('forms:noResult')}
      onChange={(v, o) => { setText(''); onChange(v && o && !Array.isArray(o) ? [v, o.name] : undefined); }} />
  );
}
