package casework

import (
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
)

// Condition is something that must hold of a case before a step; the set is closed.
type Condition string

// The conditions.
const (
	DocumentsComplete Condition = "DOCUMENTS_COMPLETE" // every required document of the application is there
	NotAskedBefore    Condition = "NOT_ASKED_BEFORE"   // missing papers are told once only
	Authorised        Condition = "AUTHORISED"         // every adult member has signed the authorisation
	AuthorisedInPart  Condition = "AUTHORISED_IN_PART" // somebody has signed it, and not taken it back
	VerifyIdle        Condition = "VERIFY_IDLE"        // no verification under way
	VerifyMissing     Condition = "VERIFY_MISSING"     // none asked for yet
	VerifyIsRequested Condition = "VERIFY_REQUESTED"
	VerifyIsOpened    Condition = "VERIFY_OPENED"
	VerifyDoubt       Condition = "VERIFY_DOUBT" // answered suspect or exceeding
	VerifyIsObjected  Condition = "VERIFY_OBJECTED"
	Verified          Condition = "VERIFIED" // answered, and no recheck open
	Visited           Condition = "VISITED"
	NotVisited        Condition = "NOT_VISITED"
	ProposedGrant     Condition = "PROPOSED_GRANT"
	ProposedRefusal   Condition = "PROPOSED_REFUSAL"
	NoticeUnconfirmed Condition = "NOTICE_UNCONFIRMED"
	NoticeConfirmed   Condition = "NOTICE_CONFIRMED"
	NoticeOver        Condition = "NOTICE_OVER"        // the last day of the notice has passed
	CityVisited       Condition = "CITY_VISITED"       // or need not be
	CityVisitMissing  Condition = "CITY_VISIT_MISSING" // relative of staff, or complaint, and not yet visited
	OpenChange        Condition = "OPEN_CHANGE"
	NoOpenChange      Condition = "NO_OPEN_CHANGE"
	NotFiled          Condition = "NOT_FILED" // not yet filed as a relative of staff
	EffectiveReached  Condition = "EFFECTIVE_REACHED"
	MoveReached       Condition = "MOVE_REACHED" // the month of a decided move has come
	ReviewNear        Condition = "REVIEW_NEAR"  // within 30 days of the next review, and not yet reminded
	ReviewIsDue       Condition = "REVIEW_DUE"
	TownshipDecides   Condition = "TOWNSHIP_DECIDES" // the amount is within what a township may decide
	CityDecides       Condition = "CITY_DECIDES"
	PapersIn          Condition = "PAPERS_IN"  // no papers of an emergency are outstanding
	PapersOut         Condition = "PAPERS_OUT" // some are
)

// Conditions lists the closed set.
func Conditions() []Condition {
	return []Condition{
		DocumentsComplete, NotAskedBefore, Authorised, AuthorisedInPart, VerifyIdle, VerifyMissing, VerifyIsRequested, VerifyIsOpened,
		VerifyDoubt, VerifyIsObjected, Verified, Visited, NotVisited, ProposedGrant, ProposedRefusal, NoticeUnconfirmed,
		NoticeConfirmed, NoticeOver, CityVisited, CityVisitMissing, OpenChange, NoOpenChange, NotFiled, EffectiveReached,
		MoveReached, ReviewNear, ReviewIsDue, TownshipDecides, CityDecides, PapersIn, PapersOut,
	}
}

// reviewNotice is how many days before a review falls due it is put on the desk.
const reviewNotice = 30

// holds says whether the condition holds on a day, and if not, why not in words for the person who wanted to act.
func (c Condition) holds(p *catalog.Program, s *State, today calendar.Date) (bool, fault.Text) {
	v := s.Verification
	verify := func(statuses ...string) bool {
		for _, x := range statuses {
			if v != nil && v.Status == x {
				return true
			}
		}
		return false
	}
	switch c {
	case DocumentsComplete:
		missing := missingDocuments(p, s)
		return len(missing) == 0, fault.T("缺少必需的材料：%[1]s", "Required papers are missing: %[2]s", joinZH(missing), joinEN(missing))
	case NotAskedBefore:
		return !s.HasFlag(FlagMaterialsAsked), fault.T("补正材料只能一次性告知，此前已告知过", "Missing papers are told once; this was done before")
	case Authorised:
		now := *s
		now.Last = today // who came of age since the last step signs too
		missing := missingAuthorisations(p, &now)
		return len(missing) == 0, fault.T("没有授权书不能核对，缺少：%[1]s", "No verification without authorisation; missing: %[2]s", joinZH(missing), joinEN(missing))
	case AuthorisedInPart:
		return s.authorisedInPart(), fault.T("没有有效的授权书", "No authorisation is in force")
	case VerifyIdle:
		return !verify(VerifyRequested, VerifyOpened, VerifyObjected), fault.T("家庭经济状况核对正在进行", "An economic-status verification is under way")
	case VerifyMissing:
		return v == nil, fault.T("已提请过核对", "A verification was asked for already")
	case VerifyIsRequested:
		return verify(VerifyRequested), fault.T("没有待开启的核对", "No verification waits to be opened")
	case VerifyIsOpened:
		return verify(VerifyOpened), fault.T("核对尚未开启，或已反馈", "The verification is not open")
	case VerifyDoubt:
		return verify(VerifyAnswered, VerifyRechecked) && v.Result != ResultConsistent, fault.T("核对没有疑点或超标结论", "The verification found nothing to object to")
	case VerifyIsObjected:
		return verify(VerifyObjected), fault.T("没有待复查的异议", "No objection waits for a recheck")
	case Verified:
		return verify(VerifyAnswered, VerifyRechecked), fault.T("尚未取得家庭经济状况核对结果", "The economic-status verification has not been answered")
	case Visited:
		return s.HasFlag(FlagVisited), fault.T("尚未入户调查", "The home has not been visited")
	case NotVisited:
		return !s.HasFlag(FlagVisited), fault.T("已入户调查", "The home has been visited")
	case ProposedGrant:
		return s.Proposal == ProposeGrant, fault.T("初审意见不是拟纳入保障", "The initial opinion does not propose a grant")
	case ProposedRefusal:
		return s.Proposal == ProposeRefuse, fault.T("初审意见不是拟不予纳入", "The initial opinion does not propose a refusal")
	case NoticeUnconfirmed:
		return s.Notice != nil && s.Notice.ConfirmedOn == "", fault.T("公示已由村（社区）确认", "The posting has been confirmed")
	case NoticeConfirmed:
		return s.Notice != nil && s.Notice.ConfirmedOn != "", fault.T("村（社区）尚未上传公示照片", "The village has not confirmed the posting with a photograph")
	case NoticeOver:
		until := calendar.Date("")
		if s.Notice != nil {
			until = s.Notice.Until
		}
		return until != "" && today > until, fault.T("公示期未满，至%[1]s止", "The notice is posted until %[1]s", string(until))
	case CityVisited:
		return !s.cityVisitMissing(), fault.T("近亲属备案或有投诉举报的，须先由市级入户", "Relatives of staff and complaints must be visited by the city first")
	case CityVisitMissing:
		return s.cityVisitMissing(), fault.T("无需市级入户", "No visit by the city is needed")
	case OpenChange:
		return s.Change != nil, fault.T("没有待确认的动态调整", "No change waits for a decision")
	case NoOpenChange:
		return s.Change == nil, fault.T("有一项动态调整待市级确认", "A change waits for the city's decision")
	case NotFiled:
		return !s.HasFlag(FlagRelativeFiling), fault.T("已作近亲属备案", "Already filed as a relative of staff")
	case EffectiveReached:
		return s.EffectiveFrom != "" && today >= s.EffectiveFrom.First(), fault.T("尚未到生效月份", "The effective month has not come")
	case MoveReached:
		month, waits := s.awaited()
		return waits && today >= month.First(), fault.T("没有到期的迁移", "No move has come due")
	case ReviewNear:
		near := s.NextReview != "" && today >= s.NextReview.AddDays(-reviewNotice) && !s.HasFlag(FlagReviewDue)
		return near, fault.T("尚未到复核期", "The review is not near")
	case ReviewIsDue:
		return s.HasFlag(FlagReviewDue), fault.T("尚未到复核期", "No review is due")
	case TownshipDecides:
		return s.Card != nil && s.Card.Delegated, fault.T("金额超过乡镇（街道）审批限额，须由市级决定", "The amount is above what a township may decide")
	case CityDecides:
		return s.Card == nil || !s.Card.Delegated, fault.T("金额在乡镇（街道）审批限额以内", "The amount is within what a township may decide")
	case PapersIn:
		return !s.HasFlag(FlagPapersDue), fault.T("先行救助的手续尚未补齐", "The papers of the emergency aid are still to be completed")
	case PapersOut:
		return s.HasFlag(FlagPapersDue), fault.T("没有待补的手续", "No papers are outstanding")
	}
	return false, fault.T("未知条件%[1]s", "Unknown condition %[1]s", string(c))
}

// timed reports whether the condition comes true by waiting; such a condition does not keep a step out of the queue but
// says from which day it waits there.
func (c Condition) timed() bool { return c == NoticeOver }

// HasFlag reports whether a flag stands on the case.
func (s *State) HasFlag(flag string) bool {
	for _, f := range s.Flags {
		if f == flag {
			return true
		}
	}
	return false
}

func (s *State) cityVisitMissing() bool {
	return (s.HasFlag(FlagRelativeFiling) || s.HasFlag(FlagComplaint)) && !s.HasFlag(FlagCityVisitDone)
}
