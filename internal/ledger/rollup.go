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
	Own      RollupRow // the division's own newest report; without a Record it has not reported
	Rows     []RollupRow
	Total    []*int64
	Reported int
	Missing  int
	Asides   []Aside
}

// RollupRow is one division: its own newest report (Record), or the sum of the divisions below it, of which so many have
// reported. Aside are its figures of Rollup.Asides, one after another.
type RollupRow struct {
	Region   region.Code
	Record   *Record
	Values   []*int64
	Reported int
	Missing  int
	Aside    []*int64
}

// Aside is another ledger whose records name the same event: how many there are, and what its measures add up to.
type Aside struct {
	Ledger  *catalog.Ledger
	Columns []catalog.Field // after the number of records
	Total   []*int64
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

// StageField is the field that says how far a series of reports is: the one that its follow-up alarm looks at.
func StageField(l *catalog.Ledger) string {
	for _, a := range l.Alarms {
		if a.Kind == AlarmFollowUp {
			return a.Field
		}
	}
	return ""
}

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
	out, err := s.rollup(ctx, l, topic, code)
	if err != nil {
		return nil, err
	}
	return out, s.asides(ctx, actor, out, values)
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
	own := func(at region.Code) RollupRow {
		row := RollupRow{Region: at, Record: newest[at], Values: make([]*int64, len(keys))}
		if row.Record != nil {
			_, row.Values = form.Slots(l.Fields, nil, keys, row.Record.Form)
		}
		return row
	}
	var figures func(at region.Code) RollupRow
	figures = func(at region.Code) RollupRow {
		row := own(at)
		for _, child := range s.deps.Regions.Children(at, s.Today()) {
			below := figures(child.Code)
			row.count(below)
			if row.Record == nil {
				addUp(row.Values, below.Values)
			}
		}
		return row
	}
	out.Own, out.Total = own(code), make([]*int64, len(keys))
	for _, child := range s.deps.Regions.Children(code, s.Today()) {
		row := figures(child.Code)
		addUp(out.Total, row.Values)
		out.Own.count(row)
		out.Rows = append(out.Rows, row)
	}
	out.Reported, out.Missing = out.Own.Reported, out.Own.Missing
	return out, nil
}

// count takes a division below into the count of those that have reported.
func (r *RollupRow) count(below RollupRow) {
	if slices.ContainsFunc(below.Values, func(v *int64) bool { return v != nil }) {
		r.Reported++
	} else {
		r.Missing++
	}
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
