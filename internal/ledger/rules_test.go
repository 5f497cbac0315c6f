package ledger_test

import (
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/catalogtest"
	"minzheng/internal/fault"
	"minzheng/internal/ledger"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

func TestEveryDayOfTheSeasonIsCovered(t *testing.T) {
	t.Parallel()
	o := open(t, catalogtest.Embedded(t))
	a := officer("relief", "RELIEF")
	duty := func(days int, shift string) {
		o.save(a, ledger.SaveInput{Ledger: "FLOOD_DUTY", On: o.Clock.Today().AddDays(days), Form: values(`{"shift":"` + shift + `","leader":"甲","staff":["乙"],"phone":"0570-1234567"}`)})
	}
	if n := o.alarms(a, "FLOOD_DUTY")["GAP"]; n != 14 {
		t.Fatalf("%d gaps in two weeks without duty", n)
	}
	for d := 1; d <= 14; d++ {
		if d == 3 {
			continue
		}
		if d%2 == 0 {
			duty(-d, "FULL")
			continue
		}
		duty(-d, "DAY")
		if d != 5 {
			duty(-d, "NIGHT")
		}
	}
	duty(1, "FULL") // a roster lies ahead
	if n := o.alarms(a, "FLOOD_DUTY")["GAP"]; n != 2 {
		t.Errorf("%d gaps: want a whole day and a night", n)
	}
	o.Clock.SetDay("2025-12-01")
	if n := o.alarms(a, "FLOOD_DUTY")["GAP"]; n != 0 {
		t.Errorf("%d gaps outside the season", n)
	}
}

// TestDisasterReportsAddUp: villages report, the township's own report begins with their sum, and the city adds the
// townships up.
func TestDisasterReportsAddUp(t *testing.T) {
	t.Parallel()
	o := open(t, catalogtest.Embedded(t))
	ctx := t.Context()
	head := `{"event":"梅花台风","disaster":"TYPHOON","dead":0,"missing":0,"moved":0,"housesCollapsed":0,`
	report := func(a *access.Actor, days int, rest string) (*ledger.Record, error) {
		return o.Save(ctx, a, ledger.SaveInput{RequestID: o.request(), Ledger: "DISASTER_REPORT", On: o.Clock.Today().AddDays(days), Form: values(head + rest + "}")})
	}
	va, vb, vc := at("va", access.VW, testkit.VillageA), at("vb", access.VW, testkit.VillageB), at("vc", access.VW, testkit.VillageC)
	_, err := report(va, -3, `"stage":"FIRST","affected":100,"lossDirect":"1000.50"`)
	o.must(err)
	_, err = report(vb, -3, `"stage":"FIRST","affected":50,"lossDirect":"9.50"`)
	o.must(err)
	_, err = report(vc, -3, `"stage":"FIRST","affected":7`)
	o.must(err)
	if _, err = report(va, -2, `"stage":"FOLLOW_UP","affected":90`); fault.From(err).Fields[0].Reason != "FALLS" {
		t.Errorf("a figure fell without a reason: %v", err)
	}
	_, err = report(va, -2, `"stage":"FOLLOW_UP","affected":90,"lossDirect":"1000.50","reduction":"核实后重复10人"`)
	o.must(err)
	to := at("to", access.TO, testkit.Township1)
	d, err := o.Draft(ctx, to, "DISASTER_REPORT", "", "", values(`{"event":"梅花台风"}`))
	o.must(err)
	if string(d.Initial["affected"]) != "140" || string(d.Initial["lossDirect"]) != `"1010.00"` {
		t.Errorf("the township begins with %s, %s", d.Initial["affected"], d.Initial["lossDirect"])
	}
	typed := values(head + `"stage":"FIRST","affected":140,"lossDirect":"1010.00"}`)
	r := o.save(to, ledger.SaveInput{Ledger: "DISASTER_REPORT", On: o.Clock.Today().AddDays(-1), Form: typed})
	if r.Prefilled != 6 || r.Typed != 3 { // event, kind and stage
		t.Errorf("typed %d, known %d", r.Typed, r.Prefilled)
	}
	city := officer("relief", "RELIEF")
	sum, err := o.Rollup(ctx, city, "DISASTER_REPORT", values(`{"event":"梅花台风"}`), "")
	o.must(err)
	if *sum.Total[0] != 147 || sum.Reported != 2 || sum.Missing != 1 {
		t.Errorf("the city adds up to %d of %d townships", *sum.Total[0], sum.Reported)
	}
	for _, row := range sum.Rows {
		if own := row.Record != nil; own != (row.Region == testkit.Township1) {
			t.Errorf("%s has its own report: %t", row.Region, own)
		}
	}
	if _, err := o.Rollup(ctx, to, "DISASTER_REPORT", values(`{"event":"梅花台风"}`), testkit.Township2); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("another township's figures: %v", err)
	}
	if n := o.alarms(city, "DISASTER_REPORT")["NO_FOLLOW_UP"]; n != 3 {
		t.Errorf("%d reports wait for the next, want those of three villages", n)
	}
	_, err = report(vb, 0, `"stage":"FINAL","affected":50,"lossDirect":"9.50"`)
	o.must(err)
	if n := o.alarms(city, "DISASTER_REPORT")["NO_FOLLOW_UP"]; n != 2 {
		t.Errorf("%d reports wait after a final one", n)
	}
}

func TestAlarmsOfFacilities(t *testing.T) {
	t.Parallel()
	o := open(t, catalogtest.Embedded(t))
	a := officer("welfare", "WELFARE")
	home := o.entry("TOWNSHIP_HOME", testkit.Township1, 1)
	o.entry("TOWNSHIP_HOME", testkit.Township2, 2)
	if n := o.alarms(a, "BED_SNAPSHOT")["MISSING"]; n != 2 {
		t.Fatalf("%d homes without last month's snapshot", n)
	}
	to := at("to", access.TO, testkit.Township1)
	if n := o.alarms(to, "BED_SNAPSHOT")["MISSING"]; n != 1 {
		t.Errorf("a township sees %d homes", n)
	}
	o.save(to, ledger.SaveInput{Ledger: "BED_SNAPSHOT", SubjectID: home.ID, On: "2025-05-20", Form: values(`{"beds":1,"available":1,"nursing":1,"occupied":1}`)})
	if n := o.alarms(to, "BED_SNAPSHOT")["MISSING"]; n != 0 {
		t.Errorf("%d after it was reported", n)
	}
	d, err := o.Draft(t.Context(), to, "BED_SNAPSHOT", home.ID, "", nil)
	o.must(err)
	if string(d.Initial["occupied"]) != "1" || string(d.Initial["beds"]) != "1" {
		t.Errorf("next month begins with %v", d.Initial)
	}
	hazard := func(day, rest string) *ledger.Record {
		return o.save(to, ledger.SaveInput{Ledger: "FIRE_SAFETY", SubjectID: home.ID, On: "2025-06-01", Form: values(`{"kind":"SELF","inspector":"甲","hazards":[{"desc":"通道堵塞","level":"COMMON","due":"` + day + `"` + rest + `}]}`)})
	}
	r := hazard("2025-06-10", "")
	hazard("2025-06-10", `,"fixedOn":"2025-06-09"`)
	hazard("2025-06-16", "")
	if n := o.alarms(a, "FIRE_SAFETY")["HAZARD_PAST_DUE"]; n != 1 {
		t.Errorf("%d hazards past due", n)
	}
	o.save(to, ledger.SaveInput{RecordID: r.ID, Rev: r.Version, Ledger: "FIRE_SAFETY", On: r.On, Reason: "已整改", Form: values(`{"kind":"SELF","inspector":"甲","hazards":[{"desc":"通道堵塞","level":"COMMON","due":"2025-06-10","fixedOn":"2025-06-15"}]}`)})
	if n := o.alarms(a, "FIRE_SAFETY")["HAZARD_PAST_DUE"]; n != 0 {
		t.Errorf("%d hazards past due after they were fixed", n)
	}
	policy := func(no string, from, to string) {
		o.save(a, ledger.SaveInput{Ledger: "INSURANCE", SubjectID: home.ID, On: "2024-01-01", Form: values(`{"insurer":"某保险","policyNo":"` + no + `","kind":"LIABILITY","expires":"` + to + `"}`)})
	}
	policy("P1", "2024-07-01", "2025-06-30")
	if n := o.alarms(a, "INSURANCE")["EXPIRES"]; n != 1 {
		t.Errorf("%d policies expire", n)
	}
	policy("P2", "2025-07-01", "2026-06-30")
	if n := o.alarms(a, "INSURANCE")["EXPIRES"]; n != 0 {
		t.Errorf("%d policies expire after renewal", n)
	}
}

func TestAHighRiskChildIsVisitedAgain(t *testing.T) {
	t.Parallel()
	o := open(t, catalogtest.Embedded(t))
	vw := at("vw", access.VW, testkit.VillageA)
	visit := func(days int, risk string) {
		o.save(vw, ledger.SaveInput{Ledger: "CHILD_VISIT", SubjectID: o.caseID, On: o.Clock.Today().AddDays(days), Form: values(`{"way":"HOME","living":"GOOD","schooling":"IN_SCHOOL","guardian":"CARING","risk":"` + risk + `"}`)})
	}
	visit(-10, "HIGH")
	if n := o.alarms(vw, "CHILD_VISIT")["HIGH_RISK"]; n != 1 {
		t.Errorf("%d alarms", n)
	}
	visit(-1, "MEDIUM")
	if n := o.alarms(vw, "CHILD_VISIT")["HIGH_RISK"]; n != 0 {
		t.Errorf("%d alarms after a later visit", n)
	}
}

// TestAnApprovedRequestJoinsTheTaskList: whoever entered it may not decide, the day of the decision runs, and the approval
// puts the item on the list.
func TestAnApprovedRequestJoinsTheTaskList(t *testing.T) {
	t.Parallel()
	o := open(t, catalogtest.Embedded(t))
	ctx := t.Context()
	writer, decider := officer("writer", "GRASS"), officer("decider", "GRASS", access.GrantConfirm)
	ask := func(a *access.Actor, item string) *ledger.Record {
		return o.save(a, ledger.SaveInput{Ledger: "ADMISSION", On: o.Clock.Today(), Form: values(`{"dept":"某局","item":"` + item + `","basis":"某文","kind":"TASK"}`)})
	}
	own, yes, no := ask(decider, "入户走访"), ask(writer, "垃圾分类"), ask(writer, "评比达标")
	if yes.State != ledger.Pending || yes.Due != "2025-06-30" {
		t.Errorf("%s, due %s", yes.State, yes.Due)
	}
	for name, err := range map[string]error{
		"SEPARATION": second(o.Decide(ctx, decider, o.request(), own.ID, own.Version, true, "")),
		"FORBIDDEN":  second(o.Decide(ctx, writer, o.request(), yes.ID, yes.Version, true, "")),
		"REASON":     second(o.Decide(ctx, decider, o.request(), no.ID, no.Version, false, "")),
	} {
		if f := fault.From(err); f.Reason != name && string(f.Code) != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	o.Clock.SetDay("2025-07-01")
	if n := o.alarms(decider, "ADMISSION")[ledger.DecisionOverdue]; n != 3 {
		t.Errorf("%d decisions are overdue", n)
	}
	id := o.request()
	got, err := o.Decide(ctx, decider, id, yes.ID, yes.Version, true, "")
	o.must(err)
	again, err := o.Decide(ctx, decider, id, yes.ID, yes.Version, true, "")
	o.must(err)
	_, err = o.Decide(ctx, decider, o.request(), no.ID, no.Version, false, "无依据")
	o.must(err)
	page, err := o.Find(ctx, decider, ledger.Query{Ledger: "TASK_LIST", First: 10})
	o.must(err)
	if got.State != ledger.Approved || again.Version != got.Version || len(page.Items) != 1 {
		t.Fatalf("%s, %d tasks", got.State, len(page.Items))
	}
	task := page.Items[0]
	if task.MadeBy != yes.ID || string(task.Form["item"]) != `"垃圾分类"` || task.On != "2025-07-01" || task.Typed != 0 {
		t.Errorf("%+v", task)
	}
	if n := o.alarms(decider, "ADMISSION")[ledger.DecisionOverdue]; n != 1 {
		t.Errorf("%d decisions are overdue", n)
	}
}

func second[T any](_ T, err error) error { return err }

func TestBurdenCountsWhatWasTyped(t *testing.T) {
	t.Parallel()
	o := open(t, catalogtest.Embedded(t))
	home := o.entry("TOWNSHIP_HOME", testkit.Township1, 1)
	to := at("to", access.TO, testkit.Township1)
	first := values(`{"beds":1,"available":20,"nursing":1,"occupied":15}`)
	o.save(to, ledger.SaveInput{Ledger: "BED_SNAPSHOT", SubjectID: home.ID, On: "2025-04-01", Form: first})
	second := values(`{"beds":1,"available":20,"nursing":1,"occupied":16}`)
	o.save(to, ledger.SaveInput{Ledger: "BED_SNAPSHOT", SubjectID: home.ID, On: "2025-05-01", Form: second})
	rows, err := o.Burden(t.Context(), officer("welfare", "WELFARE"), "2025-01-01", "2025-12-31")
	o.must(err)
	if len(rows) != 1 || rows[0].Records != 2 || rows[0].Typed != 3 || rows[0].Prefilled != 5 || rows[0].Tier != "TOWNSHIP" {
		t.Errorf("%+v", rows)
	}
	if rows, err = o.Burden(t.Context(), at("to2", access.TO, testkit.Township2), "2025-01-01", "2025-12-31"); err != nil || len(rows) != 0 {
		t.Errorf("another township: %v %v", rows, err)
	}
}

func TestRecordsOfOthersAreNotFound(t *testing.T) {
	t.Parallel()
	o := open(t, catalogtest.Embedded(t))
	r := o.save(at("vw", access.VW, testkit.VillageA), ledger.SaveInput{Ledger: "PUBLICITY", On: "2025-05-12", Form: values(`{"theme":"DISASTER_PREVENTION","form":"LEAFLET","materials":8600}`)})
	for _, a := range []*access.Actor{at("vwb", access.VW, testkit.VillageB), at("to2", access.TO, testkit.Township2), {StaffID: "s", Role: access.CO, Region: testkit.City, Sections: []string{"ORG"}}} {
		if _, err := o.Get(t.Context(), a, r.ID); !fault.Is(err, fault.CodeNotFound) {
			t.Errorf("%s %s: %v", a.Role, a.Region, err)
		}
		page, err := o.Find(t.Context(), a, ledger.Query{Ledger: "PUBLICITY", First: 10})
		if err != nil || len(page.Items) != 0 {
			t.Errorf("%s %s lists %d, %v", a.Role, a.Region, len(page.Items), err)
		}
	}
	if _, err := o.Find(t.Context(), at("vw", access.VW, testkit.VillageA), ledger.Query{Ledger: "PUBLICITY", Region: region.Code(testkit.Township2), First: 10}); !fault.Is(err, fault.CodeNotFound) {
		t.Error(err)
	}
}
