package people_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore/sqlite"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/once"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/secret"
)

const (
	city      = region.Code("339981000000")
	townA     = region.Code("339981100000")
	townB     = region.Code("339981101000")
	villageA1 = region.Code("339981100201")
	villageA2 = region.Code("339981100202")
	villageB1 = region.Code("339981101201")
	closedA3  = region.Code("339981100203")
)

// town is a small city with a register on a store of its own. Today is 2026-03-10.
type town struct {
	*people.Registry
	t       *testing.T
	log     *audit.Log
	seq     atomic.Int64
	officer *access.Actor // of township A
	head    *access.Actor // of township A: reads only
	worker  *access.Actor // of village A1
	other   *access.Actor // officer of township B
	sa      *access.Actor // city, social assistance
	auditor *access.Actor
	admin   *access.Actor
}

func newTown(t *testing.T) *town {
	t.Helper()
	ctx := t.Context()
	clock := func() time.Time { return time.Date(2026, 3, 10, 2, 0, 0, 0, time.UTC) }
	store, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "town.db"), sqlite.Options{Clock: clock, Unsynced: true})
	must(t, err)
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	w := &town{t: t}
	ids := func() string { return fmt.Sprintf("%06d", w.seq.Add(1)) }
	regions, err := region.Open(ctx, store)
	must(t, err)
	from := calendar.Date("2000-01-01")
	must(t, regions.Put(ctx,
		region.Region{Code: city, Name: "示范市", ValidFrom: from},
		region.Region{Code: townA, Name: "大桥镇", ValidFrom: from},
		region.Region{Code: townB, Name: "清溪镇", ValidFrom: from},
		region.Region{Code: villageA1, Name: "大桥村", ValidFrom: from},
		region.Region{Code: villageA2, Name: "上溪村", ValidFrom: from},
		region.Region{Code: closedA3, Name: "下溪村", ValidFrom: from, ValidTo: "2020-12-31", MergedInto: villageA2},
		region.Region{Code: villageB1, Name: "清溪村", ValidFrom: from},
	))
	w.log, err = audit.Open(ctx, store, clock, ids)
	must(t, err)
	keeper, err := once.Open(ctx, store)
	must(t, err)
	keys, err := secret.Generate(clock())
	must(t, err)
	w.Registry, err = people.Open(ctx, people.Deps{
		Store: store, Regions: regions, Audit: w.log, Once: keeper, Keys: keys, Clock: clock, IDs: ids,
	})
	must(t, err)
	w.officer = &access.Actor{StaffID: "s1", Name: "Officer A", Role: access.TO, Region: townA}
	w.head = &access.Actor{StaffID: "s2", Name: "Head A", Role: access.TH, Region: townA}
	w.worker = &access.Actor{StaffID: "s3", Name: "Worker A1", Role: access.VW, Region: villageA1}
	w.other = &access.Actor{StaffID: "s4", Name: "Officer B", Role: access.TO, Region: townB}
	w.sa = &access.Actor{StaffID: "s5", Name: "City", Role: access.CO, Region: city, Sections: []string{access.SectionSA}}
	w.auditor = &access.Actor{StaffID: "s6", Name: "Auditor", Role: access.AU, Region: city}
	w.admin = &access.Actor{StaffID: "s7", Name: "Admin", Role: access.CA, Region: city}
	t.Cleanup(w.check)
	return w
}

// check holds every test to the invariants of the register and of the audit log.
func (w *town) check() {
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
