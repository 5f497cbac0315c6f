package ledger

import (
	"cmp"
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
	"minzheng/internal/registry"
)

// Alarm is something that somebody has to look at.
type Alarm struct {
	Ledger   *catalog.Ledger
	ID       string
	Kind     string
	Label    fault.Text
	Region   region.Code
	RecordID string // of alarms that a record sets off
	Subject  string // name
	EntryID  string // of the organisation or facility that lacks a record
	Since    calendar.Date
}

// settle computes the day from which a record alarms: the nearest of what its ledger looks for.
func settle(l *catalog.Ledger, r *Record) {
	r.AlarmOn, r.AlarmID = "", ""
	nearer := func(id string, on calendar.Date) {
		if on != "" && (r.AlarmOn == "" || on < r.AlarmOn) {
			r.AlarmOn, r.AlarmID = on, id
		}
	}
	switch r.State {
	case Void, Rejected:
		return
	case Pending:
		if r.Due != "" {
			nearer(DecisionOverdue, r.Due.AddDays(1))
		}
	case Valid, Approved:
	}
	if r.Superseded {
		return
	}
	for i := range l.Alarms {
		nearer(l.Alarms[i].ID, alarmDay(&l.Alarms[i], r))
	}
}

// alarmDay is the day from which one alarm of its ledger stands on a record; "" if it never does.
func alarmDay(a *catalog.Alarm, r *Record) calendar.Date {
	switch a.Kind {
	case AlarmPastDue:
		if a.List == "" {
			return pastDue(a, r.Form)
		}
		var first calendar.Date
		for _, row := range form.Rows(r.Form[a.List]) {
			if d := pastDue(a, row); d != "" && (first == "" || d < first) {
				first = d
			}
		}
		return first
	case AlarmExpired:
		if d := calendar.Date(form.Text(r.Form[a.Field])); d != "" {
			return d.AddDays(-a.Days)
		}
	case AlarmFollowUp:
		if !slices.Contains(a.In, form.Text(r.Form[a.Field])) {
			return r.On.AddDays(a.Days + 1)
		}
	case AlarmHighRisk:
		if slices.Contains(a.In, form.Text(r.Form[a.Field])) {
			return r.On.AddDays(a.Days + 1)
		}
	}
	return ""
}

func pastDue(a *catalog.Alarm, values form.Form) calendar.Date {
	due := calendar.Date(form.Text(values[a.Due]))
	if due == "" || !form.Empty(values[a.Done]) {
		return ""
	}
	return due.AddDays(1)
}

// maxAlarms bounds the alarms that records set off.
const maxAlarms = 1000

// Alarms lists what somebody has to look at in the actor's reach, the longest standing first; of one ledger, or of all.
func (s *Service) Alarms(ctx context.Context, actor *access.Actor, ledger string) ([]Alarm, error) {
	scope, err := access.Scope(actor, access.LedgerRead, Scope())
	if err != nil {
		return nil, err
	}
	where := docstore.And(scope, Records.AlarmOn.Lte(string(s.Today())))
	if ledger != "" {
		if _, err := s.deps.Catalog.Ledger(ledger); err != nil {
			return nil, err
		}
		where = docstore.And(where, Records.Ledger.Eq(ledger))
	}
	page, err := s.records.Find(ctx, docstore.Query[Record]{Where: where, Sort: []docstore.Order[Record]{Records.AlarmOn.Asc()}, Limit: maxAlarms})
	if err != nil {
		return nil, err
	}
	out := []Alarm{}
	for _, r := range page.Items {
		l, err := s.deps.Catalog.Ledger(r.Ledger)
		if err != nil {
			continue // of a ledger that the catalogue no longer has
		}
		out = append(out, Alarm{Ledger: l, ID: r.AlarmID, Kind: kindOf(l, r.AlarmID), Label: AlarmLabel(l, r.AlarmID), Region: r.Deepest(), RecordID: r.ID, Subject: r.Subject, Since: r.AlarmOn})
	}
	for _, l := range s.deps.Catalog.Ledgers() {
		if ledger != "" && l.ID != ledger || !s.Sees(actor, l) {
			continue
		}
		for i := range l.Alarms {
			more, err := s.absent(ctx, actor, l, &l.Alarms[i])
			if err != nil {
				return nil, err
			}
			out = append(out, more...)
		}
	}
	slices.SortStableFunc(out, func(a, b Alarm) int { return cmp.Compare(a.Since, b.Since) })
	return out, nil
}

func kindOf(l *catalog.Ledger, id string) string {
	for _, a := range l.Alarms {
		if a.ID == id {
			return a.Kind
		}
	}
	return id
}

// AlarmLabel names an alarm of a ledger.
func AlarmLabel(l *catalog.Ledger, id string) fault.Text {
	for _, a := range l.Alarms {
		if a.ID == id {
			return a.Label
		}
	}
	if id == DecisionOverdue {
		return fault.T("审批超期", "Decision overdue")
	}
	return fault.T(id, id)
}

// absent finds the alarms of records that are not there.
func (s *Service) absent(ctx context.Context, actor *access.Actor, l *catalog.Ledger, a *catalog.Alarm) ([]Alarm, error) {
	switch a.Kind {
	case AlarmGap:
		return s.gaps(ctx, actor, l, a)
	case AlarmMissing:
		return s.missing(ctx, actor, l, a)
	case AlarmOverspent:
		return s.overspent(ctx, actor, l, a)
	}
	return nil, nil
}

// gapDays is how far back gaps are told: what lies further back is history, and in the figures.
const gapDays = 14

// gaps are the days of the season, up to yesterday, that the shifts of a division do not cover.
func (s *Service) gaps(ctx context.Context, actor *access.Actor, l *catalog.Ledger, a *catalog.Alarm) ([]Alarm, error) {
	today := s.Today()
	from, to := season(a, today.Year())
	from, to = max(from, today.AddDays(-gapDays)), min(to, today.AddDays(-1))
	scope, err := access.Scope(actor, access.LedgerRead, Scope())
	if err != nil || from > to {
		return nil, err
	}
	had := map[string]bool{} // division|day|value
	where := docstore.And(scope, Records.Ledger.Eq(l.ID), Records.On.Gte(string(from)), Records.On.Lte(string(to)), Records.Counts.Is(true))
	for r, err := range s.records.Scan(ctx, where, 500) {
		if err != nil {
			return nil, err
		}
		had[string(r.Deepest())+"|"+string(r.On)+"|"+form.Text(r.Form[a.Field])] = true
	}
	var out []Alarm
	for _, r := range s.units(actor, a.Tier) {
		for day := from; day <= to; day = day.AddDays(1) {
			at := string(r.Code) + "|" + string(day) + "|"
			if len(uncovered(a, func(v string) bool { return had[at+v] })) > 0 {
				out = append(out, Alarm{Ledger: l, ID: a.ID, Kind: a.Kind, Label: a.Label, Region: r.Code, Since: day})
			}
		}
	}
	return out, nil
}

// units are the standing divisions of a tier in the actor's reach.
func (s *Service) units(actor *access.Actor, tier string) []region.Region {
	return slices.DeleteFunc(s.deps.Regions.All(), func(r region.Region) bool {
		return string(r.Tier) != tier || !r.On(s.Today()) || !actor.Region.Contains(r.Code)
	})
}

// lastPeriod is the month, quarter or year that must have been recorded by now, by its first and last day.
func lastPeriod(every string, days int, today calendar.Date) (from, to calendar.Date) {
	by := today.AddDays(-days)
	switch every {
	case "MONTH":
		m := by.Month().Prev()
		return m.First(), m.Last()
	case "QUARTER":
		m := by.Month().Add(-3)
		m = m.Add(-(m.Number() - 1) % 3)
		return m.First(), m.Add(2).Last()
	}
	year := by.Year() - 1
	return calendar.Date(fmt.Sprintf("%04d-01-01", year)), calendar.Date(fmt.Sprintf("%04d-12-31", year))
}

// missing are the divisions, or the facilities and organisations, without a record for the last period.
func (s *Service) missing(ctx context.Context, actor *access.Actor, l *catalog.Ledger, a *catalog.Alarm) ([]Alarm, error) {
	from, to := lastPeriod(a.Every, a.Days, s.Today())
	scope, err := access.Scope(actor, access.LedgerRead, Scope())
	if err != nil {
		return nil, err
	}
	had := map[string]bool{}
	where := docstore.And(scope, Records.Ledger.Eq(l.ID), Records.On.Gte(string(from)), Records.On.Lte(string(to)), Records.Counts.Is(true))
	for r, err := range s.records.Scan(ctx, where, 500) {
		if err != nil {
			return nil, err
		}
		had[string(r.Deepest())], had[r.SubjectID] = true, true
	}
	since := to.AddDays(a.Days + 1)
	var out []Alarm
	if l.About == catalog.AboutRegion {
		for _, r := range s.units(actor, a.Tier) {
			if !had[string(r.Code)] {
				out = append(out, Alarm{Ledger: l, ID: a.ID, Kind: a.Kind, Label: a.Label, Region: r.Code, Since: since})
			}
		}
		return out, nil
	}
	if !actor.May(registry.ReadPermission(l.About)) {
		return nil, nil
	}
	x := registry.Entries
	for _, kind := range l.Of {
		where := docstore.And(x.Status.In(string(registry.Opened), string(registry.Registered), string(registry.Filed)), x.BeganOn.Lte(string(to)))
		q := registry.Query{Kind: kind, Where: where, First: 100}
		for {
			page, err := s.deps.Registry.Find(ctx, actor, q)
			if err != nil {
				return nil, err
			}
			for _, e := range page.Items {
				if !had[e.ID] {
					out = append(out, Alarm{Ledger: l, ID: a.ID, Kind: a.Kind, Label: a.Label, Region: e.Deepest(), Subject: e.State.Name, EntryID: e.ID, Since: since})
				}
			}
			if !page.More {
				break
			}
			q.After = string(page.End())
		}
	}
	return out, nil
}
