package demo_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/casework"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/figures"
	"minzheng/internal/money"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/staff"
)

// listing is a list of the product as one person asks for it, with what it must hold.
type listing struct {
	name  string
	do    access.Permission
	also  access.Permission // needed as well, if set
	want  map[string]record
	page  func(after string) (ids []string, end string, more bool, err error)
	count func() (int64, error) // nil: it is not counted
}

// enough is how many rows of a list are looked at.
const enough = 300

func (o *oracle) listed(t *testing.T, a *access.Actor, l listing) {
	t.Helper()
	if !a.May(l.do) || l.also != "" && !a.May(l.also) {
		if _, _, _, err := l.page(""); !shut(err) {
			t.Fatalf("%s by %+v: %v, want FORBIDDEN", l.name, a, err)
		}
		if l.count != nil {
			if _, err := l.count(); !shut(err) {
				t.Fatalf("count of %s by %+v: %v, want FORBIDDEN", l.name, a, err)
			}
		}
		return
	}
	said := fmt.Sprintf("%s by %s of %s %v", l.name, a.Role, a.Region, a.Sections)
	if len(l.want) > 0 {
		o.answers++
	}
	got, after := map[string]bool{}, ""
	for {
		ids, end, more, err := l.page(after)
		if err != nil {
			t.Fatalf("%s: %v", said, err)
		}
		for _, id := range ids {
			if _, ok := l.want[id]; !ok || got[id] {
				t.Fatalf("%s shows %s", said, id)
			}
			got[id] = true
		}
		if !more || len(got) >= enough {
			break
		}
		after = end
	}
	if len(got) < min(len(l.want), enough) {
		t.Fatalf("%s: %d, want %d", said, len(got), len(l.want))
	}
	if l.count == nil {
		return
	}
	if n, err := l.count(); err != nil || n != int64(len(l.want)) {
		t.Fatalf("count of %s: %d, want %d, %v", said, n, len(l.want), err)
	}
}

// paged turns a store's page into what a listing wants.
func paged[T any, P interface {
	*T
	docstore.Doc
}](p *docstore.Page[T], err error) (ids []string, end string, more bool, _ error) {
	if err != nil {
		return nil, "", false, err
	}
	for _, d := range p.Items {
		ids = append(ids, P(d).DocMeta().ID)
	}
	return ids, string(p.End()), p.More, nil
}

// askLists asks for every list of the product with a random narrowing.
func (o *oracle) askLists(t *testing.T) {
	for range 12 {
		for _, a := range actors(o.rand) {
			for _, l := range []listing{o.cases(t, a), o.casesNear(t, a), o.register(t, a, "people"), o.register(t, a, "households"), o.lines(t, a), o.accounts(t, a), o.importsOf(t, a), o.log(t, a)} {
				o.listed(t, a, l)
			}
			o.askRuns(t, a)
			o.askQueue(t, a)
			o.askSpans(t, a)
		}
	}
}

func (o *oracle) cases(t *testing.T, a *access.Actor) listing {
	ctx, x := t.Context(), o.sample("cases")
	field := []string{"status", "areaClass", "township", "village"}[o.rand.IntN(4)]
	match := func(r record) bool { return r.values[field] == x.values[field] }
	if o.rand.IntN(2) == 0 { // as the page of cases asks
		q := figures.CaseQuery{Where: []figures.Condition{{Field: field, Op: figures.EQ, Values: []string{x.values[field]}}}, First: 100}
		return listing{
			name: "cases where " + field, do: access.CaseRead, also: access.FigureRead, want: o.reached(a, access.CaseRead, "cases", match),
			page: func(after string) ([]string, string, bool, error) {
				q.After = after
				return paged(o.figures.Cases(ctx, a, q))
			},
			count: func() (int64, error) { return o.figures.CountCases(ctx, a, q) },
		}
	}
	where, err := casework.Cases.Spec.FilterBy(field, docstore.OpEq, x.values[field])
	if err != nil {
		t.Fatal(err)
	}
	return listing{
		name: "cases by " + field, do: access.CaseRead, want: o.reached(a, access.CaseRead, "cases", match),
		page: func(after string) ([]string, string, bool, error) {
			return paged(o.Cases.Find(ctx, a, casework.Query{Where: where, First: 100, After: after}))
		},
		count: func() (int64, error) { return o.Cases.Count(ctx, a, where, 0) },
	}
}

// casesNear is the cases of a household or of a person.
func (o *oracle) casesNear(t *testing.T, a *access.Actor) listing {
	ctx, x := t.Context(), o.sample("cases")
	l := listing{name: "cases of a household", do: access.CaseRead}
	var found func() ([]*casework.Case, error)
	switch o.rand.IntN(3) {
	case 0:
		person := strings.Split(o.sample("cases").values["persons"], ",")[1]
		l.want = o.reached(a, l.do, "cases", func(r record) bool {
			return r.values["household"] == x.values["household"] || strings.Contains(r.values["persons"], ","+person+",")
		})
		found = func() ([]*casework.Case, error) {
			return o.Cases.OfFamily(ctx, a, x.values["household"], []string{person})
		}
	case 1:
		l.want = o.reached(a, l.do, "cases", func(r record) bool { return r.values["household"] == x.values["household"] })
		found = func() ([]*casework.Case, error) { return o.Cases.OfHousehold(ctx, a, x.values["household"]) }
	default:
		person := strings.Split(x.values["persons"], ",")[1]
		l.want = o.reached(a, l.do, "cases", func(r record) bool { return strings.Contains(r.values["persons"], ","+person+",") })
		found = func() ([]*casework.Case, error) { return o.Cases.OfPerson(ctx, a, person) }
	}
	l.page = func(string) (ids []string, _ string, _ bool, err error) {
		list, err := found()
		for _, c := range list {
			ids = append(ids, c.ID)
		}
		return ids, "", false, err
	}
	return l
}

// within is a random division, maybe the whole, with the records in it.
func (o *oracle) within(x record) (region.Code, func(record) bool) {
	switch o.rand.IntN(3) {
	case 0:
		return x.at.Township, func(r record) bool { return r.at.Township == x.at.Township }
	case 1:
		return x.at.Village, func(r record) bool { return r.at.Village == x.at.Village }
	}
	return "", func(record) bool { return true }
}

// register is a list of the register within a division; one that the caller has no part in is not found.
func (o *oracle) register(t *testing.T, a *access.Actor, kind string) listing {
	ctx := t.Context()
	code, match := o.within(o.sample(kind))
	if a != nil && code != "" && !a.Region.Contains(code) && !code.Contains(a.Region) {
		if _, err := o.People.FindPeople(ctx, a, people.Query{Region: code, First: 10}); !fault.Is(err, fault.CodeNotFound) && !shut(err) {
			t.Fatalf("people of %s by %s of %s: %v", code, a.Role, a.Region, err)
		}
		code, match = "", nil
	}
	q := people.Query{Region: code, First: 100}
	l := listing{name: kind + " of " + string(code), do: access.PersonRead, want: o.reached(a, access.PersonRead, kind, match)}
	l.page = func(after string) ([]string, string, bool, error) {
		q.After = after
		if kind == "people" {
			return paged(o.People.FindPeople(ctx, a, q))
		}
		return paged(o.People.FindHouseholds(ctx, a, q))
	}
	l.count = func() (int64, error) {
		if kind == "people" {
			return o.People.CountPeople(ctx, a, q)
		}
		return o.People.CountHouseholds(ctx, a, q)
	}
	return l
}

// lines is the lines of a run in a division, or of a case.
func (o *oracle) lines(t *testing.T, a *access.Actor) listing {
	ctx, x := t.Context(), o.sample("payments")
	q, match := payroll.PaymentQuery{CaseID: x.values["caseId"], First: 100}, func(r record) bool { return r.values["caseId"] == x.values["caseId"] }
	if o.rand.IntN(3) > 0 {
		code, inside := o.within(x)
		q = payroll.PaymentQuery{BatchID: x.values["batchId"], Region: code, State: payroll.PayState(x.values["state"]), First: 100}
		match = func(r record) bool {
			return r.values["batchId"] == x.values["batchId"] && r.values["state"] == x.values["state"] && inside(r)
		}
	}
	want := o.reached(a, access.PayrollRead, "payments", match)
	if q.CaseID != "" && o.holds(a, q.CaseID) {
		want = map[string]record{}
		for _, r := range o.all["payments"] {
			if match(r) {
				want[r.id] = r
			}
		}
	}
	return listing{
		name: "lines", do: access.PayrollRead, want: want,
		page: func(after string) (ids []string, end string, more bool, err error) {
			q.After = after
			p, err := o.Payroll.PaymentsOf(ctx, a, q)
			for _, l := range p.Payments {
				ids = append(ids, l.ID)
			}
			return ids, p.End, p.More, err
		},
		count: func() (int64, error) { return o.Payroll.CountPayments(ctx, a, q) },
	}
}

// holds reports whether a case is the actor's to read and to see the payments of: its lines from before it moved come with it.
func (o *oracle) holds(a *access.Actor, caseID string) bool {
	return slices.ContainsFunc(o.all["cases"], func(c record) bool {
		return c.id == caseID && mayReach(a, access.CaseRead, c) && mayReach(a, access.PayrollRead, c)
	})
}

func (o *oracle) accounts(t *testing.T, a *access.Actor) listing {
	q, ctx := staff.Query{First: 100}, t.Context()
	return listing{
		name: "staff", do: access.StaffRead, want: o.reached(a, access.StaffRead, "staff", nil),
		page: func(after string) (ids []string, end string, more bool, err error) {
			q.After = after
			p, err := o.Staff.Find(ctx, a, q)
			for _, s := range p.Staff {
				ids = append(ids, s.ID)
			}
			return ids, p.End, p.More, err
		},
		count: func() (int64, error) { return o.Staff.Count(ctx, a, q, 0) },
	}
}

func (o *oracle) importsOf(t *testing.T, a *access.Actor) listing {
	ctx := t.Context()
	return listing{
		name: "imports", do: access.ImportRun, want: o.reached(a, access.ImportRun, "imports", nil),
		page: func(after string) (ids []string, end string, more bool, err error) {
			p, err := o.imports.List(ctx, a, 3, after)
			for _, m := range p.Imports {
				ids = append(ids, m.ID)
			}
			return ids, p.End, p.More, err
		},
		count: func() (int64, error) { return o.imports.Count(ctx, a) },
	}
}

func (o *oracle) log(t *testing.T, a *access.Actor) listing {
	ctx, x := t.Context(), o.sample("audit")
	q := audit.Query{Kind: x.values["kind"], First: 100}
	return listing{
		name: "audit of " + q.Kind, do: access.AuditRead,
		want: o.reached(a, access.AuditRead, "audit", func(r record) bool {
			return r.values["kind"] == q.Kind && (a == nil || a.Role != access.CA || r.values["technical"] == "true")
		}),
		page: func(after string) (ids []string, end string, more bool, err error) {
			q.After = after
			p, err := o.Audit.Find(ctx, a, q)
			for _, e := range p.Events {
				ids = append(ids, e.ID)
			}
			return ids, p.End, p.More, err
		},
		count: func() (int64, error) { return o.Audit.Count(ctx, a, q) },
	}
}

// askRuns asks for the runs: city staff see those of their sections, the others all of them, but of each only the sums
// of their own lines.
func (o *oracle) askRuns(t *testing.T, a *access.Actor) {
	t.Helper()
	ctx := t.Context()
	city := a != nil && a.Region.Tier() == region.TierCity
	want := map[string]record{}
	for _, b := range o.all["batches"] {
		if a != nil && (!city || mayReach(a, access.PayrollRead, b)) {
			want[b.id] = b
		}
	}
	seen := map[string]*payroll.Batch{}
	q := payroll.BatchQuery{First: 100}
	o.listed(t, a, listing{
		name: "runs", do: access.PayrollRead, want: want,
		page: func(after string) (ids []string, end string, more bool, err error) {
			q.After = after
			p, err := o.Payroll.BatchesOf(ctx, a, q)
			for _, b := range p.Batches {
				seen[b.ID] = b
				ids = append(ids, b.ID)
			}
			return ids, p.End, p.More, err
		},
		count: func() (int64, error) { return o.Payroll.CountBatches(ctx, a, "") },
	})
	x := o.sample("batches")
	b, err := o.Payroll.Batch(ctx, a, x.id)
	towns, townsErr := o.Payroll.ByTownship(ctx, a, x.id)
	_, reached := want[x.id]
	switch {
	case !a.May(access.PayrollRead):
		if !shut(err) || !shut(townsErr) {
			t.Fatalf("run %s by %+v: %v, %v", x.id, a, err, townsErr)
		}
		return
	case !reached:
		if !fault.Is(err, fault.CodeNotFound) || len(towns) > 0 {
			t.Fatalf("run %s by %s %v: %v, %v", x.id, a.Role, a.Sections, err, towns)
		}
		return
	}
	n, total := 0, money.Fen(0)
	for _, p := range o.reached(a, access.PayrollRead, "payments", func(r record) bool {
		return r.values["batchId"] == x.id && r.values["state"] != string(payroll.Void)
	}) {
		n++
		total += p.amount
	}
	if err != nil || b.Totals.Lines != n || b.Totals.Total != total || seen[x.id].Totals.Total != total || !city && len(b.Checks) > 0 {
		t.Fatalf("run %s by %s of %s: %+v, want %d lines of %s, %v", x.id, a.Role, a.Region, b.Totals, n, total.Yuan(), err)
	}
	for _, s := range towns {
		n, total = n-s.Lines, total-s.Total
	}
	if townsErr != nil || n != 0 || total != 0 {
		t.Fatalf("run %s by %s of %s by township: %+v, off by %d lines, %v", x.id, a.Role, a.Region, towns, n, townsErr)
	}
}

// askQueue asks for the work queue: what is listed is in reach, and the counts count what is listed.
func (o *oracle) askQueue(t *testing.T, a *access.Actor) {
	t.Helper()
	ctx, q := t.Context(), casework.WorkQuery{First: 100}
	n, err := o.Cases.WorkQueueCount(ctx, a, q)
	sums, sumErr := o.Cases.WorkQueueSummary(ctx, a)
	if !a.May(access.CaseRead) {
		if _, listErr := o.Cases.WorkQueue(ctx, a, q); !shut(err) || !shut(sumErr) || !shut(listErr) {
			t.Fatalf("queue of %+v: %v, %v, %v", a, err, sumErr, listErr)
		}
		return
	}
	if err != nil || sumErr != nil {
		t.Fatal(err, sumErr)
	}
	reach, listed := o.reached(a, access.CaseRead, "cases", nil), int64(0)
	for {
		p, err := o.Cases.WorkQueue(ctx, a, q)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range p.Items {
			if _, ok := reach[c.ID]; !ok {
				t.Fatalf("the queue of %s of %s shows %s", a.Role, a.Region, c.ID)
			}
		}
		listed += int64(len(p.Items))
		if !p.More {
			break
		}
		q.After = string(p.End())
	}
	if listed > 0 {
		o.answers++
	}
	if listed != n {
		t.Fatalf("the queue of %s of %s has %d, counted %d", a.Role, a.Region, listed, n)
	}
	if slices.ContainsFunc(sums, func(s casework.WorkCount) bool { return s.Count > int64(len(reach)) }) || n == 0 && len(sums) > 0 {
		t.Fatalf("the queue of %s of %s has %d, summed up as %+v", a.Role, a.Region, n, sums)
	}
}
