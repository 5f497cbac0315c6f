package demo_test

import (
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/demo"
	"minzheng/internal/fault"
	"minzheng/internal/figures"
)

// TestStatistics: who sees 王** may not find out the rest by asking for it, name by name; and sums mean something.
func TestStatistics(t *testing.T) {
	t.Parallel()
	w, ctx := open(t), t.Context()
	if err := demo.Seed(ctx, w.Deps, demo.Options{Scale: 0.01, Seed: 3, Today: today}); err != nil {
		t.Fatal(err)
	}
	analyst := &access.Actor{StaffID: "staff_an", Role: access.AN, Region: demo.City}
	auditor := &access.Actor{StaffID: "staff_au", Role: access.AU, Region: demo.City}
	for dataset, field := range map[string]string{"cases": "applicant", "payments": "payee"} {
		q := figures.Query{Dataset: dataset, Where: []figures.Condition{{Field: field, Op: figures.Contains, Values: []string{"王"}}}}
		_, byList := w.figures.Records(ctx, analyst, q, 10, "")
		_, byCount := w.figures.RecordCount(ctx, analyst, q)
		_, byGroup := w.figures.Group(ctx, analyst, q)
		byStream := w.figures.Stream(ctx, analyst, q, func([]figures.Field, figures.Row) error { return nil })
		for _, err := range []error{byList, byCount, byGroup, byStream} {
			if !fault.Is(err, fault.CodeInvalid) {
				t.Errorf("an analyst asks %s by %s: %v", dataset, field, err)
			}
		}
		if _, err := w.figures.Records(ctx, auditor, q, 10, ""); err != nil {
			t.Errorf("the auditor asks %s by %s: %v", dataset, field, err)
		}
		for who, a := range map[string]*access.Actor{"analyst": analyst, "auditor": auditor} {
			for _, d := range w.figures.Datasets(a) {
				for _, f := range d.Fields {
					if d.ID == dataset && f.Name == field && f.Filter != (who == "auditor") {
						t.Errorf("%s is offered the filter %s of %s: %t", who, field, dataset, f.Filter)
					}
				}
			}
		}
	}
	sum := figures.Query{Dataset: "payments", Measures: []figures.Measure{{Op: figures.Sum, Field: "amount", As: "sum"}}}
	state, period := sum, sum
	state.Where = []figures.Condition{{Field: "state", Op: figures.EQ, Values: []string{"PAID"}}}
	period.From = "2025-01-01"
	if _, err := w.figures.Group(ctx, analyst, sum); !fault.Is(err, fault.CodeInvalid) {
		t.Errorf("money of void and returned lines is added: %v", err)
	}
	for _, q := range []figures.Query{state, period} {
		if _, err := w.figures.Group(ctx, analyst, q); err != nil {
			t.Error(err)
		}
	}
	if _, err := w.figures.Records(ctx, auditor, figures.Query{Dataset: "standards", Region: demo.Bridge}, 10, ""); !fault.Is(err, fault.CodeInvalid) {
		t.Errorf("the standards of a township: %v", err)
	}
	page, err := w.figures.Records(ctx, analyst, figures.Query{Dataset: "payments", Columns: []string{"payee", "account"}}, 10, "")
	if err != nil || len(page.Rows) == 0 {
		t.Fatal(len(page.Rows), err)
	}
	for _, r := range page.Rows {
		if n := []rune(r.Cells[0]); len(n) != 3 || n[1] != '*' || r.Cells[1] != "" {
			t.Errorf("an analyst sees %v", r.Cells)
		}
	}
}
