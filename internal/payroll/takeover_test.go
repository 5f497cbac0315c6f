package payroll_test

import (
	"strings"
	"testing"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/testkit"
)

// TestTakenOver: a family that comes with an old roster is paid from the month in which it came. The months before were
// paid by the older system, however long it has been entitled; a run of such a month leaves it out, and no later run
// supplements it, also not after the amount changed.
func TestTakenOver(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.family("王甲", testkit.VillageA, "2025-03", 50000)
	for _, month := range []calendar.Month{"2025-04", "2025-05"} {
		w.Clock.SetDay(month.First())
		w.settle(w.run(month, "首批"), nil)
	}
	w.Clock.SetDay("2025-06-10")
	old := w.roster("石旧", testkit.VillageC, "2024-01", 70000)
	late := w.family("王迟", testkit.VillageB, "2025-05", 40000)

	june := w.lines(w.run("2025-06", "新增"))
	var got []string
	for _, p := range june {
		got = append(got, string(p.Period)+" "+p.Item+" "+p.Payee)
	}
	want := "2025-06 REGULAR 王甲|2025-05 SUPPLEMENT 王迟|2025-06 REGULAR 王迟|2025-06 REGULAR 石旧"
	if strings.Join(got, "|") != want {
		t.Errorf("june:\n%s\nwant\n%s", strings.Join(got, "|"), want)
	}
	w.sound()

	w.Clock.SetDay("2025-07-10")
	old.State.Amount, late.State.Amount = 80000, 45000
	w.must(w.act(old, casework.KindConfirmChange, &casework.Change{Kind: casework.ChangeAmount, Month: "2025-07"}))
	july := w.run("2025-07", "调整")
	if july.Totals.Supplement != 0 || july.Totals.Lines != 3 || w.line(july, "石旧").Amount != 80000 {
		t.Errorf("july: %+v", july.Totals)
	}
	w.sound()
}

// TestTakenOverBeforeARunOfThePast: the run of a month that the older system paid does not pay it again.
func TestTakenOverBeforeARunOfThePast(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.family("王甲", testkit.VillageA, "2025-03", 50000)
	w.Clock.SetDay("2025-06-10")
	w.roster("石旧", testkit.VillageC, "2024-01", 70000)
	if b := w.run("2025-05", "首批"); b.Totals.Lines != 1 {
		t.Errorf("may: %+v", b.Totals)
	}
	if b := w.run("2025-06", "首批"); b.Totals.Lines != 2 || b.Totals.Supplement != 0 {
		t.Errorf("june: %+v", b.Totals)
	}
}
