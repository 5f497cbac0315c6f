package payroll

import (
	"context"

	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/ledger"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

// Spent is what the bank paid for programmes between two days, by township and programme, wherever: for those who hold it
// against what the townships were allocated.
func (s *Service) Spent(ctx context.Context, programs []string, from, to calendar.Date) (map[ledger.Spending]money.Fen, error) {
	x := Payments
	rows, err := s.payments.Aggregate(ctx, docstore.Group[Payment]{
		Where: docstore.And(x.Program.In(programs...), x.PaidOn.Gte(string(from)), x.PaidOn.Lte(string(to)), x.State.Eq(string(Paid))),
		By:    []docstore.Dim[Payment]{x.Township.Dim(), x.Program.Dim()}, Measures: []docstore.Measure[Payment]{x.Amount.Sum("sum")}, MaxGroups: 2000,
	})
	if err != nil {
		return nil, err
	}
	out := map[ledger.Spending]money.Fen{}
	for _, row := range rows {
		out[ledger.Spending{Township: region.Code(row.Key[0].Str), Program: row.Key[1].Str}] = money.Fen(row.M["sum"].Int)
	}
	return out, nil
}
