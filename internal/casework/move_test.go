package casework_test

import (
	"fmt"
	"strings"
	"testing"

	"minzheng/internal/benefit"
	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

func moving(to region.Code, month string) string {
	return fmt.Sprintf(`{"kind":"TRANSFER","trigger":"MOVE","month":%q,"village":%q,"reason":"全家迁居"}`, month, to)
}

// posted is an application that is posted since 16 June 2025.
func (w *world) posted() *casework.Case {
	w.t.Helper()
	c := w.investigated()
	c = w.do("township_1", c, "visit", fmt.Sprintf(visited, c.ApplicantID))
	c = w.do("township_1", c, "verify_request", asked)
	c = w.do("city_officer", c, "verify_open", complete)
	c = w.do("city_officer", c, "verify_enter", `{"result":"CONSISTENT"}`)
	c = w.do("township_1", w.get("township_1", c), "opine", `{"proposal":"GRANT","category":"B","opinion":"拟纳入保障"}`)
	c = w.do("township_head_1", c, "sign", "{}")
	return w.do("township_1", c, "post_notice", `{"place":"村务公开栏"}`)
}

// sentUp is an application that came to the city on 24 June 2025.
func (w *world) sentUp() *casework.Case {
	w.t.Helper()
	c := w.do("village_a", w.posted(), "confirm_notice", `{"photo":["file_9"]}`)
	w.Clock.SetDay("2025-06-24")
	return w.do("township_head_1", w.get("township_head_1", c), "send_up", "{}")
}

// granted is a household on the allowance in village A from July 2025, of which the benefit knows.
func (w *world) granted(b *benefit.Service) *casework.Case {
	w.t.Helper()
	c := w.do("city_officer", w.sentUp(), "city_review", `{"opinion":"同意"}`)
	c = w.do("city_confirmer", c, "confirm", "{}")
	w.Clock.SetDay("2025-07-01")
	w.must(w.Cases.Tick(w.t.Context()))
	w.agrees(b)
	return w.get("township_1", c)
}

// agrees checks that spans are what the logs give, with their places.
func (w *world) agrees(b *benefit.Service) {
	w.t.Helper()
	w.folds()
	problem := func(record, what string) { w.t.Errorf("%s: %s", record, what) }
	w.must(b.Check(w.t.Context(), problem))
	w.must(b.CheckLogs(w.t.Context(), w.Cases.Collection(), problem))
}

// spans lists the spans of a case as an actor sees them: months, place and amount.
func (w *world) spans(b *benefit.Service, actor string, c *casework.Case) string {
	w.t.Helper()
	list, err := b.OfCase(w.t.Context(), w.Actor(actor), c.ID)
	w.must(err)
	var out []string
	for _, e := range list {
		out = append(out, fmt.Sprintf("%s..%s %s %s %s/%s", e.From, e.To, e.Village[6:], e.Amount.Yuan(), e.BeganBecause, e.EndedBecause))
	}
	return strings.Join(out, "\n")
}

// sees checks which of the two townships has the case, in its list and by its id.
func (w *world) sees(c *casework.Case, in region.Code) {
	w.t.Helper()
	for who, township := range map[string]region.Code{"township_1": testkit.Township1, "township_2": testkit.Township2} {
		_, err := w.Cases.Get(w.t.Context(), w.Actor(who), c.ID)
		n, countErr := w.Cases.Count(w.t.Context(), w.Actor(who), casework.Cases.HouseholdID.Eq(c.HouseholdID), 0)
		w.must(countErr)
		if mine := township == in; mine != (err == nil) || mine != (n == 1) || !mine && !fault.Is(err, fault.CodeNotFound) {
			w.t.Errorf("%s: %v, counts %d; the case is of %s", who, err, n, in)
		}
	}
}

// TestTransfer: a family moves to another township from a month on. Until then the case stays where it is; what it drew
// before stays there for good; what was decided meanwhile for later is the new place's.
func TestTransfer(t *testing.T) {
	t.Parallel()
	w, b := dibaoWorld(t)
	c := w.granted(b)
	for to, reason := range map[region.Code]string{
		testkit.VillageA: "SAME_PLACE", testkit.Township2: "VILLAGE", "339982101201": "VILLAGE", "339981201299": "VILLAGE", "": "REQUIRED",
	} {
		if f := w.refused("township_1", c, "propose_change", moving(to, "2025-09"), "FORM"); len(f.Fields) != 1 || f.Fields[0].Path != "/form/village" || f.Fields[0].Reason != reason {
			t.Errorf("to %q: %+v", to, f.Fields)
		}
	}
	w.refused("township_2", c, "propose_change", moving(testkit.VillageC, "2025-09"), "NOT_FOUND")
	c = w.do("township_1", c, "propose_change", moving(testkit.VillageC, "2025-09"))
	c = w.do("city_confirmer", c, "confirm_change", "{}")
	if ch := c.State.Changes[len(c.State.Changes)-1]; ch.Kind != casework.ChangeTransfer || ch.Households != 0 || ch.Persons != 0 || ch.Amount != 0 || !ch.Approved {
		t.Errorf("the change %+v", ch)
	}
	w.sees(c, testkit.Township1)
	want := "2025-07..2025-08 101201 660.00 ADMIT/TRANSFER\n2025-09.. 201201 660.00 TRANSFER/"
	if got := w.spans(b, "city_officer", c); got != want {
		t.Errorf("spans\n%s\nwant\n%s", got, want)
	}
	w.agrees(b)

	// Decided before the move for a month after it.
	c = w.do("township_1", w.get("township_1", c), "propose_change", `{"kind":"AMOUNT_CHANGE","trigger":"SELF_REPORT","month":"2025-10","reason":"有收入","income_items":[{"kind":"WAGE","yearlyAmount":"1200.00"}]}`)
	c = w.do("city_confirmer", c, "confirm_change", "{}")
	w.agrees(b)
	w.refused("township_1", c, "propose_change", moving(testkit.VillageB, "2025-10"), "FORM") // one move at a time

	w.Clock.SetDay("2025-08-31")
	w.must(w.Cases.Tick(t.Context()))
	w.sees(c, testkit.Township1)
	w.Clock.SetDay("2025-09-01")
	for range 2 {
		w.must(w.Cases.Tick(t.Context()))
	}
	w.sees(c, testkit.Township2)
	got := w.get("township_2", c)
	if got.Village != testkit.VillageC || got.Number != c.Number || len(got.Actions) != len(c.Actions)+1 {
		t.Errorf("moved: %+v %s, %d actions", got.Place, got.Number, len(got.Actions))
	}
	all := "2025-07..2025-08 101201 660.00 ADMIT/TRANSFER\n2025-09..2025-09 201201 660.00 TRANSFER/AMOUNT_CHANGE\n2025-10.. 201201 560.00 AMOUNT_CHANGE/"
	for who, want := range map[string]string{"township_2": all, "city_officer": all, "township_1": "2025-07..2025-08 101201 660.00 ADMIT/TRANSFER"} {
		if got := w.spans(b, who, c); got != want {
			t.Errorf("%s sees\n%s\nwant\n%s", who, got, want)
		}
	}
	w.agrees(b)

	// The new township works on it; a move that has begun takes place at once; a standard's change finds the place.
	w.refused("township_2", got, "propose_change", moving(testkit.VillageA, "2025-09"), "FORM") // not later than the last move
	w.Clock.SetDay("2025-11-03")
	got = w.do("township_2", got, "propose_change", moving("339981201202", "2025-11"))
	got = w.do("city_confirmer", got, "confirm_change", "{}")
	if got.Village != "339981201202" || got.State.Moves[1].Done != "2025-11-03" {
		t.Errorf("at once: %s %+v", got.Village, got.State.Moves)
	}
	w.agrees(b)
	papers, err := w.Cases.Papers(got)
	w.must(err)
	for _, p := range papers {
		paper, err := w.Cases.Paper(t.Context(), w.Actor("township_2"), got.ID, p.Value)
		w.must(err)
		if p.Value == "change_letter" && !strings.Contains(paper.Blocks[1].Text, "市内迁移") {
			t.Errorf("letter: %s", paper.Blocks[1].Text)
		}
	}
}

// TestTransferThatNeverComes: who leaves the benefit before the move stays where they were.
func TestTransferThatNeverComes(t *testing.T) {
	t.Parallel()
	w, b := dibaoWorld(t)
	c := w.granted(b)
	c = w.do("township_1", c, "propose_change", moving(testkit.VillageC, "2025-10"))
	c = w.do("city_confirmer", c, "confirm_change", "{}")
	c = w.do("city_confirmer", c, "end", `{"endReason":"VOLUNTARY","trigger":"SELF_REPORT","lastMonth":"2025-08","reason":"家庭自愿退出"}`)
	w.agrees(b)
	w.Clock.SetDay("2025-10-01")
	w.must(w.Cases.Tick(t.Context()))
	w.sees(c, testkit.Township1)
	if got, want := w.spans(b, "township_1", c), "2025-07..2025-08 101201 660.00 ADMIT/VOLUNTARY"; got != want {
		t.Errorf("spans\n%s\nwant\n%s", got, want)
	}
}

// TestTransferWhileSuspended: payment goes on in the new place.
func TestTransferWhileSuspended(t *testing.T) {
	t.Parallel()
	w, b := dibaoWorld(t)
	c := w.granted(b)
	c = w.do("city_confirmer", c, "suspend", `{"month":"2025-08","ground":"OTHER","reason":"待核实"}`)
	c = w.do("township_1", w.get("township_1", c), "propose_change", moving(testkit.VillageC, "2025-09"))
	c = w.do("city_confirmer", c, "confirm_change", "{}")
	w.Clock.SetDay("2025-09-02")
	w.must(w.Cases.Tick(t.Context()))
	w.sees(c, testkit.Township2)
	c = w.do("city_confirmer", w.get("city_confirmer", c), "resume", `{"month":"2025-08","reason":"已核实"}`)
	want := "2025-07..2025-07 101201 660.00 ADMIT/SUSPEND\n2025-08..2025-08 101201 660.00 RESUME/TRANSFER\n2025-09.. 201201 660.00 TRANSFER/"
	if got := w.spans(b, "city_officer", c); got != want {
		t.Errorf("spans\n%s\nwant\n%s", got, want)
	}
	w.agrees(b)
}

// TestChangeBeforeTheMove: an amount that changes before a decided move does not undo it.
func TestChangeBeforeTheMove(t *testing.T) {
	t.Parallel()
	w, b := dibaoWorld(t)
	c := w.granted(b)
	c = w.do("township_1", c, "propose_change", moving(testkit.VillageC, "2025-10"))
	c = w.do("city_confirmer", c, "confirm_change", "{}")
	c = w.do("township_1", w.get("township_1", c), "propose_change", `{"kind":"AMOUNT_CHANGE","trigger":"SELF_REPORT","month":"2025-08","reason":"有收入","income_items":[{"kind":"WAGE","yearlyAmount":"1200.00"}]}`)
	c = w.do("city_confirmer", c, "confirm_change", "{}")
	want := "2025-07..2025-07 101201 660.00 ADMIT/AMOUNT_CHANGE\n2025-08..2025-09 101201 560.00 AMOUNT_CHANGE/TRANSFER\n2025-10.. 201201 560.00 TRANSFER/"
	if got := w.spans(b, "city_officer", c); got != want {
		t.Errorf("spans\n%s\nwant\n%s", got, want)
	}
	w.agrees(b)
}
