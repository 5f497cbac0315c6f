import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Intent } from '@/lib/intent';
import { graphql } from '@/gql';
import type { SaveStaffInput, StaffListQuery as StaffListData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';

export const StaffListQuery = graphql(`
  query StaffList($search: String, $regionCode: ID, $first: Int!, $after: String) {
    staffMembers(search: $search, regionCode: $regionCode, first: $first, after: $after) {
      nodes { id rev username name role roleLabel region { code name fullName } sections grants active lockedUntil lastLoginAt }
      pageInfo { endCursor hasNextPage }
      totalCount
    }
  }
`);
const StaffRolesQuery = graphql(`
  query StaffRoles { roles { role label tier } }
`);
const SaveMutation = graphql(`
  mutation StaffSave($input: SaveStaffInput!) { saveStaff(input: $input) { staff { id rev username name } oneTimePassword } }
`);
const ResetMutation = graphql(`
  mutation StaffResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) { staff { id rev username name } oneTimePassword } }
`);

export type Member = StaffListData['staffMembers']['nodes'][number];
export const rolesOptions = queryOptions({ queryKey: ['roles'], queryFn: async () => (await gqlRequest(StaffRolesQuery, {})).roles, staleTime: 60 * 60_000 });

export function useSaveStaff() {
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  return useMutation({
    mutationFn: async (v: Omit<SaveStaffInput, 'requestId'>) => {
      const saved = (await gqlRequest(SaveMutation, { input: { requestId: intent.idFor(v), ...v } })).saveStaff;
      intent.done();
      return saved;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['staff'] }),
  });
}

export function useResetPassword() {
  const client = useQueryClient();
  const [intent] = useState(() => new Intent());
  return useMutation({
    mutationFn: async (v: { staffId: string; rev: number }) => {
      const done = (await gqlRequest(ResetMutation, { input: { requestId: intent.idFor(v), ...v } })).resetPassword;
      intent.done();
      return done;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['staff'] }),
  });
}
