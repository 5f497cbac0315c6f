package graph

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/catalogtest"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/money"
	"minzheng/internal/people"
	"minzheng/internal/testkit"
)

// story is testdata/programs/ID.yaml: the facts that decide a programme's amount, and the amounts computed by hand. What
// it does not say the driver fills in from the catalogue.
type story struct {
	Person     storyPerson               `yaml:"person"`     // the applicant
	Draws      []storyDraw               `yaml:"draws"`      // what the applicant draws already
	Form       map[string]any            `yaml:"form"`       // of the application
	Steps      map[string]map[string]any `yaml:"steps"`      // forms of other steps
	Grant      []string                  `yaml:"grant"`      // the way to the decision, where it is not the common one
	Amount     string                    `yaml:"amount"`     // decided
	Change     *storyCase                `yaml:"change"`     // other facts, and the amount by them
	Variants   []storyVariant            `yaml:"variants"`   // other ways through the same programme
	Cases      []storyCase               `yaml:"cases"`      // further amounts, computed only
	Recipients []storyDraw               `yaml:"recipients"` // of a roster: who draws from what
	Lines      map[string]string         `yaml:"lines"`      // of a roster: the amount by the payee
}

type storyPerson struct {
	Birth  calendar.Date `yaml:"birth"`
	Health string        `yaml:"health"`
	Cert   string        `yaml:"cert"` // type and level of a disability certificate, such as 41
}

type storyDraw struct {
	Name    string `yaml:"name"`
	Program string `yaml:"program"`
	Amount  string `yaml:"amount"`
	Also    string `yaml:"also"` // a second programme of the same person
}

type storyCase struct {
	Name   string         `yaml:"name"`
	Form   map[string]any `yaml:"form"`
	Draws  *[]storyDraw   `yaml:"draws"`  // of another applicant
	Birth  calendar.Date  `yaml:"birth"`  // of another applicant
	Amount string         `yaml:"amount"` // "" where nothing may be granted
}

type storyVariant struct {
	Name   string         `yaml:"name"`
	Form   map[string]any `yaml:"form"`
	Grant  []string       `yaml:"grant"`
	Amount string         `yaml:"amount"`
}

// of puts the applicant's id where a form says {{applicant}}.
func of(c *casework.Case, v any) any {
	switch x := v.(type) {
	case string:
		return strings.ReplaceAll(x, "{{applicant}}", c.ApplicantID)
	case []any:
		out := make([]any, len(x))
		for i := range x {
			out[i] = of(c, x[i])
		}
		return out
	case map[string]any:
		out := map[string]any{}
		for k, y := range x {
			out[k] = of(c, y)
		}
		return out
	}
	return v
}

// TestEveryProgramme takes each programme of the catalogue through its life. One without a story fails.
func TestEveryProgramme(t *testing.T) {
	t.Parallel()
	cat := catalogtest.Embedded(t)
	for _, p := range cat.Programs() {
		t.Run(p.ID, func(t *testing.T) {
			t.Parallel()
			live(t, cat, p, filepath.Join("testdata", "programs", p.ID+".yaml"))
		})
	}
}

// live plays a programme by its story file, on the API of a world that has the catalogue.
func live(t *testing.T, cat *catalog.Catalog, p *catalog.Program, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("every programme has a story: %v", err)
	}
	var st story
	if err := yaml.UnmarshalWithOptions(data, &st, yaml.Strict()); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	d := &player{world: emptyWorld(t, cat), p: p, story: st, serial: 100}
	if p.Roster != nil {
		d.roster()
		return
	}
	d.refusal()
	d.amounts()
	d.exclusions()
	d.life()
	for _, v := range st.Variants {
		d.story.Form, d.story.Grant, d.story.Amount = v.Form, v.Grant, v.Amount
		d.life()
	}
}

// player plays the story of one programme.
type player struct {
	*world
	p      *catalog.Program
	story  story
	serial int
}

// cast is who does a step: by its tier, and where a tier has several desks by the permission.
func (d *player) cast(step *catalog.Step) *access.Actor {
	switch {
	case step.Tier == "VILLAGE":
		return d.Actor("village_a")
	case step.Tier == "TOWNSHIP" && step.Permission == string(access.CaseSign):
		return d.Actor("township_head_1")
	case step.Tier == "TOWNSHIP":
		return d.Actor("township_1")
	case step.Permission == string(access.CaseConfirm):
		return d.officer("city_confirmer")
	}
	return d.officer("city_officer")
}

// officer is a city officer of the section that owns the programme.
func (d *player) officer(name string) *access.Actor {
	a := *d.Actor(name)
	a.Sections = []string{d.p.SectionOn(d.Fixture.Clock.Today())}
	return &a
}

// wrong is who may not do a step, by the table of the handbook: the desks of other tiers, and another section's officer.
func (d *player) wrong(step *catalog.Step) []*access.Actor {
	other := *d.Actor("city_confirmer")
	other.Sections = []string{access.SectionGrass}
	out := []*access.Actor{d.Actor("auditor"), d.Actor("village_b"), d.Actor("township_2"), &other}
	village, township, head, reviewer, confirmer := d.Actor("village_a"), d.Actor("township_1"), d.Actor("township_head_1"), d.officer("city_officer"), d.officer("city_confirmer")
	switch access.Permission(step.Permission) { //nolint:exhaustive // the permissions of steps
	case access.CaseDraft:
		out = append(out, head)
	case access.CaseAccept, access.CaseOpine:
		out = append(out, village, head, reviewer, confirmer)
	case access.CaseSign:
		out = append(out, village, township, reviewer, confirmer)
	case access.CaseNoticePost, access.CaseReviewDemocratic:
		out = append(out, village, reviewer, confirmer)
	case access.CaseNoticeConfirm:
		out = append(out, township, head, reviewer)
	case access.CaseCityReview, access.VerificationEnter:
		out = append(out, village, township, head, confirmer)
	case access.CaseConfirm:
		out = append(out, village, township, head, reviewer)
	case access.VerificationRequest:
		out = append(out, village)
	}
	return out
}

const (
	createDocument  = `mutation($i:CreateCaseInput!){createCase(input:$i){case{id}}}`
	performDocument = `mutation($i:PerformActionInput!){performAction(input:$i){case{id status amount}}}`
	freezeDocument  = `mutation($i:FreezeBatchInput!){freezeBatch(input:$i){batch{id rev}}}`
	advanceDocument = `mutation($i:AdvanceBatchInput!){advanceBatch(input:$i){batch{id rev}}}`
	resultDocument  = `mutation($i:ImportBankResultInput!){importBankResult(input:$i){batch{id rev state}}}`
)

// call asks the API as an actor; what comes back is the first field's first object.
func (d *player) call(actor *access.Actor, document string, input map[string]any) (out struct {
	ID, Status, State string
	Rev               int64
	Amount            *string
}, code, message string,
) {
	d.t.Helper()
	input["requestId"] = d.request()
	body, err := json.Marshal(map[string]any{"variables": map[string]any{"i": input}, "extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": "sha256:d"}}})
	d.must(err)
	t, _ := d.t.(*testing.T)
	_, _, a := ask(t, d.handler(map[string]string{"sha256:d": document}), actor, post(string(body)))
	if len(a.Errors) > 0 {
		e := a.Errors[0]
		for _, f := range e.Extensions.Fields {
			e.Message += " | " + f.Path + ": " + f.Message
		}
		return out, e.Extensions.Code, e.Message
	}
	var data map[string]map[string]json.RawMessage
	d.must(json.Unmarshal(a.Data, &data))
	for _, payload := range data {
		for _, object := range payload {
			d.must(json.Unmarshal(object, &out))
		}
	}
	return out, "", ""
}

// applicant registers a family of the village whose head the story describes, and what the head draws already.
func (d *player) applicant(draws []storyDraw) *people.Household {
	d.t.Helper()
	d.serial += 2
	birth := d.story.Person.Birth
	if birth == "" {
		birth = "1960-04-05"
	}
	number, phone := residentID(birth, d.serial), "13800138000"
	in := people.PersonInput{Name: "周" + string(rune(0x5b50+d.serial)), IDNumber: &number, Phone: &phone, VillageCode: testkit.VillageA, Health: d.story.Person.Health, Labour: people.NoLabour}
	if in.Health == "" {
		in.Health = people.Healthy
	}
	if c := d.story.Person.Cert; c != "" {
		cert := number + c
		in.DisabilityCert = &cert
	}
	head, err := d.People.SavePerson(d.t.Context(), d.System(), people.SavePersonInput{RequestID: d.request(), PersonInput: in})
	d.must(err)
	h, err := d.People.CreateHousehold(d.t.Context(), d.System(), people.CreateHouseholdInput{RequestID: d.request(), HeadPersonID: head.ID, VillageCode: testkit.VillageA, Address: "1号", From: "2020-01-01"})
	d.must(err)
	for _, x := range draws {
		d.drawing(h, x.Program, x.Amount)
	}
	return h
}

// drawing lets the head of a household draw from a programme since May, as a roster of the old system would say.
func (d *player) drawing(h *people.Household, program, amount string) {
	d.t.Helper()
	p, err := d.Catalog.Program(program)
	d.must(err)
	fen, err := money.ParseYuan(amount)
	d.must(err)
	person, err := d.People.GetPerson(d.t.Context(), d.System(), h.HeadID)
	d.must(err)
	c := &casework.Case{
		Meta: docstore.Meta{ID: "case_" + program + h.ID}, Place: h.Place, Number: program + "-" + h.ID, Program: p.ID, Edition: p.Edition,
		Section: p.SectionOn("2025-04-20"), Unit: p.Unit, HouseholdID: h.ID, ApplicantID: h.HeadID, Applicant: h.HeadName,
	}
	sealed, err := d.People.SealAccount(casework.AccountPlace(c.ID), "62170000"+h.ID[len(h.ID)-4:])
	d.must(err)
	rec := &casework.Recorder{Catalog: d.Catalog, Program: p, Workdays: d.Workdays}
	step, ok := p.StepOfKind(string(casework.KindTakeOver))
	if !ok {
		d.t.Fatalf("%s takes nobody over", program)
	}
	_, err = rec.Record(c, casework.Entry{
		Step: step.ID, By: casework.Doer{ID: "system", Name: "clock"}, At: time.Date(2025, 4, 20, 1, 0, 0, 0, time.UTC), Members: []casework.Member{casework.MemberOf(person, "HEAD")},
		Effective: "2025-05", Card: &casework.Card{Month: "2025-05", Eligible: true, Amount: fen, Persons: 1},
		Account: &casework.Account{Bank: "示例农商银行", Holder: h.HeadName, Kind: "PASSBOOK", Sealed: sealed.Sealed, Blind: sealed.Blind, Last4: sealed.Last4},
		Form:    d.takeOverForm(p),
	})
	d.must(err)
	d.must(d.Cases.PutImported(d.t.Context(), d.System(), c))
	d.must(d.Benefit.Apply(d.t.Context(), c, &c.Actions[0]))
}

func (d *player) takeOverForm(p *catalog.Program) casework.Form {
	for _, f := range p.Fields() {
		if f.Sets == "AREA_CLASS" {
			return form(`{"` + f.Key + `":"RURAL"}`)
		}
	}
	return nil
}

// open asks for a case on the API: the village does, others may not.
func (d *player) open(draws []storyDraw) string {
	d.t.Helper()
	h := d.applicant(draws)
	input := map[string]any{"programCode": d.p.ID, "householdId": h.ID, "applicantPersonId": h.HeadID}
	for _, a := range []*access.Actor{d.Actor("village_b"), d.Actor("township_head_1"), d.Actor("auditor"), d.Actor("township_2")} {
		if _, code, _ := d.call(a, createDocument, input); code != string(fault.CodeForbidden) && code != string(fault.CodeNotFound) {
			d.t.Fatalf("%s %s opened a case: %q", a.Role, a.Region, code)
		}
	}
	out, code, message := d.call(d.Actor("village_a"), createDocument, input)
	if code != "" {
		d.t.Fatalf("open: %s %s", code, message)
	}
	if _, code, _ := d.call(d.Actor("village_a"), createDocument, input); code != string(fault.CodeConflict) {
		d.t.Errorf("a second open case of the same %s: %q", d.p.Unit, code)
	}
	return out.ID
}

// do takes a step on the API, after everybody who may not has tried.
func (d *player) do(id, stepID string, over map[string]any) *casework.Case {
	d.t.Helper()
	step, ok := d.p.Step(stepID)
	if !ok {
		d.t.Fatalf("no step %s", stepID)
	}
	actor := d.cast(step)
	input := d.filled(id, actor, stepID, over)
	for _, a := range d.wrong(step) {
		if _, code, _ := d.call(a, performDocument, input); code != string(fault.CodeForbidden) && code != string(fault.CodeNotFound) {
			d.t.Fatalf("%s: %s %s did it: %q", stepID, a.Role, a.Region, code)
		}
	}
	if _, code, message := d.call(actor, performDocument, input); code != "" {
		d.t.Fatalf("%s: %s %s\n%+v", stepID, code, message, input["form"])
	}
	return d.read(id)
}

func (d *player) read(id string) *casework.Case {
	d.t.Helper()
	c, err := d.Cases.Get(d.t.Context(), d.System(), id)
	d.must(err)
	return c
}
