import { Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import './records.css';
import { datasetsOptions } from './queries';

/** What can be asked: every dataset within the person's permissions, each with its list. */
export default function DatasetsPage() {
  const { t } = useTranslation(['records', 'desk']);
  const q = useQuery(datasetsOptions);
  return (
    <Page title={t('desk:nav.explore')} subtitle={t('intro')}>
      {q.isError ? <ErrorResult error={q.error} onRetry={() => void q.refetch()} /> : !q.data ? <Skeleton active paragraph={{ rows: 6 }} /> : (
        <Section title={t('title')} flush>
          <table className="mz-plain rc-table">
            <thead><tr><th scope="col">{t('dataset')}</th><th scope="col">{t('time')}</th><th scope="col">{t('fields')}</th></tr></thead>
            <tbody>{q.data.map((d) => (
              <tr key={d.id}>
                <th scope="row"><Link to={d.id === 'cases' ? '/cases' : '/records/$dataset'} params={{ dataset: d.id }}>{d.name}</Link></th>
                <td>{t(`basis.${d.timeBasis as 'NOW'}`)}</td>
                <td className="mz-muted">{d.fields.filter((f) => f.column).map((f) => f.label).join(t('comma'))}</td>
              </tr>
            ))}</tbody>
          </table>
        </Section>
      )}
    </Page>
  );
}
