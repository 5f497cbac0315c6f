package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"minzheng/internal/docstore"
	"minzheng/internal/docstore/sqlite"
)

func open(t *testing.T, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{Unsynced: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}

type visit struct {
	docstore.Meta
	Township, Village, Status, On string
	Urgent                        bool
	Amount                        int64
	Tokens                        []string
}

type visits struct {
	spec                          *docstore.Spec[visit]
	township, village, status, on docstore.ReqStrF[visit]
	amount                        docstore.ReqIntF[visit]
	urgent                        docstore.BoolF[visit]
	tokens                        docstore.SetF[visit]
}

func declare(schema int) visits {
	s := docstore.Define[visit]("visits", schema)
	v := visits{
		spec:     s,
		township: docstore.ReqStr(s, "township", func(d *visit) string { return d.Township }),
		village:  docstore.ReqStr(s, "village", func(d *visit) string { return d.Village }),
		status:   docstore.ReqStr(s, "status", func(d *visit) string { return d.Status }),
		on:       docstore.ReqStr(s, "on", func(d *visit) string { return d.On }),
		amount:   docstore.ReqInt(s, "amount", func(d *visit) int64 { return d.Amount }),
		urgent:   docstore.Bool(s, "urgent", func(d *visit) bool { return d.Urgent }),
		tokens:   docstore.Set(s, "tokens", func(d *visit) []string { return d.Tokens }),
	}
	s.Index("by_township", v.township.Asc(), v.status.Asc(), v.on.Desc())
	s.Index("by_on", v.on.Desc())
	s.Index("figures", v.status.Asc(), v.township.Asc(), v.amount.Asc())
	return v
}

func TestListsAreServedByIndexes(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	v := declare(1)
	c, err := docstore.Open(ctx, open(t, filepath.Join(t.TempDir(), "a.db")), v.spec)
	if err != nil {
		t.Fatal(err)
	}
	var docs []*visit
	for i := range 40 {
		d := &visit{Township: fmt.Sprint("t", i%3), Status: "ACTIVE", On: fmt.Sprintf("2026-01-%02d", i%28+1)}
		d.ID = fmt.Sprintf("v%02d", i)
		docs = append(docs, d)
	}
	if err := c.Insert(ctx, docs...); err != nil {
		t.Fatal(err)
	}
	scope := docstore.And(v.township.Eq("t1"), v.status.In("ACTIVE"))
	sort := []docstore.Order[visit]{v.on.Desc()}
	first, err := c.Find(ctx, docstore.Query[visit]{Where: scope, Sort: sort, Limit: 5})
	if err != nil {
		t.Fatal(err)
	}
	for name, q := range map[string]docstore.Query[visit]{
		"scope":       {Where: scope, Sort: sort, Limit: 20},
		"second page": {Where: scope, Sort: sort, Limit: 20, After: first.End()},
		"whole city":  {Where: docstore.True[visit](), Sort: sort, Limit: 20},
		"by id":       {Where: v.spec.ID().In("v1", "v2"), Limit: 20},
		"prefix":      {Where: v.on.Prefix("2026-01"), Sort: sort, Limit: 20},
		"townships":   {Where: docstore.And(v.township.In("t0", "t1", "t2"), v.status.In("ACTIVE", "DRAFT")), Sort: sort, Limit: 20},
		"rare member": {Where: docstore.And(scope, v.tokens.HasAll("王", "王秀")), Sort: sort, Limit: 20},
		"or inside":   {Where: docstore.And(scope, docstore.Or(v.urgent.Is(true), v.amount.Gt(0))), Sort: sort, Limit: 20},
	} {
		p, err := c.Explain(ctx, q)
		if err != nil || !p.IndexUsed || p.ScansAll || p.Sorts {
			t.Errorf("%s: %+v %v", name, p, err)
		}
	}
	p, err := c.Explain(ctx, docstore.Query[visit]{Where: v.amount.Gt(3), Sort: []docstore.Order[visit]{v.amount.Asc()}, Limit: 20})
	if err != nil || !p.ScansAll {
		t.Errorf("no index: %+v %v", p, err)
	}
	g, err := c.ExplainGroup(ctx, docstore.Group[visit]{Where: v.status.Eq("ACTIVE"), By: []docstore.Dim[visit]{v.township.Dim()}, Measures: []docstore.Measure[visit]{docstore.CountAs[visit]("n"), v.amount.Sum("sum")}})
	if err != nil || g.ScansAll || g.Sorts || !strings.Contains(g.Text, "COVERING INDEX") {
		t.Errorf("group: %+v %v", g, err)
	}
}

// TestSetsByFrequency holds the ways in which sets are searched, by how many documents have a member, to plain evaluation.
func TestSetsByFrequency(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	v := declare(1)
	c, err := docstore.Open(ctx, open(t, filepath.Join(t.TempDir(), "a.db")), v.spec)
	if err != nil {
		t.Fatal(err)
	}
	docs := make([]*visit, 700)
	for i := range docs {
		docs[i] = visitOf(i)
		docs[i].Tokens = []string{"all", fmt.Sprint("half", i%2), fmt.Sprint("rare", i%50)}
	}
	if err := c.Insert(ctx, docs...); err != nil {
		t.Fatal(err)
	}
	scope := v.township.Eq("t1") // every third
	for what, x := range map[string]struct {
		where docstore.Filter[visit]
		match func(i int) bool
	}{
		"everybody":         {v.tokens.Has("all"), func(int) bool { return true }},
		"common":            {v.tokens.HasAll("all", "half1"), func(i int) bool { return i%2 == 1 }},
		"common and rare":   {v.tokens.HasAll("all", "half1", "rare7"), func(i int) bool { return i%50 == 7 }},
		"nobody":            {v.tokens.HasAll("all", "none"), func(int) bool { return false }},
		"contradiction":     {v.tokens.HasAll("half0", "half1"), func(int) bool { return false }},
		"any common":        {v.tokens.HasAny("half0", "rare1", "none"), func(i int) bool { return i%2 == 0 || i%50 == 1 }},
		"any rare":          {v.tokens.HasAny("rare1", "rare2"), func(i int) bool { return i%50 == 1 || i%50 == 2 }},
		"any and all":       {docstore.And(v.tokens.HasAny("rare1", "rare2"), v.tokens.Has("half0")), func(i int) bool { return i%50 == 2 }},
		"or":                {docstore.Or(v.tokens.HasAll("half0", "rare2"), v.tokens.Has("rare1")), func(i int) bool { return i%50 == 2 || i%50 == 1 }},
		"townships and set": {docstore.And(v.township.In("t0", "t2"), v.status.Eq("ACTIVE"), v.tokens.Has("half0")), func(i int) bool { return i%3 != 1 && i%2 == 0 }},
	} {
		for _, scoped := range []bool{false, true} {
			where, want := x.where, map[string]bool{}
			if scoped {
				where = docstore.And(scope, where)
			}
			for i, d := range docs {
				if x.match(i) && (!scoped || i%3 == 1) {
					want[d.ID] = true
				}
			}
			got := map[string]bool{}
			last := "9999"
			q := docstore.Query[visit]{Where: where, Sort: []docstore.Order[visit]{v.on.Desc()}, Limit: 37}
			for {
				p, err := c.Find(ctx, q)
				if err != nil {
					t.Fatal(what, err)
				}
				for _, d := range p.Items {
					if key := d.On + d.ID; key >= last || got[d.ID] {
						t.Errorf("%s: %s out of order", what, d.ID)
					} else {
						last = key
					}
					got[d.ID] = true
				}
				if q.After = p.End(); !p.More {
					break
				}
			}
			if !maps.Equal(got, want) {
				t.Errorf("%s, scoped %v: %d found, want %d", what, scoped, len(got), len(want))
			}
			if n, err := c.Count(ctx, where, 0); err != nil || int(n) != len(want) {
				t.Errorf("%s, scoped %v: counted %d %v, want %d", what, scoped, n, err, len(want))
			}
			rows, err := c.Aggregate(ctx, docstore.Group[visit]{Where: where, Measures: []docstore.Measure[visit]{docstore.CountAs[visit]("n")}})
			if err != nil || int(rows[0].M["n"].Int) != len(want) {
				t.Errorf("%s, scoped %v: grouped %v %v, want %d", what, scoped, rows, err, len(want))
			}
		}
	}
}

func TestWriteWithOuterContextIsRefused(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	err := s.Tx(ctx, func(context.Context) error {
		_, err := s.NextSeq(ctx, "n")
		return err
	})
	if !errors.Is(err, docstore.ErrOuterContext) {
		t.Fatal(err)
	}
	if n, err := s.NextSeq(ctx, "n"); err != nil || n != 1 {
		t.Fatal(n, err)
	}
}

func TestOpenIsQuick(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.db")
	for range 2 {
		start := time.Now()
		s := open(t, path)
		var specs []docstore.Declared
		for i := range 20 {
			sp := docstore.Define[visit](fmt.Sprint("c", i), 1)
			a := docstore.ReqStr(sp, "township", func(d *visit) string { return d.Township })
			b := docstore.ReqStr(sp, "on", func(d *visit) string { return d.On })
			docstore.Set(sp, "tokens", func(d *visit) []string { return d.Tokens })
			sp.Index("a", a.Asc(), b.Desc())
			sp.Index("b", b.Desc())
			sp.Unique("u", func(d *visit) (string, bool) { return d.ID, true })
			specs = append(specs, sp)
		}
		if err := s.Ensure(t.Context(), specs...); err != nil {
			t.Fatal(err)
		}
		t.Log("20 collections ready after", time.Since(start)) // informs; a test does not depend on the machine's speed
		if err := s.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}
