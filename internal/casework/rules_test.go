package casework_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/testkit"
)

func TestFormsAreChecked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.ask("village_a", w.household(testkit.VillageA, "1980-05-01", "2015-06-01"))
	me, child := c.State.Members[0].PersonID, c.State.Members[1].PersonID
	good := parse(t, application(c, 2))
	for name, x := range map[string]struct{ key, value, path, reason string }{
		"missing choice":          {"area", `null`, "/form/area", "REQUIRED"},
		"empty text":              {"area", `"  "`, "/form/area", "REQUIRED"},
		"not an option":           {"area", `"MOON"`, "/form/area", "NOT_AN_OPTION"},
		"wrong type":              {"area", `7`, "/form/area", "FORMAT"},
		"number as text":          {"wheels", `"2"`, "/form/wheels", "FORMAT"},
		"half a wheel":            {"wheels", `1.5`, "/form/wheels", "FORMAT"},
		"too few wheels":          {"wheels", `0`, "/form/wheels", "TOO_SMALL"},
		"too many wheels":         {"wheels", `5`, "/form/wheels", "TOO_GREAT"},
		"money with three places": {"purse", `"1.234"`, "/form/purse", "MONEY"},
		"money as a number":       {"purse", `12`, "/form/purse", "FORMAT"},
		"negative money":          {"purse", `"-1"`, "/form/purse", "TOO_SMALL"},
		"too much money":          {"purse", `"1000.01"`, "/form/purse", "TOO_GREAT"},
		"cause given twice":       {"causes", `["FEET","FEET"]`, "/form/causes/1", "TWICE"},
		"unknown cause":           {"causes", `["FEET","NOSE"]`, "/form/causes/1", "NOT_AN_OPTION"},
		"unknown key":             {"saddle", `"soft"`, "/form/saddle", "UNKNOWN_FIELD"},
		"key with a slash":        {"a/b", `1`, "/form/a~1b", "UNKNOWN_FIELD"},
		"boolean as text":         {"byBell", `"true"`, "/form/byBell", "FORMAT"},
		"rider of another house":  {"riders", `[{"person":"person_x","counted":true}]`, "/form/riders/0/person", "NOT_A_MEMBER"},
		"rider twice":             {"riders", `[{"person":"` + me + `","counted":true},{"person":"` + me + `","counted":true}]`, "/form/riders/1/person", "TWICE"},
		"nobody rides":            {"riders", `[{"person":"` + me + `","counted":false}]`, "/form/riders", "NOBODY_COUNTED"},
		"unknown key in a row":    {"riders", `[{"person":"` + me + `","counted":true,"hat":1}]`, "/form/riders/0/hat", "UNKNOWN_FIELD"},
		"no riders":               {"riders", `[]`, "/form/riders", "REQUIRED"},
		"card with a slip":        {"account", `{"bank":"b","holder":"h","kind":"CARD","number":"6222020000000000001"}`, "/form/account/number", "ACCOUNT_CHECK_DIGIT"},
		"account without a bank":  {"account", `{"holder":"h","kind":"PASSBOOK","number":"123456"}`, "/form/account/bank", "REQUIRED"},
		"account without number":  {"account", `{"bank":"b","holder":"h","kind":"PASSBOOK"}`, "/form/account/number", "REQUIRED"},
		"account of no kind":      {"account", `{"bank":"b","holder":"h","kind":"SOCK","number":"123456"}`, "/form/account/kind", "NOT_AN_OPTION"},
		"account with more":       {"account", `{"bank":"b","holder":"h","kind":"CARD","pin":"1"}`, "/form/account", "FORMAT"},
		"account of a stranger":   {"account", `{"bank":"b","holder":"李四","kind":"PASSBOOK","number":"123456"}`, "/form/account/holder", "HOLDER"},
		"holder on two lines":     {"account", `{"bank":"b","holder":"h\n1,2","kind":"PASSBOOK","number":"123456"}`, "/form/account/holder", "CHARACTERS"},
		"hidden field needed":     {"colour", `"OTHER"`, "/form/which", "REQUIRED"},
		"missing promise":         {"doc:promise", `[]`, "/form/doc:promise", "REQUIRED"},
		"missing consent":         {"doc:consent:" + me, `null`, "/form/doc:consent:" + me, "REQUIRED"},
		"consent of a child":      {"doc:consent:" + child, `["file_1"]`, "/form/doc:consent:" + child, "UNKNOWN_FIELD"},
		"bell without licence":    {"byBell", `true`, "/form/doc:bell", "REQUIRED"},
	} {
		form := casework.Form{}
		for k, v := range good {
			form[k] = v
		}
		form[x.key] = json.RawMessage(x.value)
		_, err := w.Cases.Perform(t.Context(), w.Actor("village_a"), casework.PerformInput{CaseID: c.ID, Rev: c.Version, RequestID: w.requestID(), Step: "hand_in", Form: form})
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || f.Code != fault.CodeInvalid || !slices.ContainsFunc(f.Fields, func(y fault.Field) bool {
			return y.Path == x.path && y.Reason == x.reason && y.Text.ZH != "" && y.Text.EN != ""
		}) {
			t.Errorf("%s: want %s %s, got %v", name, x.path, x.reason, err)
		}
	}
	long := w.refused("village_a", c, "note_down", `{"colour":"OTHER","which":"一二三四五六七八九十一"}`, "FORM")
	if long.Fields[0].Reason != "TOO_LONG" {
		t.Errorf("too long: %v", long)
	}
	if got := w.get("village_a", c); got.Version != c.Version || len(got.Actions) != 1 {
		t.Error("a refused form left a trace")
	}
}

func TestDraftsMayBeIncomplete(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.ask("village_a", w.household(testkit.VillageA, "1980-05-01"))
	c = w.do("village_a", c, "note_down", `{"area":"RURAL","colour":"RED","which":"隐藏的","account":`+goodAccount+`}`)
	if _, kept := c.State.Form["which"]; kept {
		t.Error("a field that nobody saw was kept")
	}
	var account map[string]string
	if err := json.Unmarshal(c.State.Form["account"], &account); err != nil || account["number"] != "" || account["last4"] != "4567" {
		t.Errorf("the form keeps %s", c.State.Form["account"])
	}
	if a := c.State.Account; a == nil || a.Last4 != "4567" || a.Sealed == "" || a.Blind == "" || strings.Contains(a.Sealed, "1234567") {
		t.Fatalf("account %+v", c.State.Account)
	}
	if n, err := w.People.OpenAccount(casework.AccountPlace(c.ID), c.State.Account.Sealed); err != nil || n != "1010001234567" {
		t.Errorf("opened as %q, %v", n, err)
	}
	sealed := c.State.Account.Sealed
	c = w.do("village_a", c, "note_down", `{"wheels":2,"account":{"bank":"另一家银行","holder":"骑甲","kind":"PASSBOOK","last4":"4567"}}`)
	if a := c.State.Account; a.Sealed != sealed || a.Bank != "另一家银行" || a.Last4 != "4567" {
		t.Errorf("an account without its number lost it: %+v", a)
	}
	if string(c.State.Form["area"]) != `"RURAL"` || string(c.State.Form["wheels"]) != "2" {
		t.Errorf("saving a part lost the rest: %v", c.State.Form)
	}
	f := w.refused("village_a", c, "note_down", `{"colour":"OTHER","which":"11010519491231002X"}`, "FORM")
	if !slices.ContainsFunc(f.Fields, func(x fault.Field) bool { return x.Reason == "ID_NUMBER_IN_TEXT" || x.Reason == "TOO_LONG" }) {
		t.Errorf("an identity number in a text: %v", f)
	}
	raw, err := json.Marshal(c)
	w.must(err)
	if strings.Contains(string(raw), "1234567\"") {
		t.Error("the stored case holds an account number")
	}
}

func TestAccountOfSomebodyElse(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.ask("village_a", w.household(testkit.VillageA, "1980-05-01", "1981-05-01"))
	c = w.do("village_a", c, "hand_in", application(c, 2))
	c = w.do("township_1", c, "take_in", `{}`)
	to := func(holder, proof string) string {
		return fmt.Sprintf(`{"account":{"bank":"示例农商银行","holder":%q,"kind":"PASSBOOK","number":"7654321000"}%s}`, holder, proof)
	}
	f := w.refused("township_1", c, "new_account", to("李四", ""), "FORM")
	if len(f.Fields) != 1 || f.Fields[0].Path != "/form/proof" {
		t.Errorf("a stranger's account without proof: %+v", f.Fields)
	}
	c = w.do("township_1", c, "new_account", to("李四", `,"proof":["file_9"]`))
	if c = w.do("township_1", c, "new_account", to(c.State.Members[1].Name, "")); c.State.Account.Holder != c.State.Members[1].Name {
		t.Errorf("a member's account: %+v", c.State.Account)
	}
}

func TestWhatIsAskedAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.ask("village_a", w.household(testkit.VillageA, "1980-05-01"))
	in := casework.PerformInput{CaseID: c.ID, Rev: c.Version, RequestID: "twice-0001", Step: "note_down", Form: parse(t, `{"wheels":1}`)}
	first, err := w.Cases.Perform(t.Context(), w.Actor("village_a"), in)
	w.must(err)
	again, err := w.Cases.Perform(t.Context(), w.Actor("village_a"), in)
	w.must(err)
	if again.Version != first.Version || len(again.Actions) != len(first.Actions) {
		t.Error("a repeated request did something")
	}
	in.Form = parse(t, `{"wheels":2}`)
	if _, err := w.Cases.Perform(t.Context(), w.Actor("village_a"), in); reasonOf(err) != "REQUEST_REUSED" {
		t.Errorf("another request under the same id: %v", err)
	}
	w.refused("village_a", c, "note_down", `{"wheels":2}`, "STALE_REV")
	again, err = w.Cases.Create(t.Context(), w.Actor("village_a"), casework.CreateInput{RequestID: w.requestID(), Program: "BICYCLE", HouseholdID: c.HouseholdID, ApplicantID: c.ApplicantID})
	if reasonOf(err) != "CASE_OPEN" {
		t.Errorf("a second open case: %v, %v", again, err)
	}
	c = w.do("village_a", first, "forget", "")
	if _, err = w.Cases.Create(t.Context(), w.Actor("village_a"), casework.CreateInput{RequestID: w.requestID(), Program: "BICYCLE", HouseholdID: c.HouseholdID, ApplicantID: c.ApplicantID}); err != nil {
		t.Errorf("after the first was closed: %v", err)
	}
	_, err = w.Cases.Create(t.Context(), w.Actor("village_a"), casework.CreateInput{RequestID: w.requestID(), Program: "BICYCLE", HouseholdID: c.HouseholdID, ApplicantID: "person_x"})
	if reasonOf(err) != "APPLICANT" {
		t.Errorf("a stranger as applicant: %v", err)
	}
}

func reasonOf(err error) string {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f.Reason
	}
	return fmt.Sprint(err)
}

func TestWhoMayAct(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	h := w.household(testkit.VillageA, "1980-05-01")
	for actor, want := range map[string]string{"village_b": "NOT_FOUND", "township_2": "NOT_FOUND", "auditor": "FORBIDDEN", "analyst": "FORBIDDEN", "admin": "FORBIDDEN"} {
		_, err := w.Cases.Create(t.Context(), w.Actor(actor), casework.CreateInput{RequestID: w.requestID(), Program: "BICYCLE", HouseholdID: h.ID, ApplicantID: h.HeadID})
		if reasonOf(err) != want {
			t.Errorf("%s opens a case: %v, want %s", actor, err, want)
		}
	}
	c := w.ask("village_a", h)
	c = w.do("village_a", c, "hand_in", application(c, 1))
	for actor, want := range map[string]string{
		"village_b": "NOT_FOUND", "village_c": "NOT_FOUND", "township_2": "NOT_FOUND", "city_vet": "NOT_FOUND", "supervisor_a": "NOT_FOUND",
		"village_a": "FORBIDDEN", "township_head_1": "FORBIDDEN", "city_officer": "FORBIDDEN", "auditor": "FORBIDDEN",
		"analyst": "FORBIDDEN", "admin": "FORBIDDEN", "city_finance": "FORBIDDEN",
	} {
		_, err := w.try(actor, c, "take_in", `{}`)
		if reasonOf(err) != want {
			t.Errorf("%s takes in: %v, want %s", actor, err, want)
		}
	}
	if _, err := w.Cases.Perform(t.Context(), nil, casework.PerformInput{CaseID: c.ID, Rev: c.Version, RequestID: w.requestID(), Step: "take_in"}); reasonOf(err) != "UNAUTHENTICATED" {
		t.Errorf("nobody takes in: %v", err)
	}
	w.refused("township_1", c, "ride", "", "FORBIDDEN") // the clock's own step
	w.refused("township_1", c, "fly", "", "UNKNOWN_STEP")
	f := w.refused("township_1", c, "advise", `{"advice":"GRANT","class":"A"}`, "WRONG_STATUS")
	if !strings.Contains(f.Text.EN, "Take in") {
		t.Errorf("does not say what is possible: %s", f.Text.EN)
	}
}

func TestSeparationOfDuties(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.ask("village_a", w.household(testkit.VillageA, "1980-05-01"))
	c = w.do("village_a", c, "hand_in", application(c, 1))
	c = w.do("township_1", c, "take_in", `{}`)
	// The head is among the visitors, so he may not sign.
	c = w.do("township_1", c, "look", fmt.Sprintf(`{"lookers":[%q,"村乙"]}`, w.Actor("township_head_1").StaffID))
	w.refused("township_1", c, "look", `{"lookers":["staff_nobody","村乙"]}`, "FORM")
	for _, who := range []string{"township_head_1", "township_1"} { // a name typed would be nobody who may not sign later
		f := w.refused("township_1", c, "look", fmt.Sprintf(`{"lookers":[%q,"村乙"]}`, w.Actor(who).Name), "FORM")
		if f.Fields[0].Path != "/form/lookers" || f.Fields[0].Reason != "STAFF_NAME" {
			t.Errorf("%s by name: %+v", who, f.Fields)
		}
	}
	c = w.do("township_1", c, "advise", `{"advice":"GRANT","class":"B"}`)
	f := w.refused("township_head_1", c, "hang_out", `{"tree":"村口"}`, "SEPARATION")
	if !strings.Contains(f.Text.EN, "Look at the shed") {
		t.Errorf("does not name the step: %s", f.Text.EN)
	}
	may, why := w.offers("township_head_1", c)
	if _, offered := may["hang_out"]; offered || !strings.Contains(why["hang_out"], "another person") {
		t.Errorf("offers %v, blocked %v", may, why)
	}
	other := *w.Actor("township_head_1")
	other.StaffID = "staff_deputy"
	w.waiting(w.Actor("township_head_1"), "")
	w.waiting(&other, "hang_out")

	// Nobody acts on a relative's case, whatever the role.
	w2 := newWorld(t)
	h := w2.household(testkit.VillageA, "1980-05-01")
	p, err := w2.People.GetPerson(t.Context(), w2.Actor("township_1"), h.HeadID)
	w2.must(err)
	c = w2.ask("village_a", h)
	c = w2.do("village_a", c, "hand_in", application(c, 1))
	cousin := *w2.Actor("township_1")
	cousin.Relatives = []string{"someone", p.IDBlind}
	_, err = w2.Cases.Perform(t.Context(), &cousin, casework.PerformInput{CaseID: c.ID, Rev: c.Version, RequestID: w2.requestID(), Step: "take_in", Form: casework.Form{}})
	if reasonOf(err) != "RELATIVE" {
		t.Errorf("on a relative's case: %v", err)
	}
	offers, blocked, err := w2.Cases.Available(t.Context(), &cousin, c)
	w2.must(err)
	if len(offers) != 0 || len(blocked) == 0 {
		t.Errorf("a relative is offered %d, told %d", len(offers), len(blocked))
	}
	w2.waiting(&cousin, "")
	w2.waiting(w2.Actor("township_1"), "take_in")
}

// waiting checks that the only case waits for the actor to do the step, by the list, its count and the summary; or, for no
// step, that nothing does.
func (w *world) waiting(actor *access.Actor, step string) {
	w.t.Helper()
	page, err := w.Cases.WorkQueue(w.t.Context(), actor, casework.WorkQuery{First: 10})
	w.must(err)
	n, err := w.Cases.WorkQueueCount(w.t.Context(), actor, casework.WorkQuery{})
	w.must(err)
	late, err := w.Cases.WorkQueueCount(w.t.Context(), actor, casework.WorkQuery{Overdue: true})
	w.must(err)
	if late != 0 {
		w.t.Errorf("%d cases are overdue on the first day", late)
	}
	summary, err := w.Cases.WorkQueueSummary(w.t.Context(), actor)
	w.must(err)
	want := min(len(step), 1)
	if len(page.Items) != want || int(n) != want || len(summary) != want || want == 1 && (summary[0].Step != step || summary[0].Count != 1) {
		w.t.Errorf("for %s wait %d cases, counted %d, %+v; want %q", actor.Name, len(page.Items), n, summary, step)
	}
}

func TestWhatVillagesDoNotSee(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.ask("township_1", w.household(testkit.VillageA, "1980-05-01"))
	c = w.do("township_1", c, "hand_in", strings.Replace(application(c, 2), `{"area"`, `{"doc:doctor":["file_3"],"area"`, 1))
	c = w.do("township_1", c, "take_in", `{}`)
	c = w.do("township_1", c, "look", `{"lookers":["村甲","村乙"],"shed":"车棚很大"}`)
	c = w.do("township_1", c, "advise", `{"advice":"GRANT","class":"B"}`)
	full, err := json.Marshal(w.get("township_1", c))
	w.must(err)
	seen := w.get("village_a", c)
	bare, err := json.Marshal(seen)
	w.must(err)
	for _, hidden := range []string{"purse", "车棚很大", "file_3", `"health"`, "Wheels"} {
		if !strings.Contains(string(full), hidden) {
			t.Errorf("the township does not see %s", hidden)
		}
		if strings.Contains(string(bare), hidden) {
			t.Errorf("the village sees %s", hidden)
		}
	}
	if seen.State.Amount != 1000 || string(seen.State.Form["wheels"]) != "2" || seen.State.Card == nil || seen.State.Card.Amount != 1000 {
		t.Errorf("the village should see what the notice shows: %+v", seen.State)
	}
	page, err := w.Cases.Find(t.Context(), w.Actor("village_a"), casework.Query{Where: docstore.True[casework.Case](), First: 10})
	w.must(err)
	many, err := w.Cases.GetMany(t.Context(), w.Actor("village_a"), []string{c.ID})
	w.must(err)
	for _, x := range []*casework.Case{page.Items[0], many[c.ID]} {
		if _, ok := x.State.Form["purse"]; ok {
			t.Error("a list tells what the case does not")
		}
	}
	// What a village worker cannot see, saving a draft must not wipe out.
	d := w.ask("township_1", w.household(testkit.VillageA, "1981-05-01"))
	d = w.do("township_1", d, "note_down", `{"purse":"12.5","wheels":1}`)
	d = w.do("village_a", d, "note_down", `{"purse":null,"wheels":2}`)
	if d = w.get("township_1", d); string(d.State.Form["purse"]) != `"12.5"` || string(d.State.Form["wheels"]) != "2" {
		t.Errorf("form %v", d.State.Form)
	}
	for _, actor := range []string{"admin", "analyst", "verifier", "city_finance"} {
		if _, err := w.Cases.Get(t.Context(), w.Actor(actor), c.ID); reasonOf(err) != "FORBIDDEN" {
			t.Errorf("%s reads a case: %v", actor, err)
		}
	}
	if w.Actor("auditor").May(access.CaseReadConfidential) {
		if _, ok := w.get("auditor", c).State.Form["purse"]; !ok {
			t.Error("the auditor does not see the form")
		}
	}
}

func TestOffersAreReadyToFillIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.ask("village_a", w.household(testkit.VillageA, "1980-05-01", "2015-06-01"))
	may, why := w.offers("village_a", c)
	if len(may) != 3 || len(why) != 0 {
		t.Fatalf("offers %v, blocked %v", may, why)
	}
	form := may["hand_in"]
	keys := map[string]int{}
	for _, f := range form.Fields {
		keys[f.Key] = len(f.Options)
		for _, item := range f.Items {
			keys[f.Key+"."+item.Key] = len(item.Options)
		}
	}
	for key, options := range map[string]int{"area": 2, "causes": 2, "riders.person": 2, "riders.reason": 1, "doc:promise": 0, "doc:consent:" + c.State.Members[0].PersonID: 0} {
		if n, ok := keys[key]; !ok || n != options {
			t.Errorf("field %s: there %v, %d options", key, ok, n)
		}
	}
	bell := slices.IndexFunc(form.Fields, func(f catalog.Field) bool { return f.Key == "doc:bell" })
	if bell < 0 || form.Fields[bell].VisibleWhen == nil || form.Fields[bell].VisibleWhen.Field != "byBell" {
		t.Error("the bell licence does not appear when a bell is wished for")
	}
	if !strings.Contains(string(form.Initial["riders"]), c.State.Members[1].PersonID) {
		t.Errorf("the riders are not proposed: %s", form.Initial["riders"])
	}
	c = w.do("village_a", c, "note_down", application(c, 3))
	may, _ = w.offers("village_a", c)
	if string(may["hand_in"].Initial["wheels"]) != "3" {
		t.Error("what was saved is not offered again")
	}
	c = w.do("village_a", c, "hand_in", "{}")
	c = w.do("township_1", c, "take_in", `{}`)
	_, why = w.offers("township_1", c)
	if why["advise"] == "" {
		t.Errorf("nothing says why there is no advice yet: %v", why)
	}
	may, _ = w.offers("township_1", c)
	if staff := may["look"].Fields[0].Options; len(staff) < 3 {
		t.Errorf("%d colleagues to choose from", len(staff))
	}
	c = w.do("township_1", c, "look", `{"lookers":["村甲","村乙"]}`)
	may, _ = w.offers("township_1", c)
	advise := may["advise"]
	if advise.Card == nil || advise.Card.Eligible || string(advise.Initial["advice"]) != `"REFUSE"` || !strings.Contains(advise.Help.EN, "More than two wheels") {
		t.Errorf("the advice is not prepared: %+v %s", advise.Card, advise.Help.EN)
	}
	w.refused("township_1", c, "advise", `{"advice":"GRANT","class":"A"}`, "NOT_ELIGIBLE")
	if _, why = w.offers("village_a", c); why["advise"] == "" {
		t.Errorf("the village is not told who is next: %v", why)
	}
}
