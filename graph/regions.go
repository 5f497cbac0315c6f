package graph

import (
	"context"

	"minzheng/graph/model"
	"minzheng/internal/region"
)

func (q query) Regions(_ context.Context, parentCode *string) ([]*model.Region, error) {
	if parentCode == nil {
		return []*model.Region{q.region(q.Deps.Regions.City().Code)}, nil
	}
	return each(q.Deps.Regions.Children(region.Code(*parentCode), q.today()), q.division), nil
}

func (q query) Region(_ context.Context, regionCode string) (*model.Region, error) {
	x, err := q.Deps.Regions.Get(region.Code(regionCode))
	if err != nil {
		return nil, err
	}
	return q.division(x), nil
}

// region is the division of a code that a record carries; one that the directory lacks (a household register elsewhere)
// is named by its code.
func (r *Resolver) region(code region.Code) *model.Region {
	x, err := r.Deps.Regions.Get(code)
	if err != nil {
		x = region.Region{Code: code, Name: string(code), Tier: code.Tier()}
	}
	return r.division(x)
}

func (r *Resolver) regionOrNone(code region.Code) *model.Region {
	if code == "" {
		return nil
	}
	return r.region(code)
}

func (r *Resolver) division(x region.Region) *model.Region {
	return &model.Region{
		Code: string(x.Code), Name: x.Name, FullName: r.Deps.Regions.FullName(x.Code), Tier: model.Tier(x.Tier), Kind: string(x.Kind),
		ParentCode: opt(string(x.Parent)), ValidFrom: x.ValidFrom, ValidTo: opt(x.ValidTo), MergedInto: opt(string(x.MergedInto)),
		HasChildren: len(r.Deps.Regions.Children(x.Code, r.today())) > 0,
	}
}
