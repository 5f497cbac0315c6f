import { Button, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { PageLink } from '@/ui/PageLink';
import { useDataset } from '../../records/useDataset';
import { fileKind } from '../model';
import { kindOptions } from '../queries';
import { EntryTable } from './EntryTable';
import '../../cases/cases.css';
import '../registers.css';

const ImportLinks = lazy(() => import('../../imports/ImportLinks').then((m) => ({ default: m.ImportLinks })));

/** One register: every entry of a kind within reach. */
export default function KindPage() {
  const { t } = useTranslation(['registers', 'desk']);
  const navigate = useNavigate();
  const { kindCode } = useParams({ from: '/desk/registers/$kindCode' });
  const me = useQuery(meOptions).data;
  const q = useQuery(kindOptions(kindCode));
  const { dataset } = useDataset(q.data?.dataset ?? '');
  if (q.isError) return <Page title={t('desk:nav.registers')}><ErrorResult error={q.error} onRetry={() => void q.refetch()} /></Page>;
  const k = q.data;
  if (!k || dataset === undefined || !me) return <Page title={k?.name ?? t('desk:nav.registers')}><Skeleton active paragraph={{ rows: 10 }} /></Page>;
  const create = k.mayCreate && <Button type="primary" onClick={() => void navigate({ to: '/registers/$kindCode/new', params: { kindCode } })}>{t('newOf', { kind: k.shortName })}</Button>;
  return (
    <Page title={k.name} subtitle={t(`desk:section.${k.section as 'SA'}`)}
      actions={
        <>
          {k.network && <PageLink className="cs-btn" to="/networks/$kindCode" params={{ kindCode }}>{t('network')}</PageLink>}
          {mayAny(me, ['IMPORT_RUN']) && k.mayCreate && <Suspense fallback={null}><ImportLinks kind={fileKind(kindCode)} /></Suspense>}
          {create}
        </>
      }>
      <EntryTable key={k.code} kind={k} dataset={dataset} today={me.today} mayExport={mayAny(me, ['EXPORT_RUN'])} create={create} />
    </Page>
  );
}
