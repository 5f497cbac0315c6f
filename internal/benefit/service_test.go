package benefit_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalogtest"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

func open(t *testing.T) (*testkit.Fixture, *benefit.Service) {
	t.Helper()
	town := testkit.Town(t, testkit.Store(t))
	return town, openOn(t, town)
}

func openOn(t *testing.T, town *testkit.Fixture) *benefit.Service {
	t.Helper()
	s, err := benefit.Open(t.Context(), benefit.Deps{Store: town.Store, Regions: town.Regions, Catalog: catalogtest.Embedded(t), Audit: town.Audit, Once: town.Once, Clock: town.Clock.Now, IDs: town.IDs})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func inForce(t *testing.T, s *benefit.Service, key, area string, on calendar.Date) int64 {
	t.Helper()
	row, err := s.InForce(t.Context(), key, area, "", on)
	if err != nil {
		t.Fatal(err)
	}
	return row.Value
}

func reason(err error) string {
	if e, ok := errors.AsType[*fault.Error](err); ok {
		return e.Reason
	}
	return ""
}

func TestFirstStandards(t *testing.T) {
	t.Parallel()
	town, s := open(t)
	first := inForce(t, s, benefit.KeyDibao, "URBAN", "2018-01-01")
	if first != inForce(t, s, benefit.KeyDibao, "URBAN", "2025-06-01") || first == inForce(t, s, benefit.KeyDibao, "RURAL", "2025-06-01") {
		t.Error("first values")
	}
	if _, err := s.InForce(t.Context(), benefit.KeyDibao, "URBAN", "", "2017-12-31"); reason(err) != "STANDARD_MISSING" {
		t.Errorf("before the first value: %v", err)
	}
	if inForce(t, s, benefit.KeyMinTopUp, "RURAL", "2025-06-01") == 0 {
		t.Error("a standard for all areas is not found for one")
	}
	n, err := s.StandardCollection().Count(t.Context(), docstore.True[benefit.Standard](), 0)
	if err != nil {
		t.Fatal(err)
	}
	again := openOn(t, town)
	if m, err := again.StandardCollection().Count(t.Context(), docstore.True[benefit.Standard](), 0); err != nil || m != n {
		t.Errorf("%d values after opening again, %d before (%v)", m, n, err)
	}
}

func TestTwoPersonsSetAStandard(t *testing.T) {
	t.Parallel()
	town, s := open(t)
	ctx, proposer, approver := t.Context(), town.Actor("city_officer"), town.Actor("city_confirmer")
	in := benefit.ProposeInput{Key: benefit.KeyDibao, AreaClass: "URBAN", Value: "528", EffectiveFrom: "2025-07-01", Document: "示政发〔2025〕12号"}
	before := inForce(t, s, benefit.KeyDibao, "URBAN", "2025-07-01")
	row, err := s.ProposeStandard(ctx, proposer, "request-1", in)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := s.ProposeStandard(ctx, proposer, "request-1", in); err != nil || again.ID != row.ID {
		t.Errorf("the same request: %v %v", again, err)
	}
	if _, err := s.ProposeStandard(ctx, approver, "request-2", in); reason(err) != "STANDARD_EXISTS" {
		t.Errorf("the same day again: %v", err)
	}
	if row.State != benefit.Proposed || row.Value != 52800 || row.Retroactive || inForce(t, s, benefit.KeyDibao, "URBAN", "2025-07-01") != before {
		t.Errorf("%+v is in force before it is approved", row)
	}
	if s.MayDecide(proposer, row) || !s.MayDecide(approver, row) {
		t.Error("who may decide")
	}
	decide := benefit.DecideInput{ID: row.ID, Rev: row.Version, Approve: true}
	if _, err := s.DecideStandard(ctx, proposer, "request-3", decide); reason(err) != "SEPARATION" {
		t.Errorf("own proposal: %v", err)
	}
	if _, err := s.DecideStandard(ctx, approver, "request-4", benefit.DecideInput{ID: row.ID, Rev: 7, Approve: true}); reason(err) != "STALE_REV" {
		t.Errorf("stale: %v", err)
	}
	if _, err := s.DecideStandard(ctx, approver, "request-5", benefit.DecideInput{ID: row.ID, Rev: row.Version}); reason(err) != "REASON" {
		t.Errorf("refused without a reason: %v", err)
	}
	if row, err = s.DecideStandard(ctx, approver, "request-6", decide); err != nil || row.State != benefit.Approved {
		t.Fatalf("%+v %v", row, err)
	}
	if again, err := s.DecideStandard(ctx, approver, "request-6", decide); err != nil || again.Version != row.Version {
		t.Errorf("the same request: %+v %v", again, err)
	}
	if inForce(t, s, benefit.KeyDibao, "URBAN", "2025-07-01") != 52800 || inForce(t, s, benefit.KeyDibao, "URBAN", "2025-06-30") != before {
		t.Error("in force from its day on, not earlier")
	}
	list, err := s.ListStandards(ctx, town.Actor("village_a"), benefit.KeyDibao)
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range list {
		if i > 0 && v.EffectiveFrom > list[i-1].EffectiveFrom {
			t.Error("not newest first")
		}
		if v.AreaClass == "URBAN" && v.EffectiveFrom < "2025-07-01" && v.EffectiveTo > "2025-06-30" {
			t.Errorf("two values in force on one day: %+v", v)
		}
	}
	if _, err := s.ListStandards(ctx, nil, ""); !fault.Is(err, fault.CodeUnauthenticated) {
		t.Errorf("nobody lists: %v", err)
	}
	if _, err := s.ProposeStandard(ctx, town.Actor("township_1"), "request-7", in); !fault.Is(err, fault.CodeForbidden) {
		t.Errorf("a township proposes: %v", err)
	}
	if n, err := town.Audit.Verify(ctx); err != nil || n < 2 {
		t.Errorf("audit: %d %v", n, err)
	}
}

func TestProposalRefusals(t *testing.T) {
	t.Parallel()
	town, s := open(t)
	good := benefit.ProposeInput{Key: benefit.KeyDibao, AreaClass: "URBAN", Value: "528.00", EffectiveFrom: "2025-07-01", Document: "示政发〔2025〕12号"}
	for path, change := range map[string]func(*benefit.ProposeInput){
		"/key":            func(in *benefit.ProposeInput) { in.Key = "NONE" },
		"/areaClass":      func(in *benefit.ProposeInput) { in.AreaClass = "" },
		"/group":          func(in *benefit.ProposeInput) { in.Group = "ELDERLY" },
		"/value":          func(in *benefit.ProposeInput) { in.Value = "528.001" },
		"/effectiveFrom":  func(in *benefit.ProposeInput) { in.EffectiveFrom = "2025-13-01" },
		"/documentNumber": func(in *benefit.ProposeInput) { in.Document = "12号" },
	} {
		in := good
		change(&in)
		_, err := s.ProposeStandard(t.Context(), town.Actor("city_officer"), "request-x", in)
		e, ok := errors.AsType[*fault.Error](err)
		if !ok || len(e.Fields) != 1 || e.Fields[0].Path != path {
			t.Errorf("%s: %v", path, err)
		}
	}
	past := good
	past.EffectiveFrom = "2025-06-01"
	if row, err := s.ProposeStandard(t.Context(), town.Actor("city_officer"), "request-y", past); err != nil || !row.Retroactive {
		t.Errorf("a past day: %+v %v", row, err)
	}
}

func form(t *testing.T, text string) casework.Form {
	t.Helper()
	var f casework.Form
	if err := json.Unmarshal([]byte(text), &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestComputeReadsTheForm(t *testing.T) {
	t.Parallel()
	_, s := open(t)
	c := &casework.Case{Program: "DIBAO"}
	members := []casework.Member{{PersonID: "p1", Name: "甲", Birth: "1980-01-01", Counted: true}, {PersonID: "p2", Name: "乙", Birth: "1982-01-01", Counted: true}}
	card, err := s.Compute(t.Context(), c, form(t, `{"income_items":[{"kind":"WAGE","person":"p1","yearlyAmount":"2400.00","source":"零工"}],
		"deductions":[{"kind":"MEDICAL","person":"p2","yearlyAmount":"1200"}],"property_items":[{"kind":"CAR","value":"100","workUse":true}]}`), members, "RURAL", "2025-07")
	if err != nil {
		t.Fatal(err)
	}
	std := inForce(t, s, benefit.KeyDibao, "RURAL", "2025-07-01")
	if want := 2*std - 10000; !card.Eligible || int64(card.Amount) != want || card.Persons != 2 || card.Month != "2025-07" {
		t.Errorf("%+v, want %d", card, want)
	}
	_, err = s.Compute(t.Context(), c, form(t, `{"income_items":[{"kind":"WAGE","yearlyAmount":"lots"},{"kind":"WAGE","yearlyAmount":"1","newJobFrom":"soon"}],"singlePerson":"yes"}`), members, "RURAL", "2025-07")
	e, ok := errors.AsType[*fault.Error](err)
	if !ok || len(e.Fields) != 3 || e.Fields[0].Path != "/form/income_items/0/yearlyAmount" || e.Fields[1].Path != "/form/income_items/1/newJobFrom" || e.Fields[2].Path != "/form/singlePerson" {
		t.Errorf("%v", err)
	}
}

func granted(id string) (*casework.Case, *casework.Action) {
	c := &casework.Case{Place: region.PlaceOf(testkit.VillageA), Number: "DIBAO-2025-101201-00001", Program: "DIBAO", Section: "SA", HouseholdID: "hh_" + id}
	c.ID = "case_" + id
	c.State = casework.State{Status: casework.Confirmed, AreaClass: "RURAL", Category: "A", Amount: 50000, MemberCount: 1, Members: []casework.Member{{PersonID: "p_" + id, Counted: true}}}
	c.Actions = []casework.Action{{Seq: 1, Kind: casework.KindConfirm, On: "2025-06-10", Effective: "2025-07"}}
	return c, &c.Actions[0]
}

func TestApplyInTheTransactionOfTheAction(t *testing.T) {
	t.Parallel()
	town, s := open(t)
	ctx := t.Context()
	c, a := granted("1")
	boom := errors.New("boom")
	err := town.Store.Tx(ctx, func(ctx context.Context) error {
		if err := s.Apply(ctx, c, a); err != nil {
			return err
		}
		return boom
	})
	if !errors.Is(err, boom) {
		t.Fatal(err)
	}
	if got, err := s.OfCase(ctx, town.System(), c.ID); err != nil || len(got) != 0 {
		t.Errorf("a span outlived its transaction: %v %v", got, err)
	}
	if err := s.Apply(ctx, c, a); err != nil {
		t.Fatal(err)
	}
	c.State.Amount = 60000
	change := casework.Action{Seq: 2, Kind: casework.KindConfirmChange, On: "2025-07-10", Change: &casework.Change{Kind: casework.ChangeAmount, Month: "2025-08"}}
	c.Actions = append(c.Actions, change)
	if err := s.Apply(ctx, c, &change); err != nil {
		t.Fatal(err)
	}
	for who, n := range map[string]int{"village_a": 2, "township_1": 2, "city_officer": 2, "auditor": 2, "village_b": 0, "township_2": 0, "city_vet": 0} {
		if got, err := s.OfCase(ctx, town.Actor(who), c.ID); err != nil || len(got) != n {
			t.Errorf("%s sees %d spans (%v), want %d", who, len(got), err, n)
		}
	}
	if _, err := s.OfCase(ctx, town.Actor("admin"), c.ID); !fault.Is(err, fault.CodeForbidden) {
		t.Errorf("the admin reads spans: %v", err)
	}

	s.PaidThrough = func(context.Context, string) (calendar.Month, error) { return "2025-09", nil }
	late := casework.Action{Seq: 3, Kind: casework.KindConfirmChange, Change: &casework.Change{Kind: casework.ChangeAmount, Month: "2025-09"}}
	if err := s.Apply(ctx, c, &late); reason(err) != "MONTH_PAID" {
		t.Errorf("a paid month was changed: %v", err)
	}
	late.Change.Month = "2025-10"
	if err := s.Apply(ctx, c, &late); err != nil {
		t.Error(err)
	}

	problems := 0
	count := func(record, what string) { t.Log(record, what); problems++ }
	if err := s.Check(ctx, count); err != nil || problems > 0 {
		t.Errorf("check: %d problems, %v", problems, err)
	}
	c.Actions = append(c.Actions, late)
	traced, err := benefit.Trace(c, func(n int) (casework.State, error) {
		st := c.State
		if n == 1 {
			st.Amount = 50000
		}
		return st, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.CheckCase(ctx, c.ID, traced, count); err != nil || problems > 0 {
		t.Errorf("check case: %d problems, %v", problems, err)
	}
	traced[0].Amount++
	if err := s.CheckCase(ctx, c.ID, traced[:2], count); err != nil || problems != 2 {
		t.Errorf("a changed and a surplus span: %d problems, %v", problems, err)
	}
	if err := s.Forget(ctx, c.ID); err != nil {
		t.Fatal(err)
	}
	if got, _ := s.OfCase(ctx, town.System(), c.ID); len(got) != 0 {
		t.Error("spans are left")
	}
}

func TestSpanListsUseIndexes(t *testing.T) {
	t.Parallel()
	_, s := open(t)
	x := benefit.Entitlements
	type E = benefit.Entitlement
	for name, q := range map[string]docstore.Query[E]{
		"case":     {Where: x.CaseID.Eq("c"), Sort: []docstore.Order[E]{x.From.Asc()}, Limit: 10},
		"newest":   {Where: docstore.True[E](), Sort: []docstore.Order[E]{x.From.Desc()}, Limit: 10},
		"township": {Where: x.Township.Eq("t"), Sort: []docstore.Order[E]{x.From.Desc()}, Limit: 10},
		"village":  {Where: x.Village.Eq("v"), Sort: []docstore.Order[E]{x.From.Desc()}, Limit: 10},
		"stock":    {Where: docstore.And(x.Program.Eq("DIBAO"), x.From.Lte("2025-06"), x.CountsTo.Gte("2025-06")), Limit: 10},
	} {
		plan, err := s.EntitlementCollection().Explain(t.Context(), q)
		if err != nil || !plan.IndexUsed || plan.ScansAll && name != "newest" {
			t.Errorf("%s: %+v %v", name, plan, err)
		}
	}
}
