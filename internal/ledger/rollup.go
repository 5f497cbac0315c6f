package ledger

import (
	"context"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/region"
)

// Rollup is the reports of one series added up from the divisions below one. A nil figure was reported by nobody.
type Rollup struct {
	Region   region.Code
	Ledger   *catalog.Ledger
	Columns  []catalog.Field
	Rows     []RollupRow
	Total    []*int64
	Reported int
	Missing  int
}

// RollupRow is one division: its own newest report (Record), or the sum of the divisions below it.
type RollupRow struct {
	Region region.Code
	Record *Record
	Values []*int64
}

// columns are the figures of a ledger that add up: those a division may take from the ones below.
func columns(l *catalog.Ledger) []catalog.Field {
	var out []catalog.Field
	for i := range l.Fields {
		if p, ok := l.PrefillOf(l.Fields[i].Key); ok && p.From == FromBelow {
			out = append(out, l.Fields[i])
		}
	}
	return out
}

// RollsUp reports whether a ledger's figures add up from division to division.
func RollsUp(l *catalog.Ledger) bool { return len(columns(l)) > 0 }

// Rollup adds the newest reports of a series up for the divisions under one; values say which series, such as the event.
// Errors: NOT_FOUND for a ledger or division out of reach; INVALID SERIES where the values do not tell the series.
func (s *Service) Rollup(ctx context.Context, actor *access.Actor, ledger string, values form.Form, code region.Code) (*Rollup, error) {
	l, err := s.deps.Catalog.Ledger(ledger)
	if err != nil {
		return nil, err
	}
	if code == "" {
		code = actor.Region
	}
	if err := actor.Can(access.LedgerRead, region.PlaceOf(code), l.Section); err != nil {
		return nil, err
	}
	topic := topicOf(l, values)
	if topic == "" || !RollsUp(l) {
		t := fault.T("请选择要汇总的事项", "Say what is to be added up")
		return nil, fault.Invalid("SERIES", t, fault.Field{Path: "/form", Reason: "SERIES", Text: t})
	}
	return s.rollup(ctx, l, topic, code)
}

// topicOf is what the records of a series have in common beside the place; "" where the values do not tell it.
func topicOf(l *catalog.Ledger, values form.Form) string {
	var parts []string
	for _, p := range l.Series {
		if p == catalog.KeyRegion {
			continue
		}
		if form.Empty(values[p]) {
			return ""
		}
		parts = append(parts, p)
	}
	return key(l, parts, &Record{Form: values})
}

func (s *Service) rollup(ctx context.Context, l *catalog.Ledger, topic string, code region.Code) (*Rollup, error) {
	out := &Rollup{Region: code, Ledger: l, Columns: columns(l)}
	keys := make([]string, len(out.Columns))
	for i, f := range out.Columns {
		keys[i] = f.Key
	}
	newest := map[region.Code]*Record{}
	for r, err := range s.records.Scan(ctx, docstore.And(Records.Topic.Eq(topic), Records.Superseded.Is(false), Records.Counts.Is(true)), 500) {
		if err != nil {
			return nil, err
		}
		newest[r.Deepest()] = r
	}
	var figures func(at region.Code) RollupRow
	figures = func(at region.Code) RollupRow {
		row := RollupRow{Region: at, Record: newest[at], Values: make([]*int64, len(keys))}
		if row.Record != nil {
			_, row.Values = form.Slots(l.Fields, nil, keys, row.Record.Form)
			return row
		}
		for _, child := range s.deps.Regions.Children(at, s.Today()) {
			addUp(row.Values, figures(child.Code).Values)
		}
		return row
	}
	out.Total = make([]*int64, len(keys))
	for _, child := range s.deps.Regions.Children(code, s.Today()) {
		row := figures(child.Code)
		addUp(out.Total, row.Values)
		if slices.ContainsFunc(row.Values, func(v *int64) bool { return v != nil }) {
			out.Reported++
		} else {
			out.Missing++
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// addUp adds figures to others; nobody's figure stays nobody's.
func addUp(to, more []*int64) {
	for i, v := range more {
		switch {
		case v == nil:
		case to[i] == nil:
			n := *v
			to[i] = &n
		default:
			*to[i] += *v
		}
	}
}

// sumBelow is what the divisions below the record's reported in its series, by field.
func (s *Service) sumBelow(ctx context.Context, l *catalog.Ledger, r *Record, typed form.Form) (map[string]*int64, error) {
	out := map[string]*int64{}
	topic := topicOf(l, typed)
	if topic == "" {
		return out, nil
	}
	sums, err := s.rollup(ctx, l, topic, r.Deepest())
	if err != nil {
		return nil, err
	}
	for i, f := range sums.Columns {
		out[f.Key] = sums.Total[i]
	}
	return out, nil
}

// Burden is what one tier typed into one ledger.
type Burden struct {
	Tier      string
	Ledger    *catalog.Ledger
	Records   int64
	Typed     int64
	Prefilled int64
}

// Burden counts the values typed by hand, and those that the system knew, by tier and ledger, of the records of a period
// in the actor's reach; the heaviest first.
func (s *Service) Burden(ctx context.Context, actor *access.Actor, from, to string) ([]Burden, error) {
	scope, err := access.Scope(actor, access.LedgerRead, Scope())
	if err != nil {
		return nil, err
	}
	x := Records
	rows, err := s.records.Aggregate(ctx, docstore.Group[Record]{
		Where: docstore.And(scope, x.On.Gte(from), x.On.Lte(to)), By: []docstore.Dim[Record]{x.Tier.Dim(), x.Ledger.Dim()},
		Measures: []docstore.Measure[Record]{docstore.CountAs[Record]("n"), x.Typed.Sum("typed"), x.Prefilled.Sum("prefilled")}, MaxGroups: 500,
	})
	if err != nil {
		return nil, err
	}
	out := []Burden{}
	for _, row := range rows {
		l, err := s.deps.Catalog.Ledger(row.Key[1].Str)
		if err != nil {
			continue
		}
		out = append(out, Burden{Tier: row.Key[0].Str, Ledger: l, Records: row.M["n"].Int, Typed: row.M["typed"].Int, Prefilled: row.M["prefilled"].Int})
	}
	slices.SortStableFunc(out, func(a, b Burden) int { return int(b.Typed - a.Typed) })
	return out, nil
}
