package registry_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/catalogtest"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/region"
	"minzheng/internal/registry"
	"minzheng/internal/testkit"
)

// office is the town with a register and staff of every tier and section.
type office struct {
	*testkit.Fixture
	*registry.Service
	t        *testing.T
	cat      *catalog.Catalog
	requests int
}

func open(t *testing.T, cat *catalog.Catalog) *office {
	t.Helper()
	town := testkit.Town(t, testkit.Store(t))
	days, err := calendar.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	s, err := registry.Open(t.Context(), registry.Deps{
		Store: town.Store, Catalog: cat, Regions: town.Regions, Audit: town.Audit, Once: town.Once, Workdays: days, Clock: town.Clock.Now, IDs: town.IDs,
	})
	if err != nil {
		t.Fatal(err)
	}
	return &office{Fixture: town, Service: s, t: t, cat: cat}
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

// people are the staff who try a step on an entry of a section, in village A.
func people(section string) []*access.Actor {
	other := access.SectionFin
	at := func(id string, r access.Role, c region.Code) *access.Actor {
		return &access.Actor{StaffID: "staff_" + id, Name: id, Role: r, Region: c}
	}
	co := func(id, section string, grants ...access.Grant) *access.Actor {
		return &access.Actor{StaffID: "staff_" + id, Name: id, Role: access.CO, Region: testkit.City, Sections: []string{section}, Grants: grants}
	}
	return []*access.Actor{
		co("writer", section), co("decider", section, access.GrantConfirm), co("stranger", other, access.GrantConfirm),
		at("to", access.TO, testkit.Township1), at("th", access.TH, testkit.Township1), at("to2", access.TO, testkit.Township2),
		at("vw", access.VW, testkit.VillageA), at("vwb", access.VW, testkit.VillageB), at("vs", access.VS, testkit.VillageA),
		at("au", access.AU, testkit.City), at("an", access.AN, testkit.City), at("ca", access.CA, testkit.City), at("ev", access.EV, testkit.City),
	}
}

func (o *office) fill(k *catalog.Kind, fields []catalog.Field, serial int) form.Form {
	f := testkit.FillForm(o.cat.FieldOptions, fields, o.Clock.Today(), serial, true)
	if code, ok := k.Setting("CREDIT_CODE"); ok && slices.ContainsFunc(fields, func(x catalog.Field) bool { return x.Key == code.Key }) {
		f[code.Key] = []byte(strconv.Quote(testkit.CreditCode(k.Number.Classes[0], serial)))
	}
	return f
}

// place is a division that an entry of the kind may lie in: as low as it may.
func place(k *catalog.Kind) region.Code {
	switch {
	case k.LiesIn("VILLAGE"):
		return testkit.VillageA
	case k.LiesIn("TOWNSHIP"):
		return testkit.Township1
	}
	return testkit.City
}

// create opens an entry by whoever may.
func (o *office) create(k *catalog.Kind, serial int) *registry.Entry {
	o.t.Helper()
	step, _ := k.Program().StepOfKind("CREATE")
	values := o.fill(k, slices.Concat(k.Fields(), step.Form), serial)
	for _, a := range people(k.Section) {
		if _, ok, err := o.Opening(o.t.Context(), a, k); err != nil || !ok {
			continue
		}
		e, err := o.Create(o.t.Context(), a, registry.CreateInput{RequestID: o.request(), Kind: k.ID, Region: place(k), Above: "市民政局", Form: values})
		if fault.Is(err, fault.CodeNotFound) {
			continue // a village's own, in another village
		}
		o.must(err)
		return e
	}
	o.t.Fatalf("nobody may open a %s", k.ID)
	return nil
}

// do does one step by whoever it is offered to, after everybody else was refused it.
func (o *office) do(k *catalog.Kind, e *registry.Entry, step *catalog.Step) *registry.Entry {
	o.t.Helper()
	ctx := o.t.Context()
	values := o.fill(k, stepFields(k, step), len(e.Actions))
	if code, ok := k.Setting("CREDIT_CODE"); ok && e.State.CreditCode != "" && values[code.Key] != nil {
		values[code.Key] = []byte(strconv.Quote(e.State.CreditCode))
	}
	if (step.Kind == "REGISTER" || step.Kind == "ADVANCE") && values["on"] != nil {
		values["on"] = []byte(strconv.Quote(string(o.Clock.Today().AddMonths(-36))))
	}
	var by *access.Actor
	for _, a := range people(k.Section) {
		offered := false
		if seen, err := o.Get(ctx, a, e.ID); err == nil {
			offers, _, err := o.Available(ctx, a, seen)
			o.must(err)
			offered = slices.ContainsFunc(offers, func(x registry.Offer) bool { return x.Step.ID == step.ID })
		}
		if offered {
			if !slices.Contains(step.Roles, string(a.Role)) {
				o.t.Errorf("%s: %s is offered to a %s", k.ID, step.ID, a.Role)
			}
			if by == nil {
				by = a
			}
			continue
		}
		_, err := o.Perform(ctx, a, registry.PerformInput{RequestID: o.request(), EntryID: e.ID, Rev: e.Version, Step: step.ID, Form: values})
		if f := fault.From(err); err == nil || f.Code != fault.CodeForbidden && f.Code != fault.CodeNotFound && f.Code != fault.CodeNotAllowedNow {
			o.t.Errorf("%s: %s did %s, which was not offered: %v", k.ID, a.StaffID, step.ID, err)
		}
	}
	if by == nil {
		o.t.Fatalf("%s: %s is offered to nobody in %s", k.ID, step.ID, e.State.Status)
	}
	in := registry.PerformInput{RequestID: o.request(), EntryID: e.ID, Rev: e.Version, Step: step.ID, Form: values}
	next, err := o.Perform(ctx, by, in)
	o.must(err)
	again, err := o.Perform(ctx, by, in)
	o.must(err)
	if again.Version != next.Version {
		o.t.Errorf("%s: %s was done twice", k.ID, step.ID)
	}
	in.RequestID = o.request()
	if _, err := o.Perform(ctx, by, in); !fault.Is(err, fault.CodeConflict) && !fault.Is(err, fault.CodeNotAllowedNow) {
		o.t.Errorf("%s: %s on an old revision: %v", k.ID, step.ID, err)
	}
	return next
}

func stepFields(k *catalog.Kind, step *catalog.Step) []catalog.Field {
	if slices.Contains([]string{"CREATE", "SAVE", "CHANGE"}, step.Kind) {
		return slices.Concat(k.Fields(), step.Form)
	}
	return step.Form
}

// way is the shortest row of steps from one status to another in which a step starts.
func way(k *catalog.Kind, from string, to *catalog.Step) []*catalog.Step {
	type node struct {
		status string
		steps  []*catalog.Step
	}
	seen := map[string]bool{}
	for todo := []node{{status: from}}; len(todo) > 0; todo = todo[1:] {
		n := todo[0]
		if slices.Contains(to.From, n.status) {
			return n.steps
		}
		if seen[n.status] {
			continue
		}
		seen[n.status] = true
		for i := range k.Steps {
			if x := &k.Steps[i]; x.To != "" && len(x.Requires) == 0 && slices.Contains(x.From, n.status) {
				todo = append(todo, node{x.To, append(slices.Clone(n.steps), x)})
			}
		}
	}
	return nil
}

// TestEveryKindLives takes an entry of every kind of the catalogue through every step: by the right staff, refused to the
// others, to the status that the catalogue says.
func TestEveryKindLives(t *testing.T) {
	t.Parallel()
	cat := catalogtest.Embedded(t)
	if n := len(cat.Kinds()); n < 21 {
		t.Fatalf("only %d kinds", n)
	}
	for _, k := range cat.Kinds() {
		t.Run(k.ID, func(t *testing.T) {
			t.Parallel()
			o := open(t, cat)
			for i := range k.Steps {
				step := &k.Steps[i]
				if step.System || len(step.From) == 0 {
					continue
				}
				e := o.create(k, 100+i)
				for _, x := range way(k, string(e.State.Status), step) {
					e = o.do(k, e, x)
				}
				was := o.Clock.Today()
				if slices.Contains(step.Requires, "TWICE_FAILED") {
					o.Clock.SetDay(was.AddMonths(36))
				}
				e = o.do(k, e, step)
				if step.To != "" && string(e.State.Status) != step.To || step.To == "" && !slices.Contains(step.From, string(e.State.Status)) {
					t.Errorf("%s leads to %s", step.ID, e.State.Status)
				}
				o.tells(k, e)
				if !e.State.Status.Final() {
					o.end(k, e)
				}
				o.Clock.SetDay(was)
			}
			o.must(o.Check(t.Context(), func(id, what string) { t.Errorf("%s: %s", id, what) }))
		})
	}
}

// tells checks that what is told of an entry agrees with it.
func (o *office) tells(k *catalog.Kind, e *registry.Entry) {
	o.t.Helper()
	line, err := o.Timeline(e)
	o.must(err)
	if len(line) != len(e.Actions) || line[len(line)-1].Label.IsZero() {
		o.t.Errorf("%s: the timeline has %d entries", k.ID, len(line))
	}
	if e.State.Status.Stands() != (e.State.BeganOn != "" && e.State.ClosedOn == "") {
		o.t.Errorf("%s: %s began %q, closed %q", k.ID, e.State.Status, e.State.BeganOn, e.State.ClosedOn)
	}
	duties, err := o.Duties(e)
	o.must(err)
	for _, d := range duties {
		if e.State.Status.Final() && d.Due != "" {
			o.t.Errorf("%s: a closed entry owes %s", k.ID, d.ID)
		}
	}
}

// end closes an entry, so that the next of a network finds its division free.
func (o *office) end(k *catalog.Kind, e *registry.Entry) {
	o.t.Helper()
	for _, kind := range []string{"CLOSE", "REFUSE"} {
		step, ok := k.Program().StepOfKind(kind)
		if !ok {
			continue
		}
		if path := way(k, string(e.State.Status), step); path != nil || slices.Contains(step.From, string(e.State.Status)) {
			for _, x := range path {
				e = o.do(k, e, x)
			}
			o.do(k, e, step)
			return
		}
	}
	o.t.Errorf("%s: no way out of %s", k.ID, e.State.Status)
}
