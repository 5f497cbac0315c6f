package docstoretest

import (
	"testing"

	"minzheng/internal/docstore"
)

func testBadQueries(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, f := start(t, open)
	type Q = docstore.Query[relief]
	type O = []docstore.Order[relief]
	all := docstore.True[relief]()
	var zeroStr docstore.ReqStrF[relief]
	var zeroSet docstore.SetF[relief]
	foreign := declare("others")
	extra := docstore.Str(foreign.spec, "extra", func(*relief) (string, bool) { return "", false })
	for what, q := range map[string]Q{
		"no filter":            {Limit: 1},
		"no filter in and":     {Where: docstore.And(all, docstore.Filter[relief]{}), Limit: 1},
		"no filter in or":      {Where: docstore.Or(all, docstore.Filter[relief]{}), Limit: 1},
		"zero field":           {Where: zeroStr.Eq("x"), Limit: 1},
		"zero set":             {Where: zeroSet.Has("x"), Limit: 1},
		"unknown field":        {Where: extra.Eq("x"), Limit: 1},
		"no limit":             {Where: all},
		"negative limit":       {Where: all, Limit: -1},
		"great limit":          {Where: all, Limit: docstore.MaxLimit + 1},
		"zero sort":            {Where: all, Sort: O{{}}, Limit: 1},
		"sort by null":         {Where: all, Sort: O{f.closed.Key()}, Limit: 1},
		"sort twice":           {Where: all, Sort: O{f.name.Asc(), f.name.Desc()}, Limit: 1},
		"empty prefix":         {Where: f.name.Prefix(""), Limit: 1},
		"empty contains":       {Where: f.name.Contains(""), Limit: 1},
		"NUL":                  {Where: f.name.Eq("\x00"), Limit: 1},
		"not UTF-8":            {Where: f.tags.HasAny("a", "\xff"), Limit: 1},
		"not UTF-8 deep below": {Where: docstore.And(f.amount.Gt(0), docstore.Or(f.amount.Lt(9), f.name.Prefix("\xff"))), Limit: 1},
		"too many values":      {Where: f.name.In(make([]string, docstore.MaxValues+1)...), Limit: 1},
	} {
		_, err := c.Find(ctx, q)
		wantErr(t, what, err, docstore.ErrBadQuery)
	}
	_, err := c.Count(ctx, docstore.Filter[relief]{}, 0)
	wantErr(t, "count", err, docstore.ErrBadQuery)
	n := docstore.CountAs[relief]("n")
	type G = docstore.Group[relief]
	for what, g := range map[string]G{
		"no filter":   {Measures: []docstore.Measure[relief]{n}},
		"no measure":  {Where: all},
		"zero dim":    {Where: all, By: []docstore.Dim[relief]{{}}, Measures: []docstore.Measure[relief]{n}},
		"dim twice":   {Where: all, By: []docstore.Dim[relief]{f.name.Dim(), f.name.Dim()}, Measures: []docstore.Measure[relief]{n}},
		"same name":   {Where: all, Measures: []docstore.Measure[relief]{n, f.paid.Sum("n")}},
		"no name":     {Where: all, Measures: []docstore.Measure[relief]{docstore.CountAs[relief]("")}},
		"zero field":  {Where: all, Measures: []docstore.Measure[relief]{docstore.IntF[relief]{}.Sum("s")}},
		"zero":        {Where: all, Measures: []docstore.Measure[relief]{{}}},
		"foreign dim": {Where: all, By: []docstore.Dim[relief]{extra.Dim()}, Measures: []docstore.Measure[relief]{n}},
		"max groups":  {Where: all, Measures: []docstore.Measure[relief]{n}, MaxGroups: -1},
	} {
		_, err := c.Aggregate(ctx, g)
		wantErr(t, what, err, docstore.ErrBadQuery)
	}
}

func testByName(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, f := start(t, open)
	d := sample(3)
	d.Tags, d.Paid = []string{"a"}, ptr[int64](7)
	fill(t, c, sample(1), d)
	type code string
	type fen int64
	for _, x := range []struct {
		field string
		op    docstore.Op
		vals  []any
		ids   []string
	}{
		{"program", docstore.OpEq, []any{code("dibao")}, []string{"r0003"}},
		{"program", docstore.OpIn, []any{"dibao", "tekun"}, []string{"r0001", "r0003"}},
		{"amount", docstore.OpGte, []any{fen(300)}, []string{"r0003"}},
		{"paid", docstore.OpNe, []any{7}, []string{"r0001"}},
		{"paid", docstore.OpIsNull, nil, []string{"r0001"}},
		{"urgent", docstore.OpEq, []any{false}, []string{"r0001", "r0003"}},
		{"tags", docstore.OpHas, []any{"a"}, []string{"r0003"}},
		{"id", docstore.OpEq, []any{"r0001"}, []string{"r0001"}},
	} {
		w, err := f.spec.FilterBy(x.field, x.op, x.vals...)
		if err != nil {
			t.Error(x, err)
			continue
		}
		wantIDs(t, x.field, c, w, x.ids...)
	}
	for _, x := range []struct {
		field string
		op    docstore.Op
		vals  []any
	}{
		{"nothing", docstore.OpEq, []any{"x"}},
		{"", docstore.OpTrue, nil},
		{"program", docstore.OpEq, nil},
		{"program", docstore.OpEq, []any{"a", "b"}},
		{"program", docstore.OpEq, []any{1}},
		{"program", docstore.OpEq, []any{nil}},
		{"program", docstore.OpEq, []any{1.5}},
		{"program", docstore.OpHas, []any{"x"}},
		{"program", docstore.OpHasNone, []any{"x"}},
		{"program", docstore.OpPrefix, []any{""}},
		{"program", "regex", []any{"x"}},
		{"program", docstore.OpAnd, nil},
		{"amount", docstore.OpPrefix, []any{"x"}},
		{"amount", docstore.OpEq, []any{"1"}},
		{"urgent", docstore.OpLt, []any{true}},
		{"tags", docstore.OpEq, []any{"x"}},
		{"tags", docstore.OpHas, []any{1}},
		{"tags", docstore.OpIsNull, nil},
	} {
		w, err := f.spec.FilterBy(x.field, x.op, x.vals...)
		wantErr(t, x.field+" "+string(x.op), err, docstore.ErrBadQuery)
		if !w.IsZero() {
			t.Errorf("%v gave a filter", x)
		}
	}

	by, err := f.spec.DimBy("urgent")
	if err != nil {
		t.Fatal(err)
	}
	var ms []docstore.Measure[relief]
	for _, x := range []struct {
		op        docstore.MeasureOp
		field, as string
	}{{docstore.MeasureCount, "", "n"}, {docstore.MeasureSum, "amount", "sum"}, {docstore.MeasureAvg, "paid", "avg"}, {docstore.MeasureMin, "month", "min"}, {docstore.MeasureMax, "paid", "max"}, {docstore.MeasureDistinct, "urgent", "d"}} {
		m, err := f.spec.MeasureBy(x.op, x.field, x.as)
		if err != nil {
			t.Fatal(x, err)
		}
		ms = append(ms, m)
	}
	rows, err := c.Aggregate(ctx, docstore.Group[relief]{Where: docstore.True[relief](), By: []docstore.Dim[relief]{by}, Measures: ms})
	if err != nil {
		t.Fatal(err)
	}
	iv := docstore.IntValue
	want(t, "rows", rows, []docstore.Row{{Key: []docstore.Value{docstore.BoolValue(false)}, M: map[string]docstore.Value{
		"n": iv(2), "sum": iv(400), "avg": {Kind: docstore.KindInt, Int: 7, N: 1}, "min": docstore.StrValue("2026-02"), "max": iv(7), "d": iv(1),
	}}})
	for _, name := range []string{"", "tags", "nothing"} {
		_, err := f.spec.DimBy(name)
		wantErr(t, "dimension "+name, err, docstore.ErrBadQuery)
	}
	for _, x := range [][3]string{{"count", "paid", "x"}, {"sum", "name", "x"}, {"avg", "tags", "x"}, {"min", "urgent", "x"}, {"distinct", "tags", "x"}, {"sum", "paid", ""}, {"sum", "nothing", "x"}, {"median", "paid", "x"}} {
		_, err := f.spec.MeasureBy(docstore.MeasureOp(x[0]), x[1], x[2])
		wantErr(t, "measure "+x[0]+" "+x[1], err, docstore.ErrBadQuery)
	}
	o, err := f.spec.OrderBy("amount", true)
	if err != nil {
		t.Fatal(err)
	}
	ids, err := find(ctx, c, docstore.True[relief](), 1, o)
	if err != nil {
		t.Fatal(err)
	}
	want(t, "order", ids, []string{"r0003", "r0001"})
	for _, name := range []string{"", "paid", "tags", "nothing"} {
		_, err := f.spec.OrderBy(name, false)
		wantErr(t, "order "+name, err, docstore.ErrBadQuery)
	}
	want(t, "fields", len(f.spec.Fields()), 12)
}

func testExplain(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, f := start(t, open)
	fill(t, c, sample(1))
	p, err := c.Explain(ctx, docstore.Query[relief]{Where: f.township.Eq("x"), Sort: []docstore.Order[relief]{f.month.Desc()}, Limit: 20})
	if err != nil || p.Text == "" {
		t.Errorf("explain: %+v %v", p, err)
	}
	g, err := c.ExplainGroup(ctx, docstore.Group[relief]{Where: f.township.Eq("x"), By: []docstore.Dim[relief]{f.month.Dim()}, Measures: []docstore.Measure[relief]{docstore.CountAs[relief]("n")}})
	if err != nil || g.Text == "" {
		t.Errorf("explain a group: %+v %v", g, err)
	}
	_, err = c.Explain(ctx, docstore.Query[relief]{Limit: 20})
	wantErr(t, "explain", err, docstore.ErrBadQuery)
}
