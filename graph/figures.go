package graph

import (
	"context"
	"math/big"

	"minzheng/graph/model"
	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/figures"
	"minzheng/internal/region"
)

func (q query) Datasets(ctx context.Context) ([]*model.Dataset, error) {
	return each(q.Deps.Figures.Datasets(actorOf(ctx)), func(d figures.Info) *model.Dataset {
		return &model.Dataset{ID: d.ID, Name: say(ctx, d.Name), Opens: model.RecordKind(d.Opens), TimeBasis: string(d.Basis), Fields: datasetFields(ctx, d.Fields)}
	}), nil
}

func (q query) Figures(ctx context.Context, in model.DatasetQueryInput) (*model.FigureTable, error) {
	t, err := q.Deps.Figures.Group(ctx, actorOf(ctx), datasetQuery(in))
	if err != nil {
		return nil, err
	}
	return &model.FigureTable{
		By: append([]string{}, t.By...), Measures: append([]string{}, t.Measures...), AsOf: opt(t.AsOf), TotalRows: t.Total,
		Rows: each(t.Rows, func(g figures.Group) *model.FigureRow {
			labels := each(g.Labels, func(l *fault.Text) *string {
				if l == nil {
					return nil
				}
				return textOf(ctx, *l)
			})
			return &model.FigureRow{Keys: append([]*string{}, g.Keys...), Labels: labels, Values: append([]*string{}, g.Values...)}
		}),
	}, nil
}

func (q query) Records(ctx context.Context, in model.DatasetQueryInput, first *int, after *string) (*model.RecordConnection, error) {
	return q.records(ctx, datasetQuery(in), first, after)
}

func (q query) IndicatorRecords(ctx context.Context, indicatorID string, regionCode *string, cutOff *calendar.Date, first *int, after *string) (*model.RecordConnection, error) {
	ask, err := q.Deps.Figures.IndicatorQuery(indicatorID, region.Code(some(regionCode)), some(cutOff))
	if err != nil {
		return nil, err
	}
	return q.records(ctx, ask, first, after)
}

func (q query) records(ctx context.Context, ask figures.Query, first *int, after *string) (*model.RecordConnection, error) {
	actor := actorOf(ctx)
	page, err := q.Deps.Figures.Records(ctx, actor, ask, size(first), some(after))
	if err != nil {
		return nil, err
	}
	return &model.RecordConnection{
		Columns:  datasetFields(ctx, page.Columns),
		Nodes:    each(page.Rows, func(row figures.Row) *model.RecordRow { return recordRow(ctx, row) }),
		PageInfo: pageInfo(page.End, page.More),
		Count:    counter(func(ctx context.Context) (int64, error) { return q.Deps.Figures.RecordCount(ctx, actor, ask) }),
	}, nil
}

func (q query) Indicators(ctx context.Context, ids []string, regionCode *string, cutOff *calendar.Date) ([]*model.IndicatorValue, error) {
	values, err := q.Deps.Figures.Indicators(ctx, actorOf(ctx), ids, region.Code(some(regionCode)), some(cutOff))
	if err != nil {
		return nil, err
	}
	return each(values, func(v figures.Value) *model.IndicatorValue { return indicatorValue(ctx, v) }), nil
}

func (q query) Board(ctx context.Context) (*model.Board, error) {
	b, err := q.Deps.Figures.Board(ctx, actorOf(ctx))
	if err != nil {
		return nil, err
	}
	return board(ctx, b), nil
}

// datasetQuery is the question as the figures understand it.
func datasetQuery(in model.DatasetQueryInput) figures.Query {
	q := figures.Query{
		Dataset: in.Dataset, By: in.By, Where: conditions(in.Where), Region: region.Code(some(in.RegionCode)), AsOf: some(in.AsOf),
		From: some(in.PeriodFrom), To: some(in.PeriodTo), Columns: in.Columns, Limit: some(in.Limit),
		Measures: each(in.Measures, func(m *model.MeasureInput) figures.Measure {
			return figures.Measure{Op: figures.MeasureOp(m.Op), Field: some(m.Field), As: m.As}
		}),
	}
	q.Order = orderOf(in.Order)
	return q
}

func orderOf(in *model.OrderInput) *figures.Order {
	if in == nil {
		return nil
	}
	return &figures.Order{Field: in.Field, Desc: some(in.Desc)}
}

func conditions(in []*model.ConditionInput) []figures.Condition {
	return each(in, func(c *model.ConditionInput) figures.Condition {
		return figures.Condition{Field: c.Field, Op: figures.Op(c.Op), Values: c.Values}
	})
}

func datasetFields(ctx context.Context, in []figures.Field) []*model.DatasetField {
	return each(in, func(f figures.Field) *model.DatasetField {
		return &model.DatasetField{
			Name: f.Name, Label: say(ctx, f.Label), Type: string(f.Kind), Filter: f.Filter, Dimension: f.Dimension, Measure: f.Measure,
			Sortable: f.Sortable, Column: f.Column, ByDefault: f.Default,
			Options: each(f.Options, func(o figures.Option) *model.Option { return &model.Option{Value: o.Value, Label: say(ctx, o.Label)} }),
		}
	})
}

func recordRow(ctx context.Context, row figures.Row) *model.RecordRow {
	return &model.RecordRow{
		ID: row.ID, Ref: recordRef(row.Ref),
		Cells: each(row.Cells, opt[string]), Labels: each(row.Labels, func(t fault.Text) *string { return textOf(ctx, t) }),
	}
}

func indicatorValue(ctx context.Context, v figures.Value) *model.IndicatorValue {
	i := v.Indicator
	return &model.IndicatorValue{
		ID: i.ID, Key: i.Key, Label: say(ctx, i.Label), Unit: say(ctx, i.Unit), Printed: v.Printed, Basis: i.Basis, Definition: say(ctx, i.Definition),
		AsOf: v.CutOff, OpensRecords: v.Opens, Value: ratio(inUnit(v)), Numerator: ratio(v.Of), Denominator: ratio(v.Over),
	}
}

// inUnit is the value in the unit that it is printed in.
func inUnit(v figures.Value) *big.Rat {
	if v.Exact == nil {
		return nil
	}
	return new(big.Rat).Quo(v.Exact, big.NewRat(v.Indicator.Print.Scale, 1))
}

// ratio writes an exact value: whole as it is, else with six places, half-up.
func ratio(v *big.Rat) *string {
	switch {
	case v == nil:
		return nil
	case v.IsInt():
		return opt(v.Num().String())
	}
	return opt(v.FloatString(6))
}

func board(ctx context.Context, b figures.Board) *model.Board {
	return &model.Board{
		Title: say(ctx, b.Title), AsOf: b.AsOf,
		Tiles: each(b.Tiles, func(t figures.Tile) *model.BoardTile {
			return &model.BoardTile{Key: t.Key, Label: say(ctx, t.Label), Value: t.Value, Unit: say(ctx, t.Unit), Severity: model.Severity(t.Severity), Link: boardLink(t.Link)}
		}),
		Charts: each(b.Charts, func(c figures.Chart) *model.BoardChart {
			return &model.BoardChart{
				Key: c.Key, Title: say(ctx, c.Title), Kind: c.Shape, Unit: say(ctx, c.Unit), Link: boardLink(c.Link),
				Labels: each(c.Labels, func(t fault.Text) string { return say(ctx, t) }),
				Series: each(c.Series, func(s figures.Series) *model.BoardSeries {
					return &model.BoardSeries{Name: say(ctx, s.Name), Values: each(s.Values, func(v float64) *float64 { return &v })}
				}),
			}
		}),
	}
}

func boardLink(l *figures.Link) *model.BoardLink {
	if l == nil {
		return nil
	}
	out := &model.BoardLink{Target: l.Target, IndicatorID: opt(l.Indicator), Where: []*model.BoardCondition{}}
	if q := l.Query; q != nil {
		out.Dataset, out.RegionCode, out.AsOf = opt(q.Dataset), opt(string(q.Region)), opt(q.AsOf)
		out.Where = each(q.Where, func(c figures.Condition) *model.BoardCondition {
			return &model.BoardCondition{Field: c.Field, Op: model.ConditionOp(c.Op), Values: append([]string{}, c.Values...)}
		})
	}
	return out
}

func (q query) Search(ctx context.Context, text string) ([]*model.SearchHit, error) {
	hits, err := q.Deps.Figures.Search(ctx, actorOf(ctx), text)
	return list(hits, err, func(h figures.Hit) *model.SearchHit {
		return &model.SearchHit{
			Kind: model.RecordKind(h.Kind), ID: h.ID, Label: h.Label, TypeName: textOf(ctx, h.Type), RegionName: q.Deps.Regions.Name(h.Region), StatusLabel: textOf(ctx, h.Status),
		}
	})
}

func recordRef(r figures.Ref) *model.RecordRef {
	return &model.RecordRef{Kind: model.RecordKind(r.Kind), ID: r.ID, Label: r.Label}
}
