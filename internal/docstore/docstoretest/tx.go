package docstoretest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"minzheng/internal/docstore"
)

var errBoom = errors.New("boom")

func testCommit(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	s, c, f := start(t, open)
	fill(t, c, sample(1), sample(3))
	var inserted *relief
	err := s.Tx(ctx, func(ctx context.Context) error {
		inserted = sample(2)
		if err := c.Insert(ctx, inserted); err != nil {
			return err
		}
		x, err := c.Get(ctx, "r0001")
		if err != nil {
			return err
		}
		x.Status, x.Tags = "CHANGED", []string{"t"}
		if err := c.Replace(ctx, x); err != nil {
			return err
		}
		// The transaction sees what it wrote, by id, filter, count and group.
		if y, err := c.Get(ctx, "r0002"); err != nil || y.Version != 1 {
			return fmt.Errorf("read: %w", err)
		}
		if ids, err := find(ctx, c, docstore.Or(f.status.Eq("CHANGED"), f.tags.Has("t")), 5); err != nil || len(ids) != 1 {
			return fmt.Errorf("find: %v %w", ids, err)
		}
		if n, err := c.Count(ctx, docstore.True[relief](), 0); err != nil || n != 3 {
			return fmt.Errorf("count: %d %w", n, err)
		}
		return s.Tx(ctx, func(ctx context.Context) error { return c.Delete(ctx, "r0003", 1) })
	})
	if err != nil {
		t.Fatal(err)
	}
	wantIDs(t, "committed", c, docstore.True[relief](), "r0001", "r0002")
	wantIDs(t, "committed", c, f.status.Eq("CHANGED"), "r0001")
	want(t, "version", inserted.Version, 1)
}

func testRollback(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	s, c, f := start(t, open)
	a := sample(1)
	a.Tags = []string{"x"}
	fill(t, c, a, sample(3))
	outside, err := c.Get(ctx, "r0001")
	if err != nil {
		t.Fatal(err)
	}
	before := *outside
	fresh := sample(2)
	err = s.Tx(ctx, func(ctx context.Context) error {
		if err := c.Insert(ctx, fresh); err != nil {
			return err
		}
		outside.Tags = []string{"y"}
		if err := c.Replace(ctx, outside); err != nil {
			return err
		}
		if err := c.Delete(ctx, "r0003", 1); err != nil {
			return err
		}
		return s.Tx(ctx, func(context.Context) error { return errBoom })
	})
	wantErr(t, "nested", err, errBoom)
	wantIDs(t, "rolled back", c, docstore.True[relief](), "r0001", "r0003")
	wantIDs(t, "rolled back", c, f.tags.Has("x"), "r0001")
	wantIDs(t, "rolled back", c, f.tags.Has("y"))
	want(t, "metadata of the replaced", outside.Meta, before.Meta)
	want(t, "metadata of the inserted", fresh.Meta, docstore.Meta{ID: "r0002"})
	if err := c.Replace(ctx, outside); err != nil {
		t.Errorf("the document can be written now: %v", err)
	}
}

func testBrokenTx(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	s, c, _ := start(t, open)
	fill(t, c, sample(1))
	err := s.Tx(ctx, func(ctx context.Context) error {
		if err := c.Insert(ctx, sample(2)); err != nil {
			return err
		}
		wantDuplicate(t, "insert", c.Insert(ctx, sample(1)), "id")
		_, err := c.Get(ctx, "r0002")
		wantDuplicate(t, "read after a duplicate", err, "id")
		return nil // swallowed, but nothing can be committed
	})
	wantDuplicate(t, "transaction", err, "id")
	err = s.Tx(ctx, func(ctx context.Context) error {
		if err := c.Insert(ctx, sample(3)); err != nil {
			return err
		}
		wantErr(t, "joined", s.Tx(ctx, func(context.Context) error { return errBoom }), errBoom)
		return nil
	})
	wantErr(t, "a swallowed error of a joined transaction", err, errBoom)

	// A conflict is an answer, not a failure: the transaction can go on.
	err = s.Tx(ctx, func(ctx context.Context) error {
		wantErr(t, "conflict", c.Delete(ctx, "r0001", 7), docstore.ErrConflict)
		return c.Insert(ctx, sample(4))
	})
	if err != nil {
		t.Error(err)
	}

	var kept context.Context
	if err := s.Tx(ctx, func(ctx context.Context) error { kept = ctx; return nil }); err != nil {
		t.Fatal(err)
	}
	if err := c.Insert(kept, sample(5)); err == nil {
		t.Error("a write with the context of a transaction that has ended")
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was lost")
			}
		}()
		_ = s.Tx(ctx, func(ctx context.Context) error {
			if err := c.Insert(ctx, sample(6)); err != nil {
				t.Error(err)
			}
			panic(errBoom)
		})
	}()
	wantIDs(t, "left", c, docstore.True[relief](), "r0001", "r0004")
}

func testHooks(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	s, c, _ := start(t, open)
	var ran []string
	hook := func(ctx context.Context, name string) {
		s.OnCommit(ctx, func(ctx context.Context) error {
			if _, err := c.Get(ctx, "r0001"); err != nil {
				t.Errorf("hook %s: the write is not committed: %v", name, err)
			}
			ran = append(ran, name)
			return errBoom // logged only
		})
	}
	err := s.Tx(ctx, func(ctx context.Context) error {
		hook(ctx, "first")
		if err := s.Tx(ctx, func(ctx context.Context) error { hook(ctx, "inner"); return nil }); err != nil {
			return err
		}
		if len(ran) != 0 {
			t.Error("a hook ran before the commit")
		}
		return c.Insert(ctx, sample(1))
	})
	if err != nil {
		t.Fatal(err)
	}
	want(t, "hooks", ran, []string{"first", "inner"})
	err = s.Tx(ctx, func(ctx context.Context) error { hook(ctx, "rolled back"); return errBoom })
	wantErr(t, "transaction", err, errBoom)
	hook(ctx, "outside")
	want(t, "hooks", ran, []string{"first", "inner", "outside"})
}

func testCancelled(t *testing.T, open func(*testing.T) docstore.Store) {
	s, c, _ := start(t, open)
	ctx, cancel := context.WithCancel(t.Context())
	err := s.Tx(ctx, func(ctx context.Context) error {
		if err := c.Insert(ctx, sample(1)); err != nil {
			return err
		}
		cancel()
		return nil
	})
	wantErr(t, "transaction", err, context.Canceled)
	wantErr(t, "insert", c.Insert(ctx, sample(2)), context.Canceled)
	_, err = c.Find(ctx, docstore.Query[relief]{Where: docstore.True[relief](), Limit: 1})
	wantErr(t, "find", err, context.Canceled)
	wantErr(t, "transaction", s.Tx(ctx, func(context.Context) error { t.Error("ran"); return nil }), context.Canceled)
	wantIDs(t, "nothing", c, docstore.True[relief]())
	fill(t, c, sample(3)) // the writer is free
}

func testTwoWriters(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	s, c, _ := start(t, open)
	fill(t, c, sample(1))
	const writers, each = 4, 5
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			for range each {
				for {
					err := s.Tx(ctx, func(ctx context.Context) error {
						x, err := c.Get(ctx, "r0001")
						if err != nil {
							return err
						}
						x.Amount++
						return c.Replace(ctx, x)
					})
					if err == nil {
						break
					}
					if !errors.Is(err, docstore.ErrConflict) {
						t.Error(err)
						return
					}
				}
			}
		})
	}
	wg.Wait()
	x, err := c.Get(ctx, "r0001")
	if err != nil || x.Amount != 100+writers*each || x.Version != 1+writers*each {
		t.Errorf("%+v %v", x, err)
	}
}

// testManyWriters mixes transactions that commit, fail and are cancelled, so that some share a commit.
func testManyWriters(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	s, c, f := start(t, open)
	var wg sync.WaitGroup
	for i := range 24 {
		wg.Go(func() {
			ctx, cancel := context.WithCancel(ctx)
			defer cancel()
			err := s.Tx(ctx, func(ctx context.Context) error {
				d := sample(i)
				d.Status, d.Name = []string{"KEPT", "FAILED", "CANCELLED"}[i%3], fmt.Sprint(i)
				if err := c.Insert(ctx, d); err != nil {
					return err
				}
				switch i % 3 {
				case 1:
					return errBoom
				case 2:
					cancel()
				}
				return nil
			})
			if want := []error{nil, errBoom, context.Canceled}[i%3]; !errors.Is(err, want) {
				t.Errorf("%d: %v", i, err)
			}
			if i%3 == 0 {
				if _, err := c.Get(ctx, fmt.Sprintf("r%04d", i)); err != nil {
					t.Errorf("%d is not there after its commit: %v", i, err)
				}
			}
		})
	}
	wg.Wait()
	if n, err := c.Count(ctx, f.status.Eq("KEPT"), 0); err != nil || n != 8 {
		t.Errorf("%d kept, %v", n, err)
	}
	if n, err := c.Count(ctx, f.status.Ne("KEPT"), 0); err != nil || n != 0 {
		t.Errorf("%d others, %v", n, err)
	}
}

func testSequences(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	s := open(t)
	next := func(name string, want int64) {
		t.Helper()
		if n, err := s.NextSeq(ctx, name); err != nil || n != want {
			t.Errorf("%s: %d %v, want %d", name, n, err, want)
		}
	}
	next("a", 1)
	next("a", 2)
	next("申请", 1)
	err := s.Tx(ctx, func(ctx context.Context) error {
		if n, err := s.NextSeq(ctx, "a"); err != nil || n != 3 {
			t.Errorf("in a transaction: %d %v", n, err)
		}
		return errBoom
	})
	wantErr(t, "transaction", err, errBoom)
	next("a", 3)
	if err := errors.Join(s.RaiseSeq(ctx, "a", 10), s.RaiseSeq(ctx, "a", 5), s.RaiseSeq(ctx, "b", 7)); err != nil {
		t.Error(err)
	}
	next("a", 11)
	next("b", 8)
	all, err := s.Sequences(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want(t, "sequences", all, map[string]int64{"a": 11, "b": 8, "申请": 1})
	var mu sync.Mutex
	seen := map[int64]bool{}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			n, err := s.NextSeq(ctx, "a")
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			seen[n] = true
		})
	}
	wg.Wait()
	if len(seen) != 8 || !seen[19] {
		t.Errorf("numbers %v", seen)
	}
}
