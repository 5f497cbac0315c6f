package payroll_test

import (
	"testing"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/payroll"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

// TestPaidWhereItWas: lines keep the place that was accountable in their month, also one that is paid later; the new place
// sees all lines of the case, the old one its own.
func TestPaidWhereItWas(t *testing.T) {
	t.Parallel()
	w := open(t)
	c := w.family("王甲", testkit.VillageA, "2025-06", 50000)
	w.settle(w.run("2025-06", ""), nil)
	late := w.family("王迟", testkit.VillageA, "2025-06", 40000)
	for _, moves := range []*casework.Case{c, late} {
		moves.State.Moves = []casework.Move{{Month: "2025-07", From: testkit.VillageA, To: testkit.VillageC}}
		w.must(w.act(moves, casework.KindConfirmChange, &casework.Change{Kind: casework.ChangeTransfer, Month: "2025-07", From: testkit.VillageA, To: testkit.VillageC}))
	}
	w.Clock.SetDay("2025-07-16")
	for _, moves := range []*casework.Case{c, late} {
		moves.State.Moves[0].Done, moves.Place = "2025-07-01", region.PlaceOf(testkit.VillageC)
	}
	july := w.run("2025-07", "迁移")
	for _, p := range w.lines(july) {
		want := map[calendar.Month]region.Code{"2025-06": testkit.VillageA, "2025-07": testkit.VillageC}[p.Period]
		if p.Village != want {
			t.Errorf("%s of %s is of %s", p.Payee, p.Period, p.Village)
		}
	}
	w.sound()
	if m, err := w.PaidThrough(t.Context(), c.ID); err != nil || m != "2025-07" {
		t.Errorf("paid through %s, %v", m, err)
	}
	for who, want := range map[string]int{"township_1": 1, "township_2": 2, "city_officer": 2} {
		actor := w.Actor(who)
		page, err := w.PaymentsOf(t.Context(), actor, payroll.PaymentQuery{CaseID: c.ID, First: 10})
		w.must(err)
		n, err := w.CountPayments(t.Context(), actor, payroll.PaymentQuery{CaseID: c.ID, First: 10})
		w.must(err)
		if len(page.Payments) != want || int(n) != want {
			t.Errorf("%s sees %d lines, counts %d, want %d", who, len(page.Payments), n, want)
		}
	}
	if _, err := w.PaymentsOf(t.Context(), w.Actor("verifier"), payroll.PaymentQuery{CaseID: c.ID, First: 10}); !fault.Is(err, fault.CodeForbidden) {
		t.Errorf("a verifier: %v", err)
	}
}
