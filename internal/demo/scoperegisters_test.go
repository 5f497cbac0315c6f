package demo_test

import (
	"fmt"
	"slices"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/ledger"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// putRegisters enters an organisation or facility of every kind and a record of every ledger in each of the places asked
// about, every other record with an alarm.
func (o *oracle) putRegisters(t *testing.T) {
	t.Helper()
	ctx, n := t.Context(), 0
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, at := range slices.Concat(townshipsAsked(), villagesAsked()) {
		for _, k := range o.Catalog.Kinds() {
			n++
			e := &registry.Entry{
				Meta: docstore.Meta{ID: fmt.Sprintf("entry_%05d", n)}, Place: region.PlaceOf(at), Class: k.Class, Kind: k.ID, Section: k.Section,
				Number: fmt.Sprintf("N-%05d", n), OnePer: k.OnePer,
			}
			e.State.Status, e.State.Name, e.State.CreditCode = registry.Registered, fmt.Sprintf("%s%d", k.Name.ZH, n), fmt.Sprintf("51339981CODE%06d", n)
			there, _, err := o.Registry.Clash(ctx, e)
			must(err)
			if there == "" { // the city has its own node here
				must(o.Registry.Collection().Insert(ctx, e))
			}
		}
		for _, l := range o.Catalog.Ledgers() {
			n++
			r := &ledger.Record{
				Meta: docstore.Meta{ID: fmt.Sprintf("record_%05d", n)}, Place: region.PlaceOf(at), Ledger: l.ID, Section: l.Section,
				On: today, State: ledger.Valid, Tier: "VILLAGE", Typed: 2, Prefilled: 1,
				Number: fmt.Sprintf("R-%05d", n), Title: fmt.Sprintf("%s%d", l.Name.ZH, n),
			}
			if n%7 == 0 {
				r.State = ledger.Void
			}
			if n%2 == 0 {
				r.AlarmOn, r.AlarmID = today, "DUE"
			}
			must(o.Ledger.Collection().Insert(ctx, r))
		}
	}
	o.all["entries"] = read(t, o.Registry.Collection(), func(e *registry.Entry) record {
		return record{e.ID, e.Place, e.Section, map[string]string{"class": e.Class, "kind": e.Kind, "number": e.Number, "name": e.State.Name, "code": e.State.CreditCode}, 0}
	})
	o.all["records"] = read(t, o.Ledger.Collection(), func(r *ledger.Record) record {
		alarm := "" // those that lie ahead are not told
		if r.AlarmOn <= today {
			alarm = string(r.AlarmOn)
		}
		topic := "" // of records that count
		if r.State.Counts() {
			topic = r.Topic
		}
		return record{r.ID, r.Place, r.Section, map[string]string{"ledger": r.Ledger, "alarm": alarm, "number": r.Number, "called": r.Called(), "state": string(r.State), "topic": topic}, 0}
	})
}

// askRegisters asks the registers and ledgers: lists, counts, by id, alarms, burdens, sums and the maps of networks.
func (o *oracle) askRegisters(t *testing.T) {
	for range 20 {
		for _, a := range actors(o.rand) {
			o.listed(t, a, o.entriesOf(t, a))
			o.listed(t, a, o.recordsOf(t, a))
			o.listed(t, a, o.alarmsOf(t, a))
			o.askEntry(t, a)
			o.askRecord(t, a)
			o.askLedger(t, a)
			o.askSeries(t, a)
			o.askNetwork(t, a)
		}
	}
}

func (o *oracle) entriesOf(t *testing.T, a *access.Actor) listing {
	ctx, x := t.Context(), o.sample("entries")
	q, do := registry.Query{Class: x.values["class"], First: 100}, registry.ReadPermission(x.values["class"])
	match := func(r record) bool { return r.values["class"] == q.Class }
	if o.rand.IntN(2) == 0 {
		q.Kind = x.values["kind"]
		match = func(r record) bool { return r.values["kind"] == q.Kind }
	}
	return listing{
		name: "entries", do: do, want: o.reached(a, do, "entries", match),
		page: func(after string) ([]string, string, bool, error) {
			q.After = after
			return paged(o.Registry.Find(ctx, a, q))
		},
		count: func() (int64, error) { return o.Registry.Count(ctx, a, q) },
	}
}

func (o *oracle) recordsOf(t *testing.T, a *access.Actor) listing {
	ctx, q := t.Context(), ledger.Query{Ledger: o.sample("records").values["ledger"], First: 100}
	return listing{
		name: "records", do: access.LedgerRead, want: o.reached(a, access.LedgerRead, "records", func(r record) bool { return r.values["ledger"] == q.Ledger }),
		page: func(after string) ([]string, string, bool, error) {
			q.After = after
			return paged(o.Ledger.Find(ctx, a, q))
		},
		count: func() (int64, error) { return o.Ledger.Count(ctx, a, q) },
	}
}

// alarmsOf is the alarms that records set off; those of records that are not there name no record.
func (o *oracle) alarmsOf(t *testing.T, a *access.Actor) listing {
	ctx, of := t.Context(), o.sample("records").values["ledger"]
	match := func(r record) bool { return r.values["ledger"] == of && r.values["alarm"] != "" }
	return listing{
		name: "alarms", do: access.LedgerRead, want: o.reached(a, access.LedgerRead, "records", match),
		page: func(string) (ids []string, _ string, _ bool, err error) {
			list, err := o.Ledger.Alarms(ctx, a, of)
			for _, x := range list {
				if x.RecordID != "" {
					ids = append(ids, x.RecordID)
				}
			}
			return ids, "", false, err
		},
	}
}

// known holds a look-up by id against who may reach the record.
func (o *oracle) known(t *testing.T, a *access.Actor, do access.Permission, x record, err error) {
	t.Helper()
	switch {
	case mayReach(a, do, x):
		o.answers++
		if err != nil {
			t.Fatalf("%s by %s of %s %v: %v", x.id, a.Role, a.Region, a.Sections, err)
		}
	case !fault.Is(err, fault.CodeNotFound) && !shut(err) || err == nil:
		t.Fatalf("%s by %+v: %v, want nothing", x.id, a, err)
	}
}

func (o *oracle) askEntry(t *testing.T, a *access.Actor) {
	x := o.sample("entries")
	_, err := o.Registry.Get(t.Context(), a, x.id)
	o.known(t, a, registry.ReadPermission(x.values["class"]), x, err)
}

func (o *oracle) askRecord(t *testing.T, a *access.Actor) {
	x := o.sample("records")
	_, err := o.Ledger.Get(t.Context(), a, x.id)
	o.known(t, a, access.LedgerRead, x, err)
}

// askLedger asks whether somebody sees a ledger at all, what was typed into the ledgers, and for the sums of a division.
func (o *oracle) askLedger(t *testing.T, a *access.Actor) {
	ctx, x := t.Context(), o.sample("records")
	l, err := o.Catalog.Ledger(x.values["ledger"])
	if err != nil {
		t.Fatal(err)
	}
	if a != nil {
		sees := mayReach(a, access.LedgerRead, record{at: region.PlaceOf(a.Region), section: l.Section})
		if got := o.Ledger.Sees(a, l); got != sees {
			t.Fatalf("%s seen by %s of %s %v: %t", l.ID, a.Role, a.Region, a.Sections, got)
		}
	}
	burdens, err := o.Ledger.Burden(ctx, a, "2000-01-01", "2100-01-01")
	if (err != nil) != !a.May(access.LedgerRead) {
		t.Fatalf("burdens by %+v: %v", a, err)
	}
	got := int64(0)
	for _, b := range burdens {
		got += b.Records
	}
	if want := len(o.reached(a, access.LedgerRead, "records", nil)); got != int64(want) {
		t.Fatalf("burdens by %s of %s %v: %d records, want %d", a.Role, a.Region, a.Sections, got, want)
	}
	// Without a series to add up, who may ask is told so; others are told nothing.
	code := x.at.Deepest()
	if _, err := o.Ledger.Rollup(ctx, a, l.ID, nil, code); fault.Is(err, fault.CodeInvalid) != mayReach(a, access.LedgerRead, record{at: region.PlaceOf(code), section: l.Section}) {
		t.Fatalf("sums of %s in %s by %+v: %v", l.ID, code, a, err)
	}
}

// askSeries asks which events the ledgers that add up know of: those of one's own reach and of the divisions over it; and
// for the month of a duty in some division.
func (o *oracle) askSeries(t *testing.T, a *access.Actor) {
	ctx, at := t.Context(), o.sample("records").at.Deepest()
	for _, l := range o.Catalog.Ledgers() {
		if _, err := o.Ledger.Coverage(ctx, a, l.ID, at, today.Month()); !mayReach(a, access.LedgerRead, record{at: region.PlaceOf(at), section: l.Section}) && !fault.Is(err, fault.CodeNotFound) && !shut(err) {
			t.Fatalf("shifts of %s in %s by %+v: %v, want nothing", l.ID, at, a, err)
		}
		if a == nil || !ledger.RollsUp(l) {
			continue
		}
		list, err := o.Ledger.Series(ctx, a, l.ID)
		if sees := mayReach(a, access.LedgerRead, record{at: region.PlaceOf(a.Region), section: l.Section}); (err == nil) != sees {
			t.Fatalf("events of %s by %+v: %v", l.ID, a, err)
		} else if !sees {
			continue
		}
		got, want, own := 0, 0, region.PlaceOf(a.Region).Township
		for _, one := range list {
			got += one.Reports
		}
		for _, r := range o.all["records"] {
			over := r.at.Village == "" && (r.at.Township == "" || r.at.Township == own)
			if r.values["ledger"] == l.ID && r.values["topic"] != "" && (over || mayReach(a, access.LedgerRead, r)) {
				want++
			}
		}
		if got != want {
			t.Fatalf("events of %s by %s of %s %v: %d reports, want %d", l.ID, a.Role, a.Region, a.Sections, got, want)
		}
	}
}

// askNetwork looks at the map of a network: it names the nodes in reach and no other.
func (o *oracle) askNetwork(t *testing.T, a *access.Actor) {
	for _, k := range o.Catalog.Kinds() {
		if !k.OnePer {
			continue
		}
		do := registry.ReadPermission(k.Class)
		covers, err := o.Registry.Completeness(t.Context(), a, k.ID)
		if !a.May(do) {
			if !shut(err) {
				t.Fatalf("%s by %+v: %v, want FORBIDDEN", k.ID, a, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		want := o.reached(a, do, "entries", func(r record) bool { return r.values["kind"] == k.ID && stands(k, r) })
		got := 0
		for _, c := range covers {
			if c.EntryID == "" {
				continue
			}
			if _, ok := want[c.EntryID]; !ok {
				t.Fatalf("%s by %s of %s %v names %s", k.ID, a.Role, a.Region, a.Sections, c.EntryID)
			}
			got++
		}
		if got != len(want) {
			t.Fatalf("%s by %s of %s %v: %d nodes, want %d", k.ID, a.Role, a.Region, a.Sections, got, len(want))
		}
	}
}

// stands reports whether the network has a node where an entry is.
func stands(k *catalog.Kind, r record) bool { return k.LiesIn(string(r.at.Deepest().Tier())) }
