package casework

import (
	"encoding/json"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/money"
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
type Value struct {
	Key   string
	Label fault.Text
	Text  fault.Text
}

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
			r := &reader{s: s, p: p, members: slices.Concat(c.State.Members, a.Members), names: a.Names}
			e.Values, e.Files = r.values(shown(p, step), a.Form)
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

// reader puts the values of a form into words.
type reader struct {
	s       *Service
	p       *catalog.Program
	members []Member
	names   map[string]string // of staff, by id
}

// values reads the filled fields of a form, files apart.
func (r *reader) values(fields []catalog.Field, form Form) (out []Value, files []string) {
	for i := range fields {
		f := &fields[i]
		raw, ok := form[f.Key]
		if !ok {
			continue
		}
		if f.Type == catalog.TypeFiles {
			files = append(files, textList(raw)...)
			continue
		}
		if t := r.worded(f, raw); !t.IsZero() {
			out = append(out, Value{f.Key, f.Label, t})
		}
	}
	return out, files
}

// worded is the value of a field in words.
func (r *reader) worded(f *catalog.Field, raw json.RawMessage) fault.Text {
	same := func(v string) fault.Text { return fault.Text{ZH: v, EN: v} }
	label := func(v string) fault.Text {
		for _, o := range r.s.deps.Catalog.OptionsFor(r.p, f) {
			if o.Value == v {
				return o.Label
			}
		}
		return same(v)
	}
	switch f.Type {
	case catalog.TypeBoolean:
		if yes(raw) {
			return fault.T("是", "Yes")
		}
		return fault.T("否", "No")
	case catalog.TypeInteger:
		return same(string(raw) + f.Unit)
	case catalog.TypeChoice:
		return label(text(raw))
	case catalog.TypeMultiChoice:
		var list []fault.Text
		for _, v := range textList(raw) {
			list = append(list, label(v))
		}
		return fault.Text{ZH: joinZH(list), EN: joinEN(list)}
	case catalog.TypeStaffMulti:
		var list []fault.Text
		for _, v := range textList(raw) {
			if name := r.names[v]; name != "" {
				v = name
			}
			list = append(list, same(v))
		}
		return fault.Text{ZH: joinZH(list), EN: joinEN(list)}
	case catalog.TypeMemberRef:
		for _, m := range r.members {
			if m.PersonID == text(raw) {
				return same(m.Name)
			}
		}
		return fault.Text{}
	case catalog.TypeMoney:
		amount, err := money.ParseYuan(text(raw))
		if err != nil {
			return fault.Text{}
		}
		return fault.T("%[1]s元", "%[1]s yuan", amount.Yuan())
	case catalog.TypeBankAccount:
		var a accountForm
		if json.Unmarshal(raw, &a) != nil {
			return fault.Text{}
		}
		return same(a.Bank + " ****" + a.Last4)
	case catalog.TypeRegion:
		return same(r.s.deps.Regions.FullName(region.Code(text(raw))))
	case catalog.TypeList:
		var zh, en []string
		for _, row := range rows(raw) {
			values, _ := r.values(f.Items, row)
			var z, e []string
			for _, v := range values {
				z, e = append(z, v.Label.ZH+"："+v.Text.ZH), append(e, v.Label.EN+": "+v.Text.EN)
			}
			zh, en = append(zh, strings.Join(z, "，")), append(en, strings.Join(e, ", "))
		}
		return fault.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
	}
	return same(text(raw))
}
