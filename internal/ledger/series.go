package ledger

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/region"
)

// SeriesOf is what the reports of several divisions have in common, such as one event.
type SeriesOf struct {
	Form    form.Form // what tells it
	Label   fault.Text
	From    calendar.Date // first and last day of a report
	To      calendar.Date
	Reports int
}

// TopicFields are the fields that tell one series from another beside the place.
func TopicFields(l *catalog.Ledger) []string {
	return slices.DeleteFunc(slices.Clone(l.Series), func(p string) bool { return p == catalog.KeyRegion || p == catalog.KeySubject })
}

// Series lists the series in which the divisions of the actor's reach, or those over it, have reported; the newest first.
// Of those over it nothing is told but what the series is called and when: whoever reports must use the same name. Error:
// NOT_FOUND for a ledger that does not add up.
func (s *Service) Series(ctx context.Context, actor *access.Actor, ledger string) ([]SeriesOf, error) {
	l, err := s.deps.Catalog.Ledger(ledger)
	if err != nil {
		return nil, err
	}
	if !RollsUp(l) || !s.Sees(actor, l) {
		return nil, noRecord()
	}
	scope, err := access.Scope(actor, access.LedgerRead, Scope())
	if err != nil {
		return nil, err
	}
	x := Records
	over := docstore.And(x.Village.Eq(""), x.Township.In("", string(region.PlaceOf(actor.Region).Township)))
	keys, byTopic := TopicFields(l), map[string]*SeriesOf{}
	for r, err := range s.records.Scan(ctx, docstore.And(x.Ledger.Eq(l.ID), x.Counts.Is(true), docstore.Or(scope, over)), 500) {
		if err != nil {
			return nil, err
		}
		if r.Topic == "" {
			continue
		}
		one := byTopic[r.Topic]
		if one == nil {
			one = &SeriesOf{Form: form.Form{}, From: r.On, To: r.On}
			for _, k := range keys {
				one.Form[k] = r.Form[k]
			}
			values, _ := s.Values(l, one.Form, nil, nil)
			for _, v := range values {
				one.Label.ZH, one.Label.EN = strings.TrimSpace(one.Label.ZH+" "+v.Text.ZH), strings.TrimSpace(one.Label.EN+" "+v.Text.EN)
			}
			byTopic[r.Topic] = one
		}
		one.From, one.To, one.Reports = min(one.From, r.On), max(one.To, r.On), one.Reports+1
	}
	out := []SeriesOf{}
	for _, one := range byTopic {
		out = append(out, *one)
	}
	slices.SortFunc(out, func(a, b SeriesOf) int {
		return cmp.Or(cmp.Compare(b.To, a.To), cmp.Compare(a.Label.ZH, b.Label.ZH))
	})
	return out, nil
}

// asides adds the figures of the other ledgers whose records name the same event, by the divisions of the rows.
func (s *Service) asides(ctx context.Context, actor *access.Actor, out *Rollup, values form.Form) error {
	scope, err := access.Scope(actor, access.LedgerRead, Scope())
	if err != nil {
		return err
	}
	keys := TopicFields(out.Ledger)
	for _, l := range s.deps.Catalog.Ledgers() {
		if l.ID == out.Ledger.ID || len(keys) == 0 || slices.ContainsFunc(keys, func(k string) bool { return !slices.Contains(l.Dimensions, k) }) || !s.Sees(actor, l) {
			continue
		}
		where := docstore.And(scope, Records.Ledger.Eq(l.ID), Records.Counts.Is(true), Scope().Within(out.Region))
		texts, _ := form.Slots(l.Fields, keys, nil, values)
		for i, k := range keys {
			where = docstore.And(where, Records.Dims[slices.Index(l.Dimensions, k)].Eq(texts[i]))
		}
		if err := s.aside(ctx, l, where, out); err != nil {
			return err
		}
	}
	return nil
}

// aside counts the records of one ledger into the rows.
func (s *Service) aside(ctx context.Context, l *catalog.Ledger, where docstore.Filter[Record], out *Rollup) error {
	a, names := Aside{Ledger: l}, []string{"#"}
	measures := []docstore.Measure[Record]{docstore.CountAs[Record]("#")}
	for i, m := range l.Measures {
		if f, ok := l.Field(m); ok {
			a.Columns = append(a.Columns, *f)
			names, measures = append(names, m), append(measures, Records.Measures[i].Sum(m))
		}
	}
	by := Records.Township
	if out.Region.Tier() != region.TierCity {
		by = Records.Village
	}
	groups, err := s.records.Aggregate(ctx, docstore.Group[Record]{Where: where, By: []docstore.Dim[Record]{by.Dim()}, Measures: measures, MaxGroups: 1000})
	if err != nil {
		return err
	}
	a.Total = make([]*int64, len(names))
	of := map[string][]*int64{}
	for _, g := range groups {
		row := make([]*int64, len(names))
		for i, name := range names {
			if n := g.M[name].Int; i == 0 || n != 0 {
				row[i] = &n
			}
		}
		of[g.Key[0].Str] = row
		addUp(a.Total, row)
	}
	for i := range out.Rows {
		row := of[string(out.Rows[i].Region)]
		if row == nil {
			row = make([]*int64, len(names))
		}
		out.Rows[i].Aside = append(out.Rows[i].Aside, row...)
	}
	out.Asides = append(out.Asides, a)
	return nil
}
