package registry

import (
	"fmt"
	"slices"

	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/form"
)

// yearlyDue is the day by which a year must have been checked: in the year after it.
func yearlyDue(d *catalog.Duty, year int) calendar.Date {
	return calendar.Date(fmt.Sprintf("%04d-%s", year+1, d.Yearly))
}

// firstYear is the first year that an entry owes: that in which it began, unless it began too late in it, and none whose
// day had passed already when the register came to know of it.
func firstYear(d *catalog.Duty, began, known calendar.Date) int {
	year := began.Year()
	if d.Exempt > 0 && calendar.Date(fmt.Sprintf("%04d-12-31", year)).AddMonths(-d.Exempt) < began {
		year++
	}
	for yearlyDue(d, year) < known {
		year++
	}
	return year
}

// owe brings the duties of the state up to date after a step.
func owe(k *catalog.Kind, s *State, step *catalog.Step, a *Action) {
	on := day(step, a)
	var out []Duty
	for i := range k.Duties {
		d := &k.Duties[i]
		was := slices.IndexFunc(s.Duties, func(x Duty) bool { return x.ID == d.ID })
		var now Duty
		switch {
		case was >= 0:
			now = s.Duties[was]
		case len(d.Starts) > 0 && !slices.Contains(d.Starts, step.ID):
			continue
		case s.BeganOn == "" && d.Field == "":
			continue
		default:
			now = Duty{ID: d.ID}
		}
		done := slices.Contains(d.DoneBy, step.ID)
		switch {
		case d.Field != "":
			now.Due = calendar.Date(form.Text(s.Form[d.Field]))
		case d.Yearly != "":
			if was < 0 {
				now.First = firstYear(d, s.BeganOn, a.On)
				now.Year = now.First
			}
			if year, ok := checkedYear(step, a); done && ok && year >= now.Year {
				now.Year = year + 1
			}
			now.Due = yearlyDue(d, now.Year)
		default:
			if done || slices.Contains(d.Starts, step.ID) {
				now.Due = on.AddMonths(d.Months)
			} else if was < 0 {
				now.Due = since(s, a, on).AddMonths(d.Months)
			}
		}
		if now.Due != "" {
			out = append(out, now)
		}
	}
	s.Duties = out
}

// since is the day from which a duty counts that nobody has done yet: when an old register is taken over, the day on which
// this one came to know of the entry, because it cannot tell what was done before.
func since(s *State, a *Action, on calendar.Date) calendar.Date {
	if a.Kind == KindTakeOver {
		return a.On
	}
	return max(s.BeganOn, on)
}

// owes reports whether a duty stands in the status.
func owes(k *catalog.Kind, id string, status Status) bool {
	return slices.ContainsFunc(k.Duties, func(d catalog.Duty) bool { return d.ID == id && slices.Contains(d.In, string(status)) })
}

// yearly is the duty of annual checks of the kind.
func yearly(k *catalog.Kind, s *State) (*catalog.Duty, *Duty) {
	for i := range k.Duties {
		if k.Duties[i].Yearly == "" {
			continue
		}
		for j := range s.Duties {
			if s.Duties[j].ID == k.Duties[i].ID {
				return &k.Duties[i], &s.Duties[j]
			}
		}
	}
	return nil, nil
}

func (s *State) result(year int) string {
	for _, c := range s.Checks {
		if c.Year == year {
			return c.Result
		}
	}
	return ""
}

func checkedWell(k *catalog.Kind, s *State, today calendar.Date) bool {
	if _, d := yearly(k, s); d != nil && d.Due < today {
		return false
	}
	n := len(s.Checks)
	if n == 0 {
		return true
	}
	last := s.Checks[n-1].Result
	return last != ResultFail && (last != ResultBasic || n < 2 || s.Checks[n-2].Result != ResultBasic)
}

// twiceFailed looks at the last two years whose day has passed.
func twiceFailed(k *catalog.Kind, s *State, today calendar.Date) bool {
	spec, d := yearly(k, s)
	if d == nil {
		return false
	}
	year := today.Year() - 1
	if r := s.result(year); r == "" && yearlyDue(spec, year) >= today {
		year--
	}
	bad := func(y int) bool { r := s.result(y); return r == "" || r == ResultFail }
	return year-1 >= d.First && bad(year) && bad(year-1)
}
