package payroll_test

import (
	"testing"

	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/payroll"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

// TestPutSettled: a run written as history has the totals that its lines add up to in the store.
func TestPutSettled(t *testing.T) {
	t.Parallel()
	w := open(t)
	c := w.family("王甲", testkit.VillageA, "2025-03", 50000)
	again := w.family("王乙", testkit.VillageA, "2025-03", 60000)
	place := region.PlaceOf(testkit.VillageA)
	line := func(seq int, id, household string, p payroll.Payment) *payroll.Payment {
		p.Seq, p.CaseID, p.HouseholdID, p.Recipient, p.Place, p.Members, p.AreaClass = seq, id, household, household, place, 2, "RURAL"
		return &p
	}
	batch := func(id, month string) *payroll.Batch {
		b := &payroll.Batch{Place: region.PlaceOf(testkit.City), Section: "SA", Number: "DIBAO-2025" + month + "-01", Program: "DIBAO", Kind: payroll.Monthly, Log: []payroll.Event{}, Checks: []payroll.Check{}}
		b.Meta, b.Month = docstore.Meta{ID: id}, calendar.Month("2025-"+month)
		return b
	}
	april, may := batch("batch_april", "04"), batch("batch_may", "05")
	w.must(w.PutSettled(t.Context(), april, []*payroll.Payment{
		line(1, c.ID, c.HouseholdID, payroll.Payment{Item: payroll.Regular, Period: "2025-04", Amount: 50000, State: payroll.Paid, PaidOn: "2025-04-10", Code: payroll.CodePaid}),
		line(2, again.ID, again.HouseholdID, payroll.Payment{Item: payroll.Regular, Period: "2025-04", Amount: 60000, State: payroll.Reissued, ReturnedAt: "2025-04-10T01:00:00.000Z", Code: payroll.CodeClosed}),
	}))
	w.must(w.PutSettled(t.Context(), may, []*payroll.Payment{
		line(1, c.ID, c.HouseholdID, payroll.Payment{Item: payroll.Regular, Period: "2025-05", Amount: 50000, State: payroll.Paid, PaidOn: "2025-05-10"}),
		line(2, again.ID, again.HouseholdID, payroll.Payment{Item: payroll.Regular, Period: "2025-04", Amount: 60000, State: payroll.Paid, PaidOn: "2025-05-10", ReissueOf: payroll.LineID(april.ID, 2)}),
		line(3, again.ID, again.HouseholdID, payroll.Payment{Item: payroll.Supplement, Period: "2025-03", Amount: 60000, State: payroll.Paid, PaidOn: "2025-05-10"}),
		line(4, again.ID, again.HouseholdID, payroll.Payment{Item: payroll.Regular, Period: "2025-05", Amount: 60000, State: payroll.Returned, ReturnedAt: "2025-05-10T01:00:00.000Z"}),
	}))
	if may.Totals != (payroll.Totals{Lines: 4, Persons: 4, Total: 230000, Payable: 230000, Paid: 170000, Returned: 1, Supplement: 1, Reissued: 1}) {
		t.Errorf("%+v", may.Totals)
	}
	w.sound()                                                      // compares both runs with their lines as the store adds them up
	if june := w.run("2025-06", "上月含补发"); june.Totals.Lines != 2 { // the months before the first run are nobody's debt here
		t.Errorf("%+v", june.Totals)
	}
}
