package main

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/docstore"
	"minzheng/internal/identity"
	"minzheng/internal/money"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

// family puts a household of one adult in benefit since a month, with the amount that its yearly income in yuan gives; a
// roster's amount has no facts to compute from.
func (w *world) family(serial int, from calendar.Month, income int, roster bool) *casework.Case {
	w.t.Helper()
	ctx := w.t.Context()
	id := fmt.Sprintf("33998119600501%03d", serial)
	id += identity.ResidentCheck(id)
	p, err := w.people.NewPerson(people.PersonInput{Name: "石溪", IDNumber: &id, VillageCode: testkit.VillageA, Health: people.Healthy, Labour: people.FullLabour}, from.First(), "")
	w.must(err)
	number, err := w.people.NextHouseholdNumber(ctx, testkit.VillageA)
	w.must(err)
	h := w.people.NewHousehold(number, testkit.VillageA, "", []people.Entry{{Person: p, Relation: people.Head, From: from.First()}}, "")
	program, err := w.catalog.Program("DIBAO")
	w.must(err)
	c := &casework.Case{
		Meta: docstore.Meta{ID: "case_" + w.ids()}, Place: region.PlaceOf(testkit.VillageA), Number: fmt.Sprintf("DIBAO-2025-101201-%05d", serial),
		Program: program.ID, Edition: program.Edition, Section: program.Section, Unit: program.Unit, HouseholdID: h.ID, ApplicantID: p.ID, Applicant: p.Name,
	}
	form := casework.Form{}
	w.must(json.Unmarshal(fmt.Appendf(nil, `{"areaClass":"RURAL","category":"A","income_items":[{"kind":"WAGE","yearlyAmount":"%d.00"}]}`, income), &form))
	members := []casework.Member{casework.MemberOf(p, people.Head)}
	card, err := w.benefit.Compute(ctx, c, form, members, "RURAL", from)
	w.must(err)
	if roster {
		card = &casework.Card{Formula: "ROSTER", Month: from, Eligible: true, Amount: 12300, Persons: 1}
	}
	rec := &casework.Recorder{Catalog: w.catalog, Program: program, Workdays: w.workdays}
	_, err = rec.Record(c, casework.Entry{
		Step: "take_over", At: from.First().Time(), By: casework.Doer{ID: "system", Name: "系统"}, Effective: from, Form: form, Members: members, Card: card,
	})
	w.must(err)
	spans, err := benefit.TraceLog(program, c)
	w.must(err)
	w.must(w.store.Tx(ctx, func(ctx context.Context) error {
		w.must(w.people.PutMany(ctx, w.system("test"), []*people.Person{p}, []*people.Household{h}))
		w.must(w.benefit.PutImported(ctx, spans...))
		return w.cases.PutImported(ctx, w.system("test"), c)
	}))
	return c
}

// standard lets two persons set the rural standard.
func (w *world) standard(yuan string, from calendar.Date) {
	w.t.Helper()
	ctx := w.t.Context()
	for i, who := range []string{"city_officer", "city_confirmer"} {
		token, _ := w.signIn(who)
		actor, err := w.auth.Authenticate(ctx, token)
		w.must(err)
		if i == 0 {
			_, err = w.benefit.ProposeStandard(ctx, actor, "propose-"+yuan, benefit.ProposeInput{Key: benefit.KeyDibao, AreaClass: "RURAL", Value: yuan, EffectiveFrom: from, Document: "示政发〔2025〕12号"})
			w.must(err)
			continue
		}
		rows, err := w.benefit.ListStandards(ctx, actor, benefit.KeyDibao)
		w.must(err)
		for _, row := range rows {
			if row.State == benefit.Proposed {
				_, err = w.benefit.DecideStandard(ctx, actor, "decide-"+yuan, benefit.DecideInput{ID: row.ID, Rev: row.Version, Approve: true})
				w.must(err)
			}
		}
	}
}

// pays checks the amount of a case and the month from which it is paid.
func (w *world) pays(c *casework.Case, amount money.Fen, from calendar.Month) *casework.Case {
	w.t.Helper()
	got, err := w.cases.Get(w.t.Context(), w.system("test"), c.ID)
	w.must(err)
	spans, err := w.benefit.OfCase(w.t.Context(), w.system("test"), c.ID)
	w.must(err)
	last := spans[len(spans)-1]
	if got.State.Amount != amount || last.Amount != amount || last.From != from {
		w.t.Errorf("%s is paid %s, from %s on %s; want %s from %s on", c.Number, got.State.Amount, last.From, last.Amount, amount, from)
	}
	return got
}

// TestStandardsAreFollowed: whenever a standard is approved, running benefits follow it from its month on or, where runs
// have closed that month, from the first one that is open. A case that cannot be computed keeps no other and no other work,
// and is tried again; what a standard cannot be applied to waits for people.
func TestStandardsAreFollowed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "city_officer", "city_confirmer")
	closed := map[string]calendar.Month{}
	w.benefit.PaidThrough = func(_ context.Context, caseID string) (calendar.Month, error) { return closed[caseID], nil }
	w.clock.SetDay("2025-07-10")
	unpaid := w.family(1, "2025-05", 1200, false)
	paid := w.family(2, "2025-05", 1200, false)
	closed[paid.ID] = "2025-08"
	roster := w.family(3, "2024-05", 0, true)
	over := w.family(4, "2025-05", 3000, false) // 250 yuan a month: below 330, not below 250
	lost := w.family(5, "2025-05", 0, false)
	lost.ID, lost.Number, lost.HouseholdID, lost.Version = "case_0", "DIBAO-2025-101201-00009", "hh_0", 0
	lost.State.Form["income_items"] = json.RawMessage(`"lots"`)
	w.must(w.store.Tx(t.Context(), func(ctx context.Context) error { return w.cases.Collection().Insert(ctx, lost) }))

	w.must(w.tick(t.Context())) // nothing to follow: the catalogue's first values are no change
	w.standard("400", "2025-07-01")
	if err := w.tick(t.Context()); err == nil {
		t.Error("a case that cannot be computed is not reported")
	}
	w.pays(unpaid, 30000, "2025-07")
	w.pays(paid, 30000, "2025-09")
	w.pays(over, 15000, "2025-07")
	if got := w.pays(roster, 12300, "2024-05"); !got.State.HasFlag(casework.FlagStandardCheck) || len(got.State.Waits) == 0 {
		t.Errorf("the roster's case waits for nobody: %v %v", got.State.Flags, got.State.Waits)
	}
	if err := w.tick(t.Context()); err == nil {
		t.Error("it is not tried again")
	}
	w.must(w.store.Tx(t.Context(), func(ctx context.Context) error { return w.cases.Collection().Delete(ctx, lost.ID, lost.Version) }))
	w.must(w.tick(t.Context()))
	again := w.pays(roster, 12300, "2024-05")
	w.must(w.tick(t.Context()))
	if got := w.pays(roster, 12300, "2024-05"); got.Version != again.Version || len(got.Actions) != 3 {
		t.Errorf("followed again and again: %d actions", len(got.Actions))
	}

	w.standard("250", "2025-08-01")
	w.must(w.tick(t.Context()))
	w.pays(unpaid, 15000, "2025-08")
	w.pays(paid, 15000, "2025-09")
	if got := w.pays(over, 15000, "2025-07"); !got.State.HasFlag(casework.FlagStandardCheck) || got.Actions[len(got.Actions)-1].Card == nil {
		t.Errorf("nobody looks at a family that the standard no longer covers: %v", got.State.Flags)
	}
	w.must(w.check(t.Context(), func(where, what string) { t.Errorf("%s: %s", where, what) }))
}
