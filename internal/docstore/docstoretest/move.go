package docstoretest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"minzheng/internal/docstore"
)

// reliefV2 is a later declaration of the same collection: new fields, a new set and a new unique key.
type reliefV2 struct {
	docstore.Meta
	Program  string   `json:"program"`
	Township string   `json:"township"`
	Name     string   `json:"name"`
	Amount   int64    `json:"amount"`
	Paid     *int64   `json:"paid,omitempty"`
	Tags     []string `json:"tags,omitempty"`
	Section  string   `json:"section,omitempty"`
}

type collectionV2 = docstore.Collection[reliefV2, *reliefV2]

func declareV2(schema int, amount func(*reliefV2) int64) (*docstore.Spec[reliefV2], docstore.ReqIntF[reliefV2], docstore.StrF[reliefV2], docstore.SetF[reliefV2]) {
	s := docstore.Define[reliefV2]("reliefs", schema)
	townships := docstore.ReqStr(s, "township", func(d *reliefV2) string { return d.Township })
	a := docstore.ReqInt(s, "amount", amount)
	first := docstore.Str(s, "first", func(d *reliefV2) (string, bool) { return string([]rune(d.Name)[:1]), d.Name != "" })
	letters := docstore.Set(s, "letters", func(d *reliefV2) []string { return strings.Split(d.Name, "") })
	s.Index("by_amount", townships.Asc(), a.Desc())
	s.Unique("name", func(d *reliefV2) (string, bool) { return d.Name, true })
	return s, a, first, letters
}

func testEvolution(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	s, c, _ := start(t, open)
	docs := samples(8)
	for _, d := range docs {
		d.Tags = []string{"old"}
	}
	fill(t, c, docs...)
	plain := func(d *reliefV2) int64 { return d.Amount }
	spec, amount, first, letters := declareV2(1, plain)
	v2, err := docstore.Open(ctx, s, spec)
	if err != nil {
		t.Fatal(err)
	}
	ids := func(what string, c *collectionV2, f docstore.Filter[reliefV2], n int) {
		t.Helper()
		if got, err := c.Count(ctx, f, 0); err != nil || got != int64(n) {
			t.Errorf("%s: %d %v, want %d", what, got, err, n)
		}
	}
	ids("all", v2, docstore.True[reliefV2](), 8)
	ids("a new field", v2, first.Eq("王"), 8)
	ids("a new set", v2, letters.HasAll("7", "英"), 1)
	ids("an old field", v2, amount.Eq(300), 1)
	x, err := v2.Get(ctx, "r0003")
	if err != nil {
		t.Fatal(err)
	}
	x.Name = "王4秀英"
	wantDuplicate(t, "a new key", v2.Replace(ctx, x), "name")
	x.Name = "李"
	if err := v2.Replace(ctx, x); err != nil || x.Version != 2 {
		t.Errorf("replace: %d %v", x.Version, err)
	}
	ids("a new field", v2, first.Eq("李"), 1)

	// A getter with another meaning comes with a higher schema number.
	spec, amount, _, _ = declareV2(2, func(d *reliefV2) int64 { return -d.Amount })
	v3, err := docstore.Open(ctx, s, spec)
	if err != nil {
		t.Fatal(err)
	}
	ids("computed again", v3, amount.Eq(-300), 1)
	ids("computed again", v3, amount.Gt(0), 0)
	old, _, _, _ := declareV2(1, plain)
	_, err = docstore.Open(ctx, s, old)
	wantErr(t, "an older program", err, docstore.ErrNewer)
}

func testUpcast(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	s, c, _ := start(t, open)
	fill(t, c, samples(3)...)
	spec, _, first, _ := declareV2(3, func(d *reliefV2) int64 { return d.Amount })
	edit := func(fn func(map[string]any)) func(json.RawMessage) (json.RawMessage, error) {
		return func(b json.RawMessage) (json.RawMessage, error) {
			var m map[string]any
			if err := json.Unmarshal(b, &m); err != nil {
				return nil, err
			}
			fn(m)
			return json.Marshal(m)
		}
	}
	spec.Upcast(1, edit(func(m map[string]any) { m["section"] = "SA" }))
	spec.Upcast(2, edit(func(m map[string]any) {
		m["section"] = fmt.Sprint(m["section"], "-2")
		m["name"] = fmt.Sprint("张", m["id"])
	}))
	v3, err := docstore.Open(ctx, s, spec)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := v3.Count(ctx, first.Eq("张"), 0); n != 3 || err != nil {
		t.Errorf("columns of old documents: %d %v", n, err)
	}
	d, err := v3.Get(ctx, "r0001")
	if err != nil || d.Section != "SA-2" || d.Schema != 3 || d.Version != 1 {
		t.Fatalf("an old document: %+v %v", d, err)
	}
	if err := v3.Replace(ctx, d); err != nil {
		t.Fatal(err)
	}
	if d, err = v3.Get(ctx, "r0001"); err != nil || d.Section != "SA-2" || d.Version != 2 {
		t.Errorf("written again: %+v %v", d, err)
	}
	_, err = c.Get(ctx, "r0001")
	wantErr(t, "an older program", err, docstore.ErrNewer)
}

func testRaw(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	from, c, _ := start(t, open)
	docs := samples(7)
	docs[2].Paid, docs[3].Hash, docs[4].Tags = ptr[int64](1<<53+1), ptr("H"), []string{"b", "a"}
	fill(t, c, docs...)
	if err := c.Replace(ctx, docs[5]); err != nil {
		t.Fatal(err)
	}
	raws := func(s docstore.Store, after string) (out []docstore.Raw) {
		t.Helper()
		err := s.ScanRaw(ctx, "reliefs", after, func(r docstore.Raw) error {
			out = append(out, r)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	all := raws(from, "")
	if len(all) != 7 || all[5].Version != 2 || all[5].ID != "r0005" || !strings.Contains(string(all[2].Body), "9007199254740993") {
		t.Fatalf("%d raw documents: %+v", len(all), all)
	}
	if err := from.ScanRaw(ctx, "nothing", "", func(docstore.Raw) error { t.Error("a document"); return nil }); err != nil {
		t.Error(err)
	}
	wantErr(t, "an error of the function", from.ScanRaw(ctx, "reliefs", "", func(docstore.Raw) error { return errBoom }), errBoom)
	infos, err := from.Collections(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want(t, "collections", infos, []docstore.CollectionInfo{{Name: "reliefs", Docs: 7, Schema: 1}})

	to, moved, f := start(t, open)
	fill(t, moved, sample(2)) // an earlier, interrupted move, since overtaken
	if err := errors.Join(to.PutRaw(ctx, "reliefs", all[:4]...), to.PutRaw(ctx, "reliefs", raws(from, "r0003")...), to.PutRaw(ctx, "reliefs", all[1])); err != nil {
		t.Fatal(err)
	}
	want(t, "moved", raws(to, ""), all)
	wantIDs(t, "moved columns", moved, f.paid.Gt(1), "r0002")
	wantIDs(t, "moved sets", moved, f.tags.HasAll("a", "b"), "r0004")
	d := sample(20)
	d.Hash = ptr("H")
	wantDuplicate(t, "moved keys", moved.Insert(ctx, d), "hash")
	x, err := moved.Get(ctx, "r0005")
	if err != nil {
		t.Fatal(err)
	}
	if err := moved.Replace(ctx, x); err != nil || x.Version != 3 {
		t.Errorf("replace a moved document: %d %v", x.Version, err)
	}

	wantErr(t, "not declared", to.PutRaw(ctx, "nothing", all[0]), docstore.ErrBadQuery)
	for what, r := range map[string]docstore.Raw{"other id": {ID: "x", Version: 1, Body: all[0].Body}, "other version": {ID: "r0000", Version: 2, Body: all[0].Body}} {
		wantErr(t, what, to.PutRaw(ctx, "reliefs", r), docstore.ErrBadDocument)
	}
	if err := to.PutRaw(ctx, "reliefs", docstore.Raw{ID: "r0000", Version: 1, Body: []byte("{")}); err == nil {
		t.Error("a broken body was stored")
	}
	if err := to.PutRaw(ctx, "reliefs", docstore.Raw{ID: "r0009", Version: 1, Body: []byte(strings.Replace(string(all[3].Body), "r0003", "r0009", 1))}); !docstore.IsDuplicate(err, "hash") {
		t.Errorf("a raw duplicate: %v", err)
	}
}

func testLoad(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	s, c, f := start(t, open)
	err := s.Load(ctx, func(ctx context.Context) error {
		for i := 0; i < 40; i += 10 {
			if err := s.Tx(ctx, func(ctx context.Context) error { return c.Insert(ctx, samples(40)[i:i+10]...) }); err != nil {
				return err
			}
		}
		if n, err := c.Count(ctx, f.township.Eq("330881100000"), 0); err != nil || n != 10 {
			t.Errorf("during the load: %d %v", n, err)
		}
		return s.Load(ctx, func(ctx context.Context) error { return c.Insert(ctx, sample(50)) })
	})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := c.Count(ctx, f.township.Eq("330881102000"), 0); err != nil || n != 11 {
		t.Errorf("after the load: %d %v", n, err)
	}
	wantErr(t, "an error of the function", s.Load(ctx, func(context.Context) error { return errBoom }), errBoom)
	if err := s.Tx(ctx, func(ctx context.Context) error { return s.Load(ctx, func(context.Context) error { return nil }) }); err == nil {
		t.Error("a load inside a transaction")
	}
}
