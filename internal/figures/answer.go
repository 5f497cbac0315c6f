package figures

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"strconv"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/money"
)

func (s *source[T, P]) count(ctx context.Context, actor *access.Actor, q Query, atMost int64) (int64, error) {
	f, err := s.filter(actor, q)
	if err != nil {
		return 0, err
	}
	return s.col.Count(ctx, f, atMost)
}

func (s *source[T, P]) group(ctx context.Context, actor *access.Actor, q Query) (Table, error) {
	f, err := s.filter(actor, q)
	if err != nil {
		return Table{}, err
	}
	g := docstore.Group[T]{Where: f, MaxGroups: MaxGroups}
	by := make([]*column[T], len(q.By))
	for i, name := range q.By {
		by[i] = s.column(name)
		if by[i] == nil || !by[i].Dimension {
			return Table{}, at(fieldFault("", "UNKNOWN_FIELD", fault.T("不能按“%[1]s”分组。", "This dataset cannot be grouped by “%[1]s”.", name)), "/by/"+strconv.Itoa(i))
		}
		d, err := s.col.Spec().DimBy(by[i].declared())
		if err != nil {
			return Table{}, err
		}
		g.By = append(g.By, d)
	}
	measures := q.Measures
	if len(measures) == 0 {
		measures = []Measure{{Op: Count, As: "count"}}
	}
	kinds := make([]Kind, len(measures))
	for i, m := range measures {
		path := "/measures/" + strconv.Itoa(i)
		name := ""
		kinds[i] = Integer
		if m.Op != Count {
			c := s.column(m.Field)
			if c == nil || !c.Measure && m.Op != Distinct {
				return Table{}, at(fieldFault("/field", "UNKNOWN_FIELD", fault.T("“%[1]s”不能汇总。", "“%[1]s” cannot be measured.", m.Field)), path)
			}
			name = c.declared()
			if m.Op != Distinct {
				kinds[i] = c.Kind
			}
			if c.Kind == Money && !s.settled(q) {
				return Table{}, fieldFault("/periodFrom", "PERIOD_OR_STATE", fault.T("汇总金额须选定期间，或按状态筛选、分组。", "To add money, give a period, or filter or group by state."))
			}
		}
		x, err := s.col.Spec().MeasureBy(storeMeasures[m.Op], name, m.As)
		if err != nil {
			return Table{}, at(fieldFault("/op", "BAD_MEASURE", fault.T("“%[1]s”不支持这种汇总。", "“%[1]s” does not support this aggregate.", m.Field)), path)
		}
		g.Measures = append(g.Measures, x)
	}
	rows, err := s.col.Aggregate(ctx, g)
	if errors.Is(err, docstore.ErrTooManyGroups) {
		return Table{}, fault.Invalid("TOO_MANY_GROUPS", fault.T("分组超过 %[1]d 个，请减少分组字段或增加筛选条件。", "More than %[1]d groups: group by fewer fields or narrow the filter.", MaxGroups))
	}
	if err != nil {
		return Table{}, err
	}
	t := Table{By: q.By, Total: len(rows), AsOf: q.AsOf}
	for _, m := range measures {
		t.Measures = append(t.Measures, m.As)
	}
	for _, r := range rows {
		row := Group{}
		for i, k := range r.Key {
			key, label := by[i].key(k)
			row.Keys, row.Labels = append(row.Keys, key), append(row.Labels, label)
		}
		for i, m := range measures {
			row.Values = append(row.Values, measured(r.M[m.As], m.Op, kinds[i]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t, nil
}

// settled reports whether the money of a question is of one kind: paid in a period, or of states that are named.
func (s *source[T, P]) settled(q Query) bool {
	return s.state == "" || q.From != "" || q.To != "" || slices.Contains(q.By, s.state) ||
		slices.ContainsFunc(q.Where, func(c Condition) bool { return c.Field == s.state })
}

// key writes a group key and its label.
func (c *column[T]) key(v docstore.Value) (*string, *fault.Text) {
	if v.IsNull() {
		return nil, nil
	}
	raw := v.Str
	switch c.Kind {
	case Money:
		raw = money.Fen(v.Int).Yuan()
	case Integer:
		raw = strconv.FormatInt(v.Int, 10)
	case Boolean:
		raw = strconv.FormatBool(v.Bool())
	case Text, Date, Month, Enum, Place:
	}
	if c.names == nil {
		return &raw, nil
	}
	l := c.names(raw)
	return &raw, &l
}

// measured writes one measure: fen as yuan, averages half-up to two places.
func measured(v docstore.Value, op MeasureOp, kind Kind) *string {
	if v.IsNull() && op != Avg {
		return nil
	}
	var out string
	switch {
	case op == Avg && v.N == 0:
		return nil
	case op == Avg:
		r := big.NewRat(v.Int, v.N)
		if kind == Money {
			r.Quo(r, big.NewRat(100, 1))
		}
		out = r.FloatString(2)
	case kind == Money:
		out = money.Fen(v.Int).Yuan()
	case v.Kind == docstore.KindString:
		out = v.Str
	default:
		out = strconv.FormatInt(v.Int, 10)
	}
	return &out
}

func (s *source[T, P]) chosen(names []string) ([]*column[T], []Field, error) {
	var cols []*column[T]
	for i, n := range names {
		c := s.column(n)
		if c == nil || !c.Column {
			return nil, nil, at(fieldFault("", "UNKNOWN_FIELD", fault.T("没有名为“%[1]s”的列。", "There is no column “%[1]s”.", n)), "/columns/"+strconv.Itoa(i))
		}
		cols = append(cols, c)
	}
	if len(names) == 0 {
		for i := range s.columns {
			if s.columns[i].Column && s.columns[i].Default {
				cols = append(cols, &s.columns[i])
			}
		}
	}
	fields := make([]Field, len(cols))
	for i, c := range cols {
		fields[i] = c.Field
	}
	return cols, fields, nil
}

func (s *source[T, P]) row(d *T, cols []*column[T], full bool) Row {
	r := Row{ID: s.id(d), Ref: s.ref(d), Cells: make([]string, len(cols)), Labels: make([]fault.Text, len(cols))}
	for i, c := range cols {
		r.Cells[i] = c.cell(d)
		if c.personal && !full {
			r.Cells[i] = ""
			if c.tokens {
				r.Cells[i] = identity.MaskMinorName(c.cell(d))
			}
		}
		switch {
		case c.label != nil:
			r.Labels[i] = c.label(d)
		case c.names != nil && r.Cells[i] != "":
			r.Labels[i] = c.names(r.Cells[i])
		}
	}
	return r
}

func (s *source[T, P]) rows(ctx context.Context, actor *access.Actor, q Query, first int, after string) (Page, error) {
	f, err := s.filter(actor, q)
	if err != nil {
		return Page{}, err
	}
	cols, fields, err := s.chosen(q.Columns)
	if err != nil {
		return Page{}, err
	}
	order, err := s.sorted(q.Order)
	if err != nil {
		return Page{}, err
	}
	p, err := access.Page(ctx, s.col, docstore.Query[T]{Where: f, Sort: order, Limit: first, After: docstore.Cursor(after)})
	if err != nil {
		return Page{}, err
	}
	page := Page{Columns: fields, End: string(p.End()), More: p.More}
	for _, d := range p.Items {
		page.Rows = append(page.Rows, s.row(d, cols, actor.May(s.detail)))
	}
	return page, nil
}

// sorted is the order of rows; the dataset's own without one.
func (s *source[T, P]) sorted(by *Order) ([]docstore.Order[T], error) {
	if by == nil {
		return s.order, nil
	}
	c := s.column(by.Field)
	if c == nil || !c.Sortable {
		return nil, at(fieldFault("", "UNKNOWN_FIELD", fault.T("不能按“%[1]s”排序。", "This list cannot be sorted by “%[1]s”.", by.Field)), "/order/field")
	}
	o, err := s.col.Spec().OrderBy(c.declared(), by.Desc)
	if err != nil {
		return nil, err
	}
	return []docstore.Order[T]{o}, nil
}

func (s *source[T, P]) stream(ctx context.Context, actor *access.Actor, q Query, yield func([]Field, Row) error) error {
	f, err := s.filter(actor, q)
	if err != nil {
		return err
	}
	cols, fields, err := s.chosen(q.Columns)
	if err != nil {
		return err
	}
	for d, err := range s.col.Scan(ctx, f, 500) {
		if err != nil {
			return err
		}
		if err := yield(fields, s.row(d, cols, actor.May(s.detail))); err != nil {
			return err
		}
	}
	return nil
}
