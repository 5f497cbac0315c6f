package graph

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/payroll"
)

// notice stands in a way for the days of the posting.
const notice = "~notice"

// way is the common way to a decision; steps that a programme does not have are left out.
func way(decision ...string) []string {
	return append([]string{"submit", "accept", "start_survey", "visit", "verify_request", "verify_open", "verify_enter", "opine"}, decision...)
}

// play walks a way.
func (d *player) play(id string, steps []string, over map[string]map[string]any) *casework.Case {
	d.t.Helper()
	c := d.read(id)
	for _, step := range steps {
		if step == notice {
			if c.State.Notice != nil {
				d.Fixture.Clock.SetDay(c.State.Notice.Until.AddDays(1))
			}
			continue
		}
		if _, ok := d.p.Step(step); ok {
			c = d.do(id, step, over[step])
		}
	}
	return c
}

// refusal: the township proposes it, the city decides it; nothing is paid.
func (d *player) refusal() {
	d.t.Helper()
	id := d.open(d.story.Draws)
	c := d.play(id, way("send_refusal_up", "city_review", "reject"), map[string]map[string]any{"opine": {"proposal": casework.ProposeRefuse}})
	if c.State.Status != casework.Rejected || c.State.Amount != 0 {
		d.t.Fatalf("refused: %s %s", c.State.Status, c.State.Amount)
	}
	if spans, err := d.Benefit.OfCase(d.t.Context(), d.System(), id); err != nil || len(spans) > 0 {
		d.t.Fatalf("a refused case has spans %v, %v", spans, err)
	}
}

// compute is the card of a form, for the applicant of a fresh draft.
func (d *player) compute(c *casework.Case, over map[string]any) *casework.Card {
	d.t.Helper()
	facts := map[string]any{}
	maps.Copy(facts, d.story.Form)
	maps.Copy(facts, over)
	raw := casework.Form{}
	for k, v := range facts {
		b, err := json.Marshal(of(c, v))
		d.must(err)
		raw[k] = b
	}
	var area string
	for _, f := range d.p.Fields() {
		if f.Sets == "AREA_CLASS" {
			if area = "URBAN"; raw[f.Key] != nil {
				d.must(json.Unmarshal(raw[f.Key], &area))
			}
		}
	}
	month := d.Fixture.Clock.Today().Month()
	if !d.p.Pays(catalog.CycleOnce) {
		month = month.Next()
	}
	card, err := d.Benefit.Compute(d.t.Context(), c, raw, c.State.Members, area, month)
	d.must(err)
	return card
}

// amounts holds the story's further cases against the formula.
func (d *player) amounts() {
	d.t.Helper()
	if d.p.Benefit == nil {
		return
	}
	if len(d.story.Cases) < 3 {
		d.t.Errorf("a story has at least three further cases, this has %d", len(d.story.Cases))
	}
	c := d.read(d.open(d.story.Draws))
	birth := d.story.Person.Birth
	for _, x := range d.story.Cases {
		c := c
		if x.Draws != nil || x.Birth != "" {
			draws := d.story.Draws
			if x.Draws != nil {
				draws = *x.Draws
			}
			if x.Birth != "" {
				d.story.Person.Birth = x.Birth
			}
			c = d.read(d.open(draws))
			d.story.Person.Birth = birth
		}
		card := d.compute(c, x.Form)
		d.listed(card)
		if card.Eligible != (x.Amount != "") || card.Eligible && card.Amount.Yuan() != x.Amount {
			d.t.Errorf("%s: eligible %t, %s; want %q: %v %+v", x.Name, card.Eligible, card.Amount, x.Amount, card.Reasons, card.Steps)
		}
	}
}

// listed: the programme names every standard that its amount hangs on; when one of them changes, its cases follow.
func (d *player) listed(card *casework.Card) {
	d.t.Helper()
	for _, s := range card.Standards {
		if !slices.Contains(d.p.Benefit.Standards, s.Key) {
			d.t.Errorf("%s is computed by %s but does not list it", d.p.ID, s.Key)
		}
	}
}

// exclusions: who draws from a programme that excludes this one is not eligible, whichever of the two says so.
func (d *player) exclusions() {
	d.t.Helper()
	for _, other := range d.Catalog.Excluding(d.p.ID) {
		if slices.ContainsFunc(d.story.Draws, func(x storyDraw) bool { return x.Program == other }) {
			d.t.Errorf("the story draws from %s, which excludes %s", other, d.p.ID)
		}
		c := d.read(d.open(append(slices.Clone(d.story.Draws), storyDraw{Program: other, Amount: "1.00"})))
		card := d.compute(c, nil)
		if card.Eligible || len(card.Reasons) == 0 || !strings.Contains(card.Reasons[len(card.Reasons)-1].ZH, "不能同时享受") {
			d.t.Errorf("beside %s: eligible %t %v", other, card.Eligible, card.Reasons)
		}
	}
}

// life: apply, decide, pay or certify, change, end.
func (d *player) life() {
	d.t.Helper()
	id := d.open(d.story.Draws)
	steps := d.story.Grant
	if steps == nil {
		steps = way("sign", "post_notice", "confirm_notice", notice, "send_up", "city_review", "confirm")
	}
	c := d.play(id, steps, nil)
	if c.State.Status != casework.Confirmed || c.State.Amount.Yuan() != d.story.Amount {
		card, _ := json.Marshal(c.State.Card)
		d.t.Fatalf("granted: %s %s, want %s\n%s", c.State.Status, c.State.Amount, d.story.Amount, card)
	}
	spans, err := d.Benefit.OfCase(d.t.Context(), d.System(), id)
	d.must(err)
	if len(spans) != 1 || d.p.PerPerson() != (spans[0].PersonID != "") || spans[0].Amount != c.State.Amount {
		d.t.Fatalf("spans %+v", spans)
	}
	switch {
	case d.p.Pays(catalog.CycleOnce):
		d.once(id)
		return
	case d.p.Benefit == nil:
		c = d.do(id, "issue", nil)
	default:
		d.Fixture.Clock.SetDay(c.State.EffectiveFrom.First())
		d.must(d.Cases.Tick(d.t.Context()))
		c = d.read(id)
	}
	if c.State.Status != casework.InBenefit {
		d.t.Fatalf("%s", c.State.Status)
	}
	if d.p.Benefit != nil && d.p.Benefit.Cycle != catalog.CycleNone {
		d.pay(id)
	}
	d.changed(id)
	c = d.do(id, "end", nil)
	if c.State.Status != casework.Ended || c.State.EndReason == "" {
		d.t.Fatalf("ended: %+v", c.State)
	}
	d.sound()
}

// once: paid, the case is done with, when its papers are in.
func (d *player) once(id string) {
	d.t.Helper()
	d.pay(id)
	c := d.read(id)
	if c.State.HasFlag(casework.FlagPapersDue) {
		if c.State.Status != casework.InBenefit {
			d.t.Fatalf("papers are outstanding, but the case is %s", c.State.Status)
		}
		step := slices.IndexFunc(d.p.Steps, func(s catalog.Step) bool {
			return casework.Kind(s.Kind) == casework.KindPapers && slices.Contains(s.From, string(casework.InBenefit))
		})
		c = d.do(id, d.p.Steps[step].ID, nil)
	}
	if c.State.Status != casework.Ended {
		d.t.Fatalf("paid once, the case is %s", c.State.Status)
	}
	d.sound()
}

// changed proposes and confirms what the story changes.
func (d *player) changed(id string) {
	d.t.Helper()
	if _, ok := d.p.Step("propose_change"); !ok {
		return
	}
	if d.story.Change == nil {
		d.t.Error("the story changes nothing")
		return
	}
	d.do(id, "propose_change", d.story.Change.Form)
	c := d.do(id, "confirm_change", nil)
	if c.State.Amount.Yuan() != d.story.Change.Amount {
		d.t.Fatalf("changed to %s, want %s", c.State.Amount, d.story.Change.Amount)
	}
}

// sound: the logs, the spans and the money agree.
func (d *player) sound() {
	d.t.Helper()
	d.must(d.Cases.Check(d.t.Context(), func(id, what string) { d.t.Errorf("case %s: %s", id, what) }))
	d.must(d.Benefit.Check(d.t.Context(), func(id, what string) { d.t.Errorf("span %s: %s", id, what) }))
	d.must(d.Benefit.CheckLogs(d.t.Context(), d.Cases.Collection(), func(id, what string) { d.t.Errorf("log %s: %s", id, what) }))
	d.must(d.Payroll.Check(d.t.Context(), func(id, what string) { d.t.Errorf("payroll %s: %s", id, what) }))
}

// pay runs the programme's payroll on the API and finds the case's line paid with the decided amount, once.
func (d *player) pay(id string) {
	d.t.Helper()
	month := d.Fixture.Clock.Today().Month()
	d.run(month)
	c := d.read(id)
	page, err := d.Payroll.PaymentCollection().Find(d.t.Context(), docstore.Query[payroll.Payment]{Where: payroll.Payments.CaseID.Eq(id), Limit: 10})
	d.must(err)
	if len(page.Items) != 1 || page.Items[0].State != payroll.Paid || page.Items[0].Amount != c.State.Amount || page.Items[0].Period != month {
		d.t.Fatalf("lines %+v", page.Items)
	}
	_, code, _ := d.call(d.officer("city_officer"), freezeDocument, map[string]any{"programCode": d.p.ID, "month": string(month)})
	if code == "" {
		d.t.Error("the month is paid a second time")
	}
}

// run is one run, from the roster to the bank's answer; each step is refused to other desks first.
func (d *player) run(month calendar.Month) string {
	d.t.Helper()
	officer, finance := d.officer("city_officer"), d.Actor("city_finance")
	frozen := map[string]any{"programCode": d.p.ID, "month": string(month)}
	d.not(freezeDocument, frozen, d.Actor("township_1"), d.Actor("village_a"), finance)
	b, code, message := d.call(officer, freezeDocument, frozen)
	if code != "" {
		d.t.Fatalf("freeze: %s %s", code, message)
	}
	for _, x := range []struct {
		step   payroll.Step
		by     *access.Actor
		others []*access.Actor
	}{
		{payroll.Calculate, officer, []*access.Actor{finance, d.Actor("township_1")}},
		{payroll.Review, officer, []*access.Actor{finance, d.Actor("township_head_1")}},
		{payroll.Approve, finance, []*access.Actor{officer, d.Actor("township_head_1")}},
		{payroll.Export, finance, []*access.Actor{officer}},
	} {
		in := map[string]any{"batchId": b.ID, "rev": b.Rev, "step": string(x.step)}
		d.not(advanceDocument, in, x.others...)
		if b, code, message = d.call(x.by, advanceDocument, in); code != "" {
			d.t.Fatalf("%s: %s %s", x.step, code, message)
		}
	}
	batch, err := d.Payroll.Batch(d.t.Context(), finance, b.ID)
	d.must(err)
	_, content, err := d.Blobs.Read(d.t.Context(), finance, batch.FileID)
	d.must(err)
	lines := strings.Split(strings.TrimSuffix(string(content), "\r\n"), "\r\n")
	for i := 1; i < len(lines); i++ {
		lines[i] += "," + payroll.CodePaid + "," + string(d.Fixture.Clock.Today())
	}
	file, err := d.Blobs.Put(d.t.Context(), finance, "result.csv", strings.NewReader(strings.Join(lines, "\r\n")+"\r\n"))
	d.must(err)
	in := map[string]any{"batchId": b.ID, "rev": b.Rev, "fileId": file.ID}
	d.not(resultDocument, in, officer)
	out, code, message := d.call(finance, resultDocument, in)
	if code != "" || out.State != string(payroll.Settled) {
		d.t.Fatalf("result: %s %s %s", code, message, out.State)
	}
	return b.ID
}

func (d *player) not(document string, input map[string]any, actors ...*access.Actor) {
	d.t.Helper()
	for _, a := range actors {
		if _, code, _ := d.call(a, document, input); code != string(fault.CodeForbidden) && code != string(fault.CodeNotFound) {
			d.t.Fatalf("%s %s did it: %q %s", a.Role, a.Region, code, document)
		}
	}
}

// roster: who draws from the programmes is paid once, and nobody twice.
func (d *player) roster() {
	d.t.Helper()
	payees := map[string]string{}
	for _, r := range d.story.Recipients {
		h := d.applicant([]storyDraw{r})
		if r.Also != "" {
			d.drawing(h, r.Also, "1.00")
		}
		payees[h.HeadName+h.ID] = r.Name
	}
	id := d.run("2025-06")
	page, err := d.Payroll.PaymentCollection().Find(d.t.Context(), docstore.Query[payroll.Payment]{Where: payroll.Payments.BatchID.Eq(id), Limit: 100})
	d.must(err)
	got := map[string]string{}
	for _, p := range page.Items {
		name := payees[p.Payee+p.HouseholdID]
		if got[name] != "" || p.Item != d.p.Benefit.Item || p.State != payroll.Paid {
			d.t.Errorf("line %+v", p)
		}
		got[name] = p.Amount.Yuan()
	}
	if !maps.Equal(got, d.story.Lines) {
		d.t.Fatalf("paid %v, want %v", got, d.story.Lines)
	}
	if _, code, _ := d.call(d.officer("city_officer"), freezeDocument, map[string]any{"programCode": d.p.ID, "month": "2025-06"}); code != string(fault.CodeConflict) {
		d.t.Errorf("a second roster of the month: %q", code)
	}
	if len(d.story.Cases) < 3 {
		d.t.Errorf("a story has at least three further cases, this has %d", len(d.story.Cases))
	}
	for _, x := range d.story.Cases {
		span := &benefit.Entitlement{Program: asText(x.Form["program"]), AreaClass: asText(x.Form["area"])}
		amount, err := d.Benefit.RosterAmount(d.t.Context(), d.p, span, calendar.Month(asText(x.Form["month"])))
		d.must(err)
		if want := x.Amount; want == "" && amount != 0 || want != "" && amount.Yuan() != want {
			d.t.Errorf("%s: %s, want %q", x.Name, amount, want)
		}
	}
	d.must(d.Payroll.Check(d.t.Context(), func(id, what string) { d.t.Errorf("payroll %s: %s", id, what) }))
}

func asText(v any) string {
	s, _ := v.(string)
	return s
}
