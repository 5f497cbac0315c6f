package desk_test

import (
	"fmt"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalogtest"
	"minzheng/internal/desk"
	"minzheng/internal/fault"
	"minzheng/internal/figures"
	"minzheng/internal/identity"
	"minzheng/internal/ledger"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
	"minzheng/internal/testkit"
)

type office struct {
	*testkit.Fixture
	*desk.Service
	t        *testing.T
	people   *people.Registry
	requests int
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func open(t *testing.T) *office {
	t.Helper()
	town, ctx, cat := testkit.Town(t, testkit.Store(t)), t.Context(), catalogtest.Embedded(t)
	o := &office{Fixture: town, t: t}
	days := must(calendar.Embedded())
	o.people = must(people.Open(ctx, people.Deps{Store: town.Store, Regions: town.Regions, Audit: town.Audit, Once: town.Once, Keys: town.Keys, Clock: town.Clock.Now, IDs: town.IDs}))
	cases := must(casework.Open(ctx, casework.Deps{Store: town.Store, Catalog: cat, Regions: town.Regions, People: o.people, Audit: town.Audit, Once: town.Once, Workdays: days, Clock: town.Clock.Now, IDs: town.IDs}))
	entries := must(registry.Open(ctx, registry.Deps{Store: town.Store, Catalog: cat, Regions: town.Regions, Audit: town.Audit, Once: town.Once, Workdays: days, Clock: town.Clock.Now, IDs: town.IDs}))
	records := must(ledger.Open(ctx, ledger.Deps{Store: town.Store, Catalog: cat, Regions: town.Regions, People: o.people, Cases: cases, Registry: entries, Audit: town.Audit, Once: town.Once, Workdays: days, Clock: town.Clock.Now, IDs: town.IDs}))
	paid := must(benefit.Open(ctx, benefit.Deps{Store: town.Store, Regions: town.Regions, Catalog: cat, Audit: town.Audit, Once: town.Once, Clock: town.Clock.Now, IDs: town.IDs}))
	runs := must(payroll.Open(ctx, payroll.Deps{Store: town.Store, Regions: town.Regions, Catalog: cat, People: o.people, Cases: cases, Benefit: paid, Audit: town.Audit, Once: town.Once, Clock: town.Clock.Now, IDs: town.IDs}))
	o.Service = must(desk.Open(ctx, desk.Deps{
		Store: town.Store, Once: town.Once, Catalog: cat, Cases: cases, Registry: entries, Ledger: records, Clock: town.Clock.Now,
		Figures: must(figures.Open(figures.Deps{Regions: town.Regions, Catalog: cat, People: o.people, Cases: cases, Benefit: paid, Payroll: runs, Registry: entries, Ledger: records, Clock: town.Clock.Now})),
	}))
	return o
}

func (o *office) request() string {
	o.requests++
	return fmt.Sprintf("request-%05d", o.requests)
}

func (o *office) person(serial int, at region.Code) string {
	o.t.Helper()
	number := fmt.Sprintf("33998119580312%03d", serial)
	number += identity.ResidentCheck(number)
	p, err := o.people.SavePerson(o.t.Context(), o.System(), people.SavePersonInput{RequestID: o.request(), PersonInput: people.PersonInput{
		Name: []string{"周建国", "沈阿根", "潘小妹"}[serial%3], IDNumber: &number, VillageCode: at, Health: people.Healthy, Labour: people.FullLabour,
	}})
	if err != nil {
		o.t.Fatal(err)
	}
	return p.ID
}

func ids(list []desk.Shown, err error) []string {
	out := []string{}
	for _, x := range must(list, err) {
		out = append(out, x.ID)
	}
	return out
}

func TestDeskKeepsTheNewest(t *testing.T) {
	t.Parallel()
	o, ctx := open(t), t.Context()
	a := o.Actor("township_1")
	for i := range desk.MaxRecent + 5 {
		if err := o.Visit(ctx, a, o.request(), desk.Page, fmt.Sprintf("/page/%d", i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := o.Visit(ctx, a, o.request(), desk.Page, "/page/10"); err != nil {
		t.Fatal(err)
	}
	got := ids(o.Recent(ctx, a))
	if len(got) != desk.MaxRecent || got[0] != "/page/10" || got[1] != "/page/24" || got[desk.MaxRecent-1] != "/page/5" {
		t.Errorf("recent: %v", got)
	}
	if other := ids(o.Recent(ctx, o.Actor("village_a"))); len(other) != 0 {
		t.Errorf("another's desk shows %v", other)
	}
}

func TestFavouritesAreAtMostFifty(t *testing.T) {
	t.Parallel()
	o, ctx := open(t), t.Context()
	a, first := o.Actor("township_1"), ""
	for i := range desk.MaxFavourites {
		r := o.request()
		if first == "" {
			first = r
		}
		if err := o.SetFavourite(ctx, a, r, desk.Page, fmt.Sprintf("/page/%d", i), true); err != nil {
			t.Fatal(err)
		}
	}
	if err := o.SetFavourite(ctx, a, o.request(), desk.Ledger, "TRAINING", true); fault.From(err).Reason != "FAVOURITES_FULL" {
		t.Errorf("a 51st favourite: %v", err)
	}
	if err := o.SetFavourite(ctx, a, o.request(), desk.Page, "/page/0", true); err != nil {
		t.Errorf("a favourite again: %v", err)
	}
	if err := o.SetFavourite(ctx, a, o.request(), desk.Page, "/page/0", false); err != nil {
		t.Fatal(err)
	}
	if err := o.SetFavourite(ctx, a, first, desk.Page, "/page/0", true); err != nil { // repeated by the network: it was done
		t.Fatal(err)
	}
	if got := ids(o.Favourites(ctx, a)); len(got) != desk.MaxFavourites-1 || got[0] != "/page/49" {
		t.Errorf("favourites: %v", got)
	}
}

func TestDeskShowsOnlyWhatItsOwnerMaySeeNow(t *testing.T) {
	t.Parallel()
	o, ctx := open(t), t.Context()
	here, there := o.person(1, testkit.VillageA), o.person(2, testkit.VillageC)
	a := o.Actor("township_1")
	if err := o.Visit(ctx, a, o.request(), desk.Person, here); err != nil {
		t.Fatal(err)
	}
	if err := o.SetFavourite(ctx, a, o.request(), desk.Person, here, true); err != nil {
		t.Fatal(err)
	}
	if err := o.Visit(ctx, a, o.request(), desk.Person, there); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("visited out of reach: %v", err)
	}
	shown := must(o.Recent(ctx, a))
	if len(shown) != 1 || !shown[0].Favourite || shown[0].Label == "" || shown[0].Region != testkit.VillageA {
		t.Fatalf("recent: %+v", shown)
	}
	moved := &access.Actor{StaffID: a.StaffID, Role: access.TO, Region: testkit.Township2} // the same person in another township
	if got := ids(o.Recent(ctx, moved)); len(got) != 0 {
		t.Errorf("after moving away: %v", got)
	}
	if err := o.SetFavourite(ctx, moved, o.request(), desk.Person, here, false); err != nil {
		t.Errorf("taking away what is out of reach: %v", err)
	}
	if got := ids(o.Favourites(ctx, a)); len(got) != 0 {
		t.Errorf("favourites: %v", got)
	}
}

func TestDeskRefusesWhatIsNoThing(t *testing.T) {
	t.Parallel()
	o, ctx := open(t), t.Context()
	for _, x := range []struct {
		kind       desk.Kind
		id, reason string
	}{
		{desk.Page, "https://elsewhere.example/", "ID"},
		{desk.Page, "/cases?search=周建国", "ID"},
		{"SECRET", "1", "KIND"},
		{desk.Ledger, "NOWHERE", "NOT_FOUND"},
		{desk.Case, "case_0", "NOT_FOUND"},
	} {
		if err := o.Visit(ctx, o.Actor("township_1"), o.request(), x.kind, x.id); fault.From(err).Reason != x.reason && string(fault.From(err).Code) != x.reason {
			t.Errorf("%s %s: %v, want %s", x.kind, x.id, err, x.reason)
		}
	}
	if _, err := o.Recent(ctx, nil); !fault.Is(err, fault.CodeUnauthenticated) {
		t.Errorf("nobody's desk: %v", err)
	}
}
