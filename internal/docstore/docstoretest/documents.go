package docstoretest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"minzheng/internal/docstore"
)

func testDocuments(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	s, c, f := start(t, open)
	d := sample(1)
	d.Amount, d.Paid = 1<<53+1, ptr[int64](-1<<62) // beyond a double
	d.Members = []member{{"李\"四\\ <&>", "h1"}, {"𠮷野", "h2"}}
	fill(t, c, d)
	if _, err := docstore.ParseTime(d.CreatedAt); err != nil || d.UpdatedAt != d.CreatedAt || d.Version != 1 || d.Schema != 1 {
		t.Errorf("metadata after insert: %+v %v", d.Meta, err)
	}
	got, err := c.Get(ctx, d.ID)
	if err != nil {
		t.Fatal(err)
	}
	want(t, "get", got, d)
	wantIDs(t, "exact integers", c, f.amount.Eq(1<<53+1), d.ID)
	wantIDs(t, "exact integers", c, f.amount.Eq(1<<53))
	_, err = c.Get(ctx, "nobody")
	wantErr(t, "get", err, docstore.ErrNotFound)

	fill(t, c, sample(2), sample(3))
	many, err := c.GetMany(ctx, []string{"r0003", "nobody", "r0001", "r0001"})
	if err != nil || len(many) != 2 || many["r0003"].Name != "王3秀英" {
		t.Errorf("get many: %v %v", many, err)
	}
	if many, err = c.GetMany(ctx, nil); err != nil || len(many) != 0 {
		t.Errorf("get many of none: %v %v", many, err)
	}
	_, err = c.GetMany(ctx, make([]string, 1001))
	wantErr(t, "get many of too many", err, docstore.ErrBadQuery)

	wantDuplicate(t, "insert twice", c.Insert(ctx, sample(9), sample(2)), "id")
	wantIDs(t, "all or none", c, docstore.True[relief](), "r0001", "r0002", "r0003")
	for f, n := range map[docstore.Filter[relief]]bool{f.amount.Eq(300): true, f.amount.Eq(301): false} {
		if ok, err := c.Exists(ctx, f); ok != n || err != nil {
			t.Errorf("exists: %v %v", ok, err)
		}
	}
	first, err := c.First(ctx, docstore.True[relief](), f.amount.Asc())
	if err != nil || first.ID != "r0002" {
		t.Errorf("first: %v %v", first, err)
	}
	_, err = c.First(ctx, docstore.None[relief]())
	wantErr(t, "first of none", err, docstore.ErrNotFound)
	for _, x := range [][2]int64{{0, 3}, {1, 1}, {2, 2}, {3, 3}, {9, 3}} {
		if n, err := c.Count(ctx, docstore.True[relief](), x[0]); n != x[1] || err != nil {
			t.Errorf("count at most %d: %d %v", x[0], n, err)
		}
	}
	_, err = c.Count(ctx, docstore.True[relief](), -1)
	wantErr(t, "count at most -1", err, docstore.ErrBadQuery)
	if err := c.Insert(ctx); err != nil {
		t.Errorf("insert nothing: %v", err)
	}
	if err := s.Ping(ctx); err != nil {
		t.Errorf("ping: %v", err)
	}
}

func testVersions(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, _ := start(t, open)
	fill(t, c, samples(4)...)
	a, _ := c.Get(ctx, "r0001")
	b, _ := c.Get(ctx, "r0001")
	a.Status = "STOPPED"
	if err := c.Replace(ctx, a); err != nil || a.Version != 2 || a.UpdatedAt < a.CreatedAt {
		t.Errorf("replace: %+v %v", a.Meta, err)
	}
	before := b.Meta
	wantErr(t, "stale replace", c.Replace(ctx, b), docstore.ErrConflict)
	want(t, "metadata after a conflict", b.Meta, before)
	wantErr(t, "replace of nothing", c.Replace(ctx, sample(9)), docstore.ErrNotFound)
	got, err := c.Get(ctx, "r0001")
	if err != nil {
		t.Fatal(err)
	}
	want(t, "stored", got, a)

	x, _ := c.Get(ctx, "r0002")
	y, _ := c.Get(ctx, "r0003")
	x.Name, y.Name, b.Name = "甲", "乙", "丙"
	conflicts, err := c.ReplaceMany(ctx, []*relief{x, b, y})
	if err != nil || fmt.Sprint(conflicts) != "[r0001]" || x.Version != 2 || b.Version != 1 || y.Version != 2 {
		t.Errorf("replace many: %v %v %d %d %d", conflicts, err, x.Version, b.Version, y.Version)
	}
	if got, err := c.Get(ctx, "r0003"); err != nil || got.Name != "乙" || got.Version != 2 {
		t.Errorf("after replace many: %+v %v", got, err)
	}

	wantErr(t, "stale delete", c.Delete(ctx, "r0001", 1), docstore.ErrConflict)
	if err := c.Delete(ctx, "r0001", 2); err != nil {
		t.Error(err)
	}
	wantErr(t, "delete again", c.Delete(ctx, "r0001", 2), docstore.ErrNotFound)
	wantIDs(t, "left", c, docstore.True[relief](), "r0000", "r0002", "r0003")
}

func testBadDocuments(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, _ := start(t, open)
	for name, spoil := range map[string]func(*relief){
		"no id":            func(d *relief) { d.ID = "" },
		"NUL in a field":   func(d *relief) { d.Name = "a\x00b" },
		"not UTF-8":        func(d *relief) { d.Closed = ptr("\xff") },
		"empty set member": func(d *relief) { d.Tags = []string{"a", ""} },
		"NUL in a set":     func(d *relief) { d.Tags = []string{"a\x00"} },
		"NUL in a key":     func(d *relief) { d.Hash = ptr("\x00") },
	} {
		d := sample(1)
		spoil(d)
		old := d.Meta
		wantErr(t, name, c.Insert(ctx, sample(2), d), docstore.ErrBadDocument)
		want(t, "metadata after "+name, d.Meta, old)
	}
	wantIDs(t, "nothing", c, docstore.True[relief]())
}

// testOddBodies proves that the store does not change what it need not understand.
func testOddBodies(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, _ := start(t, open)
	for i, body := range []string{
		`{}`, `[]`, `null`, `""`, `"a\u0000b"`, `{"a":{},"b":[],"c":null}`, `[[1,2],[],[[3]]]`, `{"x.y":1,"$z":{"$in":[1]},"":2,"_id":"3","id":4}`,
		`{"．":1,"＄a":2,"%":3,"%2E":4}`, `[1,-1,0,9007199254740993,-9223372036854775808,9223372036854775807]`, `[0.5,1.25,-1e-7,1e300]`,
		`[true,false,null,{"a":[null]}]`, `"` + strings.Repeat("长", 5000) + `"`, `{"b":1,"a":2,"c":{"z":1,"y":[{"k":[["v"]]}]}}`,
	} {
		d := sample(i)
		d.Form = json.RawMessage(body)
		fill(t, c, d)
		got, err := c.Get(ctx, d.ID)
		if err != nil {
			t.Errorf("%s: %v", body, err)
			continue
		}
		stored, err := json.Marshal(got.Form)
		if err != nil {
			t.Fatal(err)
		}
		want(t, body, tree(t, stored), tree(t, []byte(body)))
	}
}

func tree(t *testing.T, b []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func testUnique(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, _ := start(t, open)
	a, b := sample(1), sample(2)
	a.Hash = ptr("H")
	fill(t, c, a, b, sample(3)) // two without a hash do not collide
	d := sample(4)
	d.Hash = ptr("H")
	wantDuplicate(t, "insert", c.Insert(ctx, sample(8), d), "hash")
	b.Hash = ptr("H")
	wantDuplicate(t, "replace", c.Replace(ctx, b), "hash")
	if b.Version != 1 {
		t.Errorf("version after a duplicate: %d", b.Version)
	}
	b.Hash = ptr("")
	if err := c.Replace(ctx, b); err != nil {
		t.Errorf("an empty key is a key: %v", err)
	}
	d.Hash = ptr("")
	wantDuplicate(t, "empty key", c.Insert(ctx, d), "hash")
	a.Hash = nil
	if err := c.Replace(ctx, a); err != nil {
		t.Error(err)
	}
	d.Hash = ptr("H")
	if err := c.Insert(ctx, d); err != nil {
		t.Errorf("the key was free again: %v", err)
	}
	if err := c.Delete(ctx, d.ID, d.Version); err != nil {
		t.Error(err)
	}
	a.Hash = ptr("H")
	if err := c.Replace(ctx, a); err != nil {
		t.Errorf("the key was free again: %v", err)
	}

	live := func(i int, status string) *relief {
		d := sample(100 + i)
		d.Program, d.Name, d.Status = "dibao", "王秀英", status
		return d
	}
	fill(t, c, live(0, "STOPPED"), live(1, "STOPPED"), live(2, "ACTIVE"))
	wantDuplicate(t, "partial key", c.Insert(ctx, live(3, "ACTIVE")), "live")
	x, _ := c.Get(ctx, "r0100")
	x.Status = "ACTIVE"
	wantDuplicate(t, "partial key", c.Replace(ctx, x), "live")
	y, _ := c.Get(ctx, "r0102")
	y.Status = "STOPPED"
	if _, err := c.ReplaceMany(ctx, []*relief{y, x}); err != nil {
		t.Errorf("the key moves from one to the other: %v", err)
	}
}
