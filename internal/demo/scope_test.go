package demo_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/demo"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/figures"
	"minzheng/internal/money"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

// record is one stored document as the oracle sees it: where it is, who owns it, and the values that queries ask for.
type record struct {
	id      string
	at      region.Place
	section string
	values  map[string]string
	amount  money.Fen
}

func read[T any, P interface {
	*T
	docstore.Doc
}](t *testing.T, c *docstore.Collection[T, P], see func(*T) record) []record {
	t.Helper()
	var out []record
	for d, err := range c.Scan(t.Context(), docstore.True[T](), 500) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, see(d))
	}
	return out
}

// mayReach is the rule in plain words: village staff their village, township staff their township, city staff all of it;
// a city officer only what its sections own.
func mayReach(a *access.Actor, r record, personal bool) bool {
	switch a.Role { //nolint:exhaustive // the others have the whole city
	case access.VW, access.VS:
		if r.at.Village != a.Region {
			return false
		}
	case access.TO, access.TH:
		if r.at.Township != a.Region {
			return false
		}
	case access.CO:
		if personal {
			return slices.ContainsFunc(a.Sections, func(s string) bool {
				return slices.Contains([]string{access.SectionSA, access.SectionRelief, access.SectionWelfare, access.SectionVet, access.SectionAffairs}, s)
			})
		}
		if !slices.Contains(a.Sections, r.section) && !slices.Contains(a.Sections, access.SectionFin) && !slices.Contains(a.Sections, access.SectionOffice) {
			return false
		}
	}
	return true
}

func actors(r *rand.Rand) []*access.Actor {
	staff := func(role access.Role, at region.Code, sections ...string) *access.Actor {
		return &access.Actor{StaffID: "staff_" + string(role) + string(at), Role: role, Region: at, Sections: sections}
	}
	township := func() region.Code {
		return []region.Code{"339981001000", "339981002000", demo.Bridge, "339981101000", "339981200000"}[r.IntN(5)]
	}
	village := func() region.Code {
		return []region.Code{"339981001001", "339981001002", "339981100001", "339981100201", "339981002001", "339981101201"}[r.IntN(6)]
	}
	return []*access.Actor{
		staff(access.VW, village()), staff(access.VW, village()), staff(access.TO, township()), staff(access.TH, township()),
		staff(access.CO, demo.City, access.SectionSA), staff(access.CO, demo.City, access.SectionOrg), staff(access.CO, demo.City, access.SectionFin),
		staff(access.AU, demo.City), staff(access.AN, demo.City), staff(access.CA, demo.City), staff(access.EV, demo.City), staff(access.VS, village()), nil,
	}
}

// TestScopeOracle asks random questions as random staff and holds every answer (list, count, group, stream, by id)
// against a brute-force filter over all documents.
func TestScopeOracle(t *testing.T) {
	t.Parallel()
	w, ctx := open(t), t.Context()
	if err := demo.Seed(ctx, w.Deps, demo.Options{Scale: 0.02, Seed: 7, Today: today}); err != nil {
		t.Fatal(err)
	}
	all := map[string][]record{
		"cases": read(t, w.Cases.Collection(), func(c *casework.Case) record {
			return record{c.ID, c.Place, c.Section, map[string]string{"status": string(c.State.Status), "areaClass": c.State.AreaClass, "township": string(c.Township), "village": string(c.Village)}, c.State.Amount}
		}),
		"entitlements": read(t, w.Benefit.EntitlementCollection(), func(e *benefit.Entitlement) record {
			r := record{e.ID, e.Place, e.Section, map[string]string{"areaClass": e.AreaClass, "category": e.Category, "township": string(e.Township), "village": string(e.Village)}, e.Amount}
			counts := e.CountsTo
			if counts == "" {
				counts = benefit.OpenMonth
			}
			if m := today.Month(); e.From > m || counts < m {
				r.id = ""
			}
			return r
		}),
		"payments": read(t, w.Payroll.PaymentCollection(), func(p *payroll.Payment) record {
			return record{p.ID, p.Place, p.Section, map[string]string{"state": string(p.State), "areaClass": p.AreaClass, "period": string(p.Period), "township": string(p.Township), "village": string(p.Village)}, p.Amount}
		}),
		"people": read(t, w.People.PeopleCollection(), func(p *people.Person) record {
			return record{p.ID, p.Place, "", map[string]string{"sex": p.Sex, "health": p.Health, "township": string(p.Township), "village": string(p.Village)}, 0}
		}),
	}
	measure := map[string]string{"cases": "amount", "entitlements": "amount", "payments": "amount"}
	may := map[string]access.Permission{"cases": access.FigureRead, "entitlements": access.FigureRead, "payments": access.FigureRead, "people": access.PersonRead}
	names := []string{"cases", "entitlements", "payments", "people"}
	r := rand.New(rand.NewPCG(3, 5))
	nonEmpty := 0
	for range 25 {
		for _, a := range actors(r) {
			name := names[r.IntN(len(names))]
			q := figures.Query{Dataset: name, AsOf: today}
			sample := all[name][r.IntN(len(all[name]))]
			var field string
			if r.IntN(3) > 0 {
				keys := slices.Sorted(func(yield func(string) bool) {
					for k := range sample.values {
						if !yield(k) {
							return
						}
					}
				})
				field = keys[r.IntN(len(keys))]
				q.Where = []figures.Condition{{Field: field, Op: figures.EQ, Values: []string{sample.values[field]}}}
			}
			if !a.May(may[name]) {
				for kind, ask := range map[string]func() error{
					"group": func() error { _, err := w.figures.Group(ctx, a, q); return err },
					"list":  func() error { _, err := w.figures.Records(ctx, a, q, 10, ""); return err },
					"count": func() error { _, err := w.figures.RecordCount(ctx, a, q); return err },
					"stream": func() error {
						return w.figures.Stream(ctx, a, q, func([]figures.Field, figures.Row) error { return nil })
					},
				} {
					if err := ask(); !fault.Is(err, fault.CodeForbidden) && !fault.Is(err, fault.CodeUnauthenticated) {
						t.Fatalf("%s of %s by %+v: %v", kind, name, a, err)
					}
				}
				continue
			}
			want, sum := map[string]bool{}, money.Fen(0)
			for _, x := range all[name] {
				if x.id != "" && mayReach(a, x, name == "people") && (field == "" || x.values[field] == sample.values[field]) {
					want[x.id] = true
					sum += x.amount
				}
			}
			if len(want) > 0 {
				nonEmpty++
			}
			hold(t, ctx, w, a, q, want, measure[name], sum)
			byID(t, ctx, w, a, name, sample)
		}
	}
	if nonEmpty < 50 {
		t.Fatalf("only %d questions had an answer: the oracle proves little", nonEmpty)
	}
}

func hold(t *testing.T, ctx context.Context, w *world, a *access.Actor, q figures.Query, want map[string]bool, measure string, sum money.Fen) {
	t.Helper()
	said := fmt.Sprintf("%s by %s of %s %v where %v", q.Dataset, a.Role, a.Region, a.Sections, q.Where)
	n, err := w.figures.RecordCount(ctx, a, q)
	if err != nil || n != int64(len(want)) {
		t.Fatalf("count of %s: %d, want %d, %v", said, n, len(want), err)
	}
	got, after := map[string]bool{}, ""
	for {
		page, err := w.figures.Records(ctx, a, q, 100, after)
		if err != nil {
			t.Fatalf("list of %s: %v", said, err)
		}
		for _, row := range page.Rows {
			if !want[row.ID] || got[row.ID] {
				t.Fatalf("list of %s shows %s", said, row.ID)
			}
			got[row.ID] = true
		}
		if !page.More || len(got) >= 300 {
			break
		}
		after = page.End
	}
	if len(got) < min(len(want), 300) {
		t.Fatalf("list of %s: %d, want %d", said, len(got), len(want))
	}
	streamed := 0
	err = w.figures.Stream(ctx, a, q, func(_ []figures.Field, row figures.Row) error {
		if !want[row.ID] {
			return fmt.Errorf("stream shows %s", row.ID)
		}
		streamed++
		return nil
	})
	if err != nil || streamed != len(want) {
		t.Fatalf("stream of %s: %d, want %d, %v", said, streamed, len(want), err)
	}
	q.Measures = []figures.Measure{{Op: figures.Count, As: "n"}}
	if measure != "" {
		q.Measures = append(q.Measures, figures.Measure{Op: figures.Sum, Field: measure, As: "sum"})
	}
	table, err := w.figures.Group(ctx, a, q)
	if err != nil || len(table.Rows) != 1 || *table.Rows[0].Values[0] != strconv.Itoa(len(want)) || measure != "" && *table.Rows[0].Values[1] != sum.Yuan() {
		t.Fatalf("group of %s: %+v, want %d and %s, %v", said, table.Rows, len(want), sum.Yuan(), err)
	}
}

// byID asks for one document by its id: out of reach reads as absent.
func byID(t *testing.T, ctx context.Context, w *world, a *access.Actor, name string, x record) {
	t.Helper()
	if x.id == "" {
		return
	}
	var err error
	var do access.Permission
	switch name {
	case "cases":
		do = access.CaseRead
		_, err = w.Cases.Get(ctx, a, x.id)
	case "people":
		do = access.PersonRead
		_, err = w.People.GetPerson(ctx, a, x.id)
	case "payments":
		do = access.PayrollRead
		_, err = w.Payroll.Payment(ctx, a, x.id)
	default:
		return
	}
	switch {
	case !a.May(do):
		if !fault.Is(err, fault.CodeForbidden) {
			t.Fatalf("%s %s by %s: %v, want FORBIDDEN", name, x.id, a.Role, err)
		}
	case mayReach(a, x, name == "people"):
		if err != nil {
			t.Fatalf("%s %s by %s of %s: %v", name, x.id, a.Role, a.Region, err)
		}
	case !fault.Is(err, fault.CodeNotFound):
		t.Fatalf("%s %s by %s of %s: %v, want NOT_FOUND", name, x.id, a.Role, a.Region, err)
	}
}

// TestTileIsList: every indicator, at the city, a township and a village, is exactly what its records add up to.
func TestTileIsList(t *testing.T) {
	t.Parallel()
	w, ctx := open(t), t.Context()
	if err := demo.Seed(ctx, w.Deps, demo.Options{Scale: 0.02, Seed: 2, Today: today}); err != nil {
		t.Fatal(err)
	}
	city := access.System(demo.City, "test")
	for _, place := range []region.Code{"", "339981001000", "339981001001", demo.Bridge} {
		for _, cutOff := range []string{string(today), "2025-12-31", "2025-08-31"} {
			values, err := w.figures.Indicators(ctx, city, nil, place, calendar.MustDate(cutOff))
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range values {
				if !v.Opens {
					continue
				}
				q, err := w.figures.IndicatorQuery(v.Indicator.ID, place, calendar.MustDate(cutOff))
				if err != nil {
					t.Fatal(err)
				}
				rows, total := int64(0), money.Fen(0)
				measure := v.Indicator.Query.Measure
				q.Columns = nil
				if measure.Field != "" {
					q.Columns = []string{measure.Field}
				}
				err = w.figures.Stream(ctx, city, q, func(_ []figures.Field, row figures.Row) error {
					rows++
					if measure.Field != "" {
						fen, err := money.ParseYuan(row.Cells[0])
						if err != nil {
							return err
						}
						total += fen
					}
					return nil
				})
				if err != nil {
					t.Fatalf("%s: %v", v.Indicator.ID, err)
				}
				want := strconv.FormatInt(rows, 10)
				if measure.Field != "" {
					want = strconv.FormatInt(int64(total), 10) // fen; whole numbers come as yuan, so they are a hundred times too much
					if measure.Field != "amount" {
						want = strconv.FormatInt(int64(total)/100, 10)
					}
				}
				if got := v.Exact; got == nil && rows > 0 || got != nil && got.FloatString(0) != want {
					t.Errorf("%s at %q on %s: figure %v, its records say %s", v.Indicator.ID, place, cutOff, got, want)
				}
			}
		}
	}
}
