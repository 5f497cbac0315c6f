package docstoretest

import (
	"fmt"
	"math"
	"testing"

	"minzheng/internal/docstore"
)

func testGroups(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, f := start(t, open)
	var docs []*relief
	for i := range 12 {
		d := sample(i) // program i%3, township i%4, status i%2
		if i%2 == 0 {
			d.Paid, d.Closed = ptr(int64(i%3)), ptr(fmt.Sprint("m", i%4))
		}
		docs = append(docs, d)
	}
	docs[2].Paid, docs[2].Amount = ptr[int64](1<<53+1), 1<<53
	fill(t, c, docs...)
	all := docstore.True[relief]()
	measures := []docstore.Measure[relief]{
		docstore.CountAs[relief]("n"), f.amount.Sum("sum"), f.paid.Avg("avg"), f.paid.Min("lo"), f.paid.Max("hi"),
		f.closed.Min("first"), f.closed.Max("last"), f.closed.Distinct("months"), f.urgent.Distinct("urgent"),
	}
	iv, sv := docstore.IntValue, docstore.StrValue
	group := func(what string, g docstore.Group[relief], rows ...docstore.Row) {
		t.Helper()
		got, err := c.Aggregate(ctx, g)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			return
		}
		if len(got) == 0 {
			got = nil
		}
		want(t, what, got, rows)
	}
	group("whole", docstore.Group[relief]{Where: all, Measures: measures}, docstore.Row{Key: []docstore.Value{}, M: map[string]docstore.Value{
		"n": iv(12), "sum": iv(6600 - 200 + 1<<53), "avg": {Kind: docstore.KindInt, Int: 1<<53 + 1 + 0 + 1 + 0 + 2 + 1, N: 6}, "lo": iv(0), "hi": iv(1<<53 + 1),
		"first": sv("m0"), "last": sv("m2"), "months": iv(2), "urgent": iv(2),
	}})
	nothing := map[string]docstore.Value{"n": iv(0), "sum": iv(0), "avg": {Kind: docstore.KindInt}, "lo": {}, "hi": {}, "first": {}, "last": {}, "months": iv(0), "urgent": iv(0)}
	group("whole of nothing", docstore.Group[relief]{Where: docstore.None[relief](), Measures: measures}, docstore.Row{Key: []docstore.Value{}, M: nothing})
	group("groups of nothing", docstore.Group[relief]{Where: f.amount.Lt(0), By: []docstore.Dim[relief]{f.program.Dim()}, Measures: measures})
	group("by status and township", docstore.Group[relief]{Where: f.amount.Lt(1 << 40), By: []docstore.Dim[relief]{f.status.Dim(), f.township.Dim()}, Measures: []docstore.Measure[relief]{f.paid.Sum("paid"), docstore.CountAs[relief]("n"), f.paid.Distinct("d"), f.paid.Max("hi")}},
		docstore.Row{Key: []docstore.Value{sv("DRAFT"), sv("330881100000")}, M: map[string]docstore.Value{"paid": iv(0 + 1 + 2), "n": iv(3), "d": iv(3), "hi": iv(2)}},
		docstore.Row{Key: []docstore.Value{sv("DRAFT"), sv("330881102000")}, M: map[string]docstore.Value{"paid": iv(0 + 1), "n": iv(2), "d": iv(2), "hi": iv(1)}},
		docstore.Row{Key: []docstore.Value{sv("STOPPED"), sv("330881101000")}, M: map[string]docstore.Value{"paid": iv(0), "n": iv(3), "d": iv(0), "hi": {}}},
		docstore.Row{Key: []docstore.Value{sv("STOPPED"), sv("330881103000")}, M: map[string]docstore.Value{"paid": iv(0), "n": iv(3), "d": iv(0), "hi": {}}},
	)
	n := []docstore.Measure[relief]{docstore.CountAs[relief]("n")}
	row := func(n int64, key ...docstore.Value) docstore.Row {
		return docstore.Row{Key: key, M: map[string]docstore.Value{"n": iv(n)}}
	}
	group("nulls first", docstore.Group[relief]{Where: all, By: []docstore.Dim[relief]{f.closed.Dim(), f.urgent.Dim()}, Measures: n},
		row(5, docstore.Value{}, docstore.BoolValue(false)), row(1, docstore.Value{}, docstore.BoolValue(true)),
		row(2, sv("m0"), docstore.BoolValue(false)), row(1, sv("m0"), docstore.BoolValue(true)),
		row(2, sv("m2"), docstore.BoolValue(false)), row(1, sv("m2"), docstore.BoolValue(true)))
	group("by an integer", docstore.Group[relief]{Where: f.paid.Ne(0), By: []docstore.Dim[relief]{f.paid.Dim()}, Measures: n},
		row(6, docstore.Value{}), row(2, iv(1)), row(1, iv(2)), row(1, iv(1<<53+1)))
}

func testGroupLimits(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, f := start(t, open)
	fill(t, c, samples(5)...)
	g := docstore.Group[relief]{Where: docstore.True[relief](), By: []docstore.Dim[relief]{f.amount.Dim()}, Measures: []docstore.Measure[relief]{docstore.CountAs[relief]("n"), f.amount.Distinct("d")}, MaxGroups: 5}
	if rows, err := c.Aggregate(ctx, g); err != nil || len(rows) != 5 {
		t.Errorf("exactly as many groups: %d %v", len(rows), err)
	}
	g.MaxGroups = 4
	_, err := c.Aggregate(ctx, g)
	wantErr(t, "groups", err, docstore.ErrTooManyGroups)
	wantErr(t, "groups", err, docstore.ErrBadQuery)

	a, b := sample(10), sample(11)
	a.Paid, b.Paid = ptr[int64](math.MaxInt64), ptr[int64](1)
	fill(t, c, a, b)
	for _, m := range []docstore.Measure[relief]{f.paid.Sum("x"), f.paid.Avg("x")} {
		_, err = c.Aggregate(ctx, docstore.Group[relief]{Where: docstore.True[relief](), Measures: []docstore.Measure[relief]{m}})
		wantErr(t, "overflow", err, docstore.ErrOverflow)
	}
	rows, err := c.Aggregate(ctx, docstore.Group[relief]{Where: f.paid.Gt(1), Measures: []docstore.Measure[relief]{f.paid.Sum("x")}})
	if err != nil || rows[0].M["x"] != docstore.IntValue(math.MaxInt64) {
		t.Errorf("the greatest sum: %v %v", rows, err)
	}
}
