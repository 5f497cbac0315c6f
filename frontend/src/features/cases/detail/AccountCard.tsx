import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { PersonalValue } from '@/features/people/PersonalValue';
import { Empty } from '@/ui/Empty';
import { Facts, Section } from '@/ui/Section';

const CaseAccountParts = graphql(`
  fragment CaseAccountParts on Case { id account { bank holder kind numberMasked } }
`);

/** Where the benefit is paid; the number stays masked until a reason is given. */
export function AccountCard({ c, title }: { c: FragmentType<typeof CaseAccountParts>; title: string }) {
  const { t } = useTranslation('cases');
  const { id, account: a } = readFragment(CaseAccountParts, c);
  const kinds = { CARD: t('account.card'), PASSBOOK: t('account.passbook') } as Record<string, string>;
  return (
    <Section title={title}>
      {!a ? <Empty text={t('account.empty')} /> : (
        <Facts items={[
          { label: t('account.bank'), value: a.bank }, { label: t('account.holder'), value: a.holder },
          { label: kinds[a.kind] ?? t('account.card'), value: <PersonalValue masked={a.numberMasked} what={t('account.number')} kind="CASE" recordId={id} field="BANK_ACCOUNT" /> },
        ]} />
      )}
    </Section>
  );
}
