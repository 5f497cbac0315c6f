package demo_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/benefit"
	"minzheng/internal/casework"
	"minzheng/internal/demo"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/importer"
	"minzheng/internal/money"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/staff"
)

// record is one stored document as the oracle sees it: where it is, who owns it, and the values that queries ask for.
type record struct {
	id      string
	at      region.Place
	section string
	values  map[string]string
	amount  money.Fen
}

// oracle is the city with everything in it, read without any scope, and a source of random questions.
type oracle struct {
	*world
	all     map[string][]record
	persons map[string]*people.Person
	rand    *rand.Rand
	answers int // questions that had an answer
}

// TestScopeOracle asks random questions as random staff, by every way there is to ask, and holds every answer against a
// brute-force filter over all documents. `make mutate` proves that it notices each scope that is taken away.
func TestScopeOracle(t *testing.T) {
	t.Parallel()
	o := newOracle(t)
	for _, part := range []struct {
		name string
		ask  func(*testing.T)
		min  int // answers without which the part would prove little
	}{{"figures", o.askFigures, 50}, {"lists", o.askLists, 300}, {"search", o.askSearch, 100}, {"ids", o.askIDs, 200}, {"exports", o.askExports, 20}, {"files", o.askFiles, 50}, {"registers", o.askRegisters, 300}, {"desk", o.askDesk, 500}} {
		o.answers = 0
		if !t.Run(part.name, part.ask) {
			return
		}
		if o.answers < part.min {
			t.Fatalf("only %d questions about %s had an answer: the oracle proves little", o.answers, part.name)
		}
	}
}

func newOracle(t *testing.T) *oracle {
	t.Helper()
	w, ctx := open(t), t.Context()
	if err := demo.Seed(ctx, w.Deps, demo.Options{Scale: 0.02, Seed: 7, Today: today}); err != nil {
		t.Fatal(err)
	}
	o := &oracle{world: w, persons: map[string]*people.Person{}, rand: rand.New(rand.NewPCG(3, 5))}
	imports, err := docstore.Open(ctx, w.Store, importer.Imports.Spec)
	if err != nil {
		t.Fatal(err)
	}
	for i, township := range townshipsAsked() {
		for _, n := range []string{"a", "b", "c"}[:1+i%3] {
			if err := imports.Insert(ctx, &importer.Import{Meta: docstore.Meta{ID: "import_" + string(township) + n}, Place: region.PlaceOf(township), Kind: importer.KindDibaoRoster, State: importer.Checked, At: clock()}); err != nil {
				t.Fatal(err)
			}
		}
	}
	o.moveAround(t)
	o.moveLines(t)
	accounts, err := docstore.Open(ctx, w.Store, staff.Spec)
	if err != nil {
		t.Fatal(err)
	}
	events, err := docstore.Open(ctx, w.Store, audit.Spec)
	if err != nil {
		t.Fatal(err)
	}
	at := func(p region.Place, more ...string) map[string]string {
		v := map[string]string{"township": string(p.Township), "village": string(p.Village)}
		for i := 0; i < len(more); i += 2 {
			v[more[i]] = more[i+1]
		}
		return v
	}
	o.all = map[string][]record{
		"cases": read(t, w.Cases.Collection(), func(c *casework.Case) record {
			return record{c.ID, c.Place, c.Section, at(c.Place, "status", string(c.State.Status), "areaClass", c.State.AreaClass, "number", c.Number, "applicant", c.Applicant, "household", c.HouseholdID, "persons", personsOf(c)), c.State.Amount}
		}),
		"entitlements": read(t, w.Benefit.EntitlementCollection(), func(e *benefit.Entitlement) record {
			return record{e.ID, e.Place, e.Section, at(e.Place, "areaClass", e.AreaClass, "category", e.Category, "caseNumber", e.CaseNumber, "caseId", e.CaseID, "from", string(e.From), "now", inForce(e), "void", void(e)), e.Amount}
		}),
		"payments": read(t, w.Payroll.PaymentCollection(), func(p *payroll.Payment) record {
			return record{p.ID, p.Place, p.Section, at(p.Place, "state", string(p.State), "areaClass", p.AreaClass, "period", string(p.Period), "caseNumber", p.CaseNumber, "caseId", p.CaseID, "payee", p.Payee, "batchId", p.BatchID), p.Amount}
		}),
		"people": read(t, w.People.PeopleCollection(), func(p *people.Person) record {
			o.persons[p.ID] = p
			return record{p.ID, p.Place, "", at(p.Place, "sex", p.Sex, "health", p.Health, "name", p.Name, "idNumber", p.IDMasked), 0}
		}),
		"households": read(t, w.People.HouseholdCollection(), func(h *people.Household) record {
			return record{h.ID, h.Place, "", at(h.Place, "number", h.Number, "head", h.HeadName, "members", membersOf(h), "held", heldBy(h)), 0}
		}),
		"batches": read(t, w.Payroll.BatchCollection(), func(b *payroll.Batch) record {
			return record{b.ID, b.Place, b.Section, map[string]string{"number": b.Number, "program": b.Program, "state": string(b.State)}, b.Totals.Total}
		}),
		"imports": read(t, imports, func(m *importer.Import) record { return record{m.ID, m.Place, "", nil, 0} }),
		"staff": read(t, accounts, func(s *staff.Staff) record {
			return record{s.ID, s.Place, "", at(s.Place, "username", s.Username, "name", s.Name), 0}
		}),
		"audit": read(t, events, func(e *audit.Event) record {
			technical := "false"
			if e.Technical() {
				technical = "true"
			}
			return record{e.ID, e.Place, "", map[string]string{"technical": technical, "kind": e.Kind}, 0}
		}),
	}
	o.putRegisters(t)
	return o
}

func read[T any, P interface {
	*T
	docstore.Doc
}](t *testing.T, c *docstore.Collection[T, P], see func(*T) record) []record {
	t.Helper()
	var out []record
	for d, err := range c.Scan(t.Context(), docstore.True[T](), 500) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, see(d))
	}
	return out
}

// moveAround makes persons of one village former members of a household of another, some of them by mistake.
func (o *oracle) moveAround(t *testing.T) {
	t.Helper()
	var moved []people.Membership
	for p, err := range o.People.PeopleCollection().Scan(t.Context(), docstore.True[people.Person](), 500) {
		if err != nil {
			t.Fatal(err)
		}
		m := people.Membership{PersonID: p.ID, Name: p.Name, Relation: "OTHER", From: "2020-01-01", To: "2021-01-01"}
		if len(moved)%5 == 4 {
			m.To = m.From
		}
		moved = append(moved, m)
	}
	for i, v := range villagesAsked() {
		h := &people.Household{Meta: docstore.Meta{ID: "household_old" + string(v)}, Place: region.PlaceOf(v), Number: "HH-OLD-" + string(v), HeadName: "柳一", HeadID: moved[i].PersonID}
		for n, m := range moved {
			if n%len(villagesAsked()) == i {
				h.Members = append(h.Members, m)
			}
		}
		if err := o.People.HouseholdCollection().Insert(t.Context(), h); err != nil {
			t.Fatal(err)
		}
	}
}

// moveLines makes a line of every other case one that another village paid, before the case moved to where it is.
func (o *oracle) moveLines(t *testing.T) {
	t.Helper()
	col, seen := o.Payroll.PaymentCollection(), map[string]bool{}
	var moved []*payroll.Payment
	for p, err := range col.Scan(t.Context(), docstore.True[payroll.Payment](), 500) {
		if err != nil {
			t.Fatal(err)
		}
		if !seen[p.CaseID] && len(seen)%2 == 0 {
			moved = append(moved, p)
		}
		seen[p.CaseID] = true
	}
	for i, p := range moved {
		p.Place = region.PlaceOf(villagesAsked()[i%len(villagesAsked())])
		if err := col.Replace(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
}

// personsOf lists the applicant and the members of a case, each between commas.
func personsOf(c *casework.Case) string {
	ids := []string{"", c.ApplicantID}
	for _, m := range c.State.Members {
		ids = append(ids, m.PersonID)
	}
	return strings.Join(append(ids, ""), ",")
}

func membersOf(h *people.Household) string {
	ids := []string{""}
	for _, m := range h.Members {
		ids = append(ids, m.PersonID)
	}
	return strings.Join(append(ids, ""), ",")
}

// heldBy lists the members of whom it was not a mistake, once for each time.
func heldBy(h *people.Household) string {
	ids := []string{""}
	for _, m := range h.Members {
		if m.From != m.To {
			ids = append(ids, m.PersonID, "")
		}
	}
	return strings.Join(ids, ",")
}

func void(e *benefit.Entitlement) string {
	if e.Void() {
		return "yes"
	}
	return ""
}

func inForce(e *benefit.Entitlement) string {
	counts := e.CountsTo
	if counts == "" {
		counts = benefit.OpenMonth
	}
	if m := today.Month(); e.From > m || counts < m {
		return ""
	}
	return "yes"
}

// mayReach is the rule in plain words; who may ever do a thing is access's own table. Village staff their village, township staff their
// township, city staff all of it; a city officer only what its sections own or no section does, but finance all that is
// paid, and finance and the office all figures; a village supervisor only children's matters.
func mayReach(a *access.Actor, do access.Permission, r record) bool {
	if !a.May(do) {
		return false
	}
	switch a.Role { //nolint:exhaustive // the others have the whole city
	case access.VW:
		return r.at.Village == a.Region
	case access.VS:
		return r.at.Village == a.Region && r.section == access.SectionWelfare
	case access.TO, access.TH:
		return r.at.Township == a.Region
	case access.CO:
		money := do == access.PayrollRead || do == access.FigureRead
		return r.section == "" || slices.Contains(a.Sections, r.section) ||
			money && slices.Contains(a.Sections, access.SectionFin) || do == access.FigureRead && slices.Contains(a.Sections, access.SectionOffice)
	}
	return true
}

func townshipsAsked() []region.Code {
	return []region.Code{"339981001000", "339981002000", demo.Bridge, "339981101000", "339981200000"}
}

func villagesAsked() []region.Code {
	return []region.Code{"339981001001", "339981001002", "339981100001", "339981100201", "339981002001", "339981101201"}
}

func actors(r *rand.Rand) []*access.Actor {
	staff := func(role access.Role, at region.Code, sections ...string) *access.Actor {
		return &access.Actor{StaffID: "staff_" + string(role) + string(at) + strings.Join(sections, ""), Role: role, Region: at, Sections: sections}
	}
	township := func() region.Code { return townshipsAsked()[r.IntN(5)] }
	village := func() region.Code {
		return villagesAsked()[r.IntN(6)]
	}
	payer := staff(access.CO, demo.City, access.SectionFin)
	payer.Grants = []access.Grant{access.GrantPayApprove}
	confirmer, other := staff(access.CO, demo.City, access.SectionSA), staff(access.CO, demo.City, access.SectionWelfare)
	for _, a := range []*access.Actor{confirmer, other} {
		a.StaffID += "confirms"
		a.Grants = []access.Grant{access.GrantConfirm}
	}
	return []*access.Actor{
		staff(access.VW, village()), staff(access.VW, village()), staff(access.TO, township()), staff(access.TH, township()), payer,
		staff(access.CO, demo.City, access.SectionSA), staff(access.CO, demo.City, access.SectionOrg), staff(access.CO, demo.City, access.SectionVet),
		staff(access.CO, demo.City, access.SectionFin), staff(access.CO, demo.City, access.SectionOffice),
		staff(access.AU, demo.City), staff(access.AN, demo.City), staff(access.CA, demo.City), staff(access.EV, demo.City), staff(access.VS, village()), confirmer, other, nil,
	}
}

// shut is whether an error is the one for who may never ask.
func shut(err error) bool {
	return fault.Is(err, fault.CodeForbidden) || fault.Is(err, fault.CodeUnauthenticated)
}

// reached is the records of a kind that the actor may reach and that match.
func (o *oracle) reached(a *access.Actor, do access.Permission, kind string, match func(record) bool) map[string]record {
	out := map[string]record{}
	for _, x := range o.all[kind] {
		if mayReach(a, do, x) && (match == nil || match(x)) {
			out[x.id] = x
		}
	}
	return out
}

func (o *oracle) sample(kind string) record { return o.all[kind][o.rand.IntN(len(o.all[kind]))] }
