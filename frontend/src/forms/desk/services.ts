import { graphql } from '@/gql';
import { uploadFile } from '@/lib/files';
import { gqlRequest } from '@/lib/graphql';
import type { FormServices } from '../types';

const PeopleQuery = graphql(`
  query FormPeople($search: String!) { people(search: $search, first: 20) { nodes { id name age idNumberMasked village { name } } } }
`);
const StaffQuery = graphql(`
  query FormStaff($search: String!) { staffMembers(search: $search, first: 20) { nodes { id name roleLabel region { name } } } }
`);

/** Look-ups and upload of the desktop. A page adds what only it knows: deskServices({ members, labels }). */
export const deskServices = (own: Pick<FormServices, 'members' | 'labels'> = {}): FormServices => ({
  ...own,
  searchPeople: async (search) => (await gqlRequest(PeopleQuery, { search })).people.nodes.map((p) => ({ value: p.id, label: `${p.name} (${p.age}) ${p.idNumberMasked} ${p.village.name}` })),
  searchStaff: async (search) => (await gqlRequest(StaffQuery, { search })).staffMembers.nodes.map((s) => ({ value: s.id, label: `${s.name} · ${s.roleLabel} · ${s.region.name}` })),
  upload: uploadFile,
});
