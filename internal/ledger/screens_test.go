package ledger_test

import (
	"strings"
	"testing"

	"minzheng/internal/catalogtest"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/ledger"
	"minzheng/internal/testkit"
)

func TestCoverageTellsWhichShiftNobodyHas(t *testing.T) {
	t.Parallel()
	o := open(t, catalogtest.Embedded(t))
	ctx, a := t.Context(), officer("relief", "RELIEF")
	duty := func(in ledger.SaveInput, shift string) {
		in.Ledger, in.Form = "FLOOD_DUTY", values(`{"shift":"`+shift+`","leader":"甲","staff":["乙"],"phone":"0570-1234567"}`)
		o.save(a, in)
	}
	duty(ledger.SaveInput{On: "2025-06-01"}, "FULL")
	duty(ledger.SaveInput{On: "2025-06-02"}, "NIGHT")
	duty(ledger.SaveInput{On: "2025-06-03"}, "NIGHT")
	duty(ledger.SaveInput{On: "2025-06-03"}, "DAY")
	duty(ledger.SaveInput{On: "2025-06-04", Region: testkit.Township1}, "FULL") // of a township: the city is not covered by it
	c, err := o.Coverage(ctx, a, "FLOOD_DUTY", "", "2025-06")
	o.must(err)
	if c.From != "2025-04-15" || c.To != "2025-10-15" || len(c.Days) != 30 {
		t.Fatalf("season %s to %s, %d days", c.From, c.To, len(c.Days))
	}
	for day, want := range map[int]string{1: "", 2: "DAY", 3: "", 4: "DAY NIGHT", 30: "DAY NIGHT"} {
		if got := strings.Join(c.Days[day-1].Missing, " "); got != want {
			t.Errorf("on day %d nobody has %q, want %q", day, got, want)
		}
	}
	if d := c.Days[2]; len(d.Records) != 2 || form.Text(d.Records[0].Form["shift"]) != "DAY" {
		t.Errorf("the day comes before the night: %d", len(d.Records))
	}
	if c, err = o.Coverage(ctx, a, "FLOOD_DUTY", "", "2025-04"); err != nil || c.Days[13].Required || !c.Days[14].Required {
		t.Errorf("the season begins on 15 April: %v", err)
	}
	if c, err = o.Coverage(ctx, a, "FLOOD_DUTY", testkit.Township1, "2025-06"); err != nil || c.Days[5].Required || len(c.Days[3].Records) != 1 {
		t.Errorf("a township's roster is shown and not demanded: %v", err)
	}
	to := at("to", "TO", testkit.Township1)
	for name, ask := range map[string]func() error{
		"another township":           func() error { _, err := o.Coverage(ctx, to, "FLOOD_DUTY", testkit.Township2, "2025-06"); return err },
		"the city from a township":   func() error { _, err := o.Coverage(ctx, to, "FLOOD_DUTY", testkit.City, "2025-06"); return err },
		"a ledger without any shift": func() error { _, err := o.Coverage(ctx, a, "RESIDENT", "", "2025-06"); return err },
	} {
		if err := ask(); !fault.Is(err, fault.CodeNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := o.Coverage(ctx, a, "FLOOD_DUTY", testkit.VillageA, "2025-06"); !fault.Is(err, fault.CodeInvalid) {
		t.Errorf("a village keeps no duty: %v", err)
	}
}

func TestNobodySharesABed(t *testing.T) {
	t.Parallel()
	o := open(t, catalogtest.Embedded(t))
	home, other, a := o.entry("TOWNSHIP_HOME", testkit.Township1, 1), o.entry("TOWNSHIP_HOME", testkit.Township2, 2), officer("welfare", "WELFARE")
	move := func(in ledger.SaveInput, bed string) (*ledger.Record, error) {
		in.RequestID, in.Ledger = o.request(), "RESIDENT"
		in.Form = values(`{"person":"` + o.person + `","bed":"` + bed + `","level":"SELF_CARE","payer":"SELF"}`)
		return o.Save(t.Context(), a, in)
	}
	first, err := move(ledger.SaveInput{SubjectID: home.ID, On: "2025-01-10"}, "201-1")
	o.must(err)
	taken := func(err error) bool {
		f := fault.From(err)
		return f != nil && len(f.Fields) == 1 && f.Fields[0].Reason == "OCCUPIED" && f.Fields[0].Path == "/form/bed"
	}
	if _, err := move(ledger.SaveInput{SubjectID: home.ID, On: "2025-03-01"}, "201-1"); !taken(err) {
		t.Errorf("a second resident got the bed: %v", err)
	}
	if _, err := move(ledger.SaveInput{SubjectID: home.ID, On: "2025-01-02", Until: "2025-01-10"}, "201-1"); !taken(err) {
		t.Errorf("an earlier stay that ends on the day the next begins: %v", err)
	}
	for name, in := range map[string]ledger.SaveInput{"another home": {SubjectID: other.ID, On: "2025-03-02"}, "before": {SubjectID: home.ID, On: "2025-01-02", Until: "2025-01-09"}} {
		if _, err := move(in, "201-1"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := move(ledger.SaveInput{SubjectID: home.ID, On: "2025-03-03"}, "201-2"); err != nil {
		t.Errorf("another bed: %v", err)
	}
	_, err = move(ledger.SaveInput{RecordID: first.ID, Rev: first.Version, On: first.On, Until: "2025-02-28", Reason: "老人退住"}, "201-1")
	o.must(err)
	if _, err := move(ledger.SaveInput{SubjectID: home.ID, On: "2025-03-01"}, "201-1"); err != nil {
		t.Errorf("the bed is free after he moved out: %v", err)
	}
}

// TestTheSnapshotCountsTheBeds: who lives in a home is typed once; the monthly figures follow from it.
func TestTheSnapshotCountsTheBeds(t *testing.T) {
	t.Parallel()
	o := open(t, catalogtest.Embedded(t))
	home, a := o.entry("TOWNSHIP_HOME", testkit.Township1, 1), officer("welfare", "WELFARE")
	draft := func() form.Form {
		d, err := o.Draft(t.Context(), a, "BED_SNAPSHOT", home.ID, "", nil)
		o.must(err)
		return d.Initial
	}
	if d := draft(); !form.Empty(d["occupied"]) {
		t.Errorf("nothing is known of a home without records, got %s", d["occupied"])
	}
	for i, level := range []string{"SELF_CARE", "SELF_CARE", "FULL_LOSS"} {
		until := o.Clock.Today().AddDays(-1)
		if i > 0 {
			until = ""
		}
		o.save(a, ledger.SaveInput{Ledger: "RESIDENT", SubjectID: home.ID, On: o.Clock.Today().AddDays(-10 - i), Until: until, Form: values(`{"person":"` + o.person + `","bed":"201-` + string(rune('1'+i)) + `","level":"` + level + `","payer":"TEKUN"}`)})
	}
	d := draft()
	for key, want := range map[string]string{"occupied": "2", "selfCare": "1", "partial": "0", "fullLoss": "1", "tekun": "2"} {
		if string(d[key]) != want {
			t.Errorf("%s begins with %s, want %s", key, d[key], want)
		}
	}
	o.save(a, ledger.SaveInput{Ledger: "RESIDENT", SubjectID: home.ID, On: o.Clock.Today().AddDays(-1), Form: values(`{"person":"` + o.person + `","level":"PARTIAL","payer":"SELF"}`)})
	if d := draft(); !form.Empty(d["occupied"]) {
		t.Errorf("somebody without a bed: it is not known who is counted, got %s", d["occupied"])
	}
	resident, err := o.cat.Ledger("RESIDENT")
	o.must(err)
	if by, field := o.CountedBy(resident); by == nil || by.ID != "BED_SNAPSHOT" || field != "occupied" {
		t.Errorf("the beds are counted by %v %s", by, field)
	}
}

func TestSeriesAndWhatElseIsKnownOfAnEvent(t *testing.T) {
	t.Parallel()
	o := open(t, catalogtest.Embedded(t))
	ctx, city, to := t.Context(), officer("relief", "RELIEF"), at("to", "TO", testkit.Township1)
	report := func(event string, days int) ledger.SaveInput {
		return ledger.SaveInput{Ledger: "DISASTER_REPORT", On: o.Clock.Today().AddDays(days), Form: values(`{"event":"` + event + `","disaster":"TYPHOON","stage":"FIRST","affected":10,"dead":0,"missing":0,"moved":4,"housesCollapsed":0}`)}
	}
	o.save(city, report("梅花台风", -4))
	o.save(at("vc", "VW", testkit.VillageC), report("山体滑坡", -2))
	o.save(at("va", "VW", testkit.VillageA), report("梅花台风", -1))
	names := func(s []ledger.SeriesOf, err error) string {
		o.must(err)
		var out []string
		for _, x := range s {
			out = append(out, x.Label.ZH)
		}
		return strings.Join(out, " ")
	}
	if got := names(o.Series(ctx, city, "DISASTER_REPORT")); got != "梅花台风 山体滑坡" {
		t.Errorf("the city sees %q", got)
	}
	if got := names(o.Series(ctx, at("to2", "TO", testkit.Township2), "DISASTER_REPORT")); !strings.Contains(got, "梅花台风") {
		t.Errorf("a township learns what the city calls an event, got %q", got)
	}
	if got := names(o.Series(ctx, to, "DISASTER_REPORT")); got != "梅花台风" {
		t.Errorf("a township sees nothing of other villages, got %q", got)
	}
	if _, err := o.Series(ctx, city, "RESIDENT"); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("a ledger that does not add up: %v", err)
	}

	allot := func(event, amount, no string) {
		o.save(city, ledger.SaveInput{Ledger: "RELIEF_ALLOCATION", Region: testkit.Township1, On: o.Clock.Today(), Form: values(`{"event":"` + event + `","program":"DISASTER_RELIEF","source":"CITY","amount":"` + amount + `","docNo":"` + no + `"}`)})
	}
	allot("梅花台风", "50000.00", "民救1号")
	allot("梅花台风", "0.50", "民救2号")
	allot("山体滑坡", "9.00", "民救3号")
	sum, err := o.Rollup(ctx, city, "DISASTER_REPORT", values(`{"event":"梅花台风"}`), "")
	o.must(err)
	if sum.Own.Record == nil || sum.Reported != 1 || *sum.Total[0] != 10 {
		t.Errorf("the city's own report stands beside the sum: %+v", sum.Own)
	}
	at := 0
	for _, a := range sum.Asides {
		if a.Ledger.ID == "RELIEF_ALLOCATION" {
			if *a.Total[0] != 2 || *a.Total[1] != 5_000_050 {
				t.Errorf("%d allocations of %d", *a.Total[0], *a.Total[1])
			}
			for _, row := range sum.Rows {
				if has := row.Aside[at] != nil; has != (row.Region == testkit.Township1) {
					t.Errorf("%s has allocations: %t", row.Region, has)
				}
			}
		}
		at += 1 + len(a.Columns)
	}
	if len(sum.Asides) != 2 {
		t.Errorf("%d ledgers name events, want shelters and funds", len(sum.Asides))
	}
	for _, row := range sum.Rows {
		if row.Region == testkit.Township1 && (row.Reported != 1 || row.Missing == 0) {
			t.Errorf("%d villages have reported, %d not", row.Reported, row.Missing)
		}
	}
}
