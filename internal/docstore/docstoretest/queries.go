package docstoretest

import (
	"fmt"
	"slices"
	"testing"

	"minzheng/internal/docstore"
)

func testPages(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, f := start(t, open)
	docs := samples(30)
	for i, d := range docs {
		d.Amount = int64(i % 4)
	}
	fill(t, c, docs...)
	type orders = []docstore.Order[relief]
	for name, sort := range map[string]orders{
		"none": nil, "id": {f.spec.ID().Desc()}, "month desc": {f.month.Desc()}, "same": {f.program.Asc(), f.month.Asc()}, "mixed": {f.amount.Desc(), f.program.Asc(), f.month.Desc()},
		"mixed 2": {f.program.Asc(), f.amount.Desc()},
	} {
		all, err := find(ctx, c, docstore.True[relief](), 1000, sort...)
		if err != nil {
			t.Fatal(name, err)
		}
		paged, err := find(ctx, c, docstore.True[relief](), 7, sort...)
		if err != nil {
			t.Fatal(name, err)
		}
		want(t, name, paged, all)
		slices.Sort(all)
		if all = slices.Compact(all); len(all) != len(docs) {
			t.Errorf("%s: %d of %d documents", name, len(all), len(docs))
		}
	}
	p, err := c.Find(ctx, docstore.Query[relief]{Where: docstore.True[relief](), Limit: 30})
	if err != nil || p.More || len(p.Items) != 30 || len(p.Ends) != 30 {
		t.Errorf("an exactly full page: %v %d %v", p.More, len(p.Items), err)
	}
	p, err = c.Find(ctx, docstore.Query[relief]{Where: docstore.True[relief](), Limit: 5, After: p.End()})
	if err != nil || p.More || len(p.Items) != 0 || p.End() != "" {
		t.Errorf("after the end: %+v %v", p, err)
	}
}

func testCursors(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	s, c, f := start(t, open)
	fill(t, c, samples(12)...)
	q := docstore.Query[relief]{Where: docstore.True[relief](), Sort: []docstore.Order[relief]{f.amount.Desc()}, Limit: 4}
	page := func() *docstore.Page[relief] {
		t.Helper()
		p, err := c.Find(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	p := page()
	// Documents before the cursor do not shift the next page, and the marked document may go.
	fill(t, c, sample(50))
	if err := c.Delete(ctx, "r0008", 1); err != nil {
		t.Fatal(err)
	}
	q.After = p.End()
	if p = page(); p.Items[0].ID != "r0007" {
		t.Errorf("second page begins with %s", p.Items[0].ID)
	}
	q.After = p.Ends[0]
	if p = page(); p.Items[0].ID != "r0006" {
		t.Errorf("after an inner cursor: %s", p.Items[0].ID)
	}
	good := p.End()
	other, err := docstore.Open(ctx, s, declare("others").spec)
	if err != nil {
		t.Fatal(err)
	}
	refused := func(what string, c *collection, q docstore.Query[relief]) {
		t.Helper()
		_, err := c.Find(ctx, q)
		wantErr(t, what, err, docstore.ErrBadQuery)
	}
	q.After = good
	refused("another collection", other, q)
	for i := range len(good) {
		b := []byte(good)
		if b[i] ^= 3; b[i] != '-' {
			q.After = docstore.Cursor(b)
			refused(fmt.Sprint("changed at ", i), c, q)
		}
	}
	for _, bad := range []docstore.Cursor{"x", "AAAA", "!", good + "A", good[1:], good[:len(good)-1]} {
		q.After = bad
		refused("forged "+string(bad), c, q)
	}
	q.After = good
	for what, sort := range map[string][]docstore.Order[relief]{"no sort": nil, "asc": {f.amount.Asc()}, "other": {f.month.Desc()}, "more": {f.amount.Desc(), f.month.Desc()}} {
		q.Sort = sort
		refused(what, c, q)
	}
}

func testScan(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, f := start(t, open)
	fill(t, c, samples(25)...)
	for _, batch := range []int{1, 5, 25, 100} {
		var ids []string
		for d, err := range c.Scan(ctx, f.status.Eq("DRAFT"), batch) {
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, d.ID)
		}
		if len(ids) != 13 || !slices.IsSorted(ids) {
			t.Errorf("batch %d: %v", batch, ids)
		}
	}
	n := 0
	for d, err := range c.Scan(ctx, docstore.True[relief](), 4) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 6 {
			break
		}
		d.Status = "SEEN" // a scan goes on while its documents change
		if err := c.Replace(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	failed := 0
	for _, err := range c.Scan(ctx, docstore.Filter[relief]{}, 4) {
		wantErr(t, "scan", err, docstore.ErrBadQuery)
		failed++
	}
	if failed != 1 {
		t.Errorf("%d errors", failed)
	}
}

func testTextOrder(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, f := start(t, open)
	names := []string{"", "A", "a", "a%b", "a.b", "a_b", "é", "一", "王", "王秀", "王秀英", "王\U0010FFFF", "王\U0010FFFFz", "玌", "\uD7FFx", "\uE000", "𠮷野"}
	if !slices.IsSorted(names) {
		t.Fatal("the table is not in byte order")
	}
	for i, n := range slices.Backward(names) {
		d := sample(i)
		d.Name = n
		fill(t, c, d)
	}
	byName := func(where docstore.Filter[relief]) (out []string) {
		p, err := c.Find(ctx, docstore.Query[relief]{Where: where, Sort: []docstore.Order[relief]{f.name.Asc()}, Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range p.Items {
			out = append(out, d.Name)
		}
		return out
	}
	want(t, "order", byName(docstore.True[relief]()), names)
	for prefix, n := range map[string]int{"王": 5, "王秀": 2, "王\U0010FFFF": 2, "\uD7FF": 1, "\uE000": 1, "a": 4, "a.": 1, "a_": 1, "a%": 1, "𠮷": 1, "x": 0} {
		if got := byName(f.name.Prefix(prefix)); len(got) != n {
			t.Errorf("prefix %q: %q", prefix, got)
		}
	}
	for part, n := range map[string]int{"秀": 2, "英": 1, ".": 1, "%": 1, "_": 1, "a": 4, "A": 1, "野": 1, "(": 0, "[": 0, "*": 0, "$": 0} {
		if got := byName(f.name.Contains(part)); len(got) != n {
			t.Errorf("contains %q: %q", part, got)
		}
	}
	want(t, "range", byName(docstore.And(f.name.Gte("王秀"), f.name.Lt("玌"))), []string{"王秀", "王秀英", "王\U0010FFFF", "王\U0010FFFFz"})
}

func testNulls(t *testing.T, open func(*testing.T) docstore.Store) {
	_, c, f := start(t, open)
	a, b, d := sample(1), sample(2), sample(3)
	a.Paid, a.Closed = ptr[int64](0), ptr("")
	b.Paid, b.Closed = ptr[int64](5), ptr("2026-05")
	fill(t, c, a, b, d)
	for _, x := range []struct {
		what string
		f    docstore.Filter[relief]
		ids  []string
	}{
		{"eq zero", f.paid.Eq(0), []string{"r0001"}},
		{"eq empty", f.closed.Eq(""), []string{"r0001"}},
		{"ne includes null", f.paid.Ne(5), []string{"r0001", "r0003"}},
		{"ne includes null", f.closed.Ne(""), []string{"r0002", "r0003"}},
		{"in excludes null", f.paid.In(0, 5, 9), []string{"r0001", "r0002"}},
		{"in nothing", f.paid.In(), nil},
		{"lt excludes null", f.paid.Lt(5), []string{"r0001"}},
		{"lte", f.paid.Lte(5), []string{"r0001", "r0002"}},
		{"gt", f.closed.Gt(""), []string{"r0002"}},
		{"gte", f.closed.Gte(""), []string{"r0001", "r0002"}},
		{"null", f.closed.IsNull(), []string{"r0003"}},
		{"null", f.paid.IsNull(), []string{"r0003"}},
		{"not null", f.paid.NotNull(), []string{"r0001", "r0002"}},
		{"prefix", f.closed.Prefix("2"), []string{"r0002"}},
		{"contains", f.closed.Contains("-"), []string{"r0002"}},
		{"or", docstore.Or(f.paid.IsNull(), f.closed.Eq("")), []string{"r0001", "r0003"}},
		{"and of nothing", docstore.And[relief](), []string{"r0001", "r0002", "r0003"}},
		{"or of nothing", docstore.Or[relief](), nil},
		{"and with none", docstore.And(f.paid.IsNull(), docstore.None[relief]()), nil},
		{"bool", f.urgent.Is(false), []string{"r0001", "r0002", "r0003"}},
		{"bool", f.urgent.Is(true), nil},
		{"id", f.spec.ID().In("r0001", "r0003", "x"), []string{"r0001", "r0003"}},
		{"id", f.spec.ID().Gt("r0001"), []string{"r0002", "r0003"}},
	} {
		wantIDs(t, x.what, c, x.f, x.ids...)
	}
}

func testSets(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, f := start(t, open)
	a, b := sample(1), sample(2)
	a.Tags, a.Members = []string{"b", "a", "b"}, []member{{"x", "h1"}, {"y", "h2"}}
	b.Tags, b.Members = []string{"b", "c"}, []member{{"x", "h2"}}
	fill(t, c, a, b, sample(3))
	check := func() {
		t.Helper()
		wantIDs(t, "has", c, f.tags.Has("b"), "r0001", "r0002")
		wantIDs(t, "has", c, f.tags.Has("a"), "r0001")
		wantIDs(t, "has", c, f.tags.Has("x"))
		wantIDs(t, "has any", c, f.tags.HasAny("a", "c", "x"), "r0001", "r0002")
		wantIDs(t, "has any of none", c, f.tags.HasAny())
		wantIDs(t, "has all", c, f.tags.HasAll("a", "b"), "r0001")
		wantIDs(t, "has all", c, f.tags.HasAll("a", "c"))
		wantIDs(t, "has all of none", c, f.tags.HasAll(), "r0001", "r0002", "r0003")
		wantIDs(t, "has none", c, f.tags.HasNone("a", "x"), "r0002", "r0003")
		wantIDs(t, "has none of none", c, f.tags.HasNone(), "r0001", "r0002", "r0003")
		wantIDs(t, "has but not", c, docstore.And(f.tags.Has("b"), f.members.HasNone("h1")), "r0002")
		wantIDs(t, "two sets", c, docstore.And(f.tags.Has("b"), f.members.HasAll("h2", "h1")), "r0001")
	}
	check()
	for _, tags := range [][]string{nil, {"z"}, {"c", "a"}, {"b", "a"}} {
		a.Tags = tags
		if err := c.Replace(ctx, a); err != nil {
			t.Fatal(err)
		}
	}
	check()
	if err := c.Delete(ctx, a.ID, a.Version); err != nil {
		t.Fatal(err)
	}
	wantIDs(t, "deleted", c, f.tags.HasAny("a", "b", "c"), "r0002")
	fill(t, c, sample(4)) // may take the place of the deleted one
	wantIDs(t, "deleted", c, f.members.HasAny("h1", "h2"), "r0002")
}
