package casework

import (
	"encoding/json"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/money"
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
	severity := map[string]string{FlagRelativeFiling: "WARNING", FlagComplaint: "DANGER", FlagObjection: "WARNING", FlagReviewDue: "WARNING"}
	var out []Flag
	for _, f := range c.State.Flags {
		if f == FlagVisited || f == FlagMaterialsAsked || f == FlagCityVisitDone {
			continue // the timeline tells these
		}
		v := Flag{Key: f, Label: s.deps.Catalog.Label("FLAGS", f), Severity: "INFO"}
		if x := severity[f]; x != "" {
			v.Severity = x
		}
		out = append(out, v)
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
			if a.Kind != KindSave || a.From != Draft {
				e.Values, e.Files = s.values(p, step.Form, a.Form, c.State.Members)
			}
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

// values reads the filled fields of a form, files apart.
func (s *Service) values(p *catalog.Program, fields []catalog.Field, form Form, members []Member) (out []Value, files []string) {
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
		if t := s.worded(p, f, raw, members); !t.IsZero() {
			out = append(out, Value{f.Key, f.Label, t})
		}
	}
	return out, files
}

// worded is the value of a field in words.
func (s *Service) worded(p *catalog.Program, f *catalog.Field, raw json.RawMessage, members []Member) fault.Text {
	same := func(v string) fault.Text { return fault.Text{ZH: v, EN: v} }
	label := func(v string) fault.Text {
		for _, o := range s.deps.Catalog.OptionsFor(p, f) {
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
		return same(strings.Join(textList(raw), "、"))
	case catalog.TypeMemberRef:
		for _, m := range members {
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
		return same(amount.Yuan() + "元")
	case catalog.TypeBankAccount:
		var a accountForm
		if json.Unmarshal(raw, &a) != nil {
			return fault.Text{}
		}
		return same(a.Bank + " ****" + a.Last4)
	case catalog.TypeRegion:
		return same(s.deps.Regions.FullName(regionCode(text(raw))))
	case catalog.TypeList:
		var zh, en []string
		for _, row := range rows(raw) {
			values, _ := s.values(p, f.Items, row, members)
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
