import { Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAny, meOptions } from '@/app/session';
import { bySection } from '@/lib/sections';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { FindBox } from '@/ui/FindBox';
import { Page } from '@/ui/Page';
import { PageLink } from '@/ui/PageLink';
import { ScrollX } from '@/ui/ScrollX';
import { Section } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import { Num } from '@/ui/text';
import { alarmCountsOptions, ledgersOptions, totalsOptions } from '../queries';
import { useLedgerWords } from '../parts/words';
import '../ledgers.css';

/** The ledgers that the person may read, by section: what each is, its last day, what somebody has to look at. */
export default function LedgersPage() {
  const { t } = useTranslation(['ledgers', 'desk']);
  const words = useLedgerWords();
  const [typed, setTyped] = useState('');
  const me = useQuery(meOptions).data;
  const q = useQuery(ledgersOptions);
  const alarms = useQuery(alarmCountsOptions).data;
  const totals = useQuery({ ...totalsOptions(me?.today.slice(0, 7) ?? ''), enabled: !!me && mayAny(me, ['FIGURE_READ']) }).data;
  const found = (q.data ?? []).filter((l) => `${l.name}${l.shortName}`.includes(typed.trim()));
  return (
    <Page title={t('desk:nav.ledgers')} subtitle={t('intro')}>
      {q.isError ? <ErrorResult error={q.error} onRetry={() => void q.refetch()} /> : !q.data ? <Skeleton active paragraph={{ rows: 10 }} /> : q.data.length === 0 ? <Empty text={t('none')} /> : (
        <>
          <FindBox label={t('find')} value={typed} onChange={setTyped} />
          {found.length === 0 && <Empty text={t('noLedger', { text: typed.trim() })} />}
          {bySection(found).map(({ section, items }) => (
            <Section key={section} title={t(`desk:section.${section}`)} flush>
              <ScrollX label={t(`desk:section.${section}`)}>
                <table className="mz-plain lg-list">
                  <thead><tr><th scope="col">{t('ledger')}</th><th scope="col" className="lg-what">{t('what')}</th>{totals && <><th scope="col" className="lg-n">{t('count')}</th><th scope="col" className="lg-n">{t('thisMonth')}</th></>}<th scope="col">{t('alarm')}</th><th scope="col"><span className="sr-only">{t('actions')}</span></th></tr></thead>
                  <tbody>{items.map((l) => {
                    const n = alarms?.[l.code] ?? 0;
                    return (
                      <tr key={l.code}>
                        <th scope="row"><Link to="/ledgers/$ledgerCode" params={{ ledgerCode: l.code }}>{l.name}</Link></th>
                        <td className="mz-muted lg-what">{words.what(l)}</td>
                        {totals && <><td className="lg-n"><Num value={totals.all[l.code] ?? 0} /></td><td className="lg-n"><Num value={totals.month[l.code] ?? 0} /></td></>}
                        <td className="lg-nowrap">{n > 0 ? <PageLink to="/alarms" search={{ ledger: l.code }} otherwise={<StatusTag label={t('alarmCount', { count: n })} tone="warning" />}><StatusTag label={t('alarmCount', { count: n })} tone="warning" /></PageLink> : <span className="mz-muted">{alarms ? t('noAlarm') : '…'}</span>}</td>
                        <td className="lg-do">{l.mayEnter && <Link to="/ledgers/$ledgerCode/new" params={{ ledgerCode: l.code }} aria-label={t('newOf', { ledger: l.name })}>{t('new')}</Link>}</td>
                      </tr>
                    );
                  })}</tbody>
                </table>
              </ScrollX>
            </Section>
          ))}
        </>
      )}
    </Page>
  );
}
