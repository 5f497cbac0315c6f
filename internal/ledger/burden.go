package ledger

import (
	"context"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
)

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
