package people_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/docstore/sqlite"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

// names finds people and spells their names, sorted as they came.
func (w *town) names(actor *access.Actor, search string, in region.Code) string {
	w.t.Helper()
	q := people.Query{Search: search, Region: in, First: 100}
	page, err := w.FindPeople(w.t.Context(), actor, q)
	must(w.t, err)
	n, err := w.CountPeople(w.t.Context(), actor, q)
	must(w.t, err)
	equal(w.t, "count of "+search, n, int64(len(page.Items)))
	var out []string
	for _, p := range page.Items {
		out = append(out, p.Name)
	}
	return strings.Join(out, " ")
}

func TestSearch(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	in := input("王小明", "1960-05-04", 11, villageA1)
	in.Phone = ptr("13800138000")
	w.save(w.officer, in)
	w.save(w.officer, input("王小红", "1962-05-04", 12, villageA2))
	w.save(w.other, input("明小王", "1964-05-04", 13, villageB1))
	w.save(w.other, input("买买提·吐尔逊", "1966-05-04", 15, villageB1))
	number := id("1960-05-04", 11)
	for _, c := range []struct {
		actor  *access.Actor
		search string
		in     region.Code
		want   string
	}{
		{w.officer, "", "", "王小红 王小明"},
		{w.worker, "", "", "王小明"},
		{w.sa, "", "", "买买提·吐尔逊 明小王 王小红 王小明"},
		{w.sa, "王", "", "明小王 王小红 王小明"},
		{w.sa, "王小", "", "王小红 王小明"},
		{w.sa, "王小明", "", "王小明"},
		{w.sa, "小王", "", "明小王"},
		{w.sa, "买买提吐尔逊", "", "买买提·吐尔逊"},
		{w.officer, "小王", "", ""},
		{w.sa, "王", townA, "王小红 王小明"},
		{w.sa, "王", villageA2, "王小红"},
		{w.officer, "王", villageA1, "王小明"},
		{w.officer, "王", city, "王小红 王小明"},
		{w.worker, "王", townA, "王小明"},
		{w.sa, number, "", "王小明"},
		{w.sa, " " + number[:6] + " " + number[6:], "", "王小明"},
		{w.sa, number[:6] + number[8:17], "", "王小明"},
		{w.other, number, "", ""},
		{w.sa, number, townB, ""},
		{w.sa, "138-0013-8000", "", "王小明"},
		{w.other, "13800138000", "", ""},
		{w.sa, "·", "", ""},
		{w.sa, "张", "", ""},
	} {
		equal(t, fmt.Sprintf("%s searches %q in %q", c.actor.Name, c.search, c.in), w.names(c.actor, c.search, c.in), c.want)
	}
}

func TestSearchRefusals(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for name, c := range map[string]struct {
		actor  *access.Actor
		q      people.Query
		code   fault.Code
		reason string
	}{
		"mistyped number": {w.sa, people.Query{Search: "339981196005040019", First: 10}, fault.CodeInvalid, identity.IDCheckDigit},
		"endless search":  {w.sa, people.Query{Search: strings.Repeat("王", 61), First: 10}, fault.CodeInvalid, "SEARCH_LENGTH"},
		"no page size":    {w.sa, people.Query{}, fault.CodeInvalid, "PAGE_SIZE"},
		"huge page":       {w.sa, people.Query{First: 101}, fault.CodeInvalid, "PAGE_SIZE"},
		"forged position": {w.sa, people.Query{First: 10, After: "xyz"}, fault.CodeInvalid, "CURSOR"},
		"unknown region":  {w.sa, people.Query{First: 10, Region: "339981999000"}, fault.CodeNotFound, ""},
		"foreign region":  {w.officer, people.Query{First: 10, Region: townB}, fault.CodeNotFound, ""},
		"foreign village": {w.worker, people.Query{First: 10, Region: villageA2}, fault.CodeNotFound, ""},
		"admin":           {w.admin, people.Query{First: 10}, fault.CodeForbidden, ""},
		"nobody":          {nil, people.Query{First: 10}, fault.CodeUnauthenticated, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := w.FindPeople(t.Context(), c.actor, c.q)
			refused(t, err, c.code, c.reason)
			_, err = w.FindHouseholds(t.Context(), c.actor, c.q)
			refused(t, err, c.code, c.reason)
		})
	}
}

func TestHouseholdSearch(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	h, _, _, son, _ := w.family()
	for search, want := range map[string]int{
		"": 1, "王大": 1, "明": 1, "李秀": 0, h.Number: 1, strings.ToLower(h.Number): 1, "HH-101201-00009": 0, "张三": 0, "-": 0,
		id("2005-03-03", 13): 1, // a member's number
	} {
		page, err := w.FindHouseholds(t.Context(), w.officer, people.Query{Search: search, First: 10})
		must(t, err)
		equal(t, "households for "+search, len(page.Items), want)
		n, err := w.CountHouseholds(t.Context(), w.officer, people.Query{Search: search})
		must(t, err)
		equal(t, "count for "+search, n, int64(want))
		page, err = w.FindHouseholds(t.Context(), w.other, people.Query{Search: search, First: 10})
		must(t, err)
		equal(t, "out of reach for "+search, len(page.Items), 0)
	}
	_ = son
}

func TestPagesAreComplete(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	var all []*people.Person
	for i := range 25 {
		p, err := w.NewPerson(input("王"+string(rune('一'+i)), "1960-05-04", 11+2*i, villageA1), "", "")
		must(t, err)
		all = append(all, p)
	}
	must(t, w.PutMany(t.Context(), w.sa, all, nil))
	for _, search := range []string{"", "王"} {
		seen, after := map[string]bool{}, ""
		for pages := 1; ; pages++ {
			page, err := w.FindPeople(t.Context(), w.worker, people.Query{Search: search, First: 10, After: after})
			must(t, err)
			for _, p := range page.Items {
				seen[p.ID] = true
			}
			after = string(page.End())
			if !page.More {
				equal(t, "pages", pages, 3)
				break
			}
		}
		equal(t, "seen", len(seen), 25)
	}
}

// TestListsAreServedByIndexes proves for every list of the register that no read grows with the whole collection.
func TestListsAreServedByIndexes(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	store, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "plan.db"), sqlite.Options{Unsynced: true})
	must(t, err)
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	persons, err := docstore.Open(ctx, store, people.People.Spec)
	must(t, err)
	households, err := docstore.Open(ctx, store, people.Households.Spec)
	must(t, err)
	p, h := people.People, people.Households
	tokens := []string{"王小", "小明"}
	for name, c := range map[string]struct {
		where docstore.Filter[people.Person]
		sorts bool // the few matches of a selective term may be sorted
	}{
		"city":         {docstore.True[people.Person](), false},
		"township":     {p.Township.Eq("339981101000"), false},
		"village":      {p.Village.Eq("339981101201"), false},
		"name":         {p.Name.HasAll(tokens...), true},
		"name in town": {docstore.And(p.Township.Eq("339981101000"), p.Name.HasAll(tokens...)), true},
		"by ids":       {docstore.And(p.Village.Eq("339981101201"), p.Spec.ID().In("a")), true},
		"id number":    {p.IDBlind.Eq("x"), true},
		"phone":        {p.PhoneBlind.Eq("x"), true},
		"birth":        {p.Birth.Eq("1960-05-04"), true},
		"import":       {p.ImportID.Eq("x"), true},
	} {
		plan, err := persons.Explain(ctx, docstore.Query[people.Person]{
			Where: c.where, Sort: []docstore.Order[people.Person]{p.CreatedAt.Desc()}, Limit: 20,
		})
		must(t, err)
		if !plan.IndexUsed || plan.ScansAll || plan.Sorts && !c.sorts {
			t.Errorf("people by %s:\n%s", name, plan.Text)
		}
	}
	for name, where := range map[string]docstore.Filter[people.Household]{
		"city":     docstore.True[people.Household](),
		"township": h.Township.Eq("339981101000"),
		"village":  h.Village.Eq("339981101201"),
		"name":     h.Name.HasAll(tokens...),
		"member":   h.Members.Has("x"),
		"number":   h.Number.Eq("x"),
		"import":   h.ImportID.Eq("x"),
	} {
		plan, err := households.Explain(ctx, docstore.Query[people.Household]{
			Where: where, Sort: []docstore.Order[people.Household]{h.CreatedAt.Desc()}, Limit: 20,
		})
		must(t, err)
		if !plan.IndexUsed || plan.ScansAll {
			t.Errorf("households by %s:\n%s", name, plan.Text)
		}
	}
}
