package benefit

import (
	"context"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
)

// Holding is a case with what it pays this month.
type Holding struct {
	Case    *casework.Case
	Program *catalog.Program
	Span    *Entitlement   // in force this month; nil: nothing is drawn
	Since   calendar.Month // the first month of drawing without a break; "" while nothing is drawn
}

// Monthly reports whether the holding is money that comes every month.
func (h *Holding) Monthly() bool { return h.Span != nil && h.Program.Pays(catalog.CycleMonthly) }

// Holdings tells of each case what it pays this month, those that pay first, else in the order given. The cases are in the
// actor's reach already; spans out of it stay out. Errors: FORBIDDEN.
func (s *Service) Holdings(ctx context.Context, actor *access.Actor, cases []*casework.Case) ([]Holding, error) {
	month := calendar.MonthOf(s.Clock())
	out := make([]Holding, 0, len(cases))
	for _, c := range cases {
		p, _, err := s.Catalog.At(c.Program, c.Edition)
		if err != nil {
			return nil, err
		}
		spans, err := s.OfCase(ctx, actor, c.ID)
		if err != nil {
			return nil, err
		}
		h := Holding{Case: c, Program: p}
		for i, e := range spans { // by first month
			if !e.In(month) {
				continue
			}
			h.Span, h.Since = e, e.From
			for j := i - 1; j >= 0 && spans[j].Last().Next() == h.Since; j-- {
				h.Since = spans[j].From
			}
		}
		out = append(out, h)
	}
	slices.SortStableFunc(out, func(a, b Holding) int {
		switch {
		case a.Span != nil && b.Span == nil:
			return -1
		case a.Span == nil && b.Span != nil:
			return 1
		}
		return 0
	})
	return out, nil
}

// Exclusion is a programme that a person cannot draw from, because of what they draw now.
type Exclusion struct {
	PersonID string
	Program  *catalog.Program
	By       *Holding
	Reason   fault.Text
}

// Exclusions lists what the holdings shut each person out from, by the order of the people; names are by person id.
func (s *Service) Exclusions(holdings []Holding, personIDs []string, names map[string]string) ([]Exclusion, error) {
	var out []Exclusion
	for _, id := range personIDs {
		for i := range holdings {
			h := &holdings[i]
			if h.Span == nil || !slices.Contains(h.Span.MemberIDs, id) {
				continue
			}
			for _, code := range s.Catalog.Excluding(h.Program.ID) {
				other, err := s.Catalog.Program(code)
				if err != nil {
					return nil, err
				}
				if beside(h.Program, h.Span.PersonID != "", other) {
					continue
				}
				out = append(out, Exclusion{id, other, h, excludedBecause(names[id], h, other)})
			}
		}
	}
	return out, nil
}

func excludedBecause(name string, h *Holding, other *catalog.Program) fault.Text {
	if beside(other, true, h.Program) {
		return fault.T("%[1]s已认定%[2]s（%[4]s），只能以单人申请%[5]s；以家庭申请须先办理退出。",
			"%[1]s is recognised as %[3]s (%[4]s): only one person alone may apply for %[6]s; as a household that must end first.",
			name, h.Program.Short.ZH, h.Program.Short.EN, h.Case.Number, other.Short.ZH, other.Short.EN)
	}
	return fault.T("%[1]s正在享受%[2]s（%[4]s），不能同时享受%[5]s；须先办理退出。",
		"%[1]s draws %[3]s (%[4]s), which excludes %[6]s; that benefit must end first.",
		name, h.Program.Short.ZH, h.Program.Short.EN, h.Case.Number, other.Short.ZH, other.Short.EN)
}
