package ledger_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/identity"
	"minzheng/internal/ledger"
	"minzheng/internal/money"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
	"minzheng/internal/testkit"
)

// office is the town with a family, the registers and the ledgers.
type office struct {
	*testkit.Fixture
	*ledger.Service
	t         *testing.T
	cat       *catalog.Catalog
	registry  *registry.Service
	person    string
	household string
	caseID    string
	requests  int
	spent     map[ledger.Spending]money.Fen
}

func open(t *testing.T, cat *catalog.Catalog) *office {
	t.Helper()
	town, ctx := testkit.Town(t, testkit.Store(t)), t.Context()
	o := &office{Fixture: town, t: t, cat: cat}
	days, err := calendar.Embedded()
	o.must(err)
	folk, err := people.Open(ctx, people.Deps{Store: town.Store, Regions: town.Regions, Audit: town.Audit, Once: town.Once, Keys: town.Keys, Clock: town.Clock.Now, IDs: town.IDs})
	o.must(err)
	cases, err := casework.Open(ctx, casework.Deps{Store: town.Store, Catalog: cat, Regions: town.Regions, People: folk, Audit: town.Audit, Once: town.Once, Workdays: days, Clock: town.Clock.Now, IDs: town.IDs})
	o.must(err)
	o.registry, err = registry.Open(ctx, registry.Deps{Store: town.Store, Catalog: cat, Regions: town.Regions, Audit: town.Audit, Once: town.Once, Workdays: days, Clock: town.Clock.Now, IDs: town.IDs})
	o.must(err)
	o.Service, err = ledger.Open(ctx, ledger.Deps{
		Store: town.Store, Catalog: cat, Regions: town.Regions, People: folk, Cases: cases, Registry: o.registry, Audit: town.Audit, Once: town.Once, Workdays: days,
		Clock: town.Clock.Now, IDs: town.IDs, Claims: town.Claims,
		Spent: func(context.Context, []string, calendar.Date, calendar.Date) (map[ledger.Spending]money.Fen, error) {
			return o.spent, nil
		},
	})
	o.must(err)
	number := "33998119580312011"
	number += identity.ResidentCheck(number)
	p, err := folk.SavePerson(ctx, town.System(), people.SavePersonInput{RequestID: o.request(), PersonInput: people.PersonInput{
		Name: "周建国", IDNumber: &number, VillageCode: testkit.VillageA, Health: people.Healthy, Labour: people.FullLabour,
	}})
	o.must(err)
	h, err := folk.CreateHousehold(ctx, town.System(), people.CreateHouseholdInput{RequestID: o.request(), HeadPersonID: p.ID, VillageCode: testkit.VillageA, Address: "1号", From: "2020-01-01"})
	o.must(err)
	c, err := cases.Create(ctx, town.Actor("village_a"), casework.CreateInput{RequestID: o.request(), Program: "DIBAO", HouseholdID: h.ID, ApplicantID: p.ID})
	o.must(err)
	o.person, o.household, o.caseID = p.ID, h.ID, c.ID
	return o
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatalf("%v %+v", err, fault.From(err).Fields)
	}
}

func (o *office) request() string {
	o.requests++
	return fmt.Sprintf("request-%05d", o.requests)
}

// entry is a standing organisation or facility of a kind in a division since 2020.
func (o *office) entry(kind string, at region.Code, serial int) *registry.Entry {
	o.t.Helper()
	k, err := o.cat.Kind(kind)
	o.must(err)
	e, err := o.registry.NewEntry(o.t.Context(), k, region.PlaceOf(at), o.Clock.Today())
	o.must(err)
	values := testkit.FillForm(o.cat.FieldOptions, k.Fields(), o.Clock.Today(), serial, true)
	values["beganOn"] = json.RawMessage(`"2020-01-01"`)
	if f, ok := k.Setting("CREDIT_CODE"); ok {
		values[f.Key] = json.RawMessage(strconv.Quote(testkit.CreditCode(k.Number.Classes[0], serial)))
	}
	days, err := calendar.Embedded()
	o.must(err)
	rec := &registry.Recorder{Catalog: o.cat, Kind: k, Workdays: days}
	_, err = rec.Record(e, registry.Input{Step: "take_over", By: course.DoerOf(o.System()), At: o.Clock.Now(), Form: values})
	o.must(err)
	o.must(o.registry.PutImported(o.t.Context(), o.System(), e))
	return e
}

// subject is something that a ledger may be about: its id, or a division.
func (o *office) subject(l *catalog.Ledger) (id string, at region.Code) {
	o.t.Helper()
	switch l.About {
	case catalog.AboutPerson:
		return o.person, ""
	case catalog.AboutHousehold:
		return o.household, ""
	case catalog.AboutCase:
		return o.caseID, ""
	case catalog.AboutOrganization, catalog.AboutFacility:
		k, err := o.cat.Kind(l.Of[0])
		o.must(err)
		at := testkit.Township1
		if k.LiesIn("VILLAGE") {
			at = testkit.VillageA
		}
		return o.entry(k.ID, at, 40).ID, ""
	}
	tiers := []string{"VILLAGE", "TOWNSHIP", "CITY"}
	codes := []region.Code{testkit.VillageA, testkit.Township1, testkit.City}
	for _, fits := range []func(tier string) bool{func(t string) bool { return l.LiesIn(t) && l.EnteredAt(t) }, l.LiesIn} {
		for i, tier := range tiers {
			if fits(tier) {
				return "", codes[i]
			}
		}
	}
	if !l.LiesIn("VILLAGE") { // from above
		return "", testkit.Township1
	}
	return "", testkit.VillageA
}

func officer(id, section string, grants ...access.Grant) *access.Actor {
	return &access.Actor{StaffID: "staff_" + id, Name: id, Role: access.CO, Region: testkit.City, Sections: []string{section, "SA"}, Grants: grants}
}

func at(id string, r access.Role, c region.Code) *access.Actor {
	return &access.Actor{StaffID: "staff_" + id, Name: id, Role: r, Region: c}
}

// staff are those who try to write a ledger of a section.
func staff(section string) []*access.Actor {
	return []*access.Actor{
		officer("writer", section), officer("decider", section, access.GrantConfirm),
		{StaffID: "staff_stranger", Name: "stranger", Role: access.CO, Region: testkit.City, Sections: []string{"FIN"}},
		at("to", access.TO, testkit.Township1), at("th", access.TH, testkit.Township1), at("to2", access.TO, testkit.Township2),
		at("vw", access.VW, testkit.VillageA), at("vwb", access.VW, testkit.VillageB), at("vs", access.VS, testkit.VillageA),
		at("au", access.AU, testkit.City), at("an", access.AN, testkit.City), at("ca", access.CA, testkit.City), at("ev", access.EV, testkit.City),
	}
}

func (o *office) fill(l *catalog.Ledger, serial int) form.Form {
	return testkit.FillRecord(o.cat.FieldOptions, l, o.Clock.Today(), serial)
}

func values(s string) form.Form {
	var f form.Form
	if err := json.Unmarshal([]byte(s), &f); err != nil {
		panic(err)
	}
	return f
}

func (o *office) save(a *access.Actor, in ledger.SaveInput) *ledger.Record {
	o.t.Helper()
	in.RequestID = o.request()
	r, err := o.Save(o.t.Context(), a, in)
	o.must(err)
	return r
}

// alarms are the alarms of a ledger that an actor sees, by id and place.
func (o *office) alarms(a *access.Actor, l string) map[string]int {
	o.t.Helper()
	list, err := o.Alarms(o.t.Context(), a, l)
	o.must(err)
	out := map[string]int{}
	for _, x := range list {
		if x.Label.IsZero() || x.Since == "" {
			o.t.Errorf("%+v", x)
		}
		out[x.ID]++
	}
	return out
}
