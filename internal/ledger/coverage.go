package ledger

import (
	"context"
	"fmt"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/region"
)

// Coverage is how the shifts of one division cover the days of a month.
type Coverage struct {
	Region   region.Code
	From, To calendar.Date // the season of the year, whose days must be covered
	Days     []CoveredDay
}

// CoveredDay is one day with the records of its shifts. Missing are the shifts that nobody has, of a day that must be
// covered.
type CoveredDay struct {
	On       calendar.Date
	Required bool
	Missing  []string
	Records  []*Record
}

// shifts is the alarm of a ledger whose shifts must cover every day of a season.
func shifts(l *catalog.Ledger) (*catalog.Alarm, bool) {
	i := slices.IndexFunc(l.Alarms, func(a catalog.Alarm) bool { return a.Kind == AlarmGap })
	if i < 0 {
		return nil, false
	}
	return &l.Alarms[i], true
}

// Covers reports whether the shifts of a ledger must cover every day of a season.
func Covers(l *catalog.Ledger) bool {
	_, ok := shifts(l)
	return ok
}

// ShiftField is the field of a ledger of shifts that says which shift a record is.
func ShiftField(l *catalog.Ledger) (*catalog.Field, bool) {
	a, ok := shifts(l)
	if !ok {
		return nil, false
	}
	return l.Field(a.Field)
}

// season is the first and last day that must be covered in a year.
func season(a *catalog.Alarm, year int) (from, to calendar.Date) {
	return calendar.Date(fmt.Sprintf("%04d-%s", year, a.From)), calendar.Date(fmt.Sprintf("%04d-%s", year, a.To))
}

// uncovered are the shifts that a day lacks: none if one shift covers it whole or the partial ones do together.
func uncovered(a *catalog.Alarm, had func(shift string) bool) []string {
	if slices.ContainsFunc(a.Whole, had) {
		return nil
	}
	if len(a.In) == 0 {
		return a.Whole
	}
	return slices.DeleteFunc(slices.Clone(a.In), had)
}

// Coverage tells day by day how the shifts of a division cover a month. Errors: NOT_FOUND for a ledger without shifts or
// a division out of reach; INVALID REGION where the ledger is not kept.
func (s *Service) Coverage(ctx context.Context, actor *access.Actor, ledger string, code region.Code, month calendar.Month) (*Coverage, error) {
	l, err := s.deps.Catalog.Ledger(ledger)
	if err != nil {
		return nil, err
	}
	a, ok := shifts(l)
	if !ok {
		return nil, fault.NotFound(fault.T("该值班台账", "such ledger of shifts"))
	}
	if code == "" {
		code = actor.Region
	}
	if err := actor.Can(access.LedgerRead, region.PlaceOf(code), l.Section); err != nil {
		return nil, fault.NotFound(fault.T("该区划", "division in your reach")).Wrap(err)
	}
	if !l.LiesIn(string(code.Tier())) {
		t := fault.T("%[1]s不登记在这一级区划", "%[2]s is not kept for a division of this tier", l.Name.ZH, l.Name.EN)
		return nil, fault.Invalid("REGION", t, fault.Field{Path: "/regionCode", Reason: "REGION", Text: t})
	}
	out := &Coverage{Region: code}
	out.From, out.To = season(a, month.First().Year())
	byDay := map[calendar.Date][]*Record{}
	where := docstore.And(Records.Ledger.Eq(l.ID), Scope().Within(code), Records.On.Gte(string(month.First())), Records.On.Lte(string(month.Last())), Records.Counts.Is(true))
	for r, err := range s.records.Scan(ctx, where, 500) {
		if err != nil {
			return nil, err
		}
		if r.Deepest() == code {
			byDay[r.On] = append(byDay[r.On], r)
		}
	}
	order := append(slices.Clone(a.Whole), a.In...)
	for day := month.First(); day <= month.Last(); day = day.AddDays(1) {
		d := CoveredDay{On: day, Required: day >= out.From && day <= out.To && string(code.Tier()) == a.Tier, Records: byDay[day]}
		slices.SortStableFunc(d.Records, func(x, y *Record) int {
			return slices.Index(order, form.Text(x.Form[a.Field])) - slices.Index(order, form.Text(y.Form[a.Field]))
		})
		if d.Required {
			d.Missing = uncovered(a, func(v string) bool {
				return slices.ContainsFunc(d.Records, func(r *Record) bool { return form.Text(r.Form[a.Field]) == v })
			})
		}
		out.Days = append(out.Days, d)
	}
	return out, nil
}
