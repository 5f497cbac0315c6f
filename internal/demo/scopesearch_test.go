package demo_test

import (
	"strings"
	"testing"
	"unicode"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/figures"
	"minzheng/internal/identity"
	"minzheng/internal/ledger"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/staff"
)

// named reports whether a name has a part of it: every pair of characters, or the one. Marks and spaces say nothing.
func named(name, part string) bool {
	plain := func(s string) string {
		return strings.ToLower(strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				return r
			}
			return -1
		}, s))
	}
	name, part = plain(name), plain(part)
	r := []rune(part)
	if len(r) == 1 {
		return strings.Contains(name, part)
	}
	for i := range len(r) - 1 {
		if !strings.Contains(name, string(r[i:i+2])) {
			return false
		}
	}
	return len(r) > 0
}

// text is something that a person may type into a search box, with what it finds.
type text struct {
	said  string
	finds map[string]func(record) bool
}

// searchText takes a name or a part of it, the number of a case, of a household, of an identity card, of an entry of the
// registers or of a ledger, or a credit code.
func (o *oracle) searchText(t *testing.T) text {
	t.Helper()
	x := o.searchFolk(t)
	x.finds["entries"] = func(r record) bool {
		return strings.HasPrefix(r.values["number"], x.said) || strings.HasPrefix(r.values["code"], x.said)
	}
	x.finds["records"] = func(r record) bool {
		return r.values["state"] != string(ledger.Void) && strings.HasPrefix(r.values["number"], x.said)
	}
	if _, number := identity.NumberQuery(x.said); !number {
		x.finds["entries"] = func(r record) bool { return named(r.values["name"], x.said) }
		x.finds["records"] = func(r record) bool {
			return r.values["state"] != string(ledger.Void) && named(r.values["called"], x.said)
		}
	}
	return x
}

// put samples what putRegisters entered: each has a name, a number and a code.
func (o *oracle) put(kind string) record {
	for {
		if x := o.sample(kind); len(x.id) <= len("record_00000") {
			return x
		}
	}
}

func (o *oracle) searchFolk(t *testing.T) text {
	t.Helper()
	none := func(record) bool { return false }
	nobody := func(said string) text {
		return text{said, map[string]func(record) bool{"cases": none, "people": none, "households": none, "payments": none}}
	}
	part := func(s string) string {
		r := []rune(s)
		at := o.rand.IntN(len(r))
		return string(r[at:min(len(r), at+1+o.rand.IntN(4))])
	}
	switch o.rand.IntN(10) {
	case 5:
		return nobody(o.put("entries").values["code"])
	case 6:
		number := o.put("entries").values["number"]
		return nobody(number[:len(number)-o.rand.IntN(3)])
	case 7:
		number := o.put("records").values["number"]
		return nobody(number[:len(number)-o.rand.IntN(3)])
	case 8:
		return o.searchName(part(o.put("entries").values["name"]))
	case 9:
		return o.searchName(part(strings.SplitN(o.put("records").values["called"], " ", 2)[1]))
	case 0:
		number := o.sample("cases").values["number"]
		number = number[:len(number)-o.rand.IntN(4)]
		prefix := func(r record) bool { return strings.HasPrefix(r.values["number"], number) }
		return text{number, map[string]func(record) bool{"cases": prefix, "people": none, "households": none, "payments": func(r record) bool { return strings.HasPrefix(r.values["caseNumber"], number) }}}
	case 1:
		number := o.sample("households").values["number"]
		return text{number, map[string]func(record) bool{"cases": none, "people": none, "payments": none, "households": func(r record) bool { return r.values["number"] == number }}}
	case 2:
		p := o.persons[o.sample("people").id]
		number, err := o.People.OpenIDNumber(p)
		if err != nil {
			t.Fatal(err)
		}
		return text{number, map[string]func(record) bool{
			"cases": none, "payments": none, "people": func(r record) bool { return r.id == p.ID },
			"households": func(r record) bool { return strings.Contains(r.values["members"], ","+p.ID+",") },
		}}
	}
	return o.searchName(part(o.sample("people").values["name"]))
}

// searchName is a part of a name, of whatever bears one.
func (o *oracle) searchName(part string) text {
	has := func(field string) func(record) bool {
		return func(r record) bool { return named(r.values[field], part) }
	}
	return text{part, map[string]func(record) bool{"cases": has("applicant"), "people": has("name"), "households": has("head"), "payments": has("payee")}}
}

// askSearch searches in every list that has a search box, and in all at once.
func (o *oracle) askSearch(t *testing.T) {
	ctx := t.Context()
	for range 20 {
		for _, a := range actors(o.rand) {
			x := o.searchText(t)
			o.listed(t, a, listing{
				name: "cases like " + x.said, do: access.CaseRead, want: o.reached(a, access.CaseRead, "cases", x.finds["cases"]),
				page: func(after string) ([]string, string, bool, error) {
					return paged(o.Cases.Find(ctx, a, casework.Query{Where: casework.SearchFilter(x.said), First: 100, After: after}))
				},
				count: func() (int64, error) { return o.Cases.Count(ctx, a, casework.SearchFilter(x.said), 0) },
			})
			o.listed(t, a, listing{
				name: "people like " + x.said, do: access.PersonRead, want: o.reached(a, access.PersonRead, "people", x.finds["people"]),
				page: func(after string) ([]string, string, bool, error) {
					return paged(o.People.FindPeople(ctx, a, people.Query{Search: x.said, First: 100, After: after}))
				},
				count: func() (int64, error) { return o.People.CountPeople(ctx, a, people.Query{Search: x.said}) },
			})
			o.listed(t, a, listing{
				name: "households like " + x.said, do: access.PersonRead, want: o.reached(a, access.PersonRead, "households", x.finds["households"]),
				page: func(after string) ([]string, string, bool, error) {
					return paged(o.People.FindHouseholds(ctx, a, people.Query{Search: x.said, First: 100, After: after}))
				},
				count: func() (int64, error) { return o.People.CountHouseholds(ctx, a, people.Query{Search: x.said}) },
			})
			o.searchLines(t, a, x)
			o.searchStaff(t, a)
			o.searchAll(t, a, x)
		}
	}
}

func (o *oracle) searchLines(t *testing.T, a *access.Actor, x text) {
	t.Helper()
	q := payroll.PaymentQuery{BatchID: o.sample("batches").id, Search: x.said, First: 100}
	o.listed(t, a, listing{
		name: "lines like " + x.said, do: access.PayrollRead,
		want: o.reached(a, access.PayrollRead, "payments", func(r record) bool { return r.values["batchId"] == q.BatchID && x.finds["payments"](r) }),
		page: func(after string) (ids []string, end string, more bool, err error) {
			q.After = after
			p, err := o.Payroll.PaymentsOf(t.Context(), a, q)
			for _, l := range p.Payments {
				ids = append(ids, l.ID)
			}
			return ids, p.End, p.More, err
		},
		count: func() (int64, error) { return o.Payroll.CountPayments(t.Context(), a, q) },
	})
}

func (o *oracle) searchStaff(t *testing.T, a *access.Actor) {
	t.Helper()
	name := o.sample("staff").values["username"]
	name = name[:1+o.rand.IntN(len(name))]
	q := staff.Query{Search: name, First: 100}
	o.listed(t, a, listing{
		name: "staff like " + name, do: access.StaffRead,
		want: o.reached(a, access.StaffRead, "staff", func(r record) bool { return strings.HasPrefix(r.values["username"], name) }),
		page: func(after string) (ids []string, end string, more bool, err error) {
			q.After = after
			p, err := o.Staff.Find(t.Context(), a, q)
			for _, s := range p.Staff {
				ids = append(ids, s.ID)
			}
			return ids, p.End, p.More, err
		},
		count: func() (int64, error) { return o.Staff.Count(t.Context(), a, q, 0) },
	})
}

// searchAll asks the search of the whole system: at most eight of a kind, and of no kind that the caller may not read.
func (o *oracle) searchAll(t *testing.T, a *access.Actor, x text) {
	t.Helper()
	refs, err := o.figures.Search(t.Context(), a, x.said)
	if may := a.May(figures.SearchPermissions()...); may == shut(err) || may && err != nil {
		t.Fatalf("search for %s by %+v: %v", x.said, a, err)
	}
	hits := map[string]int{}
	for _, k := range []struct {
		ref, kind string
		do        access.Permission
	}{
		{"CASE", "cases", access.CaseRead},
		{"PERSON", "people", access.PersonRead},
		{"HOUSEHOLD", "households", access.PersonRead},
		{"ORGANIZATION", "entries", access.OrganizationRead},
		{"FACILITY", "entries", access.FacilityRead},
		{"LEDGER_RECORD", "records", access.LedgerRead},
	} {
		want := map[string]record{}
		if a.May(k.do) {
			want = o.reached(a, k.do, k.kind, func(r record) bool {
				return x.finds[k.kind](r) && (k.kind != "entries" || r.values["class"] == k.ref)
			})
		}
		for _, r := range refs {
			if r.Kind != k.ref {
				continue
			}
			hits[k.ref]++
			if _, ok := want[r.ID]; !ok {
				t.Fatalf("search for %s by %+v shows %s", x.said, a, r.ID)
			}
		}
		if hits[k.ref] != min(8, len(want)) {
			t.Fatalf("search for %s by %+v: %d %s, want %d", x.said, a, hits[k.ref], k.kind, len(want))
		}
		delete(hits, k.ref)
	}
}
