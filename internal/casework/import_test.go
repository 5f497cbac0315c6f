package casework_test

import (
	"context"
	"sync"
	"testing"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/docstore"
	"minzheng/internal/money"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

// onList builds a case as an import does: one take-over that carries what the roster says.
func (w *world) onList(number string) *casework.Case {
	w.t.Helper()
	return w.fromRoster("BICYCLE", "old_list", number, `{"area":"RURAL","class":"A"}`)
}

// takenOver is a household on the allowance that came with an old roster.
func (w *world) takenOver() *casework.Case {
	w.t.Helper()
	c := w.fromRoster("DIBAO", "take_over", "DIBAO-2019-101201-00001", `{"areaClass":"RURAL","category":"A"}`)
	w.must(w.put(c))
	return w.get("township_1", c)
}

func (w *world) fromRoster(programID, step, number, form string) *casework.Case {
	w.t.Helper()
	h := w.household(testkit.VillageA, "1950-05-01")
	p, err := w.People.GetPerson(w.t.Context(), w.Actor("township_1"), h.HeadID)
	w.must(err)
	program, err := w.Catalog.Program(programID)
	w.must(err)
	days, err := workdays()
	w.must(err)
	c := &casework.Case{
		Meta: docstore.Meta{ID: "case_" + w.IDs()}, Place: region.PlaceOf(testkit.VillageA), Number: number, Program: program.ID,
		Edition: program.Edition, Section: program.Section, Unit: program.Unit, HouseholdID: h.ID, ApplicantID: p.ID, Applicant: p.Name, ImportID: "import_1",
	}
	rec := &casework.Recorder{Catalog: w.Catalog, Program: program, Workdays: days}
	at := calendar.MustDate("2019-11-01").Time()
	_, err = rec.Record(c, casework.Entry{
		Step: step, At: at, By: casework.Doer{ID: "system", Name: "导入"}, Effective: "2019-12",
		Form: parse(w.t, form), Members: []casework.Member{casework.MemberOf(p, "HEAD")},
		Card: &casework.Card{Formula: "ROSTER", Month: "2019-12", Eligible: true, Amount: 12300, Persons: 1},
	})
	w.must(err)
	return c
}

func (w *world) put(c *casework.Case) error {
	return w.Store.Tx(w.t.Context(), func(ctx context.Context) error { return w.Cases.PutImported(ctx, w.Actor("township_1"), c) })
}

func TestCasesFromARoster(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.onList("BICYCLE-2019-101201-00001")
	w.must(w.put(c))
	w.folds()
	got := w.get("township_1", c)
	st := got.State
	if st.Status != casework.InBenefit || st.EffectiveFrom != "2019-12" || st.Amount != 12300 || st.Category != "A" || st.NextReview != "2020-11-01" ||
		st.MemberCount != 1 || !st.HasFlag(casework.FlagImported) || len(st.Changes) != 1 || st.Changes[0].Kind != casework.ChangeAdmit {
		t.Fatalf("%+v", st)
	}
	twin := w.onList("BICYCLE-2019-101201-00001")
	if err := w.put(twin); !docstore.IsDuplicate(err, "number") {
		t.Errorf("a number twice: %v", err)
	}
	forged := w.onList("BICYCLE-2019-101201-00002")
	forged.State.Amount = 99900
	if err := w.put(forged); err == nil {
		t.Error("a state that is not the folded log was taken")
	}
	broken := w.onList("BICYCLE-2019-101201-00003")
	broken.Actions[0].To = casework.Ended
	if err := w.put(broken); err == nil {
		t.Error("an illegal log was taken")
	}
	foreign := w.onList("BICYCLE-2019-101201-00004")
	if err := w.Store.Tx(t.Context(), func(ctx context.Context) error {
		return w.Cases.PutImported(ctx, w.Actor("township_2"), foreign)
	}); reasonOf(err) != "NOT_FOUND" {
		t.Errorf("an import into another township: %v", err)
	}

	// The review is long overdue; what a roster pays is not computed anew.
	w.must(w.Cases.Tick(t.Context()))
	if !w.get("township_1", c).State.HasFlag(casework.FlagReviewDue) {
		t.Error("an old case is not put on the desk")
	}
	done, err := w.Cases.Recompute(t.Context(), w.Actor("city_officer"), "BICYCLE", "2025-08")
	w.must(err)
	if done.Changed != 0 || len(done.Rosters) != 1 {
		t.Errorf("%+v", done)
	}
	if err := w.Cases.RemoveImported(t.Context(), w.Actor("township_1"), w.get("township_1", c)); reasonOf(err) != "CASE_CHANGED" {
		t.Errorf("a case that was worked on: %v", err)
	}
	fresh := w.onList("BICYCLE-2019-101201-00005")
	w.must(w.put(fresh))
	var found int
	w.must(w.Cases.OfImport(t.Context(), "import_1", func(*casework.Case) error { found++; return nil }))
	w.must(w.Cases.RemoveImported(t.Context(), w.Actor("township_1"), fresh))
	if _, err := w.Cases.Get(t.Context(), w.Actor("township_1"), fresh.ID); found != 2 || reasonOf(err) != "NOT_FOUND" {
		t.Errorf("found %d, then %v", found, err)
	}
}

func TestARecorderIsAsStrictAsAPerson(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.ask("village_a", w.household(testkit.VillageA, "1980-05-01"))
	p, err := w.Cases.Program(c)
	w.must(err)
	days, err := workdays()
	w.must(err)
	rec := &casework.Recorder{Catalog: w.Catalog, Program: p, Workdays: days}
	for name, e := range map[string]casework.Entry{
		"WRONG_STATUS": {Step: "lend", At: testkit.Start()},
		"UNKNOWN_STEP": {Step: "fly", At: testkit.Start()},
		"OUT_OF_ORDER": {Step: "note_down", At: testkit.Start().AddDate(0, 0, -1)},
		"FORM":         {Step: "hand_in", At: testkit.Start()},
		"ACCOUNT":      {Step: "note_down", At: testkit.Start(), Form: parse(t, `{"account":`+goodAccount+`}`)},
	} {
		before := show(c)
		if _, err := rec.Record(c, e); reasonOf(err) != name || show(c) != before {
			t.Errorf("%s: %v, changed %v", name, err, show(c) != before)
		}
	}
}

func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.ask("village_a", w.household(testkit.VillageA, "1980-05-01"))
	form := parse(t, `{"wheels":1}`)
	var wg sync.WaitGroup
	errs := make([]error, 12)
	for i := range errs {
		wg.Go(func() {
			id := "same-request"
			if i%2 == 1 {
				id = "other-request-" + string(rune('a'+i))
			}
			_, errs[i] = w.Cases.Perform(t.Context(), w.Actor("village_a"), casework.PerformInput{CaseID: c.ID, Rev: c.Version, RequestID: id, Step: "note_down", Form: form})
		})
	}
	wg.Wait()
	good := 0
	for _, err := range errs {
		if err == nil {
			good++
		} else if reasonOf(err) != "STALE_REV" {
			t.Errorf("%v", err)
		}
	}
	if got := w.get("village_a", c); good == 0 || len(got.Actions) != 2 {
		t.Errorf("%d succeeded, %d actions", good, len(got.Actions))
	}
	w.folds()
}

func TestAmountsInWords(t *testing.T) {
	t.Parallel()
	for fen, want := range map[money.Fen]string{
		0: "零元整", 1: "零元零壹分", 10: "零元壹角整", 100: "壹元整", 1000: "壹拾元整", 10500: "壹佰零伍元整", 100500: "壹仟零伍元整", 100005: "壹仟元零伍分",
		49000: "肆佰玖拾元整", 1000000: "壹万元整", 1000100: "壹万零壹元整", 10050000: "壹拾万零伍佰元整", 123456789: "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分",
		100000000000: "壹拾亿元整", 100000000100: "壹拾亿零壹元整",
	} {
		if got := casework.AmountWords(fen); got != want {
			t.Errorf("%d is %s, want %s", fen, got, want)
		}
	}
}
