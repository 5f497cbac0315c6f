package casework_test

import (
	"testing"

	"minzheng/internal/casework"
)

// TestTheNewJobRuleEnds: the income of a new job is left out for some months only. Somebody looks in the last of them; a
// review in that month does not call for another one.
func TestTheNewJobRuleEnds(t *testing.T) {
	t.Parallel()
	w, b := dibaoWorld(t)
	c := w.granted(b)
	full, usual := c.State.Amount, c.State.NextReview
	months, err := b.InForce(t.Context(), "JOB_DISREGARD_MONTHS", "", "", "2025-07-01")
	w.must(err)
	w.Clock.SetDay("2025-07-10")
	job := `[{"kind":"WAGE","yearlyAmount":"4800.00","newJobFrom":"2025-05"}]`
	c = w.do("township_1", w.get("township_1", c), "propose_change", `{"kind":"AMOUNT_CHANGE","trigger":"SELF_REPORT","month":"2025-08","reason":"新就业","income_items":`+job+`}`)
	c = w.do("city_confirmer", c, "confirm_change", "{}")
	last := c.State.Card.Until
	if c.State.Amount != full || last.Sub("2025-05") != int(months.Value)-1 || c.State.NextReview != last.Last() || usual <= last.Last() {
		t.Fatalf("paid %s, of %d months the last is %s, reviewed on %s", c.State.Amount, months.Value, last, c.State.NextReview)
	}
	w.Clock.SetDay(last.First().AddDays(-1))
	w.must(w.Cases.Tick(t.Context()))
	if w.get("township_1", c).State.HasFlag(casework.FlagReviewDue) {
		t.Error("the review is called for before the last month")
	}
	w.Clock.SetDay(last.First().AddDays(2))
	w.must(w.Cases.Tick(t.Context()))
	c = w.get("township_1", c)
	if !c.State.HasFlag(casework.FlagReviewDue) {
		t.Fatal("nobody looks in the last month")
	}
	c = w.do("township_1", c, "review_periodic", `{"reviewedOn":"`+string(w.Clock.Today())+`","visitors":["村甲","村乙"],"outcome":"CHANGED","category":"B","findings":"豁免期满"}`)
	w.must(w.Cases.Tick(t.Context()))
	if c = w.get("township_1", c); c.State.HasFlag(casework.FlagReviewDue) || c.State.NextReview <= last.Last() {
		t.Errorf("after the review the next one is on %s", c.State.NextReview)
	}
	c = w.do("township_1", c, "propose_change", `{"kind":"AMOUNT_CHANGE","trigger":"PERIODIC_REVIEW","month":"`+string(last.Next())+`","reason":"豁免期满","income_items":`+job+`}`)
	c = w.do("city_confirmer", c, "confirm_change", "{}")
	if c.State.Amount >= full || c.State.Card.Until != "" {
		t.Errorf("after the rule has ended %s is paid, as before", c.State.Amount)
	}
}
