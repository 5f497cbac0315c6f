package sqlite_test

import (
	"context"
	"errors"
	"fmt"
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
		"or inside":   {Where: docstore.And(scope, docstore.Or(v.urgent.Is(true), v.amount.Gt(0))), Sort: sort, Limit: 20},
	} {
		p, err := c.Explain(ctx, q)
		if err != nil || !p.IndexUsed || p.ScansAll || p.Sorts {
			t.Errorf("%s: %+v %v", name, p, err)
		}
	}
	p, err := c.Explain(ctx, docstore.Query[visit]{Where: docstore.And(scope, v.tokens.HasAll("王", "王秀")), Sort: sort, Limit: 20})
	if err != nil || p.ScansAll {
		t.Errorf("set: %+v %v", p, err)
	}
	p, err = c.Explain(ctx, docstore.Query[visit]{Where: v.amount.Gt(3), Sort: []docstore.Order[visit]{v.amount.Asc()}, Limit: 20})
	if err != nil || !p.ScansAll {
		t.Errorf("no index: %+v %v", p, err)
	}
	g, err := c.ExplainGroup(ctx, docstore.Group[visit]{Where: v.status.Eq("ACTIVE"), By: []docstore.Dim[visit]{v.township.Dim()}, Measures: []docstore.Measure[visit]{docstore.CountAs[visit]("n"), v.amount.Sum("sum")}})
	if err != nil || g.ScansAll || g.Sorts || !strings.Contains(g.Text, "COVERING INDEX") {
		t.Errorf("group: %+v %v", g, err)
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
