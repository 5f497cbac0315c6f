package demo_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/benefit"
	"minzheng/internal/blob"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalogtest"
	"minzheng/internal/demo"
	"minzheng/internal/docstore"
	"minzheng/internal/docstore/sqlite"
	"minzheng/internal/export"
	"minzheng/internal/figures"
	"minzheng/internal/importer"
	"minzheng/internal/ledger"
	"minzheng/internal/once"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
	"minzheng/internal/secret"
	"minzheng/internal/staff"
)

const today = calendar.Date("2026-03-16")

func clock() time.Time { return today.Time().Add(2 * time.Hour) }

type world struct {
	demo.Deps
	figures *figures.Service
	imports *importer.Service
	export  *export.Service
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func open(t *testing.T) *world {
	t.Helper()
	return openOn(t, func(s docstore.Store) docstore.Store { return s })
}

// openOn opens the services on a store that wrap may look into.
func openOn(t *testing.T, wrap func(docstore.Store) docstore.Store) *world {
	t.Helper()
	ctx := t.Context()
	file := must(sqlite.Open(ctx, filepath.Join(t.TempDir(), "city.db"), sqlite.Options{Clock: clock, Unsynced: true}))
	t.Cleanup(func() { _ = file.Close(context.WithoutCancel(ctx)) })
	store := wrap(file)
	n := 0
	ids := func() string { n++; return fmt.Sprintf("%08d", n) }
	keys := must(secret.Generate(clock()))
	w := &world{}
	w.Store = store
	w.Workdays = must(calendar.Embedded())
	w.Catalog = catalogtest.Embedded(t)
	w.Regions = must(region.Open(ctx, store))
	w.Audit = must(audit.Open(ctx, store, clock, ids))
	keeper := must(once.Open(ctx, store))
	w.Staff = must(staff.Open(ctx, staff.Deps{Store: store, Regions: w.Regions, Audit: w.Audit, Once: keeper, Clock: clock, IDs: ids, Hash: staff.NewHasher(staff.Cost{Memory: 64, Time: 1, Threads: 1})}))
	w.People = must(people.Open(ctx, people.Deps{Store: store, Regions: w.Regions, Audit: w.Audit, Once: keeper, Keys: keys, Clock: clock, IDs: ids}))
	w.Files = must(blob.Open(ctx, blob.Deps{Store: store, Audit: w.Audit, IDs: ids}))
	w.Benefit = must(benefit.Open(ctx, benefit.Deps{Store: store, Catalog: w.Catalog, Audit: w.Audit, Once: keeper, Clock: clock, IDs: ids, Regions: w.Regions}))
	w.Cases = must(casework.Open(ctx, casework.Deps{
		Store: store, Catalog: w.Catalog, Regions: w.Regions, People: w.People, Audit: w.Audit, Once: keeper,
		Workdays: w.Workdays, Files: w.Files, Effects: w.Benefit, Clock: clock, IDs: ids,
	}))
	w.Registry = must(registry.Open(ctx, registry.Deps{
		Store: store, Catalog: w.Catalog, Regions: w.Regions, Audit: w.Audit, Once: keeper, Workdays: w.Workdays, Files: w.Files, Staff: w.Staff, Clock: clock, IDs: ids,
	}))
	w.Ledger = must(ledger.Open(ctx, ledger.Deps{
		Store: store, Catalog: w.Catalog, Regions: w.Regions, People: w.People, Cases: w.Cases, Registry: w.Registry, Audit: w.Audit, Once: keeper,
		Workdays: w.Workdays, Files: w.Files, Staff: w.Staff, Clock: clock, IDs: ids,
	}))
	w.Payroll = must(payroll.Open(ctx, payroll.Deps{Store: store, Regions: w.Regions, Catalog: w.Catalog, People: w.People, Cases: w.Cases, Benefit: w.Benefit, Blobs: w.Files, Audit: w.Audit, Once: keeper, Clock: clock, IDs: ids}))
	w.figures = must(figures.Open(figures.Deps{Regions: w.Regions, Catalog: w.Catalog, People: w.People, Cases: w.Cases, Benefit: w.Benefit, Payroll: w.Payroll, Registry: w.Registry, Ledger: w.Ledger, Clock: clock}))
	w.imports = must(importer.Open(ctx, importer.Deps{
		Store: store, Regions: w.Regions, Catalog: w.Catalog, People: w.People, Cases: w.Cases, Benefit: w.Benefit, Registry: w.Registry, Ledger: w.Ledger, Blobs: w.Files,
		Audit: w.Audit, Once: keeper, Workdays: w.Workdays, Clock: clock, IDs: ids, InPayroll: importer.InPayroll(w.Payroll),
	}))
	w.export = must(export.Open(export.Deps{Figures: w.figures, People: w.People, Audit: w.Audit, Clock: clock}))
	return w
}

func TestTheCityAgreesWithItself(t *testing.T) {
	t.Parallel()
	w, ctx := open(t), t.Context()
	if err := demo.Seed(ctx, w.Deps, demo.Options{Scale: 0.03, Seed: 1, Today: today}); err != nil {
		t.Fatal(err)
	}
	problem := func(where, what string) { t.Errorf("%s: %s", where, what) }
	for _, check := range []func(context.Context, func(string, string)) error{
		func(ctx context.Context, p func(string, string)) error { return w.Cases.Check(ctx, p) },
		func(ctx context.Context, p func(string, string)) error { return w.Benefit.Check(ctx, p) },
		func(ctx context.Context, p func(string, string)) error { return w.Payroll.Check(ctx, p) },
		func(ctx context.Context, p func(string, string)) error { return w.Registry.Check(ctx, p) },
		func(ctx context.Context, p func(string, string)) error { return w.Ledger.Check(ctx, p) },
	} {
		if err := check(ctx, problem); err != nil {
			t.Fatal(err)
		}
	}
	statuses, err := w.Cases.Collection().Aggregate(ctx, docstore.Group[casework.Case]{Where: docstore.True[casework.Case](), By: []docstore.Dim[casework.Case]{casework.Cases.Status.Dim()}, Measures: []docstore.Measure[casework.Case]{docstore.CountAs[casework.Case]("n")}})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int64{}
	for _, r := range statuses {
		seen[r.Key[0].Str] = r.M["n"].Int
	}
	for _, s := range casework.Statuses() {
		if seen[string(s)] == 0 {
			t.Errorf("no case is %s", s)
		}
	}
	city := access.System(demo.City, "test")
	for _, at := range []calendar.Date{today, "2025-12-31", "2025-06-30"} {
		broken, err := w.figures.CheckIdentities(ctx, city, "", at)
		if err != nil {
			t.Fatal(err)
		}
		if len(broken) > 0 {
			t.Errorf("at %s: %+v", at, broken)
		}
	}
}

func TestSeedingTwiceIsRefused(t *testing.T) {
	t.Parallel()
	w, ctx := open(t), t.Context()
	if err := demo.Seed(ctx, w.Deps, demo.Options{Scale: 0, Seed: 1, Today: today}); err != nil {
		t.Fatal(err)
	}
	if err := demo.Seed(ctx, w.Deps, demo.Options{Scale: 0, Seed: 1, Today: today}); err == nil {
		t.Error("the second city was taken")
	}
}
