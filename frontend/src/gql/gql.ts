/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Me {\n    me {\n      id username name role roleLabel sections grants permissions demo cityName today mustChangePassword\n      region { code name fullName tier parentCode }\n    }\n  }\n": typeof types.MeDocument,
    "\n  query MySessions { mySessions { id createdAt lastUsedAt expiresAt device current } }\n": typeof types.MySessionsDocument,
    "\n  mutation RevokeMySession($input: RevokeSessionInput!) { revokeSession(input: $input) { sessions { id } } }\n": typeof types.RevokeMySessionDocument,
    "\n  mutation ChangeMyPassword($input: ChangePasswordInput!) { changePassword(input: $input) { me { id } } }\n": typeof types.ChangeMyPasswordDocument,
    "\n  query Board {\n    board {\n      title asOf\n      tiles { key label value unit severity }\n      charts { key title kind unit labels series { name values } }\n    }\n  }\n": typeof types.BoardDocument,
    "\n  query CaseList($where: [ConditionInput!], $order: OrderInput, $first: Int!, $after: String) {\n    cases(where: $where, order: $order, first: $first, after: $after) {\n      nodes {\n        id number programName statusLabel applicantName memberCount amount appliedOn due dueLabel remainingWorkdays overdue\n        village { name } township { name } flags { key label severity }\n      }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": typeof types.CaseListDocument,
    "\n  query CasePrograms { programs { code name statuses { value label } } }\n": typeof types.CaseProgramsDocument,
    "\n  mutation RevealValue($input: RevealValueInput!) { revealValue(input: $input) { value } }\n": typeof types.RevealValueDocument,
    "\n  query FormPeople($search: String!) { people(search: $search, first: 20) { nodes { id name age idNumberMasked village { name } } } }\n": typeof types.FormPeopleDocument,
    "\n  query FormStaff($search: String!) { staffMembers(search: $search, first: 20) { nodes { id name roleLabel region { name } } } }\n": typeof types.FormStaffDocument,
    "\n  fragment FormFieldParts on FormField {\n    key type label help required confidential min max maxLength unit default\n    options { value label }\n    visibleWhen { field in }\n    itemFields {\n      key type label help required confidential min max maxLength unit default\n      options { value label }\n      visibleWhen { field in }\n    }\n  }\n": typeof types.FormFieldPartsFragmentDoc,
    "\n  query PickerRegions($parentCode: ID) { regions(parentCode: $parentCode) { code name tier parentCode hasChildren } }\n": typeof types.PickerRegionsDocument,
    "\n  query PickerRegion($regionCode: ID!) { region(regionCode: $regionCode) { code name fullName tier } }\n": typeof types.PickerRegionDocument,
};
const documents: Documents = {
    "\n  query Me {\n    me {\n      id username name role roleLabel sections grants permissions demo cityName today mustChangePassword\n      region { code name fullName tier parentCode }\n    }\n  }\n": types.MeDocument,
    "\n  query MySessions { mySessions { id createdAt lastUsedAt expiresAt device current } }\n": types.MySessionsDocument,
    "\n  mutation RevokeMySession($input: RevokeSessionInput!) { revokeSession(input: $input) { sessions { id } } }\n": types.RevokeMySessionDocument,
    "\n  mutation ChangeMyPassword($input: ChangePasswordInput!) { changePassword(input: $input) { me { id } } }\n": types.ChangeMyPasswordDocument,
    "\n  query Board {\n    board {\n      title asOf\n      tiles { key label value unit severity }\n      charts { key title kind unit labels series { name values } }\n    }\n  }\n": types.BoardDocument,
    "\n  query CaseList($where: [ConditionInput!], $order: OrderInput, $first: Int!, $after: String) {\n    cases(where: $where, order: $order, first: $first, after: $after) {\n      nodes {\n        id number programName statusLabel applicantName memberCount amount appliedOn due dueLabel remainingWorkdays overdue\n        village { name } township { name } flags { key label severity }\n      }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": types.CaseListDocument,
    "\n  query CasePrograms { programs { code name statuses { value label } } }\n": types.CaseProgramsDocument,
    "\n  mutation RevealValue($input: RevealValueInput!) { revealValue(input: $input) { value } }\n": types.RevealValueDocument,
    "\n  query FormPeople($search: String!) { people(search: $search, first: 20) { nodes { id name age idNumberMasked village { name } } } }\n": types.FormPeopleDocument,
    "\n  query FormStaff($search: String!) { staffMembers(search: $search, first: 20) { nodes { id name roleLabel region { name } } } }\n": types.FormStaffDocument,
    "\n  fragment FormFieldParts on FormField {\n    key type label help required confidential min max maxLength unit default\n    options { value label }\n    visibleWhen { field in }\n    itemFields {\n      key type label help required confidential min max maxLength unit default\n      options { value label }\n      visibleWhen { field in }\n    }\n  }\n": types.FormFieldPartsFragmentDoc,
    "\n  query PickerRegions($parentCode: ID) { regions(parentCode: $parentCode) { code name tier parentCode hasChildren } }\n": types.PickerRegionsDocument,
    "\n  query PickerRegion($regionCode: ID!) { region(regionCode: $regionCode) { code name fullName tier } }\n": types.PickerRegionDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me {\n      id username name role roleLabel sections grants permissions demo cityName today mustChangePassword\n      region { code name fullName tier parentCode }\n    }\n  }\n"): typeof import('./graphql').MeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MySessions { mySessions { id createdAt lastUsedAt expiresAt device current } }\n"): typeof import('./graphql').MySessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeMySession($input: RevokeSessionInput!) { revokeSession(input: $input) { sessions { id } } }\n"): typeof import('./graphql').RevokeMySessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeMyPassword($input: ChangePasswordInput!) { changePassword(input: $input) { me { id } } }\n"): typeof import('./graphql').ChangeMyPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Board {\n    board {\n      title asOf\n      tiles { key label value unit severity }\n      charts { key title kind unit labels series { name values } }\n    }\n  }\n"): typeof import('./graphql').BoardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CaseList($where: [ConditionInput!], $order: OrderInput, $first: Int!, $after: String) {\n    cases(where: $where, order: $order, first: $first, after: $after) {\n      nodes {\n        id number programName statusLabel applicantName memberCount amount appliedOn due dueLabel remainingWorkdays overdue\n        village { name } township { name } flags { key label severity }\n      }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n"): typeof import('./graphql').CaseListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CasePrograms { programs { code name statuses { value label } } }\n"): typeof import('./graphql').CaseProgramsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevealValue($input: RevealValueInput!) { revealValue(input: $input) { value } }\n"): typeof import('./graphql').RevealValueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FormPeople($search: String!) { people(search: $search, first: 20) { nodes { id name age idNumberMasked village { name } } } }\n"): typeof import('./graphql').FormPeopleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FormStaff($search: String!) { staffMembers(search: $search, first: 20) { nodes { id name roleLabel region { name } } } }\n"): typeof import('./graphql').FormStaffDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FormFieldParts on FormField {\n    key type label help required confidential min max maxLength unit default\n    options { value label }\n    visibleWhen { field in }\n    itemFields {\n      key type label help required confidential min max maxLength unit default\n      options { value label }\n      visibleWhen { field in }\n    }\n  }\n"): typeof import('./graphql').FormFieldPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PickerRegions($parentCode: ID) { regions(parentCode: $parentCode) { code name tier parentCode hasChildren } }\n"): typeof import('./graphql').PickerRegionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PickerRegion($regionCode: ID!) { region(regionCode: $regionCode) { code name fullName tier } }\n"): typeof import('./graphql').PickerRegionDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
