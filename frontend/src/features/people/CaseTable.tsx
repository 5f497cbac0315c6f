import { useTranslation } from 'react-i18next';
import { Empty } from '@/ui/Empty';
import { ScrollX } from '@/ui/ScrollX';
import { StatusTag } from '@/ui/StatusTag';
import { DateText, Money } from '@/ui/text';
import { CaseLink } from '../cases/parts/links';
import type { CaseBrief } from './queries';

/** All dealings with the programmes, of a person or a household. */
export function CaseTable({ cases, label }: { cases: readonly CaseBrief[]; label: string }) {
  const { t } = useTranslation('people');
  if (cases.length === 0) return <Empty text={t('cases.none')} />;
  return (
    <ScrollX label={label}>
      <table className="mz-plain pe-table">
        <thead><tr><th scope="col">{t('cases.number')}</th><th scope="col">{t('cases.program')}</th><th scope="col">{t('cases.status')}</th><th scope="col">{t('cases.applied')}</th><th scope="col" className="pe-right">{t('cases.amount')}</th></tr></thead>
        <tbody>{cases.map((c) => (
          <tr key={c.id}>
            <td className="mz-num pe-left"><CaseLink id={c.id}>{c.number}</CaseLink></td><td>{c.programName}</td><td><StatusTag label={c.statusLabel} tone={c.overdue ? 'danger' : 'info'} /></td>
            <td><DateText value={c.appliedOn} /></td><td className="mz-num"><Money value={c.amount} /></td>
          </tr>
        ))}</tbody>
      </table>
    </ScrollX>
  );
}
