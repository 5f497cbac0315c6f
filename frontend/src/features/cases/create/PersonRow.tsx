import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '@/ui/StatusTag';
import { CaseLink } from '../parts/links';

export interface PersonBrief {
  id: string; name: string; sex: string; age: number; birth: string; idNumberMasked: string; deathDate?: string | null;
  village: { fullName: string }; household?: { id: string; number: string } | null;
  cases: readonly { id: string; programName: string; statusLabel: string }[];
}

/** A person as one needs to recognise them, with the cases they already have. */
export function PersonRow({ person: p, action, as: Tag = 'li' }: { person: PersonBrief; action?: ReactNode; as?: 'li' | 'div' }) {
  const { t } = useTranslation('cases');
  return (
    <Tag className="cs-person">
      <div>
        <strong>{p.name}</strong> <span className="mz-muted">{t(p.sex === 'M' ? 'person.male' : 'person.female')} · {t('person.age', { count: p.age })} · <span className="mz-num">{p.idNumberMasked}</span></span>
        {p.deathDate && <> <StatusTag label={t('person.died', { day: p.deathDate })} tone="danger" /></>}
        <div className="mz-muted">{p.village.fullName}{p.household && ` · ${t('person.household', { number: p.household.number })}`}</div>
        {p.cases.length > 0 && <Flex gap={6} wrap className="cs-person-cases">{p.cases.map((c) => <CaseLink key={c.id} id={c.id}>{c.programName} · {c.statusLabel}</CaseLink>)}</Flex>}
      </div>
      {action}
    </Tag>
  );
}
