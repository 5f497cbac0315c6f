package casework

import (
	"minzheng/internal/access"
	"minzheng/internal/catalog"
)

// Vocabulary is what the case engine understands, for catalog.Load. formulas are the names that the benefit engine
// has registered.
func Vocabulary(formulas []string) catalog.Vocabulary {
	var final []string
	for _, s := range Statuses() {
		if s.Final() {
			final = append(final, string(s))
		}
	}
	var application []string
	for _, k := range Kinds() {
		if k.application() {
			application = append(application, string(k))
		}
	}
	k := func(kinds ...Kind) []string { return texts(kinds) }
	return catalog.Vocabulary{
		Statuses:    texts(Statuses()),
		Final:       final,
		Kinds:       texts(Kinds()),
		Opening:     k(KindCreate, KindTakeOver),
		Application: application,
		NoticeKinds: k(KindPostNotice, KindConfirmNotice),
		Carries: map[string][]string{
			string(KindVisit):          {setsVisitors},
			string(KindVerifyEnter):    {setsVerifyResult},
			string(KindVerifyRecheck):  {setsVerifyResult},
			string(KindOpine):          {setsProposal},
			string(KindConfirmNotice):  {setsNoticePhoto},
			string(KindReject):         {setsReason},
			string(KindReturn):         {setsReason},
			string(KindSuspend):        {setsMonth, setsReason},
			string(KindResume):         {setsMonth},
			string(KindProposeChange):  {setsChangeKind, setsTrigger, setsMonth, setsEndReason, setsMoveTo, setsReason},
			string(KindEnd):            {setsEndReason, setsLastMonth, setsReason},
			string(KindCorrectAccount): {setsAccount},
			string(KindAuthorise):      {setsAuthorised},
			string(KindRevoke):         {setsRevokedBy, setsRevokedOn},
		},
		Sets: []string{
			setsAreaClass, setsCategory, setsCauses, setsMembers, setsAccount, setsRelative, setsSplit, setsHardSurvey,
			setsVisitors, setsNoticePhoto, setsProposal, setsVerifyResult, setsVerifyItems, setsChangeKind, setsTrigger, setsMonth,
			setsLastMonth, setsEndReason, setsNoticePlace, setsReason, setsAuthorised, setsRevokedBy, setsRevokedOn,
			setsMoveTo, setsPapersLater,
		},
		Conditions:  texts(Conditions()),
		PaperSlots:  paperSlots(),
		PaperRows:   paperRows(),
		Permissions: texts(access.AllPermissions()),
		Roles:       texts(access.Roles()),
		Formulas:    formulas,
		Lists: map[string][]string{
			"AREA_CLASSES":    {"URBAN", "RURAL"},
			"CATEGORIES":      {"A", "B", "C"},
			"CHANGE_KINDS":    {ChangeAmount, ChangeMembers, ChangeArea, ChangeTransfer, ChangeTerminate},
			"TRIGGERS":        {"APPLICATION", "SELF_REPORT", TriggerReview, "ECON_VERIFICATION", "SPOT_CHECK", "DEATH", "COMPLAINT", TriggerStandard, "AGE", "MOVE", "AUDIT"},
			"VERIFY_STATUSES": {VerifyRequested, VerifyOpened, VerifyAnswered, VerifyObjected, VerifyRechecked},
			"VERIFY_RESULTS":  {ResultConsistent, ResultSuspect, ResultExceeds},
			"PROPOSALS":       {ProposeGrant, ProposeRefuse},
			"FLAGS":           Flags(),
			"DEPARTMENTS":     nil,
		},
	}
}

func texts[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}
