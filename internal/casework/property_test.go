package casework_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

// TestRandomLives lets the whole town do random things with cases, most of them wrong. Whatever it does:
//   - a step succeeds exactly if it was offered to that person (its form being right);
//   - the state is the folded log, and a refused step leaves no trace;
//   - a repeated request changes nothing and a stale revision is refused;
//   - nobody's clock, flag or member gets lost between the stored case and the fold.
func TestRandomLives(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			r := rand.New(rand.NewPCG(seed, 7)) //nolint:gosec // a reproducible choice
			actors := []string{"village_a", "village_b", "township_1", "township_1b", "township_head_1", "township_2", "city_officer", "city_confirmer", "city_vet", "auditor"}
			cases := []*casework.Case{w.lent(2)}
			for range 2 {
				cases = append(cases, w.ask("village_a", w.household(testkit.VillageA, "1980-05-01", "2015-06-01")))
			}
			done := map[casework.Kind]int{}
			for range 350 {
				i := r.IntN(len(cases))
				who := actors[r.IntN(len(actors))]
				before, err := w.Cases.Get(t.Context(), w.Actor("city_confirmer"), cases[i].ID)
				w.must(err)
				if before.State.Status.Final() && r.IntN(5) == 0 {
					cases[i] = w.ask("village_a", w.household(testkit.VillageA, "1980-05-01", "2015-06-01"))
					continue
				}
				if offers, _, err := w.Cases.Available(t.Context(), w.Actor(who), before); err == nil && len(offers) == 0 && r.IntN(8) > 0 {
					continue
				}
				w.tryOne(r, who, before, done)
				if r.IntN(6) == 0 {
					w.Clock.SetDay(w.Clock.Today().AddDays(1 + r.IntN(9)))
					w.must(w.Cases.Tick(t.Context()))
				}
			}
			w.folds()
			if len(done) < 8 {
				t.Errorf("the walk is too tame: %v", done)
			}
			t.Log(done)
		})
	}
}

// tryOne lets one person do one step, mostly one that is offered to somebody.
func (w *world) tryOne(r *rand.Rand, who string, before *casework.Case, done map[casework.Kind]int) {
	t, ctx, actor := w.t, w.t.Context(), w.Actor(who)
	t.Helper()
	p, err := w.Cases.Program(before)
	w.must(err)
	step := &p.Steps[r.IntN(len(p.Steps))]
	offers, _, err := w.Cases.Available(ctx, actor, before)
	w.must(err)
	if len(offers) > 0 && r.IntN(4) > 0 {
		step = offers[r.IntN(len(offers))].Step
		if step.To == "" && r.IntN(2) == 0 { // on, rather than round and round
			step = offers[r.IntN(len(offers))].Step
		}
	}
	if k := casework.Kind(step.Kind); r.IntN(40) > 0 && (k == casework.KindWithdraw || k == casework.KindCorrectAccount || k == casework.KindObject) {
		return // else every case ends, or turns in circles, here
	}
	i := slices.IndexFunc(offers, func(o casework.Offer) bool { return o.Step.ID == step.ID })
	offered := i >= 0 && actor.Can(access.CaseRead, before.Place, before.Section) == nil
	form := casework.Form{}
	if i >= 0 {
		form = filled(r, offers[i], before, w.Clock.Today())
	}
	in := casework.PerformInput{CaseID: before.ID, Rev: before.Version, RequestID: w.requestID(), Step: step.ID, Form: form}
	if r.IntN(5) == 0 {
		stale := in
		stale.Rev, stale.RequestID = before.Version+1, w.requestID()
		if _, err := w.Cases.Perform(ctx, actor, stale); err == nil {
			t.Fatalf("%s %s with a stale revision", who, step.ID)
		}
	}
	after, err := w.Cases.Perform(ctx, actor, in)
	stored, getErr := w.Cases.Get(ctx, w.Actor("city_confirmer"), before.ID)
	w.must(getErr)
	if err != nil {
		f := fault.From(err)
		if f.Code == fault.CodeInternal {
			t.Fatalf("%s %s: %v", who, step.ID, err)
		}
		// An offered step may still fail on what only its form decides, such as a grant to whom nothing is due.
		if offered && f.Code != fault.CodeInvalid && f.Reason != "NOT_ELIGIBLE" && f.Reason != "CALENDAR_MISSING" {
			t.Fatalf("%s was offered %s of a case %s: %v", who, step.ID, before.State.Status, err)
		}
		if offered && f.Reason == "FORM" && !knownTrouble(f) {
			t.Fatalf("%s %s: the form was filled in by its own rules: %v %s", who, step.ID, err, show(form))
		}
		if stored.Version != before.Version || len(stored.Actions) != len(before.Actions) {
			t.Fatalf("%s %s was refused (%v) and left a trace", who, step.ID, err)
		}
		return
	}
	if !offered {
		t.Fatalf("%s did %s, which was not offered, on a case %s", who, step.ID, before.State.Status)
	}
	done[casework.Kind(step.Kind)]++
	if len(stored.Actions) != len(before.Actions)+1 || stored.Version != before.Version+1 {
		t.Fatalf("%s: %d actions, revision %d", step.ID, len(stored.Actions), stored.Version)
	}
	again, err := w.Cases.Perform(ctx, actor, in)
	if err != nil || again.Version != after.Version {
		t.Fatalf("%s repeated: revision %d after %d, %v", step.ID, again.Version, after.Version, err)
	}
	folded, err := casework.Fold(p, stored.Actions)
	w.must(err)
	if show(folded) != show(stored.State) {
		t.Fatalf("after %s the state is not the folded log\n%s\n%s", step.ID, show(folded), show(stored.State))
	}
	for _, wait := range stored.State.Waits {
		if !slices.ContainsFunc(p.Steps, func(s catalog.Step) bool {
			return casework.QueueKey(&s) == wait && slices.Contains(s.From, string(stored.State.Status))
		}) {
			t.Fatalf("waits for %s, which cannot be done", wait)
		}
	}
}

// knownTrouble are entries that depend on more than their own rule: months that are paid or before the benefit began, moves
// to where the case is or before the last one.
func knownTrouble(f *fault.Error) bool {
	return slices.ContainsFunc(f.Fields, func(x fault.Field) bool {
		return slices.Contains([]string{"MONTH", "NOBODY_COUNTED", "SAME_PLACE", "MOVE_AWAITED"}, x.Reason)
	})
}

func show(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// filled fills an offered form in by what its fields say, from the top down.
func filled(r *rand.Rand, o casework.Offer, c *casework.Case, today calendar.Date) casework.Form {
	form := casework.Form{}
	maps.Copy(form, o.Initial)
	for i := range o.Fields {
		f := &o.Fields[i]
		if w := f.VisibleWhen; w != nil {
			raw, ok := form[w.Field]
			var s string
			if json.Unmarshal(raw, &s) != nil {
				s = string(raw)
			}
			if !ok {
				s = "false"
			}
			if !slices.Contains(w.In, s) {
				delete(form, f.Key)
				continue
			}
		}
		if _, has := form[f.Key]; has && r.IntN(3) > 0 {
			continue
		}
		form[f.Key] = json.RawMessage(value(r, f, c, today))
	}
	return form
}

func value(r *rand.Rand, f *catalog.Field, c *casework.Case, today calendar.Date) string {
	option := func() string { return f.Options[r.IntN(len(f.Options))].Value }
	switch f.Type {
	case catalog.TypeChoice:
		return fmt.Sprintf("%q", option())
	case catalog.TypeMultiChoice:
		return fmt.Sprintf("[%q]", option())
	case catalog.TypeInteger:
		return fmt.Sprint(1 + r.IntN(2))
	case catalog.TypeMoney:
		return `"7.50"`
	case catalog.TypeBoolean:
		return fmt.Sprint(r.IntN(2) == 0)
	case catalog.TypeDate:
		return fmt.Sprintf("%q", today)
	case catalog.TypeMonth:
		return fmt.Sprintf("%q", today.Month().Add(1+r.IntN(2)))
	case catalog.TypeFiles:
		return `["file_1"]`
	case catalog.TypeStaffMulti:
		if r.IntN(4) == 0 {
			return fmt.Sprintf(`[%q,"村乙"]`, option())
		}
		return `["村甲","村乙"]`
	case catalog.TypeMemberRef:
		return fmt.Sprintf("%q", c.State.Members[0].PersonID)
	case catalog.TypeBankAccount:
		return accountOf(c)
	case catalog.TypeRegion:
		return fmt.Sprintf("%q", []region.Code{testkit.VillageA, testkit.VillageB, testkit.VillageC}[r.IntN(3)])
	case catalog.TypeList:
		var rows []map[string]any
		for _, m := range c.State.Members {
			rows = append(rows, map[string]any{"person": m.PersonID, "counted": len(rows) == 0 || r.IntN(2) == 0})
		}
		return show(rows)
	}
	return `"好"`
}
