import { Checkbox, Flex, Input, Progress, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphql } from '@/gql';
import { gqlRequest } from '@/lib/graphql';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { StatTile, TileGrid } from '@/ui/StatTile';
import { entryTo, kindTo, newEntryTo } from '../links';
import { groupsOf, narrowed, percent, type Division, type Group } from './model';
import '../views.css';

const ViewsNetworkQuery = graphql(`
  query ViewsNetwork($kindCode: ID!) {
    registerKind(kindCode: $kindCode) { code name shortName mayCreate }
    networkCover(kindCode: $kindCode) { region { code name fullName tier parentCode } entryId name }
  }
`);

/** How complete a network is: every division in reach that should have a node, with its node or a gap to be filled. */
export default function NetworkPage() {
  const { t } = useTranslation('views');
  const navigate = useNavigate();
  const { kindCode } = useParams({ from: '/desk/networks/$kindCode' });
  const { missing = false, q = '' } = useSearch({ from: '/desk/networks/$kindCode' });
  const query = useQuery({ queryKey: ['networkCover', kindCode], staleTime: 0, queryFn: ({ signal }) => gqlRequest(ViewsNetworkQuery, { kindCode }, { signal }) });
  const set = (s: { missing?: boolean | undefined; q?: string | undefined }) => void navigate({ to: '/networks/$kindCode', params: { kindCode }, search: { missing: missing || undefined, q: q || undefined, ...s }, replace: true });
  if (query.isError) return <ErrorResult error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const { registerKind: kind, networkCover: cover } = query.data;
  const { city, groups } = groupsOf(cover);
  const have = cover.filter((d) => d.entryId).length;
  const shown = narrowed(groups, q, missing);
  const chip = (d: Division, label: string) => <Chip key={d.region.code} division={d} label={label} kindCode={kindCode} mayCreate={kind.mayCreate} />;
  return (
    <Page title={t('network.title', { name: kind.shortName })} subtitle={t('network.help')} trail={{ label: kind.shortName, to: `/registers/${kindCode}` }} actions={<Link className="vw-action" {...kindTo(kindCode)}>{t('network.list')}</Link>}>
      {cover.length === 0 ? <Empty text={t('network.none')} /> : (
        <>
          <TileGrid>
            <StatTile label={t('network.complete')} value={percent(have, cover.length)} unit="%" severity={have === cover.length ? 'INFO' : 'WARNING'} />
            <StatTile label={t('network.have')} value={have} note={t('network.of', { count: cover.length })} />
            <StatTile label={t('network.gaps')} value={cover.length - have} severity={have === cover.length ? 'INFO' : 'DANGER'} />
            {city && <div className="mz-tile" role="group" aria-label={city.region.name}><span className="mz-tile-label">{t('network.city')}</span>{chip(city, city.name ?? city.region.name)}</div>}
          </TileGrid>
          <Flex gap={12} wrap align="center" className="vw-bar">
            <Input.Search allowClear defaultValue={q} aria-label={t('network.find')} placeholder={t('network.find')} style={{ width: 240 }} onSearch={(v) => set({ q: v || undefined })} />
            <Checkbox checked={missing} onChange={(e) => set({ missing: e.target.checked || undefined })}>{t('network.onlyMissing')}</Checkbox>
            <span className="mz-muted" role="status">{t('network.shown', { count: shown.length })}</span>
          </Flex>
          {shown.length === 0 ? <Empty text={t(missing && !q ? 'network.full' : 'network.noMatch')} /> : (
            <div className="vw-groups">{shown.map((g) => <Township key={g.code} group={g} chip={chip} />)}</div>
          )}
        </>
      )}
    </Page>
  );
}

function Township({ group: g, chip }: { group: Group; chip: (d: Division, label: string) => React.ReactNode }) {
  const { t } = useTranslation('views');
  const p = percent(g.have, g.of);
  return (
    <section className="vw-group" aria-label={g.name}>
      <header><h2>{g.name}</h2><span className="mz-num">{t('network.count', { have: g.have, of: g.of })}</span></header>
      <Progress percent={p} size="small" strokeColor={p === 100 ? '#1b7f3b' : '#b25e00'} format={() => `${p}%`} aria-label={t('network.percent', { name: g.name })} />
      {g.own && <p className="vw-own">{chip(g.own, g.own.name ?? g.own.region.name)}</p>}
      {g.below.length > 0 && <ul className="vw-chips">{g.below.map((d) => <li key={d.region.code}>{chip(d, d.region.name)}</li>)}</ul>}
    </section>
  );
}

function Chip({ division: d, label, kindCode, mayCreate }: { division: Division; label: string; kindCode: string; mayCreate: boolean }) {
  const { t } = useTranslation('views');
  if (d.entryId) return <Link className="vw-chip vw-have" title={d.name ?? undefined} {...entryTo(d.entryId)}>{label}</Link>;
  const gap = <>{label}<b>{t('network.missing')}</b></>;
  return mayCreate ? <Link className="vw-chip vw-missing" title={t('network.fill', { name: d.region.name })} {...newEntryTo(kindCode, d.region.code)}>{gap}</Link> : <span className="vw-chip vw-missing">{gap}</span>;
}
