import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/gql';
import type { CreatePersonQuery as CreatePersonData, CreateHouseholdQuery as CreateHouseholdData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';

export const CreatePersonParts = graphql(`
  fragment CreatePersonParts on Person {
    id rev name sex age birth idNumberMasked phoneMasked address healthLabel labourLabel deathDate
    village { code name fullName } household { id number } cases { id number programCode programName status statusLabel }
  }
`);
const CreatePersonQuery = graphql(`
  query CreatePerson($personId: ID!) {
    person(personId: $personId) { id name sex age birth idNumberMasked address village { code name fullName } household { id number } cases { id number programCode programName status statusLabel } }
    duplicatesOfPerson(personId: $personId) { reasons person { id name sex birth idNumberMasked village { fullName } } fields { label mine theirs same } }
  }
`);
const CreateHouseholdQuery = graphql(`
  query CreateHousehold($householdId: ID!) {
    household(householdId: $householdId) {
      id rev number address mayEdit village { code fullName }
      members { personId name person { id age idNumberMasked healthLabel labourLabel } relation relationLabel from }
      cases { id number programCode programName status statusLabel }
    }
  }
`);
export type Applicant = CreatePersonData['person'];
export type Duplicate = CreatePersonData['duplicatesOfPerson'][number];
export type Family = CreateHouseholdData['household'];

export const applicantOptions = (personId: string) => queryOptions({ queryKey: ['person', personId, 'create'], queryFn: ({ signal }) => gqlRequest(CreatePersonQuery, { personId }, { signal }), staleTime: 0 });
export const familyOptions = (householdId: string) => queryOptions({ queryKey: ['household', householdId, 'create'], queryFn: async ({ signal }) => (await gqlRequest(CreateHouseholdQuery, { householdId }, { signal })).household, staleTime: 0 });

export const CreateCheckIdQuery = graphql(`
  query CreateCheckId($idNumber: String!) {
    checkIdNumber(idNumber: $idNumber) { valid message normalized repairs birth sex outOfReach person { ...CreatePersonParts } }
  }
`);
export const CreateFindPeopleQuery = graphql(`
  query CreateFindPeople($search: String!) { people(search: $search, first: 10) { nodes { ...CreatePersonParts } totalCount } }
`);
export const CreateSavePersonMutation = graphql(`
  mutation CreateSavePerson($input: SavePersonInput!) { savePerson(input: $input) { person { id name } } }
`);
export const CreateHouseholdMutation = graphql(`
  mutation CreateFamily($input: CreateHouseholdInput!) { createHousehold(input: $input) { household { id } } }
`);
export const CreateMembershipMutation = graphql(`
  mutation CreateMembership($input: ChangeMembershipInput!) { changeMembership(input: $input) { household { id rev } } }
`);
export const CreateCaseMutation = graphql(`
  mutation CreateCase($input: CreateCaseInput!) { createCase(input: $input) { case { id } } }
`);

const CLOSED = new Set(['REJECTED', 'ENDED', 'WITHDRAWN', 'TERMINATED_PROCEDURE']);
/** A case of the same programme that still runs: usually the one that is looked for. */
export const openCases = <C extends { id: string; programCode: string; status: string }>(programCode: string | undefined, ...lists: readonly (readonly C[] | undefined)[]): C[] =>
  [...new Map(lists.flatMap((l) => l ?? []).map((c) => [c.id, c])).values()].filter((c) => c.programCode === programCode && !CLOSED.has(c.status));

/** Fifteen or eighteen digits, the last of which may be an X: looked up as an ID number; anything else is a name. */
export const looksLikeId = (text: string) => /^[\d\s-]{14,}[\dXx]$/.test(text.trim());
