import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/gql';
import type { PeoplePersonQuery as PeoplePersonData, PeopleHouseholdQuery as PeopleHouseholdData } from '@/gql/graphql';
import { gqlRequest } from '@/lib/graphql';

const PeoplePersonQuery = graphql(`
  query PeoplePerson($personId: ID!) {
    person(personId: $personId) {
      id rev name sex birth age idNumberMasked phoneMasked address health healthLabel labour labourLabel disabilityCertMasked education marital deathDate mayEdit
      village { code fullName } hukouVillage { code fullName } household { id number }
      memberships { householdId household { id number village { fullName } } relationLabel from to }
      cases { id number programName statusLabel amount appliedOn overdue }
      benefits { monthlyTotal lines { amount since members { value label } case { id number programCode programName statusLabel overdue } } exclusions { personId personName programCode programName caseId reason } }
    }
    duplicatesOfPerson(personId: $personId) { reasons person { id name } fields { label mine theirs same } }
  }
`);
const PeopleHouseholdQuery = graphql(`
  query PeopleHousehold($householdId: ID!) {
    household(householdId: $householdId) {
      id rev number headName address mayEdit head { id } village { code fullName }
      members { personId name person { id age sex idNumberMasked healthLabel labourLabel } relation relationLabel from to }
      pastMembers { personId name person { id } relationLabel from to }
      benefits { monthlyTotal lines { amount since members { value label } case { id number programCode programName statusLabel overdue } } exclusions { personId personName programCode programName caseId reason } }
    }
  }
`);
export const PeopleFindByIdQuery = graphql(`
  query PeopleFindById($search: String!) { people(search: $search, first: 5) { nodes { id name } } }
`);
export const PeopleSaveMutation = graphql(`
  mutation PeopleSave($input: SavePersonInput!) { savePerson(input: $input) { person { id rev } } }
`);
export const PeopleMembershipMutation = graphql(`
  mutation PeopleMembership($input: ChangeMembershipInput!) { changeMembership(input: $input) { household { id rev } } }
`);
export type PersonDetail = PeoplePersonData['person'];
export type Duplicate = PeoplePersonData['duplicatesOfPerson'][number];
export type HouseholdDetail = PeopleHouseholdData['household'];
export type Member = HouseholdDetail['members'][number];
export type CaseBrief = PersonDetail['cases'][number];

export const personOptions = (personId: string) => queryOptions({ queryKey: ['person', personId, 'page'], queryFn: ({ signal }) => gqlRequest(PeoplePersonQuery, { personId }, { signal }), staleTime: 0 });
export const householdOptions = (householdId: string) => queryOptions({ queryKey: ['household', householdId, 'page'], queryFn: async ({ signal }) => (await gqlRequest(PeopleHouseholdQuery, { householdId }, { signal })).household, staleTime: 0 });

