package demo_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/casework"
	"minzheng/internal/demo"
	"minzheng/internal/docstore"
	"minzheng/internal/figures"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/staff"
)

// watched is a store that asks how each page it reads is found.
type watched struct {
	docstore.Store
	back *watchedBackend
}

func (w *watched) Backend() docstore.Backend { return w.back }

type watchedBackend struct {
	docstore.Backend
	mu  sync.Mutex
	see func(*docstore.Schema, docstore.FindPlan, docstore.Plan) // nil: nobody looks
}

func (b *watchedBackend) Find(ctx context.Context, s *docstore.Schema, p docstore.FindPlan) ([]docstore.Raw, error) {
	b.mu.Lock()
	see := b.see
	b.mu.Unlock()
	if see != nil {
		plan, err := b.Backend.ExplainFind(ctx, s, p)
		if err != nil {
			return nil, err
		}
		see(s, p, plan)
	}
	return b.Backend.Find(ctx, s, p)
}

// narrow is what a search by an index may leave to be sorted: the records of a township or less, of one parent or subject, one day,
// one amount, one status, with a number or user name that begins like it, or what was paid in the period asked for.
var narrow = regexp.MustCompile(`SEARCH t USING INDEX \w+ \(c_((township|village|household|householdId|subjectId|importId|batchId|caseId|due|nextReview|createdAt|birth|amount|status)=|(number|username)[=>]|program=\? AND c_paidOn>)\?`)

// few are collections that stay small for ever: some runs a month, some values a year, some thousand organisations and
// facilities. They may be read whole.
var few = []string{"batches", "standards", "entries"}

// TestEveryListIsServedByAnIndex asks for each list of the product, with each filter and each order that it offers, as
// the city, a township and a village see it. Every page must be found by an index: none may read a collection whole and
// sort it.
func TestEveryListIsServedByAnIndex(t *testing.T) {
	t.Parallel()
	back := &watchedBackend{}
	w := openOn(t, func(s docstore.Store) docstore.Store {
		back.Backend = s.Backend()
		return &watched{s, back}
	})
	if err := demo.Seed(t.Context(), w.Deps, demo.Options{Scale: 0, Seed: 7, Today: today}); err != nil {
		t.Fatal(err)
	}
	asked, pages := "", 0
	back.see = func(s *docstore.Schema, p docstore.FindPlan, plan docstore.Plan) {
		pages++
		if slices.Contains(few, s.Name) {
			return
		}
		if !plan.IndexUsed || plan.ScansAll || plan.Sorts && !narrow.MatchString(plan.Text) {
			t.Errorf("%s, a page of %s: index %v, whole %v, sorts %v\n%s", asked, s.Name, plan.IndexUsed, plan.ScansAll, plan.Sorts, plan.Text)
		}
	}
	for _, a := range []*access.Actor{
		{StaffID: "s1", Role: access.CO, Region: demo.City, Sections: []string{access.SectionSA}},
		{StaffID: "s2", Role: access.AU, Region: demo.City},
		{StaffID: "s3", Role: access.TO, Region: "339981001000"},
		{StaffID: "s4", Role: access.VW, Region: "339981001001"},
		{StaffID: "s5", Role: access.CA, Region: demo.City},
	} {
		say := func(format string, args ...any) {
			asked = fmt.Sprintf(format, args...) + " for " + string(a.Role) + strings.Join(a.Sections, "")
		}
		askRecords(t, w, a, say)
		askPages(t, w, a, say)
	}
	if pages < 1000 {
		t.Errorf("only %d pages were looked at", pages)
	}
}

// askRecords asks for the records of every dataset, with every filter that it offers, and without one, in every order.
func askRecords(t *testing.T, w *world, a *access.Actor, say func(string, ...any)) {
	t.Helper()
	for _, d := range w.figures.Datasets(a) {
		orders, wheres := []*figures.Order{nil}, [][]figures.Condition{nil}
		for _, f := range d.Fields {
			if f.Sortable {
				orders = append(orders, &figures.Order{Field: f.Name}, &figures.Order{Field: f.Name, Desc: true})
			}
			if f.Filter {
				op := figures.EQ
				if f.Name == "causes" || f.Name == "flags" {
					op = figures.Has
				}
				wheres = append(wheres, []figures.Condition{{Field: f.Name, Op: op, Values: []string{sampleValue(f)}}})
			}
		}
		regions := []region.Code{""}
		if a.Region.Tier() == region.TierCity && d.ID != "standards" { // they belong to no place
			regions = append(regions, "339981001000", "339981001001")
		}
		for _, q := range questionsOf(d.ID, orders, wheres, regions) {
			say("%s in %q where %v by %+v", d.ID, q.Region, q.Where, q.Order)
			if _, err := w.figures.Records(t.Context(), a, q, 20, ""); err != nil {
				t.Fatalf("%s %+v: %v", d.ID, q, err)
			}
			if d.ID != "cases" || !a.May(access.CaseRead) {
				continue
			}
			say("the page of cases where %v by %+v", q.Where, q.Order)
			if _, err := w.figures.Cases(t.Context(), a, figures.CaseQuery{Where: q.Where, Order: q.Order, First: 20}); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func questionsOf(dataset string, orders []*figures.Order, wheres [][]figures.Condition, regions []region.Code) []figures.Query {
	var out []figures.Query
	for _, o := range orders {
		for _, c := range wheres {
			for _, r := range regions {
				q := figures.Query{Dataset: dataset, Where: c, Order: o, Region: r}
				out = append(out, q)
				if dataset == "payments" {
					q.From, q.To = "2025-10-01", "2025-12-31"
					out = append(out, q)
				}
			}
		}
	}
	return out
}

// askPages asks for the other lists: the queue, the register, lines, runs, imports, accounts, the log and standards.
func askPages(t *testing.T, w *world, a *access.Actor, say func(string, ...any)) {
	t.Helper()
	ctx := t.Context()
	ask := func(what string, do access.Permission, f func() error) {
		t.Helper()
		if !a.May(do) {
			return
		}
		say("%s", what)
		if err := f(); err != nil {
			t.Fatalf("%s by %s: %v", what, a.Role, err)
		}
	}
	for _, search := range []string{"", "柳", "柳一", "DIBAO-2025", "HH-001001-00001", "13800138000", "91350100M000100Y43", "民发〔2025〕12号", "R-00001"} {
		for _, q := range []casework.WorkQuery{{Search: search, First: 20}, {Search: search, First: 20, Program: "DIBAO"}, {Search: search, First: 20, Step: "ACCEPT"}} {
			ask("queue "+search+q.Program+q.Step, access.CaseRead, func() error { _, err := w.Cases.WorkQueue(ctx, a, q); return err })
		}
		regions := []region.Code{""}
		if a.Region.Tier() == region.TierCity {
			regions = append(regions, "339981001000", "339981001001")
		}
		for _, code := range regions {
			q := people.Query{Search: search, Region: code, First: 20}
			ask("people "+search+string(code), access.PersonRead, func() error { _, err := w.People.FindPeople(ctx, a, q); return err })
			ask("households "+search+string(code), access.PersonRead, func() error { _, err := w.People.FindHouseholds(ctx, a, q); return err })
			for _, state := range append(payroll.PayStates(), "") {
				for _, checked := range []bool{false, true} {
					lines := payroll.PaymentQuery{BatchID: "batch_1", Search: search, Region: code, State: state, OnlyChecked: checked, First: 20}
					ask(fmt.Sprintf("lines %+v", lines), access.PayrollRead, func() error { _, err := w.Payroll.PaymentsOf(ctx, a, lines); return err })
				}
			}
			ask("staff "+search+string(code), access.StaffRead, func() error {
				_, err := w.Staff.Find(ctx, a, staff.Query{Search: search, Region: code, First: 20})
				return err
			})
		}
		ask("search "+search, access.CaseRead, func() error { _, err := w.figures.Search(ctx, a, search); return err })
	}
	ask("cases of a household", access.CaseRead, func() error { _, err := w.Cases.OfHousehold(ctx, a, "household_1"); return err })
	ask("cases of a person", access.CaseRead, func() error { _, err := w.Cases.OfPerson(ctx, a, "person_1"); return err })
	ask("cases of a family", access.CaseRead, func() error {
		_, err := w.Cases.OfFamily(ctx, a, "household_1", []string{"person_1", "person_2"})
		return err
	})
	ask("spans of a case", access.CaseRead, func() error { _, err := w.Benefit.OfCase(ctx, a, "case_1"); return err })
	ask("lines of a case", access.PayrollRead, func() error {
		_, err := w.Payroll.PaymentsOf(ctx, a, payroll.PaymentQuery{CaseID: "case_1", First: 20})
		return err
	})
	for _, program := range []string{"", "DIBAO"} {
		ask("runs "+program, access.PayrollRead, func() error {
			_, err := w.Payroll.BatchesOf(ctx, a, payroll.BatchQuery{Program: program, First: 20})
			return err
		})
	}
	ask("imports", access.ImportRun, func() error { _, err := w.imports.List(ctx, a, 20, ""); return err })
	ask("colleagues", access.Self, func() error { _, err := w.Staff.Colleagues(ctx, a); return err })
	for _, q := range []audit.Query{{}, {StaffID: "s"}, {RecordID: "r"}, {Kind: "login"}, {From: "2026-01-01", To: "2026-02-01"}, {Kind: "login", From: "2026-01-01"}, {StaffID: "s", Kind: "login"}} {
		q.First = 20
		ask(fmt.Sprintf("log %+v", q), access.AuditRead, func() error { _, err := w.Audit.Find(ctx, a, q); return err })
	}
	for _, key := range []string{"", "DIBAO"} {
		ask("standards "+key, access.StandardRead, func() error { _, err := w.Benefit.ListStandards(ctx, a, key); return err })
	}
}

func sampleValue(f figures.Field) string {
	if len(f.Options) > 0 {
		return f.Options[0].Value
	}
	switch f.Kind {
	case figures.Money:
		return "528.00"
	case figures.Integer:
		return "2"
	case figures.Date:
		return "2025-12-31"
	case figures.Month:
		return "2025-12"
	case figures.Boolean:
		return "true"
	case figures.Place:
		return "339981001001"
	case figures.Text, figures.Enum:
	}
	return "柳"
}
