package docstoretest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"minzheng/internal/docstore"
)

// testModel compares the store with plain evaluation in memory, on random documents, changes and queries.
func testModel(t *testing.T, open func(*testing.T) docstore.Store) {
	ctx := t.Context()
	_, c, f := start(t, open)
	rapid.Check(t, func(rt *rapid.T) {
		for d, err := range c.Scan(ctx, docstore.True[relief](), 100) { // of the round before
			if err == nil {
				err = c.Delete(ctx, d.ID, d.Version)
			}
			if err != nil {
				rt.Fatal(err)
			}
		}
		var m model
		var docs []*relief
		for i := range rapid.IntRange(0, 12).Draw(rt, "docs") {
			docs = append(docs, drawRelief(rt, i))
		}
		if err := c.Insert(ctx, docs...); err != nil {
			rt.Fatal(err)
		}
		for i, d := range docs {
			switch rapid.IntRange(0, 5).Draw(rt, "change") {
			case 0:
				changed := drawRelief(rt, i)
				changed.Meta = d.Meta
				if err := c.Replace(ctx, changed); err != nil {
					rt.Fatal(err)
				}
				m.docs = append(m.docs, changed)
			case 1:
				if err := c.Delete(ctx, d.ID, d.Version); err != nil {
					rt.Fatal(err)
				}
			default:
				m.docs = append(m.docs, d)
			}
		}
		for range 4 {
			where := f.drawFilter(rt, 2)
			if rapid.IntRange(0, 2).Draw(rt, "scoped") == 0 { // the shape of most lists
				where = docstore.And(f.township.In(rapid.SliceOfN(rapid.SampledFrom(someTownships), 1, 4).Draw(rt, "scope")...), where)
			}
			all := m.match(where.Node())
			n, err := c.Count(ctx, where, 0)
			if err != nil || int(n) != len(all) {
				rt.Fatalf("count: %d %v, want %d of %s", n, err, len(all), show(where.Node()))
			}
			sort, keys := f.drawSort(rt)
			m.sort(all, keys)
			got, err := find(ctx, c, where, 3, sort...)
			if err != nil || !slices.Equal(got, ids(all)) {
				rt.Fatalf("find: %v %v, want %v of %s sorted by %+v", got, err, ids(all), show(where.Node()), keys)
			}
			g, by, measures := f.drawGroup(rt, where)
			rows, err := c.Aggregate(ctx, g)
			if err != nil {
				rt.Fatal(err)
			}
			if want := m.group(all, by, measures); !slices.EqualFunc(rows, want, equalRows) {
				rt.Fatalf("group: %+v\nwant %+v\nof %s", rows, want, show(where.Node()))
			}
		}
	})
}

func equalRows(a, b docstore.Row) bool {
	if !slices.Equal(a.Key, b.Key) || len(a.M) != len(b.M) {
		return false
	}
	for k, v := range a.M {
		if b.M[k] != v {
			return false
		}
	}
	return true
}

func show(n *docstore.Node) string {
	var parts []string
	for _, v := range n.Vals {
		parts = append(parts, fmt.Sprintf("%q", v.Any()))
	}
	for _, x := range n.Sub {
		parts = append(parts, show(x))
	}
	return fmt.Sprintf("%s %s(%s)", n.Field, n.Op, strings.Join(parts, ", "))
}

// model is the meaning of the port in memory.
type model struct{ docs []*relief }

// value and set read a field of a document without any of the port's code.
func value(d *relief, field string) docstore.Value {
	switch field {
	case "id":
		return docstore.StrValue(d.ID)
	case "program":
		return docstore.StrValue(d.Program)
	case "township":
		return docstore.StrValue(d.Township)
	case "status":
		return docstore.StrValue(d.Status)
	case "name":
		return docstore.StrValue(d.Name)
	case "month":
		return docstore.StrValue(d.Month)
	case "amount":
		return docstore.IntValue(d.Amount)
	case "urgent":
		return docstore.BoolValue(d.Urgent)
	case "paid":
		if d.Paid != nil {
			return docstore.IntValue(*d.Paid)
		}
	case "closed":
		if d.Closed != nil {
			return docstore.StrValue(*d.Closed)
		}
	case "hash":
		if d.Hash != nil {
			return docstore.StrValue(*d.Hash)
		}
	}
	return docstore.Value{}
}

func hasMember(d *relief, field, v string) bool {
	if field == "tags" {
		return slices.Contains(d.Tags, v)
	}
	return slices.ContainsFunc(d.Members, func(m member) bool { return m.Hash == v })
}

func (m *model) match(n *docstore.Node) (out []*relief) {
	for _, d := range m.docs {
		if matches(d, n) {
			out = append(out, d)
		}
	}
	return out
}

func matches(d *relief, n *docstore.Node) bool {
	has := func(v docstore.Value) bool { return hasMember(d, n.Field, v.Str) }
	not := func(v docstore.Value) bool { return !has(v) }
	switch n.Op {
	case docstore.OpTrue:
		return true
	case docstore.OpNone:
		return false
	case docstore.OpAnd:
		return !slices.ContainsFunc(n.Sub, func(x *docstore.Node) bool { return !matches(d, x) })
	case docstore.OpOr:
		return slices.ContainsFunc(n.Sub, func(x *docstore.Node) bool { return matches(d, x) })
	case docstore.OpHas, docstore.OpHasAny:
		return slices.ContainsFunc(n.Vals, has)
	case docstore.OpHasNone:
		return !slices.ContainsFunc(n.Vals, has)
	case docstore.OpHasAll:
		return !slices.ContainsFunc(n.Vals, not)
	default:
	}
	v := value(d, n.Field)
	switch n.Op {
	case docstore.OpNe:
		return v != n.Vals[0]
	case docstore.OpIsNull:
		return v.IsNull()
	case docstore.OpNotNull:
		return !v.IsNull()
	default:
	}
	if v.IsNull() {
		return false
	}
	switch n.Op {
	case docstore.OpEq, docstore.OpIn:
		return slices.Contains(n.Vals, v)
	case docstore.OpPrefix:
		return strings.HasPrefix(v.Str, n.Vals[0].Str)
	case docstore.OpContains:
		return strings.Contains(v.Str, n.Vals[0].Str)
	default:
	}
	c := cmp.Or(strings.Compare(v.Str, n.Vals[0].Str), cmp.Compare(v.Int, n.Vals[0].Int))
	switch n.Op {
	case docstore.OpLt:
		return c < 0
	case docstore.OpLte:
		return c <= 0
	case docstore.OpGt:
		return c > 0
	case docstore.OpGte:
		return c >= 0
	default:
	}
	panic("the model does not know " + n.Op)
}

func (m *model) sort(docs []*relief, keys []docstore.Key) {
	slices.SortFunc(docs, func(a, b *relief) int {
		desc := false
		for _, k := range keys {
			desc = k.Desc
			if c := docstore.CompareValues(value(a, k.Field.Name), value(b, k.Field.Name)); c != 0 {
				return flip(c, desc)
			}
		}
		return flip(strings.Compare(a.ID, b.ID), desc)
	})
}

func flip(c int, desc bool) int {
	if desc {
		return -c
	}
	return c
}

func ids(docs []*relief) (out []string) {
	for _, d := range docs {
		out = append(out, d.ID)
	}
	return out
}

// group computes the rows of the documents; a measure's name is its operator and field.
func (m *model) group(docs []*relief, by, measures []string) []docstore.Row {
	groups := map[string][]*relief{}
	if len(by) == 0 {
		groups["[]"] = nil
	}
	key := func(d *relief) []docstore.Value {
		out := []docstore.Value{}
		for _, name := range by {
			out = append(out, value(d, name))
		}
		return out
	}
	for _, d := range docs {
		k := fmt.Sprint(key(d))
		groups[k] = append(groups[k], d)
	}
	var rows []docstore.Row
	for _, in := range groups {
		row := docstore.Row{Key: []docstore.Value{}, M: map[string]docstore.Value{}}
		if len(in) > 0 {
			row.Key = key(in[0])
		}
		for _, name := range measures {
			op, field, _ := strings.Cut(name, " ")
			row.M[name] = measure(in, op, field)
		}
		rows = append(rows, row)
	}
	docstore.SortRows(rows)
	return rows
}

func measure(docs []*relief, op, field string) docstore.Value {
	if op == "count" {
		return docstore.IntValue(int64(len(docs)))
	}
	var vals []docstore.Value
	var sum int64
	for _, d := range docs {
		if v := value(d, field); !v.IsNull() {
			vals, sum = append(vals, v), sum+v.Int
		}
	}
	slices.SortFunc(vals, docstore.CompareValues)
	switch op {
	case "sum":
		return docstore.IntValue(sum)
	case "avg":
		return docstore.Value{Kind: docstore.KindInt, Int: sum, N: int64(len(vals))}
	case "distinct":
		return docstore.IntValue(int64(len(slices.Compact(vals))))
	}
	if len(vals) == 0 {
		return docstore.Value{}
	}
	if op == "min" {
		return vals[0]
	}
	return vals[len(vals)-1]
}
