import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import { Page } from '@/ui/Page';
import { PageLink } from '@/ui/PageLink';
import { SectionTables } from '@/ui/SectionTables';
import { StatusTag } from '@/ui/StatusTag';
import { Num } from '@/ui/text';
import { alarmCountsOptions, ledgersOptions, totalsOptions } from '../queries';
import { useLedgerWords } from '../parts/words';
import '../ledgers.css';

/** The ledgers that the person may read, by section: what each is, its last day, what somebody has to look at. */
export default function LedgersPage() {
  const { t } = useTranslation(['ledgers', 'desk']);
  const words = useLedgerWords();
  const me = useQuery(meOptions).data;
  const q = useQuery(ledgersOptions);
  const alarms = useQuery(alarmCountsOptions).data;
  const totals = useQuery({ ...totalsOptions(me?.today.slice(0, 7) ?? ''), enabled: !!me && mayAny(me, ['FIGURE_READ']) }).data;
  return (
    <Page title={t('desk:nav.ledgers')} subtitle={t('intro')}>
      <SectionTables query={q} className="lg-list" words={{ find: t('find'), none: t('none'), notFound: (text) => t('noLedger', { text }) }}
        head={<><th scope="col">{t('ledger')}</th><th scope="col" className="lg-what">{t('what')}</th>{totals && <><th scope="col" className="lg-n">{t('count')}</th><th scope="col" className="lg-n">{t('thisMonth')}</th></>}<th scope="col">{t('alarm')}</th><th scope="col"><span className="sr-only">{t('actions')}</span></th></>}
        renderRow={(l) => {
          const n = alarms?.[l.code] ?? 0;
          return (
            <>
              <th scope="row"><Link to="/ledgers/$ledgerCode" params={{ ledgerCode: l.code }}>{l.name}</Link></th>
              <td className="mz-muted lg-what">{words.what(l)}</td>
              {totals && <><td className="lg-n"><Num value={totals.all[l.code] ?? 0} /></td><td className="lg-n"><Num value={totals.month[l.code] ?? 0} /></td></>}
              <td className="lg-nowrap">{n > 0 ? <PageLink to="/alarms" search={{ ledger: l.code }} otherwise={<StatusTag label={t('alarmCount', { count: n })} tone="warning" />}><StatusTag label={t('alarmCount', { count: n })} tone="warning" /></PageLink> : <span className="mz-muted">{alarms ? t('noAlarm') : '…'}</span>}</td>
              <td className="lg-do">{l.mayEnter && <Link to="/ledgers/$ledgerCode/new" params={{ ledgerCode: l.code }} aria-label={t('newOf', { ledger: l.name })}>{t('new')}</Link>}</td>
            </>
          );
        }} />
    </Page>
  );
}
