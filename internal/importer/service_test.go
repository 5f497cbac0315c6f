package importer_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/blob"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalogtest"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/importer"
	"minzheng/internal/ledger"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
	"minzheng/internal/testkit"
)

// The township of the sample, beside those of the town.
const bridge region.Code = "339981100000"

// expected is testdata/dibao-roster.expected.json.
type expected struct {
	Households int            `json:"households"`
	Persons    int            `json:"persons"`
	Monthly    int64          `json:"monthly_fen"`
	ByVillage  map[string]int `json:"households_by_village"`
	Rejected   []row          `json:"rejected"`
	Repaired   map[string]int `json:"repaired"`
}

type row struct {
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Reason string `json:"reason"`
}

func testdata(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func sample(t *testing.T) ([]byte, expected) {
	t.Helper()
	var want expected
	if err := json.Unmarshal(testdata(t, "dibao-roster.expected.json"), &want); err != nil {
		t.Fatal(err)
	}
	return testdata(t, "dibao-roster.xlsx"), want
}

// office is the town with the sample's township and an importer.
type office struct {
	*testkit.Fixture
	*importer.Service
	t        *testing.T
	people   *people.Registry
	cases    *casework.Service
	benefit  *benefit.Service
	registry *registry.Service
	ledger   *ledger.Service
	blobs    *blob.Service
	paid     map[string]bool
	officer  *access.Actor
	requests int
}

func open(t *testing.T) *office {
	t.Helper()
	town := testkit.Town(t, testkit.Store(t))
	o := &office{Fixture: town, t: t, paid: map[string]bool{}}
	ctx := t.Context()
	var divisions []region.Region
	for code, name := range map[region.Code]string{
		bridge: "大桥镇", "339981100001": "花园社区", "339981100201": "大桥村", "339981100202": "上溪村", "339981100203": "下溪村",
		"339981100204": "石门村", "339981100205": "塘边村", "339981100206": "岭头村", "339981100207": "新塘村",
	} {
		divisions = append(divisions, region.Region{Code: code, Name: name, ValidFrom: "2010-01-01"})
	}
	o.must(town.Regions.Put(ctx, divisions...))
	o.officer = &access.Actor{StaffID: "staff_bridge", Name: "桥一", Role: access.TO, Region: bridge}
	cat := catalogtest.Embedded(t)
	days, err := calendar.Embedded()
	o.must(err)
	o.people, err = people.Open(ctx, people.Deps{Store: town.Store, Regions: town.Regions, Audit: town.Audit, Once: town.Once, Keys: town.Keys, Clock: town.Clock.Now, IDs: town.IDs})
	o.must(err)
	o.benefit, err = benefit.Open(ctx, benefit.Deps{Store: town.Store, Regions: town.Regions, Catalog: cat, Audit: town.Audit, Once: town.Once, Clock: town.Clock.Now, IDs: town.IDs})
	o.must(err)
	o.blobs, err = blob.Open(ctx, blob.Deps{Store: town.Store, Audit: town.Audit, IDs: town.IDs})
	o.must(err)
	o.cases, err = casework.Open(ctx, casework.Deps{
		Store: town.Store, Catalog: cat, Regions: town.Regions, People: o.people, Audit: town.Audit, Once: town.Once, Workdays: days,
		Files: o.blobs, Effects: o.benefit, Claims: town.Claims, Clock: town.Clock.Now, IDs: town.IDs,
	})
	o.must(err)
	o.registry, err = registry.Open(ctx, registry.Deps{Store: town.Store, Catalog: cat, Regions: town.Regions, Audit: town.Audit, Once: town.Once, Workdays: days, Files: o.blobs, Clock: town.Clock.Now, IDs: town.IDs})
	o.must(err)
	o.ledger, err = ledger.Open(ctx, ledger.Deps{
		Store: town.Store, Catalog: cat, Regions: town.Regions, People: o.people, Cases: o.cases, Registry: o.registry, Audit: town.Audit, Once: town.Once,
		Workdays: days, Files: o.blobs, Claims: town.Claims, Allowance: o.benefit.Allowance, Clock: town.Clock.Now, IDs: town.IDs,
	})
	o.must(err)
	o.Service, err = importer.Open(ctx, importer.Deps{
		Store: town.Store, Regions: town.Regions, Catalog: cat, People: o.people, Cases: o.cases, Benefit: o.benefit, Registry: o.registry, Ledger: o.ledger, Blobs: o.blobs,
		Audit: town.Audit, Once: town.Once, Workdays: days, Clock: town.Clock.Now, IDs: town.IDs,
		InPayroll: func(_ context.Context, caseID string) (bool, error) { return o.paid[caseID], nil },
	})
	o.must(err)
	return o
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) request() string {
	o.requests++
	return fmt.Sprintf("request-%04d", o.requests)
}

func (o *office) upload(name string, b []byte) string {
	o.t.Helper()
	f, err := o.blobs.Put(o.t.Context(), o.officer, name, bytes.NewReader(b))
	o.must(err)
	return f.ID
}

func (o *office) check(b []byte) *importer.Import {
	o.t.Helper()
	m, err := o.Check(o.t.Context(), o.officer, o.request(), importer.KindDibaoRoster, o.upload("花名册.xlsx", b))
	o.must(err)
	return m
}

func (o *office) apply(m *importer.Import) *importer.Import {
	o.t.Helper()
	by, id := o.officer, o.request()
	if m.Kind == importer.KindDibaoRoster {
		by = o.Actor("city_confirmer")
	}
	done, err := o.Apply(o.t.Context(), by, id, m.ID, m.Version)
	o.must(err)
	again, err := o.Apply(o.t.Context(), by, id, m.ID, m.Version)
	o.must(err)
	if again.Version != done.Version {
		o.t.Fatalf("taken in twice: %d, %d", done.Version, again.Version)
	}
	return done
}

// stock is what the register and the figures see.
func (o *office) stock(month calendar.Month) expected {
	o.t.Helper()
	got := expected{ByVillage: map[string]int{}}
	for e, err := range o.spans().Scan(o.t.Context(), docstore.And(benefit.Entitlements.From.Lte(string(month)), benefit.Entitlements.CountsTo.Gte(string(month))), 500) {
		o.must(err)
		got.Households++
		got.Persons += e.Members
		got.Monthly += int64(e.Amount)
		got.ByVillage[string(e.Village)]++
	}
	return got
}

func (o *office) spans() *docstore.Collection[benefit.Entitlement, *benefit.Entitlement] {
	o.t.Helper()
	c, err := docstore.Open(o.t.Context(), o.Store, benefit.Entitlements.Spec)
	o.must(err)
	return c
}

// docs is how many documents each collection has.
func (o *office) docs() map[string]int64 {
	o.t.Helper()
	list, err := o.Fixture.Store.Collections(o.t.Context())
	o.must(err)
	out := map[string]int64{}
	for _, c := range list {
		switch c.Name {
		case "people", "households", "cases", "entitlements":
			out[c.Name] = c.Docs
		}
	}
	return out
}

func (o *office) sound() {
	o.t.Helper()
	ctx := o.t.Context()
	o.must(o.people.Check(ctx, func(p people.Problem) { o.t.Errorf("register: %+v", p) }))
	o.must(o.cases.Check(ctx, func(record, what string) { o.t.Errorf("case %s: %s", record, what) }))
	o.must(o.benefit.Check(ctx, func(record, what string) { o.t.Errorf("span %s: %s", record, what) }))
}

func reported(m *importer.Import) expected {
	got := expected{Households: m.Households, Persons: m.Persons, Monthly: int64(m.Monthly), ByVillage: map[string]int{}, Repaired: map[string]int{}}
	for _, c := range m.ByVillage {
		got.ByVillage[c.Key] = c.Count
	}
	for _, c := range m.Repaired {
		got.Repaired[c.Key] = c.Count
	}
	for _, r := range m.Refused {
		got.Rejected = append(got.Rejected, row{r.Sheet, r.Row, r.Reason})
	}
	return got
}

// coarse takes the finer reason back to the one that the sample names.
func coarse(rows []row) []row {
	for i := range rows {
		if rows[i].Reason == "ID_BIRTH_DATE" {
			rows[i].Reason = "ID_CHECK_DIGIT"
		}
	}
	return rows
}

func reason(err error) string {
	if e, ok := errors.AsType[*fault.Error](err); ok {
		return e.Reason
	}
	return fmt.Sprint(err)
}

func TestSampleRosterIsTakenExactly(t *testing.T) {
	t.Parallel()
	o := open(t)
	file, want := sample(t)
	m := o.check(file)
	got := reported(m)
	got.Rejected = coarse(got.Rejected)
	if d := cmp.Diff(want, got); d != "" {
		t.Fatalf("report: %s", d)
	}
	if d := cmp.Diff(map[string]int64{"people": 0, "households": 0, "cases": 0, "entitlements": 0}, o.docs()); d != "" {
		t.Fatalf("checking stored something: %s", d)
	}
	done := o.apply(m)
	if done.State != importer.Applied || done.Progress() != 100 {
		t.Fatalf("%s %d%%", done.State, done.Progress())
	}
	stock := want
	stock.Rejected, stock.Repaired = nil, nil
	if d := cmp.Diff(stock, o.stock("2020-12")); d != "" {
		t.Fatalf("stock of the roster's month: %s", d)
	}
	if d := cmp.Diff(map[string]int64{"people": 439, "households": 216, "cases": 216, "entitlements": 216}, o.docs()); d != "" {
		t.Fatal(d)
	}
	o.sound()
}
