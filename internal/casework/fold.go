package casework

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
)

// Fold adds a log up to the state it leads to. It is pure: the same log and programme give the same state. It refuses a
// log that is no legal course of the programme: an unknown step, one of another kind, one from a status it does not
// start from or to one it does not lead to, or a gap in the numbering.
func Fold(p *catalog.Program, actions []Action) (State, error) {
	var s State
	for i := range actions {
		if err := apply(p, &s, &actions[i], i+1); err != nil {
			return State{}, err
		}
	}
	return s, nil
}

// apply is one step of the fold.
func apply(p *catalog.Program, s *State, a *Action, seq int) error {
	step, ok := p.Step(a.Step)
	switch {
	case !ok:
		return fmt.Errorf("action %d: the programme %s has no step %q", seq, p.ID, a.Step)
	case Kind(step.Kind) != a.Kind:
		return fmt.Errorf("action %d: the step %s is of kind %s, not %s", seq, a.Step, step.Kind, a.Kind)
	case a.Seq != seq:
		return fmt.Errorf("action %d is numbered %d", seq, a.Seq)
	case a.From != s.Status:
		return fmt.Errorf("action %d: %s from %q, but the case is %q", seq, a.Step, a.From, s.Status)
	case !startsFrom(step, s.Status):
		return fmt.Errorf("action %d: %s does not start from %q", seq, a.Step, s.Status)
	}
	if to := target(step, s); a.To != to {
		return fmt.Errorf("action %d: %s leads from %q to %q, not %q", seq, a.Step, s.Status, to, a.To)
	}
	if s.Status != a.To {
		s.Status, s.Since = a.To, a.At
	}
	takeFields(s, stepFields(p, step), a)
	effect(p, s, step, a)
	s.Doers = doers(s.Doers, p, step, a)
	for _, m := range a.Clocks {
		mark(p, s, m)
	}
	s.Last = a.On
	s.MemberCount = counted(s.Members)
	project(p, s)
	return nil
}

// startsFrom reports whether the step may be done in a status; only opening steps start from none.
func startsFrom(step *catalog.Step, status Status) bool {
	return course.StartsFrom(step, string(status))
}

// target is the status that a step leads to.
func target(step *catalog.Step, s *State) Status {
	switch {
	case Kind(step.Kind) == KindConfirmChange && s.Change != nil && s.Change.Kind == ChangeTerminate:
		return Ended
	case step.To == "":
		return s.Status
	}
	return Status(step.To)
}

// stepFields are the fields whose values a step's form takes straight into the state.
func stepFields(p *catalog.Program, step *catalog.Step) []catalog.Field {
	k := Kind(step.Kind)
	if k.application() || k == KindTakeOver {
		return slices.Concat(p.Fields(), step.Form)
	}
	return step.Form
}

// takeFields carries what a form says into the members of the state that its fields set. What only some kinds may set
// (the verification's result, a change) is left to effect.
func takeFields(s *State, fields []catalog.Field, a *Action) {
	for i := range fields {
		f := &fields[i]
		raw, given := a.Form[f.Key]
		if f.Sets == "" || !given {
			continue
		}
		switch f.Sets {
		case setsAreaClass:
			s.AreaClass = text(raw)
		case setsCategory:
			s.Category = text(raw)
		case setsCauses:
			s.Causes = textList(raw)
		case setsProposal:
			s.Proposal = text(raw)
		case setsRelative:
			s.flag(FlagRelativeFiling, yes(raw))
		case setsSplit:
			s.flag(FlagSplitResidence, yes(raw))
		case setsHardSurvey:
			s.flag(FlagHardSurvey, yes(raw))
		}
	}
	if a.Account != nil {
		account := *a.Account
		s.Account = &account
	}
	if a.Members != nil && a.Kind != KindProposeChange {
		s.Members = slices.Clone(a.Members)
	}
}

// setting is the value of the field of a step's form that sets a member of the state; none if there is no such field.
func setting(step *catalog.Step, form Form, member string) []byte {
	for i := range step.Form {
		if step.Form[i].Sets == member {
			if raw, ok := form[step.Form[i].Key]; ok {
				return raw
			}
		}
	}
	return nil
}

func (s *State) flag(name string, on bool) {
	at := slices.Index(s.Flags, name)
	switch {
	case on && at < 0:
		s.Flags = append(slices.Clone(s.Flags), name)
		slices.Sort(s.Flags)
	case !on && at >= 0:
		s.Flags = slices.Delete(slices.Clone(s.Flags), at, at+1)
	}
}

// doers remembers who did a step, with the visitors it names: the separation of duties asks for them. Each proposed
// change is a round of its own.
func doers(was map[string][]string, p *catalog.Program, step *catalog.Step, a *Action) map[string][]string {
	k := Kind(step.Kind)
	if step.System || k == KindCreate {
		return was
	}
	needed := k == KindProposeChange || slices.ContainsFunc(p.Steps, func(x catalog.Step) bool { return slices.Contains(x.Apart, step.ID) })
	if !needed {
		return was
	}
	out := maps.Clone(was)
	if out == nil {
		out = map[string][]string{}
	}
	var who []string
	if k != KindProposeChange {
		who = slices.Clone(out[step.ID])
	}
	for _, id := range append([]string{a.By.ID}, textList(setting(step, a.Form, setsVisitors))...) {
		if !slices.Contains(who, id) {
			who = append(who, id)
		}
	}
	out[step.ID] = who
	return out
}

// applicationForm is the part of a step's form that belongs to the application.
func applicationForm(p *catalog.Program, form Form) Form {
	out := Form{}
	for key, v := range form {
		if _, ok := p.Field(key); ok || strings.HasPrefix(key, docPrefix) {
			out[key] = v
		}
	}
	return out
}

func counted(members []Member) int {
	n := 0
	for _, m := range members {
		if m.Counted {
			n++
		}
	}
	return n
}

// project computes what lists and work queues ask for: the nearest due day and what waits for whom.
func project(p *catalog.Program, s *State) {
	s.Due, s.DueClock = "", ""
	for _, hard := range []bool{false, true} {
		for _, c := range s.Clocks {
			if c.running() && c.Due != "" && c.Hard == hard && (s.Due == "" || c.Due < s.Due) {
				s.Due, s.DueClock = c.Due, c.ID
			}
		}
		if s.Due != "" {
			break
		}
	}
	s.Waits, s.WaitsFrom = nil, ""
	timed := 0
	for i := range p.Steps {
		step := &p.Steps[i]
		if !step.Queue || s.Status == "" || !startsFrom(step, s.Status) {
			continue
		}
		ready, later := true, false
		for _, name := range slices.Concat(step.Requires, step.QueueIf) {
			c := Condition(name)
			if c.timed() {
				later = true
			} else if c == DocumentsComplete { // who is to hand papers in is who the case waits for
				continue
			} else if ok, _ := c.holds(p, s, s.Last); !ok {
				ready = false
			}
		}
		if !ready {
			continue
		}
		s.Waits = append(s.Waits, QueueKey(step))
		if later {
			timed++
		}
	}
	slices.Sort(s.Waits)
	if timed > 0 && timed == len(s.Waits) && s.Notice != nil {
		s.WaitsFrom = s.Notice.Until.AddDays(1)
	}
}

// QueueKey is how a waiting step is found by those who may do it: PERMISSION[:ROLE,ROLE]/step.
func QueueKey(step *catalog.Step) string { return course.QueueKey(step) }

// reviewBefore is the day of the next review, not later than the end of a rule for a time that a card rests on: somebody has
// to look in its last month, before the amount that it gave is paid on. A review in that month has looked.
func reviewBefore(next calendar.Date, card *Card, on calendar.Date) calendar.Date {
	if card == nil || card.Until == "" {
		return next
	}
	if end := card.Until.Last(); end > on.AddDays(reviewNotice) && (next == "" || end < next) {
		return end
	}
	return next
}

// nextReview is the day of the next review by the programme's rule, counted from a day; none without a rule.
func nextReview(p *catalog.Program, category string, from calendar.Date) calendar.Date {
	if p.Review == nil {
		return ""
	}
	months, ok := p.Review.Months[category]
	if !ok {
		return ""
	}
	return from.AddMonths(months)
}
