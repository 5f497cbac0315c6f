package audit_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/testkit"
)

func openLog(t *testing.T) (*testkit.DB, *audit.Log) {
	t.Helper()
	db := testkit.Store(t)
	l, err := audit.Open(t.Context(), db, db.Clock.Now, testkit.IDs())
	if err != nil {
		t.Fatal(err)
	}
	return db, l
}

var (
	officer = &access.Actor{StaffID: "staff_1", Name: "溪一", Role: access.TO, Region: testkit.Township1}
	auditor = &access.Actor{StaffID: "staff_2", Name: "市核", Role: access.AU, Region: testkit.City}
	admin   = &access.Actor{StaffID: "staff_3", Name: "市管", Role: access.CA, Region: testkit.City}
)

func fill(t *testing.T, l *audit.Log, n int) {
	t.Helper()
	for i := range n {
		err := l.Append(t.Context(), officer, audit.Event{Kind: "case.perform", RecordKind: "CASE", RecordID: fmt.Sprintf("case_%d", i%3), RecordLabel: "DIBAO-2025-101201-00001", Summary: fault.T("受理", "Accepted"), Reason: "按期"})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestChainCountsAndVerifies(t *testing.T) {
	t.Parallel()
	db, l := openLog(t)
	if n, err := l.Verify(t.Context()); n != 0 || err != nil {
		t.Fatalf("empty log: %d, %v", n, err)
	}
	fill(t, l, 25)
	if n, err := l.Verify(t.Context()); n != 25 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
	again, err := audit.Open(t.Context(), db, db.Clock.Now, testkit.IDs())
	if err != nil {
		t.Fatal(err)
	}
	if seq, hash, err := again.HeadOfChain(t.Context()); seq != 25 || len(hash) != 64 || err != nil {
		t.Fatalf("head %d %q %v", seq, hash, err)
	}
}

func TestEventGoesWithTheAct(t *testing.T) {
	t.Parallel()
	db, l := openLog(t)
	boom := errors.New("boom")
	err := db.Tx(t.Context(), func(ctx context.Context) error {
		if err := l.Append(ctx, officer, audit.Event{Kind: "case.perform"}); err != nil {
			return err
		}
		return boom
	})
	if !errors.Is(err, boom) {
		t.Fatal(err)
	}
	if n, err := l.Verify(t.Context()); n != 0 || err != nil {
		t.Fatalf("the event outlived its act: %d, %v", n, err)
	}
	err = db.Tx(t.Context(), func(ctx context.Context) error {
		return errors.Join(l.Append(ctx, officer, audit.Event{Kind: "a"}), l.Append(ctx, officer, audit.Event{Kind: "b"}))
	})
	if n, verr := l.Verify(t.Context()); n != 2 || err != nil || verr != nil {
		t.Fatalf("%d, %v, %v", n, err, verr)
	}
	if err := l.Append(t.Context(), officer, audit.Event{}); err == nil {
		t.Error("an event without a kind was taken")
	}
}

func TestManyWritersMakeOneChain(t *testing.T) {
	t.Parallel()
	_, l := openLog(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				if err := l.Append(t.Context(), officer, audit.Event{Kind: "export"}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if n, err := l.Verify(t.Context()); n != 40 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
}

// TestTamperingIsFound changes the stored log in every way that the store permits.
func TestTamperingIsFound(t *testing.T) {
	t.Parallel()
	edit := func(field string, value any) func(*testing.T, *testkit.DB) {
		return func(t *testing.T, db *testkit.DB) {
			t.Helper()
			var raw docstore.Raw
			err := db.ScanRaw(t.Context(), audit.Spec.Name(), "", func(r docstore.Raw) error {
				var e audit.Event
				if err := json.Unmarshal(r.Body, &e); err != nil {
					return err
				}
				if e.Seq == 3 {
					raw = docstore.Raw{ID: r.ID, Version: r.Version, Body: bytes.Clone(r.Body)}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			var body map[string]any
			d := json.NewDecoder(bytes.NewReader(raw.Body))
			d.UseNumber()
			if err := d.Decode(&body); err != nil {
				t.Fatal(err)
			}
			if _, ok := body[field]; !ok {
				t.Fatalf("no field %q", field)
			}
			body[field] = value
			if raw.Body, err = json.Marshal(body); err != nil {
				t.Fatal(err)
			}
			if err := db.PutRaw(t.Context(), audit.Spec.Name(), raw); err != nil {
				t.Fatal(err)
			}
		}
	}
	remove := func(seq int64) func(*testing.T, *testkit.DB) {
		return func(t *testing.T, db *testkit.DB) {
			t.Helper()
			docs, err := docstore.Open(t.Context(), db, audit.Spec)
			if err != nil {
				t.Fatal(err)
			}
			for e, err := range docs.Scan(t.Context(), docstore.True[audit.Event](), 100) {
				if err != nil {
					t.Fatal(err)
				}
				if e.Seq == seq {
					if err := docs.Delete(t.Context(), e.ID, e.Version); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	for name, tamper := range map[string]func(*testing.T, *testkit.DB){
		"staff id":     edit("staffId", "staff_9"),
		"name":         edit("staffName", "别人"),
		"role":         edit("role", "TH"),
		"region":       edit("region", string(testkit.Township2)),
		"place":        edit("township", string(testkit.Township2)),
		"kind":         edit("kind", "login"),
		"record":       edit("recordId", "case_9"),
		"record kind":  edit("recordKind", "PERSON"),
		"record label": edit("recordLabel", "x"),
		"summary":      edit("summary", map[string]string{"zh": "退回", "en": "Accepted"}),
		"time":         edit("at", "2020-01-01T00:00:00Z"),
		"reason":       edit("reason", "x"),
		"hash":         edit("hash", "00"),
		"prev":         edit("prev", "00"),
		"first gone":   remove(1),
		"middle gone":  remove(3),
		"last gone":    remove(5),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db, l := openLog(t)
			fill(t, l, 5)
			tamper(t, db)
			_, err := l.Verify(t.Context())
			if broken, ok := errors.AsType[*audit.BrokenError](err); !ok {
				t.Errorf("not found: %v", err)
			} else if broken.Seq < 1 || broken.Seq > 5 || broken.Error() == "" {
				t.Errorf("found at %d", broken.Seq)
			}
		})
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	db, l := openLog(t)
	fill(t, l, 7)
	db.Clock.Advance(24 * time.Hour)
	if err := l.Append(ctx, nil, audit.Event{Kind: "login.failed", RecordKind: "STAFF", RecordID: "staff_1"}); err != nil {
		t.Fatal(err)
	}
	if err := l.Append(ctx, admin, audit.Event{Kind: "staff.save", RecordKind: "STAFF", RecordID: "staff_1"}); err != nil {
		t.Fatal(err)
	}
	seqs := func(a *access.Actor, q audit.Query) []int64 {
		t.Helper()
		if q.First == 0 {
			q.First = 100
		}
		p, err := l.Find(ctx, a, q)
		if err != nil {
			t.Fatal(err)
		}
		n, err := l.Count(ctx, a, q)
		if err != nil || n != int64(len(p.Events)) {
			t.Errorf("count %d of %d: %v", n, len(p.Events), err)
		}
		var out []int64
		for _, e := range p.Events {
			out = append(out, e.Seq)
		}
		return out
	}
	for name, c := range map[string]struct {
		actor *access.Actor
		query audit.Query
		want  []int64
	}{
		"auditor":          {auditor, audit.Query{}, []int64{9, 8, 7, 6, 5, 4, 3, 2, 1}},
		"admin, technical": {admin, audit.Query{}, []int64{9, 8}},
		"admin, no case":   {admin, audit.Query{RecordID: "case_1"}, nil},
		"record":           {auditor, audit.Query{RecordID: "case_1"}, []int64{5, 2}},
		"staff":            {auditor, audit.Query{StaffID: "staff_3"}, []int64{9}},
		"kind":             {auditor, audit.Query{Kind: "login.failed"}, []int64{8}},
		"from":             {auditor, audit.Query{From: "2025-06-17"}, []int64{9, 8}},
		"to":               {auditor, audit.Query{To: "2025-06-16", RecordID: "case_0"}, []int64{7, 4, 1}},
		"one day":          {auditor, audit.Query{From: "2025-06-18", To: "2025-06-18"}, nil},
	} {
		if got := seqs(c.actor, c.query); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	first, err := l.Find(ctx, auditor, audit.Query{First: 4})
	if err != nil || !first.More || len(first.Events) != 4 {
		t.Fatalf("page: %+v %v", first, err)
	}
	second, err := l.Find(ctx, auditor, audit.Query{First: 4, After: first.End})
	if err != nil || second.Events[0].Seq != 5 {
		t.Fatalf("next page: %+v %v", second, err)
	}
	if e := first.Events[2]; e.StaffName != "溪一" || e.Role != access.TO || e.Township != testkit.Township1 || e.At.Location() != time.UTC {
		t.Errorf("event %+v", e)
	}
	if e := first.Events[1]; e.StaffID != "" || e.Role != "" {
		t.Errorf("event without an actor %+v", e)
	}
	for name, c := range map[string]struct {
		actor *access.Actor
		query audit.Query
		code  fault.Code
		path  string
	}{
		"nobody":     {nil, audit.Query{First: 1}, fault.CodeUnauthenticated, ""},
		"officer":    {officer, audit.Query{First: 1}, fault.CodeForbidden, ""},
		"no rows":    {auditor, audit.Query{}, fault.CodeInvalid, "/first"},
		"many rows":  {auditor, audit.Query{First: 101}, fault.CodeInvalid, "/first"},
		"bad cursor": {auditor, audit.Query{First: 1, After: "x"}, fault.CodeInvalid, "/after"},
		"bad day":    {auditor, audit.Query{First: 1, From: "17/6"}, fault.CodeInvalid, "/from"},
	} {
		_, err := l.Find(ctx, c.actor, c.query)
		if f := fault.From(err); f == nil || f.Code != c.code || c.path != "" && f.Fields[0].Path != c.path {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestListsAreServedByAnIndex: the log grows by millions; no list may read it whole.
func TestListsAreServedByAnIndex(t *testing.T) {
	t.Parallel()
	db, l := openLog(t)
	fill(t, l, 3)
	docs, err := docstore.Open(t.Context(), db, audit.Spec)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]docstore.Filter[audit.Event]{
		"all":    docstore.True[audit.Event](),
		"record": must(audit.Spec.FilterBy("record", docstore.OpEq, "case_1")),
		"staff":  must(audit.Spec.FilterBy("staff", docstore.OpEq, "staff_1")),
		"kind":   must(audit.Spec.FilterBy("kind", docstore.OpEq, "login")),
		"admin":  must(audit.Spec.FilterBy("technical", docstore.OpEq, true)),
	} {
		plan, err := docs.Explain(t.Context(), docstore.Query[audit.Event]{Where: f, Sort: []docstore.Order[audit.Event]{must(audit.Spec.OrderBy("seq", true))}, Limit: 20})
		if err != nil || !plan.IndexUsed || plan.Sorts {
			t.Errorf("%s: %+v %v", name, plan, err)
		}
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestKindLabels(t *testing.T) {
	t.Parallel()
	if audit.KindLabel("login").EN != "Signed in" || audit.KindLabel("new.kind").ZH != "new.kind" {
		t.Error("labels")
	}
}

// TestALongLog: the days of a long log are found by an index, and are not all counted.
func TestALongLog(t *testing.T) {
	t.Parallel()
	db, l := openLog(t)
	events, err := docstore.Open(t.Context(), db, audit.Spec)
	if err != nil {
		t.Fatal(err)
	}
	list := make([]*audit.Event, audit.MaxCount+1)
	for i := range list {
		list[i] = &audit.Event{Meta: docstore.Meta{ID: fmt.Sprintf("audit_x%06d", i)}, Seq: int64(i + 1), At: db.Clock.Now(), Kind: "login"}
	}
	if err := events.Insert(t.Context(), list...); err != nil {
		t.Fatal(err)
	}
	if n, err := l.Count(t.Context(), auditor, audit.Query{}); err != nil || n != audit.MaxCount {
		t.Errorf("counted %d, %v", n, err)
	}
	days, err := audit.Spec.FilterBy("at", docstore.OpGte, docstore.FormatTime(db.Clock.Now()))
	if err != nil {
		t.Fatal(err)
	}
	var order []docstore.Order[audit.Event]
	for _, f := range []string{"at", "seq"} {
		o, err := audit.Spec.OrderBy(f, true)
		if err != nil {
			t.Fatal(err)
		}
		order = append(order, o)
	}
	plan, err := events.Explain(t.Context(), docstore.Query[audit.Event]{Where: days, Sort: order, Limit: 20})
	if err != nil || !plan.IndexUsed || plan.ScansAll {
		t.Errorf("%+v, %v", plan, err)
	}
}
