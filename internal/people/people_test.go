package people_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync/atomic"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

const (
	city      = testkit.City
	townA     = testkit.Township1
	townB     = testkit.Township2
	villageA1 = testkit.VillageA
	villageA2 = testkit.VillageB
	villageB1 = testkit.VillageC
	closedA3  = region.Code("339981101203") // merged into A2
)

// town is the test town with a register. Today is 2026-03-10.
type town struct {
	*people.Registry
	*testkit.Fixture
	t       *testing.T
	log     *audit.Log
	account func(ctx context.Context, personID string) ([]string, error) // who shares an account
	seq     atomic.Int64
	officer *access.Actor // of township A
	head    *access.Actor // of township A: reads only
	worker  *access.Actor // of village A1
	other   *access.Actor // officer of township B
	sa      *access.Actor // city, social assistance
	auditor *access.Actor
	admin   *access.Actor
	broken  bool // on purpose: check nothing at the end
}

func newTown(t *testing.T) *town {
	t.Helper()
	k := testkit.Town(t, testkit.Store(t))
	k.Clock.SetDay("2026-03-10")
	must(t, k.Regions.Put(t.Context(), region.Region{
		Code: closedA3, Name: "旧柳村", ValidFrom: "2010-01-01", ValidTo: "2020-12-31", MergedInto: villageA2,
	}))
	w := &town{
		Fixture: k, t: t, log: k.Audit, officer: k.Actor("township_1"), head: k.Actor("township_head_1"), worker: k.Actor("village_a"),
		other: k.Actor("township_2"), sa: k.Actor("city_officer"), auditor: k.Actor("auditor"), admin: k.Actor("admin"),
	}
	r, err := people.Open(t.Context(), people.Deps{
		Store: k.Store, Regions: k.Regions, Audit: k.Audit, Once: k.Once, Keys: k.Keys, Clock: k.Clock.Now, IDs: k.IDs,
		SameAccount: func(ctx context.Context, id string) ([]string, error) { return w.account(ctx, id) },
	})
	must(t, err)
	w.Registry, w.account = r, func(context.Context, string) ([]string, error) { return nil, nil }
	t.Cleanup(w.check)
	return w
}

// check holds every test to the invariants of the register and of the audit log.
func (w *town) check() {
	if w.broken {
		return
	}
	ctx := context.Background()
	must(w.t, w.Check(ctx, func(p people.Problem) { w.t.Errorf("check: %+v", p) }))
	_, err := w.log.Verify(ctx)
	must(w.t, err)
}

func (w *town) request() string { return fmt.Sprintf("request-%d", w.seq.Add(1)) }

func ptr[T any](v T) *T { return &v }

// id makes a valid number of someone born on a day; odd n are men.
func id(birth string, n int) string {
	body := "339981" + birth[:4] + birth[5:7] + birth[8:] + fmt.Sprintf("%03d", n)
	return body + identity.ResidentCheck(body)
}

func input(name, birth string, n int, village region.Code) people.PersonInput {
	return people.PersonInput{
		Name: name, IDNumber: ptr(id(birth, n)), VillageCode: village, Health: people.Healthy, Labour: people.FullLabour,
	}
}

func (w *town) save(actor *access.Actor, in people.PersonInput) *people.Person {
	w.t.Helper()
	p, err := w.SavePerson(w.t.Context(), actor, people.SavePersonInput{RequestID: w.request(), PersonInput: in})
	must(w.t, err)
	return p
}

// again saves a person that is there with changes.
func (w *town) again(actor *access.Actor, p *people.Person, change func(*people.SavePersonInput)) (*people.Person, error) {
	in := people.SavePersonInput{RequestID: w.request(), PersonID: p.ID, Rev: p.Version, PersonInput: people.PersonInput{
		Name: p.Name, VillageCode: p.Village, Health: p.Health, Labour: p.Labour,
	}}
	change(&in)
	return w.SavePerson(w.t.Context(), actor, in)
}

func (w *town) found(actor *access.Actor, head *people.Person, from calendar.Date) *people.Household {
	w.t.Helper()
	h, err := w.CreateHousehold(w.t.Context(), actor, people.CreateHouseholdInput{
		RequestID: w.request(), HeadPersonID: head.ID, VillageCode: head.Village, From: from, Address: "1号",
	})
	must(w.t, err)
	return h
}

func (w *town) change(actor *access.Actor, h *people.Household, p *people.Person, relation string, from, to calendar.Date) (*people.Household, error) {
	return w.ChangeMembership(w.t.Context(), actor, people.ChangeMembershipInput{
		RequestID: w.request(), HouseholdID: h.ID, Rev: h.Version, PersonID: p.ID, Relation: relation, From: from, To: to,
	})
}

// add is change that must work.
func (w *town) add(h *people.Household, p *people.Person, relation string, from calendar.Date) *people.Household {
	w.t.Helper()
	h, err := w.change(w.sa, h, p, relation, from, "")
	must(w.t, err)
	return h
}

func (w *town) get(id string) *people.Person {
	w.t.Helper()
	p, err := w.GetPerson(w.t.Context(), w.sa, id)
	must(w.t, err)
	return p
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// refused holds an error to its code and reason, "" for any reason.
func refused(t *testing.T, err error, code fault.Code, reason string) *fault.Error {
	t.Helper()
	if !fault.Is(err, code) {
		t.Fatalf("got %v, want %s %s", err, code, reason)
	}
	e := fault.From(err)
	if reason != "" && e.Reason != reason {
		t.Fatalf("got %v, want reason %s", err, reason)
	}
	if e.Text.ZH == "" || e.Text.EN == "" {
		t.Errorf("%v: the message lacks a language", err)
	}
	for _, f := range e.Fields {
		if f.Text.ZH == "" || f.Text.EN == "" {
			t.Errorf("%v: %s lacks a message", err, f.Path)
		}
	}
	return e
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, seed)) }
