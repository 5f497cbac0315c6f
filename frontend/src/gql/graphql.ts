/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ChangePasswordInput = {
  current: string;
  next: string;
  requestId: string;
};

export type ConditionInput = {
  field: string;
  op: ConditionOp;
  values: Array<string>;
};

/** How a field is compared. */
export type ConditionOp =
  | 'CONTAINS'
  | 'EQ'
  | 'GT'
  | 'GTE'
  | 'HAS'
  | 'IN'
  | 'IS_NULL'
  | 'LT'
  | 'LTE'
  | 'NE'
  | 'NOT_NULL'
  | 'PREFIX';

/** What a form field holds; the client has one input for each. */
export type FieldType =
  | 'BANK_ACCOUNT'
  | 'BOOLEAN'
  | 'CHOICE'
  | 'DATE'
  | 'FILES'
  | 'ID_NUMBER'
  | 'INTEGER'
  | 'LIST'
  | 'LONG_TEXT'
  | 'MEMBER_REF'
  | 'MONEY'
  | 'MONTH'
  | 'MULTI_CHOICE'
  | 'PERSON_REF'
  | 'PHONE'
  | 'REGION'
  | 'STAFF_MULTI'
  | 'TEXT';

/** Further grants of a city officer. */
export type Grant =
  | 'CONFIRM'
  | 'PAY_APPROVE'
  | 'REVIEW'
  | 'STD_EDIT'
  | 'VERIFICATION';

export type OrderInput = {
  desc?: boolean | null | undefined;
  field: string;
};

/** What a role may do; the server decides, the client only hides what is missing here. */
export type Permission =
  | 'AUDIT_READ'
  | 'CASE_ACCEPT'
  | 'CASE_ACCOUNT_CORRECT'
  | 'CASE_CHANGE_PROPOSE'
  | 'CASE_CITY_REVIEW'
  | 'CASE_CONFIRM'
  | 'CASE_DRAFT'
  | 'CASE_NOTICE_CONFIRM'
  | 'CASE_NOTICE_POST'
  | 'CASE_OPINE'
  | 'CASE_READ'
  | 'CASE_READ_CONFIDENTIAL'
  | 'CASE_REVIEW_DEMOCRATIC'
  | 'CASE_SIGN'
  | 'CASE_SURVEY'
  | 'EXPORT_IDS'
  | 'EXPORT_RUN'
  | 'FIGURE_READ'
  | 'FILE_WRITE'
  | 'IMPORT_RUN'
  | 'PAYROLL_APPROVE'
  | 'PAYROLL_CALCULATE'
  | 'PAYROLL_HOLD'
  | 'PAYROLL_READ'
  | 'PERSON_READ'
  | 'PERSON_REVEAL'
  | 'PERSON_WRITE'
  | 'QUERY_ADHOC'
  | 'REGION_READ'
  | 'SELF'
  | 'STAFF_READ'
  | 'STAFF_WRITE'
  | 'STANDARD_APPROVE'
  | 'STANDARD_EDIT'
  | 'STANDARD_READ'
  | 'VERIFICATION_ENTER'
  | 'VERIFICATION_REQUEST';

/** The kinds of record a list row or a search hit can open. */
export type RecordKind =
  | 'AUDIT'
  | 'BATCH'
  | 'CASE'
  | 'ENTITLEMENT'
  | 'HOUSEHOLD'
  | 'IMPORT'
  | 'PAYMENT'
  | 'PERSON'
  | 'REGION'
  | 'STAFF'
  | 'STANDARD';

/** The values that are masked until a reason is given. */
export type RevealField =
  | 'BANK_ACCOUNT'
  | 'DISABILITY_CERT'
  | 'ID_NUMBER'
  | 'PHONE';

export type RevealValueInput = {
  field: RevealField;
  kind: RecordKind;
  reason: string;
  recordId: string;
  requestId: string;
};

export type RevokeSessionInput = {
  requestId: string;
  sessionId: string;
};

/** Roles of the three tiers (city admin, city officer, auditor, township officer and head, village worker and supervisor, analyst, external verifier). */
export type Role =
  | 'AN'
  | 'AU'
  | 'CA'
  | 'CO'
  | 'EV'
  | 'TH'
  | 'TO'
  | 'VS'
  | 'VW';

/** How much attention something wants. */
export type Severity =
  | 'DANGER'
  | 'INFO'
  | 'WARNING';

/** The three tiers of the administration. */
export type Tier =
  | 'CITY'
  | 'TOWNSHIP'
  | 'VILLAGE';

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, username: string, name: string, role: Role, roleLabel: string, sections: Array<string>, grants: Array<Grant>, permissions: Array<Permission>, demo: boolean, cityName: string, today: string, mustChangePassword: boolean, region: { code: string, name: string, fullName: string, tier: Tier, parentCode: string | null } } };

export type MySessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySessionsQuery = { mySessions: Array<{ id: string, createdAt: string, lastUsedAt: string, expiresAt: string, device: string, current: boolean }> };

export type RevokeMySessionMutationVariables = Exact<{
  input: RevokeSessionInput;
}>;


export type RevokeMySessionMutation = { revokeSession: { sessions: Array<{ id: string }> } };

export type ChangeMyPasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangeMyPasswordMutation = { changePassword: { me: { id: string } } };

export type BoardQueryVariables = Exact<{ [key: string]: never; }>;


export type BoardQuery = { board: { title: string, asOf: string, tiles: Array<{ key: string, label: string, value: string, unit: string, severity: Severity }>, charts: Array<{ key: string, title: string, kind: string, unit: string, labels: Array<string>, series: Array<{ name: string, values: Array<number | null> }> }> } };

export type CaseListQueryVariables = Exact<{
  where?: Array<ConditionInput> | ConditionInput | null | undefined;
  order?: OrderInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type CaseListQuery = { cases: { totalCount: number, nodes: Array<{ id: string, number: string, programName: string, statusLabel: string, applicantName: string, memberCount: number, amount: string | null, appliedOn: string | null, due: string | null, dueLabel: string | null, remainingWorkdays: number | null, overdue: boolean, village: { name: string }, township: { name: string }, flags: Array<{ key: string, label: string, severity: Severity }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type CaseProgramsQueryVariables = Exact<{ [key: string]: never; }>;


export type CaseProgramsQuery = { programs: Array<{ code: string, name: string, statuses: Array<{ value: string, label: string }> }> };

export type RevealValueMutationVariables = Exact<{
  input: RevealValueInput;
}>;


export type RevealValueMutation = { revealValue: { value: string } };

export type FormPeopleQueryVariables = Exact<{
  search: string;
}>;


export type FormPeopleQuery = { people: { nodes: Array<{ id: string, name: string, age: number, idNumberMasked: string, village: { name: string } }> } };

export type FormStaffQueryVariables = Exact<{
  search: string;
}>;


export type FormStaffQuery = { staffMembers: { nodes: Array<{ id: string, name: string, roleLabel: string, region: { name: string } }> } };

export type FormFieldPartsFragment = { key: string, type: FieldType, label: string, help: string | null, required: boolean, confidential: boolean, min: string | null, max: string | null, maxLength: number | null, unit: string | null, default: string | null, options: Array<{ value: string, label: string }>, visibleWhen: { field: string, in: Array<string> } | null, itemFields: Array<{ key: string, type: FieldType, label: string, help: string | null, required: boolean, confidential: boolean, min: string | null, max: string | null, maxLength: number | null, unit: string | null, default: string | null, options: Array<{ value: string, label: string }>, visibleWhen: { field: string, in: Array<string> } | null }> } & { ' $fragmentName'?: 'FormFieldPartsFragment' };

export type PickerRegionsQueryVariables = Exact<{
  parentCode?: string | null | undefined;
}>;


export type PickerRegionsQuery = { regions: Array<{ code: string, name: string, tier: Tier, parentCode: string | null, hasChildren: boolean }> };

export type PickerRegionQueryVariables = Exact<{
  regionCode: string;
}>;


export type PickerRegionQuery = { region: { code: string, name: string, fullName: string, tier: Tier } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const FormFieldPartsFragmentDoc = new TypedDocumentString(`
    fragment FormFieldParts on FormField {
  key
  type
  label
  help
  required
  confidential
  min
  max
  maxLength
  unit
  default
  options {
    value
    label
  }
  visibleWhen {
    field
    in
  }
  itemFields {
    key
    type
    label
    help
    required
    confidential
    min
    max
    maxLength
    unit
    default
    options {
      value
      label
    }
    visibleWhen {
      field
      in
    }
  }
}
    `, {"fragmentName":"FormFieldParts"}) as unknown as TypedDocumentString<FormFieldPartsFragment, unknown>;
export const MeDocument = {"__meta__":{"hash":"sha256:d64b1a1697d14545f18a84c6e12703d00e2461c11d4044d4acf68b9eda1a66ee"}} as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const MySessionsDocument = {"__meta__":{"hash":"sha256:6ca74141e7228589b24ea036696248b24213639e2f415c1133b002b3037b50e0"}} as unknown as TypedDocumentString<MySessionsQuery, MySessionsQueryVariables>;
export const RevokeMySessionDocument = {"__meta__":{"hash":"sha256:cbe8d94a016705b1f2cdff5cb96f74a1b07e9b4079e4482419adaff11f99e282"}} as unknown as TypedDocumentString<RevokeMySessionMutation, RevokeMySessionMutationVariables>;
export const ChangeMyPasswordDocument = {"__meta__":{"hash":"sha256:7cd4e3ef325a547260bfa0a48e0b84d83c2d177c7673aa6ffc347a1dfb90c513"}} as unknown as TypedDocumentString<ChangeMyPasswordMutation, ChangeMyPasswordMutationVariables>;
export const BoardDocument = {"__meta__":{"hash":"sha256:63d2693c2967718536426885af4069be9157943a6582602f7b20a6943b09311b"}} as unknown as TypedDocumentString<BoardQuery, BoardQueryVariables>;
export const CaseListDocument = {"__meta__":{"hash":"sha256:0d369d4fae2de73982809cb56aba488ac2a7c388b8a1d76cb2a87b4360da4427"}} as unknown as TypedDocumentString<CaseListQuery, CaseListQueryVariables>;
export const CaseProgramsDocument = {"__meta__":{"hash":"sha256:e2b7b27bb66f69e4ce8c238b158670d2a19f5dfac5289d9247e81c1cbe0a6e03"}} as unknown as TypedDocumentString<CaseProgramsQuery, CaseProgramsQueryVariables>;
export const RevealValueDocument = {"__meta__":{"hash":"sha256:36c6c97b6ccdeba3d623cbd6acc3913787a51bfb6a92a90dc32b5579cc6a4228"}} as unknown as TypedDocumentString<RevealValueMutation, RevealValueMutationVariables>;
export const FormPeopleDocument = {"__meta__":{"hash":"sha256:87b6aeda19830dc52180626a2eaa80b150ae2ff4c597e613c0b844d8a1e754cf"}} as unknown as TypedDocumentString<FormPeopleQuery, FormPeopleQueryVariables>;
export const FormStaffDocument = {"__meta__":{"hash":"sha256:e82596f6ffd18794c9143b0bf4d6bba2c8a8612e57fdff76eda430f3a60cea18"}} as unknown as TypedDocumentString<FormStaffQuery, FormStaffQueryVariables>;
export const PickerRegionsDocument = {"__meta__":{"hash":"sha256:6c2bbe4ebc640ec49e8ae50816bfd7c3291b0944aba73e0ecfa1d4a503d750a0"}} as unknown as TypedDocumentString<PickerRegionsQuery, PickerRegionsQueryVariables>;
export const PickerRegionDocument = {"__meta__":{"hash":"sha256:c5b1e823904035d7032de5b8b189a13fa13e2d5692ece52ae139d099c73460bd"}} as unknown as TypedDocumentString<PickerRegionQuery, PickerRegionQueryVariables>;