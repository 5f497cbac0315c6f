package casework

import (
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/region"
)

// ClockView is a statutory clock as a person reads it. Remaining is the working days left (negative when overdue);
// Known is false where no due day can be told: the clock stands still, or the holidays of the year are not published.
type ClockView struct {
	Clock
	Label     fault.Text
	Legal     string
	Remaining int
	Known     bool
	Overdue   bool
}

// Clocks lists the clocks of a case, running ones first as they fall due.
func (s *Service) Clocks(c *Case) ([]ClockView, error) {
	p, err := s.Program(c)
	if err != nil {
		return nil, err
	}
	today := s.Today()
	var running, stopped []ClockView
	for _, k := range c.State.Clocks {
		v := ClockView{Clock: k, Label: fault.T(k.ID, k.ID)}
		if spec, ok := p.Clock(k.ID); ok {
			v.Label, v.Legal = spec.Label, spec.Legal
		}
		end := today
		if k.Stopped != "" {
			end = k.Stopped
		}
		if k.Due != "" && k.Paused == "" {
			v.Overdue = end > k.Due
			v.Remaining, v.Known = s.Remaining(k.Due, end)
		}
		if k.Stopped == "" {
			running = append(running, v)
		} else {
			stopped = append(stopped, v)
		}
	}
	return append(running, stopped...), nil
}

// Remaining is the working days from a day to a due day, negative when it has passed; known is false where a year's
// holidays are not known.
func (s *Service) Remaining(due, from calendar.Date) (days int, known bool) {
	if due == "" {
		return 0, false
	}
	n, err := s.deps.Workdays.WorkdaysBetween(from, due)
	return n, err == nil
}

// Flag is a flag that stands on a case.
type Flag struct {
	Key      string
	Label    fault.Text
	Severity string // INFO WARNING DANGER
}

// Flags lists the flags of a case that a person has to know of.
func (s *Service) Flags(c *Case) []Flag {
	var out []Flag
	for _, o := range s.deps.Catalog.Options("FLAGS") {
		if o.Value == FlagVisited || o.Value == FlagMaterialsAsked || o.Value == FlagCityVisitDone {
			continue // the timeline tells these
		}
		if c.State.HasFlag(o.Value) {
			out = append(out, Flag{Key: o.Value, Label: o.Label, Severity: o.Severity})
		}
	}
	return out
}

// Value is one filled field as a person reads it.
type Value = form.Value

// Entered is one entry of the timeline.
type Entered struct {
	*Action
	Label   fault.Text
	Role    fault.Text
	Values  []Value
	Files   []string
	Due     calendar.Date // of the clock that the step answered
	Overdue bool
}

// Timeline reads the log of a case, oldest first. Saves between others are folded into the last of a row.
func (s *Service) Timeline(c *Case) ([]Entered, error) {
	p, err := s.Program(c)
	if err != nil {
		return nil, err
	}
	open := map[string]calendar.Date{}
	var out []Entered
	for i := range c.Actions {
		a := &c.Actions[i]
		e := Entered{Action: a, Label: fault.T(a.Step, a.Step), Role: access.Role(a.By.Role).Label()}
		if a.By.Role == "" {
			e.Role = fault.T("系统", "System")
		}
		if step, ok := p.Step(a.Step); ok {
			e.Label = step.Done
			e.Values, e.Files = s.reader(p, slices.Concat(c.State.Members, a.Members), a.Names).Values(shown(p, step), a.Form)
		}
		for _, m := range a.Clocks {
			switch m.Mark {
			case markStop:
				if due := open[m.Clock]; due != "" && (e.Due == "" || due < e.Due) {
					e.Due = due
				}
				delete(open, m.Clock)
			case markPause:
			default:
				open[m.Clock] = m.Due
			}
		}
		e.Overdue = e.Due != "" && a.On > e.Due
		if n := len(out); n > 0 && a.Kind == KindSave && out[n-1].Kind == KindSave && out[n-1].Step == a.Step && out[n-1].By.ID == a.By.ID {
			out[n-1] = e
			continue
		}
		out = append(out, e)
	}
	return out, nil
}

// shown is what of a step's form the timeline tells: its own fields and the facts that it restates. The application
// itself is read on the case.
func shown(p *catalog.Program, step *catalog.Step) []catalog.Field {
	out := slices.Clone(step.Form)
	for _, fact := range step.Facts {
		if f, ok := p.Field(fact.Field); ok {
			out = append(out, *f)
		}
	}
	return out
}

// reader puts the values of a form of a programme into words.
func (s *Service) reader(p *catalog.Program, members []Member, names map[string]string) *form.Reader {
	r := &form.Reader{
		Options: func(f *catalog.Field) []catalog.Option { return s.deps.Catalog.OptionsFor(p, f) },
		Members: map[string]string{}, Names: names,
		Region: func(code string) string { return s.deps.Regions.FullName(region.Code(code)) },
	}
	for _, m := range members {
		r.Members[m.PersonID] = m.Name
	}
	return r
}
