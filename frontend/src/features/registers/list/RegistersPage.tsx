import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import type { EntryClass } from '@/gql/graphql';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { PageLink } from '@/ui/PageLink';
import { SectionTables } from '@/ui/SectionTables';
import { StatusTag } from '@/ui/StatusTag';
import { Num } from '@/ui/text';
import { kindsOptions, overviewOptions } from '../queries';
import { Waiting } from './Waiting';
import '../registers.css';

function useOverview(entryClass: EntryClass, enabled: boolean, today: string) {
  return useQuery({ ...overviewOptions(entryClass, today), enabled: enabled && today !== '' });
}

/** The registers of organisations and facilities that the person may read, by the section that keeps them: how many there are, what is late, what waits. */
export default function RegistersPage() {
  const { t } = useTranslation(['registers', 'desk']);
  const me = useQuery(meOptions).data;
  const kinds = useQuery(kindsOptions);
  const today = me?.today ?? '';
  const organizations = useOverview('ORGANIZATION', !!me && mayAny(me, ['ORGANIZATION_READ']), today);
  const facilities = useOverview('FACILITY', !!me && mayAny(me, ['FACILITY_READ']), today);
  const of = (c: EntryClass) => (c === 'ORGANIZATION' ? organizations.data : facilities.data);
  const failed = organizations.error ?? facilities.error;
  return (
    <Page title={t('desk:nav.registers')} subtitle={t('intro')}>
      {failed && <ErrorResult error={failed} onRetry={() => { void organizations.refetch(); void facilities.refetch(); }} />}
      <Waiting lists={[organizations.data?.waiting, facilities.data?.waiting]} />
      <SectionTables query={kinds} className="rg-kinds" words={{ find: t('findKind'), none: t('none'), notFound: (text) => t('noKind', { text }) }}
        head={<><th scope="col">{t('kind')}</th><th scope="col" className="rg-n">{t('standing')}</th><th scope="col" className="rg-n">{t('late')}</th><th scope="col"><span className="sr-only">{t('actions')}</span></th></>}
        renderRow={(k) => {
          const o = of(k.class), late = o?.late[k.code] ?? 0;
          return (
            <>
              <th scope="row"><Link to="/registers/$kindCode" params={{ kindCode: k.code }}>{k.name}</Link></th>
              <td className="rg-n">{o ? <Num value={o.all[k.code] ?? 0} /> : '…'}</td>
              <td className="rg-n">{late > 0 ? <Link to="/registers/$kindCode" params={{ kindCode: k.code }} search={{ f: { dueIn: ['late'] } }}><StatusTag label={t('lateCount', { count: late })} tone="danger" /></Link> : o ? <span className="mz-muted">{t('nothingLate')}</span> : ''}</td>
              <td className="rg-do">
                {k.network && <PageLink to="/networks/$kindCode" params={{ kindCode: k.code }}>{t('network')}</PageLink>}
                {k.mayCreate && <Link to="/registers/$kindCode/new" params={{ kindCode: k.code }}>{t('new')}</Link>}
              </td>
            </>
          );
        }} />
    </Page>
  );
}
