package access

import "sync"

// Permission is one thing a role may do; the values are the enum Permission of the GraphQL contract.
type Permission string

// The closed set of permissions.
const (
	CaseRead             Permission = "CASE_READ"
	CaseReadConfidential Permission = "CASE_READ_CONFIDENTIAL" // income, property and matching detail
	CaseDraft            Permission = "CASE_DRAFT"             // enter a draft, upload papers
	CaseAccept           Permission = "CASE_ACCEPT"            // accept or ask for materials
	CaseSurvey           Permission = "CASE_SURVEY"            // record a home visit
	CaseReviewDemocratic Permission = "CASE_REVIEW_DEMOCRATIC"
	CaseNoticePost       Permission = "CASE_NOTICE_POST"
	CaseNoticeConfirm    Permission = "CASE_NOTICE_CONFIRM" // that the notice hangs, with a photo
	CaseOpine            Permission = "CASE_OPINE"          // write the initial opinion
	CaseSign             Permission = "CASE_SIGN"           // sign it and send the case up
	CaseCityReview       Permission = "CASE_CITY_REVIEW"
	CaseConfirm          Permission = "CASE_CONFIRM" // confirm, reject, end, waive
	CaseChangePropose    Permission = "CASE_CHANGE_PROPOSE"
	CaseAccountCorrect   Permission = "CASE_ACCOUNT_CORRECT"
	VerificationRequest  Permission = "VERIFICATION_REQUEST"
	VerificationEnter    Permission = "VERIFICATION_ENTER" // open a verification, enter its raw answers
	PersonRead           Permission = "PERSON_READ"
	PersonWrite          Permission = "PERSON_WRITE"
	PersonReveal         Permission = "PERSON_REVEAL" // see one masked value, for a reason that is audited
	PayrollRead          Permission = "PAYROLL_READ"
	PayrollCalculate     Permission = "PAYROLL_CALCULATE" // freeze, calculate, review
	PayrollApprove       Permission = "PAYROLL_APPROVE"   // approve, export, take the bank's result
	PayrollHold          Permission = "PAYROLL_HOLD"
	OrganizationRead     Permission = "ORGANIZATION_READ"
	OrganizationWrite    Permission = "ORGANIZATION_WRITE"  // enter, change, record checks
	OrganizationDecide   Permission = "ORGANIZATION_DECIDE" // register, refuse, suspend, revoke
	FacilityRead         Permission = "FACILITY_READ"
	FacilityWrite        Permission = "FACILITY_WRITE"
	FacilityDecide       Permission = "FACILITY_DECIDE"
	LedgerRead           Permission = "LEDGER_READ"
	LedgerWrite          Permission = "LEDGER_WRITE"
	LedgerDecide         Permission = "LEDGER_DECIDE" // approve a record that waits for it
	StandardRead         Permission = "STANDARD_READ"
	StandardEdit         Permission = "STANDARD_EDIT"
	StandardApprove      Permission = "STANDARD_APPROVE"
	StaffRead            Permission = "STAFF_READ"
	StaffWrite           Permission = "STAFF_WRITE"
	RegionRead           Permission = "REGION_READ"
	FigureRead           Permission = "FIGURE_READ" // statistics and masked lists
	QueryAdhoc           Permission = "QUERY_ADHOC" // free GraphQL text
	ExportRun            Permission = "EXPORT_RUN"  // masked
	ExportIDs            Permission = "EXPORT_IDS"  // with ID numbers, for a reason that is audited
	ImportRun            Permission = "IMPORT_RUN"
	AuditRead            Permission = "AUDIT_READ"
	FileWrite            Permission = "FILE_WRITE"
	Self                 Permission = "SELF" // own password, own sessions
)

// AllPermissions lists the closed set in the order of the contract.
func AllPermissions() []Permission {
	return []Permission{
		CaseRead, CaseReadConfidential, CaseDraft, CaseAccept, CaseSurvey, CaseReviewDemocratic, CaseNoticePost,
		CaseNoticeConfirm, CaseOpine, CaseSign, CaseCityReview, CaseConfirm, CaseChangePropose, CaseAccountCorrect,
		VerificationRequest, VerificationEnter,
		PersonRead, PersonWrite, PersonReveal,
		PayrollRead, PayrollCalculate, PayrollApprove, PayrollHold,
		OrganizationRead, OrganizationWrite, OrganizationDecide, FacilityRead, FacilityWrite, FacilityDecide,
		LedgerRead, LedgerWrite, LedgerDecide,
		StandardRead, StandardEdit, StandardApprove,
		StaffRead, StaffWrite, RegionRead,
		FigureRead, QueryAdhoc, ExportRun, ExportIDs, ImportRun,
		AuditRead, FileWrite, Self,
	}
}

// Valid reports whether p is of the closed set.
func (p Permission) Valid() bool { return known()[p] }

// known is the closed set for look-up; it is read only.
var known = sync.OnceValue(func() map[Permission]bool {
	set := map[Permission]bool{}
	for _, p := range AllPermissions() {
		set[p] = true
	}
	return set
})

// Placed reports whether p is decided by where a record belongs. The others (own account, divisions, standards) are the
// same for everybody who has them.
func (p Permission) Placed() bool {
	switch p { //nolint:exhaustive // every permission is placed unless it is named here
	case Self, RegionRead, StandardRead, QueryAdhoc:
		return false
	}
	return p.Valid()
}
