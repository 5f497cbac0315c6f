package registry

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/form"
)

// Fold adds a log up to the state it leads to. It is pure. It refuses a log that is no legal course of the kind.
func Fold(k *catalog.Kind, actions []Action) (State, error) {
	var s State
	for i := range actions {
		if err := apply(k, &s, &actions[i], i+1); err != nil {
			return State{}, err
		}
	}
	return s, nil
}

// apply is one step of the fold.
func apply(k *catalog.Kind, s *State, a *Action, seq int) error {
	step, ok := k.Program().Step(a.Step)
	switch {
	case !ok:
		return fmt.Errorf("action %d: the kind %s has no step %q", seq, k.ID, a.Step)
	case Kind(step.Kind) != a.Kind:
		return fmt.Errorf("action %d: the step %s is of kind %s, not %s", seq, a.Step, step.Kind, a.Kind)
	case a.Seq != seq:
		return fmt.Errorf("action %d is numbered %d", seq, a.Seq)
	case a.From != s.Status:
		return fmt.Errorf("action %d: %s from %q, but the entry is %q", seq, a.Step, a.From, s.Status)
	case !course.StartsFrom(step, string(s.Status)):
		return fmt.Errorf("action %d: %s does not start from %q", seq, a.Step, s.Status)
	case a.To != target(step, s):
		return fmt.Errorf("action %d: %s leads to %q, not %q", seq, a.Step, target(step, s), a.To)
	}
	if s.Status != a.To {
		s.Status, s.Since = a.To, a.At
	}
	effect(k, s, step, a)
	s.Doers = doers(s.Doers, k, step, a)
	for _, m := range a.Clocks {
		s.Clocks = slices.DeleteFunc(slices.Clone(s.Clocks), func(c Clock) bool { return c.ID == m.Clock })
		if !m.Stop {
			s.Clocks = append(s.Clocks, Clock{ID: m.Clock, Started: a.On, Due: m.Due})
		}
	}
	owe(k, s, step, a)
	s.Last = a.On
	project(k, s)
	return nil
}

// target is the status that a step leads to; one without a status of its own stays.
func target(step *catalog.Step, s *State) Status {
	if step.To == "" {
		return s.Status
	}
	return Status(step.To)
}

func effect(k *catalog.Kind, s *State, step *catalog.Step, a *Action) {
	on := day(step, a)
	switch a.Kind {
	case KindCreate, KindTakeOver, KindSave, KindChange:
		s.Form = form.Form{}
		for _, f := range k.Fields() {
			if raw, ok := a.Form[f.Key]; ok {
				s.Form[f.Key] = raw
			}
		}
		if f, ok := k.Setting(setsName); ok {
			s.Name = form.Text(s.Form[f.Key])
		}
		if f, ok := k.Setting(setsCreditCode); ok {
			s.CreditCode = form.Text(s.Form[f.Key])
		}
		if grade := form.Text(setting(step, a, setsGrade)); grade != "" { // as an old register has it, without a day
			s.Grade = grade
		}
	case KindCheck:
		year, _ := checkedYear(step, a)
		checks := slices.DeleteFunc(slices.Clone(s.Checks), func(c CheckResult) bool { return c.Year == year })
		checks = append(checks, CheckResult{Year: year, Result: form.Text(setting(step, a, setsResult)), On: on})
		slices.SortFunc(checks, func(a, b CheckResult) int { return a.Year - b.Year })
		s.Checks = checks
	case KindAssess:
		s.Grade, s.GradedOn = form.Text(setting(step, a, setsGrade)), on
	case KindClose, KindRevoke, KindRefuse:
		s.ClosedOn, s.CloseReason = on, form.Text(setting(step, a, setsReason))
	case KindRegister, KindAdvance, KindReward, KindSuspend, KindResume:
	}
	if s.BeganOn == "" && s.Status.Stands() {
		s.BeganOn = on
	}
}

// day is the day from which a step counts: as its form says, else the day it was done.
func day(step *catalog.Step, a *Action) calendar.Date {
	if d := calendar.Date(form.Text(setting(step, a, setsOn))); d != "" {
		return d
	}
	return a.On
}

func checkedYear(step *catalog.Step, a *Action) (int, bool) {
	n, err := strconv.Atoi(string(setting(step, a, setsYear)))
	return n, err == nil
}

// setting is the value of the field of a step's own form that sets a member of the state.
func setting(step *catalog.Step, a *Action, member string) []byte {
	for i := range step.Form {
		if step.Form[i].Sets == member {
			return a.Form[step.Form[i].Key]
		}
	}
	return nil
}

// doers remembers who did the steps that others ask for.
func doers(was map[string][]string, k *catalog.Kind, step *catalog.Step, a *Action) map[string][]string {
	asked := slices.ContainsFunc(k.Steps, func(x catalog.Step) bool { return slices.Contains(x.Apart, step.ID) })
	if !asked || a.By.ID == "" || slices.Contains(was[step.ID], a.By.ID) {
		return was
	}
	out := maps.Clone(was)
	if out == nil {
		out = map[string][]string{}
	}
	out[step.ID] = append(slices.Clone(out[step.ID]), a.By.ID)
	return out
}

// project computes what lists and work queues ask for.
func project(k *catalog.Kind, s *State) {
	s.Due, s.DueWhat = "", ""
	nearer := func(id string, due calendar.Date) {
		if due != "" && (s.Due == "" || due < s.Due) {
			s.Due, s.DueWhat = due, id
		}
	}
	for _, d := range s.Duties {
		if owes(k, d.ID, s.Status) {
			nearer(d.ID, d.Due)
		}
	}
	for _, c := range s.Clocks {
		nearer(c.ID, c.Due)
	}
	s.Waits = nil
	for i := range k.Steps {
		if x := &k.Steps[i]; x.Queue && s.Status != "" && course.StartsFrom(x, string(s.Status)) {
			s.Waits = append(s.Waits, course.QueueKey(x))
		}
	}
	slices.Sort(s.Waits)
}
