import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import { DatasetList } from '@/features/records/DatasetList';
import { Page } from '@/ui/Page';

/** All cases in reach, with every filter the figures know: the list behind any tile about cases. */
export default function CaseListPage() {
  const { t } = useTranslation('cases');
  const navigate = useNavigate();
  const me = useQuery(meOptions).data;
  const mayDraft = !!me && mayAny(me, ['CASE_DRAFT']);
  const create = <Button type="primary" onClick={() => void navigate({ to: '/cases/new' })}>{t('create.title')}</Button>;
  return (
    <Page title={t('list.title')} actions={mayDraft && create}>
      <DatasetList id="cases" searchPlaceholder={t('list.search')} empty={{ text: t('list.empty'), action: mayDraft && create }} />
    </Page>
  );
}
