package casework_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/testkit"
)

// lent takes a bicycle loan from the wish to the ride.
func (w *world) lent(wheels int) *casework.Case {
	w.t.Helper()
	c := w.ask("village_a", w.household(testkit.VillageA, "1980-05-01", "1982-03-04", "2015-06-01"))
	c = w.do("village_a", c, "hand_in", application(c, wheels))
	c = w.do("township_1", c, "take_in", `{}`)
	c = w.do("township_1", c, "look", `{"lookers":["村甲","村乙"],"shed":"有车棚"}`)
	c = w.do("township_1", c, "advise", `{"advice":"GRANT","class":"B"}`)
	c = w.do("township_head_1", c, "hang_out", `{"tree":"村口大树"}`)
	c = w.do("village_a", c, "seen", `{"photo":["file_9"]}`)
	w.Clock.SetDay("2025-06-24")
	c = w.do("township_head_1", w.get("township_head_1", c), "forward", "")
	c = w.do("city_confirmer", c, "lend", "")
	w.Clock.SetDay("2025-07-01")
	w.must(w.Cases.Tick(w.t.Context()))
	return w.get("city_confirmer", c)
}

func TestWholeCourse(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.lent(2)
	st := c.State
	if st.Status != casework.InBenefit || st.Amount != 3000 || st.MemberCount != 3 || st.EffectiveFrom != "2025-07" || st.Category != "B" ||
		st.AppliedOn != "2025-06-16" || st.AcceptedOn != "" && st.AcceptedOn != "2025-06-16" || st.DecidedOn != "2025-06-24" || st.NextReview != "2025-12-24" {
		t.Fatalf("state %+v", st)
	}
	if len(st.Changes) != 1 || st.Changes[0].Kind != casework.ChangeAdmit || st.Changes[0].Amount != 3000 || st.Changes[0].Persons != 3 || st.Changes[0].Month != "2025-07" {
		t.Errorf("changes %+v", st.Changes)
	}
	if c.Number != "BICYCLE-2025-101201-00001" {
		t.Errorf("number %s", c.Number)
	}
	if len(w.Wheels.applied) != len(c.Actions)-1 {
		t.Errorf("effects were told %d of %d actions", len(w.Wheels.applied), len(c.Actions)-1)
	}
	if len(w.changed) != len(c.Actions) {
		t.Errorf("listeners were told %d of %d", len(w.changed), len(c.Actions))
	}
	w.must(w.Cases.Tick(t.Context()))
	if again := w.get("city_confirmer", c); again.Version != c.Version {
		t.Error("a second round of the clock changed the case")
	}
	n, err := w.Audit.Verify(t.Context())
	if err != nil || n < int64(len(c.Actions)) {
		t.Errorf("audit: %d, %v", n, err)
	}
}

func TestChangesOfARunningBenefit(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.lent(2)
	c = w.do("township_1", c, "swap", `{"kind":"AMOUNT_CHANGE","trigger":"SELF_REPORT","month":"2025-08","why":"换独轮车","wheels":1}`)
	if ch := c.State.Change; ch == nil || ch.Amount != -1500 || ch.Persons != 0 || ch.Households != 0 {
		t.Fatalf("proposed %+v", c.State.Change)
	}
	if c.State.Amount != 3000 {
		t.Error("a proposal must not change the amount")
	}
	w.refused("township_1", c, "swap", `{"kind":"AMOUNT_CHANGE","trigger":"SELF_REPORT","month":"2025-08","why":"再换","wheels":1}`, "NO_OPEN_CHANGE")
	c = w.do("city_confirmer", c, "agree", "")
	if c.State.Amount != 1500 || c.State.Change != nil || string(c.State.Form["wheels"]) != "1" {
		t.Fatalf("agreed: %+v", c.State)
	}
	last := c.State.Changes[len(c.State.Changes)-1]
	if !last.Approved || last.Seq == 0 || last.Decided <= last.Seq || last.Amount != -1500 {
		t.Errorf("history %+v", last)
	}

	// A member leaves: the household as it stands now is counted.
	riders := `[{"person":"` + c.State.Members[0].PersonID + `","counted":true},{"person":"` + c.State.Members[1].PersonID + `","counted":false,"reason":"WALKS"}]`
	c = w.do("township_1", c, "swap", `{"kind":"MEMBER_CHANGE","trigger":"DEATH","month":"2025-08","why":"人少了","riders":`+riders+`}`)
	if ch := c.State.Change; ch.Persons != -2 || ch.Amount != -1000 {
		t.Fatalf("proposed %+v", ch)
	}
	if c.State.MemberCount != 3 {
		t.Error("a proposal must not change the members")
	}
	refusal := w.do("city_confirmer", c, "disagree", "")
	if refusal.State.Change != nil || refusal.State.Amount != 1500 || refusal.State.Changes[2].Approved || refusal.State.Changes[2].Facts != nil {
		t.Errorf("refused %+v", refusal.State.Changes)
	}
	c = w.do("township_1", refusal, "swap", `{"kind":"MEMBER_CHANGE","trigger":"DEATH","month":"2025-08","why":"人少了","riders":`+riders+`}`)
	c = w.do("city_confirmer", c, "agree", "")
	if c.State.MemberCount != 1 || c.State.Amount != 500 || c.State.Members[1].Reason != "WALKS" {
		t.Errorf("members %+v amount %s", c.State.Members, c.State.Amount)
	}
	w.refused("township_1", c, "swap", `{"kind":"AMOUNT_CHANGE","trigger":"SELF_REPORT","month":"2025-08","why":"三轮","wheels":3}`, "NOT_ELIGIBLE")

	c = w.do("township_1", c, "swap", `{"kind":"TERMINATE","trigger":"MOVE","month":"2025-09","endReason":"MOVED","why":"搬走了"}`)
	if ch := c.State.Change; ch.Households != -1 || ch.Persons != -1 || ch.Amount != -500 {
		t.Errorf("proposed ending %+v", ch)
	}
	c = w.do("city_confirmer", c, "agree", "")
	if c.State.Status != casework.Ended || c.State.EndedAfter != "2025-08" || c.State.EndReason != "MOVED" || c.State.NextReview != "" {
		t.Fatalf("ended %+v", c.State)
	}
	papers, err := w.Cases.Papers(c)
	w.must(err)
	if ids := fieldsOf(papers, func(o catalog.Option) string { return o.Value }); !slices.Equal(ids, []string{"slip", "sheet", "goodbye"}) {
		t.Errorf("papers after an ending: %v", ids)
	}
	c2 := w.do("township_1", c, "new_account", fmt.Sprintf(`{"account":{"bank":"示例农商银行","holder":%q,"kind":"PASSBOOK","number":"7654321000"}}`, c.Applicant))
	if c2.State.Account.Last4 != "1000" || c2.State.Status != casework.Ended {
		t.Errorf("account %+v", c2.State.Account)
	}
}

func TestSuspendResumeEnd(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.lent(1)
	w.Wheels.paid = "2025-08" // July is paid
	w.refused("city_confirmer", c, "park", `{"month":"2025-07","why":"停"}`, "FORM")
	w.refused("city_confirmer", c, "park", `{"month":"2026-09","why":"停"}`, "FORM")
	may, _ := w.offers("city_confirmer", c)
	if got := string(may["park"].Initial["month"]); got != `"2025-08"` {
		t.Errorf("the first open month is offered as %s", got)
	}
	c = w.do("city_confirmer", c, "park", `{"month":"2025-08","why":"停"}`)
	if c.State.Status != casework.Suspended || c.State.SuspendedFrom != "2025-08" {
		t.Fatalf("%+v", c.State)
	}
	w.refused("city_confirmer", c, "unpark", `{"month":"2025-07","why":"复"}`, "FORM")
	c = w.do("city_confirmer", c, "unpark", `{"month":"2025-08","why":"复"}`)
	c = w.do("city_confirmer", c, "park", `{"month":"2025-08","why":"再停"}`)
	w.Clock.SetDay("2026-09-01")
	w.refused("city_confirmer", c, "unpark", `{"month":"2025-09","why":"复"}`, "FORM") // no run would pay it
	may, _ = w.offers("city_confirmer", c)
	if got := string(may["unpark"].Initial["month"]); got != `"2025-10"` {
		t.Errorf("the resumption is offered from %s on", got)
	}
	c = w.do("city_confirmer", c, "unpark", `{"month":"2025-10","why":"复"}`)
	w.Clock.SetDay("2026-09-02")
	c = w.do("city_confirmer", c, "bring_back", `{"endReason":"CAR","lastMonth":"2025-08","why":"买了汽车"}`)
	if c.State.Status != casework.Ended || c.State.EndedAfter != "2025-08" || c.State.Changes[len(c.State.Changes)-1].Month != "2025-09" {
		t.Fatalf("%+v", c.State)
	}
	w.refused("village_a", c, "note_down", "{}", "WRONG_STATUS")
	paper, err := w.Cases.Paper(t.Context(), w.Actor("township_1"), c.ID, "goodbye")
	w.must(err)
	if text := paper.Blocks[0].Text; text != "买车，2025年8月止。买了汽车" || paper.Signature != "示例市民政局" {
		t.Errorf("paper %q signed %q", text, paper.Signature)
	}
}

// TestASuspendedBenefitEndsWithItsLastPayment: the month that was paid last is the one before the suspension, whenever the end
// is decided.
func TestASuspendedBenefitEndsWithItsLastPayment(t *testing.T) {
	t.Parallel()
	for _, end := range []string{"bring_back", "swap"} {
		w := newWorld(t)
		c := w.do("city_confirmer", w.lent(1), "park", `{"month":"2025-09","why":"停"}`)
		w.Clock.SetDay("2025-12-10")
		c = w.get("city_confirmer", c)
		may, _ := w.offers("city_confirmer", c)
		if got := string(may["bring_back"].Initial["lastMonth"]); got != `"2025-08"` {
			t.Errorf("the last month is offered as %s", got)
		}
		if end == "bring_back" {
			w.refused("city_confirmer", c, end, `{"endReason":"CAR","lastMonth":"2025-12","why":"买了汽车"}`, "FORM")
			c = w.do("city_confirmer", c, end, `{"endReason":"CAR","lastMonth":"2025-08","why":"买了汽车"}`)
		} else {
			w.refused("township_1", c, end, `{"kind":"TERMINATE","trigger":"MOVE","month":"2026-01","endReason":"MOVED","why":"搬走了"}`, "FORM")
			c = w.do("township_1", c, end, `{"kind":"TERMINATE","trigger":"MOVE","month":"2025-09","endReason":"MOVED","why":"搬走了"}`)
			c = w.do("city_confirmer", c, "agree", "")
		}
		paper, err := w.Cases.Paper(t.Context(), w.Actor("township_1"), c.ID, "goodbye")
		w.must(err)
		if c.State.EndedAfter != "2025-08" || !strings.Contains(paper.Blocks[0].Text, "2025年8月止") {
			t.Errorf("%s: ended after %s: %s", end, c.State.EndedAfter, paper.Blocks[0].Text)
		}
	}
}

func TestReviewIsPutOnTheDesk(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.lent(1)
	queue := func() []string {
		t.Helper()
		sum, err := w.Cases.WorkQueueSummary(t.Context(), w.Actor("township_1"))
		w.must(err)
		return fieldsOf(sum, func(x casework.WorkCount) string { return x.Step })
	}
	w.Clock.SetDay("2025-11-23")
	w.must(w.Cases.Tick(t.Context()))
	if got := queue(); len(got) != 0 {
		t.Fatalf("31 days before the review the queue has %v", got)
	}
	w.Clock.SetDay("2025-11-24")
	w.must(w.Cases.Tick(t.Context()))
	w.must(w.Cases.Tick(t.Context()))
	if got := queue(); !slices.Equal(got, []string{"check_brakes"}) {
		t.Fatalf("30 days before the review the queue has %v", got)
	}
	c = w.get("township_1", c)
	c = w.do("township_1", c, "check_brakes", `{"class":"A"}`)
	if c.State.NextReview != "2026-11-24" || c.State.Category != "A" || c.State.HasFlag(casework.FlagReviewDue) || len(queue()) != 0 {
		t.Errorf("after the review %+v", c.State)
	}
}

func TestRecomputeForANewStandard(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.lent(2)
	w.Wheels.fee = 600
	if _, err := w.Cases.Recompute(t.Context(), w.Actor("township_1"), "BICYCLE", "2025-08"); err == nil {
		t.Error("a township recomputed")
	}
	done, err := w.Cases.Recompute(t.Context(), w.Actor("city_officer"), "BICYCLE", "2025-08")
	w.must(err)
	again, err := w.Cases.Recompute(t.Context(), w.Actor("city_officer"), "BICYCLE", "2025-08")
	w.must(err)
	c = w.get("city_officer", c)
	if done.Changed != 1 || again.Changed != 0 || c.State.Amount != 3600 {
		t.Fatalf("%+v then %+v, amount %s", done, again, c.State.Amount)
	}
	last := c.State.Changes[len(c.State.Changes)-1]
	if last.Trigger != casework.TriggerStandard || last.Amount != 600 || last.Month != "2025-08" {
		t.Errorf("change %+v", last)
	}
	w.folds()
}

// TestFactsAreOfTheirMonth: what is decided from a month on says nothing of the months before. A change for one of them would
// pay it by facts that are not yet true, and undo what was decided.
func TestFactsAreOfTheirMonth(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.lent(2)
	c = w.do("township_1", c, "swap", `{"kind":"AMOUNT_CHANGE","trigger":"SELF_REPORT","month":"2025-12","why":"换独轮车","wheels":1}`)
	c = w.do("city_confirmer", c, "agree", "")
	w.refused("township_1", c, "swap", `{"kind":"AMOUNT_CHANGE","trigger":"SELF_REPORT","month":"2025-11","why":"再换","wheels":2}`, "FORM")
	may, _ := w.offers("township_1", c)
	if got := string(may["swap"].Initial["month"]); got != `"2025-12"` {
		t.Errorf("a change is offered from %s on", got)
	}

	w.Wheels.fee = 600
	for range 2 {
		done, err := w.Cases.Recompute(t.Context(), w.Actor("city_officer"), "BICYCLE", "2025-08")
		w.must(err)
		if len(done.Later) != 1 {
			t.Errorf("nobody is told of the months before December: %+v", done)
		}
	}
	c = w.get("city_officer", c)
	last := c.State.Changes[len(c.State.Changes)-1]
	if last.Month != "2025-12" || c.State.Amount != 1800 || !c.State.HasFlag(casework.FlagStandardCheck) || !c.State.HasFlag(casework.FlagReviewDue) {
		t.Fatalf("%+v, amount %s, flags %v", last, c.State.Amount, c.State.Flags)
	}

	// What was proposed before another decision overtook it is not made true either; an ending is.
	c = w.do("township_1", c, "swap", `{"kind":"AMOUNT_CHANGE","trigger":"SELF_REPORT","month":"2025-12","why":"再换","wheels":2}`)
	w.Wheels.fee = 700
	_, err := w.Cases.Recompute(t.Context(), w.Actor("city_officer"), "BICYCLE", "2026-02")
	w.must(err)
	c = w.get("city_officer", c)
	w.refused("city_confirmer", c, "agree", "", "MONTH_OVERTAKEN")
	c = w.do("city_confirmer", c, "disagree", "")
	c = w.do("township_1", c, "swap", `{"kind":"TERMINATE","trigger":"MOVE","month":"2025-09","endReason":"MOVED","why":"搬走了"}`)
	c = w.do("city_confirmer", c, "agree", "")
	if c.State.EndedAfter != "2025-08" || c.State.HasFlag(casework.FlagStandardCheck) {
		t.Errorf("%+v", c.State)
	}
}

func TestWorkQueueFollowsTheCase(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.ask("village_a", w.household(testkit.VillageA, "1980-05-01"))
	waitsFor := func(want ...string) {
		t.Helper()
		var got []string
		for _, who := range []string{"village_a", "village_b", "township_1", "township_2", "township_head_1", "city_officer", "city_confirmer", "city_vet", "auditor"} {
			page, err := w.Cases.WorkQueue(t.Context(), w.Actor(who), casework.WorkQuery{First: 10})
			if err != nil {
				t.Fatalf("%s: %v", who, err)
			}
			n, err := w.Cases.WorkQueueCount(t.Context(), w.Actor(who), casework.WorkQuery{})
			if err != nil || int(n) != len(page.Items) {
				t.Errorf("%s: counts %d of %d, %v", who, n, len(page.Items), err)
			}
			if len(page.Items) == 1 {
				got = append(got, who)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s waits for %v, want %v", c.State.Status, got, want)
		}
	}
	waitsFor("village_a", "township_1") // city staff may enter drafts too, but none waits for them
	c = w.do("village_a", c, "hand_in", application(c, 1))
	waitsFor("township_1")
	c = w.do("township_1", c, "take_in", `{}`)
	waitsFor("township_1", "township_head_1")
	c = w.do("township_1", c, "look", `{"lookers":["村甲","村乙"]}`)
	waitsFor("township_1")
	c = w.do("township_1", c, "advise", `{"advice":"GRANT","class":"B"}`)
	waitsFor("township_head_1")
	c = w.do("township_head_1", c, "hang_out", `{"tree":"村口"}`)
	waitsFor("village_a")
	c = w.do("village_a", c, "seen", `{"photo":["file_9"]}`)
	waitsFor()
	w.Clock.SetDay("2025-06-23")
	waitsFor() // the last day of the notice
	w.refused("township_head_1", c, "forward", "", "NOTICE_OVER")
	w.Clock.SetDay("2025-06-24")
	waitsFor("township_head_1")
	c = w.do("township_head_1", w.get("township_head_1", c), "forward", "")
	waitsFor("city_confirmer")
	c = w.do("city_confirmer", c, "give_back", `{"why":"缺页"}`)
	waitsFor("township_head_1")
}

func TestPapersOfTheCourse(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.lent(2)
	sheet, err := w.Cases.Paper(t.Context(), w.Actor("village_a"), c.ID, "sheet")
	w.must(err)
	rows := sheet.Blocks[0].Rows
	if len(rows) != 2 || len(rows[1]) != 3 || rows[1][1] != "3" || rows[1][2] != "30.00" {
		t.Errorf("the notice shows %v", rows)
	}
	if sheet.Blocks[1].Text != "村口大树，2025年6月16日至2025年6月23日" || sheet.Signature != "柳溪镇人民政府" {
		t.Errorf("%q signed %q", sheet.Blocks[1].Text, sheet.Signature)
	}
	for _, who := range []string{"village_b", "township_2", "city_vet"} {
		if _, err := w.Cases.Paper(t.Context(), w.Actor(who), c.ID, "sheet"); err == nil {
			t.Errorf("%s reads a paper out of reach", who)
		}
	}
	if _, err := w.Cases.Paper(t.Context(), w.Actor("township_1"), c.ID, "goodbye"); err == nil {
		t.Error("a goodbye before the end")
	}
	// A minor applicant appears by surname only.
	young := w.ask("village_a", w.household(testkit.VillageA, "2012-05-01"))
	young = w.do("village_a", young, "hand_in", application(young, 1))
	young = w.do("township_1", young, "take_in", `{}`)
	young = w.do("township_1", young, "look", `{"lookers":["村甲","村乙"]}`)
	young = w.do("township_1", young, "advise", `{"advice":"GRANT","class":"B"}`)
	young = w.do("township_head_1", young, "hang_out", `{"tree":"村口"}`)
	sheet, err = w.Cases.Paper(t.Context(), w.Actor("village_a"), young.ID, "sheet")
	w.must(err)
	if name := sheet.Blocks[0].Rows[1][0]; name != "骑**" {
		t.Errorf("a minor is posted as %q", name)
	}
}

func TestTimelineTellsInWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.ask("village_a", w.household(testkit.VillageA, "1980-05-01"))
	c = w.do("village_a", c, "hand_in", application(c, 2))
	c = w.do("township_1", c, "take_in", `{"far":true}`)
	w.Clock.SetDay("2025-06-25")
	colleague := w.Actor("township_1b").StaffID
	c = w.do("township_1", c, "look", `{"lookers":["`+colleague+`","村乙"],"seenOn":"2025-06-24","shed":"有车棚"}`)
	c = w.do("township_1", c, "advise", `{"advice":"GRANT","class":"B"}`)
	line, err := w.Cases.Timeline(c)
	w.must(err)
	if len(line) != 5 {
		t.Fatalf("%d entries", len(line))
	}
	said := func(e casework.Entered) string {
		var parts []string
		for _, v := range e.Values {
			parts = append(parts, v.Label.EN+"="+v.Text.EN)
		}
		return strings.Join(parts, " ")
	}
	if got := said(line[3]); got != "Lookers=溪二, 村乙 Day=2025-06-24 Shed=有车棚" {
		t.Errorf("look: %s", got)
	}
	if got := said(line[4]); !strings.Contains(got, "Advice=Grant") {
		t.Errorf("advise: %s", got)
	}
	// Six working days of a far village ran out on the 24th.
	if line[4].Due != "2025-06-24" || !line[4].Overdue || line[3].Overdue {
		t.Errorf("due %s overdue %v", line[4].Due, line[4].Overdue)
	}
	clocks, err := w.Cases.Clocks(c)
	w.must(err)
	if len(clocks) != 2 || clocks[0].ID != "ALL" || clocks[1].ID != "LOOK" || !clocks[1].Overdue || clocks[1].Remaining != -1 {
		t.Errorf("clocks %+v", clocks)
	}
}

func TestListsAreServedByIndexes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	x := casework.Cases
	for name, q := range map[string]docstore.Query[casework.Case]{
		"newest of the city":    {Where: docstore.True[casework.Case](), Sort: []docstore.Order[casework.Case]{x.CreatedAt.Desc()}},
		"newest of a township":  {Where: x.Township.Eq("339981101000"), Sort: []docstore.Order[casework.Case]{x.CreatedAt.Desc()}},
		"newest of a village":   {Where: x.Village.Eq("339981101201"), Sort: []docstore.Order[casework.Case]{x.CreatedAt.Desc()}},
		"status in a township":  {Where: docstore.And(x.Township.Eq("339981101000"), x.Status.Eq("DRAFT")), Sort: []docstore.Order[casework.Case]{x.CreatedAt.Desc()}},
		"due in a township":     {Where: x.Township.Eq("339981101000"), Sort: []docstore.Order[casework.Case]{x.Due.Asc()}},
		"of a household":        {Where: x.HouseholdID.Eq("household_1"), Sort: []docstore.Order[casework.Case]{x.CreatedAt.Desc()}},
		"of an import":          {Where: x.ImportID.Eq("import_1")},
		"paid to an account":    {Where: x.AccountBlind.Eq("blind")},
		"by number":             {Where: x.Number.Eq("BICYCLE-2025-101201-00001")},
		"reviews that fall due": {Where: x.NextReview.Lte("2025-06-30"), Sort: []docstore.Order[casework.Case]{x.NextReview.Asc()}},
	} {
		q.Limit = 20
		plan, err := w.Cases.Collection().Explain(t.Context(), q)
		if err != nil || !plan.IndexUsed || plan.ScansAll || plan.Sorts {
			t.Errorf("%s: %v %s", name, err, plan.Text)
		}
	}
}

func fieldsOf[T any](list []T, f func(T) string) []string {
	var out []string
	for _, x := range list {
		out = append(out, f(x))
	}
	return out
}
