package docstoretest

import (
	"fmt"
	"sync"
	"testing"

	"minzheng/internal/docstore"
)

// plain is a document whose declaration has neither sets nor indexes nor unique keys: adapters take shorter ways with it.
type plain struct {
	docstore.Meta
	N int64 `json:"n"`
}

func testPlain(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	s := open(t)
	spec := docstore.Define[plain]("plains", 1)
	n := docstore.ReqInt(spec, "n", func(d *plain) int64 { return d.N })
	c, err := docstore.Open(ctx, s, spec)
	if err != nil {
		t.Fatal(err)
	}
	var docs []*plain
	for i := range 4 {
		d := &plain{N: int64(i)}
		d.ID = fmt.Sprint("p", i)
		docs = append(docs, d)
	}
	if err := c.Insert(ctx, docs...); err != nil {
		t.Fatal(err)
	}
	a, _ := c.Get(ctx, "p1")
	b, _ := c.Get(ctx, "p1")
	a.N = 10
	if err := c.Replace(ctx, a); err != nil {
		t.Fatal(err)
	}
	b.N = 20
	wantErr(t, "stale replace", c.Replace(ctx, b), docstore.ErrConflict)
	docs[2].N = 30
	conflicts, err := c.ReplaceMany(ctx, []*plain{docs[2], b})
	if err != nil || fmt.Sprint(conflicts) != "[p1]" || docs[2].Version != 2 || b.Version != 1 {
		t.Errorf("replace many: %v %v %d %d", conflicts, err, docs[2].Version, b.Version)
	}
	gone := &plain{}
	gone.ID = "p9"
	wantErr(t, "replace of nothing", c.Replace(ctx, gone), docstore.ErrNotFound)
	wantErr(t, "stale delete", c.Delete(ctx, "p1", 1), docstore.ErrConflict)
	if err := c.Delete(ctx, "p3", 1); err != nil {
		t.Error(err)
	}
	rows, err := c.Aggregate(ctx, docstore.Group[plain]{Where: docstore.True[plain](), Measures: []docstore.Measure[plain]{docstore.CountAs[plain]("n"), n.Sum("sum")}})
	if err != nil || rows[0].M["n"].Int != 3 || rows[0].M["sum"].Int != 40 {
		t.Errorf("stored: %+v %v", rows, err)
	}

	// Of writers with one version exactly one wins.
	var wg sync.WaitGroup
	var mu sync.Mutex
	won := 0
	for range 6 {
		wg.Go(func() {
			d := *docs[0]
			d.N++
			if c.Replace(ctx, &d) == nil {
				mu.Lock()
				defer mu.Unlock()
				won++
			}
		})
	}
	wg.Wait()
	if d, err := c.Get(ctx, "p0"); won != 1 || err != nil || d.Version != 2 || d.N != 1 {
		t.Errorf("%d writers won: %+v %v", won, d, err)
	}
}
