package casework

import (
	"context"
	"slices"

	"minzheng/internal/calendar"
	"minzheng/internal/fault"
)

// furthest is how many months ahead a change may take effect: further is a slip of the pen.
const furthest = 12

// BackPay is how many months before its own a payment run pays what no run has paid.
const BackPay = 12

// earliestBack is the first month that the next payment run still pays.
func earliestBack(today calendar.Date) calendar.Month { return today.Month().Add(1 - BackPay) }

// effective is the first month that a step's form changes, with the key of the field that says so; none if the step
// changes no month. The last month paid for is asked for, the month after it is the one that changes.
func (d *draft) effective() (month calendar.Month, key string) {
	if raw := setting(d.step, d.action.Form, setsMonth); raw != nil {
		return calendar.Month(text(raw)), keyOf(d.step, setsMonth)
	}
	if raw := setting(d.step, d.action.Form, setsLastMonth); raw != nil {
		return calendar.Month(text(raw)).Next(), keyOf(d.step, setsLastMonth)
	}
	return "", ""
}

// factsFrom is the first month of the facts as they stand: that of the last decided change of them, or of the benefit. What
// was due in earlier months was decided by other facts, which a later decision must not replace.
func (s *State) factsFrom() calendar.Month {
	from := s.EffectiveFrom
	for _, c := range s.Changes {
		if c.Approved && restatesFacts(c.Kind) {
			from = max(from, c.Month)
		}
	}
	return from
}

// restatesFacts reports whether a change of the kind says how much is due to whom.
func restatesFacts(kind string) bool {
	return kind == ChangeAmount || kind == ChangeMembers || kind == ChangeArea
}

// monthFits refuses a month before the benefit began or, for a resumption, before it was suspended, for other facts one
// before those that stand, and one that is more than a year ahead.
func (d *draft) monthFits() error {
	month, key := d.effective()
	if month == "" {
		return nil
	}
	least := d.before.EffectiveFrom
	if d.action.Kind == KindResume && d.before.SuspendedFrom != "" {
		least = d.before.SuspendedFrom
	}
	if d.action.Kind == KindProposeChange && restatesFacts(text(setting(d.step, d.action.Form, setsChangeKind))) {
		if facts := d.before.factsFrom(); least < facts && month < facts {
			return wrongMonth(key, fault.T("已有一项自%[1]s起的调整，不能再改变此前的月份", "A change from %[1]s on is decided; earlier months cannot be changed any more", string(facts)))
		}
	}
	switch {
	case d.action.Kind == KindResume && month < earliestBack(d.action.On):
		return wrongMonth(key, fault.T("发放批次最多补发%[2]d个月，最早可自%[1]s恢复；更早的月份须另行处理", "A run pays at most %[2]d months back: %[1]s is the earliest month; earlier ones need a decision of their own", string(earliestBack(d.action.On)), BackPay))
	case least != "" && month < least:
		return wrongMonth(key, fault.T("生效月份不能早于%[1]s", "It cannot take effect before %[1]s", string(least)))
	case month > d.action.On.Month().Add(furthest):
		return wrongMonth(key, fault.T("生效月份不能晚于一年以后", "It cannot take effect more than a year ahead"))
	}
	return nil
}

// overtaken refuses to make true what was proposed for a month that facts decided meanwhile have overtaken.
func (d *draft) overtaken() error {
	c, facts := d.before.Change, d.before.factsFrom()
	if !restatesFacts(c.Kind) || c.Month >= facts {
		return nil
	}
	return fault.NotAllowed("MONTH_OVERTAKEN", fault.T("提出后又有一项自%[1]s起的调整生效，请不同意本次调整，由提出人按新月份重新提出",
		"Another change from %[1]s on was decided after this was proposed; refuse it and have it proposed again for a later month", string(facts)))
}

// unpaidFrom is the first month that a suspended benefit is not paid for; none if it is not suspended. open is the first
// month that no run has closed.
func (s *State) unpaidFrom(open calendar.Month) (calendar.Month, bool) {
	return max(s.SuspendedFrom, open), s.SuspendedFrom != ""
}

// ends reports whether the step ends the benefit or proposes it.
func (d *draft) ends() bool {
	return d.action.Kind == KindEnd || d.action.Kind == KindProposeChange && text(setting(d.step, d.action.Form, setsChangeKind)) == ChangeTerminate
}

func wrongMonth(key string, text fault.Text) error {
	return fault.Invalid("FORM", text, fault.Field{Path: "/form/" + key, Reason: "MONTH", Text: text})
}

// OpenMonths is what an Effects may tell besides: the first month of a case that no payment run has closed ("" if none
// has closed any). A change is refused when it is proposed, not only when it is confirmed.
type OpenMonths interface {
	FirstOpenMonth(ctx context.Context, caseID string) (calendar.Month, error)
}

// firstOpen is the first month that may still be changed, as far as is known.
func (s *Service) firstOpen(ctx context.Context, c *Case) (calendar.Month, error) {
	if e, ok := s.deps.Effects.(OpenMonths); ok {
		return e.FirstOpenMonth(ctx, c.ID)
	}
	return "", nil
}

// monthIsOpen refuses a month that has been paid, and an end after the month that was paid last: while a benefit is suspended
// nothing is paid, and the letter must not say so.
func (s *Service) monthIsOpen(ctx context.Context, c *Case, d *draft) error {
	if !slices.Contains([]Kind{KindProposeChange, KindSuspend, KindEnd}, d.action.Kind) {
		return nil
	}
	month, key := d.effective()
	open, err := s.firstOpen(ctx, c)
	if err != nil || month == "" {
		return err
	}
	if least, suspended := d.before.unpaidFrom(open); suspended && d.ends() && month > least {
		return wrongMonth(key, fault.T("自%[1]s起已暂停发放，最后发放月份为%[2]s", "Payment is suspended from %[1]s on; the last month paid is %[2]s", string(least), string(least.Prev())))
	}
	if month >= open {
		return nil
	}
	return wrongMonth(key, fault.T("此前月份的发放已批准或已发放，最早可自%[1]s起变更", "Payments up to then are approved or made; %[1]s is the earliest month", string(open)))
}
