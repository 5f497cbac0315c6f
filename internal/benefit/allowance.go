package benefit

import (
	"context"

	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/ledger"
	"minzheng/internal/money"
)

// Allowance tells the yearly limits of a programme that a ledger pays beside, for a person of a group on a day, and what the
// programme's cases granted the person in that year. Error: NOT_ALLOWED_NOW STANDARD_MISSING.
func (s *Service) Allowance(ctx context.Context, y *catalog.Pays, personID, group string, on calendar.Date) (ledger.Allowance, error) {
	var out ledger.Allowance
	most, err := s.InForce(ctx, y.Cap, "", "", on)
	if err != nil {
		return out, err
	}
	first, err := s.InForce(ctx, y.Limit, "", group, on)
	if err != nil {
		return out, err
	}
	out.Cap, out.Limit = money.Fen(most.Value), money.Fen(first.Value)
	spans, err := s.spansOfYear(ctx, y.Program, []string{personID}, on.Month())
	if err != nil {
		return out, err
	}
	for _, e := range spans {
		out.Paid, out.Borne = out.Paid+e.Amount, out.Borne+e.Borne
	}
	return out, nil
}

// spansOfYear are the spans in force of a programme that began in the year of a month and cover one of the persons, by case.
func (s *Service) spansOfYear(ctx context.Context, program string, personIDs []string, month calendar.Month) ([]*Entitlement, error) {
	x, year := Entitlements, string(month)[:4]
	where := docstore.And(x.Program.Eq(program), x.Persons.HasAny(personIDs...), x.From.Gte(year+"-01"), x.From.Lte(year+"-12"))
	spans, err := s.spans.All(ctx, where, x.CaseID.Asc())
	if err != nil {
		return nil, err
	}
	live := spans[:0]
	for _, e := range spans {
		if !e.Void() {
			live = append(live, e)
		}
	}
	return live, nil
}
