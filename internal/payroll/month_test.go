package payroll_test

import (
	"maps"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/ledger"
	"minzheng/internal/money"
	"minzheng/internal/payroll"
	"minzheng/internal/testkit"
)

// TestMonths takes two months from the frozen roster to the bank's answer, every request sent twice: one line comes back
// and is repeated after its account was corrected, and a case decided late is supplemented.
func TestMonths(t *testing.T) {
	t.Parallel()
	w := open(t)
	a := w.family("王甲", testkit.VillageA, "2025-05", 50000)
	w.family("王乙", testkit.VillageA, "2025-06", 60000)
	w.family("石丙", testkit.VillageC, "2025-06", 70000)
	w.family("石丁", testkit.VillageC, "2025-07", 80000) // not yet

	june := w.run("2025-06", "")
	if june.State != payroll.Exported || june.Totals.Lines != 3 || june.Totals.Persons != 6 || june.Totals.Total != 180000 || june.Number != "DIBAO-202506-01" || june.Progress() != 100 {
		t.Errorf("june: %+v", june)
	}
	want := "\ufeffDIBAO-202506-01,2025-06-16,3,1800.00\r\n1,6217000000000001,王甲,33998119800501001"
	if got := w.file(june); !strings.HasPrefix(got, want) || !strings.Contains(got, ",500.00,202506低保金\r\n") || strings.Count(got, "\r\n") != 4 {
		t.Errorf("file %q", got)
	}
	again, err := w.Advance(t.Context(), w.Actor("city_finance"), w.request(), payroll.AdvanceInput{BatchID: june.ID, Rev: june.Version, Step: payroll.Export})
	if err != nil || again.FileID != june.FileID || again.Version != june.Version {
		t.Errorf("exporting again: %+v %v", again, err)
	}
	if _, err := w.Advance(t.Context(), w.Actor("city_officer"), w.request(), payroll.AdvanceInput{BatchID: june.ID, Rev: june.Version, Step: payroll.Cancel, Reason: "错了"}); reason(err) != "STATE" {
		t.Errorf("cancelled at the bank: %v", err)
	}
	w.sound()

	june = w.settle(june, map[string]string{"王甲": payroll.CodeAccountWrong})
	if june.State != payroll.Settled || june.Totals.Paid != 130000 || june.Totals.Returned != 1 {
		t.Errorf("settled: %+v", june)
	}
	back := w.line(june, "王甲")
	if back.State != payroll.Returned || back.BankMessage().EN == "" || back.Corrected(a) {
		t.Errorf("returned: %+v", back)
	}
	spent, err := w.Spent(t.Context(), []string{"DIBAO", "TEMP_AID"}, "2025-06-01", "2025-06-30")
	if want := (map[ledger.Spending]money.Fen{{Township: testkit.Township1, Program: "DIBAO"}: 60000, {Township: testkit.Township2, Program: "DIBAO"}: 70000}); err != nil || !maps.Equal(spent, want) {
		t.Errorf("spent: %v %v", spent, err)
	}
	if p := w.line(june, "王乙"); p.State != payroll.Paid || p.PaidOn != "2025-06-16" {
		t.Errorf("paid: %+v", p)
	}
	w.sound()

	w.Clock.SetDay("2025-06-25")
	late := w.family("王迟", testkit.VillageB, "2025-06", 40000) // confirmed for June after the run
	w.correct(a, "6217000000009999")
	if !back.Corrected(a) {
		t.Error("the correction is not seen")
	}
	w.Clock.SetDay("2025-07-16")
	july := w.run("2025-07", "新增两户，补发一户")
	var got []string
	for _, p := range w.lines(july) {
		got = append(got, string(p.Period)+" "+p.Item+" "+p.Payee+" "+p.Amount.Yuan()+" "+p.ReissueOf)
	}
	wantLines := []string{
		"2025-06 REGULAR 王甲 500.00 " + back.ID, "2025-07 REGULAR 王甲 500.00 ", "2025-07 REGULAR 王乙 600.00 ",
		"2025-06 SUPPLEMENT 王迟 400.00 ", "2025-07 REGULAR 王迟 400.00 ", "2025-07 REGULAR 石丙 700.00 ", "2025-07 REGULAR 石丁 800.00 ",
	}
	if strings.Join(got, "\n") != strings.Join(wantLines, "\n") {
		t.Errorf("july:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(wantLines, "\n"))
	}
	if july.Totals.Supplement != 1 || july.Totals.Reissued != 1 || july.Totals.Persons != 10 || july.Last == nil || july.Last.Lines != 3 || !july.NeedsReason || july.Deviation != "+116.7" {
		t.Errorf("july: %+v", july)
	}
	if file := w.file(july); !strings.Contains(file, "6217000000009999,王甲") || !strings.Contains(file, "202506低保金重发") || !strings.Contains(file, "202506低保金补发") || strings.Contains(file, "6217000000000001") {
		t.Errorf("file %q", file)
	}
	w.settle(july, nil)
	if p := w.line(june, "王甲"); p.State != payroll.Reissued {
		t.Errorf("the returned line: %+v", p)
	}
	w.sound()
	if m, err := w.PaidThrough(t.Context(), late.ID); err != nil || m != "2025-07" {
		t.Errorf("paid through %s %v", m, err)
	}

	w.Clock.SetDay("2025-08-16")
	august := w.run("2025-08", "上月含补发")
	if august.Totals.Lines != 5 || august.Totals.Supplement+august.Totals.Reissued != 0 {
		t.Errorf("august repeats something: %+v", august)
	}
	if n, err := w.Audit.Verify(t.Context()); err != nil || n == 0 {
		t.Errorf("audit: %d %v", n, err)
	}
}

func TestFreezeRefusals(t *testing.T) {
	t.Parallel()
	w := open(t)
	ctx, co := t.Context(), w.Actor("city_officer")
	try := func(month string, who string) error {
		_, err := w.Freeze(ctx, w.Actor(who), w.request(), payroll.FreezeInput{Program: "DIBAO", Month: calendar.Month("2025-" + month)})
		return err
	}
	if err := try("06", "city_officer"); reason(err) != "NOBODY" {
		t.Errorf("nobody: %v", err)
	}
	w.family("王甲", testkit.VillageA, "2025-05", 50000)
	for who, code := range map[string]fault.Code{"township_1": fault.CodeForbidden, "city_finance": fault.CodeForbidden, "auditor": fault.CodeForbidden, "city_vet": fault.CodeNotFound} {
		if err := try("06", who); !fault.Is(err, code) {
			t.Errorf("%s freezes: %v", who, err)
		}
	}
	if err := try("08", "city_officer"); reason(err) != "MONTH" {
		t.Errorf("two months ahead: %v", err)
	}
	if _, err := w.Freeze(ctx, co, w.request(), payroll.FreezeInput{Program: "NONE", Month: "2025-06"}); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("unknown programme: %v", err)
	}
	b := w.freeze("2025-06")
	if err := try("06", "city_officer"); reason(err) != "BATCH_EXISTS" {
		t.Errorf("the same month: %v", err)
	}
	if err := try("07", "city_officer"); reason(err) != "RUN_OPEN" {
		t.Errorf("while one is open: %v", err)
	}
	b = w.advance(b, payroll.Cancel, "名单有误")
	if b.State != payroll.Cancelled || b.Totals.Lines != 0 {
		t.Errorf("cancelled: %+v", b)
	}
	if b := w.freeze("2025-06"); b.Number != "DIBAO-202506-02" {
		t.Errorf("after cancelling: %s", b.Number)
	}
	if err := try("05", "city_officer"); reason(err) == "" {
		t.Errorf("an earlier month: %v", err)
	}
}

// TestCancelFreesTheMonths: a cancelled run leaves nothing behind, returned lines can be repeated by the next one.
func TestCancelFreesTheMonths(t *testing.T) {
	t.Parallel()
	w := open(t)
	a := w.family("王甲", testkit.VillageA, "2025-06", 50000)
	june := w.settle(w.run("2025-06", ""), map[string]string{"王甲": payroll.CodeClosed})
	w.Clock.SetDay("2025-06-20")
	w.correct(a, "6217000000009999")
	july := w.advance(w.freeze("2025-07"), payroll.Calculate, "")
	if p := w.line(june, "王甲"); p.State != payroll.Reissued {
		t.Errorf("%+v", p)
	}
	july = w.advance(july, payroll.Cancel, "账号又变")
	for _, p := range w.lines(july) {
		if p.State != payroll.Void {
			t.Errorf("a line of a cancelled run: %+v", p)
		}
	}
	if p := w.line(june, "王甲"); p.State != payroll.Returned {
		t.Errorf("%+v", p)
	}
	w.sound()
	next := w.settle(w.run("2025-07", "含重发"), nil)
	if next.Totals.Lines != 2 || next.Totals.Reissued != 1 || next.Totals.Paid != 100000 {
		t.Errorf("%+v", next)
	}
	w.sound()
}

func TestSeparationAndStaleRevisions(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.family("王甲", testkit.VillageA, "2025-06", 50000)
	ctx := t.Context()
	both := *w.Actor("city_finance") // who calculated before moving to finance
	both.StaffID = w.Actor("city_officer").StaffID
	b := w.freeze("2025-06")
	if _, err := w.Advance(ctx, w.Actor("city_officer"), w.request(), payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version + 1, Step: payroll.Calculate}); reason(err) != "STALE_REV" {
		t.Errorf("stale: %v", err)
	}
	for step, who := range map[payroll.Step]*access.Actor{payroll.Review: w.Actor("city_officer"), payroll.Approve: &both, payroll.Export: &both} {
		if _, err := w.Advance(ctx, who, w.request(), payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: step}); reason(err) != "STATE" {
			t.Errorf("%s of a frozen run: %v", step, err)
		}
	}
	b = w.advance(w.advance(b, payroll.Calculate, ""), payroll.Review, "")
	if _, err := w.Advance(ctx, &both, w.request(), payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: payroll.Approve}); reason(err) != "SEPARATION" {
		t.Errorf("approved by who calculated: %v", err)
	}
	for _, info := range w.Steps(&both, b) {
		if info.Step == payroll.Approve && (info.Allowed || info.Reason.EN == "") {
			t.Errorf("offered: %+v", info)
		}
	}
	if _, err := w.Advance(ctx, w.Actor("city_officer"), w.request(), payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: payroll.Approve}); !fault.Is(err, fault.CodeForbidden) {
		t.Errorf("approved without the grant: %v", err)
	}
	if _, err := w.Advance(ctx, w.Actor("city_officer"), w.request(), payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: payroll.Cancel}); reason(err) != "REASON" {
		t.Errorf("cancelled without a reason: %v", err)
	}
	if _, err := w.Advance(ctx, w.Actor("city_officer"), w.request(), payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: "PAY"}); reason(err) != "STEP" {
		t.Errorf("an unknown step: %v", err)
	}
	steps := w.Steps(w.Actor("city_finance"), b)
	if len(steps) != 2 || steps[0].Step != payroll.Approve || !steps[0].Allowed || !steps[1].Allowed {
		t.Errorf("offered to finance: %+v", steps)
	}
	// What another person has approved is not taken back by who calculated it.
	b = w.advance(b, payroll.Approve, "")
	if steps := w.Steps(w.Actor("city_officer"), b); steps[1].Allowed || steps[1].Reason.EN == "" {
		t.Errorf("the officer is offered to cancel an approved run: %+v", steps)
	}
	cancel := payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: payroll.Cancel, Reason: "名单有误"}
	if _, err := w.Advance(ctx, w.Actor("city_officer"), w.request(), cancel); !fault.Is(err, fault.CodeForbidden) {
		t.Errorf("the officer cancels an approved run: %v", err)
	}
	if b, err := w.Advance(ctx, w.Actor("city_finance"), w.request(), cancel); err != nil || b.State != payroll.Cancelled {
		t.Errorf("finance cancels an approved run: %+v %v", b, err)
	}
}

// TestChangeSinceLastMonth: everybody compares their own lines with their own of the month before.
func TestChangeSinceLastMonth(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.family("王甲", testkit.VillageA, "2025-06", 50000)
	w.family("石丙", testkit.VillageC, "2025-06", 50000)
	w.settle(w.run("2025-06", ""), nil)
	w.Clock.SetDay("2025-07-16")
	w.family("王乙", testkit.VillageB, "2025-07", 50000)
	july := w.run("2025-07", "新增")
	for who, want := range map[string]string{"city_officer": "+50.0", "township_1": "+100.0", "township_head_2": "0.0", "village_a": "0.0", "village_b": ""} {
		got, err := w.Batch(t.Context(), w.Actor(who), july.ID)
		if err != nil || got.Deviation != want || got.Last == nil {
			t.Errorf("%s sees %+v %v, want %q", who, got, err, want)
		}
	}
}

// TestReach is who sees what of a run: the city all, a township and a village their own lines and totals.
func TestReach(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.family("王甲", testkit.VillageA, "2025-06", 50000)
	w.family("王乙", testkit.VillageB, "2025-06", 60000)
	w.family("石丙", testkit.VillageC, "2025-06", 70000)
	b := w.run("2025-06", "")
	ctx := t.Context()
	for who, want := range map[string]struct {
		lines int
		total int64
	}{
		"city_officer": {3, 180000}, "city_finance": {3, 180000}, "auditor": {3, 180000}, "township_1": {2, 110000}, "township_head_2": {1, 70000},
		"village_a": {1, 50000}, "village_b": {1, 60000},
	} {
		got, err := w.Batch(ctx, w.Actor(who), b.ID)
		if err != nil || got.Totals.Lines != want.lines || int64(got.Totals.Total) != want.total {
			t.Errorf("%s sees %+v %v", who, got, err)
			continue
		}
		city := strings.HasPrefix(who, "city") || who == "auditor"
		if city != (got.FileID != "") {
			t.Errorf("%s sees the file %q", who, got.FileID)
		}
		page, err := w.PaymentsOf(ctx, w.Actor(who), payroll.PaymentQuery{BatchID: b.ID, First: 100})
		n, err2 := w.CountPayments(ctx, w.Actor(who), payroll.PaymentQuery{BatchID: b.ID})
		if err != nil || err2 != nil || len(page.Payments) != want.lines || int(n) != want.lines {
			t.Errorf("%s lists %d, counts %d: %v %v", who, len(page.Payments), n, err, err2)
		}
		list, err := w.BatchesOf(ctx, w.Actor(who), payroll.BatchQuery{First: 20})
		if err != nil || len(list.Batches) != 1 || int64(list.Batches[0].Totals.Total) != want.total {
			t.Errorf("%s lists runs %+v %v", who, list, err)
		}
		by, err := w.ByTownship(ctx, w.Actor(who), b.ID)
		var sum int64
		for _, x := range by {
			sum += int64(x.Total)
		}
		if err != nil || sum != want.total {
			t.Errorf("%s by township %+v %v", who, by, err)
		}
	}
	if _, err := w.Batch(ctx, w.Actor("city_vet"), b.ID); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("another section: %v", err)
	}
	for _, who := range []string{"admin", "analyst", "verifier", "supervisor_a"} {
		if _, err := w.Batch(ctx, w.Actor(who), b.ID); !fault.Is(err, fault.CodeForbidden) {
			t.Errorf("%s: %v", who, err)
		}
	}
	foreign := w.line(b, "石丙")
	if _, err := w.Payment(ctx, w.Actor("township_1"), foreign.ID); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("a line of another township: %v", err)
	}
	if _, err := w.RevealAccount(ctx, w.Actor("township_1"), foreign.ID, "核对账号"); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("its account: %v", err)
	}
	if n, err := w.RevealAccount(ctx, w.Actor("township_2"), foreign.ID, "核对账号"); err != nil || n != "6217000000000003" {
		t.Errorf("own account: %q %v", n, err)
	}
	if _, err := w.RevealAccount(ctx, w.Actor("township_2"), foreign.ID, "看"); reason(err) != "REASON" {
		t.Errorf("without a reason: %v", err)
	}
	q := payroll.PaymentQuery{BatchID: b.ID, First: 1}
	first, err := w.PaymentsOf(ctx, w.Actor("auditor"), q)
	if err != nil || !first.More {
		t.Fatal(err)
	}
	q.After = first.End
	if second, err := w.PaymentsOf(ctx, w.Actor("auditor"), q); err != nil || second.Payments[0].Seq != 2 {
		t.Errorf("second page: %+v %v", second, err)
	}
	for _, q := range []payroll.PaymentQuery{
		{BatchID: b.ID, First: 10, Search: "王"},
		{BatchID: b.ID, First: 10, Search: "王乙"},
		{BatchID: b.ID, First: 10, Search: "DIBAO-2025-101201"},
		{BatchID: b.ID, First: 10, Region: testkit.VillageC},
		{BatchID: b.ID, First: 10, State: payroll.Held},
	} {
		page, err := w.PaymentsOf(ctx, w.Actor("auditor"), q)
		want := map[string]int{"王": 2, "王乙": 1, "DIBAO-2025-101201": 1}[q.Search]
		if q.Region != "" {
			want = 1
		}
		if err != nil || len(page.Payments) != want {
			t.Errorf("%+v: %d lines, %v", q, len(page.Payments), err)
		}
	}
	for _, q := range []payroll.PaymentQuery{{BatchID: b.ID}, {BatchID: b.ID, First: 101}, {BatchID: b.ID, First: 1, After: "x"}} {
		if _, err := w.PaymentsOf(ctx, w.Actor("auditor"), q); !fault.Is(err, fault.CodeInvalid) {
			t.Errorf("%+v: %v", q, err)
		}
	}
}

func TestListsUseIndexes(t *testing.T) {
	t.Parallel()
	w := open(t)
	x := payroll.Payments
	type P = payroll.Payment
	seq, newest := []docstore.Order[P]{x.Seq.Asc()}, []docstore.Order[P]{x.Period.Desc(), x.Seq.Desc()}
	for name, q := range map[string]docstore.Query[P]{
		"run":             {Where: x.BatchID.Eq("b"), Sort: seq, Limit: 20},
		"run, township":   {Where: docstore.And(x.BatchID.Eq("b"), x.Township.Eq("t")), Sort: seq, Limit: 20},
		"run, village":    {Where: docstore.And(x.BatchID.Eq("b"), x.Village.Eq("v")), Sort: seq, Limit: 20},
		"run, state":      {Where: docstore.And(x.BatchID.Eq("b"), x.State.Eq("HELD")), Sort: seq, Limit: 20},
		"run, checked":    {Where: docstore.And(x.BatchID.Eq("b"), x.Checked.Is(true)), Sort: seq, Limit: 20},
		"case":            {Where: x.CaseID.Eq("c"), Sort: newest, Limit: 20},
		"month":           {Where: docstore.And(x.Program.Eq("DIBAO"), x.Period.Eq("2025-06")), Limit: 20},
		"returned":        {Where: docstore.And(x.Program.Eq("DIBAO"), x.State.Eq("RETURNED")), Limit: 20},
		"paid in a while": {Where: docstore.And(x.Program.Eq("DIBAO"), x.PaidOn.Gte("2025-01-01")), Limit: 20},
	} {
		plan, err := w.payments.Explain(t.Context(), q)
		if err != nil || !plan.IndexUsed || plan.ScansAll {
			t.Errorf("%s: %+v %v", name, plan, err)
		}
	}
}
