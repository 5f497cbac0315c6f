package once_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/once"
	"minzheng/internal/testkit"
)

type note struct {
	docstore.Meta
	Text string `json:"text"`
}

var (
	ann = &access.Actor{StaffID: "staff_a"}
	bob = &access.Actor{StaffID: "staff_b"}
)

type kit struct {
	db    *testkit.DB
	keep  *once.Keeper
	notes *docstore.Collection[note, *note]
	ids   func() string
}

func open(t *testing.T) kit {
	t.Helper()
	db := testkit.Store(t)
	keep, err := once.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	notes, err := docstore.Open(t.Context(), db, docstore.Define[note]("notes", 1))
	if err != nil {
		t.Fatal(err)
	}
	return kit{db, keep, notes, testkit.IDs()}
}

func (k kit) write(ctx context.Context) (string, error) {
	n := &note{Meta: docstore.Meta{ID: k.ids()}}
	return n.ID, k.notes.Insert(ctx, n)
}

func (k kit) count(t *testing.T) int64 {
	t.Helper()
	n, err := k.notes.Count(t.Context(), docstore.True[note](), 0)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestReplayGivesTheFirstAnswer(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	first, replayed, err := k.keep.Do(ctx, ann, "request-1", "write", map[string]int{"a": 1, "b": 2}, k.write)
	if err != nil || replayed || first == "" {
		t.Fatal(first, replayed, err)
	}
	again, replayed, err := k.keep.Do(ctx, ann, "request-1", "write", json.RawMessage(`{ "b":2, "a":1 }`), k.write)
	if err != nil || !replayed || again != first {
		t.Fatal(again, replayed, err)
	}
	other, replayed, err := k.keep.Do(ctx, bob, "request-1", "write", nil, k.write)
	if err != nil || replayed || other == first {
		t.Fatal("another person's request of the same id:", other, replayed, err)
	}
	if n := k.count(t); n != 2 {
		t.Errorf("%d notes", n)
	}
	if id, ok, err := k.keep.Seen(ctx, ann, "request-1", "write"); id != first || !ok || err != nil {
		t.Error("seen", id, ok, err)
	}
	if _, ok, err := k.keep.Seen(ctx, ann, "request-1", "erase"); ok || err != nil {
		t.Error("seen another operation", ok, err)
	}
}

func TestReuseIsRefused(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	if _, _, err := k.keep.Do(ctx, ann, "request-1", "write", 1, k.write); err != nil {
		t.Fatal(err)
	}
	for name, do := range map[string]func() error{
		"other input":     func() error { _, _, err := k.keep.Do(ctx, ann, "request-1", "write", 2, k.write); return err },
		"other operation": func() error { _, _, err := k.keep.Do(ctx, ann, "request-1", "erase", 1, k.write); return err },
	} {
		if err := do(); !fault.Is(err, fault.CodeConflict) || fault.From(err).Reason != "REQUEST_REUSED" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := k.count(t); n != 1 {
		t.Errorf("%d notes", n)
	}
}

func TestFailureIsNotRemembered(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	boom := errors.New("boom")
	_, _, err := k.keep.Do(ctx, ann, "request-1", "write", 1, func(ctx context.Context) (string, error) {
		if _, err := k.write(ctx); err != nil {
			return "", err
		}
		return "x", boom
	})
	if !errors.Is(err, boom) || k.count(t) != 0 {
		t.Fatal("half done:", err, k.count(t))
	}
	if _, replayed, err := k.keep.Do(ctx, ann, "request-1", "write", 1, k.write); err != nil || replayed {
		t.Fatal(replayed, err)
	}
	// In a transaction of the caller the record goes with that one.
	err = k.db.Tx(ctx, func(ctx context.Context) error {
		if _, _, err := k.keep.Do(ctx, ann, "request-2", "write", 1, k.write); err != nil {
			return err
		}
		return boom
	})
	if !errors.Is(err, boom) {
		t.Fatal(err)
	}
	if _, replayed, err := k.keep.Do(ctx, ann, "request-2", "write", 1, k.write); err != nil || replayed {
		t.Fatal(replayed, err)
	}
}

func TestTheSameRequestAtOnceRunsOnce(t *testing.T) {
	t.Parallel()
	k := open(t)
	var ran atomic.Int64
	var ids sync.Map
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			id, replayed, err := k.keep.Do(t.Context(), ann, "request-1", "write", 1, k.write)
			if err != nil {
				t.Error(err)
			}
			if !replayed {
				ran.Add(1)
			}
			ids.Store(id, true)
		})
	}
	wg.Wait()
	n := 0
	ids.Range(func(any, any) bool { n++; return true })
	if ran.Load() != 1 || n != 1 || k.count(t) != 1 {
		t.Errorf("ran %d times, %d answers, %d notes", ran.Load(), n, k.count(t))
	}
}

func TestBadCalls(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	for _, id := range []string{"", "short12", strings.Repeat("a", 65), "with space", "请求编号八个字啊", "request/1", "request\x001"} {
		_, _, err := k.keep.Do(ctx, ann, id, "write", nil, k.write)
		if f := fault.From(err); f == nil || f.Code != fault.CodeInvalid || f.Reason != "REQUEST_ID" || f.Fields[0].Path != "/requestId" {
			t.Errorf("%q: %v", id, err)
		}
	}
	for _, a := range []*access.Actor{nil, {}} {
		if _, _, err := k.keep.Do(ctx, a, "request-1", "write", nil, k.write); !fault.Is(err, fault.CodeUnauthenticated) {
			t.Errorf("no actor: %v", err)
		}
		if _, _, err := k.keep.Seen(ctx, a, "request-1", "write"); !fault.Is(err, fault.CodeUnauthenticated) {
			t.Errorf("no actor: %v", err)
		}
	}
	if _, _, err := k.keep.Do(ctx, ann, "request-1", "write", func() {}, k.write); err == nil {
		t.Error("an input that is no JSON")
	}
	if k.count(t) != 0 {
		t.Error("a bad call wrote")
	}
}

func TestPrune(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	for _, id := range []string{"request-1", "request-2"} {
		if _, _, err := k.keep.Do(ctx, ann, id, "write", 1, k.write); err != nil {
			t.Fatal(err)
		}
		k.db.Clock.Advance(time.Hour)
	}
	if n, err := k.keep.Prune(ctx, testkit.Start().Add(30*time.Minute)); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	if _, replayed, _ := k.keep.Do(ctx, ann, "request-2", "write", 1, k.write); !replayed {
		t.Error("the younger answer is gone")
	}
}
