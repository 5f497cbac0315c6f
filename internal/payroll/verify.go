package payroll

import (
	"context"
	"fmt"
	"slices"

	"minzheng/internal/benefit"
	"minzheng/internal/docstore"
)

// Sweep carries on calculations that a stopped process left half done. It is safe to run at any time, also while the
// calculation is still under way somewhere else.
func (s *Service) Sweep(ctx context.Context) error {
	for b, err := range s.batches.Scan(ctx, Batches.Calculating.Is(true), 100) {
		if err != nil {
			return err
		}
		if err := s.carryOn(ctx, s.robot(), b.ID); err != nil {
			return fmt.Errorf("carry on the run %s: %w", b.Number, err)
		}
	}
	return nil
}

// Check proves the money for `server check`: the lines of every run add up to its totals, no month is paid twice to a
// recipient, nothing paid exceeds the entitlement of its month (a roster pays
// whoever is entitled, beside it), and every paid line has its day and a run that was sent.
func (s *Service) Check(ctx context.Context, problem benefit.Problem) error {
	states := map[string]State{}
	for b, err := range s.batches.Scan(ctx, docstore.True[Batch](), 200) {
		if err != nil {
			return err
		}
		states[b.ID] = b.State
		if b.State == Frozen {
			continue
		}
		sum, err := s.totals(ctx, Payments.BatchID.Eq(b.ID), b.Month)
		if err != nil {
			return err
		}
		if sum != b.Totals {
			problem(b.Number, fmt.Sprintf("the run says %+v, its lines %+v", b.Totals, sum))
		}
	}
	seen := map[string]string{}
	part := make([]*Payment, 0, partSize)
	flush := func() error {
		err := s.checkLines(ctx, part, problem)
		part = part[:0]
		return err
	}
	for p, err := range s.payments.Scan(ctx, docstore.True[Payment](), 1000) {
		if err != nil {
			return err
		}
		checkLine(p, states[p.BatchID], problem)
		if p.State.live() {
			key := p.Recipient + "|" + p.Program + "|" + slot(p.Item) + "|" + p.paidFor()
			if other := seen[key]; other != "" {
				problem(p.ID, "the same recipient, programme, item and month as "+other)
			}
			seen[key] = p.ID
		}
		if p.State == Paid {
			if part = append(part, p); len(part) == partSize {
				if err := flush(); err != nil {
					return err
				}
			}
		}
	}
	return flush()
}

func checkLine(p *Payment, b State, problem benefit.Problem) {
	switch {
	case b == "":
		problem(p.ID, "its run is not there")
	case (p.State == Paid) != (p.PaidOn != ""):
		problem(p.ID, fmt.Sprintf("%s with the day of payment %q", p.State, p.PaidOn))
	case p.State == Returned && p.ReturnedAt == "":
		problem(p.ID, "returned at no time")
	case p.State == AtBank && b != Exported, (p.State == Paid || p.State == Returned || p.State == Reissued) && b != Settled,
		p.State == Pending && !b.Open(), b == Cancelled && p.State != Void:
		problem(p.ID, fmt.Sprintf("%s in a run that is %s", p.State, b))
	case p.Amount < 0:
		problem(p.ID, "the amount is negative")
	}
}

// checkLines holds paid lines against the spans of their cases.
func (s *Service) checkLines(ctx context.Context, lines []*Payment, problem benefit.Problem) error {
	ids := make([]string, 0, len(lines))
	for _, p := range lines {
		ids = append(ids, p.CaseID)
	}
	slices.Sort(ids)
	spans := map[string][]*benefit.Entitlement{}
	if len(ids) == 0 {
		return nil
	}
	for e, err := range s.spans.Scan(ctx, benefit.Entitlements.CaseID.In(slices.Compact(ids)...), 1000) {
		if err != nil {
			return err
		}
		spans[e.CaseID] = append(spans[e.CaseID], e)
	}
	for _, p := range lines {
		ok := slices.ContainsFunc(spans[p.CaseID], func(e *benefit.Entitlement) bool {
			return !e.Void() && e.In(p.Period) && (p.Roster != "" || p.Amount <= e.Amount)
		})
		if !ok {
			problem(p.ID, fmt.Sprintf("paid %s for %s, more than the case is entitled to", p.Amount, p.Period))
		}
	}
	return nil
}
