/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How prominent an action is. */
export type ActionStyle =
  | 'DANGER'
  | 'NORMAL'
  | 'PRIMARY';

export type AdvanceBatchInput = {
  batchId: string;
  reason?: string | null | undefined;
  requestId: string;
  rev: number;
  step: BatchStep;
};

export type ApplyImportInput = {
  importId: string;
  requestId: string;
  rev: number;
};

/** Where a monthly run stands. */
export type BatchState =
  | 'APPROVED'
  | 'CALCULATED'
  | 'CANCELLED'
  | 'EXPORTED'
  | 'FROZEN'
  | 'REVIEWED'
  | 'SETTLED';

/** What moves a monthly run on. */
export type BatchStep =
  | 'APPROVE'
  | 'CALCULATE'
  | 'CANCEL'
  | 'EXPORT'
  | 'REVIEW';

/** A part of a case that only some programmes have. */
export type CasePart =
  | 'CHANGES'
  | 'NOTICE'
  | 'PAYMENTS'
  | 'VERIFICATION';

export type ChangeMembershipInput = {
  from?: string | null | undefined;
  householdId: string;
  personId: string;
  relation: string;
  requestId: string;
  rev: number;
  to?: string | null | undefined;
};

export type ChangePasswordInput = {
  current: string;
  next: string;
  requestId: string;
};

export type CheckImportInput = {
  fileId: string;
  kind: string;
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

export type CreateCaseInput = {
  applicantPersonId: string;
  householdId: string;
  programCode: string;
  requestId: string;
};

export type CreateEntryInput = {
  /** The entry over it, such as the supervising unit. */
  aboveEntryId?: string | null | undefined;
  /** Its name where it is in no register. */
  aboveName?: string | null | undefined;
  form: Record<string, unknown>;
  kindCode: string;
  regionCode: string;
  requestId: string;
};

export type CreateHouseholdInput = {
  address?: string | null | undefined;
  from: string;
  headPersonId: string;
  requestId: string;
  villageCode: string;
};

/** One question: what to count, by what, where, as of which day or over which period. */
export type DatasetQueryInput = {
  asOf?: string | null | undefined;
  by?: Array<string> | null | undefined;
  columns?: Array<string> | null | undefined;
  dataset: string;
  limit?: number | null | undefined;
  measures?: Array<MeasureInput> | null | undefined;
  order?: OrderInput | null | undefined;
  periodFrom?: string | null | undefined;
  periodTo?: string | null | undefined;
  regionCode?: string | null | undefined;
  where?: Array<ConditionInput> | null | undefined;
};

export type DecideLedgerRecordInput = {
  approve: boolean;
  reason?: string | null | undefined;
  recordId: string;
  requestId: string;
  rev: number;
};

export type DecideStandardInput = {
  approve: boolean;
  reason?: string | null | undefined;
  requestId: string;
  rev: number;
  valueId: string;
};

/** What may lie on a desk: records, by id; programmes, registers and ledgers, by code; pages of the client, by path. */
export type DeskKind =
  | 'BATCH'
  | 'CASE'
  | 'FACILITY'
  | 'HOUSEHOLD'
  | 'IMPORT'
  | 'LEDGER'
  | 'LEDGER_RECORD'
  | 'ORGANIZATION'
  | 'PAGE'
  | 'PERSON'
  | 'PROGRAM'
  | 'REGISTER';

/** The two registers. */
export type EntryClass =
  | 'FACILITY'
  | 'ORGANIZATION';

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

export type FreezeBatchInput = {
  month: string;
  programCode: string;
  requestId: string;
};

/** Further grants of a city officer. */
export type Grant =
  | 'CONFIRM'
  | 'PAY_APPROVE'
  | 'REVIEW'
  | 'STD_EDIT'
  | 'VERIFICATION';

export type HoldPaymentInput = {
  hold: boolean;
  paymentId: string;
  reason: string;
  requestId: string;
  rev: number;
};

export type ImportBankResultInput = {
  batchId: string;
  fileId: string;
  requestId: string;
  rev: number;
};

/** Where an import stands. */
export type ImportState =
  | 'APPLIED'
  | 'CHECKED'
  | 'UNDONE';

/** Whether a record counts. */
export type LedgerRecordState =
  | 'APPROVED'
  | 'PENDING'
  | 'REJECTED'
  | 'VALID'
  | 'VOID';

/** What the records of a ledger are about. */
export type LedgerSubject =
  | 'CASE'
  | 'FACILITY'
  | 'HOUSEHOLD'
  | 'ORGANIZATION'
  | 'PERSON'
  | 'REGION';

/** What time a record of a ledger is of. */
export type LedgerTime =
  | 'DAY'
  | 'MONTH'
  | 'PERIOD'
  | 'YEAR';

export type MeasureInput = {
  as: string;
  field?: string | null | undefined;
  op: MeasureOp;
};

/** How values of a group are put together. */
export type MeasureOp =
  | 'AVG'
  | 'COUNT'
  | 'DISTINCT'
  | 'MAX'
  | 'MIN'
  | 'SUM';

export type NoteVisitInput = {
  itemId: string;
  kind: DeskKind;
  requestId: string;
};

export type OrderInput = {
  desc?: boolean | null | undefined;
  field: string;
};

/** How a block of a paper is laid out. */
export type PaperBlockKind =
  | 'HEADING'
  | 'NOTE'
  | 'PARAGRAPH'
  | 'TABLE';

/** Where one line of a run stands. */
export type PaymentState =
  | 'HELD'
  | 'PAID'
  | 'PENDING'
  | 'REISSUED'
  | 'RETURNED'
  | 'SENT'
  | 'VOID';

export type PerformActionInput = {
  action: string;
  caseId: string;
  form: Record<string, unknown>;
  requestId: string;
  rev: number;
};

export type PerformEntryActionInput = {
  action: string;
  entryId: string;
  form: Record<string, unknown>;
  requestId: string;
  rev: number;
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
  | 'FACILITY_DECIDE'
  | 'FACILITY_READ'
  | 'FACILITY_WRITE'
  | 'FIGURE_READ'
  | 'FILE_WRITE'
  | 'IMPORT_RUN'
  | 'LEDGER_DECIDE'
  | 'LEDGER_READ'
  | 'LEDGER_WRITE'
  | 'ORGANIZATION_DECIDE'
  | 'ORGANIZATION_READ'
  | 'ORGANIZATION_WRITE'
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

export type ProposeStandardInput = {
  areaClass?: string | null | undefined;
  documentNumber: string;
  effectiveFrom: string;
  group?: string | null | undefined;
  key: string;
  requestId: string;
  value: string;
};

/** The kinds of record a list row or a search hit can open. */
export type RecordKind =
  | 'AUDIT'
  | 'BATCH'
  | 'CASE'
  | 'ENTITLEMENT'
  | 'FACILITY'
  | 'HOUSEHOLD'
  | 'IMPORT'
  | 'LEDGER_RECORD'
  | 'ORGANIZATION'
  | 'PAYMENT'
  | 'PERSON'
  | 'REGION'
  | 'STAFF'
  | 'STANDARD';

export type ResetPasswordInput = {
  requestId: string;
  rev: number;
  staffId: string;
};

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

export type SaveLedgerRecordInput = {
  form: Record<string, unknown>;
  ledgerCode: string;
  on: string;
  /** Why it is corrected; required for a correction. */
  reason?: string | null | undefined;
  recordId?: string | null | undefined;
  regionCode?: string | null | undefined;
  requestId: string;
  rev?: number | null | undefined;
  subjectId?: string | null | undefined;
  until?: string | null | undefined;
};

export type SavePersonInput = {
  address?: string | null | undefined;
  birth?: string | null | undefined;
  deathDate?: string | null | undefined;
  disabilityCert?: string | null | undefined;
  /** Set after the duplicates were looked at. */
  duplicateChecked?: boolean | null | undefined;
  education?: string | null | undefined;
  health: string;
  hukouVillageCode?: string | null | undefined;
  idNumber?: string | null | undefined;
  labour: string;
  marital?: string | null | undefined;
  name: string;
  personId?: string | null | undefined;
  phone?: string | null | undefined;
  requestId: string;
  rev?: number | null | undefined;
  sex?: string | null | undefined;
  villageCode: string;
};

export type SaveStaffInput = {
  active: boolean;
  grants?: Array<Grant> | null | undefined;
  name: string;
  regionCode: string;
  /** Resident ID numbers of near relatives: nobody acts on a relative's case. */
  relativeIdNumbers?: Array<string> | null | undefined;
  requestId: string;
  rev?: number | null | undefined;
  role: Role;
  sections?: Array<string> | null | undefined;
  staffId?: string | null | undefined;
  username: string;
};

export type SetFavouriteInput = {
  favourite: boolean;
  itemId: string;
  kind: DeskKind;
  requestId: string;
};

/** How much attention something wants. */
export type Severity =
  | 'DANGER'
  | 'INFO'
  | 'WARNING';

/** Where a proposed value stands. */
export type StandardState =
  | 'APPROVED'
  | 'PROPOSED'
  | 'REFUSED';

/** The three tiers of the administration. */
export type Tier =
  | 'CITY'
  | 'TOWNSHIP'
  | 'VILLAGE';

export type UndoImportInput = {
  importId: string;
  reason: string;
  requestId: string;
  rev: number;
};

export type VoidLedgerRecordInput = {
  reason: string;
  recordId: string;
  requestId: string;
  rev: number;
};

export type MenuKindsQueryVariables = Exact<{
  cases: boolean;
  registers: boolean;
  ledgers: boolean;
}>;


export type MenuKindsQuery = { programs?: Array<{ code: string, name: string, shortName: string, section: string }>, registerKinds?: Array<{ code: string, name: string, shortName: string, section: string }>, ledgers?: Array<{ code: string, name: string, shortName: string, section: string }> };

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

export type AuditListQueryVariables = Exact<{
  staffId?: string | null | undefined;
  recordId?: string | null | undefined;
  kind?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditListQuery = { auditEvents: { totalCount: number, nodes: Array<{ seq: number, at: string, staff: string, role: string, kind: string, kindLabel: string, summary: string, reason: string | null, record: { kind: RecordKind, id: string, label: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type AuditStaffQueryVariables = Exact<{
  search: string;
}>;


export type AuditStaffQuery = { staffMembers: { nodes: Array<{ id: string, name: string, username: string, region: { name: string } }> } };

export type BoardQueryVariables = Exact<{ [key: string]: never; }>;


export type BoardQuery = { board: { title: string, asOf: string, tiles: Array<{ key: string, label: string, value: string, unit: string, severity: Severity, link: { target: string, dataset: string | null, regionCode: string | null, asOf: string | null, indicatorId: string | null, where: Array<{ field: string, op: ConditionOp, values: Array<string> }> } | null }>, charts: Array<{ key: string, title: string, kind: string, unit: string, labels: Array<string>, series: Array<{ name: string, values: Array<number | null> }>, link: { target: string, dataset: string | null, regionCode: string | null, asOf: string | null, indicatorId: string | null, where: Array<{ field: string, op: ConditionOp, values: Array<string> }> } | null }> } };

export type CalendarYearQueryVariables = Exact<{
  year: number;
}>;


export type CalendarYearQuery = { calendarYear: { year: number, source: string, workdays: number, daysOff: Array<{ date: string, name: string }>, makeUpDays: Array<{ date: string, name: string }> } };

export type CreatePersonPartsFragment = { id: string, rev: number, name: string, sex: string, age: number, birth: string, idNumberMasked: string, phoneMasked: string | null, address: string | null, healthLabel: string, labourLabel: string, deathDate: string | null, village: { code: string, name: string, fullName: string }, household: { id: string, number: string } | null, cases: Array<{ id: string, number: string, programCode: string, programName: string, status: string, statusLabel: string }> } & { ' $fragmentName'?: 'CreatePersonPartsFragment' };

export type CreatePersonQueryVariables = Exact<{
  personId: string;
}>;


export type CreatePersonQuery = { person: { id: string, name: string, sex: string, age: number, birth: string, idNumberMasked: string, address: string | null, village: { code: string, name: string, fullName: string }, household: { id: string, number: string } | null, cases: Array<{ id: string, number: string, programCode: string, programName: string, status: string, statusLabel: string }> }, duplicatesOfPerson: Array<{ reasons: Array<string>, person: { id: string, name: string, sex: string, birth: string, idNumberMasked: string, village: { fullName: string } }, fields: Array<{ label: string, mine: string, theirs: string, same: boolean }> }> };

export type CreateHouseholdQueryVariables = Exact<{
  householdId: string;
}>;


export type CreateHouseholdQuery = { household: { id: string, rev: number, number: string, address: string | null, mayEdit: boolean, village: { code: string, fullName: string }, members: Array<{ personId: string, name: string, relation: string, relationLabel: string, from: string, person: { id: string, age: number, idNumberMasked: string, healthLabel: string, labourLabel: string } | null }>, cases: Array<{ id: string, number: string, programCode: string, programName: string, status: string, statusLabel: string }> } };

export type CreateCheckIdQueryVariables = Exact<{
  idNumber: string;
}>;


export type CreateCheckIdQuery = { checkIdNumber: { valid: boolean, message: string | null, normalized: string | null, repairs: Array<string>, birth: string | null, sex: string | null, outOfReach: boolean, person: { ' $fragmentRefs'?: { 'CreatePersonPartsFragment': CreatePersonPartsFragment } } | null } };

export type CreateFindPeopleQueryVariables = Exact<{
  search: string;
}>;


export type CreateFindPeopleQuery = { people: { totalCount: number, nodes: Array<{ ' $fragmentRefs'?: { 'CreatePersonPartsFragment': CreatePersonPartsFragment } }> } };

export type CreateSavePersonMutationVariables = Exact<{
  input: SavePersonInput;
}>;


export type CreateSavePersonMutation = { savePerson: { person: { id: string, name: string } } };

export type CreateFamilyMutationVariables = Exact<{
  input: CreateHouseholdInput;
}>;


export type CreateFamilyMutation = { createHousehold: { household: { id: string } } };

export type CreateMembershipMutationVariables = Exact<{
  input: ChangeMembershipInput;
}>;


export type CreateMembershipMutation = { changeMembership: { household: { id: string, rev: number } } };

export type CreateCaseMutationVariables = Exact<{
  input: CreateCaseInput;
}>;


export type CreateCaseMutation = { createCase: { case: { id: string } } };

export type CaseAccountPartsFragment = { id: string, account: { bank: string, holder: string, kind: string, numberMasked: string } | null } & { ' $fragmentName'?: 'CaseAccountPartsFragment' };

export type CaseHeadPartsFragment = { number: string, programName: string, statusLabel: string, statusSince: string, applicantName: string, category: string | null, areaClassLabel: string, memberCount: number, amount: string | null, appliedOn: string | null, acceptedOn: string | null, decidedOn: string | null, effectiveFrom: string | null, endedAfter: string | null, endReason: string | null, nextReview: string | null, due: string | null, dueLabel: string | null, remainingWorkdays: number | null, overdue: boolean, flags: Array<{ key: string, label: string, severity: Severity }>, applicant: { id: string } | null, household: { id: string, number: string } | null, village: { name: string }, township: { name: string } } & { ' $fragmentName'?: 'CaseHeadPartsFragment' };

export type CaseChangePartsFragment = { proposedChange: { ' $fragmentRefs'?: { 'CaseChangeLineFragment': CaseChangeLineFragment } } | null, changes: Array<{ ' $fragmentRefs'?: { 'CaseChangeLineFragment': CaseChangeLineFragment } }>, entitlements: Array<{ id: string, fromMonth: string, toMonth: string | null, members: number, amount: string, category: string | null, areaClass: string, beganBecause: string, endedBecause: string | null }> } & { ' $fragmentName'?: 'CaseChangePartsFragment' };

export type CaseChangeLineFragment = { kind: string, kindLabel: string, triggerLabel: string, effectiveMonth: string, householdsDelta: number, personsDelta: number, amountDelta: string, reason: string | null, proposedBy: string | null, proposedAt: string | null, decidedBy: string | null, decidedAt: string | null, decision: string | null } & { ' $fragmentName'?: 'CaseChangeLineFragment' };

export type CaseClockPartsFragment = { clocks: Array<{ key: string, label: string, legal: string, startedOn: string, due: string | null, stoppedOn: string | null, pausedDays: number, remainingWorkdays: number | null, overdue: boolean, hard: boolean }> } & { ' $fragmentName'?: 'CaseClockPartsFragment' };

export type CaseDecisionPartsFragment = { program: { cycle: string | null }, decisionCard: { eligible: boolean, amount: string, month: string, reasons: Array<string>, legal: Array<{ law: string, article: string | null, number: string | null }>, facts: Array<{ label: string, value: string, note: string | null }>, steps: Array<{ label: string, value: string, note: string | null }>, standards: Array<{ key: string, label: string, value: string, effectiveFrom: string, documentNumber: string }> } | null } & { ' $fragmentName'?: 'CaseDecisionPartsFragment' };

export type CaseMemberPartsFragment = { memberRows: Array<{ personId: string, name: string, relationLabel: string, counted: boolean, reasonNotCounted: string | null, adult: boolean, age: number | null, idNumberMasked: string }> } & { ' $fragmentName'?: 'CaseMemberPartsFragment' };

export type CaseNoticePartsFragment = { notice: { postedOn: string | null, until: string | null, confirmedOn: string | null, objections: number, text: string, photo: { id: string, name: string, size: number, contentType: string, url: string, uploadedBy: string, uploadedAt: string } | null } | null } & { ' $fragmentName'?: 'CaseNoticePartsFragment' };

export type CasePaperQueryVariables = Exact<{
  caseId: string;
  paper: string;
}>;


export type CasePaperQuery = { casePaper: { paper: string, title: string, documentNumber: string | null, signature: string, date: string, blocks: Array<{ kind: PaperBlockKind, text: string | null, rows: Array<Array<string>> }> } };

export type CasePaymentsQueryVariables = Exact<{
  caseId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type CasePaymentsQuery = { case: { id: string, payments: { totalCount: number, nodes: Array<{ id: string, period: string, itemLabel: string, amount: string, payee: string, bank: string, accountMasked: string, state: PaymentState, stateLabel: string, bankMessage: string | null, paidOn: string | null, batchId: string, reissueOf: string | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

export type CaseTimelinePartsFragment = { log: Array<{ seq: number, label: string, by: string, byRole: string, byRegion: string, at: string, fromStatus: string | null, toStatus: string, toStatusLabel: string, dueBefore: string | null, overdue: boolean, summary: Array<{ key: string, label: string, text: string }>, files: Array<{ id: string, name: string, size: number, url: string }> }> } & { ' $fragmentName'?: 'CaseTimelinePartsFragment' };

export type CaseVerificationPartsFragment = { verification: { status: string, statusLabel: string, requestedOn: string | null, openedOn: string | null, due: string | null, result: string | null, resultLabel: string | null, items: Array<{ department: string, departmentLabel: string, personName: string, finding: string, over: boolean, difference: string | null, note: string | null }> } | null } & { ' $fragmentName'?: 'CaseVerificationPartsFragment' };

export type CaseDetailQueryVariables = Exact<{
  caseId: string;
}>;


export type CaseDetailQuery = { case: (
    { id: string, rev: number, number: string, programCode: string, programName: string, status: string, statusLabel: string, statusSince: string, applicantName: string, amount: string | null, form: Record<string, unknown>, program: { code: string, name: string, parts: Array<CasePart>, form: Array<{ key: string, title: string, help: string | null, fields: Array<{ ' $fragmentRefs'?: { 'FormFieldPartsFragment': FormFieldPartsFragment } }> }> }, household: { id: string, number: string, members: Array<{ personId: string, name: string, relationLabel: string }> } | null, members: Array<{ personId: string, name: string }>, papers: Array<{ value: string, label: string }>, notice: { photo: { id: string, name: string } | null } | null, documents: Array<{ key: string, label: string, required: boolean, memberId: string | null, memberName: string | null, missing: boolean, files: Array<{ id: string, name: string, size: number, contentType: string, uploadedBy: string, uploadedAt: string, url: string }> }>, actions: Array<{ seq: number, action: string, label: string, at: string, by: string, fromStatus: string | null, toStatus: string, toStatusLabel: string, files: Array<{ id: string, name: string }> }>, availableActions: Array<{ action: string, label: string, help: string | null, style: ActionStyle, confirm: string | null, initial: Record<string, unknown>, form: Array<{ ' $fragmentRefs'?: { 'FormFieldPartsFragment': FormFieldPartsFragment } }> }>, blockedActions: Array<{ action: string, label: string, reason: string }> }
    & { ' $fragmentRefs'?: { 'CaseHeadPartsFragment': CaseHeadPartsFragment;'CaseClockPartsFragment': CaseClockPartsFragment;'CaseMemberPartsFragment': CaseMemberPartsFragment;'CaseAccountPartsFragment': CaseAccountPartsFragment;'CaseTimelinePartsFragment': CaseTimelinePartsFragment;'CaseDecisionPartsFragment': CaseDecisionPartsFragment;'CaseVerificationPartsFragment': CaseVerificationPartsFragment;'CaseNoticePartsFragment': CaseNoticePartsFragment;'CaseChangePartsFragment': CaseChangePartsFragment } }
  ) };

export type CasePerformMutationVariables = Exact<{
  input: PerformActionInput;
}>;


export type CasePerformMutation = { performAction: { case: { id: string, rev: number, status: string, statusLabel: string } } };

export type ChipImportQueryVariables = Exact<{
  importId: string;
}>;


export type ChipImportQuery = { import: { fileName: string, at: string } };

export type CaseProgramsQueryVariables = Exact<{ [key: string]: never; }>;


export type CaseProgramsQuery = { programs: Array<{ code: string, name: string, shortName: string, unit: string, section: string, sectionLabel: string, cycle: string | null, mayDraft: boolean, statuses: Array<{ value: string, label: string }>, basis: Array<{ law: string, number: string | null }>, documents: Array<{ key: string, label: string, required: boolean, perMember: boolean, help: string | null }> }> };

export type WorkQueueQueryVariables = Exact<{
  programCode?: string | null | undefined;
  action?: string | null | undefined;
  search?: string | null | undefined;
  overdue?: boolean | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type WorkQueueQuery = { workQueue: { totalCount: number, nodes: Array<{ id: string, number: string, programName: string, statusLabel: string, statusSince: string, applicantName: string, memberCount: number, amount: string | null, appliedOn: string | null, due: string | null, dueLabel: string | null, remainingWorkdays: number | null, overdue: boolean, village: { name: string }, township: { name: string }, flags: Array<{ key: string, label: string, severity: Severity }>, availableActions: Array<{ action: string, label: string, style: ActionStyle }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type WorkQueueSummaryQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkQueueSummaryQuery = { workQueueSummary: Array<{ action: string, label: string, count: number, overdue: number, dueSoon: number }> };

export type WorkQueueOverdueQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkQueueOverdueQuery = { workQueue: { totalCount: number } };

export type WorkQueueNextQueryVariables = Exact<{
  programCode?: string | null | undefined;
  action?: string | null | undefined;
}>;


export type WorkQueueNextQuery = { workQueue: { totalCount: number, nodes: Array<{ id: string, applicantName: string, programName: string }> } };

export type WorkQueueChangesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WorkQueueChangesSubscription = { workQueueChanged: { caseId: string, at: string } };

export type FiguresIndicatorsQueryVariables = Exact<{
  ids?: Array<string> | string | null | undefined;
  regionCode?: string | null | undefined;
  cutOff?: string | null | undefined;
}>;


export type FiguresIndicatorsQuery = { indicators: Array<{ id: string, key: string, label: string, unit: string, value: string | null, printed: string, basis: string, definition: string, asOf: string, numerator: string | null, denominator: string | null, opensRecords: boolean }> };

export type FiguresRecordsQueryVariables = Exact<{
  indicatorId: string;
  regionCode?: string | null | undefined;
  cutOff?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type FiguresRecordsQuery = { indicatorRecords: { totalCount: number, columns: Array<{ name: string, label: string, type: string, filter: boolean, sortable: boolean, column: boolean, byDefault: boolean, options: Array<{ value: string, label: string }> }>, nodes: Array<{ id: string, cells: Array<string | null>, labels: Array<string | null>, ref: { kind: RecordKind, id: string, label: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type HomeWorkQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeWorkQuery = { workQueueSummary: Array<{ action: string, label: string, count: number }> };

export type ImportsKindsQueryVariables = Exact<{ [key: string]: never; }>;


export type ImportsKindsQuery = { importKinds: Array<{ kind: string, label: string, columns: Array<string>, templateUrl: string }> };

export type ImportsListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ImportsListQuery = { imports: { totalCount: number, nodes: Array<{ id: string, kind: string, fileName: string, state: ImportState, by: string, at: string, households: number, persons: number, entries: number, monthlyTotal: string, progress: number, refused: Array<{ row: number }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type ImportsOneQueryVariables = Exact<{
  importId: string;
}>;


export type ImportsOneQuery = { import: { id: string, rev: number, kind: string, fileName: string, state: ImportState, by: string, at: string, households: number, persons: number, entries: number, monthlyTotal: string, progress: number, fileUrl: string, refusedFileUrl: string | null, mayApply: boolean, applyNote: string | null, byKind: Array<{ key: string, label: string, count: number }>, repaired: Array<{ key: string, label: string, count: number }>, byVillage: Array<{ key: string, label: string, count: number }>, refused: Array<{ sheet: string, row: number, reason: string, message: string, household: string | null }> } };

export type ImportsCheckMutationVariables = Exact<{
  input: CheckImportInput;
}>;


export type ImportsCheckMutation = { checkImport: { import: { id: string } } };

export type ImportsApplyMutationVariables = Exact<{
  input: ApplyImportInput;
}>;


export type ImportsApplyMutation = { applyImport: { import: { id: string, rev: number, state: ImportState } } };

export type ImportsUndoMutationVariables = Exact<{
  input: UndoImportInput;
}>;


export type ImportsUndoMutation = { undoImport: { import: { id: string, rev: number, state: ImportState } } };

export type LedgersQueryVariables = Exact<{ [key: string]: never; }>;


export type LedgersQuery = { ledgers: Array<{ code: string, name: string, shortName: string, section: string, about: LedgerSubject, time: LedgerTime, enteredBy: Array<Tier>, rollsUp: boolean, decided: boolean, mayEnter: boolean, alarms: Array<{ value: string }> }> };

export type LedgerAlarmCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type LedgerAlarmCountsQuery = { ledgerAlarms: Array<{ ledgerCode: string, severity: Severity }> };

export type LedgerTotalsQueryVariables = Exact<{
  all: DatasetQueryInput;
  month: DatasetQueryInput;
}>;


export type LedgerTotalsQuery = { all: { rows: Array<{ keys: Array<string | null>, values: Array<string | null> }> }, month: { rows: Array<{ keys: Array<string | null>, values: Array<string | null> }> } };

export type LedgerQueryVariables = Exact<{
  ledgerCode: string;
}>;


export type LedgerQuery = { ledger: { code: string, name: string, shortName: string, section: string, about: LedgerSubject, kinds: Array<string>, subjectOptional: boolean, time: LedgerTime, tiers: Array<Tier>, enteredBy: Array<Tier>, prefilled: Array<string>, rollsUp: boolean, covers: boolean, decided: boolean, dataset: string, mayEnter: boolean, alarms: Array<{ value: string, label: string }>, fields: Array<{ ' $fragmentRefs'?: { 'FormFieldPartsFragment': FormFieldPartsFragment } }> } };

export type LedgerRecordsQueryVariables = Exact<{
  ledgerCode: string;
  regionCode?: string | null | undefined;
  subjectId?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  where?: Array<ConditionInput> | ConditionInput | null | undefined;
  order?: OrderInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type LedgerRecordsQuery = { ledgerRecords: { totalCount: number, nodes: Array<{ id: string, subjectName: string | null, subjectKindLabel: string | null, on: string, until: string | null, state: LedgerRecordState, stateLabel: string, superseded: boolean, due: string | null, alarm: string | null, by: string, region: { name: string, fullName: string }, values: Array<{ key: string, text: string }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type LedgerDraftQueryVariables = Exact<{
  ledgerCode: string;
  regionCode?: string | null | undefined;
  subjectId?: string | null | undefined;
  form?: Record<string, unknown> | null | undefined;
}>;


export type LedgerDraftQuery = { ledgerDraft: { subjectName: string | null, on: string, initial: Record<string, unknown>, prefilled: Array<string>, region: { code: string, fullName: string, tier: Tier }, fields: Array<{ ' $fragmentRefs'?: { 'FormFieldPartsFragment': FormFieldPartsFragment } }> } };

export type LedgerRecordQueryVariables = Exact<{
  recordId: string;
}>;


export type LedgerRecordQuery = { ledgerRecord: { id: string, rev: number, ledgerCode: string, ledgerName: string, subjectName: string | null, subjectKindLabel: string | null, on: string, until: string | null, state: LedgerRecordState, stateLabel: string, superseded: boolean, due: string | null, alarm: string | null, by: string, byRole: string, at: string, typed: number, prefilled: number, form: Record<string, unknown>, mayCorrect: boolean, mayVoid: boolean, mayDecide: boolean, region: { code: string, fullName: string }, subject: { kind: RecordKind, id: string, label: string } | null, values: Array<{ key: string, label: string, text: string }>, files: Array<{ id: string, name: string, size: number, url: string }>, log: Array<{ seq: number, operation: string, label: string, by: string, byRole: string, at: string, reason: string | null, on: string, until: string | null, values: Array<{ key: string, label: string, text: string }> }> } };

export type LedgerSaveMutationVariables = Exact<{
  input: SaveLedgerRecordInput;
}>;


export type LedgerSaveMutation = { saveLedgerRecord: { record: { id: string, rev: number, stateLabel: string } } };

export type LedgerVoidMutationVariables = Exact<{
  input: VoidLedgerRecordInput;
}>;


export type LedgerVoidMutation = { voidLedgerRecord: { record: { id: string, rev: number, stateLabel: string } } };

export type LedgerDecideMutationVariables = Exact<{
  input: DecideLedgerRecordInput;
}>;


export type LedgerDecideMutation = { decideLedgerRecord: { record: { id: string, rev: number, stateLabel: string } } };

export type LedgerFindQueryVariables = Exact<{
  text: string;
}>;


export type LedgerFindQuery = { search: Array<{ kind: RecordKind, id: string, label: string }> };

export type PayrollNotListedQueryVariables = Exact<{
  query: DatasetQueryInput;
}>;


export type PayrollNotListedQuery = { records: { totalCount: number } };

export type PayrollBatchQueryVariables = Exact<{
  batchId: string;
}>;


export type PayrollBatchQuery = { batch: { id: string, rev: number, number: string, programName: string, month: string, state: BatchState, stateLabel: string, lineCount: number, personCount: number, total: string, paid: string, returned: number, held: number, supplement: number, reissued: number, programCode: string, lastMonthTotal: string | null, lastMonthLines: number | null, deviation: string | null, deviationReason: string | null, progress: number, fileName: string | null, fileHash: string | null, fileUrl: string | null, checks: Array<{ key: string, label: string, severity: Severity, count: number, blocking: boolean, paymentIds: Array<string> }>, log: Array<{ step: string, label: string, by: string, at: string, note: string | null }>, availableSteps: Array<{ step: BatchStep, label: string, allowed: boolean, reason: string | null, needsReason: boolean }>, byTownship: Array<{ lines: number, total: string, region: { code: string, name: string } }> } };

export type PayrollLinesQueryVariables = Exact<{
  batchId: string;
  state?: PaymentState | null | undefined;
  search?: string | null | undefined;
  regionCode?: string | null | undefined;
  onlyChecked?: boolean | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type PayrollLinesQuery = { batch: { id: string, payments: { totalCount: number, nodes: Array<{ id: string, rev: number, caseId: string, caseNumber: string, payee: string, bank: string, accountMasked: string, itemLabel: string, period: string, amount: string, state: PaymentState, stateLabel: string, bankMessage: string | null, paidOn: string | null, checks: Array<string>, reissueOf: string | null, accountCorrected: boolean, mayHold: boolean, holdNote: string | null, village: { code: string, name: string, fullName: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } };

export type PayrollAdvanceMutationVariables = Exact<{
  input: AdvanceBatchInput;
}>;


export type PayrollAdvanceMutation = { advanceBatch: { batch: { id: string, rev: number, state: BatchState } } };

export type PayrollResultMutationVariables = Exact<{
  input: ImportBankResultInput;
}>;


export type PayrollResultMutation = { importBankResult: { batch: { id: string, rev: number, state: BatchState, paid: string, returned: number } } };

export type PayrollHoldMutationVariables = Exact<{
  input: HoldPaymentInput;
}>;


export type PayrollHoldMutation = { holdPayment: { payment: { id: string, rev: number, state: PaymentState } } };

export type PayrollBatchesQueryVariables = Exact<{
  programCode?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type PayrollBatchesQuery = { batches: { totalCount: number, nodes: Array<{ id: string, number: string, programCode: string, programName: string, month: string, state: BatchState, stateLabel: string, lineCount: number, personCount: number, total: string, paid: string, returned: number, held: number, supplement: number, reissued: number, deviation: string | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type PayrollFreezeMutationVariables = Exact<{
  input: FreezeBatchInput;
}>;


export type PayrollFreezeMutation = { freezeBatch: { batch: { id: string, number: string } } };

export type RevealValueMutationVariables = Exact<{
  input: RevealValueInput;
}>;


export type RevealValueMutation = { revealValue: { value: string } };

export type PeoplePersonQueryVariables = Exact<{
  personId: string;
}>;


export type PeoplePersonQuery = { person: { id: string, rev: number, name: string, sex: string, birth: string, age: number, idNumberMasked: string, phoneMasked: string | null, address: string | null, health: string, healthLabel: string, labour: string, labourLabel: string, disabilityCertMasked: string | null, education: string | null, marital: string | null, deathDate: string | null, mayEdit: boolean, village: { code: string, fullName: string }, hukouVillage: { code: string, fullName: string } | null, household: { id: string, number: string } | null, memberships: Array<{ householdId: string, relationLabel: string, from: string, to: string | null, household: { id: string, number: string, village: { fullName: string } } | null }>, cases: Array<{ id: string, number: string, programName: string, statusLabel: string, amount: string | null, appliedOn: string | null, overdue: boolean }>, benefits: { monthlyTotal: string, lines: Array<{ amount: string | null, since: string | null, members: Array<{ value: string, label: string }>, case: { id: string, number: string, programCode: string, programName: string, statusLabel: string, overdue: boolean } }>, exclusions: Array<{ personId: string, personName: string, programCode: string, programName: string, caseId: string, reason: string }> } }, duplicatesOfPerson: Array<{ reasons: Array<string>, person: { id: string, name: string }, fields: Array<{ label: string, mine: string, theirs: string, same: boolean }> }> };

export type PeopleHouseholdQueryVariables = Exact<{
  householdId: string;
}>;


export type PeopleHouseholdQuery = { household: { id: string, rev: number, number: string, headName: string, address: string | null, mayEdit: boolean, head: { id: string } | null, village: { code: string, fullName: string }, members: Array<{ personId: string, name: string, relation: string, relationLabel: string, from: string, to: string | null, person: { id: string, age: number, sex: string, idNumberMasked: string, healthLabel: string, labourLabel: string } | null }>, pastMembers: Array<{ personId: string, name: string, relationLabel: string, from: string, to: string | null, person: { id: string } | null }>, benefits: { monthlyTotal: string, lines: Array<{ amount: string | null, since: string | null, members: Array<{ value: string, label: string }>, case: { id: string, number: string, programCode: string, programName: string, statusLabel: string, overdue: boolean } }>, exclusions: Array<{ personId: string, personName: string, programCode: string, programName: string, caseId: string, reason: string }> } } };

export type PeopleFindByIdQueryVariables = Exact<{
  search: string;
}>;


export type PeopleFindByIdQuery = { people: { nodes: Array<{ id: string, name: string }> } };

export type PeopleSaveMutationVariables = Exact<{
  input: SavePersonInput;
}>;


export type PeopleSaveMutation = { savePerson: { person: { id: string, rev: number } } };

export type PeopleMembershipMutationVariables = Exact<{
  input: ChangeMembershipInput;
}>;


export type PeopleMembershipMutation = { changeMembership: { household: { id: string, rev: number } } };

export type RecordsDatasetsQueryVariables = Exact<{ [key: string]: never; }>;


export type RecordsDatasetsQuery = { datasets: Array<{ id: string, name: string, opens: RecordKind, timeBasis: string, fields: Array<{ name: string, label: string, type: string, filter: boolean, dimension: boolean, measure: boolean, sortable: boolean, column: boolean, byDefault: boolean, options: Array<{ value: string, label: string }> }> }> };

export type RecordsListQueryVariables = Exact<{
  query: DatasetQueryInput;
  first: number;
  after?: string | null | undefined;
}>;


export type RecordsListQuery = { records: { totalCount: number, columns: Array<{ name: string }>, nodes: Array<{ id: string, cells: Array<string | null>, labels: Array<string | null>, ref: { kind: RecordKind, id: string, label: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type RegisterKindsQueryVariables = Exact<{ [key: string]: never; }>;


export type RegisterKindsQuery = { registerKinds: Array<{ code: string, class: EntryClass, name: string, shortName: string, section: string, network: boolean, mayCreate: boolean }> };

export type RegisterKindQueryVariables = Exact<{
  kindCode: string;
}>;


export type RegisterKindQuery = { registerKind: { code: string, class: EntryClass, name: string, shortName: string, section: string, tiers: Array<Tier>, network: boolean, aboveLabel: string | null, aboveKinds: Array<string>, dataset: string, mayCreate: boolean, basis: Array<{ law: string, article: string | null, number: string | null }>, statuses: Array<{ value: string, label: string }>, form: Array<{ key: string, title: string, help: string | null, fields: Array<{ ' $fragmentRefs'?: { 'FormFieldPartsFragment': FormFieldPartsFragment } }> }>, create: { action: string, label: string, help: string | null, style: ActionStyle, confirm: string | null, initial: Record<string, unknown>, form: Array<{ ' $fragmentRefs'?: { 'FormFieldPartsFragment': FormFieldPartsFragment } }> } | null } };

export type RegisterEntriesQueryVariables = Exact<{
  class: EntryClass;
  kindCode?: string | null | undefined;
  regionCode?: string | null | undefined;
  search?: string | null | undefined;
  waiting?: boolean | null | undefined;
  where?: Array<ConditionInput> | ConditionInput | null | undefined;
  order?: OrderInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type RegisterEntriesQuery = { entries: { totalCount: number, nodes: Array<{ id: string, number: string, name: string, creditCode: string | null, status: string, statusLabel: string, stands: boolean, beganOn: string | null, closedOn: string | null, gradeLabel: string | null, gradedOn: string | null, due: string | null, dueLabel: string | null, overdue: boolean, aboveName: string | null, region: { name: string, fullName: string }, checks: Array<{ year: number, resultLabel: string }>, values: Array<{ key: string, text: string }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type RegisterOverviewQueryVariables = Exact<{
  class: EntryClass;
  all: DatasetQueryInput;
  late: DatasetQueryInput;
}>;


export type RegisterOverviewQuery = { all: { rows: Array<{ keys: Array<string | null>, values: Array<string | null> }> }, late: { rows: Array<{ keys: Array<string | null>, values: Array<string | null> }> }, entries: { totalCount: number, nodes: Array<{ id: string, name: string, kindCode: string, kindName: string, statusLabel: string, due: string | null, dueLabel: string | null, overdue: boolean, region: { name: string } }> } };

export type RegisterEntryQueryVariables = Exact<{
  entryId: string;
}>;


export type RegisterEntryQuery = { entry: { id: string, rev: number, class: EntryClass, kindCode: string, kindName: string, number: string, name: string, creditCode: string | null, status: string, statusLabel: string, statusSince: string, stands: boolean, beganOn: string | null, closedOn: string | null, closeReason: string | null, aboveName: string | null, gradeLabel: string | null, gradedOn: string | null, due: string | null, dueLabel: string | null, overdue: boolean, form: Record<string, unknown>, region: { code: string, fullName: string }, above: { kind: RecordKind, id: string, label: string } | null, values: Array<{ key: string, label: string, text: string }>, files: Array<{ id: string, name: string, size: number, url: string }>, checks: Array<{ year: number, resultLabel: string, on: string }>, duties: Array<{ key: string, label: string, legal: string, year: number | null, due: string | null, overdue: boolean }>, actions: Array<{ seq: number, action: string, label: string, by: string, byRole: string, byRegion: string, at: string, fromStatus: string | null, toStatus: string, toStatusLabel: string, summary: Array<{ key: string, label: string, text: string }>, files: Array<{ id: string, name: string, size: number, url: string }> }>, availableActions: Array<{ action: string, label: string, help: string | null, style: ActionStyle, confirm: string | null, initial: Record<string, unknown>, form: Array<{ ' $fragmentRefs'?: { 'FormFieldPartsFragment': FormFieldPartsFragment } }> }>, blockedActions: Array<{ action: string, label: string, reason: string }>, below: Array<{ kind: RecordKind, id: string, label: string }>, ledgers: Array<{ ledgerCode: string, ledgerName: string, count: number, mayEnter: boolean, occupies: boolean }>, kind: { code: string, name: string, class: EntryClass, section: string, network: boolean, aboveLabel: string | null, basis: Array<{ law: string, article: string | null, number: string | null }>, form: Array<{ key: string, title: string, help: string | null, fields: Array<{ ' $fragmentRefs'?: { 'FormFieldPartsFragment': FormFieldPartsFragment } }> }> } } };

export type RegisterSearchQueryVariables = Exact<{
  class: EntryClass;
  search?: string | null | undefined;
  where?: Array<ConditionInput> | ConditionInput | null | undefined;
}>;


export type RegisterSearchQuery = { entries: { nodes: Array<{ id: string, name: string, number: string, kindName: string, region: { name: string } }> } };

export type RegisterCreateMutationVariables = Exact<{
  input: CreateEntryInput;
}>;


export type RegisterCreateMutation = { createEntry: { entry: { id: string, statusLabel: string } } };

export type RegisterPerformMutationVariables = Exact<{
  input: PerformEntryActionInput;
}>;


export type RegisterPerformMutation = { performEntryAction: { entry: { id: string, rev: number, statusLabel: string } } };

export type SearchEverywhereQueryVariables = Exact<{
  text: string;
}>;


export type SearchEverywhereQuery = { search: Array<{ kind: RecordKind, id: string, label: string, typeName: string | null, regionName: string, statusLabel: string | null }> };

export type ShelfQueryVariables = Exact<{ [key: string]: never; }>;


export type ShelfQuery = { myFavourites: Array<{ kind: DeskKind, id: string, label: string | null, typeName: string | null, regionName: string | null, statusLabel: string | null, favourite: boolean }>, myRecent: Array<{ kind: DeskKind, id: string, label: string | null, typeName: string | null, regionName: string | null, statusLabel: string | null, favourite: boolean }> };

export type ShelfFavouriteMutationVariables = Exact<{
  input: SetFavouriteInput;
}>;


export type ShelfFavouriteMutation = { setFavourite: { favourites: Array<{ kind: DeskKind, id: string, label: string | null, typeName: string | null, regionName: string | null, statusLabel: string | null, favourite: boolean }>, recent: Array<{ kind: DeskKind, id: string, label: string | null, typeName: string | null, regionName: string | null, statusLabel: string | null, favourite: boolean }> } };

export type ShelfVisitMutationVariables = Exact<{
  input: NoteVisitInput;
}>;


export type ShelfVisitMutation = { noteVisit: { favourites: Array<{ kind: DeskKind, id: string, label: string | null, typeName: string | null, regionName: string | null, statusLabel: string | null, favourite: boolean }>, recent: Array<{ kind: DeskKind, id: string, label: string | null, typeName: string | null, regionName: string | null, statusLabel: string | null, favourite: boolean }> } };

export type ShelfEntryQueryVariables = Exact<{
  entryId: string;
}>;


export type ShelfEntryQuery = { entry: { class: EntryClass } };

export type StaffListQueryVariables = Exact<{
  search?: string | null | undefined;
  regionCode?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type StaffListQuery = { staffMembers: { totalCount: number, nodes: Array<{ id: string, rev: number, username: string, name: string, role: Role, roleLabel: string, sections: Array<string>, grants: Array<Grant>, active: boolean, lockedUntil: string | null, lastLoginAt: string | null, region: { code: string, name: string, fullName: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type StaffRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type StaffRolesQuery = { roles: Array<{ role: Role, label: string, tier: Tier }> };

export type StaffSaveMutationVariables = Exact<{
  input: SaveStaffInput;
}>;


export type StaffSaveMutation = { saveStaff: { oneTimePassword: string | null, staff: { id: string, rev: number, username: string, name: string } } };

export type StaffResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type StaffResetPasswordMutation = { resetPassword: { oneTimePassword: string, staff: { id: string, rev: number, username: string, name: string } } };

export type StandardsListQueryVariables = Exact<{ [key: string]: never; }>;


export type StandardsListQuery = { standards: Array<{ key: string, label: string, unit: string, groups: Array<{ value: string, label: string }>, values: Array<{ id: string, rev: number, areaClass: string | null, group: string | null, value: string, effectiveFrom: string, documentNumber: string, state: StandardState, proposedBy: string, approvedBy: string | null, mayDecide: boolean }> }> };

export type StandardsProposeMutationVariables = Exact<{
  input: ProposeStandardInput;
}>;


export type StandardsProposeMutation = { proposeStandard: { standard: { key: string } } };

export type StandardsDecideMutationVariables = Exact<{
  input: DecideStandardInput;
}>;


export type StandardsDecideMutation = { decideStandard: { standard: { key: string } } };

export type ViewsAlarmsQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewsAlarmsQuery = { ledgerAlarms: Array<{ key: string, label: string, ledgerCode: string, ledgerName: string, severity: Severity, since: string, recordId: string | null, subjectName: string | null, region: { code: string, fullName: string }, subject: { kind: RecordKind, id: string } | null }>, ledgers: Array<{ code: string, covers: boolean, mayEnter: boolean }> };

export type ViewsHomeQueryVariables = Exact<{
  entryId: string;
}>;


export type ViewsHomeQuery = { entry: { id: string, name: string, kindCode: string, kindName: string, form: Record<string, unknown>, region: { fullName: string }, ledgers: Array<{ ledgerCode: string, ledgerName: string, count: number, mayEnter: boolean, occupies: boolean }> }, ledgers: Array<{ code: string, name: string, mayEnter: boolean, occupies: { field: string, of: string, rooms: string, room: string, count: string, countedBy: string | null, counted: string | null } | null, fields: Array<{ key: string, type: FieldType, label: string }> }> };

export type ViewsStaysQueryVariables = Exact<{
  ledgerCode: string;
  subjectId: string;
  after?: string | null | undefined;
}>;


export type ViewsStaysQuery = { ledgerRecords: { nodes: Array<{ id: string, rev: number, on: string, until: string | null, state: LedgerRecordState, form: Record<string, unknown>, mayCorrect: boolean, values: Array<{ key: string, label: string, text: string }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type ViewsCountQueryVariables = Exact<{
  ledgerCode: string;
  subjectId: string;
}>;


export type ViewsCountQuery = { ledgerRecords: { nodes: Array<{ id: string, on: string, form: Record<string, unknown>, values: Array<{ key: string, label: string, text: string }> }> } };

export type ViewsMoveOutMutationVariables = Exact<{
  input: SaveLedgerRecordInput;
}>;


export type ViewsMoveOutMutation = { saveLedgerRecord: { record: { id: string, rev: number, until: string | null } } };

export type ViewsBurdenQueryVariables = Exact<{
  from: string;
  to: string;
  beforeFrom: string;
  beforeTo: string;
}>;


export type ViewsBurdenQuery = { burden: Array<{ tier: Tier, ledgerCode: string, ledgerName: string, records: number, typed: number, prefilled: number }>, before: Array<{ tier: Tier, ledgerCode: string, ledgerName: string, records: number, typed: number, prefilled: number }> };

export type ViewsDutyLedgerQueryVariables = Exact<{
  ledgerCode: string;
}>;


export type ViewsDutyLedgerQuery = { ledger: { code: string, name: string, covers: boolean, mayEnter: boolean, tiers: Array<Tier>, shiftField: string | null, fields: Array<{ key: string, type: FieldType }> } };

export type ViewsDutyQueryVariables = Exact<{
  ledgerCode: string;
  regionCode?: string | null | undefined;
  month: string;
}>;


export type ViewsDutyQuery = { ledgerCoverage: { seasonFrom: string, seasonTo: string, region: { code: string, name: string }, shifts: Array<{ value: string, label: string }>, days: Array<{ on: string, required: boolean, missing: Array<{ value: string, label: string }>, records: Array<{ id: string, form: Record<string, unknown>, values: Array<{ key: string, label: string, text: string }> }> }> } };

export type ViewsNetworkQueryVariables = Exact<{
  kindCode: string;
}>;


export type ViewsNetworkQuery = { registerKind: { code: string, name: string, shortName: string, mayCreate: boolean }, networkCover: Array<{ entryId: string | null, name: string | null, region: { code: string, name: string, fullName: string, tier: Tier, parentCode: string | null } }> };

export type ViewsRollupStartQueryVariables = Exact<{
  ledgerCode: string;
}>;


export type ViewsRollupStartQuery = { ledger: { code: string, name: string, shortName: string, mayEnter: boolean, tiers: Array<Tier>, seriesBy: Array<string> }, ledgerSeries: Array<{ form: Record<string, unknown>, label: string, from: string, to: string, reports: number }> };

export type ViewsRollupQueryVariables = Exact<{
  ledgerCode: string;
  form: Record<string, unknown>;
  regionCode?: string | null | undefined;
}>;


export type ViewsRollupQuery = { ledgerRollup: { total: Array<string | null>, reported: number, missing: number, region: { code: string, name: string, tier: Tier }, columns: Array<{ value: string, label: string }>, own: { recordId: string | null, stage: string | null, on: string | null, ownReport: boolean, values: Array<string | null> }, rows: Array<{ recordId: string | null, stage: string | null, on: string | null, ownReport: boolean, values: Array<string | null>, reported: number, missing: number, beside: Array<string | null>, region: { code: string, name: string, tier: Tier, hasChildren: boolean } }>, asides: Array<{ ledgerCode: string, ledgerName: string, mayEnter: boolean, total: Array<string | null>, columns: Array<{ value: string, label: string }> }> } };

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
export const CreatePersonPartsFragmentDoc = new TypedDocumentString(`
    fragment CreatePersonParts on Person {
  id
  rev
  name
  sex
  age
  birth
  idNumberMasked
  phoneMasked
  address
  healthLabel
  labourLabel
  deathDate
  village {
    code
    name
    fullName
  }
  household {
    id
    number
  }
  cases {
    id
    number
    programCode
    programName
    status
    statusLabel
  }
}
    `, {"fragmentName":"CreatePersonParts"}) as unknown as TypedDocumentString<CreatePersonPartsFragment, unknown>;
export const CaseAccountPartsFragmentDoc = new TypedDocumentString(`
    fragment CaseAccountParts on Case {
  id
  account {
    bank
    holder
    kind
    numberMasked
  }
}
    `, {"fragmentName":"CaseAccountParts"}) as unknown as TypedDocumentString<CaseAccountPartsFragment, unknown>;
export const CaseHeadPartsFragmentDoc = new TypedDocumentString(`
    fragment CaseHeadParts on Case {
  number
  programName
  statusLabel
  statusSince
  applicantName
  category
  areaClassLabel
  memberCount
  amount
  appliedOn
  acceptedOn
  decidedOn
  effectiveFrom
  endedAfter
  endReason
  nextReview
  due
  dueLabel
  remainingWorkdays
  overdue
  flags {
    key
    label
    severity
  }
  applicant {
    id
  }
  household {
    id
    number
  }
  village {
    name
  }
  township {
    name
  }
}
    `, {"fragmentName":"CaseHeadParts"}) as unknown as TypedDocumentString<CaseHeadPartsFragment, unknown>;
export const CaseChangeLineFragmentDoc = new TypedDocumentString(`
    fragment CaseChangeLine on CaseChange {
  kind
  kindLabel
  triggerLabel
  effectiveMonth
  householdsDelta
  personsDelta
  amountDelta
  reason
  proposedBy
  proposedAt
  decidedBy
  decidedAt
  decision
}
    `, {"fragmentName":"CaseChangeLine"}) as unknown as TypedDocumentString<CaseChangeLineFragment, unknown>;
export const CaseChangePartsFragmentDoc = new TypedDocumentString(`
    fragment CaseChangeParts on Case {
  proposedChange {
    ...CaseChangeLine
  }
  changes {
    ...CaseChangeLine
  }
  entitlements {
    id
    fromMonth
    toMonth
    members
    amount
    category
    areaClass
    beganBecause
    endedBecause
  }
}
    fragment CaseChangeLine on CaseChange {
  kind
  kindLabel
  triggerLabel
  effectiveMonth
  householdsDelta
  personsDelta
  amountDelta
  reason
  proposedBy
  proposedAt
  decidedBy
  decidedAt
  decision
}`, {"fragmentName":"CaseChangeParts"}) as unknown as TypedDocumentString<CaseChangePartsFragment, unknown>;
export const CaseClockPartsFragmentDoc = new TypedDocumentString(`
    fragment CaseClockParts on Case {
  clocks {
    key
    label
    legal
    startedOn
    due
    stoppedOn
    pausedDays
    remainingWorkdays
    overdue
    hard
  }
}
    `, {"fragmentName":"CaseClockParts"}) as unknown as TypedDocumentString<CaseClockPartsFragment, unknown>;
export const CaseDecisionPartsFragmentDoc = new TypedDocumentString(`
    fragment CaseDecisionParts on Case {
  program {
    cycle
  }
  decisionCard {
    eligible
    amount
    month
    reasons
    legal {
      law
      article
      number
    }
    facts {
      label
      value
      note
    }
    steps {
      label
      value
      note
    }
    standards {
      key
      label
      value
      effectiveFrom
      documentNumber
    }
  }
}
    `, {"fragmentName":"CaseDecisionParts"}) as unknown as TypedDocumentString<CaseDecisionPartsFragment, unknown>;
export const CaseMemberPartsFragmentDoc = new TypedDocumentString(`
    fragment CaseMemberParts on Case {
  memberRows: members {
    personId
    name
    relationLabel
    counted
    reasonNotCounted
    adult
    age
    idNumberMasked
  }
}
    `, {"fragmentName":"CaseMemberParts"}) as unknown as TypedDocumentString<CaseMemberPartsFragment, unknown>;
export const CaseNoticePartsFragmentDoc = new TypedDocumentString(`
    fragment CaseNoticeParts on Case {
  notice {
    postedOn
    until
    confirmedOn
    objections
    text
    photo {
      id
      name
      size
      contentType
      url
      uploadedBy
      uploadedAt
    }
  }
}
    `, {"fragmentName":"CaseNoticeParts"}) as unknown as TypedDocumentString<CaseNoticePartsFragment, unknown>;
export const CaseTimelinePartsFragmentDoc = new TypedDocumentString(`
    fragment CaseTimelineParts on Case {
  log: actions {
    seq
    label
    by
    byRole
    byRegion
    at
    fromStatus
    toStatus
    toStatusLabel
    dueBefore
    overdue
    summary {
      key
      label
      text
    }
    files {
      id
      name
      size
      url
    }
  }
}
    `, {"fragmentName":"CaseTimelineParts"}) as unknown as TypedDocumentString<CaseTimelinePartsFragment, unknown>;
export const CaseVerificationPartsFragmentDoc = new TypedDocumentString(`
    fragment CaseVerificationParts on Case {
  verification {
    status
    statusLabel
    requestedOn
    openedOn
    due
    result
    resultLabel
    items {
      department
      departmentLabel
      personName
      finding
      over
      difference
      note
    }
  }
}
    `, {"fragmentName":"CaseVerificationParts"}) as unknown as TypedDocumentString<CaseVerificationPartsFragment, unknown>;
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
export const MenuKindsDocument = {"__meta__":{"hash":"sha256:8538b54a7484319aabca000bf0b5ec89417ae798223a547b8868ce2baa560d32"}} as unknown as TypedDocumentString<MenuKindsQuery, MenuKindsQueryVariables>;
export const MeDocument = {"__meta__":{"hash":"sha256:d64b1a1697d14545f18a84c6e12703d00e2461c11d4044d4acf68b9eda1a66ee"}} as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const MySessionsDocument = {"__meta__":{"hash":"sha256:6ca74141e7228589b24ea036696248b24213639e2f415c1133b002b3037b50e0"}} as unknown as TypedDocumentString<MySessionsQuery, MySessionsQueryVariables>;
export const RevokeMySessionDocument = {"__meta__":{"hash":"sha256:cbe8d94a016705b1f2cdff5cb96f74a1b07e9b4079e4482419adaff11f99e282"}} as unknown as TypedDocumentString<RevokeMySessionMutation, RevokeMySessionMutationVariables>;
export const ChangeMyPasswordDocument = {"__meta__":{"hash":"sha256:7cd4e3ef325a547260bfa0a48e0b84d83c2d177c7673aa6ffc347a1dfb90c513"}} as unknown as TypedDocumentString<ChangeMyPasswordMutation, ChangeMyPasswordMutationVariables>;
export const AuditListDocument = {"__meta__":{"hash":"sha256:7dc7889edfe84e38999217b211f027c5f08e69ddc92c99a509ff35decb4f6aa7"}} as unknown as TypedDocumentString<AuditListQuery, AuditListQueryVariables>;
export const AuditStaffDocument = {"__meta__":{"hash":"sha256:990debe9f58dade7fb632adc4df5001cddbb748d183bff7a1d7758b5b2c3cd8b"}} as unknown as TypedDocumentString<AuditStaffQuery, AuditStaffQueryVariables>;
export const BoardDocument = {"__meta__":{"hash":"sha256:3612805d9688ee5d69a2f4893d635abdc54026d3bb756042b17c32bedf072be5"}} as unknown as TypedDocumentString<BoardQuery, BoardQueryVariables>;
export const CalendarYearDocument = {"__meta__":{"hash":"sha256:8f3d5a8ca7012075e91b42fad12728483ff5fdcb3f2b6dcfa1794a6169088353"}} as unknown as TypedDocumentString<CalendarYearQuery, CalendarYearQueryVariables>;
export const CreatePersonDocument = {"__meta__":{"hash":"sha256:2243a83b72718910ac936bf78a53e7fc046633a0daef7853c274801cf55b9060"}} as unknown as TypedDocumentString<CreatePersonQuery, CreatePersonQueryVariables>;
export const CreateHouseholdDocument = {"__meta__":{"hash":"sha256:75fdd7512adc9993f4c93790b96d439a21f84c0d246fd42fac0f32f590b638e5"}} as unknown as TypedDocumentString<CreateHouseholdQuery, CreateHouseholdQueryVariables>;
export const CreateCheckIdDocument = {"__meta__":{"hash":"sha256:aeeccdc0f1d4496c898817ad20b03cf53119877e4f5aa70be6d7ef6ec5d42a5f"}} as unknown as TypedDocumentString<CreateCheckIdQuery, CreateCheckIdQueryVariables>;
export const CreateFindPeopleDocument = {"__meta__":{"hash":"sha256:e1cf83b3eb0b07e924a8c6f5bce2e163e429e33372b8e1badfa26a3147c481b5"}} as unknown as TypedDocumentString<CreateFindPeopleQuery, CreateFindPeopleQueryVariables>;
export const CreateSavePersonDocument = {"__meta__":{"hash":"sha256:676283a654fb81f51c747591ccced85c7b8f0296b2aad60e923c8daeef354826"}} as unknown as TypedDocumentString<CreateSavePersonMutation, CreateSavePersonMutationVariables>;
export const CreateFamilyDocument = {"__meta__":{"hash":"sha256:b7adf68506f26a2487a37af814a66e7d92c96e1334be2cecb1ebac4e1ccc008f"}} as unknown as TypedDocumentString<CreateFamilyMutation, CreateFamilyMutationVariables>;
export const CreateMembershipDocument = {"__meta__":{"hash":"sha256:9836d5fd9d20f10d652ec84888b817e270b9f6e3cf07cf42e662e92e4655fdc7"}} as unknown as TypedDocumentString<CreateMembershipMutation, CreateMembershipMutationVariables>;
export const CreateCaseDocument = {"__meta__":{"hash":"sha256:058e697347bb81982ee3e0f03bfadfa3efb1c980b75906304edde522c3b96de5"}} as unknown as TypedDocumentString<CreateCaseMutation, CreateCaseMutationVariables>;
export const CasePaperDocument = {"__meta__":{"hash":"sha256:e80a17be05720c55e34d1deefbac07e295c81a6dec2d8dd233fee6782f6bbfc0"}} as unknown as TypedDocumentString<CasePaperQuery, CasePaperQueryVariables>;
export const CasePaymentsDocument = {"__meta__":{"hash":"sha256:e07be0626a630667142f4ea83ef7cb747b2ca90ea57bc0154a2443710f116fb1"}} as unknown as TypedDocumentString<CasePaymentsQuery, CasePaymentsQueryVariables>;
export const CaseDetailDocument = {"__meta__":{"hash":"sha256:36e10343f73e8e199fb39daf1b748855cbb32fc23f3b7b82644bc5a4cbfc3305"}} as unknown as TypedDocumentString<CaseDetailQuery, CaseDetailQueryVariables>;
export const CasePerformDocument = {"__meta__":{"hash":"sha256:8df74209a8ba971cabd21b7e12e32e3fc5052b4d7768180bb3b23ddd8ffe9706"}} as unknown as TypedDocumentString<CasePerformMutation, CasePerformMutationVariables>;
export const ChipImportDocument = {"__meta__":{"hash":"sha256:31e57e136f7dcbd9d33a960bc5d7461c32badd1a8addc1e5e9762572832380a1"}} as unknown as TypedDocumentString<ChipImportQuery, ChipImportQueryVariables>;
export const CaseProgramsDocument = {"__meta__":{"hash":"sha256:77b386d4e2a6a710997ef7bbc4e1299b7966028fd22eac1acb7b08192ed4f10e"}} as unknown as TypedDocumentString<CaseProgramsQuery, CaseProgramsQueryVariables>;
export const WorkQueueDocument = {"__meta__":{"hash":"sha256:93d94b103aefb21871fd89e0c2b4f3441dd56b2751c0b6a5071ca90e6e214352"}} as unknown as TypedDocumentString<WorkQueueQuery, WorkQueueQueryVariables>;
export const WorkQueueSummaryDocument = {"__meta__":{"hash":"sha256:6719b1505f8c1c514da80bb0f15ea88ad483e52ea75671748f48d4fdde558031"}} as unknown as TypedDocumentString<WorkQueueSummaryQuery, WorkQueueSummaryQueryVariables>;
export const WorkQueueOverdueDocument = {"__meta__":{"hash":"sha256:e37814e6681a39fce9237194fc820ebab4b39007782f968563554613284f91eb"}} as unknown as TypedDocumentString<WorkQueueOverdueQuery, WorkQueueOverdueQueryVariables>;
export const WorkQueueNextDocument = {"__meta__":{"hash":"sha256:611549b63fc043748f86ed750696f37115a30438eeaf55d2ea64b05e35c6d209"}} as unknown as TypedDocumentString<WorkQueueNextQuery, WorkQueueNextQueryVariables>;
export const WorkQueueChangesDocument = {"__meta__":{"hash":"sha256:bdffd043658eb6a054a5ef1d34c08b2dfd7f53f33d9521867bb5e5cc36cc6425"}} as unknown as TypedDocumentString<WorkQueueChangesSubscription, WorkQueueChangesSubscriptionVariables>;
export const FiguresIndicatorsDocument = {"__meta__":{"hash":"sha256:202ea72dcbaa98609523c858b0a06260a169779f3277c8bb2bb79bcb82db5bed"}} as unknown as TypedDocumentString<FiguresIndicatorsQuery, FiguresIndicatorsQueryVariables>;
export const FiguresRecordsDocument = {"__meta__":{"hash":"sha256:2ede9e7f1b5de572c5f94e87bc759a295ee2625266f26b2972b22f1cdbab37b2"}} as unknown as TypedDocumentString<FiguresRecordsQuery, FiguresRecordsQueryVariables>;
export const HomeWorkDocument = {"__meta__":{"hash":"sha256:54a30271dfc4bd96a8beaeeefb820508dbcfcb181598e831c9ab6cb9677642ec"}} as unknown as TypedDocumentString<HomeWorkQuery, HomeWorkQueryVariables>;
export const ImportsKindsDocument = {"__meta__":{"hash":"sha256:d92b6eb5ebdbecfffce12712da2625b942164e8c19111d7886d83f2c4a4da938"}} as unknown as TypedDocumentString<ImportsKindsQuery, ImportsKindsQueryVariables>;
export const ImportsListDocument = {"__meta__":{"hash":"sha256:9f7e638631ff7771da4de33e049982939c05bd8d64ae0240419bd7b1a5fc41a0"}} as unknown as TypedDocumentString<ImportsListQuery, ImportsListQueryVariables>;
export const ImportsOneDocument = {"__meta__":{"hash":"sha256:f44fb9a0d7f0db5b642947228b85731aad16799acb964cc7a2252928c78f8e33"}} as unknown as TypedDocumentString<ImportsOneQuery, ImportsOneQueryVariables>;
export const ImportsCheckDocument = {"__meta__":{"hash":"sha256:d039ffd56a1e4816ed9dfb9a9e58fc2134353e77b7b97c4179662ba3fb06d29d"}} as unknown as TypedDocumentString<ImportsCheckMutation, ImportsCheckMutationVariables>;
export const ImportsApplyDocument = {"__meta__":{"hash":"sha256:f93ddbfcbfa11682ea187b6dabeb5165c97ea82d0f678f982e16248a7c429ea5"}} as unknown as TypedDocumentString<ImportsApplyMutation, ImportsApplyMutationVariables>;
export const ImportsUndoDocument = {"__meta__":{"hash":"sha256:b219f7d1191067df3e52adebe6d64ee6603a3d7d6c0eafc5bb18029e6bcc2b31"}} as unknown as TypedDocumentString<ImportsUndoMutation, ImportsUndoMutationVariables>;
export const LedgersDocument = {"__meta__":{"hash":"sha256:5ad95e60029e53d4a8d621b18ceda03f50d5bb6f92ffe53ed4accc64d63f84ae"}} as unknown as TypedDocumentString<LedgersQuery, LedgersQueryVariables>;
export const LedgerAlarmCountsDocument = {"__meta__":{"hash":"sha256:92880973edbb2fc71095bdd404ac0145b1200ff351c239f11516f69e2b807c50"}} as unknown as TypedDocumentString<LedgerAlarmCountsQuery, LedgerAlarmCountsQueryVariables>;
export const LedgerTotalsDocument = {"__meta__":{"hash":"sha256:6c4707d6250897d9c391afa9ee29ec24d488bf794e16bf67a3ec03e417bf70dc"}} as unknown as TypedDocumentString<LedgerTotalsQuery, LedgerTotalsQueryVariables>;
export const LedgerDocument = {"__meta__":{"hash":"sha256:fd17d024d9ce0604367d992d218e47393e8ca8b50950321c23039e22fcf475c1"}} as unknown as TypedDocumentString<LedgerQuery, LedgerQueryVariables>;
export const LedgerRecordsDocument = {"__meta__":{"hash":"sha256:c80fb4d4f9460d05a27f5cdb8dddf2ba41768e92d38beaab9b47c670060d9ddb"}} as unknown as TypedDocumentString<LedgerRecordsQuery, LedgerRecordsQueryVariables>;
export const LedgerDraftDocument = {"__meta__":{"hash":"sha256:958cffeda88c4d24db28cc351d2beb5d1476ed844ab1551665d5614f70d4af36"}} as unknown as TypedDocumentString<LedgerDraftQuery, LedgerDraftQueryVariables>;
export const LedgerRecordDocument = {"__meta__":{"hash":"sha256:9029759223eca1646f9b902309c87fec5d83fb063759766e7dc5284fe184188a"}} as unknown as TypedDocumentString<LedgerRecordQuery, LedgerRecordQueryVariables>;
export const LedgerSaveDocument = {"__meta__":{"hash":"sha256:bd724af0de8325e91245004af9b972575fdf6b73cfdfedf4bf3bd61310634477"}} as unknown as TypedDocumentString<LedgerSaveMutation, LedgerSaveMutationVariables>;
export const LedgerVoidDocument = {"__meta__":{"hash":"sha256:b4ed851483e6886306f806653586dfdb5a433a4099bb13c1b5b3029ff6c8c81e"}} as unknown as TypedDocumentString<LedgerVoidMutation, LedgerVoidMutationVariables>;
export const LedgerDecideDocument = {"__meta__":{"hash":"sha256:93172373dc47e6a990134e85f2f351c71a3e099f955fe54f3835e7618db1365d"}} as unknown as TypedDocumentString<LedgerDecideMutation, LedgerDecideMutationVariables>;
export const LedgerFindDocument = {"__meta__":{"hash":"sha256:63319c19767da3253e1bd28c762e7e92bd4fef8345637248257b7eb85e3a5c12"}} as unknown as TypedDocumentString<LedgerFindQuery, LedgerFindQueryVariables>;
export const PayrollNotListedDocument = {"__meta__":{"hash":"sha256:8f8179b7019a30cba40c7f3a8ecafe5d5fd96dc7e4338e003c10262d5194776d"}} as unknown as TypedDocumentString<PayrollNotListedQuery, PayrollNotListedQueryVariables>;
export const PayrollBatchDocument = {"__meta__":{"hash":"sha256:0b900bde18a6b072513ce29b3479bd05c3e3aa6f17ad70cb6bf4748faf773c64"}} as unknown as TypedDocumentString<PayrollBatchQuery, PayrollBatchQueryVariables>;
export const PayrollLinesDocument = {"__meta__":{"hash":"sha256:cf702b5bb5fda0ec79a8218b268fd9b59503e28467f14d774a7852c2fdc33aae"}} as unknown as TypedDocumentString<PayrollLinesQuery, PayrollLinesQueryVariables>;
export const PayrollAdvanceDocument = {"__meta__":{"hash":"sha256:e806533b065cbaea6a76bcb46e1e99b2572c92422e84efbb4fb74e29239d79a2"}} as unknown as TypedDocumentString<PayrollAdvanceMutation, PayrollAdvanceMutationVariables>;
export const PayrollResultDocument = {"__meta__":{"hash":"sha256:681f6d9aed751030c9a70f41cc9c4eaddd86cee4f913265129148d1747d7cf4a"}} as unknown as TypedDocumentString<PayrollResultMutation, PayrollResultMutationVariables>;
export const PayrollHoldDocument = {"__meta__":{"hash":"sha256:baa07337086963e9d508392371730f572c0c3d2bc2f34f1276d6534196b3ad76"}} as unknown as TypedDocumentString<PayrollHoldMutation, PayrollHoldMutationVariables>;
export const PayrollBatchesDocument = {"__meta__":{"hash":"sha256:ee944bc61a97eed6304d2c5dfa82bb6d54961106736bd6884728a3afba28d351"}} as unknown as TypedDocumentString<PayrollBatchesQuery, PayrollBatchesQueryVariables>;
export const PayrollFreezeDocument = {"__meta__":{"hash":"sha256:b07135aa218827af0b49cd82a00bcf7cfb848e85910ae0b1e20ddd07757850cf"}} as unknown as TypedDocumentString<PayrollFreezeMutation, PayrollFreezeMutationVariables>;
export const RevealValueDocument = {"__meta__":{"hash":"sha256:36c6c97b6ccdeba3d623cbd6acc3913787a51bfb6a92a90dc32b5579cc6a4228"}} as unknown as TypedDocumentString<RevealValueMutation, RevealValueMutationVariables>;
export const PeoplePersonDocument = {"__meta__":{"hash":"sha256:2d215f43ff332784594a7bd54d5b4a063a2231efce7347e15a13d53a04de71c9"}} as unknown as TypedDocumentString<PeoplePersonQuery, PeoplePersonQueryVariables>;
export const PeopleHouseholdDocument = {"__meta__":{"hash":"sha256:8cedc368b163b1b7b71e80234d8293274d91045cadfed2ad4fa0f5ae94e7b5c0"}} as unknown as TypedDocumentString<PeopleHouseholdQuery, PeopleHouseholdQueryVariables>;
export const PeopleFindByIdDocument = {"__meta__":{"hash":"sha256:f0bf327cb015888a93faaf410dc3a323e80e4089d3e422a134ae8fc5b52daa38"}} as unknown as TypedDocumentString<PeopleFindByIdQuery, PeopleFindByIdQueryVariables>;
export const PeopleSaveDocument = {"__meta__":{"hash":"sha256:059529a1b026b8579c58be08792ca8ba25d5aa82ab128233843d660682b8ece6"}} as unknown as TypedDocumentString<PeopleSaveMutation, PeopleSaveMutationVariables>;
export const PeopleMembershipDocument = {"__meta__":{"hash":"sha256:33ec5141832e7702d6f91e8a5020505b5228527bd4b638fd1f24559d3a7c3023"}} as unknown as TypedDocumentString<PeopleMembershipMutation, PeopleMembershipMutationVariables>;
export const RecordsDatasetsDocument = {"__meta__":{"hash":"sha256:83709c80ab81d82b35dfa3a42682bc2ca012990fe4b357304a2ede224f2c313b"}} as unknown as TypedDocumentString<RecordsDatasetsQuery, RecordsDatasetsQueryVariables>;
export const RecordsListDocument = {"__meta__":{"hash":"sha256:b25e4bec7503776aad1b1ab2f2d51c55ce6842f40a6cbefcdd0d021ec32e0f13"}} as unknown as TypedDocumentString<RecordsListQuery, RecordsListQueryVariables>;
export const RegisterKindsDocument = {"__meta__":{"hash":"sha256:84f110d21f665373402900b02735e2858b1ecf5f5f48f74224af4dccdb3122db"}} as unknown as TypedDocumentString<RegisterKindsQuery, RegisterKindsQueryVariables>;
export const RegisterKindDocument = {"__meta__":{"hash":"sha256:561457752608bd19833d18c5eccba44486327dbad5d12b2ad2b615763f4e6607"}} as unknown as TypedDocumentString<RegisterKindQuery, RegisterKindQueryVariables>;
export const RegisterEntriesDocument = {"__meta__":{"hash":"sha256:033d851f085a5430ce1e37fef4dc60e312e4942fedd22d68f60406d5ef4aa1b6"}} as unknown as TypedDocumentString<RegisterEntriesQuery, RegisterEntriesQueryVariables>;
export const RegisterOverviewDocument = {"__meta__":{"hash":"sha256:c6ccba43ce1d662b9c0d384409e4843592ea7191765f5fcbdb66712fdeeb031d"}} as unknown as TypedDocumentString<RegisterOverviewQuery, RegisterOverviewQueryVariables>;
export const RegisterEntryDocument = {"__meta__":{"hash":"sha256:6b8ce8dd36529f8d88a202d4120c4de6434799f6555a5d55f24cba2f65e02cab"}} as unknown as TypedDocumentString<RegisterEntryQuery, RegisterEntryQueryVariables>;
export const RegisterSearchDocument = {"__meta__":{"hash":"sha256:efb11a1f9970d917e9846dfceaa7b571c435bfa657e1c2385c141c400874fbff"}} as unknown as TypedDocumentString<RegisterSearchQuery, RegisterSearchQueryVariables>;
export const RegisterCreateDocument = {"__meta__":{"hash":"sha256:273009aa13d63920d31373d0e9fcab60db4224ee2d9f10c9d904904d1e00fd1c"}} as unknown as TypedDocumentString<RegisterCreateMutation, RegisterCreateMutationVariables>;
export const RegisterPerformDocument = {"__meta__":{"hash":"sha256:785fa185160a1e9f31699363dcf8e81a46959911c4553a588e509ff37c7cd3b7"}} as unknown as TypedDocumentString<RegisterPerformMutation, RegisterPerformMutationVariables>;
export const SearchEverywhereDocument = {"__meta__":{"hash":"sha256:02b217b5fb18aa3db4583b20e4d561ccf29d4ab28f3321b56cb8ae7f41949111"}} as unknown as TypedDocumentString<SearchEverywhereQuery, SearchEverywhereQueryVariables>;
export const ShelfDocument = {"__meta__":{"hash":"sha256:3e84918d17247b7ac52f85edf5e50f85dd8414a8ce934a59f12e557f57a7085e"}} as unknown as TypedDocumentString<ShelfQuery, ShelfQueryVariables>;
export const ShelfFavouriteDocument = {"__meta__":{"hash":"sha256:ea163b1cfc925589a17f306e5f418a96496474fdee4f2d858b82e2780617915a"}} as unknown as TypedDocumentString<ShelfFavouriteMutation, ShelfFavouriteMutationVariables>;
export const ShelfVisitDocument = {"__meta__":{"hash":"sha256:3a19470bab56d14982bf238b712a17c7cb8b8fc842a4b50d10aafc8837f34f8b"}} as unknown as TypedDocumentString<ShelfVisitMutation, ShelfVisitMutationVariables>;
export const ShelfEntryDocument = {"__meta__":{"hash":"sha256:5b53ce7b912ae04ce991047013a98dc5c6a5102ea094649e59dc76ae651a06fe"}} as unknown as TypedDocumentString<ShelfEntryQuery, ShelfEntryQueryVariables>;
export const StaffListDocument = {"__meta__":{"hash":"sha256:753861b9b1a489b8953edc8ee3857b8073ad35ed974755e911e42fed906c1e4e"}} as unknown as TypedDocumentString<StaffListQuery, StaffListQueryVariables>;
export const StaffRolesDocument = {"__meta__":{"hash":"sha256:1ae4acf45018bdd42182aa2d94b1e141ac4dc3db087fd1057dcc6f35ba93313c"}} as unknown as TypedDocumentString<StaffRolesQuery, StaffRolesQueryVariables>;
export const StaffSaveDocument = {"__meta__":{"hash":"sha256:3fef8653f3d85515862471e3986830738d602fd83b733ccfc5b08662d7f9dee6"}} as unknown as TypedDocumentString<StaffSaveMutation, StaffSaveMutationVariables>;
export const StaffResetPasswordDocument = {"__meta__":{"hash":"sha256:daedfab002cf46917321c28831240c77c4a7a66fb0ed370a81b86844c2cae95c"}} as unknown as TypedDocumentString<StaffResetPasswordMutation, StaffResetPasswordMutationVariables>;
export const StandardsListDocument = {"__meta__":{"hash":"sha256:49339e34e9f940cc83aaaf1d4f83e11e2e67906427d0eeb85775e8743e9d8f1e"}} as unknown as TypedDocumentString<StandardsListQuery, StandardsListQueryVariables>;
export const StandardsProposeDocument = {"__meta__":{"hash":"sha256:62e486bab075f2f6d675f2da33059b2b355fca924df9a14699d158d841b95487"}} as unknown as TypedDocumentString<StandardsProposeMutation, StandardsProposeMutationVariables>;
export const StandardsDecideDocument = {"__meta__":{"hash":"sha256:40754fe73745d6f5a37642c4516ba51f674790d4e0459e022efa2c65937012e1"}} as unknown as TypedDocumentString<StandardsDecideMutation, StandardsDecideMutationVariables>;
export const ViewsAlarmsDocument = {"__meta__":{"hash":"sha256:91eab361619cd859207ce13dd03f941ef802adf58043cd8d38664afc00ca7830"}} as unknown as TypedDocumentString<ViewsAlarmsQuery, ViewsAlarmsQueryVariables>;
export const ViewsHomeDocument = {"__meta__":{"hash":"sha256:2aa009e878a9222d3f23fb30939d4c1602b82bf53b5a3536b51830c9d6c1b0aa"}} as unknown as TypedDocumentString<ViewsHomeQuery, ViewsHomeQueryVariables>;
export const ViewsStaysDocument = {"__meta__":{"hash":"sha256:df9ec201d4abe927ecfaa9b2eb26dc2c2768f6d66db173ca732744da623728c6"}} as unknown as TypedDocumentString<ViewsStaysQuery, ViewsStaysQueryVariables>;
export const ViewsCountDocument = {"__meta__":{"hash":"sha256:ff42b8d317e1bdaf3d79f33bb71f9b2f094819757ab15e46d3e95be36fbb3b58"}} as unknown as TypedDocumentString<ViewsCountQuery, ViewsCountQueryVariables>;
export const ViewsMoveOutDocument = {"__meta__":{"hash":"sha256:b8f524655013761140eebcdc02e5020e4c3c8079fab5ba57879d46065bea3a91"}} as unknown as TypedDocumentString<ViewsMoveOutMutation, ViewsMoveOutMutationVariables>;
export const ViewsBurdenDocument = {"__meta__":{"hash":"sha256:57366bb50b7c20b78be9c2995481d66548a889279c2dc21b9a34c7b6e2b006ee"}} as unknown as TypedDocumentString<ViewsBurdenQuery, ViewsBurdenQueryVariables>;
export const ViewsDutyLedgerDocument = {"__meta__":{"hash":"sha256:523681421972fad9e780b3ca4d3644ad09a864859cd4e6423e8d219101b9fd52"}} as unknown as TypedDocumentString<ViewsDutyLedgerQuery, ViewsDutyLedgerQueryVariables>;
export const ViewsDutyDocument = {"__meta__":{"hash":"sha256:48c2ad1f226174554606bd902416882775eeddb2341a296601784037865d6134"}} as unknown as TypedDocumentString<ViewsDutyQuery, ViewsDutyQueryVariables>;
export const ViewsNetworkDocument = {"__meta__":{"hash":"sha256:6dd97e4e69c91a99ea9a2070cdb84b8b229de3c5fecdf1f91c727fceb2d60f26"}} as unknown as TypedDocumentString<ViewsNetworkQuery, ViewsNetworkQueryVariables>;
export const ViewsRollupStartDocument = {"__meta__":{"hash":"sha256:7000e40dd71009c561c27f49c54030db19cb35669e24c9ca3f272898a82e1a8d"}} as unknown as TypedDocumentString<ViewsRollupStartQuery, ViewsRollupStartQueryVariables>;
export const ViewsRollupDocument = {"__meta__":{"hash":"sha256:84ed8e5206b1b0ae5d64f8aeb7c6b76f46aa59255a06b0ec7c150b967381d836"}} as unknown as TypedDocumentString<ViewsRollupQuery, ViewsRollupQueryVariables>;
export const FormPeopleDocument = {"__meta__":{"hash":"sha256:87b6aeda19830dc52180626a2eaa80b150ae2ff4c597e613c0b844d8a1e754cf"}} as unknown as TypedDocumentString<FormPeopleQuery, FormPeopleQueryVariables>;
export const FormStaffDocument = {"__meta__":{"hash":"sha256:e82596f6ffd18794c9143b0bf4d6bba2c8a8612e57fdff76eda430f3a60cea18"}} as unknown as TypedDocumentString<FormStaffQuery, FormStaffQueryVariables>;
export const PickerRegionsDocument = {"__meta__":{"hash":"sha256:6c2bbe4ebc640ec49e8ae50816bfd7c3291b0944aba73e0ecfa1d4a503d750a0"}} as unknown as TypedDocumentString<PickerRegionsQuery, PickerRegionsQueryVariables>;
export const PickerRegionDocument = {"__meta__":{"hash":"sha256:c5b1e823904035d7032de5b8b189a13fa13e2d5692ece52ae139d099c73460bd"}} as unknown as TypedDocumentString<PickerRegionQuery, PickerRegionQueryVariables>;