package casework_test

import (
	"strings"
	"testing"

	"minzheng/internal/blob"
	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/testkit"
)

// TestPapersFollowTheCase: whoever is accountable for a moved case opens its papers, and the old place no longer does.
func TestPapersFollowTheCase(t *testing.T) {
	t.Parallel()
	w, b := dibaoWorld(t)
	c, ctx := w.granted(b), t.Context()
	files, err := blob.Open(ctx, blob.Deps{Store: w.Store, Audit: w.Audit, IDs: w.IDs})
	w.must(err)
	days, err := workdays()
	w.must(err)
	w.Cases, err = casework.Open(ctx, casework.Deps{
		Store: w.Store, Catalog: w.Catalog, Regions: w.Regions, People: w.People, Audit: w.Audit, Once: w.Once, Workdays: days, Files: files,
		Staff: w.Staff, Effects: b, Clock: w.Clock.Now, IDs: w.IDs,
	})
	w.must(err)
	paper, err := files.Put(ctx, w.Actor("township_1"), "迁居证明.pdf", strings.NewReader("%PDF-1.4\n1\n%%EOF\n"))
	w.must(err)
	move := strings.TrimSuffix(moving(testkit.VillageC, "2025-09"), "}") + `,"evidence":["` + paper.ID + `"]}`
	c = w.do("township_1", c, "propose_change", move)
	w.do("city_confirmer", c, "confirm_change", "{}")
	opens := func(who string) bool {
		t.Helper()
		_, err := files.Info(ctx, w.Actor(who), paper.ID)
		if err != nil && !fault.Is(err, fault.CodeNotFound) {
			t.Fatal(err)
		}
		return err == nil
	}
	if !opens("township_1") || opens("township_2") {
		t.Error("before the month of the move the papers are the old place's")
	}
	w.Clock.SetDay("2025-09-01")
	w.must(w.Cases.Tick(ctx))
	if opens("township_1") || !opens("township_2") || !opens("city_officer") {
		t.Error("the papers did not follow the case")
	}
}
