import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { PersonalValue } from '@/features/people/PersonalValue';
import { Empty } from '@/ui/Empty';
import { ScrollX } from '@/ui/ScrollX';
import { Section } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import { Num } from '@/ui/text';
import { PersonLink } from '../parts/links';

const CaseMemberParts = graphql(`
  fragment CaseMemberParts on Case { memberRows: members { personId name relationLabel counted reasonNotCounted adult age idNumberMasked } }
`);

/** The household as the case counts it: who counts, and why somebody does not. */
export function MemberTable({ c, title }: { c: FragmentType<typeof CaseMemberParts>; title: string }) {
  const { t } = useTranslation('cases');
  const rows = readFragment(CaseMemberParts, c).memberRows;
  const counted = rows.filter((m) => m.counted).length;
  return (
    <Section title={<>{title} {rows.length > 0 && <small className="mz-muted">{t('member.counts', { counted, all: rows.length })}</small>}</>} flush>
      {rows.length === 0 ? <Empty text={t('member.empty')} /> : (
        <ScrollX label={title}>
          <table className="mz-plain">
            <thead><tr><th scope="col">{t('member.name')}</th><th scope="col">{t('member.relation')}</th><th scope="col" className="cs-right">{t('member.age')}</th><th scope="col">{t('member.idNumber')}</th><th scope="col">{t('member.counted')}</th></tr></thead>
            <tbody>{rows.map((m) => (
              <tr key={m.personId}>
                <td><PersonLink id={m.personId}>{m.name}</PersonLink>{!m.adult && <> <StatusTag label={t('member.minor')} /></>}</td>
                <td>{m.relationLabel}</td>
                <td className="mz-num"><Num value={m.age} /></td>
                <td><PersonalValue masked={m.idNumberMasked} what={`${m.name} ${t('member.idNumber')}`} kind="PERSON" recordId={m.personId} field="ID_NUMBER" /></td>
                <td>{m.counted ? <StatusTag label={t('member.yes')} tone="success" /> : <><StatusTag label={t('member.no')} /> <span className="mz-muted">{m.reasonNotCounted}</span></>}</td>
              </tr>
            ))}</tbody>
          </table>
        </ScrollX>
      )}
    </Section>
  );
}
