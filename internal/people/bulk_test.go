package people_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

func mustID(t *testing.T, number string) identity.ResidentID {
	t.Helper()
	n, err := identity.ParseResidentID(number, "2026-03-10")
	must(t, err)
	return n
}

// built is a person for PutMany.
func (w *town) built(name string, n int, village region.Code, importID string) *people.Person {
	w.t.Helper()
	p, err := w.NewPerson(input(name, "1960-05-04", n, village), "2020-01-01", importID)
	must(w.t, err)
	return p
}

func (w *town) house(n int64, village region.Code, importID string, members ...people.Entry) *people.Household {
	return w.NewHousehold(people.HouseholdNumber(village, n), village, "", members, importID)
}

func TestLoadManyAndTakeThemOutAgain(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	ctx := t.Context()
	old := w.save(w.officer, input("早登记", "1960-05-04", 11, villageA1))
	var persons []*people.Person
	var households []*people.Household
	must(t, w.Store.Load(ctx, func(ctx context.Context) error {
		for i := range 20 {
			a, b := w.built(fmt.Sprintf("甲%c", '一'+rune(i)), 101+4*i, villageA1, "import_1"), w.built(fmt.Sprintf("乙%c", '一'+rune(i)), 103+4*i, villageA1, "import_1")
			persons = append(persons, a, b)
			households = append(households, w.house(int64(i+1), villageA1, "import_1",
				people.Entry{Person: a, Relation: people.Head, From: "2020-01-01"}, people.Entry{Person: b, Relation: people.Sibling, From: "2021-01-01"}))
		}
		joined := w.get(old.ID)
		households[0].Members = append(households[0].Members, people.Membership{PersonID: old.ID, Name: old.Name, Relation: people.OtherRelation, From: "2024-01-01"})
		return w.PutMany(ctx, w.officer, append(persons, joined), households)
	}))
	must(t, w.Store.RaiseSeq(ctx, people.HouseholdSeq(villageA1), 20))
	equal(t, "joined", w.get(old.ID).HouseholdID, households[0].ID)
	found, elsewhere, err := w.ByIDNumbers(ctx, w.officer, []identity.ResidentID{mustID(t, id("1960-05-04", 101)), mustID(t, id("1960-05-04", 999))})
	must(t, err)
	equal(t, "found by number", found[id("1960-05-04", 101)].ID, persons[0].ID)
	equal(t, "none elsewhere", len(elsewhere), 0)

	_, err = w.again(w.officer, w.get(persons[3].ID), func(in *people.SavePersonInput) { in.Address = ptr("改") })
	must(t, err)
	changed, err := w.ChangedSinceImport(ctx, "import_1")
	must(t, err)
	equal(t, "changed", slices.Equal(changed, []string{persons[3].ID}), true)
	_, _, err = w.RemoveImported(ctx, w.officer, "import_1")
	refused(t, err, fault.CodeNotAllowedNow, "IMPORT_CHANGED")
	_, _, err = w.RemoveImported(ctx, w.officer, "")
	refused(t, err, fault.CodeNotFound, "")

	must(t, w.PutMany(ctx, w.officer, []*people.Person{w.built("丙", 901, villageA2, "import_2")}, nil))
	_, _, err = w.RemoveImported(ctx, w.other, "import_2")
	refused(t, err, fault.CodeNotFound, "")
	p, h, err := w.RemoveImported(ctx, w.officer, "import_2")
	must(t, err)
	equal(t, "removed", fmt.Sprint(p, h), "1 0")
	next := w.found(w.officer, w.save(w.officer, input("新户主", "1970-01-01", 1, villageA1)), "2020-01-01")
	equal(t, "numbers go on", next.Number, "HH-101201-00021")
}

func TestUndoFreesWhoWasThereBefore(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	ctx := t.Context()
	old := w.save(w.officer, input("早登记", "1960-05-04", 11, villageA1))
	head := w.built("户主", 13, villageA1, "import_1")
	h := w.house(1, villageA1, "import_1", people.Entry{Person: head, Relation: people.Head, From: "2020-01-01"}, people.Entry{Person: old, Relation: people.Spouse, From: "2020-01-01"})
	must(t, w.PutMany(ctx, w.officer, []*people.Person{head, old}, []*people.Household{h}))
	p, n, err := w.RemoveImported(ctx, w.officer, "import_1")
	must(t, err)
	equal(t, "removed", fmt.Sprint(p, n), "1 1")
	equal(t, "free", w.get(old.ID).HouseholdID, "")
}

func TestPutManyRefuses(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	ctx := t.Context()
	there := w.save(w.officer, input("赵六", "1980-01-01", 11, villageA1))
	home := w.found(w.officer, there, "2015-01-01")
	entry := func(p *people.Person, relation string) people.Entry {
		return people.Entry{Person: p, Relation: relation, From: "2020-01-01"}
	}
	fresh := func() *people.Person { return w.built("新人", 501, villageA1, "") }
	for name, c := range map[string]struct {
		actor  *access.Actor
		make   func() ([]*people.Person, []*people.Household)
		code   fault.Code
		reason string
	}{
		"reads only": {w.head, func() ([]*people.Person, []*people.Household) { return []*people.Person{fresh()}, nil }, fault.CodeForbidden, ""},
		"elsewhere":  {w.other, func() ([]*people.Person, []*people.Household) { return []*people.Person{fresh()}, nil }, fault.CodeNotFound, ""},
		"nobody":     {nil, func() ([]*people.Person, []*people.Household) { return []*people.Person{fresh()}, nil }, fault.CodeUnauthenticated, ""},
		"number taken": {w.officer, func() ([]*people.Person, []*people.Household) {
			p, err := w.NewPerson(input("赵六", "1980-01-01", 11, villageA1), "", "")
			must(t, err)
			return []*people.Person{p}, nil
		}, fault.CodeConflict, "ID_EXISTS"},
		"broken person": {w.officer, func() ([]*people.Person, []*people.Household) {
			p := fresh()
			p.Residences = nil
			return []*people.Person{p}, nil
		}, fault.CodeInvalid, "BAD_PERSON"},
		"no head": {w.officer, func() ([]*people.Person, []*people.Household) {
			p := fresh()
			return []*people.Person{p}, []*people.Household{w.house(9, villageA1, "", entry(p, people.Son))}
		}, fault.CodeInvalid, "BAD_HOUSEHOLD"},
		"unknown member": {w.officer, func() ([]*people.Person, []*people.Household) {
			return nil, []*people.Household{w.house(9, villageA1, "", entry(fresh(), people.Head))}
		}, fault.CodeInvalid, "BAD_HOUSEHOLD"},
		"lives elsewhere": {w.officer, func() ([]*people.Person, []*people.Household) {
			p := fresh()
			return []*people.Person{p}, []*people.Household{w.house(9, villageA2, "", entry(p, people.Head))}
		}, fault.CodeInvalid, "BAD_HOUSEHOLD"},
		"two at once": {w.officer, func() ([]*people.Person, []*people.Household) {
			p := fresh()
			return []*people.Person{p}, []*people.Household{w.house(8, villageA1, "", entry(p, people.Head)), w.house(9, villageA1, "", entry(p, people.Head))}
		}, fault.CodeNotAllowedNow, "IN_HOUSEHOLD"},
		"in another already": {w.officer, func() ([]*people.Person, []*people.Household) {
			p := w.get(there.ID)
			return []*people.Person{p}, []*people.Household{w.house(9, villageA1, "", entry(p, people.Head))}
		}, fault.CodeNotAllowedNow, "IN_HOUSEHOLD"},
		"stale": {w.officer, func() ([]*people.Person, []*people.Household) {
			p := w.get(there.ID)
			p.Version--
			return []*people.Person{p}, nil
		}, fault.CodeConflict, "STALE_REV"},
		"number of a household taken": {w.officer, func() ([]*people.Person, []*people.Household) {
			p := fresh()
			return []*people.Person{p}, []*people.Household{w.NewHousehold(home.Number, villageA1, "", []people.Entry{entry(p, people.Head)}, "")}
		}, fault.CodeConflict, "NUMBER_EXISTS"},
	} {
		t.Run(name, func(t *testing.T) {
			persons, households := c.make()
			err := w.Store.Tx(ctx, func(ctx context.Context) error {
				return w.PutMany(ctx, c.actor, persons, households)
			})
			refused(t, err, c.code, c.reason)
		})
	}
	n, err := w.CountPeople(ctx, w.sa, people.Query{})
	must(t, err)
	equal(t, "nothing was written", n, int64(1))
}

func TestCheckFindsEveryBrokenRule(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	w.broken = true
	ctx := t.Context()
	persons, err := docstore.Open(ctx, w.Store, people.People.Spec)
	must(t, err)
	households, err := docstore.Open(ctx, w.Store, people.Households.Spec)
	must(t, err)
	h, man, wife, son, mother := w.family()
	second := w.found(w.officer, w.save(w.officer, input("赵六", "1980-01-01", 11, villageA1)), "2015-01-01")

	damage := func(change func(*people.Person), id string) {
		p := w.get(id)
		change(p)
		must(t, persons.Replace(ctx, p))
	}
	damage(func(p *people.Person) { p.HouseholdID = "" }, wife.ID)
	damage(func(p *people.Person) { p.Place = region.PlaceOf(villageB1); p.Residences[0].Village = villageB1 }, son.ID)
	damage(func(p *people.Person) { p.Residences[0].To = "2021-01-01" }, mother.ID)
	damage(func(p *people.Person) { p.DeathDate = "2027-01-01" }, man.ID)
	second.Members = append(second.Members,
		people.Membership{PersonID: mother.ID, Name: mother.Name, Relation: people.Head, From: "2022-01-01", To: "2022-02-01"},
		people.Membership{PersonID: "person_gone", Name: "无", Relation: people.Son, From: "2022-01-01"})
	must(t, households.Replace(ctx, second))
	h.HeadName = "另一人"
	must(t, households.Replace(ctx, h))

	var got []string
	must(t, w.Check(ctx, func(p people.Problem) { got = append(got, p.ID+" "+p.Code) }))
	want := []string{
		wife.ID + " HOUSEHOLD_ID", son.ID + " LIVES_ELSEWHERE", mother.ID + " RESIDENCE", mother.ID + " TWO_HOUSEHOLDS",
		man.ID + " DEATH_DATE", second.ID + " TWO_HEADS", "person_gone MISSING", h.ID + " HEAD",
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
