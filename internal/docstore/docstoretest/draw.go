package docstoretest

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"minzheng/internal/docstore"
)

var (
	someNames     = []string{"王秀英", "王秀", "张三", "a.b*c", "A_%", "李四(丧)", "𠮷野", ""}
	somePrograms  = []string{"dibao", "tekun", "Dibao", ""}
	someTownships = []string{"330881", "330881101", "3308811012", "330881102", "33088110\U0010FFFF"}
	someAmounts   = []int64{0, 1, -5, 100, 1 << 40, 1<<53 + 1, 1 << 53}
	someMonths    = []string{"", "2026-01", "2026-02"}
	someTags      = []string{"a", "b", "c"}
	someHashes    = []string{"h1", "h2", "h3"}
)

func pick[T any](t *rapid.T, what string, from []T) T { return rapid.SampledFrom(from).Draw(t, what) }

func drawRelief(t *rapid.T, i int) *relief {
	d := sample(i)
	d.Program = pick(t, "program", somePrograms)
	d.Township = pick(t, "township", someTownships)
	d.Name = pick(t, "name", someNames)
	d.Month = pick(t, "month", someMonths)
	d.Amount = pick(t, "amount", someAmounts)
	d.Urgent = rapid.Bool().Draw(t, "urgent")
	if rapid.Bool().Draw(t, "has paid") {
		d.Paid = ptr(rapid.Int64Range(-3, 3).Draw(t, "paid"))
	}
	if rapid.Bool().Draw(t, "has closed") {
		d.Closed = ptr(pick(t, "closed", someMonths))
	}
	d.Tags = rapid.SliceOfN(rapid.SampledFrom(someTags), 0, 3).Draw(t, "tags")
	for range rapid.IntRange(0, 2).Draw(t, "members") {
		d.Members = append(d.Members, member{"x", pick(t, "hash", someHashes)})
	}
	return d
}

func (f reliefs) drawFilter(t *rapid.T, depth int) docstore.Filter[relief] {
	if depth > 0 && rapid.IntRange(0, 2).Draw(t, "tree") == 0 {
		var sub []docstore.Filter[relief]
		for range rapid.IntRange(0, 3).Draw(t, "branches") {
			sub = append(sub, f.drawFilter(t, depth-1))
		}
		if rapid.Bool().Draw(t, "and") {
			return docstore.And(sub...)
		}
		return docstore.Or(sub...)
	}
	type op = docstore.Op
	compare := []op{docstore.OpEq, docstore.OpNe, docstore.OpLt, docstore.OpLte, docstore.OpGt, docstore.OpGte}
	by := func(field string, op op, vals ...any) docstore.Filter[relief] {
		w, err := f.spec.FilterBy(field, op, vals...)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	some := func(from []string) (out []any) {
		for _, v := range rapid.SliceOfN(rapid.SampledFrom(from), 0, 3).Draw(t, "values") {
			out = append(out, v)
		}
		return out
	}
	switch rapid.IntRange(0, 12).Draw(t, "leaf") {
	case 0:
		return by("amount", pick(t, "op", compare), pick(t, "v", someAmounts))
	case 1:
		return by("paid", pick(t, "op", compare), rapid.Int64Range(-3, 3).Draw(t, "v"))
	case 2:
		return by(pick(t, "f", []string{"paid", "closed", "name"}), pick(t, "op", []op{docstore.OpIsNull, docstore.OpNotNull}))
	case 3:
		return by(pick(t, "f", []string{"closed", "month"}), pick(t, "op", compare), pick(t, "v", someMonths))
	case 4:
		return by(pick(t, "f", []string{"name", "program", "closed"}), docstore.OpIn, some(append(slices.Clone(someNames), "dibao", "2026-01"))...)
	case 5:
		return by("township", docstore.OpPrefix, pick(t, "v", []string{"330881", "330881101", "3", "33088110\U0010FFFF", "x"}))
	case 6:
		return by("name", docstore.OpContains, pick(t, "v", []string{"秀", "王秀", ".", "_", "%", "(", "𠮷", "三"}))
	case 7:
		return by("tags", docstore.OpHas, pick(t, "v", someTags))
	case 8:
		return by("tags", docstore.OpHasAny, some(someTags)...)
	case 9:
		return by("members", docstore.OpHasAll, some(someHashes)...)
	case 10:
		return by("id", pick(t, "op", compare), fmt.Sprintf("r%04d", rapid.IntRange(0, 12).Draw(t, "v")))
	case 11:
		return by(pick(t, "f", []string{"tags", "members"}), docstore.OpHasNone, some(append(slices.Clone(someTags), someHashes...))...)
	}
	return by("urgent", pick(t, "op", compare[:2]), rapid.Bool().Draw(t, "v"))
}

func (f reliefs) drawSort(t *rapid.T) (sort []docstore.Order[relief], keys []docstore.Key) {
	names := []string{"program", "amount", "township", "month", "name"}
	one := rapid.Bool().Draw(t, "by month")
	for _, name := range names {
		if one && name != "month" || !one && rapid.IntRange(0, 3).Draw(t, "sort") > 0 {
			continue
		}
		desc := rapid.Bool().Draw(t, "desc")
		o, err := f.spec.OrderBy(name, desc)
		if err != nil {
			t.Fatal(err)
		}
		field, _ := f.spec.Schema().Field(name)
		sort, keys = append(sort, o), append(keys, docstore.Key{Field: field, Desc: desc})
	}
	return sort, keys
}

// drawGroup also returns the names of the dimensions and measures; a measure is named by its operator and field.
func (f reliefs) drawGroup(t *rapid.T, where docstore.Filter[relief]) (g docstore.Group[relief], by, measures []string) {
	g.Where = where
	for _, name := range []string{"program", "closed", "urgent", "paid"} {
		if rapid.IntRange(0, 2).Draw(t, "by") == 0 {
			d, err := f.spec.DimBy(name)
			if err != nil {
				t.Fatal(err)
			}
			g.By, by = append(g.By, d), append(by, name)
		}
	}
	for i, name := range []string{"count ", "sum paid", "avg paid", "distinct closed", "distinct urgent", "min closed", "max closed", "min amount", "max paid"} {
		if i > 0 && rapid.Bool().Draw(t, "without") {
			continue
		}
		op, field, _ := strings.Cut(name, " ")
		m, err := f.spec.MeasureBy(docstore.MeasureOp(op), field, name)
		if err != nil {
			t.Fatal(err)
		}
		g.Measures, measures = append(g.Measures, m), append(measures, name)
	}
	return g, by, measures
}
