package casework

import (
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/fault"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

// finish adds what is computed from a checked step (the change it makes to a benefit, the days of the notice and of
// the clocks) and appends it.
func (r *Recorder) finish(c *Case, d *draft, card *Card) (*Action, error) {
	a := &d.action
	a.Card = card
	a.To = target(d.step, d.before)
	if err := r.facts(d, card); err != nil {
		return nil, err
	}
	after := *d.before
	if err := apply(r.Program, &after, a, a.Seq); err != nil {
		return nil, err
	}
	marks, err := clockMarks(r.Workdays, r.Program, d.before, &after, d.step, a)
	if err != nil {
		return nil, err
	}
	a.Clocks = marks
	next := *d.before
	if err := apply(r.Program, &next, a, a.Seq); err != nil {
		return nil, err
	}
	c.Actions = append(c.Actions[:len(c.Actions):len(c.Actions)], *a)
	c.State = next
	if to := next.hands(); to != "" && to != c.Place.Deepest() {
		c.Place = region.PlaceOf(to)
	}
	return a, nil
}

// ChangeAdmit is the change that a confirmation or a take-over makes.
const ChangeAdmit = "ADMIT"

// facts computes what the log keeps beside the form.
func (r *Recorder) facts(d *draft, card *Card) error {
	a, s, p := &d.action, d.before, r.Program
	if p.Benefit != nil && card == nil && r.needsCard(d) {
		return fault.Internal(errNoCard(a.Step))
	}
	set := func(member string) string { return text(setting(d.step, a.Form, member)) }
	if err := d.monthFits(); err != nil {
		return err
	}
	switch a.Kind {
	case KindOpine:
		if card != nil && !card.Eligible && set(setsProposal) == ProposeGrant {
			return notEligible(card, "/form/"+keyOf(d.step, setsProposal))
		}
	case KindPostNotice:
		until, err := course.Deadline(r.Workdays, "DAY", a.On, p.Notice.Days)
		if err != nil {
			return err
		}
		a.Until = until
	case KindConfirm, KindTakeOver:
		if card != nil && !card.Eligible {
			return notEligible(card, "")
		}
		a.Effective = d.entry.Effective
		if a.Kind == KindConfirm {
			a.Effective = a.On.Month().Next()
		}
		a.Review = reviewBefore(nextReview(p, d.seen.Category, a.On), card, a.On)
		a.Change = &Change{Kind: ChangeAdmit, Trigger: "APPLICATION", Month: a.Effective, Households: 1, Persons: counted(d.seen.Members), Amount: amountOf(card)}
	case KindSuspend, KindResume:
		kind := ChangeSuspend
		if a.Kind == KindResume {
			kind = ChangeResume
		}
		a.Change = &Change{Kind: kind, Trigger: set(setsTrigger), Month: calendar.Month(set(setsMonth)), Reason: set(setsReason)}
	case KindProposeChange:
		c := &Change{
			Kind: set(setsChangeKind), Trigger: set(setsTrigger), Month: calendar.Month(set(setsMonth)),
			Reason: set(setsReason), EndReason: set(setsEndReason),
		}
		a.Change = c
		if c.Kind == ChangeTransfer {
			c.From, c.To = d.place.Deepest(), region.Code(set(setsMoveTo))
			if err := d.moveFits(c); err != nil {
				return err
			}
		}
		return r.deltas(d, card)
	case KindConfirmChange:
		if err := d.overtaken(); err != nil {
			return err
		}
		c := *s.Change
		c.Facts, c.Members, c.Card = nil, nil, nil
		a.Change = &c
		a.Review = sooner(s, card, a.On)
		return r.deltas(d, card)
	case KindRecompute:
		a.Review = sooner(s, card, a.On)
		a.Change = &Change{Kind: ChangeAmount, Trigger: d.entry.Trigger, Month: d.entry.Effective}
		return r.deltas(d, card)
	case KindStandardCheck:
		a.Effective = d.entry.Effective
	case KindRevoke:
		return canRevoke(p, s, d.step, a.Form)
	case KindReviewPeriodic:
		a.Review = reviewBefore(nextReview(p, d.seen.Category, a.On), s.Card, a.On)
	case KindEnd:
		a.Change = &Change{
			Kind: ChangeTerminate, Trigger: set(setsTrigger), Month: calendar.Month(set(setsLastMonth)).Next(),
			Reason: set(setsReason), EndReason: set(setsEndReason),
		}
		return r.deltas(d, nil)
	case KindCreate, KindSave, KindSubmit, KindAskMaterials, KindSupplement, KindAccept, KindStartSurvey, KindVisit,
		KindDemocraticReview, KindVerifyRequest, KindVerifyOpen, KindVerifyEnter, KindVerifyObject, KindVerifyRecheck, KindSign,
		KindConfirmNotice, KindObject, KindResolveObjection, KindSendUp, KindReturn, KindResubmit, KindCityVisit, KindCityReview,
		KindReject, KindStart, KindRefuseChange, KindReviewDue, KindWithdraw, KindTerminate, KindCorrectAccount, KindFileRelative, KindAuthorise, KindMove:
	}
	return nil
}

// sooner is the day of the next review that another card brings forward; none if it stays.
func sooner(s *State, card *Card, on calendar.Date) calendar.Date {
	if day := reviewBefore(s.NextReview, card, on); day != s.NextReview {
		return day
	}
	return ""
}

// needsCard reports whether the step cannot be recorded without a computed card.
func (r *Recorder) needsCard(d *draft) bool {
	k := d.action.Kind
	if !k.computes() && k != KindTakeOver {
		return false
	}
	return !r.keepsAmount(d)
}

// keepsAmount reports whether the step proposes or confirms a change for which nothing is computed: the end of the benefit,
// or a move, which leaves the amount as it is.
func (r *Recorder) keepsAmount(d *draft) bool {
	kind := ""
	switch d.action.Kind { //nolint:exhaustive // two kinds deal with changes
	case KindProposeChange:
		kind = text(setting(d.step, d.action.Form, setsChangeKind))
	case KindConfirmChange:
		if d.before.Change != nil {
			kind = d.before.Change.Kind
		}
	}
	return kind == ChangeTerminate || kind == ChangeTransfer
}

// deltas says what a change does to households, persons and the monthly amount.
func (r *Recorder) deltas(d *draft, card *Card) error {
	c, s := d.action.Change, d.before
	if c.Kind == ChangeTransfer {
		return nil // one household more here and one less there: none in the city
	}
	persons, amount := 0, money.Fen(0)
	if c.Kind == ChangeTerminate {
		c.Households = -1
	} else {
		if card != nil && !card.Eligible {
			return notEligible(card, "/form/"+keyOf(d.step, setsChangeKind))
		}
		c.Households, persons, amount = 0, s.MemberCount, amountOf(card)
		if d.action.Members != nil {
			persons = counted(d.action.Members)
		}
	}
	c.Persons = persons - s.MemberCount
	delta, err := amount.Sub(s.Amount)
	if err != nil {
		return err
	}
	c.Amount = delta
	return nil
}

func keyOf(step *catalog.Step, member string) string {
	for _, f := range step.Form {
		if f.Sets == member {
			return pointer(f.Key)
		}
	}
	return ""
}

// notEligible says in the words of the card why nothing can be granted.
func notEligible(card *Card, path string) error {
	t := fault.T("按现有情况测算不符合条件：%[1]s", "By the facts as they are the household is not eligible: %[2]s", joinZH(card.Reasons), joinEN(card.Reasons))
	if path == "" || path == "/form/" {
		return fault.NotAllowed("NOT_ELIGIBLE", t)
	}
	return fault.Invalid("NOT_ELIGIBLE", t, fault.Field{Path: path, Reason: "NOT_ELIGIBLE", Text: t})
}

type errNoCard string

func (e errNoCard) Error() string { return "casework: " + string(e) + " needs a computed card" }
