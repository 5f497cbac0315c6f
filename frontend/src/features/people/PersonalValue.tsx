import { useQuery } from '@tanstack/react-query';
import { mayAny, meOptions } from '@/app/session';
import { graphql } from '@/gql';
import type { RecordKind, RevealField } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';
import { uuid } from '@/lib/uuid';
import { MaskedText } from '@/ui/MaskedText';

const RevealMutation = graphql(`
  mutation RevealValue($input: RevealValueInput!) { revealValue(input: $input) { value } }
`);

/** A masked personal value of a record; whoever may reveal it is asked for the reason, which is audited. */
export function PersonalValue({ masked, what, kind, recordId, field }: { masked: string | null | undefined; what: string; kind: RecordKind; recordId: string; field: RevealField }) {
  const me = useQuery(meOptions).data;
  const may = !!me && mayAny(me, ['PERSON_REVEAL']);
  return (
    <MaskedText value={masked} what={what} onReveal={may ? async (reason) => (await gqlRequest(RevealMutation, { input: { requestId: uuid(), kind, recordId, field, reason } })).revealValue.value : undefined} />
  );
}
