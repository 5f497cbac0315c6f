package ledger_test

import (
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalogtest"
	"minzheng/internal/fault"
	"minzheng/internal/ledger"
	"minzheng/internal/money"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

// TestTownshipsSpendWhatTheyWereAllocated: allocations of the year add up by township and programme; more spending than
// that sets an alarm off, where the money belongs and nowhere else.
func TestTownshipsSpendWhatTheyWereAllocated(t *testing.T) {
	t.Parallel()
	o := open(t, catalogtest.Embedded(t))
	ctx, a := t.Context(), officer("relief", "RELIEF")
	allocate := func(no, program, amount string, to region.Code, on string) *ledger.Record {
		return o.save(a, ledger.SaveInput{Ledger: "RELIEF_ALLOCATION", Region: to, On: calendar.Date(on), Form: values(`{"docNo":"示救〔2025〕` + no + `号","program":"` + program + `","amount":"` + amount + `","source":"CITY"}`)})
	}
	allocate("1", "DISASTER_RELIEF", "1000.00", testkit.Township1, "2025-02-01")
	allocate("2", "DISASTER_RELIEF", "500.50", testkit.Township1, "2025-06-01")
	allocate("3", "WINTER_SPRING", "300.00", testkit.Township2, "2025-01-10")
	allocate("4", "DISASTER_RELIEF", "9999.00", testkit.Township1, "2024-12-31") // last year's
	wrong := allocate("5", "DISASTER_RELIEF", "7777.00", testkit.Township1, "2025-06-02")
	if _, err := o.Void(ctx, a, o.request(), wrong.ID, wrong.Version, "重复登记"); err != nil {
		t.Fatal(err)
	}
	o.spent = map[ledger.Spending]money.Fen{
		{Township: testkit.Township1, Program: "DISASTER_RELIEF"}: 1500_51, {Township: testkit.Township2, Program: "WINTER_SPRING"}: 300_00, {Township: testkit.Township2, Program: "RELIEF_GRANT"}: 1,
	}
	balances, err := o.Balances(ctx, a, "RELIEF_ALLOCATION", o.Clock.Today())
	o.must(err)
	var got []string
	for _, b := range balances {
		got = append(got, strings.Join([]string{string(b.Region), b.Program, b.Allocated.Yuan(), b.Spent.Yuan(), b.Left().Yuan()}, " "))
	}
	want := "339981101000 DISASTER_RELIEF 1500.50 1500.51 -0.01,339981201000 WINTER_SPRING 300.00 300.00 0.00,339981201000 RELIEF_GRANT 0.00 0.01 -0.01"
	if s := strings.Join(got, ","); s != want {
		t.Errorf("balances %s, want %s", s, want)
	}
	if n := o.alarms(a, "RELIEF_ALLOCATION")["OVERSPENT"]; n != 2 {
		t.Errorf("%d alarms for the city, want 2", n)
	}
	if n := o.alarms(at("to", access.TO, testkit.Township1), "RELIEF_ALLOCATION")["OVERSPENT"]; n != 1 {
		t.Errorf("%d alarms for the township, want its own", n)
	}
	if _, err := o.Balances(ctx, a, "PUBLICITY", o.Clock.Today()); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("balances of a ledger without money: %v", err)
	}
	if _, err := o.Balances(ctx, &access.Actor{StaffID: "staff_x", Role: access.CO, Region: testkit.City, Sections: []string{"ORG"}}, "RELIEF_ALLOCATION", o.Clock.Today()); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("balances for another section: %v", err)
	}
}
