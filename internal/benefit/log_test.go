package benefit_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalogtest"
	"minzheng/internal/docstore"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

// TestSpansFollowARealLog records the course of a benefit with the case engine's own recorder, applies each action as
// it is recorded, and compares what is stored with what the log gives.
func TestSpansFollowARealLog(t *testing.T) {
	t.Parallel()
	town, s := open(t)
	ctx := t.Context()
	cat := catalogtest.Embedded(t)
	p, err := cat.Program("DIBAO")
	if err != nil {
		t.Fatal(err)
	}
	days, err := calendar.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	rec := &casework.Recorder{Catalog: cat, Program: p, Workdays: days}
	members := []casework.Member{{PersonID: "p1", Name: "王甲", Relation: "HEAD", Birth: "1980-01-01", Counted: true}, {PersonID: "p2", Name: "王乙", Relation: "SPOUSE", Birth: "1982-01-01", Counted: true}}
	c := &casework.Case{
		Place: region.PlaceOf(testkit.VillageA), Number: "DIBAO-2025-101201-00001", Program: "DIBAO", Edition: p.Edition, Section: "SA",
		HouseholdID: "hh1", ApplicantID: "p1", Applicant: "王甲",
	}
	c.ID = "case_1"
	account := &casework.Account{Bank: "示例农商银行", Holder: "王甲", Kind: "PASSBOOK", Sealed: "k1:x", Blind: "b", Last4: "0001"}
	day := time.Date(2025, 1, 6, 9, 0, 0, 0, calendar.Shanghai())
	facts := form(t, `{"areaClass":"RURAL","causes":["ILLNESS"],"members":[{"person":"p1","counted":true},{"person":"p2","counted":true}],
		"account":{"bank":"示例农商银行","holder":"王甲","kind":"PASSBOOK"}}`)
	step := func(e casework.Entry) {
		t.Helper()
		e.By, e.At = casework.Doer{ID: fmt.Sprintf("staff_%d", len(c.Actions)%2), Name: "某", Role: "CO", Region: testkit.City}, day
		err := town.Store.Tx(ctx, func(ctx context.Context) error {
			a, err := rec.Record(c, e)
			if err != nil {
				return err
			}
			return s.Apply(ctx, c, a)
		})
		if err != nil {
			t.Fatal(e.Step, err)
		}
		day = day.AddDate(0, 1, 0)
	}
	card := func(month calendar.Month, text string) *casework.Card {
		t.Helper()
		card, err := s.Compute(ctx, c, form(t, text), members, "RURAL", month)
		if err != nil {
			t.Fatal(err)
		}
		return card
	}
	step(casework.Entry{Step: "take_over", Form: facts, Members: members, Account: account, Card: card("2025-01", `{}`), Effective: "2025-02"})
	step(casework.Entry{
		Step: "propose_change", Card: card("2025-04", `{"income_items":[{"kind":"WAGE","person":"p1","yearlyAmount":"1200"}]}`),
		Form: form(t, `{"kind":"AMOUNT_CHANGE","trigger":"SELF_REPORT","month":"2025-04","reason":"有收入","income_items":[{"kind":"WAGE","person":"p1","yearlyAmount":"1200"}],"property_items":[],"deductions":[]}`),
	})
	step(casework.Entry{Step: "confirm_change", Card: card("2025-04", `{"income_items":[{"kind":"WAGE","person":"p1","yearlyAmount":"1200"}]}`), Form: form(t, `{}`)})
	step(casework.Entry{Step: "suspend", Form: form(t, `{"month":"2025-05","ground":"OTHER","reason":"待核实"}`)})
	step(casework.Entry{Step: "resume", Form: form(t, `{"month":"2025-07","reason":"已核实"}`)})
	step(casework.Entry{Step: "end", Form: form(t, `{"endReason":"OVER_INCOME","trigger":"SELF_REPORT","lastMonth":"2025-09","reason":"收入超过标准"}`)})

	std := inForce(t, s, benefit.KeyDibao, "RURAL", "2025-01-01")
	spans, err := s.OfCase(ctx, town.Actor("village_a"), c.ID)
	if err != nil {
		t.Fatal(err)
	}
	var got string
	for _, e := range spans {
		got += fmt.Sprintf("%s..%s counts %s %d %s %s/%s\n", e.From, e.To, e.CountsTo, e.Members, e.Amount, e.BeganBecause, e.EndedBecause)
	}
	full, less := 2*std, 2*std-10000
	want := fmt.Sprintf("2025-02..2025-03 counts 2025-03 2 %[1]d.00 ADMIT/AMOUNT_CHANGE\n2025-04..2025-04 counts 2025-06 2 %[2]d.00 AMOUNT_CHANGE/SUSPEND\n2025-07..2025-09 counts 2025-09 2 %[2]d.00 RESUME/OVER_INCOME\n", full/100, less/100)
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	cases, err := docstore.Open(ctx, town.Store, casework.Cases.Spec)
	if err != nil {
		t.Fatal(err)
	}
	if err := cases.Insert(ctx, c); err != nil {
		t.Fatal(err)
	}
	problem := func(record, what string) { t.Errorf("%s: %s", record, what) }
	if err := s.CheckLogs(ctx, cases, problem); err != nil {
		t.Error(err)
	}
	if err := s.Check(ctx, problem); err != nil {
		t.Error(err)
	}
	if err := cases.Delete(ctx, c.ID, c.Version); err != nil {
		t.Fatal(err)
	}
	orphans := 0
	if err := s.CheckLogs(ctx, cases, func(string, string) { orphans++ }); err != nil || orphans != len(spans) {
		t.Errorf("%d orphans, %v", orphans, err)
	}
}
