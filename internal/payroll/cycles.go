package payroll

import (
	"cmp"
	"context"
	"slices"

	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/money"
)

// kindOf is the kind of a programme's runs. A roster is drawn once a month like a monthly benefit.
func kindOf(p *catalog.Program) string {
	if p.Roster != nil || p.Benefit.Cycle == catalog.CycleMonthly {
		return Monthly
	}
	return Repeated
}

// thisYear is everybody who is entitled in the month and was not paid in its year.
func (s *Service) thisYear(ctx context.Context, p *catalog.Program, month calendar.Month) ([]Entry, error) {
	year := string(month)[:4]
	paid, err := s.allPayments(ctx, docstore.And(Payments.Program.Eq(p.ID), Payments.Item.Eq(p.Benefit.Item), Payments.Period.Gte(year+"-01"), Payments.Period.Lte(year+"-12"), liveLines()))
	if err != nil {
		return nil, err
	}
	have := make(map[string]bool, len(paid))
	for _, x := range paid {
		have[x.Recipient] = true
	}
	var out []Entry
	for e, err := range s.spans.Scan(ctx, dueHere(p.ID, month), 1000) {
		if err != nil {
			return nil, err
		}
		if have[e.Recipient()] {
			continue
		}
		entry := entryOf(e, p.Benefit.Item, month)
		entry.Yearly = true
		out = append(out, entry)
	}
	return out, nil
}

// share is what a roster would pay for one span.
type share struct {
	span *benefit.Entitlement
	each money.Fen // a head, or the recipient
}

// drawing is the entries of a roster: those who draw from its programmes in the month. Whoever is in several is paid
// once, the highest amount; of the same amount the programme that is named first.
func (s *Service) drawing(ctx context.Context, p *catalog.Program, month calendar.Month) ([]Entry, error) {
	var shares []share
	for _, program := range p.Roster.From {
		for e, err := range s.spans.Scan(ctx, inForce(program, month), 1000) {
			if err != nil {
				return nil, err
			}
			each, err := s.Benefit.RosterAmount(ctx, p, e, month)
			if err != nil {
				return nil, err
			}
			if each > 0 {
				shares = append(shares, share{e, each})
			}
		}
	}
	slices.SortStableFunc(shares, func(a, b share) int { return cmp.Compare(b.each, a.each) })
	taken := map[string]bool{}
	var out []Entry
	for _, x := range shares {
		heads := 0
		for _, id := range x.span.MemberIDs {
			if !taken[id] {
				taken[id] = true
				heads++
			}
		}
		if heads == 0 || p.Roster.Per == catalog.UnitHousehold && heads < len(x.span.MemberIDs) {
			continue
		}
		entry := entryOf(x.span, p.Benefit.Item, month)
		entry.Program, entry.Roster, entry.Amount, entry.Members = x.span.Program, p.ID, x.each, heads
		if p.Roster.Per == catalog.UnitPerson {
			amount, err := x.each.Mul(int64(heads))
			if err != nil {
				return nil, err
			}
			entry.Amount = amount
		}
		out = append(out, entry)
	}
	return out, nil
}
