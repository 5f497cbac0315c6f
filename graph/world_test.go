package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/blob"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/catalogtest"
	"minzheng/internal/desk"
	"minzheng/internal/docstore"
	"minzheng/internal/figures"
	"minzheng/internal/identity"
	"minzheng/internal/importer"
	"minzheng/internal/ledger"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
	"minzheng/internal/staff"
	"minzheng/internal/testkit"
)

// world is the test town with three families, behind the real handler: one paid since May in village A, one with a draft
// in village B, one with a draft in village C of another township.
type world struct {
	*testkit.Fixture
	Deps
	t        testing.TB
	requests int
	names    map[string]string // what {{name}} in a query stands for
	log      *bytes.Buffer
}

func newWorld(t testing.TB) *world {
	t.Helper()
	cat := catalogtest.Embedded(t)
	w := emptyWorld(t, cat)
	w.settle()
	w.registers()
	return w
}

// emptyWorld is the town without families, on a catalogue.
func emptyWorld(t testing.TB, cat *catalog.Catalog) *world {
	t.Helper()
	town := testkit.Town(t, testkit.Store(t))
	w := &world{Fixture: town, t: t, names: map[string]string{}, log: &bytes.Buffer{}}
	w.Deps = Deps{
		Catalog: cat, Regions: town.Regions, Staff: town.Staff, Audit: town.Audit, Queue: NewQueue(), Clock: town.Clock.Now, Demo: true,
		Logger: slog.New(slog.NewJSONHandler(w.log, nil)), Documents: map[string]string{},
	}
	w.open()
	w.openImports()
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) open() {
	w.t.Helper()
	ctx, town := w.t.Context(), w.Fixture
	var err error
	w.Workdays, err = calendar.Embedded()
	w.must(err)
	w.Auth, err = staff.NewAuth(ctx, town.Staff, town.Keys)
	w.must(err)
	w.People, err = people.Open(ctx, people.Deps{Store: town.Store, Regions: town.Regions, Audit: town.Audit, Once: town.Once, Keys: town.Keys, Clock: town.Clock.Now, IDs: town.IDs})
	w.must(err)
	w.Blobs, err = blob.Open(ctx, blob.Deps{Store: town.Store, Audit: town.Audit, IDs: town.IDs})
	w.must(err)
	w.Benefit, err = benefit.Open(ctx, benefit.Deps{Store: town.Store, Regions: town.Regions, Catalog: w.Catalog, Audit: town.Audit, Once: town.Once, Clock: town.Clock.Now, IDs: town.IDs})
	w.must(err)
	w.Cases, err = casework.Open(ctx, casework.Deps{
		Store: town.Store, Catalog: w.Catalog, Regions: town.Regions, People: w.People, Audit: town.Audit, Once: town.Once, Workdays: w.Workdays,
		Files: w.Blobs, Staff: town.Staff, Effects: w.Benefit, Claims: town.Claims, Clock: town.Clock.Now, IDs: town.IDs,
		Changed: func(c *casework.Case) { w.Queue.Changed(c.ID, c.Place, c.Section, town.Clock.Now()) },
	})
	w.must(err)
	w.Registry, err = registry.Open(ctx, registry.Deps{
		Store: town.Store, Catalog: w.Catalog, Regions: town.Regions, Audit: town.Audit, Once: town.Once, Workdays: w.Workdays, Files: w.Blobs, Staff: town.Staff,
		Clock: town.Clock.Now, IDs: town.IDs,
	})
	w.must(err)
	w.Ledger, err = ledger.Open(ctx, ledger.Deps{
		Store: town.Store, Catalog: w.Catalog, Regions: town.Regions, People: w.People, Cases: w.Cases, Registry: w.Registry, Audit: town.Audit, Once: town.Once,
		Workdays: w.Workdays, Files: w.Blobs, Staff: town.Staff, Clock: town.Clock.Now, IDs: town.IDs,
		Claims: town.Claims, Allowance: w.Benefit.Allowance,
	})
	w.must(err)
	w.Benefit.Elsewhere = w.Ledger.PaidInYear
	w.Payroll, err = payroll.Open(ctx, payroll.Deps{
		Store: town.Store, Regions: town.Regions, Catalog: w.Catalog, People: w.People, Cases: w.Cases, Benefit: w.Benefit, Blobs: w.Blobs,
		Audit: town.Audit, Once: town.Once, Clock: town.Clock.Now, IDs: town.IDs,
	})
	w.must(err)
	w.Benefit.PaidThrough = w.Payroll.PaidThrough
	w.Figures, err = figures.Open(figures.Deps{Regions: town.Regions, Catalog: w.Catalog, People: w.People, Cases: w.Cases, Benefit: w.Benefit, Payroll: w.Payroll, Registry: w.Registry, Ledger: w.Ledger, Clock: town.Clock.Now})
	w.must(err)
}

func (w *world) openImports() {
	w.t.Helper()
	town := w.Fixture
	var err error
	w.Imports, err = importer.Open(w.t.Context(), importer.Deps{
		Store: town.Store, Regions: town.Regions, Catalog: w.Catalog, People: w.People, Cases: w.Cases, Benefit: w.Benefit, Registry: w.Registry, Ledger: w.Ledger, Blobs: w.Blobs, Audit: town.Audit,
		Once: town.Once, Workdays: w.Workdays, Clock: town.Clock.Now, IDs: town.IDs,
		InPayroll: importer.InPayroll(w.Payroll), InLedger: w.Ledger.HasRecords,
	})
	w.must(err)
	w.Desk, err = desk.Open(w.t.Context(), desk.Deps{
		Store: town.Store, Once: town.Once, Catalog: w.Catalog, Cases: w.Cases, Registry: w.Registry, Ledger: w.Ledger, Figures: w.Figures, Imports: w.Imports, Clock: town.Clock.Now,
	})
	w.must(err)
}

func (w *world) settle() {
	w.t.Helper()
	a := w.family("A", testkit.VillageA, "周建国", "1958-03-12")
	w.paid(a)
	w.draft("B", "village_b", w.family("B", testkit.VillageB, "沈阿根", "1949-11-02"))
	w.draft("C", "village_c", w.family("C", testkit.VillageC, "潘小妹", "1967-07-30"))
	batch, err := w.Payroll.Freeze(w.t.Context(), w.Actor("city_officer"), w.request(), payroll.FreezeInput{Program: "DIBAO", Month: "2025-06"})
	w.must(err)
	batch, err = w.Payroll.Advance(w.t.Context(), w.Actor("city_officer"), w.request(), payroll.AdvanceInput{BatchID: batch.ID, Rev: batch.Version, Step: payroll.Calculate})
	w.must(err)
	w.names["batch"] = batch.ID
}

func (w *world) request() string {
	w.requests++
	return fmt.Sprintf("request-%04d", w.requests)
}

// residentID is a valid identity number of the town.
func residentID(birth calendar.Date, serial int) string {
	body := fmt.Sprintf("339981%04d%02d%02d%03d", birth.Year(), birth.Month().Number(), birth.Day(), serial)
	return body + identity.ResidentCheck(body)
}

func (w *world) person(name string, birth calendar.Date, serial int, village region.Code) *people.Person {
	w.t.Helper()
	number, phone := residentID(birth, serial), "13800138000"
	p, err := w.People.SavePerson(w.t.Context(), w.System(), people.SavePersonInput{RequestID: w.request(), PersonInput: people.PersonInput{
		Name: name, IDNumber: &number, Phone: &phone, VillageCode: village, Health: people.Healthy, Labour: people.FullLabour,
	}})
	w.must(err)
	return p
}

// family registers a head with a spouse.
func (w *world) family(key string, village region.Code, name string, birth calendar.Date) *people.Household {
	w.t.Helper()
	ctx := w.t.Context()
	head := w.person(name, birth, 11, village)
	spouse := w.person(name+"妻", birth.AddDays(700), 22, village)
	h, err := w.People.CreateHousehold(ctx, w.System(), people.CreateHouseholdInput{RequestID: w.request(), HeadPersonID: head.ID, VillageCode: village, Address: "1号", From: "2020-01-01"})
	w.must(err)
	h, err = w.People.ChangeMembership(ctx, w.System(), people.ChangeMembershipInput{RequestID: w.request(), HouseholdID: h.ID, Rev: h.Version, PersonID: spouse.ID, Relation: people.Spouse, From: "2020-01-01"})
	w.must(err)
	w.names["head"+key], w.names["spouse"+key], w.names["household"+key] = head.ID, spouse.ID, h.ID
	return h
}

func (w *world) draft(key, actor string, h *people.Household) {
	w.t.Helper()
	c, err := w.Cases.Create(w.t.Context(), w.Actor(actor), casework.CreateInput{RequestID: w.request(), Program: "DIBAO", HouseholdID: h.ID, ApplicantID: h.HeadID})
	w.must(err)
	w.names["case"+key] = c.ID
}

// paid takes a household over from a roster: 640 yuan a month since May.
func (w *world) paid(h *people.Household) {
	w.t.Helper()
	ctx := w.t.Context()
	p, err := w.Catalog.Program("DIBAO")
	w.must(err)
	c := &casework.Case{
		Meta: docstore.Meta{ID: "case_a"}, Place: h.Place, Number: "DIBAO-2025-101201-00001", Program: p.ID, Edition: p.Edition, Section: p.Section,
		HouseholdID: h.ID, ApplicantID: h.HeadID, Applicant: h.HeadName,
	}
	var members []casework.Member
	for _, m := range h.Current() {
		person, err := w.People.GetPerson(ctx, w.System(), m.PersonID)
		w.must(err)
		members = append(members, casework.Member{PersonID: m.PersonID, Name: m.Name, Relation: m.Relation, Birth: person.Birth, Counted: true, Health: person.Health, Labour: person.Labour})
	}
	sealed, err := w.People.SealAccount(casework.AccountPlace(c.ID), "6217000010001234560")
	w.must(err)
	rec := &casework.Recorder{Catalog: w.Catalog, Program: p, Workdays: w.Workdays}
	_, err = rec.Record(c, casework.Entry{
		Step: "take_over", By: casework.Doer{ID: "system", Name: "clock"}, At: time.Date(2025, 4, 20, 1, 0, 0, 0, time.UTC), Members: members, Effective: "2025-05",
		Card:    &casework.Card{Month: "2025-05", Eligible: true, Amount: 640_00, Persons: 2},
		Account: &casework.Account{Bank: "示例农商银行", Holder: h.HeadName, Kind: "PASSBOOK", Sealed: sealed.Sealed, Blind: sealed.Blind, Last4: sealed.Last4},
		Form:    form(`{"areaClass":"RURAL"}`),
	})
	w.must(err)
	w.must(w.Cases.PutImported(ctx, w.System(), c))
	w.must(w.Benefit.Apply(ctx, c, &c.Actions[0]))
	w.names["caseA"] = c.ID
}

func form(s string) casework.Form {
	var f casework.Form
	if err := json.Unmarshal([]byte(s), &f); err != nil {
		panic(err)
	}
	return f
}

// handler serves queries as the trusted documents of a client would be: by hash, so that every role may run them.
func (w *world) handler(documents map[string]string) http.Handler {
	d := w.Deps
	d.Documents = documents
	return NewHandler(d)
}

func (w *world) actor(name string) *access.Actor {
	if name == "nobody" {
		return nil
	}
	if a := registerActors()[name]; a != nil {
		return a
	}
	return w.Actor(name)
}
