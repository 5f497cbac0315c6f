package figures

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

// dataset is one collection as questions see it. Every read ANDs the caller's scope; there is no way around it.
type dataset interface {
	info(actor *access.Actor) Info
	permission() access.Permission
	count(ctx context.Context, actor *access.Actor, q Query, atMost int64) (int64, error)
	group(ctx context.Context, actor *access.Actor, q Query) (Table, error)
	rows(ctx context.Context, actor *access.Actor, q Query, first int, after string) (Page, error)
	stream(ctx context.Context, actor *access.Actor, q Query, yield func([]Field, Row) error) error
}

// column is a dataset's field with what it takes to read and write it.
type column[T any] struct {
	Field
	cell  func(*T) string         // what the row shows
	label func(*T) fault.Text     // when a person reads something else than the cell
	names func(string) fault.Text // label of a group key
	dim   string                  // declared field when its name differs
	// personal cells are shown in full only to those who may read the record itself; statistics roles see 王**, of an
	// account nothing, and cannot ask by them: the answer would tell.
	personal bool
	// tokens: the field is a name, searched by its n-grams in the declared set nameTokens.
	tokens bool
}

// source is a dataset over one docstore collection.
type source[T any, P interface {
	*T
	docstore.Doc
}] struct {
	Info
	do      access.Permission // to ask at all
	detail  access.Permission // to read personal cells
	col     *docstore.Collection[T, P]
	scope   access.Located[T]
	columns []column[T]
	base    docstore.Filter[T]                              // what the dataset holds of its collection; zero: all
	asOf    func(calendar.Date) docstore.Filter[T]          // Stock
	between func(from, to calendar.Date) docstore.Filter[T] // Flow; both set
	// state tells apart the lines of a Flow: without a period money is added only by it, else void and returned lines count.
	state string
	// nowhere: the records belong to no place.
	nowhere bool
	order   []docstore.Order[T] // default order of rows
	ref     func(*T) Ref
	id      func(*T) string
	clock   calendar.Clock
}

// info describes the dataset to an actor: without the filters that the actor may not use. No actor is the product itself.
func (s *source[T, P]) info(actor *access.Actor) Info {
	out := s.Info
	if actor == nil || actor.May(s.detail) {
		return out
	}
	out.Fields = slices.Clone(out.Fields)
	for i := range out.Fields {
		if c := s.column(out.Fields[i].Name); c != nil && c.personal {
			out.Fields[i].Filter = false
		}
	}
	return out
}

func (s *source[T, P]) permission() access.Permission { return s.do }

func (s *source[T, P]) column(name string) *column[T] {
	for i := range s.columns {
		if s.columns[i].Name == name {
			return &s.columns[i]
		}
	}
	return nil
}

func (c *column[T]) declared() string {
	if c.dim != "" {
		return c.dim
	}
	return c.Name
}

// filter compiles the scope, the place, the time and the conditions of a query.
func (s *source[T, P]) filter(actor *access.Actor, q Query) (docstore.Filter[T], error) {
	scope, err := access.Scope(actor, s.do, s.scope)
	if err != nil {
		return scope, err
	}
	all := []docstore.Filter[T]{scope}
	if s.base != (docstore.Filter[T]{}) {
		all = append(all, s.base)
	}
	if q.Region != "" {
		if !actor.Region.Contains(q.Region) {
			return scope, fault.NotFound(fault.T("该区划", "division in your reach"))
		}
		if s.nowhere && q.Region.Tier() != region.TierCity {
			return scope, fieldFault("/regionCode", "NO_PLACE", fault.T("“%[1]s”不分区划。", "“%[2]s” belong to no division.", s.Name.ZH, s.Name.EN))
		}
		all = append(all, s.scope.Within(q.Region))
	}
	switch s.Basis {
	case Stock:
		day := q.AsOf
		if day == "" {
			day = calendar.DateOf(s.clock())
		}
		if !day.Valid() {
			return scope, badDate("asOf")
		}
		all = append(all, s.asOf(day))
	case Flow:
		if q.From != "" || q.To != "" {
			from, to := q.From, q.To
			if from == "" {
				from = "0001-01-01"
			}
			if to == "" {
				to = "9999-12-31"
			}
			if !from.Valid() || !to.Valid() || to < from {
				return scope, badDate("periodFrom")
			}
			all = append(all, s.between(from, to))
		}
	case Now:
	}
	where, err := s.where(actor, q.Where)
	if err != nil {
		return scope, err
	}
	return docstore.And(append(all, where)...), nil
}

// where compiles conditions alone.
func (s *source[T, P]) where(actor *access.Actor, conditions []Condition) (docstore.Filter[T], error) {
	var all []docstore.Filter[T]
	for i, c := range conditions {
		f, err := s.condition(actor, c)
		if err != nil {
			return docstore.Filter[T]{}, at(err, "/where/"+strconv.Itoa(i))
		}
		all = append(all, f)
	}
	return docstore.And(all...), nil
}

func (s *source[T, P]) condition(actor *access.Actor, c Condition) (docstore.Filter[T], error) {
	var none docstore.Filter[T]
	col := s.column(c.Field)
	if col == nil || !col.Filter || col.personal && !actor.May(s.detail) {
		return none, fieldFault("/field", "UNKNOWN_FIELD", fault.T("不能按“%[1]s”筛选。", "This list cannot be filtered by “%[1]s”.", c.Field))
	}
	if col.tokens {
		return s.named(c)
	}
	op, ok := storeOps[c.Op]
	if !ok {
		return none, fieldFault("/op", "UNKNOWN_OP", fault.T("未知的比较方式。", "Unknown comparison."))
	}
	vals := make([]any, len(c.Values))
	for i, raw := range c.Values {
		v, err := col.parse(raw)
		if err != nil {
			return none, at(err, "/values/"+strconv.Itoa(i))
		}
		if strings.HasPrefix(col.dim, "dim") {
			v = raw // a slot of a kind's own fields holds texts
		}
		vals[i] = v
	}
	f, err := s.col.Spec().FilterBy(col.declared(), op, vals...)
	if err != nil {
		return none, fieldFault("/op", "BAD_CONDITION", fault.T("“%[1]s”不支持这种比较。", "“%[2]s” does not support this comparison.", col.Label.ZH, col.Label.EN)).Wrap(err)
	}
	return f, nil
}

// named finds a name by a part of it; no other comparison is of use on names.
func (s *source[T, P]) named(c Condition) (docstore.Filter[T], error) {
	if (c.Op != Contains && c.Op != EQ && c.Op != Prefix) || len(c.Values) != 1 {
		return docstore.Filter[T]{}, fieldFault("/op", "BAD_CONDITION", fault.T("姓名只能按包含的字查找。", "A name can only be searched by a part of it."))
	}
	tokens := identity.QueryTokens(c.Values[0])
	if len(tokens) == 0 {
		return docstore.None[T](), nil
	}
	values := make([]any, len(tokens))
	for i, t := range tokens {
		values[i] = t
	}
	return s.col.Spec().FilterBy("nameTokens", docstore.OpHasAll, values...)
}

// parse reads a condition's value as a person writes it.
func (c *column[T]) parse(raw string) (any, error) {
	bad := func(what fault.Text) error { return fieldFault("", "BAD_VALUE", what) }
	switch c.Kind {
	case Money:
		v, err := money.ParseYuan(raw)
		if err != nil {
			return nil, bad(fault.T("请填写金额（元），如 528.00。", "Give an amount in yuan, such as 528.00."))
		}
		return int64(v), nil
	case Integer:
		v, err := strconv.ParseInt(raw, 10, 64)
		if err != nil {
			return nil, bad(fault.T("请填写整数。", "Give a whole number."))
		}
		return v, nil
	case Date:
		if _, err := calendar.ParseDate(raw); err != nil {
			return nil, bad(fault.T("请按 YYYY-MM-DD 填写日期。", "Give a date as YYYY-MM-DD."))
		}
	case Month:
		if _, err := calendar.ParseMonth(raw); err != nil {
			return nil, bad(fault.T("请按 YYYY-MM 填写月份。", "Give a month as YYYY-MM."))
		}
	case Boolean:
		if raw != "true" && raw != "false" {
			return nil, bad(fault.T("请选择是或否。", "Give true or false."))
		}
		return raw == "true", nil
	case Text, Enum, Place:
	}
	return raw, nil
}

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

func fieldFault(path, reason string, text fault.Text) *fault.Error {
	return fault.Invalid(reason, text, fault.Field{Path: path, Reason: reason, Text: text})
}

func badDate(field string) error {
	return fieldFault("/"+field, "BAD_DATE", fault.T("日期不正确。", "The date is not valid."))
}

// at puts a prefix before the paths of a fault's fields.
func at(err error, prefix string) error {
	f := fault.From(err)
	for i := range f.Fields {
		f.Fields[i].Path = prefix + f.Fields[i].Path
	}
	return f
}
