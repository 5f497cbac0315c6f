package docstoretest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"minzheng/internal/docstore"
)

// Run runs the suite. open returns an empty store that it closes itself when the test ends.
func Run(t *testing.T, open func(t *testing.T) docstore.Store) {
	for _, x := range []struct {
		name string
		fn   func(*testing.T, func(*testing.T) docstore.Store)
	}{
		{"Documents", testDocuments},
		{"Versions", testVersions},
		{"Plain", testPlain},
		{"BadDocuments", testBadDocuments},
		{"OddBodies", testOddBodies},
		{"Unique", testUnique},
		{"Pages", testPages},
		{"Cursors", testCursors},
		{"Scan", testScan},
		{"TextOrder", testTextOrder},
		{"Nulls", testNulls},
		{"Sets", testSets},
		{"BadQueries", testBadQueries},
		{"ByName", testByName},
		{"Explain", testExplain},
		{"Groups", testGroups},
		{"GroupLimits", testGroupLimits},
		{"Commit", testCommit},
		{"Rollback", testRollback},
		{"BrokenTx", testBrokenTx},
		{"Hooks", testHooks},
		{"Cancelled", testCancelled},
		{"TwoWriters", testTwoWriters},
		{"ManyWriters", testManyWriters},
		{"Sequences", testSequences},
		{"Evolution", testEvolution},
		{"Upcast", testUpcast},
		{"Raw", testRaw},
		{"Load", testLoad},
		{"Model", testModel},
	} {
		t.Run(x.name, func(t *testing.T) {
			t.Parallel()
			x.fn(t, open)
		})
	}
}

// relief is the suite's document: an invented kind of case.
type relief struct {
	docstore.Meta
	Program  string   `json:"program"`
	Township string   `json:"township"`
	Status   string   `json:"status"`
	Name     string   `json:"name"`
	Month    string   `json:"month"`
	Amount   int64    `json:"amount"`
	Paid     *int64   `json:"paid,omitempty"`
	Closed   *string  `json:"closed,omitempty"`
	Urgent   bool     `json:"urgent"`
	Hash     *string  `json:"hash,omitempty"`
	Tags     []string `json:"tags,omitempty"`
	Members  []member `json:"members,omitempty"`
	Form     any      `json:"form,omitempty"`
}

type member struct {
	Name string `json:"name"`
	Hash string `json:"hash"`
}

// reliefs is the declaration and its fields.
type reliefs struct {
	spec                                   *docstore.Spec[relief]
	program, township, status, name, month docstore.ReqStrF[relief]
	amount                                 docstore.ReqIntF[relief]
	paid                                   docstore.IntF[relief]
	closed, hash                           docstore.StrF[relief]
	urgent                                 docstore.BoolF[relief]
	tags, members                          docstore.SetF[relief]
}

func declare(name string) reliefs {
	s := docstore.Define[relief](name, 1)
	f := reliefs{
		spec:     s,
		program:  docstore.ReqStr(s, "program", func(d *relief) string { return d.Program }),
		township: docstore.ReqStr(s, "township", func(d *relief) string { return d.Township }),
		status:   docstore.ReqStr(s, "status", func(d *relief) string { return d.Status }),
		name:     docstore.ReqStr(s, "name", func(d *relief) string { return d.Name }),
		month:    docstore.ReqStr(s, "month", func(d *relief) string { return d.Month }),
		amount:   docstore.ReqInt(s, "amount", func(d *relief) int64 { return d.Amount }),
		paid:     docstore.Int(s, "paid", func(d *relief) (int64, bool) { return deref(d.Paid) }),
		closed:   docstore.Str(s, "closed", func(d *relief) (string, bool) { return deref(d.Closed) }),
		hash:     docstore.Str(s, "hash", func(d *relief) (string, bool) { return deref(d.Hash) }),
		urgent:   docstore.Bool(s, "urgent", func(d *relief) bool { return d.Urgent }),
		tags:     docstore.Set(s, "tags", func(d *relief) []string { return d.Tags }),
		members: docstore.Set(s, "members", func(d *relief) []string {
			var out []string
			for _, m := range d.Members {
				out = append(out, m.Hash)
			}
			return out
		}),
	}
	s.Index("by_township", f.township.Asc(), f.month.Desc())
	s.Index("by_month", f.month.Desc())
	s.Unique("hash", func(d *relief) (string, bool) { return deref(d.Hash) })
	s.Unique("live", func(d *relief) (string, bool) { return d.Program + "|" + d.Name, d.Status == "ACTIVE" })
	return f
}

type collection = docstore.Collection[relief, *relief]

// start opens a store with one empty collection of reliefs.
func start(t *testing.T, open func(*testing.T) docstore.Store) (docstore.Store, *collection, reliefs) {
	t.Helper()
	s, f := open(t), declare("reliefs")
	c, err := docstore.Open(t.Context(), s, f.spec)
	if err != nil {
		t.Fatal(err)
	}
	return s, c, f
}

// sample is the i-th of a series with varied fields.
func sample(i int) *relief {
	d := &relief{
		Program: []string{"dibao", "tekun", "orphan"}[i%3], Township: fmt.Sprintf("33088110%d000", i%4), Status: []string{"DRAFT", "STOPPED"}[i%2],
		Name: fmt.Sprintf("王%d秀英", i), Month: fmt.Sprintf("2026-%02d", i%12+1), Amount: int64(i * 100), Urgent: i%5 == 0,
	}
	d.ID = fmt.Sprintf("r%04d", i)
	return d
}

func samples(n int) []*relief {
	out := make([]*relief, n)
	for i := range out {
		out[i] = sample(i)
	}
	return out
}

func fill(t *testing.T, c *collection, docs ...*relief) {
	t.Helper()
	if err := c.Insert(t.Context(), docs...); err != nil {
		t.Fatal(err)
	}
}

func deref[T any](p *T) (v T, ok bool) {
	if p != nil {
		return *p, true
	}
	return v, false
}

func ptr[T any](v T) *T { return &v }

func want[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got)\n%s", what, d)
	}
}

func wantErr(t *testing.T, what string, err, target error) {
	t.Helper()
	if !errors.Is(err, target) {
		t.Errorf("%s: got error %v, want %v", what, err, target)
	}
}

func wantDuplicate(t *testing.T, what string, err error, unique string) {
	t.Helper()
	if !docstore.IsDuplicate(err, unique) {
		t.Errorf("%s: got error %v, want a duplicate of %s", what, err, unique)
	}
}

// find returns the ids of all matches in order, over pages of the given size.
func find(ctx context.Context, c *collection, where docstore.Filter[relief], size int, sort ...docstore.Order[relief]) ([]string, error) {
	var out []string
	var after docstore.Cursor
	for {
		p, err := c.Find(ctx, docstore.Query[relief]{Where: where, Sort: sort, Limit: size, After: after})
		if err != nil {
			return nil, err
		}
		for _, d := range p.Items {
			out = append(out, d.ID)
		}
		if !p.More {
			return out, nil
		}
		after = p.End()
	}
}

func wantIDs(t *testing.T, what string, c *collection, where docstore.Filter[relief], ids ...string) {
	t.Helper()
	got, err := find(t.Context(), c, where, 3)
	if err != nil {
		t.Errorf("%s: %v", what, err)
	}
	want(t, what, got, ids)
}
