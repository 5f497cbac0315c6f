package demo_test

import (
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/desk"
	"minzheng/internal/docstore"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// askDesk lays things of every kind on random people's desks, whoever may see them, and reads the desks: each shows what its
// owner may reach and nothing else.
func (o *oracle) askDesk(t *testing.T) {
	ctx := t.Context()
	service := must(desk.Open(ctx, desk.Deps{Store: o.Store, Catalog: o.Catalog, Cases: o.Cases, Registry: o.Registry, Ledger: o.Ledger, Figures: o.figures, Imports: o.imports, Clock: clock}))
	desks := must(docstore.Open(ctx, o.Store, desk.Spec))
	for range 6 {
		for _, a := range actors(o.rand) {
			if a == nil {
				if _, err := service.Recent(ctx, a); !shut(err) {
					t.Fatalf("nobody's desk: %v", err)
				}
				continue
			}
			items, want := o.deskOf(a)
			d, err := desks.Get(ctx, a.StaffID)
			if err != nil {
				d = &desk.Desk{Meta: docstore.Meta{ID: a.StaffID}}
			}
			if d.Favourites = items; d.Version == 0 {
				err = desks.Insert(ctx, d)
			} else {
				err = desks.Replace(ctx, d)
			}
			if err != nil {
				t.Fatal(err)
			}
			shown, err := service.Favourites(ctx, a)
			if err != nil {
				t.Fatalf("the desk of %+v: %v", a, err)
			}
			for _, x := range shown {
				if !want[x.Kind+x.ID] {
					t.Fatalf("the desk of %s of %s %v shows %s %s", a.Role, a.Region, a.Sections, x.Kind, x.ID)
				}
				o.answers++
				delete(want, x.Kind+x.ID)
			}
			if len(want) > 0 {
				t.Fatalf("the desk of %s of %s %v lacks %v", a.Role, a.Region, a.Sections, want)
			}
		}
	}
}

// deskOf is a desk full of samples, and what its owner may see of it.
func (o *oracle) deskOf(a *access.Actor) (items []desk.Item, want map[string]bool) {
	want = map[string]bool{}
	lay := func(kind desk.Kind, id string, sees bool) {
		items = append(items, desk.Item{Kind: kind, ID: id, At: clock()})
		if sees {
			want[string(kind)+id] = true
		}
	}
	for _, k := range []struct {
		kind desk.Kind
		of   string
		do   access.Permission
	}{{desk.Case, "cases", access.CaseRead}, {desk.Person, "people", access.PersonRead}, {desk.Household, "households", access.PersonRead}, {desk.Record, "records", access.LedgerRead}, {desk.Import, "imports", access.ImportRun}} {
		x := o.sample(k.of)
		lay(k.kind, x.id, mayReach(a, k.do, x))
	}
	x := o.sample("entries")
	lay(desk.Kind(x.values["class"]), x.id, mayReach(a, registry.ReadPermission(x.values["class"]), x))
	here := func(section string) record { return record{at: region.PlaceOf(a.Region), section: section} }
	for _, p := range o.Catalog.Programs() {
		owns := here(p.SectionOn(today))
		lay(desk.Program, p.ID, mayReach(a, access.CaseRead, owns) || mayReach(a, access.CaseDraft, owns))
	}
	for _, k := range o.Catalog.Kinds() {
		lay(desk.Register, k.ID, mayReach(a, registry.ReadPermission(k.Class), here(k.Section)))
	}
	for _, l := range o.Catalog.Ledgers() {
		lay(desk.Ledger, l.ID, mayReach(a, access.LedgerRead, here(l.Section)))
	}
	return items, want
}
