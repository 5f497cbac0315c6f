import { useTranslation } from 'react-i18next';
import { readValues, type FormField, type FormServices, type FormValues } from '@/forms';
import { isBlank } from '@/forms/core';
import { FileLink } from '@/ui/FileLink';
import { Facts, Section } from '@/ui/Section';
import { AccountCard } from './AccountCard';
import { DocumentList } from './DocumentList';
import { MemberTable } from './MemberTable';
import type { CaseDetail } from './query';

const fileLink = (names: Readonly<Record<string, string>> | undefined) => (id: string) => <FileLink file={{ id, name: names?.[id] ?? id }} />;

/** The application as it stands. Members and account have views of their own, which know more than the form does. */
export function ApplicationView({ c, services }: { c: CaseDetail; services: FormServices }) {
  const { t } = useTranslation('cases');
  const form = c.form as FormValues;
  const none = c.status === 'DRAFT' || c.status === 'NEED_MATERIALS' ? undefined : t('form.none');
  const account = c.sections.find((s) => s.fields.some((f) => f.type === 'BANK_ACCOUNT'));
  const members = c.sections.find((s) => s.fields.some((f) => f.type === 'LIST' && f.itemFields?.some((i) => i.type === 'MEMBER_REF' && i.required)));
  return (
    <>
      {c.sections.map((s) => {
        if (s === members) return <MemberTable key={s.key} c={c} title={s.title} />;
        const fields = s.fields.filter((f) => f.type !== 'BANK_ACCOUNT');
        if (fields.length === 0) return null;
        const filled = fields.some((f) => !isBlank(form[f.key])) || (none !== undefined && fields.every((f) => f.type === 'LIST'));
        return (
          <Section key={s.key} title={s.title}>
            {filled ? <Filled fields={fields} form={form} services={services} none={none} /> : <p className="mz-muted cs-tight">{t('form.notFilled')}</p>}
          </Section>
        );
      })}
      {!members && <MemberTable c={c} title={t('member.title')} />}
      <DocumentList documents={c.documents} />
      {(account ?? c.documents.length > 0) && <AccountCard c={c} title={account?.title ?? t('account.title')} />}
    </>
  );
}

/** Plain entries in two columns; lists as tables under their own names. */
function Filled({ fields, form, services, none }: { fields: readonly FormField[]; form: FormValues; services: FormServices; none: string | undefined }) {
  const lists = new Set(fields.filter((f) => f.type === 'LIST').map((f) => f.key));
  const values = readValues(fields, form, services, fileLink(services.labels), none);
  const plain = values.filter((v) => !lists.has(v.key));
  return (
    <>
      {plain.length > 0 && <Facts columns={2} items={plain} />}
      {values.filter((v) => lists.has(v.key)).map((v) => <div key={v.key} className="cs-list"><h3 className="cs-subhead">{v.label}</h3>{v.value}</div>)}
    </>
  );
}
