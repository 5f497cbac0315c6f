package casework_test

import (
	"fmt"
	"testing"
)

// TestResumedMonthsArePaidAsDecided: what changed while a benefit was suspended begins with its own month, not with the
// month from which the benefit is resumed.
func TestResumedMonthsArePaidAsDecided(t *testing.T) {
	t.Parallel()
	w, b := dibaoWorld(t)
	c := w.granted(b)
	before := c.State.Amount
	c = w.do("city_confirmer", c, "suspend", `{"month":"2025-07","ground":"CUSTODY","reason":"被羁押"}`)
	c = w.do("township_1", c, "propose_change", `{"kind":"AMOUNT_CHANGE","trigger":"SELF_REPORT","month":"2025-09","reason":"收入减少","income_items":[{"kind":"WAGE","yearlyAmount":"4800.00"}]}`)
	c = w.do("city_confirmer", c, "confirm_change", "{}")
	w.Clock.SetDay("2025-10-08")
	c = w.do("city_confirmer", w.get("city_confirmer", c), "resume", `{"month":"2025-07","reason":"已释放"}`)
	want := fmt.Sprintf("2025-07..2025-08 101201 %s RESUME/AMOUNT_CHANGE\n2025-09.. 101201 %s AMOUNT_CHANGE/", before.Yuan(), c.State.Amount.Yuan())
	if got := w.spans(b, "city_confirmer", c); got != want || before == c.State.Amount {
		t.Errorf("spans\n%s\nwant\n%s", got, want)
	}
	w.agrees(b)
}
