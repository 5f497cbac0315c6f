package graph

import (
	"context"
	"strconv"

	"minzheng/graph/model"
	"minzheng/internal/benefit"
	"minzheng/internal/catalog"
)

func (q query) Standards(ctx context.Context, key *string) ([]*model.Standard, error) {
	rows, err := q.Deps.Benefit.ListStandards(ctx, actorOf(ctx), some(key))
	if err != nil {
		return nil, err
	}
	out := []*model.Standard{}
	at := map[string]*model.Standard{}
	for _, row := range rows {
		if at[row.Key] == nil {
			at[row.Key] = q.standard(ctx, row.Key)
			out = append(out, at[row.Key])
		}
		at[row.Key].Values = append(at[row.Key].Values, q.standardValue(ctx, row))
	}
	return out, nil
}

func (m mutation) ProposeStandard(ctx context.Context, in model.ProposeStandardInput) (*model.StandardPayload, error) {
	row, err := m.Deps.Benefit.ProposeStandard(ctx, actorOf(ctx), in.RequestID, benefit.ProposeInput{
		Key: in.Key, AreaClass: some(in.AreaClass), Group: some(in.Group), Value: in.Value, EffectiveFrom: in.EffectiveFrom, Document: in.DocumentNumber,
	})
	return m.standardPayload(ctx, row, err)
}

func (m mutation) DecideStandard(ctx context.Context, in model.DecideStandardInput) (*model.StandardPayload, error) {
	row, err := m.Deps.Benefit.DecideStandard(ctx, actorOf(ctx), in.RequestID, benefit.DecideInput{
		ID: in.ValueID, Rev: int64(in.Rev), Approve: in.Approve, Reason: some(in.Reason),
	})
	return m.standardPayload(ctx, row, err)
}

// standardPayload is the standard with all its values after a change of one.
func (m mutation) standardPayload(ctx context.Context, row *benefit.Standard, err error) (*model.StandardPayload, error) {
	if err != nil {
		return nil, err
	}
	all, err := query(m).Standards(ctx, &row.Key)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return &model.StandardPayload{Standard: all[0]}, nil
}

func (r *Resolver) standard(ctx context.Context, key string) *model.Standard {
	out := &model.Standard{Key: key, Label: key, Groups: []*model.Option{}, Values: []*model.StandardValue{}}
	if spec, ok := r.Deps.Catalog.Standard(key); ok {
		out.Label, out.Unit = say(ctx, spec.Label), spec.Unit
		out.Groups = each(spec.Groups, func(o catalog.Option) *model.Option { return &model.Option{Value: o.Value, Label: say(ctx, o.Label)} })
	}
	return out
}

func (r *Resolver) standardValue(ctx context.Context, row *benefit.Standard) *model.StandardValue {
	out := &model.StandardValue{
		ID: row.ID, Rev: int(row.Version), AreaClass: opt(row.AreaClass), Group: opt(row.Group), Value: r.standardText(row.Key, row.Value),
		EffectiveFrom: row.EffectiveFrom, DocumentNumber: row.Document, State: model.StandardState(row.State), ProposedBy: row.ProposedBy.Name,
		MayDecide: r.Deps.Benefit.MayDecide(actorOf(ctx), row),
	}
	if row.DecidedBy != nil {
		out.ApprovedBy = opt(row.DecidedBy.Name)
	}
	return out
}

// standardText writes a value as people do.
func (r *Resolver) standardText(key string, value int64) string {
	if spec, ok := r.Deps.Catalog.Standard(key); ok {
		return spec.Format(value)
	}
	return strconv.FormatInt(value, 10)
}
