package registry

import (
	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
)

// Kind is what a step does to an entry. The set is closed, and every switch over kinds names them all.
type Kind string

// The kinds, in the order of the common course.
const (
	KindCreate   Kind = "CREATE"    // opens the entry with its whole form
	KindTakeOver Kind = "TAKE_OVER" // opens an entry from an old register, with what that says
	KindSave     Kind = "SAVE"      // corrects the form of an entry that has not begun
	KindRegister Kind = "REGISTER"  // decides for it: it begins
	KindRefuse   Kind = "REFUSE"
	KindAdvance  Kind = "ADVANCE" // on to the next status: building begins, the doors open
	KindChange   Kind = "CHANGE"  // restates the form from a day on
	KindCheck    Kind = "CHECK"   // an annual check or an inspection, of a year, with its result
	KindAssess   Kind = "ASSESS"  // gives a grade
	KindReward   Kind = "REWARD"
	KindSuspend  Kind = "SUSPEND"
	KindResume   Kind = "RESUME"
	KindClose    Kind = "CLOSE"
	KindRevoke   Kind = "REVOKE"
)

// Kinds lists the closed set.
func Kinds() []Kind {
	return []Kind{
		KindCreate, KindTakeOver, KindSave, KindRegister, KindRefuse, KindAdvance, KindChange, KindCheck, KindAssess, KindReward,
		KindSuspend, KindResume, KindClose, KindRevoke,
	}
}

// whole reports whether the step's form is the kind's whole form, before the step's own fields.
func (k Kind) whole() bool {
	return k == KindCreate || k == KindTakeOver || k == KindSave || k == KindChange
}

// What a field of a form sets in the state.
const (
	setsName       = "NAME"
	setsCreditCode = "CREDIT_CODE"
	setsOn         = "ON"     // the day from which the step counts
	setsYear       = "YEAR"   // that a check is of
	setsResult     = "RESULT" // of a check
	setsGrade      = "GRADE"
	setsReason     = "REASON"
)

// The results of a check.
const (
	ResultPass  = "PASS"
	ResultBasic = "BASIC"
	ResultFail  = "FAIL"
)

// Condition is what a step may require beside its status.
type Condition string

// The conditions. Each is a pure question to the state on a day.
const (
	TwoFullYears Condition = "TWO_FULL_YEARS" // 社会组织评估管理办法: assessed only after two full years
	CheckedWell  Condition = "CHECKED_WELL"   // the last check was neither missed nor failed, nor the last two only basic
	TwiceFailed  Condition = "TWICE_FAILED"   // two years running absent or failed: ground for revocation
)

// Conditions lists the closed set.
func Conditions() []Condition { return []Condition{TwoFullYears, CheckedWell, TwiceFailed} }

func (c Condition) holds(k *catalog.Kind, s *State, today calendar.Date) (bool, fault.Text) {
	switch c {
	case TwoFullYears:
		return s.BeganOn != "" && s.BeganOn.AddMonths(24) <= today,
			fault.T("成立未满两个年度，不能参加评估", "It has not existed for two full years")
	case CheckedWell:
		return checkedWell(k, s, today), fault.T("最近年检未参加、不合格或连续两年基本合格，不能参加评估", "Its last annual check was missed or failed, or the last two were only basic")
	case TwiceFailed:
		return twiceFailed(k, s, today), fault.T("未达到连续两年不参加年检或年检不合格的条件", "It has not missed or failed two annual checks running")
	}
	return false, fault.T("未知条件%[1]s", "Unknown condition %[1]s", string(c))
}

// Vocabulary is what the engine understands, for catalog.Load.
func Vocabulary() *catalog.Vocabulary {
	var final []string
	for _, s := range Statuses() {
		if s.Final() {
			final = append(final, string(s))
		}
	}
	return &catalog.Vocabulary{
		Statuses: texts(Statuses()), Final: final, Kinds: texts(Kinds()),
		Opening:     texts([]Kind{KindCreate, KindTakeOver}),
		Application: texts([]Kind{KindCreate, KindTakeOver, KindSave, KindChange}),
		Carries: map[string][]string{
			string(KindTakeOver): {setsOn},
			string(KindRegister): {setsOn},
			string(KindRefuse):   {setsReason},
			string(KindAdvance):  {setsOn},
			string(KindChange):   {setsOn, setsReason},
			string(KindCheck):    {setsOn, setsYear, setsResult},
			string(KindAssess):   {setsOn, setsGrade},
			string(KindSuspend):  {setsOn, setsReason},
			string(KindResume):   {setsOn},
			string(KindClose):    {setsOn, setsReason},
			string(KindRevoke):   {setsOn, setsReason},
		},
		Sets:       []string{setsName, setsCreditCode, setsOn, setsYear, setsResult, setsGrade, setsReason},
		Conditions: texts(Conditions()), Permissions: texts(access.AllPermissions()), Roles: texts(access.Roles()),
	}
}

func texts[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}
