package graph

import (
	"context"

	"minzheng/graph/model"
	"minzheng/internal/access"
	"minzheng/internal/desk"
)

func (q query) MyFavourites(ctx context.Context) ([]*model.DeskItem, error) {
	return q.onDesk(ctx, q.Deps.Desk.Favourites)
}

func (q query) MyRecent(ctx context.Context) ([]*model.DeskItem, error) {
	return q.onDesk(ctx, q.Deps.Desk.Recent)
}

func (m mutation) SetFavourite(ctx context.Context, in model.SetFavouriteInput) (*model.DeskPayload, error) {
	return m.deskPayload(ctx, m.Deps.Desk.SetFavourite(ctx, actorOf(ctx), in.RequestID, desk.Kind(in.Kind), in.ItemID, in.Favourite))
}

func (m mutation) NoteVisit(ctx context.Context, in model.NoteVisitInput) (*model.DeskPayload, error) {
	return m.deskPayload(ctx, m.Deps.Desk.Visit(ctx, actorOf(ctx), in.RequestID, desk.Kind(in.Kind), in.ItemID))
}

func (r *Resolver) deskPayload(ctx context.Context, err error) (*model.DeskPayload, error) {
	if err != nil {
		return nil, err
	}
	out := &model.DeskPayload{}
	if out.Favourites, err = r.onDesk(ctx, r.Deps.Desk.Favourites); err != nil {
		return nil, err
	}
	out.Recent, err = r.onDesk(ctx, r.Deps.Desk.Recent)
	return out, err
}

func (r *Resolver) onDesk(ctx context.Context, read func(context.Context, *access.Actor) ([]desk.Shown, error)) ([]*model.DeskItem, error) {
	shown, err := read(ctx, actorOf(ctx))
	return list(shown, err, func(x desk.Shown) *model.DeskItem {
		out := &model.DeskItem{
			Kind: model.DeskKind(x.Kind), ID: x.ID, Label: opt(x.Label), TypeName: textOf(ctx, x.Type), StatusLabel: textOf(ctx, x.Status), At: x.At, Favourite: x.Favourite,
		}
		if x.Label == "" { // a function is called what it is
			out.Label, out.TypeName = out.TypeName, nil
		}
		if x.Region != "" {
			out.RegionName = opt(r.Deps.Regions.Name(x.Region))
		}
		return out
	})
}
