package demo_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/fault"
	"minzheng/internal/figures"
	"minzheng/internal/money"
)

// askable is how the datasets may be asked: by whom, for which amount, by which fields.
var askable = map[string]struct {
	do      access.Permission
	measure string
	fields  []string
}{
	"cases":        {access.FigureRead, "amount", []string{"status", "areaClass", "township", "village"}},
	"entitlements": {access.FigureRead, "amount", []string{"areaClass", "category", "township", "village"}},
	"payments":     {access.FigureRead, "amount", []string{"state", "areaClass", "period", "township", "village"}},
	"people":       {access.PersonRead, "", []string{"sex", "health", "township", "village"}},
	"households":   {access.PersonRead, "", []string{"township", "village"}},
	"batches":      {access.PayrollRead, "total", []string{"program", "state"}},
}

// question is a random dataset with a random condition and the records that match it, whoever asks.
func (o *oracle) question() (figures.Query, func(record) bool) {
	names := []string{"cases", "entitlements", "payments", "people", "households", "batches"}
	q := figures.Query{Dataset: names[o.rand.IntN(len(names))], AsOf: today}
	sample, fields, field := o.sample(q.Dataset), askable[q.Dataset].fields, ""
	if o.rand.IntN(3) > 0 {
		field = fields[o.rand.IntN(len(fields))]
		q.Where = []figures.Condition{{Field: field, Op: figures.EQ, Values: []string{sample.values[field]}}}
	}
	return q, func(x record) bool {
		return (q.Dataset != "entitlements" || x.values["now"] != "") && (field == "" || x.values[field] == sample.values[field])
	}
}

func (o *oracle) askFigures(t *testing.T) {
	for range 25 {
		for _, a := range actors(o.rand) {
			q, match := o.question()
			do := askable[q.Dataset].do
			if a.May(do) {
				o.hold(t, a, q, o.reached(a, do, q.Dataset, match))
				continue
			}
			ctx := t.Context()
			for kind, ask := range map[string]func() error{
				"group": func() error { _, err := o.figures.Group(ctx, a, q); return err },
				"list":  func() error { _, err := o.figures.Records(ctx, a, q, 10, ""); return err },
				"count": func() error { _, err := o.figures.RecordCount(ctx, a, q); return err },
				"stream": func() error {
					return o.figures.Stream(ctx, a, q, func([]figures.Field, figures.Row) error { return nil })
				},
			} {
				if err := ask(); !shut(err) {
					t.Fatalf("%s of %s by %+v: %v", kind, q.Dataset, a, err)
				}
			}
		}
	}
}

// hold asks for a list, a count, a group and a stream.
func (o *oracle) hold(t *testing.T, a *access.Actor, q figures.Query, want map[string]record) {
	t.Helper()
	ctx := t.Context()
	said := fmt.Sprintf("%s by %s of %s %v where %v", q.Dataset, a.Role, a.Region, a.Sections, q.Where)
	if len(want) > 0 {
		o.answers++
	}
	o.listed(t, a, listing{
		name: said, do: askable[q.Dataset].do, want: want,
		page: func(after string) (ids []string, end string, more bool, err error) {
			p, err := o.figures.Records(ctx, a, q, 100, after)
			for _, r := range p.Rows {
				ids = append(ids, r.ID)
			}
			return ids, p.End, p.More, err
		},
		count: func() (int64, error) { return o.figures.RecordCount(ctx, a, q) },
	})
	streamed := 0
	err := o.figures.Stream(ctx, a, q, func(_ []figures.Field, row figures.Row) error {
		if _, ok := want[row.ID]; !ok {
			return fmt.Errorf("stream shows %s", row.ID)
		}
		streamed++
		return nil
	})
	if err != nil || streamed != len(want) {
		t.Fatalf("stream of %s: %d, want %d, %v", said, streamed, len(want), err)
	}
	sum := money.Fen(0)
	for _, x := range want {
		sum += x.amount
	}
	q.Measures = []figures.Measure{{Op: figures.Count, As: "n"}}
	measure := askable[q.Dataset].measure
	if measure != "" {
		q.Measures = append(q.Measures, figures.Measure{Op: figures.Sum, Field: measure, As: "sum"})
	}
	table, err := o.figures.Group(ctx, a, q)
	if err != nil || len(table.Rows) != 1 || *table.Rows[0].Values[0] != strconv.Itoa(len(want)) || measure != "" && *table.Rows[0].Values[1] != sum.Yuan() {
		t.Fatalf("group of %s: %+v, want %d and %s, %v", said, table.Rows, len(want), sum.Yuan(), err)
	}
}

// askIDs asks for documents by their ids: out of reach reads as absent.
func (o *oracle) askIDs(t *testing.T) {
	ctx := t.Context()
	kinds := map[string]struct {
		do  access.Permission
		get func(*access.Actor, string) error
	}{
		"cases":      {access.CaseRead, func(a *access.Actor, id string) error { _, err := o.Cases.Get(ctx, a, id); return err }},
		"people":     {access.PersonRead, func(a *access.Actor, id string) error { _, err := o.People.GetPerson(ctx, a, id); return err }},
		"households": {access.PersonRead, func(a *access.Actor, id string) error { _, err := o.People.GetHousehold(ctx, a, id); return err }},
		"payments":   {access.PayrollRead, func(a *access.Actor, id string) error { _, err := o.Payroll.Payment(ctx, a, id); return err }},
		"imports":    {access.ImportRun, func(a *access.Actor, id string) error { _, err := o.imports.Get(ctx, a, id); return err }},
		"staff":      {access.StaffRead, func(a *access.Actor, id string) error { _, err := o.Staff.Get(ctx, a, id); return err }},
	}
	many := map[string]func(*access.Actor, []string) (int, error){
		"cases": func(a *access.Actor, ids []string) (int, error) {
			m, err := o.Cases.GetMany(ctx, a, ids)
			return len(m), err
		},
		"people": func(a *access.Actor, ids []string) (int, error) {
			m, err := o.People.PersonsByIDs(ctx, a, ids)
			return len(m), err
		},
		"households": func(a *access.Actor, ids []string) (int, error) {
			m, err := o.People.HouseholdsByIDs(ctx, a, ids)
			return len(m), err
		},
	}
	for range 20 {
		for _, a := range actors(o.rand) {
			o.askMemberships(t, a)
			for kind, k := range kinds {
				x := o.sample(kind)
				err := k.get(a, x.id)
				switch {
				case !a.May(k.do):
					if !shut(err) {
						t.Fatalf("%s %s by %+v: %v, want FORBIDDEN", kind, x.id, a, err)
					}
				case mayReach(a, k.do, x):
					o.answers++
					if err != nil {
						t.Fatalf("%s %s by %s of %s: %v", kind, x.id, a.Role, a.Region, err)
					}
				case !fault.Is(err, fault.CodeNotFound):
					t.Fatalf("%s %s by %s of %s: %v, want NOT_FOUND", kind, x.id, a.Role, a.Region, err)
				}
				if many[kind] == nil {
					continue
				}
				want, asked := 0, []string{x.id, o.sample(kind).id}
				for _, r := range o.all[kind] {
					if slices.Contains(asked, r.id) && a.May(k.do) && mayReach(a, k.do, r) {
						want++
					}
				}
				n, err := many[kind](a, asked)
				if !a.May(k.do) && !shut(err) || a.May(k.do) && (err != nil || n != want) {
					t.Fatalf("%s %v by %+v: %d, want %d, %v", kind, asked, a, n, want, err)
				}
			}
		}
	}
}

// askMemberships asks in which households a person was: in those out of reach, nobody was.
func (o *oracle) askMemberships(t *testing.T, a *access.Actor) {
	t.Helper()
	x, want := o.sample("people"), 0
	if !mayReach(a, access.PersonRead, x) {
		return // askIDs asks for the person
	}
	for _, h := range o.reached(a, access.PersonRead, "households", nil) {
		want += strings.Count(h.values["held"], ","+x.id+",")
	}
	got, err := o.People.MembershipsOf(t.Context(), a, x.id)
	if err != nil || len(got) != want {
		t.Fatalf("households of %s by %s of %s: %d, want %d, %v", x.id, a.Role, a.Region, len(got), want, err)
	}
}

// askSpans asks for the spans of a case.
func (o *oracle) askSpans(t *testing.T, a *access.Actor) {
	t.Helper()
	x, n := o.sample("entitlements"), 0
	for _, r := range o.all["entitlements"] {
		if a.May(access.CaseRead) && r.values["caseId"] == x.values["caseId"] && r.values["void"] == "" && mayReach(a, access.CaseRead, r) {
			n++
		}
	}
	got, err := o.Benefit.OfCase(t.Context(), a, x.values["caseId"])
	if !a.May(access.CaseRead) && !shut(err) || a.May(access.CaseRead) && (err != nil || len(got) != n) {
		t.Fatalf("spans of %s by %+v: %d, want %d, %v", x.values["caseId"], a, len(got), n, err)
	}
}
