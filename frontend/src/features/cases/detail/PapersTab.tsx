import { Button, Flex, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphql } from '@/gql';
import { gqlRequest } from '@/lib/graphql';
import { Empty } from '@/ui/Empty';
import { ErrorResult } from '@/ui/ErrorResult';
import { PaperSheet, PrintArea } from '@/ui/PrintArea';

const CasePaperQuery = graphql(`
  query CasePaper($caseId: ID!, $paper: String!) {
    casePaper(caseId: $caseId, paper: $paper) { paper title documentNumber signature date blocks { kind text rows } }
  }
`);

interface Props { caseId: string; rev: number; papers: readonly { value: string; label: string }[]; paper: string | undefined; onChoose: (paper: string) => void }

/** The papers of the case, as the server lays them out; what is on the sheet is what the printer gets. */
export function PapersTab({ caseId, rev, papers, paper, onChoose }: Props) {
  const { t } = useTranslation('cases');
  const chosen = papers.find((p) => p.value === paper)?.value ?? papers.at(-1)?.value;
  const q = useQuery({ queryKey: ['case', caseId, 'paper', chosen, rev], queryFn: async ({ signal }) => (await gqlRequest(CasePaperQuery, { caseId, paper: chosen! }, { signal })).casePaper, enabled: !!chosen });
  if (papers.length === 0) return <Empty text={t('paper.empty')} />;
  return (
    <>
      <Flex gap={8} wrap role="group" aria-label={t('paper.choose')} className="cs-papers">
        {papers.map((p) => <Button key={p.value} type={p.value === chosen ? 'primary' : 'default'} ghost={p.value === chosen} aria-pressed={p.value === chosen} onClick={() => onChoose(p.value)}>{p.label}</Button>)}
      </Flex>
      {q.isError ? <ErrorResult error={q.error} onRetry={() => void q.refetch()} /> : !q.data ? <Skeleton active paragraph={{ rows: 12 }} /> : <PrintArea><PaperSheet paper={q.data} /></PrintArea>}
    </>
  );
}
