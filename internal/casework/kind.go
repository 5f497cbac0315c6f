package casework

// Kind is what a step does to a case. The set is closed: programmes name their steps as they like, but every step is
// of one of these kinds, and every switch over kinds names them all.
type Kind string

// The kinds, in the order of the common course.
const (
	KindCreate           Kind = "CREATE"    // opens the case
	KindTakeOver         Kind = "TAKE_OVER" // opens a case in benefit from an old roster
	KindSave             Kind = "SAVE"      // application form; complete only after acceptance
	KindSubmit           Kind = "SUBMIT"
	KindAskMaterials     Kind = "ASK_MATERIALS"
	KindSupplement       Kind = "SUPPLEMENT"
	KindAccept           Kind = "ACCEPT" // fixes the members, starts the statutory clocks
	KindStartSurvey      Kind = "START_SURVEY"
	KindVisit            Kind = "VISIT"
	KindDemocraticReview Kind = "DEMOCRATIC_REVIEW"
	KindVerifyRequest    Kind = "VERIFY_REQUEST"
	KindVerifyOpen       Kind = "VERIFY_OPEN"
	KindVerifyEnter      Kind = "VERIFY_ENTER"
	KindVerifyObject     Kind = "VERIFY_OBJECT"
	KindVerifyRecheck    Kind = "VERIFY_RECHECK"
	KindOpine            Kind = "OPINE" // computes the card
	KindSign             Kind = "SIGN"
	KindPostNotice       Kind = "POST_NOTICE"
	KindConfirmNotice    Kind = "CONFIRM_NOTICE"
	KindObject           Kind = "OBJECT" // during the notice: OBJECTION; later: COMPLAINT
	KindResolveObjection Kind = "RESOLVE_OBJECTION"
	KindSendUp           Kind = "SEND_UP"
	KindReturn           Kind = "RETURN" // one or more desks back; INVESTIGATING reopens the investigation
	KindResubmit         Kind = "RESUBMIT"
	KindCityVisit        Kind = "CITY_VISIT"
	KindCityReview       Kind = "CITY_REVIEW"
	KindConfirm          Kind = "CONFIRM" // computes the card anew and fixes it
	KindReject           Kind = "REJECT"
	KindStart            Kind = "START" // by the clock, on the first day of the effective month
	KindSuspend          Kind = "SUSPEND"
	KindResume           Kind = "RESUME"
	KindProposeChange    Kind = "PROPOSE_CHANGE"
	KindConfirmChange    Kind = "CONFIRM_CHANGE" // a TERMINATE ends the case
	KindRefuseChange     Kind = "REFUSE_CHANGE"
	KindRecompute        Kind = "RECOMPUTE"      // by the system, when a standard changed
	KindStandardCheck    Kind = "STANDARD_CHECK" // by the system, when a standard changed that it cannot follow
	KindReviewDue        Kind = "REVIEW_DUE"     // by the clock, before the next review
	KindReviewPeriodic   Kind = "REVIEW_PERIODIC"
	KindEnd              Kind = "END"
	KindWithdraw         Kind = "WITHDRAW"
	KindTerminate        Kind = "TERMINATE"
	KindCorrectAccount   Kind = "CORRECT_ACCOUNT"
	KindFileRelative     Kind = "FILE_RELATIVE"
	KindAuthorise        Kind = "AUTHORISE"            // newly signed authorisations of the verification
	KindMove             Kind = "MOVE"                 // by the clock, on the first day of a decided move
	KindRevoke           Kind = "REVOKE_AUTHORISATION" // a member takes theirs back
	KindPapers           Kind = "PAPERS"               // the papers of an emergency are completed after the aid
	KindIssue            Kind = "ISSUE"                // a certificate or plaque is handed over, a place taken up
	KindSettle           Kind = "SETTLE"               // by the system, when the bank has paid a one-off benefit
)

// Kinds lists the closed set.
func Kinds() []Kind {
	return []Kind{
		KindCreate, KindTakeOver, KindSave, KindSubmit, KindAskMaterials, KindSupplement, KindAccept, KindStartSurvey, KindVisit,
		KindDemocraticReview, KindVerifyRequest, KindVerifyOpen, KindVerifyEnter, KindVerifyObject, KindVerifyRecheck, KindOpine,
		KindSign, KindPostNotice, KindConfirmNotice, KindObject, KindResolveObjection, KindSendUp, KindReturn, KindResubmit,
		KindCityVisit, KindCityReview, KindConfirm, KindReject, KindStart, KindSuspend, KindResume, KindProposeChange,
		KindConfirmChange, KindRefuseChange, KindRecompute, KindReviewDue, KindReviewPeriodic, KindEnd, KindWithdraw,
		KindTerminate, KindCorrectAccount, KindFileRelative, KindAuthorise, KindRevoke, KindMove, KindStandardCheck, KindPapers, KindIssue, KindSettle,
	}
}

// application reports whether the step's form is the application form, with the documents, before the step's own fields.
func (k Kind) application() bool { return k == KindSave || k == KindSubmit || k == KindSupplement }

// computes reports whether the step computes the decision card.
func (k Kind) computes() bool {
	return k == KindOpine || k == KindConfirm || k == KindProposeChange || k == KindConfirmChange || k == KindRecompute
}

// Statuses lists the closed set in the order of the common course.
func Statuses() []Status {
	return []Status{
		Draft, Submitted, NeedMaterials, Accepted, Investigating, Reviewed, Signed, Publicizing, Objection,
		CityReview, CityReviewed, Returned, Confirmed, Rejected, InBenefit, Suspended, Ended, Withdrawn, Terminated,
	}
}

// Final reports whether a case of this status is closed for good.
func (s Status) Final() bool {
	return s == Rejected || s == Ended || s == Withdrawn || s == Terminated
}

// Decided reports whether the application has been decided, for or against.
func (s Status) Decided() bool {
	return s == Confirmed || s == Rejected || s == InBenefit || s == Suspended || s == Ended
}

// The flags that may stand on a case; labels and severities are in the catalogue's list FLAGS.
const (
	FlagRelativeFiling = "RELATIVE_FILING"
	FlagComplaint      = "COMPLAINT"
	FlagSplitResidence = "SPLIT_RESIDENCE"
	FlagHardSurvey     = "HARD_SURVEY"
	FlagObjection      = "OBJECTION"
	FlagVisited        = "VISITED"  // since the investigation was last opened
	FlagReopened       = "REOPENED" // investigated more than once
	FlagCityVisitDone  = "CITY_VISIT_DONE"
	FlagMaterialsAsked = "MATERIALS_ASKED"
	FlagReviewDue      = "REVIEW_DUE"
	FlagStandardCheck  = "STANDARD_CHECK" // a new standard could not be followed
	FlagImported       = "IMPORTED"
	FlagPapersDue      = "PAPERS_DUE" // aid first: the papers are still to be completed
)

// Flags lists the closed set.
func Flags() []string {
	return []string{
		FlagRelativeFiling, FlagComplaint, FlagSplitResidence, FlagHardSurvey, FlagObjection, FlagVisited,
		FlagReopened, FlagCityVisitDone, FlagMaterialsAsked, FlagReviewDue, FlagImported, FlagStandardCheck, FlagPapersDue,
	}
}

// The state members that a field of a form may set.
const (
	setsAreaClass    = "AREA_CLASS"
	setsCategory     = "CATEGORY"
	setsCauses       = "CAUSES"
	setsMembers      = "MEMBERS" // LIST of {person, counted, reason}
	setsAccount      = "ACCOUNT"
	setsRelative     = "RELATIVE_FILING"
	setsSplit        = "SPLIT_RESIDENCE"
	setsHardSurvey   = "HARD_SURVEY"
	setsVisitors     = "VISITORS" // they count as doers of the step
	setsNoticePhoto  = "NOTICE_PHOTO"
	setsProposal     = "PROPOSAL" // GRANT, REFUSE
	setsVerifyResult = "VERIFY_RESULT"
	setsVerifyItems  = "VERIFY_ITEMS"
	setsChangeKind   = "CHANGE_KIND"
	setsTrigger      = "TRIGGER"
	setsMoveTo       = "MOVE_TO"    // the village of a TRANSFER
	setsMonth        = "MONTH"      // effective month
	setsLastMonth    = "LAST_MONTH" // last month paid for
	setsEndReason    = "END_REASON"
	setsNoticePlace  = "NOTICE_PLACE"
	setsReason       = "REASON"         // printed in papers
	setsAuthorised   = "AUTHORISATIONS" // LIST of {person, signedOn, scan}
	setsRevokedBy    = "REVOKED_BY"     // the member who takes the authorisation back
	setsRevokedOn    = "REVOKED_ON"
	setsPapersLater  = "PAPERS_LATER"
)

// The values of a proposal and of a change.
const (
	ProposeGrant  = "GRANT"
	ProposeRefuse = "REFUSE"

	ChangeAmount    = "AMOUNT_CHANGE"
	ChangeMembers   = "MEMBER_CHANGE"
	ChangeArea      = "AREA_CHANGE"
	ChangeTransfer  = "TRANSFER" // to another village of the city
	ChangeTerminate = "TERMINATE"
	ChangeSuspend   = "SUSPEND"
	ChangeResume    = "RESUME"

	TriggerStandard = "STANDARD_CHANGE"
	TriggerReview   = "PERIODIC_REVIEW"
)

// The states and results of an economic-status verification.
const (
	VerifyRequested = "REQUESTED"
	VerifyOpened    = "OPENED"
	VerifyAnswered  = "ANSWERED"
	VerifyObjected  = "OBJECTED"
	VerifyRechecked = "RECHECKED"

	ResultConsistent = "CONSISTENT"
	ResultSuspect    = "SUSPECT"
	ResultExceeds    = "EXCEEDS"
)
