import { Alert, Button, Radio, Skeleton } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { meOptions } from '@/app/session';
import { gqlRequest } from '@/lib/graphql';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { Intent } from '@/lib/intent';
import type { NewCaseSearch } from '../model/search';
import { CaseLink } from '../parts/links';
import { programsOptions } from '../parts/programs';
import { FamilyStep } from './FamilyStep';
import { PersonFinder } from './PersonFinder';
import { PersonRow } from './PersonRow';
import { SideBySide } from './SideBySide';
import { applicantOptions, CreateCaseMutation, familyOptions, openCases } from './queries';
import '../cases.css';

/** Programmes under the sections that own them, in the order in which they come. */
function bySection<P extends { sectionLabel: string }>(programs: readonly P[]): [string, P[]][] {
  const groups = new Map<string, P[]>();
  for (const p of programs) groups.set(p.sectionLabel, [...(groups.get(p.sectionLabel) ?? []), p]);
  return [...groups];
}

/** A new application at the counter: which programme, who applies, who lives with them; then the draft is opened. */
export default function NewCasePage() {
  const { t } = useTranslation('cases');
  const navigate = useNavigate();
  const client = useQueryClient();
  const search: NewCaseSearch = useSearch({ strict: false });
  const set = (patch: NewCaseSearch) => void navigate({ to: '.', search: ((old: object) => ({ ...old, ...patch })) as never, replace: true, resetScroll: false });
  const today = useQuery(meOptions).data?.today ?? '';
  const all = useQuery(programsOptions);
  const programs = all.data?.filter((p) => p.mayDraft) ?? [];
  const program = programs.find((p) => p.code === search.program) ?? (programs.length === 1 ? programs[0] : undefined);
  const person = useQuery({ ...applicantOptions(search.person ?? ''), enabled: !!search.person });
  const applicant = search.person ? person.data?.person : undefined;
  const family = useQuery({ ...familyOptions(applicant?.household?.id ?? ''), enabled: !!applicant?.household }).data;
  const running = openCases(program?.code, applicant?.cases, family?.cases);
  const [intent] = useState(() => new Intent());
  const create = useMutation({
    mutationFn: async () => {
      const content = { programCode: program!.code, householdId: applicant!.household!.id, applicantPersonId: applicant!.id };
      return (await gqlRequest(CreateCaseMutation, { input: { requestId: intent.idFor(content), ...content } })).createCase.case.id;
    },
    onSuccess: async (caseId) => {
      for (const key of ['workQueue', 'workQueueSummary', 'records', 'person', 'household']) void client.invalidateQueries({ queryKey: [key] });
      await navigate({ to: '/cases/$caseId', params: { caseId } });
    },
  });
  const papers = program?.documents.filter((d) => d.required) ?? [];
  return (
    <Page title={t('create.title')} subtitle={t('create.subtitle')}>
      <div className="cs-create">
        <Section title={t('create.step1')}>
          {all.isError && <ErrorResult error={all.error} onRetry={() => void all.refetch()} />}
          {all.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
          {all.data && programs.length === 0 && <Empty text={t('create.noProgram')} />}
          {programs.length > 0 && (
            <>
              <Radio.Group aria-label={t('create.step1')} className="cs-programs" value={program?.code ?? null} onChange={(e) => set({ program: e.target.value as string })}>
                {bySection(programs).map(([label, list]) => (
                  <fieldset key={label}>
                    <legend>{label}</legend>
                    {list.map((p) => <Radio key={p.code} value={p.code}>{p.name}</Radio>)}
                  </fieldset>
                ))}
              </Radio.Group>
              {papers.length > 0 && <p className="mz-muted cs-papers-hint">{t('create.papers')} {papers.map((d) => d.label).join(t('listComma'))}</p>}
            </>
          )}
        </Section>
        {program && (
          <Section title={t('create.step2')} extra={applicant && <Button onClick={() => set({ person: undefined })}>{t('create.change')}</Button>}>
            {!search.person && <PersonFinder chooseText={t('create.choose')} onChoose={(id) => set({ person: id })} />}
            {search.person && person.isError && <ErrorResult error={person.error} onRetry={() => void person.refetch()} />}
            {applicant && (
              <>
                <PersonRow as="div" person={applicant} />
                {person.data!.duplicatesOfPerson.length > 0 && (
                  <Alert className="cs-notice" type="warning" showIcon title={t('create.duplicates', { count: person.data!.duplicatesOfPerson.length })}
                    description={person.data!.duplicatesOfPerson.map((d) => <SideBySide key={d.person.id} name={d.person.name} reasons={d.reasons} fields={d.fields} action={<Button size="small" onClick={() => set({ person: d.person.id })}>{t('create.useThis')}</Button>} />)} />
                )}
              </>
            )}
          </Section>
        )}
        {program && applicant && <Section title={t('create.step3')}><FamilyStep key={applicant.id} applicant={applicant} today={today} /></Section>}
        {program && applicant?.household && (
          <div className="cs-create-end">
            {running.length > 0 && <Alert type="warning" showIcon title={t('create.running')} description={running.map((c) => <div key={c.id}><CaseLink id={c.id}>{c.number} · {c.programName} · {c.statusLabel}</CaseLink></div>)} />}
            {create.isError && <Alert type="error" showIcon title={errorText(create.error)} />}
            <Button type="primary" size="large" loading={create.isPending} onClick={() => create.mutate()}>{t('create.open')}</Button>
            <span className="mz-muted">{t('create.openHint')}</span>
          </div>
        )}
      </div>
    </Page>
  );
}
