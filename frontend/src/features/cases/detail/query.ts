import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/gql';
import type { CaseDetailQuery as CaseDetailData } from '@/gql/graphql';
import { readFields, readSections } from '@/forms';
import type { Offer } from '@/features/actions/desk';
import { gqlRequest } from '@/lib/graphql';

const CaseDetailQuery = graphql(`
  query CaseDetail($caseId: ID!) {
    case(caseId: $caseId) {
      id rev number programCode programName status statusLabel statusSince applicantName amount form
      program { code name parts form { key title help fields { ...FormFieldParts } } }
      household { id number members { personId name relationLabel } }
      members { personId name }
      papers { value label }
      notice { photo { id name } }
      documents { key label required memberId memberName missing files { id name size contentType uploadedBy uploadedAt url } }
      actions { seq action label at by fromStatus toStatus toStatusLabel files { id name } }
      availableActions { action label help style confirm initial form { ...FormFieldParts } }
      blockedActions { action label reason }
      ...CaseHeadParts
      ...CaseClockParts
      ...CaseMemberParts
      ...CaseAccountParts
      ...CaseTimelineParts
      ...CaseDecisionParts
      ...CaseVerificationParts
      ...CaseNoticeParts
      ...CaseChangeParts
    }
  }
`);

type Wire = CaseDetailData['case'];
export interface CaseDetail extends Omit<Wire, 'availableActions'> { offers: Offer[]; sections: ReturnType<typeof readSections> }

const read = ({ availableActions, ...c }: Wire): CaseDetail => ({
  ...c,
  sections: readSections(c.program.form),
  offers: availableActions.map((o) => ({ ...o, form: readFields(o.form) })),
});

export const caseOptions = (caseId: string) => queryOptions({
  queryKey: ['case', caseId],
  queryFn: async ({ signal }) => read((await gqlRequest(CaseDetailQuery, { caseId }, { signal })).case),
  staleTime: 0,
});
