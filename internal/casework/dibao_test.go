package casework_test

import (
	"fmt"
	"strings"
	"testing"

	"minzheng/internal/benefit"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/catalogtest"
	"minzheng/internal/people"
	"minzheng/internal/testkit"
)

// dibaoWorld opens the engine on the product's own catalogue and benefit rules.
func dibaoWorld(t *testing.T) (*world, *benefit.Service) {
	t.Helper()
	w := &world{Fixture: testkit.Town(t, testkit.Store(t))}
	c := catalogtest.Embedded(t)
	b, err := benefit.Open(t.Context(), benefit.Deps{Store: w.Store, Regions: w.Regions, Catalog: c, Audit: w.Audit, Once: w.Once, Clock: w.Clock.Now, IDs: w.IDs})
	if err != nil {
		t.Fatal(err)
	}
	w.open(t, c, b)
	return w, b
}

// submitted is an application for a household with a yearly income in yuan.
func (w *world) submitted(h *people.Household, income int) *casework.Case {
	w.t.Helper()
	c, err := w.Cases.Create(w.t.Context(), w.Actor("village_a"), casework.CreateInput{RequestID: w.requestID(), Program: "DIBAO", HouseholdID: h.ID, ApplicantID: h.HeadID})
	w.must(err)
	members, papers := "", `"doc:householdRegister":["file_1"],"doc:statement":["file_2"],"doc:mandate":["file_3"]`
	for i, m := range c.State.Members {
		if i > 0 {
			members += ","
		}
		members += fmt.Sprintf(`{"person":%q,"counted":true}`, m.PersonID)
		if m.AdultOn("2025-06-16") {
			papers += fmt.Sprintf(`,"doc:authorisation:%s":["file_4"]`, m.PersonID)
		}
	}
	form := fmt.Sprintf(`{"areaClass":"RURAL","causes":["ILLNESS","NO_LABOUR"],"applyReason":"长期患病，缺乏劳动力","onBehalf":true,
		"members":[%s],"income_items":[{"kind":"WAGE","person":%q,"yearlyAmount":"%d.00","source":"零工"}],"property_items":[{"kind":"DEPOSIT","value":"3000.00"}],
		"account":%s,%s}`, members, h.HeadID, income, accountOf(c), papers)
	return w.do("village_a", c, "submit", form)
}

const (
	visited  = `{"visitedOn":"2025-06-16","visitors":["村干部甲","村干部乙"],"signedBy":%q,"method":["HOME_VISIT","NEIGHBOUR"],"living":"HARD","findings":"房屋简陋，无固定收入","photos":["file_5"]}`
	complete = `{"authorisationsChecked":"VALID"}`
)

func TestDibaoFromApplicationToEnding(t *testing.T) {
	t.Parallel()
	w, b := dibaoWorld(t)
	c := w.submitted(w.household(testkit.VillageA, "1960-05-01", "1962-03-04", "2015-06-01"), 4800)

	// Missing papers are told once; a draft of the answer may be kept.
	c = w.do("township_1", c, "ask_materials", `{"missing":["incomeProof"],"note":"请补充务工证明"}`)
	c = w.do("village_a", c, "save", `{"doc:incomeProof":["file_6"]}`)
	c = w.do("village_a", c, "supplement", "")
	w.refused("township_1", c, "ask_materials", `{"missing":["receipts"],"note":"再补"}`, "NOT_ASKED_BEFORE")
	c = w.do("township_1", c, "accept", `{"relativeFiling":true,"relativeOf":"村主任之兄"}`)
	if c.State.Due != "2025-06-19" || c.State.DueClock != "SURVEY" || !c.State.HasFlag(casework.FlagRelativeFiling) {
		t.Fatalf("accepted: due %s by %s", c.State.Due, c.State.DueClock)
	}
	c = w.do("township_1", c, "start_survey", "{}")
	head := c.ApplicantID
	w.refused("township_1", c, "opine", `{"proposal":"GRANT","category":"B","opinion":"同意"}`, "VISITED")
	c = w.do("township_1", c, "visit", fmt.Sprintf(visited, head))
	w.refused("township_1", c, "opine", `{"proposal":"GRANT","category":"B","opinion":"同意"}`, "VERIFIED")

	// Verification: asked for, opened, disputed, checked again.
	c = w.do("township_1", c, "verify_request", `{"departments":["BANKS","HOUSING"]}`)
	w.refused("city_confirmer", c, "verify_open", complete, "FORBIDDEN")
	c = w.do("city_officer", c, "verify_open", complete)
	w.refused("city_officer", c, "verify_enter", `{"result":"EXCEEDS"}`, "FORM")
	w.refused("city_officer", c, "verify_enter", `{"result":"CONSISTENT","items":[{"department":"BANKS","finding":"存款","over":true,"difference":"100"}]}`, "FORM")
	c = w.do("city_officer", c, "verify_enter", `{"result":"EXCEEDS","items":[{"department":"BANKS","person":"`+head+`","finding":"银行存款超出规定","over":true,"difference":"20000.00"}]}`)
	if v := c.State.Verification; v.Result != casework.ResultExceeds || len(v.Items) != 1 || v.Items[0].Difference != 2000000 {
		t.Fatalf("verification %+v", c.State.Verification)
	}
	c = w.do("township_1", w.get("township_1", c), "verify_object", `{"objection":"系代他人保管","evidence":["file_7"]}`)
	w.refused("township_1", c, "opine", `{"proposal":"REFUSE","opinion":"待复查"}`, "VERIFIED")
	c = w.do("city_officer", c, "verify_recheck", `{"result":"CONSISTENT","items":[{"department":"BANKS","finding":"经查系代管","over":false}]}`)

	// Facts settled after the survey go before what was stated.
	c = w.do("township_1", w.get("township_1", c), "settle_facts", `{"correction":"务工收入核实为每年六千元","income_items":[{"kind":"WAGE","yearlyAmount":"6000.00","source":"零工"}]}`)
	may, _ := w.offers("township_1", c)
	card := may["opine"].Card
	if card == nil || !card.Eligible || card.Persons != 3 {
		t.Fatalf("the opinion computes %+v", card)
	}
	c = w.do("township_1", c, "opine", `{"proposal":"GRANT","category":"B","opinion":"家庭人均收入低于标准，拟纳入保障"}`)
	// 3 × 330 − 6000/12 = 490
	if c.State.Amount != 49000 || c.State.Card.Amount != card.Amount {
		t.Fatalf("amount %s", c.State.Amount)
	}
	w.refused("township_1", c, "sign", "{}", "FORBIDDEN")
	w.refused("township_head_1", c, "send_refusal_up", "{}", "PROPOSED_REFUSAL")
	c = w.do("township_head_1", c, "send_back", `{"reason":"再核实一下"}`)
	c = w.do("township_1", c, "visit", fmt.Sprintf(visited, head))
	c = w.do("township_1", c, "opine", `{"proposal":"GRANT","category":"B","opinion":"家庭人均收入低于标准，拟纳入保障"}`)
	c = w.do("township_head_1", c, "sign", "{}")

	// A notice, an objection, and all over again.
	c = w.do("township_1", c, "post_notice", `{"place":"村务公开栏"}`)
	c = w.do("township_1", c, "object", `{"receivedOn":"2025-06-16","channel":"VISIT","realName":true,"content":"反映其有房出租"}`)
	total := c.State.Clocks[clockIndex(c, "TOTAL")]
	if total.Due != "2025-08-18" { // 45 working days from 16 June
		t.Errorf("the legal limit is %s", total.Due)
	}
	c = w.do("township_1", c, "resolve_objection", `{"outcome":"UNFOUNDED","answer":"经查无房出租，已答复"}`)
	c = w.do("township_1", c, "democratic_review", `{"heldOn":"2025-06-16","present":12,"inFavour":11,"result":"同意","minutes":["file_8"]}`)
	c = w.do("township_1", c, "opine", `{"proposal":"GRANT","category":"B","opinion":"拟纳入保障"}`)
	c = w.do("township_head_1", c, "sign", "{}")
	c = w.do("township_1", c, "post_notice", `{"place":"村务公开栏"}`)
	c = w.do("village_a", c, "confirm_notice", `{"photo":["file_9"]}`)
	w.Clock.SetDay("2025-06-24")
	c = w.do("township_head_1", w.get("township_head_1", c), "send_up", "{}")

	// The city visits a relative's household before it reviews, and again after a complaint.
	w.refused("city_officer", c, "city_review", `{"opinion":"同意"}`, "CITY_VISITED")
	cityVisit := `{"visitedOn":"2025-06-24","visitors":["市干部甲","市干部乙"],"findings":"属实","photos":["file_10"]}`
	c = w.do("city_officer", c, "city_visit", cityVisit)
	c = w.do("city_officer", c, "return", `{"reason":"户口簿缺页"}`)
	c = w.do("township_head_1", c, "resubmit", `{"answer":"已补","files":["file_11"]}`)
	c = w.do("city_officer", c, "city_review", `{"opinion":"同意"}`)
	c = w.do("city_officer", c, "complain", `{"receivedOn":"2025-06-24","channel":"PHONE","realName":true,"content":"反映收入较高"}`)
	w.refused("city_officer", c, "city_review", `{"opinion":"同意"}`, "CITY_VISITED")
	c = w.do("city_officer", c, "city_visit", cityVisit)
	c = w.do("city_officer", c, "city_review", `{"opinion":"经查不实，同意"}`)
	w.refused("city_officer", c, "confirm", "{}", "FORBIDDEN")
	c = w.do("city_confirmer", c, "confirm", `{"opinion":"同意"}`)
	if c.State.EffectiveFrom != "2025-07" || c.State.Amount != 49000 || c.State.NextReview != "2025-12-24" {
		t.Fatalf("confirmed %+v", c.State)
	}
	w.Clock.SetDay("2025-07-01")
	w.must(w.Cases.Tick(t.Context()))

	// A change: income gone.
	c = w.get("township_1", c)
	c = w.do("township_1", c, "propose_change", `{"kind":"AMOUNT_CHANGE","trigger":"SELF_REPORT","month":"2025-08","reason":"失业","income_items":[]}`)
	c = w.do("city_confirmer", c, "confirm_change", "{}")
	if c.State.Amount != 99000 { // an empty list says that there is no income any more
		t.Errorf("after the change %s", c.State.Amount)
	}
	c = w.do("city_confirmer", c, "end", `{"endReason":"VOLUNTARY","trigger":"SELF_REPORT","lastMonth":"2025-12","reason":"家庭自愿退出"}`)
	spans, err := b.OfCase(t.Context(), w.Actor("township_1"), c.ID)
	w.must(err)
	if len(spans) != 2 || spans[0].From != "2025-07" || spans[0].Amount != 49000 || spans[1].From != "2025-08" || spans[1].To != "2025-12" {
		t.Errorf("spans %+v", spans)
	}

	papers, err := w.Cases.Papers(c)
	w.must(err)
	if got := strings.Join(fieldsOf(papers, func(o catalog.Option) string { return o.Value }), " "); got != "supplement_notice receipt notice decision change_letter stop_letter" {
		t.Errorf("papers: %s", got)
	}
	for _, p := range papers {
		paper, err := w.Cases.Paper(t.Context(), w.Actor("township_1"), c.ID, p.Value)
		w.must(err)
		for _, block := range paper.Blocks {
			if strings.ContainsAny(block.Text, "{}") {
				t.Errorf("%s has an open slot: %s", p.Value, block.Text)
			}
		}
		if p.Value == "decision" && !strings.Contains(paper.Blocks[2].Text, "保障人口3人，每月保障金490.00元（人民币肆佰玖拾元整），自2025年7月起") {
			t.Errorf("decision: %s", paper.Blocks[2].Text)
		}
	}
	line, err := w.Cases.Timeline(c)
	w.must(err)
	for _, e := range line {
		for _, v := range e.Values {
			if v.Text.ZH == "" || strings.Contains(v.Text.ZH, "person_") || strings.Contains(v.Text.ZH, "file_") {
				t.Errorf("%s tells %s as %q", e.Step, v.Key, v.Text.ZH)
			}
		}
	}
}

func clockIndex(c *casework.Case, id string) int {
	for i := len(c.State.Clocks) - 1; i >= 0; i-- {
		if c.State.Clocks[i].ID == id {
			return i
		}
	}
	return -1
}

func TestDibaoRefusal(t *testing.T) {
	t.Parallel()
	w, _ := dibaoWorld(t)
	c := w.submitted(w.household(testkit.VillageA, "1960-05-01"), 36000)
	c = w.do("township_1", c, "accept", `{"relativeFiling":false}`)
	c = w.do("township_1", c, "start_survey", "{}")
	c = w.do("township_1", c, "visit", fmt.Sprintf(visited, c.ApplicantID))
	c = w.do("township_1", c, "verify_request", `{"departments":["HRSS"]}`)
	c = w.do("city_officer", c, "verify_open", complete)
	c = w.do("city_officer", c, "verify_enter", `{"result":"CONSISTENT"}`)
	c = w.get("township_1", c)
	f := w.refused("township_1", c, "opine", `{"proposal":"GRANT","category":"A","opinion":"同意"}`, "NOT_ELIGIBLE")
	if f.Fields[0].Path != "/form/proposal" {
		t.Errorf("%+v", f.Fields)
	}
	c = w.do("township_1", c, "opine", `{"proposal":"REFUSE","opinion":"人均收入高于标准"}`)
	w.refused("township_head_1", c, "sign", "{}", "PROPOSED_GRANT")
	c = w.do("township_head_1", c, "send_refusal_up", "{}")
	c = w.do("city_officer", c, "city_review", `{"opinion":"同意不予确认"}`)
	w.refused("city_confirmer", c, "confirm", "{}", "PROPOSED_GRANT")
	f = w.refused("city_confirmer", c, "reject", `{"ground":"OVER_INCOME"}`, "FORM")
	if f.Fields[0].Path != "/form/reason" {
		t.Errorf("a refusal without written reasons: %+v", f.Fields)
	}
	c = w.do("city_confirmer", c, "reject", `{"ground":"OVER_INCOME","reason":"家庭月人均收入3000元，高于保障标准"}`)
	if c.State.Status != casework.Rejected || c.State.Amount != 0 || c.State.DecidedOn == "" {
		t.Errorf("%+v", c.State)
	}
	letter, err := w.Cases.Paper(t.Context(), w.Actor("township_1"), c.ID, "refusal")
	w.must(err)
	if letter.Blocks[2].Text != "家庭月人均收入3000元，高于保障标准" {
		t.Errorf("%+v", letter.Blocks)
	}
}
