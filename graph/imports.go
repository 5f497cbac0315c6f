package graph

import (
	"context"

	"minzheng/graph/model"
	"minzheng/internal/importer"
	"minzheng/internal/region"
)

func (q query) Imports(ctx context.Context, first *int, after *string) (*model.ImportConnection, error) {
	actor := actorOf(ctx)
	page, err := q.Deps.Imports.List(ctx, actor, size(first), some(after))
	if err != nil {
		return nil, err
	}
	return &model.ImportConnection{
		Nodes:    each(page.Imports, func(i *importer.Import) *model.Import { return q.importShape(ctx, i) }),
		PageInfo: pageInfo(page.End, page.More),
		Count:    counter(func(ctx context.Context) (int64, error) { return q.Deps.Imports.Count(ctx, actor) }),
	}, nil
}

func (q query) Import(ctx context.Context, importID string) (*model.Import, error) {
	i, err := q.Deps.Imports.Get(ctx, actorOf(ctx), importID)
	if err != nil {
		return nil, err
	}
	return q.importShape(ctx, i), nil
}

func (q query) ImportKinds(ctx context.Context) ([]*model.ImportKind, error) {
	return each(q.Deps.Imports.Kinds(actorOf(ctx)), func(k importer.Kind) *model.ImportKind {
		return &model.ImportKind{Kind: k.ID, Label: say(ctx, k.Label), Columns: append([]string{}, k.Columns...), TemplateURL: "/import-template/" + k.ID}
	}), nil
}

func (m mutation) CheckImport(ctx context.Context, in model.CheckImportInput) (*model.ImportPayload, error) {
	i, err := m.Deps.Imports.Check(ctx, actorOf(ctx), in.RequestID, in.Kind, in.FileID)
	return m.importPayload(ctx, i, err)
}

func (m mutation) ApplyImport(ctx context.Context, in model.ApplyImportInput) (*model.ImportPayload, error) {
	i, err := m.Deps.Imports.Apply(ctx, actorOf(ctx), in.RequestID, in.ImportID, int64(in.Rev))
	return m.importPayload(ctx, i, err)
}

func (m mutation) UndoImport(ctx context.Context, in model.UndoImportInput) (*model.ImportPayload, error) {
	i, err := m.Deps.Imports.Undo(ctx, actorOf(ctx), in.RequestID, in.ImportID, int64(in.Rev), in.Reason)
	return m.importPayload(ctx, i, err)
}

func (r *Resolver) importPayload(ctx context.Context, i *importer.Import, err error) (*model.ImportPayload, error) {
	if err != nil {
		return nil, err
	}
	return &model.ImportPayload{Import: r.importShape(ctx, i)}, nil
}

func (r *Resolver) importShape(ctx context.Context, i *importer.Import) *model.Import {
	out := &model.Import{
		ID: i.ID, Rev: int(i.Version), Kind: i.Kind, FileName: i.FileName, State: model.ImportState(i.State), By: i.ByName, At: i.At,
		Households: i.Households, Persons: i.Persons, MonthlyTotal: i.Monthly, Progress: i.Progress(), FileURL: "/files/" + i.FileID,
		Entries: i.Entries,
		ByKind: each(i.ByKind, func(c importer.Count) *model.ImportCount {
			out := &model.ImportCount{Key: c.Key, Label: c.Key, Count: c.Count}
			if k, err := r.Deps.Catalog.Kind(c.Key); err == nil {
				out.Label = say(ctx, k.Name)
			} else if l, err := r.Deps.Catalog.Ledger(c.Key); err == nil {
				out.Label = say(ctx, l.Name)
			}
			return out
		}),
		Repaired: each(i.Repaired, func(c importer.Count) *model.ImportCount {
			return &model.ImportCount{Key: c.Key, Label: say(ctx, importer.RepairLabel(c.Key)), Count: c.Count}
		}),
		Refused: each(i.Refused, func(x importer.Refusal) *model.ImportRefusal {
			return &model.ImportRefusal{Sheet: x.Sheet, Row: x.Row, Reason: x.Reason, Message: say(ctx, x.Message), Household: opt(x.Household)}
		}),
		ByVillage: each(i.ByVillage, func(c importer.Count) *model.ImportCount {
			return &model.ImportCount{Key: c.Key, Label: r.Deps.Regions.Name(region.Code(c.Key)), Count: c.Count}
		}),
	}
	ok, why := r.Deps.Imports.MayApply(actorOf(ctx), i)
	out.MayApply, out.ApplyNote = ok, textOf(ctx, why)
	if i.RefusedFileID != "" {
		out.RefusedFileURL = opt("/files/" + i.RefusedFileID)
	}
	return out
}
