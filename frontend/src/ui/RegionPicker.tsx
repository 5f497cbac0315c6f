import { TreeSelect } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '@/gql';
import { meOptions } from '@/app/session';
import { gqlRequest } from '@/lib/graphql';

const RegionsQuery = graphql(`
  query PickerRegions($parentCode: ID) { regions(parentCode: $parentCode) { code name tier parentCode hasChildren } }
`);
const RegionQuery = graphql(`
  query PickerRegion($regionCode: ID!) { region(regionCode: $regionCode) { code name fullName tier } }
`);
interface Node { id: string; pId: string; value: string; title: string; isLeaf: boolean; selectable: boolean }

interface Props { id?: string; value: string | undefined; onChange: (code: string | undefined) => void; placeholder?: string; allowClear?: boolean; villagesOnly?: boolean; /** from the city down, also outside of the person's own division */ wholeCity?: boolean; style?: CSSProperties; onBlur?: () => void; 'aria-invalid'?: boolean; 'aria-describedby'?: string | undefined; status?: '' | 'error' }

/** Chooses a division inside the person's own (or of the whole city), loaded level by level. */
export function RegionPicker({ value, onChange, allowClear, villagesOnly = false, wholeCity = false, placeholder, ...rest }: Props) {
  const { t } = useTranslation('desk');
  const client = useQueryClient();
  const { data: me } = useQuery(meOptions);
  const [nodes, setNodes] = useState<Node[]>([]);
  const mine = me?.region;
  const cityCode = wholeCity && mine && mine.tier !== 'CITY' ? `${mine.code.slice(0, 6)}000000` : undefined;
  const { data: city } = useQuery({ queryKey: ['region', cityCode], queryFn: () => gqlRequest(RegionQuery, { regionCode: cityCode! }), enabled: !!cityCode, staleTime: Infinity });
  const own = cityCode ? city?.region : mine;
  const root: Node[] = own ? [{ id: own.code, pId: '', value: own.code, title: own.name, isLeaf: own.tier === 'VILLAGE', selectable: !villagesOnly || own.tier === 'VILLAGE' }] : [];
  const tree = [...root, ...nodes];
  // a value from a form or URL may lie in a branch that has not been opened yet
  const unknown = !!value && !tree.some((n) => n.value === value);
  const { data: chosen } = useQuery({ queryKey: ['region', value], queryFn: () => gqlRequest(RegionQuery, { regionCode: value! }), enabled: unknown, staleTime: Infinity });
  const load = async (code: string) => {
    const { regions } = await client.fetchQuery({ queryKey: ['regions', code], queryFn: () => gqlRequest(RegionsQuery, { parentCode: code }), staleTime: 10 * 60_000 });
    setNodes((old) => [...old.filter((n) => n.pId !== code), ...regions.map((r) => ({ id: r.code, pId: code, value: r.code, title: r.name, isLeaf: !r.hasChildren, selectable: !villagesOnly || r.tier === 'VILLAGE' }))]);
  };
  return (
    <TreeSelect {...rest} treeDataSimpleMode allowClear={allowClear ?? false} showSearch={{ treeNodeFilterProp: 'title' }} popupMatchSelectWidth={300} placeholder={placeholder ?? t('region')}
      value={value ? { value, label: tree.find((n) => n.value === value)?.title ?? chosen?.region.fullName ?? value } : null} labelInValue
      treeData={tree} loadData={(n) => load(n.value as string)} treeDefaultExpandedKeys={own ? [own.code] : []}
      onChange={(v: { value: string; label: string } | undefined | null) => onChange(v?.value)} />
  );
}
