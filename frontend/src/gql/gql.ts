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
    "\n  query MenuKinds($cases: Boolean!, $registers: Boolean!, $ledgers: Boolean!) {\n    programs @include(if: $cases) { code name shortName section }\n    registerKinds @include(if: $registers) { code name shortName section }\n    ledgers @include(if: $ledgers) { code name shortName section }\n  }\n": typeof types.MenuKindsDocument,
    "\n  query Me {\n    me {\n      id username name role roleLabel sections grants permissions demo cityName today mustChangePassword\n      region { code name fullName tier parentCode }\n    }\n  }\n": typeof types.MeDocument,
    "\n  query MySessions { mySessions { id createdAt lastUsedAt expiresAt device current } }\n": typeof types.MySessionsDocument,
    "\n  mutation RevokeMySession($input: RevokeSessionInput!) { revokeSession(input: $input) { sessions { id } } }\n": typeof types.RevokeMySessionDocument,
    "\n  mutation ChangeMyPassword($input: ChangePasswordInput!) { changePassword(input: $input) { me { id } } }\n": typeof types.ChangeMyPasswordDocument,
    "\n  query AuditList($staffId: ID, $recordId: ID, $kind: String, $from: Date, $to: Date, $first: Int!, $after: String) {\n    auditEvents(staffId: $staffId, recordId: $recordId, kind: $kind, from: $from, to: $to, first: $first, after: $after) {\n      nodes { seq at staff role kind kindLabel summary reason record { kind id label } }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": typeof types.AuditListDocument,
    "\n  query AuditStaff($search: String!) { staffMembers(search: $search, first: 20) { nodes { id name username region { name } } } }\n": typeof types.AuditStaffDocument,
    "\n  query Board {\n    board {\n      title asOf\n      tiles { key label value unit severity link { target dataset regionCode asOf indicatorId where { field op values } } }\n      charts { key title kind unit labels series { name values } link { target dataset regionCode asOf indicatorId where { field op values } } }\n    }\n  }\n": typeof types.BoardDocument,
    "\n  query CalendarYear($year: Int!) { calendarYear(year: $year) { year source workdays daysOff { date name } makeUpDays { date name } } }\n": typeof types.CalendarYearDocument,
    "\n  fragment CreatePersonParts on Person {\n    id rev name sex age birth idNumberMasked phoneMasked address healthLabel labourLabel deathDate\n    village { code name fullName } household { id number } cases { id number programCode programName status statusLabel }\n  }\n": typeof types.CreatePersonPartsFragmentDoc,
    "\n  query CreatePerson($personId: ID!) {\n    person(personId: $personId) { id name sex age birth idNumberMasked address village { code name fullName } household { id number } cases { id number programCode programName status statusLabel } }\n    duplicatesOfPerson(personId: $personId) { reasons person { id name sex birth idNumberMasked village { fullName } } fields { label mine theirs same } }\n  }\n": typeof types.CreatePersonDocument,
    "\n  query CreateHousehold($householdId: ID!) {\n    household(householdId: $householdId) {\n      id rev number address mayEdit village { code fullName }\n      members { personId name person { id age idNumberMasked healthLabel labourLabel } relation relationLabel from }\n      cases { id number programCode programName status statusLabel }\n    }\n  }\n": typeof types.CreateHouseholdDocument,
    "\n  query CreateCheckId($idNumber: String!) {\n    checkIdNumber(idNumber: $idNumber) { valid message normalized repairs birth sex outOfReach person { ...CreatePersonParts } }\n  }\n": typeof types.CreateCheckIdDocument,
    "\n  query CreateFindPeople($search: String!) { people(search: $search, first: 10) { nodes { ...CreatePersonParts } totalCount } }\n": typeof types.CreateFindPeopleDocument,
    "\n  mutation CreateSavePerson($input: SavePersonInput!) { savePerson(input: $input) { person { id name } } }\n": typeof types.CreateSavePersonDocument,
    "\n  mutation CreateFamily($input: CreateHouseholdInput!) { createHousehold(input: $input) { household { id } } }\n": typeof types.CreateFamilyDocument,
    "\n  mutation CreateMembership($input: ChangeMembershipInput!) { changeMembership(input: $input) { household { id rev } } }\n": typeof types.CreateMembershipDocument,
    "\n  mutation CreateCase($input: CreateCaseInput!) { createCase(input: $input) { case { id } } }\n": typeof types.CreateCaseDocument,
    "\n  fragment CaseAccountParts on Case { id account { bank holder kind numberMasked } }\n": typeof types.CaseAccountPartsFragmentDoc,
    "\n  fragment CaseHeadParts on Case {\n    number programName statusLabel statusSince applicantName category areaClassLabel memberCount amount\n    appliedOn acceptedOn decidedOn effectiveFrom endedAfter endReason nextReview due dueLabel remainingWorkdays overdue\n    flags { key label severity }\n    applicant { id }\n    household { id number }\n    village { name } township { name }\n  }\n": typeof types.CaseHeadPartsFragmentDoc,
    "\n  fragment CaseChangeParts on Case {\n    proposedChange { ...CaseChangeLine }\n    changes { ...CaseChangeLine }\n    entitlements { id fromMonth toMonth members amount category areaClass beganBecause endedBecause }\n  }\n": typeof types.CaseChangePartsFragmentDoc,
    "\n  fragment CaseChangeLine on CaseChange { kind kindLabel triggerLabel effectiveMonth householdsDelta personsDelta amountDelta reason proposedBy proposedAt decidedBy decidedAt decision }\n": typeof types.CaseChangeLineFragmentDoc,
    "\n  fragment CaseClockParts on Case { clocks { key label legal startedOn due stoppedOn pausedDays remainingWorkdays overdue hard } }\n": typeof types.CaseClockPartsFragmentDoc,
    "\n  fragment CaseDecisionParts on Case {\n    program { cycle }\n    decisionCard {\n      eligible amount month reasons\n      legal { law article number }\n      facts { label value note } steps { label value note }\n      standards { key label value effectiveFrom documentNumber }\n    }\n  }\n": typeof types.CaseDecisionPartsFragmentDoc,
    "\n  fragment CaseMemberParts on Case { memberRows: members { personId name relationLabel counted reasonNotCounted adult age idNumberMasked } }\n": typeof types.CaseMemberPartsFragmentDoc,
    "\n  fragment CaseNoticeParts on Case { notice { postedOn until confirmedOn objections text photo { id name size contentType url uploadedBy uploadedAt } } }\n": typeof types.CaseNoticePartsFragmentDoc,
    "\n  query CasePaper($caseId: ID!, $paper: String!) {\n    casePaper(caseId: $caseId, paper: $paper) { paper title documentNumber signature date blocks { kind text rows } }\n  }\n": typeof types.CasePaperDocument,
    "\n  query CasePayments($caseId: ID!, $first: Int!, $after: String) {\n    case(caseId: $caseId) {\n      id\n      payments(first: $first, after: $after) {\n        nodes { id period itemLabel amount payee bank accountMasked state stateLabel bankMessage paidOn batchId reissueOf }\n        pageInfo { endCursor hasNextPage } totalCount\n      }\n    }\n  }\n": typeof types.CasePaymentsDocument,
    "\n  fragment CaseTimelineParts on Case {\n    log: actions { seq label by byRole byRegion at fromStatus toStatus toStatusLabel dueBefore overdue summary { key label text } files { id name size url } }\n  }\n": typeof types.CaseTimelinePartsFragmentDoc,
    "\n  fragment CaseVerificationParts on Case {\n    verification { status statusLabel requestedOn openedOn due result resultLabel items { department departmentLabel personName finding over difference note } }\n  }\n": typeof types.CaseVerificationPartsFragmentDoc,
    "\n  query CaseDetail($caseId: ID!) {\n    case(caseId: $caseId) {\n      id rev number programCode programName status statusLabel statusSince applicantName amount form\n      program { code name parts form { key title help fields { ...FormFieldParts } } }\n      household { id number members { personId name relationLabel } }\n      members { personId name }\n      papers { value label }\n      notice { photo { id name } }\n      documents { key label required memberId memberName missing files { id name size contentType uploadedBy uploadedAt url } }\n      actions { seq action label at by fromStatus toStatus toStatusLabel files { id name } }\n      availableActions { action label help style confirm initial form { ...FormFieldParts } }\n      blockedActions { action label reason }\n      ...CaseHeadParts\n      ...CaseClockParts\n      ...CaseMemberParts\n      ...CaseAccountParts\n      ...CaseTimelineParts\n      ...CaseDecisionParts\n      ...CaseVerificationParts\n      ...CaseNoticeParts\n      ...CaseChangeParts\n    }\n  }\n": typeof types.CaseDetailDocument,
    "\n  mutation CasePerform($input: PerformActionInput!) { performAction(input: $input) { case { id rev status statusLabel } } }\n": typeof types.CasePerformDocument,
    "\n  query ChipImport($importId: ID!) { import(importId: $importId) { fileName at } }\n": typeof types.ChipImportDocument,
    "\n  query CasePrograms { programs { code name shortName unit section sectionLabel cycle mayDraft statuses { value label } basis { law number } documents { key label required perMember help } } }\n": typeof types.CaseProgramsDocument,
    "\n  query WorkQueue($programCode: ID, $action: String, $search: String, $overdue: Boolean, $first: Int!, $after: String) {\n    workQueue(programCode: $programCode, action: $action, search: $search, overdue: $overdue, first: $first, after: $after) {\n      nodes {\n        id number programName statusLabel statusSince applicantName memberCount amount appliedOn due dueLabel remainingWorkdays overdue\n        village { name } township { name } flags { key label severity } availableActions { action label style }\n      }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": typeof types.WorkQueueDocument,
    "\n  query WorkQueueSummary { workQueueSummary { action label count overdue dueSoon } }\n": typeof types.WorkQueueSummaryDocument,
    "\n  query WorkQueueOverdue { workQueue(overdue: true, first: 1) { totalCount } }\n": typeof types.WorkQueueOverdueDocument,
    "\n  query WorkQueueNext($programCode: ID, $action: String) {\n    workQueue(programCode: $programCode, action: $action, first: 2) { nodes { id applicantName programName } totalCount }\n  }\n": typeof types.WorkQueueNextDocument,
    "\n  subscription WorkQueueChanges { workQueueChanged { caseId at } }\n": typeof types.WorkQueueChangesDocument,
    "\n  query FiguresIndicators($ids: [ID!], $regionCode: ID, $cutOff: Date) {\n    indicators(ids: $ids, regionCode: $regionCode, cutOff: $cutOff) { id key label unit value printed basis definition asOf numerator denominator opensRecords }\n  }\n": typeof types.FiguresIndicatorsDocument,
    "\n  query FiguresRecords($indicatorId: ID!, $regionCode: ID, $cutOff: Date, $first: Int!, $after: String) {\n    indicatorRecords(indicatorId: $indicatorId, regionCode: $regionCode, cutOff: $cutOff, first: $first, after: $after) {\n      columns { name label type filter sortable column byDefault options { value label } }\n      nodes { id ref { kind id label } cells labels }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": typeof types.FiguresRecordsDocument,
    "\n  query HomeWork { workQueueSummary { action label count } }\n": typeof types.HomeWorkDocument,
    "\n  query ImportsKinds { importKinds { kind label columns templateUrl } }\n": typeof types.ImportsKindsDocument,
    "\n  query ImportsList($first: Int!, $after: String) {\n    imports(first: $first, after: $after) { nodes { id kind fileName state by at households persons entries monthlyTotal progress refused { row } } pageInfo { endCursor hasNextPage } totalCount }\n  }\n": typeof types.ImportsListDocument,
    "\n  query ImportsOne($importId: ID!) {\n    import(importId: $importId) {\n      id rev kind fileName state by at households persons entries monthlyTotal progress fileUrl byKind { key label count } refusedFileUrl mayApply applyNote\n      repaired { key label count } byVillage { key label count } refused { sheet row reason message household }\n    }\n  }\n": typeof types.ImportsOneDocument,
    "\n  mutation ImportsCheck($input: CheckImportInput!) { checkImport(input: $input) { import { id } } }\n": typeof types.ImportsCheckDocument,
    "\n  mutation ImportsApply($input: ApplyImportInput!) { applyImport(input: $input) { import { id rev state } } }\n": typeof types.ImportsApplyDocument,
    "\n  mutation ImportsUndo($input: UndoImportInput!) { undoImport(input: $input) { import { id rev state } } }\n": typeof types.ImportsUndoDocument,
    "\n  query Ledgers { ledgers { code name shortName section about time enteredBy rollsUp decided mayEnter alarms { value } } }\n": typeof types.LedgersDocument,
    "\n  query LedgerAlarmCounts { ledgerAlarms { ledgerCode severity } }\n": typeof types.LedgerAlarmCountsDocument,
    "\n  query LedgerTotals($all: DatasetQueryInput!, $month: DatasetQueryInput!) {\n    all: figures(query: $all) { rows { keys values } }\n    month: figures(query: $month) { rows { keys values } }\n  }\n": typeof types.LedgerTotalsDocument,
    "\n  query Ledger($ledgerCode: ID!) {\n    ledger(ledgerCode: $ledgerCode) {\n      code name shortName section about kinds subjectOptional time tiers enteredBy prefilled rollsUp covers decided dataset mayEnter\n      alarms { value label } fields { ...FormFieldParts }\n    }\n  }\n": typeof types.LedgerDocument,
    "\n  query LedgerRecords($ledgerCode: ID!, $regionCode: ID, $subjectId: ID, $from: Date, $to: Date, $where: [ConditionInput!], $order: OrderInput, $first: Int!, $after: String) {\n    ledgerRecords(ledgerCode: $ledgerCode, regionCode: $regionCode, subjectId: $subjectId, from: $from, to: $to, where: $where, order: $order, first: $first, after: $after) {\n      nodes { id region { name fullName } subjectName subjectKindLabel on until state stateLabel superseded due alarm by values { key text } }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": typeof types.LedgerRecordsDocument,
    "\n  query LedgerDraft($ledgerCode: ID!, $regionCode: ID, $subjectId: ID, $form: FormData) {\n    ledgerDraft(ledgerCode: $ledgerCode, regionCode: $regionCode, subjectId: $subjectId, form: $form) {\n      region { code fullName tier } subjectName on initial prefilled fields { ...FormFieldParts }\n    }\n  }\n": typeof types.LedgerDraftDocument,
    "\n  query LedgerRecord($recordId: ID!) {\n    ledgerRecord(recordId: $recordId) {\n      id rev ledgerCode ledgerName region { code fullName } subject { kind id label } subjectName subjectKindLabel on until state stateLabel superseded due alarm by byRole at typed prefilled form\n      values { key label text } files { id name size url }\n      log { seq operation label by byRole at reason on until values { key label text } }\n      mayCorrect mayVoid mayDecide\n    }\n  }\n": typeof types.LedgerRecordDocument,
    "\n  mutation LedgerSave($input: SaveLedgerRecordInput!) { saveLedgerRecord(input: $input) { record { id rev stateLabel } } }\n": typeof types.LedgerSaveDocument,
    "\n  mutation LedgerVoid($input: VoidLedgerRecordInput!) { voidLedgerRecord(input: $input) { record { id rev stateLabel } } }\n": typeof types.LedgerVoidDocument,
    "\n  mutation LedgerDecide($input: DecideLedgerRecordInput!) { decideLedgerRecord(input: $input) { record { id rev stateLabel } } }\n": typeof types.LedgerDecideDocument,
    "\n  query LedgerFind($text: String!) { search(text: $text) { kind id label } }\n": typeof types.LedgerFindDocument,
    "\n  query PayrollNotListed($query: DatasetQueryInput!) { records(query: $query, first: 1) { totalCount } }\n": typeof types.PayrollNotListedDocument,
    "\n  query PayrollBatch($batchId: ID!) {\n    batch(batchId: $batchId) {\n      id rev number programName month state stateLabel lineCount personCount total paid returned held supplement reissued\n      programCode lastMonthTotal lastMonthLines deviation deviationReason progress fileName fileHash fileUrl\n      checks { key label severity count blocking paymentIds }\n      log { step label by at note }\n      availableSteps { step label allowed reason needsReason }\n      byTownship { region { code name } lines total }\n    }\n  }\n": typeof types.PayrollBatchDocument,
    "\n  query PayrollLines($batchId: ID!, $state: PaymentState, $search: String, $regionCode: ID, $onlyChecked: Boolean, $first: Int!, $after: String) {\n    batch(batchId: $batchId) {\n      id\n      payments(state: $state, search: $search, regionCode: $regionCode, onlyChecked: $onlyChecked, first: $first, after: $after) {\n        nodes { id rev caseId caseNumber payee bank accountMasked itemLabel period amount state stateLabel bankMessage paidOn village { code name fullName } checks reissueOf accountCorrected mayHold holdNote }\n        pageInfo { endCursor hasNextPage }\n        totalCount\n      }\n    }\n  }\n": typeof types.PayrollLinesDocument,
    "\n  mutation PayrollAdvance($input: AdvanceBatchInput!) { advanceBatch(input: $input) { batch { id rev state } } }\n": typeof types.PayrollAdvanceDocument,
    "\n  mutation PayrollResult($input: ImportBankResultInput!) { importBankResult(input: $input) { batch { id rev state paid returned } } }\n": typeof types.PayrollResultDocument,
    "\n  mutation PayrollHold($input: HoldPaymentInput!) { holdPayment(input: $input) { payment { id rev state } } }\n": typeof types.PayrollHoldDocument,
    "\n  query PayrollBatches($programCode: ID, $first: Int!, $after: String) {\n    batches(programCode: $programCode, first: $first, after: $after) {\n      nodes { id number programCode programName month state stateLabel lineCount personCount total paid returned held supplement reissued deviation }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": typeof types.PayrollBatchesDocument,
    "\n  mutation PayrollFreeze($input: FreezeBatchInput!) { freezeBatch(input: $input) { batch { id number } } }\n": typeof types.PayrollFreezeDocument,
    "\n  mutation RevealValue($input: RevealValueInput!) { revealValue(input: $input) { value } }\n": typeof types.RevealValueDocument,
    "\n  query PeoplePerson($personId: ID!) {\n    person(personId: $personId) {\n      id rev name sex birth age idNumberMasked phoneMasked address health healthLabel labour labourLabel disabilityCertMasked education marital deathDate mayEdit\n      village { code fullName } hukouVillage { code fullName } household { id number }\n      memberships { householdId household { id number village { fullName } } relationLabel from to }\n      cases { id number programName statusLabel amount appliedOn overdue }\n      benefits { monthlyTotal lines { amount since members { value label } case { id number programCode programName statusLabel overdue } } exclusions { personId personName programCode programName caseId reason } }\n    }\n    duplicatesOfPerson(personId: $personId) { reasons person { id name } fields { label mine theirs same } }\n  }\n": typeof types.PeoplePersonDocument,
    "\n  query PeopleHousehold($householdId: ID!) {\n    household(householdId: $householdId) {\n      id rev number headName address mayEdit head { id } village { code fullName }\n      members { personId name person { id age sex idNumberMasked healthLabel labourLabel } relation relationLabel from to }\n      pastMembers { personId name person { id } relationLabel from to }\n      benefits { monthlyTotal lines { amount since members { value label } case { id number programCode programName statusLabel overdue } } exclusions { personId personName programCode programName caseId reason } }\n    }\n  }\n": typeof types.PeopleHouseholdDocument,
    "\n  query PeopleFindById($search: String!) { people(search: $search, first: 5) { nodes { id name } } }\n": typeof types.PeopleFindByIdDocument,
    "\n  mutation PeopleSave($input: SavePersonInput!) { savePerson(input: $input) { person { id rev } } }\n": typeof types.PeopleSaveDocument,
    "\n  mutation PeopleMembership($input: ChangeMembershipInput!) { changeMembership(input: $input) { household { id rev } } }\n": typeof types.PeopleMembershipDocument,
    "\n  query RecordsDatasets { datasets { id name opens timeBasis fields { name label type filter dimension measure sortable column byDefault options { value label } } } }\n": typeof types.RecordsDatasetsDocument,
    "\n  query RecordsList($query: DatasetQueryInput!, $first: Int!, $after: String) {\n    records(query: $query, first: $first, after: $after) {\n      columns { name }\n      nodes { id ref { kind id label } cells labels }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": typeof types.RecordsListDocument,
    "\n  query RegisterKinds { registerKinds { code class name shortName section network mayCreate } }\n": typeof types.RegisterKindsDocument,
    "\n  query RegisterKind($kindCode: ID!) {\n    registerKind(kindCode: $kindCode) {\n      code class name shortName section tiers network aboveLabel aboveKinds dataset mayCreate\n      basis { law article number } statuses { value label }\n      form { key title help fields { ...FormFieldParts } }\n      create { action label help style confirm initial form { ...FormFieldParts } }\n    }\n  }\n": typeof types.RegisterKindDocument,
    "\n  query RegisterEntries($class: EntryClass!, $kindCode: ID, $regionCode: ID, $search: String, $waiting: Boolean, $where: [ConditionInput!], $order: OrderInput, $first: Int!, $after: String) {\n    entries(class: $class, kindCode: $kindCode, regionCode: $regionCode, search: $search, waiting: $waiting, where: $where, order: $order, first: $first, after: $after) {\n      nodes {\n        id number name creditCode region { name fullName } status statusLabel stands beganOn closedOn gradeLabel gradedOn due dueLabel overdue aboveName\n        checks { year resultLabel } values { key text }\n      }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": typeof types.RegisterEntriesDocument,
    "\n  query RegisterOverview($class: EntryClass!, $all: DatasetQueryInput!, $late: DatasetQueryInput!) {\n    all: figures(query: $all) { rows { keys values } }\n    late: figures(query: $late) { rows { keys values } }\n    entries(class: $class, waiting: true, first: 6, order: { field: \"due\" }) { nodes { id name kindCode kindName region { name } statusLabel due dueLabel overdue } totalCount }\n  }\n": typeof types.RegisterOverviewDocument,
    "\n  query RegisterEntry($entryId: ID!) {\n    entry(entryId: $entryId) {\n      id rev class kindCode kindName number name creditCode region { code fullName } status statusLabel statusSince stands beganOn closedOn closeReason aboveName gradeLabel gradedOn\n      above { kind id label } due dueLabel overdue form\n      values { key label text } files { id name size url }\n      checks { year resultLabel on } duties { key label legal year due overdue }\n      actions { seq action label by byRole byRegion at fromStatus toStatus toStatusLabel summary { key label text } files { id name size url } }\n      availableActions { action label help style confirm initial form { ...FormFieldParts } }\n      blockedActions { action label reason }\n      below { kind id label } ledgers { ledgerCode ledgerName count mayEnter occupies }\n      kind { code name class section network aboveLabel basis { law article number } form { key title help fields { ...FormFieldParts } } }\n    }\n  }\n": typeof types.RegisterEntryDocument,
    "\n  query RegisterSearch($class: EntryClass!, $search: String, $where: [ConditionInput!]) {\n    entries(class: $class, search: $search, where: $where, first: 20) { nodes { id name number kindName region { name } } }\n  }\n": typeof types.RegisterSearchDocument,
    "\n  mutation RegisterCreate($input: CreateEntryInput!) { createEntry(input: $input) { entry { id statusLabel } } }\n": typeof types.RegisterCreateDocument,
    "\n  mutation RegisterPerform($input: PerformEntryActionInput!) { performEntryAction(input: $input) { entry { id rev statusLabel } } }\n": typeof types.RegisterPerformDocument,
    "\n  query SearchEverywhere($text: String!) { search(text: $text) { kind id label typeName regionName statusLabel } }\n": typeof types.SearchEverywhereDocument,
    "\n  query Shelf {\n    myFavourites { kind id label typeName regionName statusLabel favourite }\n    myRecent { kind id label typeName regionName statusLabel favourite }\n  }\n": typeof types.ShelfDocument,
    "\n  mutation ShelfFavourite($input: SetFavouriteInput!) {\n    setFavourite(input: $input) { favourites { kind id label typeName regionName statusLabel favourite } recent { kind id label typeName regionName statusLabel favourite } }\n  }\n": typeof types.ShelfFavouriteDocument,
    "\n  mutation ShelfVisit($input: NoteVisitInput!) {\n    noteVisit(input: $input) { favourites { kind id label typeName regionName statusLabel favourite } recent { kind id label typeName regionName statusLabel favourite } }\n  }\n": typeof types.ShelfVisitDocument,
    "\n  query ShelfEntry($entryId: ID!) { entry(entryId: $entryId) { class } }\n": typeof types.ShelfEntryDocument,
    "\n  query StaffList($search: String, $regionCode: ID, $first: Int!, $after: String) {\n    staffMembers(search: $search, regionCode: $regionCode, first: $first, after: $after) {\n      nodes { id rev username name role roleLabel region { code name fullName } sections grants active lockedUntil lastLoginAt }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": typeof types.StaffListDocument,
    "\n  query StaffRoles { roles { role label tier } }\n": typeof types.StaffRolesDocument,
    "\n  mutation StaffSave($input: SaveStaffInput!) { saveStaff(input: $input) { staff { id rev username name } oneTimePassword } }\n": typeof types.StaffSaveDocument,
    "\n  mutation StaffResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) { staff { id rev username name } oneTimePassword } }\n": typeof types.StaffResetPasswordDocument,
    "\n  query StandardsList {\n    standards { key label unit groups { value label } values { id rev areaClass group value effectiveFrom documentNumber state proposedBy approvedBy mayDecide } }\n  }\n": typeof types.StandardsListDocument,
    "\n  mutation StandardsPropose($input: ProposeStandardInput!) { proposeStandard(input: $input) { standard { key } } }\n": typeof types.StandardsProposeDocument,
    "\n  mutation StandardsDecide($input: DecideStandardInput!) { decideStandard(input: $input) { standard { key } } }\n": typeof types.StandardsDecideDocument,
    "\n  query ViewsAlarms {\n    ledgerAlarms { key label ledgerCode ledgerName severity since recordId subjectName region { code fullName } subject { kind id } }\n    ledgers { code covers mayEnter }\n  }\n": typeof types.ViewsAlarmsDocument,
    "\n  query ViewsHome($entryId: ID!) {\n    entry(entryId: $entryId) { id name kindCode kindName form region { fullName } ledgers { ledgerCode ledgerName count mayEnter occupies } }\n    ledgers { code name mayEnter occupies { field of rooms room count countedBy counted } fields { key type label } }\n  }\n": typeof types.ViewsHomeDocument,
    "\n  query ViewsStays($ledgerCode: ID!, $subjectId: ID!, $after: String) {\n    ledgerRecords(ledgerCode: $ledgerCode, subjectId: $subjectId, first: 100, after: $after) {\n      nodes { id rev on until state form values { key label text } mayCorrect } pageInfo { endCursor hasNextPage }\n    }\n  }\n": typeof types.ViewsStaysDocument,
    "\n  query ViewsCount($ledgerCode: ID!, $subjectId: ID!) {\n    ledgerRecords(ledgerCode: $ledgerCode, subjectId: $subjectId, first: 1) { nodes { id on values { key label text } form } }\n  }\n": typeof types.ViewsCountDocument,
    "\n  mutation ViewsMoveOut($input: SaveLedgerRecordInput!) { saveLedgerRecord(input: $input) { record { id rev until } } }\n": typeof types.ViewsMoveOutDocument,
    "\n  query ViewsBurden($from: Date!, $to: Date!, $beforeFrom: Date!, $beforeTo: Date!) {\n    burden(from: $from, to: $to) { tier ledgerCode ledgerName records typed prefilled }\n    before: burden(from: $beforeFrom, to: $beforeTo) { tier ledgerCode ledgerName records typed prefilled }\n  }\n": typeof types.ViewsBurdenDocument,
    "\n  query ViewsDutyLedger($ledgerCode: ID!) { ledger(ledgerCode: $ledgerCode) { code name covers mayEnter tiers shiftField fields { key type } } }\n": typeof types.ViewsDutyLedgerDocument,
    "\n  query ViewsDuty($ledgerCode: ID!, $regionCode: ID, $month: Month!) {\n    ledgerCoverage(ledgerCode: $ledgerCode, regionCode: $regionCode, month: $month) {\n      region { code name } seasonFrom seasonTo shifts { value label }\n      days { on required missing { value label } records { id form values { key label text } } }\n    }\n  }\n": typeof types.ViewsDutyDocument,
    "\n  query ViewsNetwork($kindCode: ID!) {\n    registerKind(kindCode: $kindCode) { code name shortName mayCreate }\n    networkCover(kindCode: $kindCode) { region { code name fullName tier parentCode } entryId name }\n  }\n": typeof types.ViewsNetworkDocument,
    "\n  query ViewsRollupStart($ledgerCode: ID!) {\n    ledger(ledgerCode: $ledgerCode) { code name shortName mayEnter tiers seriesBy }\n    ledgerSeries(ledgerCode: $ledgerCode) { form label from to reports }\n  }\n": typeof types.ViewsRollupStartDocument,
    "\n  query ViewsRollup($ledgerCode: ID!, $form: FormData!, $regionCode: ID) {\n    ledgerRollup(ledgerCode: $ledgerCode, form: $form, regionCode: $regionCode) {\n      region { code name tier } columns { value label } total reported missing\n      own { recordId stage on ownReport values }\n      rows { region { code name tier hasChildren } recordId stage on ownReport values reported missing beside }\n      asides { ledgerCode ledgerName mayEnter columns { value label } total }\n    }\n  }\n": typeof types.ViewsRollupDocument,
    "\n  query FormPeople($search: String!) { people(search: $search, first: 20) { nodes { id name age idNumberMasked village { name } } } }\n": typeof types.FormPeopleDocument,
    "\n  query FormStaff($search: String!) { staffMembers(search: $search, first: 20) { nodes { id name roleLabel region { name } } } }\n": typeof types.FormStaffDocument,
    "\n  fragment FormFieldParts on FormField {\n    key type label help required confidential min max maxLength unit default\n    options { value label }\n    visibleWhen { field in }\n    itemFields {\n      key type label help required confidential min max maxLength unit default\n      options { value label }\n      visibleWhen { field in }\n    }\n  }\n": typeof types.FormFieldPartsFragmentDoc,
    "\n  query PickerRegions($parentCode: ID) { regions(parentCode: $parentCode) { code name tier parentCode hasChildren } }\n": typeof types.PickerRegionsDocument,
    "\n  query PickerRegion($regionCode: ID!) { region(regionCode: $regionCode) { code name fullName tier } }\n": typeof types.PickerRegionDocument,
};
const documents: Documents = {
    "\n  query MenuKinds($cases: Boolean!, $registers: Boolean!, $ledgers: Boolean!) {\n    programs @include(if: $cases) { code name shortName section }\n    registerKinds @include(if: $registers) { code name shortName section }\n    ledgers @include(if: $ledgers) { code name shortName section }\n  }\n": types.MenuKindsDocument,
    "\n  query Me {\n    me {\n      id username name role roleLabel sections grants permissions demo cityName today mustChangePassword\n      region { code name fullName tier parentCode }\n    }\n  }\n": types.MeDocument,
    "\n  query MySessions { mySessions { id createdAt lastUsedAt expiresAt device current } }\n": types.MySessionsDocument,
    "\n  mutation RevokeMySession($input: RevokeSessionInput!) { revokeSession(input: $input) { sessions { id } } }\n": types.RevokeMySessionDocument,
    "\n  mutation ChangeMyPassword($input: ChangePasswordInput!) { changePassword(input: $input) { me { id } } }\n": types.ChangeMyPasswordDocument,
    "\n  query AuditList($staffId: ID, $recordId: ID, $kind: String, $from: Date, $to: Date, $first: Int!, $after: String) {\n    auditEvents(staffId: $staffId, recordId: $recordId, kind: $kind, from: $from, to: $to, first: $first, after: $after) {\n      nodes { seq at staff role kind kindLabel summary reason record { kind id label } }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": types.AuditListDocument,
    "\n  query AuditStaff($search: String!) { staffMembers(search: $search, first: 20) { nodes { id name username region { name } } } }\n": types.AuditStaffDocument,
    "\n  query Board {\n    board {\n      title asOf\n      tiles { key label value unit severity link { target dataset regionCode asOf indicatorId where { field op values } } }\n      charts { key title kind unit labels series { name values } link { target dataset regionCode asOf indicatorId where { field op values } } }\n    }\n  }\n": types.BoardDocument,
    "\n  query CalendarYear($year: Int!) { calendarYear(year: $year) { year source workdays daysOff { date name } makeUpDays { date name } } }\n": types.CalendarYearDocument,
    "\n  fragment CreatePersonParts on Person {\n    id rev name sex age birth idNumberMasked phoneMasked address healthLabel labourLabel deathDate\n    village { code name fullName } household { id number } cases { id number programCode programName status statusLabel }\n  }\n": types.CreatePersonPartsFragmentDoc,
    "\n  query CreatePerson($personId: ID!) {\n    person(personId: $personId) { id name sex age birth idNumberMasked address village { code name fullName } household { id number } cases { id number programCode programName status statusLabel } }\n    duplicatesOfPerson(personId: $personId) { reasons person { id name sex birth idNumberMasked village { fullName } } fields { label mine theirs same } }\n  }\n": types.CreatePersonDocument,
    "\n  query CreateHousehold($householdId: ID!) {\n    household(householdId: $householdId) {\n      id rev number address mayEdit village { code fullName }\n      members { personId name person { id age idNumberMasked healthLabel labourLabel } relation relationLabel from }\n      cases { id number programCode programName status statusLabel }\n    }\n  }\n": types.CreateHouseholdDocument,
    "\n  query CreateCheckId($idNumber: String!) {\n    checkIdNumber(idNumber: $idNumber) { valid message normalized repairs birth sex outOfReach person { ...CreatePersonParts } }\n  }\n": types.CreateCheckIdDocument,
    "\n  query CreateFindPeople($search: String!) { people(search: $search, first: 10) { nodes { ...CreatePersonParts } totalCount } }\n": types.CreateFindPeopleDocument,
    "\n  mutation CreateSavePerson($input: SavePersonInput!) { savePerson(input: $input) { person { id name } } }\n": types.CreateSavePersonDocument,
    "\n  mutation CreateFamily($input: CreateHouseholdInput!) { createHousehold(input: $input) { household { id } } }\n": types.CreateFamilyDocument,
    "\n  mutation CreateMembership($input: ChangeMembershipInput!) { changeMembership(input: $input) { household { id rev } } }\n": types.CreateMembershipDocument,
    "\n  mutation CreateCase($input: CreateCaseInput!) { createCase(input: $input) { case { id } } }\n": types.CreateCaseDocument,
    "\n  fragment CaseAccountParts on Case { id account { bank holder kind numberMasked } }\n": types.CaseAccountPartsFragmentDoc,
    "\n  fragment CaseHeadParts on Case {\n    number programName statusLabel statusSince applicantName category areaClassLabel memberCount amount\n    appliedOn acceptedOn decidedOn effectiveFrom endedAfter endReason nextReview due dueLabel remainingWorkdays overdue\n    flags { key label severity }\n    applicant { id }\n    household { id number }\n    village { name } township { name }\n  }\n": types.CaseHeadPartsFragmentDoc,
    "\n  fragment CaseChangeParts on Case {\n    proposedChange { ...CaseChangeLine }\n    changes { ...CaseChangeLine }\n    entitlements { id fromMonth toMonth members amount category areaClass beganBecause endedBecause }\n  }\n": types.CaseChangePartsFragmentDoc,
    "\n  fragment CaseChangeLine on CaseChange { kind kindLabel triggerLabel effectiveMonth householdsDelta personsDelta amountDelta reason proposedBy proposedAt decidedBy decidedAt decision }\n": types.CaseChangeLineFragmentDoc,
    "\n  fragment CaseClockParts on Case { clocks { key label legal startedOn due stoppedOn pausedDays remainingWorkdays overdue hard } }\n": types.CaseClockPartsFragmentDoc,
    "\n  fragment CaseDecisionParts on Case {\n    program { cycle }\n    decisionCard {\n      eligible amount month reasons\n      legal { law article number }\n      facts { label value note } steps { label value note }\n      standards { key label value effectiveFrom documentNumber }\n    }\n  }\n": types.CaseDecisionPartsFragmentDoc,
    "\n  fragment CaseMemberParts on Case { memberRows: members { personId name relationLabel counted reasonNotCounted adult age idNumberMasked } }\n": types.CaseMemberPartsFragmentDoc,
    "\n  fragment CaseNoticeParts on Case { notice { postedOn until confirmedOn objections text photo { id name size contentType url uploadedBy uploadedAt } } }\n": types.CaseNoticePartsFragmentDoc,
    "\n  query CasePaper($caseId: ID!, $paper: String!) {\n    casePaper(caseId: $caseId, paper: $paper) { paper title documentNumber signature date blocks { kind text rows } }\n  }\n": types.CasePaperDocument,
    "\n  query CasePayments($caseId: ID!, $first: Int!, $after: String) {\n    case(caseId: $caseId) {\n      id\n      payments(first: $first, after: $after) {\n        nodes { id period itemLabel amount payee bank accountMasked state stateLabel bankMessage paidOn batchId reissueOf }\n        pageInfo { endCursor hasNextPage } totalCount\n      }\n    }\n  }\n": types.CasePaymentsDocument,
    "\n  fragment CaseTimelineParts on Case {\n    log: actions { seq label by byRole byRegion at fromStatus toStatus toStatusLabel dueBefore overdue summary { key label text } files { id name size url } }\n  }\n": types.CaseTimelinePartsFragmentDoc,
    "\n  fragment CaseVerificationParts on Case {\n    verification { status statusLabel requestedOn openedOn due result resultLabel items { department departmentLabel personName finding over difference note } }\n  }\n": types.CaseVerificationPartsFragmentDoc,
    "\n  query CaseDetail($caseId: ID!) {\n    case(caseId: $caseId) {\n      id rev number programCode programName status statusLabel statusSince applicantName amount form\n      program { code name parts form { key title help fields { ...FormFieldParts } } }\n      household { id number members { personId name relationLabel } }\n      members { personId name }\n      papers { value label }\n      notice { photo { id name } }\n      documents { key label required memberId memberName missing files { id name size contentType uploadedBy uploadedAt url } }\n      actions { seq action label at by fromStatus toStatus toStatusLabel files { id name } }\n      availableActions { action label help style confirm initial form { ...FormFieldParts } }\n      blockedActions { action label reason }\n      ...CaseHeadParts\n      ...CaseClockParts\n      ...CaseMemberParts\n      ...CaseAccountParts\n      ...CaseTimelineParts\n      ...CaseDecisionParts\n      ...CaseVerificationParts\n      ...CaseNoticeParts\n      ...CaseChangeParts\n    }\n  }\n": types.CaseDetailDocument,
    "\n  mutation CasePerform($input: PerformActionInput!) { performAction(input: $input) { case { id rev status statusLabel } } }\n": types.CasePerformDocument,
    "\n  query ChipImport($importId: ID!) { import(importId: $importId) { fileName at } }\n": types.ChipImportDocument,
    "\n  query CasePrograms { programs { code name shortName unit section sectionLabel cycle mayDraft statuses { value label } basis { law number } documents { key label required perMember help } } }\n": types.CaseProgramsDocument,
    "\n  query WorkQueue($programCode: ID, $action: String, $search: String, $overdue: Boolean, $first: Int!, $after: String) {\n    workQueue(programCode: $programCode, action: $action, search: $search, overdue: $overdue, first: $first, after: $after) {\n      nodes {\n        id number programName statusLabel statusSince applicantName memberCount amount appliedOn due dueLabel remainingWorkdays overdue\n        village { name } township { name } flags { key label severity } availableActions { action label style }\n      }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": types.WorkQueueDocument,
    "\n  query WorkQueueSummary { workQueueSummary { action label count overdue dueSoon } }\n": types.WorkQueueSummaryDocument,
    "\n  query WorkQueueOverdue { workQueue(overdue: true, first: 1) { totalCount } }\n": types.WorkQueueOverdueDocument,
    "\n  query WorkQueueNext($programCode: ID, $action: String) {\n    workQueue(programCode: $programCode, action: $action, first: 2) { nodes { id applicantName programName } totalCount }\n  }\n": types.WorkQueueNextDocument,
    "\n  subscription WorkQueueChanges { workQueueChanged { caseId at } }\n": types.WorkQueueChangesDocument,
    "\n  query FiguresIndicators($ids: [ID!], $regionCode: ID, $cutOff: Date) {\n    indicators(ids: $ids, regionCode: $regionCode, cutOff: $cutOff) { id key label unit value printed basis definition asOf numerator denominator opensRecords }\n  }\n": types.FiguresIndicatorsDocument,
    "\n  query FiguresRecords($indicatorId: ID!, $regionCode: ID, $cutOff: Date, $first: Int!, $after: String) {\n    indicatorRecords(indicatorId: $indicatorId, regionCode: $regionCode, cutOff: $cutOff, first: $first, after: $after) {\n      columns { name label type filter sortable column byDefault options { value label } }\n      nodes { id ref { kind id label } cells labels }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": types.FiguresRecordsDocument,
    "\n  query HomeWork { workQueueSummary { action label count } }\n": types.HomeWorkDocument,
    "\n  query ImportsKinds { importKinds { kind label columns templateUrl } }\n": types.ImportsKindsDocument,
    "\n  query ImportsList($first: Int!, $after: String) {\n    imports(first: $first, after: $after) { nodes { id kind fileName state by at households persons entries monthlyTotal progress refused { row } } pageInfo { endCursor hasNextPage } totalCount }\n  }\n": types.ImportsListDocument,
    "\n  query ImportsOne($importId: ID!) {\n    import(importId: $importId) {\n      id rev kind fileName state by at households persons entries monthlyTotal progress fileUrl byKind { key label count } refusedFileUrl mayApply applyNote\n      repaired { key label count } byVillage { key label count } refused { sheet row reason message household }\n    }\n  }\n": types.ImportsOneDocument,
    "\n  mutation ImportsCheck($input: CheckImportInput!) { checkImport(input: $input) { import { id } } }\n": types.ImportsCheckDocument,
    "\n  mutation ImportsApply($input: ApplyImportInput!) { applyImport(input: $input) { import { id rev state } } }\n": types.ImportsApplyDocument,
    "\n  mutation ImportsUndo($input: UndoImportInput!) { undoImport(input: $input) { import { id rev state } } }\n": types.ImportsUndoDocument,
    "\n  query Ledgers { ledgers { code name shortName section about time enteredBy rollsUp decided mayEnter alarms { value } } }\n": types.LedgersDocument,
    "\n  query LedgerAlarmCounts { ledgerAlarms { ledgerCode severity } }\n": types.LedgerAlarmCountsDocument,
    "\n  query LedgerTotals($all: DatasetQueryInput!, $month: DatasetQueryInput!) {\n    all: figures(query: $all) { rows { keys values } }\n    month: figures(query: $month) { rows { keys values } }\n  }\n": types.LedgerTotalsDocument,
    "\n  query Ledger($ledgerCode: ID!) {\n    ledger(ledgerCode: $ledgerCode) {\n      code name shortName section about kinds subjectOptional time tiers enteredBy prefilled rollsUp covers decided dataset mayEnter\n      alarms { value label } fields { ...FormFieldParts }\n    }\n  }\n": types.LedgerDocument,
    "\n  query LedgerRecords($ledgerCode: ID!, $regionCode: ID, $subjectId: ID, $from: Date, $to: Date, $where: [ConditionInput!], $order: OrderInput, $first: Int!, $after: String) {\n    ledgerRecords(ledgerCode: $ledgerCode, regionCode: $regionCode, subjectId: $subjectId, from: $from, to: $to, where: $where, order: $order, first: $first, after: $after) {\n      nodes { id region { name fullName } subjectName subjectKindLabel on until state stateLabel superseded due alarm by values { key text } }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": types.LedgerRecordsDocument,
    "\n  query LedgerDraft($ledgerCode: ID!, $regionCode: ID, $subjectId: ID, $form: FormData) {\n    ledgerDraft(ledgerCode: $ledgerCode, regionCode: $regionCode, subjectId: $subjectId, form: $form) {\n      region { code fullName tier } subjectName on initial prefilled fields { ...FormFieldParts }\n    }\n  }\n": types.LedgerDraftDocument,
    "\n  query LedgerRecord($recordId: ID!) {\n    ledgerRecord(recordId: $recordId) {\n      id rev ledgerCode ledgerName region { code fullName } subject { kind id label } subjectName subjectKindLabel on until state stateLabel superseded due alarm by byRole at typed prefilled form\n      values { key label text } files { id name size url }\n      log { seq operation label by byRole at reason on until values { key label text } }\n      mayCorrect mayVoid mayDecide\n    }\n  }\n": types.LedgerRecordDocument,
    "\n  mutation LedgerSave($input: SaveLedgerRecordInput!) { saveLedgerRecord(input: $input) { record { id rev stateLabel } } }\n": types.LedgerSaveDocument,
    "\n  mutation LedgerVoid($input: VoidLedgerRecordInput!) { voidLedgerRecord(input: $input) { record { id rev stateLabel } } }\n": types.LedgerVoidDocument,
    "\n  mutation LedgerDecide($input: DecideLedgerRecordInput!) { decideLedgerRecord(input: $input) { record { id rev stateLabel } } }\n": types.LedgerDecideDocument,
    "\n  query LedgerFind($text: String!) { search(text: $text) { kind id label } }\n": types.LedgerFindDocument,
    "\n  query PayrollNotListed($query: DatasetQueryInput!) { records(query: $query, first: 1) { totalCount } }\n": types.PayrollNotListedDocument,
    "\n  query PayrollBatch($batchId: ID!) {\n    batch(batchId: $batchId) {\n      id rev number programName month state stateLabel lineCount personCount total paid returned held supplement reissued\n      programCode lastMonthTotal lastMonthLines deviation deviationReason progress fileName fileHash fileUrl\n      checks { key label severity count blocking paymentIds }\n      log { step label by at note }\n      availableSteps { step label allowed reason needsReason }\n      byTownship { region { code name } lines total }\n    }\n  }\n": types.PayrollBatchDocument,
    "\n  query PayrollLines($batchId: ID!, $state: PaymentState, $search: String, $regionCode: ID, $onlyChecked: Boolean, $first: Int!, $after: String) {\n    batch(batchId: $batchId) {\n      id\n      payments(state: $state, search: $search, regionCode: $regionCode, onlyChecked: $onlyChecked, first: $first, after: $after) {\n        nodes { id rev caseId caseNumber payee bank accountMasked itemLabel period amount state stateLabel bankMessage paidOn village { code name fullName } checks reissueOf accountCorrected mayHold holdNote }\n        pageInfo { endCursor hasNextPage }\n        totalCount\n      }\n    }\n  }\n": types.PayrollLinesDocument,
    "\n  mutation PayrollAdvance($input: AdvanceBatchInput!) { advanceBatch(input: $input) { batch { id rev state } } }\n": types.PayrollAdvanceDocument,
    "\n  mutation PayrollResult($input: ImportBankResultInput!) { importBankResult(input: $input) { batch { id rev state paid returned } } }\n": types.PayrollResultDocument,
    "\n  mutation PayrollHold($input: HoldPaymentInput!) { holdPayment(input: $input) { payment { id rev state } } }\n": types.PayrollHoldDocument,
    "\n  query PayrollBatches($programCode: ID, $first: Int!, $after: String) {\n    batches(programCode: $programCode, first: $first, after: $after) {\n      nodes { id number programCode programName month state stateLabel lineCount personCount total paid returned held supplement reissued deviation }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": types.PayrollBatchesDocument,
    "\n  mutation PayrollFreeze($input: FreezeBatchInput!) { freezeBatch(input: $input) { batch { id number } } }\n": types.PayrollFreezeDocument,
    "\n  mutation RevealValue($input: RevealValueInput!) { revealValue(input: $input) { value } }\n": types.RevealValueDocument,
    "\n  query PeoplePerson($personId: ID!) {\n    person(personId: $personId) {\n      id rev name sex birth age idNumberMasked phoneMasked address health healthLabel labour labourLabel disabilityCertMasked education marital deathDate mayEdit\n      village { code fullName } hukouVillage { code fullName } household { id number }\n      memberships { householdId household { id number village { fullName } } relationLabel from to }\n      cases { id number programName statusLabel amount appliedOn overdue }\n      benefits { monthlyTotal lines { amount since members { value label } case { id number programCode programName statusLabel overdue } } exclusions { personId personName programCode programName caseId reason } }\n    }\n    duplicatesOfPerson(personId: $personId) { reasons person { id name } fields { label mine theirs same } }\n  }\n": types.PeoplePersonDocument,
    "\n  query PeopleHousehold($householdId: ID!) {\n    household(householdId: $householdId) {\n      id rev number headName address mayEdit head { id } village { code fullName }\n      members { personId name person { id age sex idNumberMasked healthLabel labourLabel } relation relationLabel from to }\n      pastMembers { personId name person { id } relationLabel from to }\n      benefits { monthlyTotal lines { amount since members { value label } case { id number programCode programName statusLabel overdue } } exclusions { personId personName programCode programName caseId reason } }\n    }\n  }\n": types.PeopleHouseholdDocument,
    "\n  query PeopleFindById($search: String!) { people(search: $search, first: 5) { nodes { id name } } }\n": types.PeopleFindByIdDocument,
    "\n  mutation PeopleSave($input: SavePersonInput!) { savePerson(input: $input) { person { id rev } } }\n": types.PeopleSaveDocument,
    "\n  mutation PeopleMembership($input: ChangeMembershipInput!) { changeMembership(input: $input) { household { id rev } } }\n": types.PeopleMembershipDocument,
    "\n  query RecordsDatasets { datasets { id name opens timeBasis fields { name label type filter dimension measure sortable column byDefault options { value label } } } }\n": types.RecordsDatasetsDocument,
    "\n  query RecordsList($query: DatasetQueryInput!, $first: Int!, $after: String) {\n    records(query: $query, first: $first, after: $after) {\n      columns { name }\n      nodes { id ref { kind id label } cells labels }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": types.RecordsListDocument,
    "\n  query RegisterKinds { registerKinds { code class name shortName section network mayCreate } }\n": types.RegisterKindsDocument,
    "\n  query RegisterKind($kindCode: ID!) {\n    registerKind(kindCode: $kindCode) {\n      code class name shortName section tiers network aboveLabel aboveKinds dataset mayCreate\n      basis { law article number } statuses { value label }\n      form { key title help fields { ...FormFieldParts } }\n      create { action label help style confirm initial form { ...FormFieldParts } }\n    }\n  }\n": types.RegisterKindDocument,
    "\n  query RegisterEntries($class: EntryClass!, $kindCode: ID, $regionCode: ID, $search: String, $waiting: Boolean, $where: [ConditionInput!], $order: OrderInput, $first: Int!, $after: String) {\n    entries(class: $class, kindCode: $kindCode, regionCode: $regionCode, search: $search, waiting: $waiting, where: $where, order: $order, first: $first, after: $after) {\n      nodes {\n        id number name creditCode region { name fullName } status statusLabel stands beganOn closedOn gradeLabel gradedOn due dueLabel overdue aboveName\n        checks { year resultLabel } values { key text }\n      }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": types.RegisterEntriesDocument,
    "\n  query RegisterOverview($class: EntryClass!, $all: DatasetQueryInput!, $late: DatasetQueryInput!) {\n    all: figures(query: $all) { rows { keys values } }\n    late: figures(query: $late) { rows { keys values } }\n    entries(class: $class, waiting: true, first: 6, order: { field: \"due\" }) { nodes { id name kindCode kindName region { name } statusLabel due dueLabel overdue } totalCount }\n  }\n": types.RegisterOverviewDocument,
    "\n  query RegisterEntry($entryId: ID!) {\n    entry(entryId: $entryId) {\n      id rev class kindCode kindName number name creditCode region { code fullName } status statusLabel statusSince stands beganOn closedOn closeReason aboveName gradeLabel gradedOn\n      above { kind id label } due dueLabel overdue form\n      values { key label text } files { id name size url }\n      checks { year resultLabel on } duties { key label legal year due overdue }\n      actions { seq action label by byRole byRegion at fromStatus toStatus toStatusLabel summary { key label text } files { id name size url } }\n      availableActions { action label help style confirm initial form { ...FormFieldParts } }\n      blockedActions { action label reason }\n      below { kind id label } ledgers { ledgerCode ledgerName count mayEnter occupies }\n      kind { code name class section network aboveLabel basis { law article number } form { key title help fields { ...FormFieldParts } } }\n    }\n  }\n": types.RegisterEntryDocument,
    "\n  query RegisterSearch($class: EntryClass!, $search: String, $where: [ConditionInput!]) {\n    entries(class: $class, search: $search, where: $where, first: 20) { nodes { id name number kindName region { name } } }\n  }\n": types.RegisterSearchDocument,
    "\n  mutation RegisterCreate($input: CreateEntryInput!) { createEntry(input: $input) { entry { id statusLabel } } }\n": types.RegisterCreateDocument,
    "\n  mutation RegisterPerform($input: PerformEntryActionInput!) { performEntryAction(input: $input) { entry { id rev statusLabel } } }\n": types.RegisterPerformDocument,
    "\n  query SearchEverywhere($text: String!) { search(text: $text) { kind id label typeName regionName statusLabel } }\n": types.SearchEverywhereDocument,
    "\n  query Shelf {\n    myFavourites { kind id label typeName regionName statusLabel favourite }\n    myRecent { kind id label typeName regionName statusLabel favourite }\n  }\n": types.ShelfDocument,
    "\n  mutation ShelfFavourite($input: SetFavouriteInput!) {\n    setFavourite(input: $input) { favourites { kind id label typeName regionName statusLabel favourite } recent { kind id label typeName regionName statusLabel favourite } }\n  }\n": types.ShelfFavouriteDocument,
    "\n  mutation ShelfVisit($input: NoteVisitInput!) {\n    noteVisit(input: $input) { favourites { kind id label typeName regionName statusLabel favourite } recent { kind id label typeName regionName statusLabel favourite } }\n  }\n": types.ShelfVisitDocument,
    "\n  query ShelfEntry($entryId: ID!) { entry(entryId: $entryId) { class } }\n": types.ShelfEntryDocument,
    "\n  query StaffList($search: String, $regionCode: ID, $first: Int!, $after: String) {\n    staffMembers(search: $search, regionCode: $regionCode, first: $first, after: $after) {\n      nodes { id rev username name role roleLabel region { code name fullName } sections grants active lockedUntil lastLoginAt }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n": types.StaffListDocument,
    "\n  query StaffRoles { roles { role label tier } }\n": types.StaffRolesDocument,
    "\n  mutation StaffSave($input: SaveStaffInput!) { saveStaff(input: $input) { staff { id rev username name } oneTimePassword } }\n": types.StaffSaveDocument,
    "\n  mutation StaffResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) { staff { id rev username name } oneTimePassword } }\n": types.StaffResetPasswordDocument,
    "\n  query StandardsList {\n    standards { key label unit groups { value label } values { id rev areaClass group value effectiveFrom documentNumber state proposedBy approvedBy mayDecide } }\n  }\n": types.StandardsListDocument,
    "\n  mutation StandardsPropose($input: ProposeStandardInput!) { proposeStandard(input: $input) { standard { key } } }\n": types.StandardsProposeDocument,
    "\n  mutation StandardsDecide($input: DecideStandardInput!) { decideStandard(input: $input) { standard { key } } }\n": types.StandardsDecideDocument,
    "\n  query ViewsAlarms {\n    ledgerAlarms { key label ledgerCode ledgerName severity since recordId subjectName region { code fullName } subject { kind id } }\n    ledgers { code covers mayEnter }\n  }\n": types.ViewsAlarmsDocument,
    "\n  query ViewsHome($entryId: ID!) {\n    entry(entryId: $entryId) { id name kindCode kindName form region { fullName } ledgers { ledgerCode ledgerName count mayEnter occupies } }\n    ledgers { code name mayEnter occupies { field of rooms room count countedBy counted } fields { key type label } }\n  }\n": types.ViewsHomeDocument,
    "\n  query ViewsStays($ledgerCode: ID!, $subjectId: ID!, $after: String) {\n    ledgerRecords(ledgerCode: $ledgerCode, subjectId: $subjectId, first: 100, after: $after) {\n      nodes { id rev on until state form values { key label text } mayCorrect } pageInfo { endCursor hasNextPage }\n    }\n  }\n": types.ViewsStaysDocument,
    "\n  query ViewsCount($ledgerCode: ID!, $subjectId: ID!) {\n    ledgerRecords(ledgerCode: $ledgerCode, subjectId: $subjectId, first: 1) { nodes { id on values { key label text } form } }\n  }\n": types.ViewsCountDocument,
    "\n  mutation ViewsMoveOut($input: SaveLedgerRecordInput!) { saveLedgerRecord(input: $input) { record { id rev until } } }\n": types.ViewsMoveOutDocument,
    "\n  query ViewsBurden($from: Date!, $to: Date!, $beforeFrom: Date!, $beforeTo: Date!) {\n    burden(from: $from, to: $to) { tier ledgerCode ledgerName records typed prefilled }\n    before: burden(from: $beforeFrom, to: $beforeTo) { tier ledgerCode ledgerName records typed prefilled }\n  }\n": types.ViewsBurdenDocument,
    "\n  query ViewsDutyLedger($ledgerCode: ID!) { ledger(ledgerCode: $ledgerCode) { code name covers mayEnter tiers shiftField fields { key type } } }\n": types.ViewsDutyLedgerDocument,
    "\n  query ViewsDuty($ledgerCode: ID!, $regionCode: ID, $month: Month!) {\n    ledgerCoverage(ledgerCode: $ledgerCode, regionCode: $regionCode, month: $month) {\n      region { code name } seasonFrom seasonTo shifts { value label }\n      days { on required missing { value label } records { id form values { key label text } } }\n    }\n  }\n": types.ViewsDutyDocument,
    "\n  query ViewsNetwork($kindCode: ID!) {\n    registerKind(kindCode: $kindCode) { code name shortName mayCreate }\n    networkCover(kindCode: $kindCode) { region { code name fullName tier parentCode } entryId name }\n  }\n": types.ViewsNetworkDocument,
    "\n  query ViewsRollupStart($ledgerCode: ID!) {\n    ledger(ledgerCode: $ledgerCode) { code name shortName mayEnter tiers seriesBy }\n    ledgerSeries(ledgerCode: $ledgerCode) { form label from to reports }\n  }\n": types.ViewsRollupStartDocument,
    "\n  query ViewsRollup($ledgerCode: ID!, $form: FormData!, $regionCode: ID) {\n    ledgerRollup(ledgerCode: $ledgerCode, form: $form, regionCode: $regionCode) {\n      region { code name tier } columns { value label } total reported missing\n      own { recordId stage on ownReport values }\n      rows { region { code name tier hasChildren } recordId stage on ownReport values reported missing beside }\n      asides { ledgerCode ledgerName mayEnter columns { value label } total }\n    }\n  }\n": types.ViewsRollupDocument,
    "\n  query FormPeople($search: String!) { people(search: $search, first: 20) { nodes { id name age idNumberMasked village { name } } } }\n": types.FormPeopleDocument,
    "\n  query FormStaff($search: String!) { staffMembers(search: $search, first: 20) { nodes { id name roleLabel region { name } } } }\n": types.FormStaffDocument,
    "\n  fragment FormFieldParts on FormField {\n    key type label help required confidential min max maxLength unit default\n    options { value label }\n    visibleWhen { field in }\n    itemFields {\n      key type label help required confidential min max maxLength unit default\n      options { value label }\n      visibleWhen { field in }\n    }\n  }\n": types.FormFieldPartsFragmentDoc,
    "\n  query PickerRegions($parentCode: ID) { regions(parentCode: $parentCode) { code name tier parentCode hasChildren } }\n": types.PickerRegionsDocument,
    "\n  query PickerRegion($regionCode: ID!) { region(regionCode: $regionCode) { code name fullName tier } }\n": types.PickerRegionDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MenuKinds($cases: Boolean!, $registers: Boolean!, $ledgers: Boolean!) {\n    programs @include(if: $cases) { code name shortName section }\n    registerKinds @include(if: $registers) { code name shortName section }\n    ledgers @include(if: $ledgers) { code name shortName section }\n  }\n"): typeof import('./graphql').MenuKindsDocument;
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
export function graphql(source: "\n  query AuditList($staffId: ID, $recordId: ID, $kind: String, $from: Date, $to: Date, $first: Int!, $after: String) {\n    auditEvents(staffId: $staffId, recordId: $recordId, kind: $kind, from: $from, to: $to, first: $first, after: $after) {\n      nodes { seq at staff role kind kindLabel summary reason record { kind id label } }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n"): typeof import('./graphql').AuditListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditStaff($search: String!) { staffMembers(search: $search, first: 20) { nodes { id name username region { name } } } }\n"): typeof import('./graphql').AuditStaffDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Board {\n    board {\n      title asOf\n      tiles { key label value unit severity link { target dataset regionCode asOf indicatorId where { field op values } } }\n      charts { key title kind unit labels series { name values } link { target dataset regionCode asOf indicatorId where { field op values } } }\n    }\n  }\n"): typeof import('./graphql').BoardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CalendarYear($year: Int!) { calendarYear(year: $year) { year source workdays daysOff { date name } makeUpDays { date name } } }\n"): typeof import('./graphql').CalendarYearDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CreatePersonParts on Person {\n    id rev name sex age birth idNumberMasked phoneMasked address healthLabel labourLabel deathDate\n    village { code name fullName } household { id number } cases { id number programCode programName status statusLabel }\n  }\n"): typeof import('./graphql').CreatePersonPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CreatePerson($personId: ID!) {\n    person(personId: $personId) { id name sex age birth idNumberMasked address village { code name fullName } household { id number } cases { id number programCode programName status statusLabel } }\n    duplicatesOfPerson(personId: $personId) { reasons person { id name sex birth idNumberMasked village { fullName } } fields { label mine theirs same } }\n  }\n"): typeof import('./graphql').CreatePersonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CreateHousehold($householdId: ID!) {\n    household(householdId: $householdId) {\n      id rev number address mayEdit village { code fullName }\n      members { personId name person { id age idNumberMasked healthLabel labourLabel } relation relationLabel from }\n      cases { id number programCode programName status statusLabel }\n    }\n  }\n"): typeof import('./graphql').CreateHouseholdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CreateCheckId($idNumber: String!) {\n    checkIdNumber(idNumber: $idNumber) { valid message normalized repairs birth sex outOfReach person { ...CreatePersonParts } }\n  }\n"): typeof import('./graphql').CreateCheckIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CreateFindPeople($search: String!) { people(search: $search, first: 10) { nodes { ...CreatePersonParts } totalCount } }\n"): typeof import('./graphql').CreateFindPeopleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSavePerson($input: SavePersonInput!) { savePerson(input: $input) { person { id name } } }\n"): typeof import('./graphql').CreateSavePersonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateFamily($input: CreateHouseholdInput!) { createHousehold(input: $input) { household { id } } }\n"): typeof import('./graphql').CreateFamilyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateMembership($input: ChangeMembershipInput!) { changeMembership(input: $input) { household { id rev } } }\n"): typeof import('./graphql').CreateMembershipDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCase($input: CreateCaseInput!) { createCase(input: $input) { case { id } } }\n"): typeof import('./graphql').CreateCaseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseAccountParts on Case { id account { bank holder kind numberMasked } }\n"): typeof import('./graphql').CaseAccountPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseHeadParts on Case {\n    number programName statusLabel statusSince applicantName category areaClassLabel memberCount amount\n    appliedOn acceptedOn decidedOn effectiveFrom endedAfter endReason nextReview due dueLabel remainingWorkdays overdue\n    flags { key label severity }\n    applicant { id }\n    household { id number }\n    village { name } township { name }\n  }\n"): typeof import('./graphql').CaseHeadPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseChangeParts on Case {\n    proposedChange { ...CaseChangeLine }\n    changes { ...CaseChangeLine }\n    entitlements { id fromMonth toMonth members amount category areaClass beganBecause endedBecause }\n  }\n"): typeof import('./graphql').CaseChangePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseChangeLine on CaseChange { kind kindLabel triggerLabel effectiveMonth householdsDelta personsDelta amountDelta reason proposedBy proposedAt decidedBy decidedAt decision }\n"): typeof import('./graphql').CaseChangeLineFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseClockParts on Case { clocks { key label legal startedOn due stoppedOn pausedDays remainingWorkdays overdue hard } }\n"): typeof import('./graphql').CaseClockPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseDecisionParts on Case {\n    program { cycle }\n    decisionCard {\n      eligible amount month reasons\n      legal { law article number }\n      facts { label value note } steps { label value note }\n      standards { key label value effectiveFrom documentNumber }\n    }\n  }\n"): typeof import('./graphql').CaseDecisionPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseMemberParts on Case { memberRows: members { personId name relationLabel counted reasonNotCounted adult age idNumberMasked } }\n"): typeof import('./graphql').CaseMemberPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseNoticeParts on Case { notice { postedOn until confirmedOn objections text photo { id name size contentType url uploadedBy uploadedAt } } }\n"): typeof import('./graphql').CaseNoticePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CasePaper($caseId: ID!, $paper: String!) {\n    casePaper(caseId: $caseId, paper: $paper) { paper title documentNumber signature date blocks { kind text rows } }\n  }\n"): typeof import('./graphql').CasePaperDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CasePayments($caseId: ID!, $first: Int!, $after: String) {\n    case(caseId: $caseId) {\n      id\n      payments(first: $first, after: $after) {\n        nodes { id period itemLabel amount payee bank accountMasked state stateLabel bankMessage paidOn batchId reissueOf }\n        pageInfo { endCursor hasNextPage } totalCount\n      }\n    }\n  }\n"): typeof import('./graphql').CasePaymentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseTimelineParts on Case {\n    log: actions { seq label by byRole byRegion at fromStatus toStatus toStatusLabel dueBefore overdue summary { key label text } files { id name size url } }\n  }\n"): typeof import('./graphql').CaseTimelinePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseVerificationParts on Case {\n    verification { status statusLabel requestedOn openedOn due result resultLabel items { department departmentLabel personName finding over difference note } }\n  }\n"): typeof import('./graphql').CaseVerificationPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CaseDetail($caseId: ID!) {\n    case(caseId: $caseId) {\n      id rev number programCode programName status statusLabel statusSince applicantName amount form\n      program { code name parts form { key title help fields { ...FormFieldParts } } }\n      household { id number members { personId name relationLabel } }\n      members { personId name }\n      papers { value label }\n      notice { photo { id name } }\n      documents { key label required memberId memberName missing files { id name size contentType uploadedBy uploadedAt url } }\n      actions { seq action label at by fromStatus toStatus toStatusLabel files { id name } }\n      availableActions { action label help style confirm initial form { ...FormFieldParts } }\n      blockedActions { action label reason }\n      ...CaseHeadParts\n      ...CaseClockParts\n      ...CaseMemberParts\n      ...CaseAccountParts\n      ...CaseTimelineParts\n      ...CaseDecisionParts\n      ...CaseVerificationParts\n      ...CaseNoticeParts\n      ...CaseChangeParts\n    }\n  }\n"): typeof import('./graphql').CaseDetailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CasePerform($input: PerformActionInput!) { performAction(input: $input) { case { id rev status statusLabel } } }\n"): typeof import('./graphql').CasePerformDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChipImport($importId: ID!) { import(importId: $importId) { fileName at } }\n"): typeof import('./graphql').ChipImportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CasePrograms { programs { code name shortName unit section sectionLabel cycle mayDraft statuses { value label } basis { law number } documents { key label required perMember help } } }\n"): typeof import('./graphql').CaseProgramsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorkQueue($programCode: ID, $action: String, $search: String, $overdue: Boolean, $first: Int!, $after: String) {\n    workQueue(programCode: $programCode, action: $action, search: $search, overdue: $overdue, first: $first, after: $after) {\n      nodes {\n        id number programName statusLabel statusSince applicantName memberCount amount appliedOn due dueLabel remainingWorkdays overdue\n        village { name } township { name } flags { key label severity } availableActions { action label style }\n      }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n"): typeof import('./graphql').WorkQueueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorkQueueSummary { workQueueSummary { action label count overdue dueSoon } }\n"): typeof import('./graphql').WorkQueueSummaryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorkQueueOverdue { workQueue(overdue: true, first: 1) { totalCount } }\n"): typeof import('./graphql').WorkQueueOverdueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorkQueueNext($programCode: ID, $action: String) {\n    workQueue(programCode: $programCode, action: $action, first: 2) { nodes { id applicantName programName } totalCount }\n  }\n"): typeof import('./graphql').WorkQueueNextDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WorkQueueChanges { workQueueChanged { caseId at } }\n"): typeof import('./graphql').WorkQueueChangesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FiguresIndicators($ids: [ID!], $regionCode: ID, $cutOff: Date) {\n    indicators(ids: $ids, regionCode: $regionCode, cutOff: $cutOff) { id key label unit value printed basis definition asOf numerator denominator opensRecords }\n  }\n"): typeof import('./graphql').FiguresIndicatorsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FiguresRecords($indicatorId: ID!, $regionCode: ID, $cutOff: Date, $first: Int!, $after: String) {\n    indicatorRecords(indicatorId: $indicatorId, regionCode: $regionCode, cutOff: $cutOff, first: $first, after: $after) {\n      columns { name label type filter sortable column byDefault options { value label } }\n      nodes { id ref { kind id label } cells labels }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n"): typeof import('./graphql').FiguresRecordsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomeWork { workQueueSummary { action label count } }\n"): typeof import('./graphql').HomeWorkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImportsKinds { importKinds { kind label columns templateUrl } }\n"): typeof import('./graphql').ImportsKindsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImportsList($first: Int!, $after: String) {\n    imports(first: $first, after: $after) { nodes { id kind fileName state by at households persons entries monthlyTotal progress refused { row } } pageInfo { endCursor hasNextPage } totalCount }\n  }\n"): typeof import('./graphql').ImportsListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImportsOne($importId: ID!) {\n    import(importId: $importId) {\n      id rev kind fileName state by at households persons entries monthlyTotal progress fileUrl byKind { key label count } refusedFileUrl mayApply applyNote\n      repaired { key label count } byVillage { key label count } refused { sheet row reason message household }\n    }\n  }\n"): typeof import('./graphql').ImportsOneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportsCheck($input: CheckImportInput!) { checkImport(input: $input) { import { id } } }\n"): typeof import('./graphql').ImportsCheckDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportsApply($input: ApplyImportInput!) { applyImport(input: $input) { import { id rev state } } }\n"): typeof import('./graphql').ImportsApplyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportsUndo($input: UndoImportInput!) { undoImport(input: $input) { import { id rev state } } }\n"): typeof import('./graphql').ImportsUndoDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Ledgers { ledgers { code name shortName section about time enteredBy rollsUp decided mayEnter alarms { value } } }\n"): typeof import('./graphql').LedgersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerAlarmCounts { ledgerAlarms { ledgerCode severity } }\n"): typeof import('./graphql').LedgerAlarmCountsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerTotals($all: DatasetQueryInput!, $month: DatasetQueryInput!) {\n    all: figures(query: $all) { rows { keys values } }\n    month: figures(query: $month) { rows { keys values } }\n  }\n"): typeof import('./graphql').LedgerTotalsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Ledger($ledgerCode: ID!) {\n    ledger(ledgerCode: $ledgerCode) {\n      code name shortName section about kinds subjectOptional time tiers enteredBy prefilled rollsUp covers decided dataset mayEnter\n      alarms { value label } fields { ...FormFieldParts }\n    }\n  }\n"): typeof import('./graphql').LedgerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerRecords($ledgerCode: ID!, $regionCode: ID, $subjectId: ID, $from: Date, $to: Date, $where: [ConditionInput!], $order: OrderInput, $first: Int!, $after: String) {\n    ledgerRecords(ledgerCode: $ledgerCode, regionCode: $regionCode, subjectId: $subjectId, from: $from, to: $to, where: $where, order: $order, first: $first, after: $after) {\n      nodes { id region { name fullName } subjectName subjectKindLabel on until state stateLabel superseded due alarm by values { key text } }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n"): typeof import('./graphql').LedgerRecordsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerDraft($ledgerCode: ID!, $regionCode: ID, $subjectId: ID, $form: FormData) {\n    ledgerDraft(ledgerCode: $ledgerCode, regionCode: $regionCode, subjectId: $subjectId, form: $form) {\n      region { code fullName tier } subjectName on initial prefilled fields { ...FormFieldParts }\n    }\n  }\n"): typeof import('./graphql').LedgerDraftDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerRecord($recordId: ID!) {\n    ledgerRecord(recordId: $recordId) {\n      id rev ledgerCode ledgerName region { code fullName } subject { kind id label } subjectName subjectKindLabel on until state stateLabel superseded due alarm by byRole at typed prefilled form\n      values { key label text } files { id name size url }\n      log { seq operation label by byRole at reason on until values { key label text } }\n      mayCorrect mayVoid mayDecide\n    }\n  }\n"): typeof import('./graphql').LedgerRecordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LedgerSave($input: SaveLedgerRecordInput!) { saveLedgerRecord(input: $input) { record { id rev stateLabel } } }\n"): typeof import('./graphql').LedgerSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LedgerVoid($input: VoidLedgerRecordInput!) { voidLedgerRecord(input: $input) { record { id rev stateLabel } } }\n"): typeof import('./graphql').LedgerVoidDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LedgerDecide($input: DecideLedgerRecordInput!) { decideLedgerRecord(input: $input) { record { id rev stateLabel } } }\n"): typeof import('./graphql').LedgerDecideDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerFind($text: String!) { search(text: $text) { kind id label } }\n"): typeof import('./graphql').LedgerFindDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PayrollNotListed($query: DatasetQueryInput!) { records(query: $query, first: 1) { totalCount } }\n"): typeof import('./graphql').PayrollNotListedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PayrollBatch($batchId: ID!) {\n    batch(batchId: $batchId) {\n      id rev number programName month state stateLabel lineCount personCount total paid returned held supplement reissued\n      programCode lastMonthTotal lastMonthLines deviation deviationReason progress fileName fileHash fileUrl\n      checks { key label severity count blocking paymentIds }\n      log { step label by at note }\n      availableSteps { step label allowed reason needsReason }\n      byTownship { region { code name } lines total }\n    }\n  }\n"): typeof import('./graphql').PayrollBatchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PayrollLines($batchId: ID!, $state: PaymentState, $search: String, $regionCode: ID, $onlyChecked: Boolean, $first: Int!, $after: String) {\n    batch(batchId: $batchId) {\n      id\n      payments(state: $state, search: $search, regionCode: $regionCode, onlyChecked: $onlyChecked, first: $first, after: $after) {\n        nodes { id rev caseId caseNumber payee bank accountMasked itemLabel period amount state stateLabel bankMessage paidOn village { code name fullName } checks reissueOf accountCorrected mayHold holdNote }\n        pageInfo { endCursor hasNextPage }\n        totalCount\n      }\n    }\n  }\n"): typeof import('./graphql').PayrollLinesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PayrollAdvance($input: AdvanceBatchInput!) { advanceBatch(input: $input) { batch { id rev state } } }\n"): typeof import('./graphql').PayrollAdvanceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PayrollResult($input: ImportBankResultInput!) { importBankResult(input: $input) { batch { id rev state paid returned } } }\n"): typeof import('./graphql').PayrollResultDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PayrollHold($input: HoldPaymentInput!) { holdPayment(input: $input) { payment { id rev state } } }\n"): typeof import('./graphql').PayrollHoldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PayrollBatches($programCode: ID, $first: Int!, $after: String) {\n    batches(programCode: $programCode, first: $first, after: $after) {\n      nodes { id number programCode programName month state stateLabel lineCount personCount total paid returned held supplement reissued deviation }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n"): typeof import('./graphql').PayrollBatchesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PayrollFreeze($input: FreezeBatchInput!) { freezeBatch(input: $input) { batch { id number } } }\n"): typeof import('./graphql').PayrollFreezeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevealValue($input: RevealValueInput!) { revealValue(input: $input) { value } }\n"): typeof import('./graphql').RevealValueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PeoplePerson($personId: ID!) {\n    person(personId: $personId) {\n      id rev name sex birth age idNumberMasked phoneMasked address health healthLabel labour labourLabel disabilityCertMasked education marital deathDate mayEdit\n      village { code fullName } hukouVillage { code fullName } household { id number }\n      memberships { householdId household { id number village { fullName } } relationLabel from to }\n      cases { id number programName statusLabel amount appliedOn overdue }\n      benefits { monthlyTotal lines { amount since members { value label } case { id number programCode programName statusLabel overdue } } exclusions { personId personName programCode programName caseId reason } }\n    }\n    duplicatesOfPerson(personId: $personId) { reasons person { id name } fields { label mine theirs same } }\n  }\n"): typeof import('./graphql').PeoplePersonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PeopleHousehold($householdId: ID!) {\n    household(householdId: $householdId) {\n      id rev number headName address mayEdit head { id } village { code fullName }\n      members { personId name person { id age sex idNumberMasked healthLabel labourLabel } relation relationLabel from to }\n      pastMembers { personId name person { id } relationLabel from to }\n      benefits { monthlyTotal lines { amount since members { value label } case { id number programCode programName statusLabel overdue } } exclusions { personId personName programCode programName caseId reason } }\n    }\n  }\n"): typeof import('./graphql').PeopleHouseholdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PeopleFindById($search: String!) { people(search: $search, first: 5) { nodes { id name } } }\n"): typeof import('./graphql').PeopleFindByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleSave($input: SavePersonInput!) { savePerson(input: $input) { person { id rev } } }\n"): typeof import('./graphql').PeopleSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleMembership($input: ChangeMembershipInput!) { changeMembership(input: $input) { household { id rev } } }\n"): typeof import('./graphql').PeopleMembershipDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordsDatasets { datasets { id name opens timeBasis fields { name label type filter dimension measure sortable column byDefault options { value label } } } }\n"): typeof import('./graphql').RecordsDatasetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecordsList($query: DatasetQueryInput!, $first: Int!, $after: String) {\n    records(query: $query, first: $first, after: $after) {\n      columns { name }\n      nodes { id ref { kind id label } cells labels }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n"): typeof import('./graphql').RecordsListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RegisterKinds { registerKinds { code class name shortName section network mayCreate } }\n"): typeof import('./graphql').RegisterKindsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RegisterKind($kindCode: ID!) {\n    registerKind(kindCode: $kindCode) {\n      code class name shortName section tiers network aboveLabel aboveKinds dataset mayCreate\n      basis { law article number } statuses { value label }\n      form { key title help fields { ...FormFieldParts } }\n      create { action label help style confirm initial form { ...FormFieldParts } }\n    }\n  }\n"): typeof import('./graphql').RegisterKindDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RegisterEntries($class: EntryClass!, $kindCode: ID, $regionCode: ID, $search: String, $waiting: Boolean, $where: [ConditionInput!], $order: OrderInput, $first: Int!, $after: String) {\n    entries(class: $class, kindCode: $kindCode, regionCode: $regionCode, search: $search, waiting: $waiting, where: $where, order: $order, first: $first, after: $after) {\n      nodes {\n        id number name creditCode region { name fullName } status statusLabel stands beganOn closedOn gradeLabel gradedOn due dueLabel overdue aboveName\n        checks { year resultLabel } values { key text }\n      }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n"): typeof import('./graphql').RegisterEntriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RegisterOverview($class: EntryClass!, $all: DatasetQueryInput!, $late: DatasetQueryInput!) {\n    all: figures(query: $all) { rows { keys values } }\n    late: figures(query: $late) { rows { keys values } }\n    entries(class: $class, waiting: true, first: 6, order: { field: \"due\" }) { nodes { id name kindCode kindName region { name } statusLabel due dueLabel overdue } totalCount }\n  }\n"): typeof import('./graphql').RegisterOverviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RegisterEntry($entryId: ID!) {\n    entry(entryId: $entryId) {\n      id rev class kindCode kindName number name creditCode region { code fullName } status statusLabel statusSince stands beganOn closedOn closeReason aboveName gradeLabel gradedOn\n      above { kind id label } due dueLabel overdue form\n      values { key label text } files { id name size url }\n      checks { year resultLabel on } duties { key label legal year due overdue }\n      actions { seq action label by byRole byRegion at fromStatus toStatus toStatusLabel summary { key label text } files { id name size url } }\n      availableActions { action label help style confirm initial form { ...FormFieldParts } }\n      blockedActions { action label reason }\n      below { kind id label } ledgers { ledgerCode ledgerName count mayEnter occupies }\n      kind { code name class section network aboveLabel basis { law article number } form { key title help fields { ...FormFieldParts } } }\n    }\n  }\n"): typeof import('./graphql').RegisterEntryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RegisterSearch($class: EntryClass!, $search: String, $where: [ConditionInput!]) {\n    entries(class: $class, search: $search, where: $where, first: 20) { nodes { id name number kindName region { name } } }\n  }\n"): typeof import('./graphql').RegisterSearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegisterCreate($input: CreateEntryInput!) { createEntry(input: $input) { entry { id statusLabel } } }\n"): typeof import('./graphql').RegisterCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegisterPerform($input: PerformEntryActionInput!) { performEntryAction(input: $input) { entry { id rev statusLabel } } }\n"): typeof import('./graphql').RegisterPerformDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchEverywhere($text: String!) { search(text: $text) { kind id label typeName regionName statusLabel } }\n"): typeof import('./graphql').SearchEverywhereDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Shelf {\n    myFavourites { kind id label typeName regionName statusLabel favourite }\n    myRecent { kind id label typeName regionName statusLabel favourite }\n  }\n"): typeof import('./graphql').ShelfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShelfFavourite($input: SetFavouriteInput!) {\n    setFavourite(input: $input) { favourites { kind id label typeName regionName statusLabel favourite } recent { kind id label typeName regionName statusLabel favourite } }\n  }\n"): typeof import('./graphql').ShelfFavouriteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShelfVisit($input: NoteVisitInput!) {\n    noteVisit(input: $input) { favourites { kind id label typeName regionName statusLabel favourite } recent { kind id label typeName regionName statusLabel favourite } }\n  }\n"): typeof import('./graphql').ShelfVisitDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShelfEntry($entryId: ID!) { entry(entryId: $entryId) { class } }\n"): typeof import('./graphql').ShelfEntryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StaffList($search: String, $regionCode: ID, $first: Int!, $after: String) {\n    staffMembers(search: $search, regionCode: $regionCode, first: $first, after: $after) {\n      nodes { id rev username name role roleLabel region { code name fullName } sections grants active lockedUntil lastLoginAt }\n      pageInfo { endCursor hasNextPage }\n      totalCount\n    }\n  }\n"): typeof import('./graphql').StaffListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StaffRoles { roles { role label tier } }\n"): typeof import('./graphql').StaffRolesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StaffSave($input: SaveStaffInput!) { saveStaff(input: $input) { staff { id rev username name } oneTimePassword } }\n"): typeof import('./graphql').StaffSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StaffResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) { staff { id rev username name } oneTimePassword } }\n"): typeof import('./graphql').StaffResetPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StandardsList {\n    standards { key label unit groups { value label } values { id rev areaClass group value effectiveFrom documentNumber state proposedBy approvedBy mayDecide } }\n  }\n"): typeof import('./graphql').StandardsListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StandardsPropose($input: ProposeStandardInput!) { proposeStandard(input: $input) { standard { key } } }\n"): typeof import('./graphql').StandardsProposeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StandardsDecide($input: DecideStandardInput!) { decideStandard(input: $input) { standard { key } } }\n"): typeof import('./graphql').StandardsDecideDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewsAlarms {\n    ledgerAlarms { key label ledgerCode ledgerName severity since recordId subjectName region { code fullName } subject { kind id } }\n    ledgers { code covers mayEnter }\n  }\n"): typeof import('./graphql').ViewsAlarmsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewsHome($entryId: ID!) {\n    entry(entryId: $entryId) { id name kindCode kindName form region { fullName } ledgers { ledgerCode ledgerName count mayEnter occupies } }\n    ledgers { code name mayEnter occupies { field of rooms room count countedBy counted } fields { key type label } }\n  }\n"): typeof import('./graphql').ViewsHomeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewsStays($ledgerCode: ID!, $subjectId: ID!, $after: String) {\n    ledgerRecords(ledgerCode: $ledgerCode, subjectId: $subjectId, first: 100, after: $after) {\n      nodes { id rev on until state form values { key label text } mayCorrect } pageInfo { endCursor hasNextPage }\n    }\n  }\n"): typeof import('./graphql').ViewsStaysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewsCount($ledgerCode: ID!, $subjectId: ID!) {\n    ledgerRecords(ledgerCode: $ledgerCode, subjectId: $subjectId, first: 1) { nodes { id on values { key label text } form } }\n  }\n"): typeof import('./graphql').ViewsCountDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ViewsMoveOut($input: SaveLedgerRecordInput!) { saveLedgerRecord(input: $input) { record { id rev until } } }\n"): typeof import('./graphql').ViewsMoveOutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewsBurden($from: Date!, $to: Date!, $beforeFrom: Date!, $beforeTo: Date!) {\n    burden(from: $from, to: $to) { tier ledgerCode ledgerName records typed prefilled }\n    before: burden(from: $beforeFrom, to: $beforeTo) { tier ledgerCode ledgerName records typed prefilled }\n  }\n"): typeof import('./graphql').ViewsBurdenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewsDutyLedger($ledgerCode: ID!) { ledger(ledgerCode: $ledgerCode) { code name covers mayEnter tiers shiftField fields { key type } } }\n"): typeof import('./graphql').ViewsDutyLedgerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewsDuty($ledgerCode: ID!, $regionCode: ID, $month: Month!) {\n    ledgerCoverage(ledgerCode: $ledgerCode, regionCode: $regionCode, month: $month) {\n      region { code name } seasonFrom seasonTo shifts { value label }\n      days { on required missing { value label } records { id form values { key label text } } }\n    }\n  }\n"): typeof import('./graphql').ViewsDutyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewsNetwork($kindCode: ID!) {\n    registerKind(kindCode: $kindCode) { code name shortName mayCreate }\n    networkCover(kindCode: $kindCode) { region { code name fullName tier parentCode } entryId name }\n  }\n"): typeof import('./graphql').ViewsNetworkDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewsRollupStart($ledgerCode: ID!) {\n    ledger(ledgerCode: $ledgerCode) { code name shortName mayEnter tiers seriesBy }\n    ledgerSeries(ledgerCode: $ledgerCode) { form label from to reports }\n  }\n"): typeof import('./graphql').ViewsRollupStartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewsRollup($ledgerCode: ID!, $form: FormData!, $regionCode: ID) {\n    ledgerRollup(ledgerCode: $ledgerCode, form: $form, regionCode: $regionCode) {\n      region { code name tier } columns { value label } total reported missing\n      own { recordId stage on ownReport values }\n      rows { region { code name tier hasChildren } recordId stage on ownReport values reported missing beside }\n      asides { ledgerCode ledgerName mayEnter columns { value label } total }\n    }\n  }\n"): typeof import('./graphql').ViewsRollupDocument;
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
