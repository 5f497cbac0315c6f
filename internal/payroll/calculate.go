package payroll

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/casework"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
)

// checkDuplicate marks a line that was not made payable because its recipient has a live line for the month already.
const checkDuplicate = "DUPLICATE_RECIPIENT"

// calculate begins the calculation (once) and carries it through. A repeated request, a second process or the sweeper
// finds how far it is and goes on; each part of the roster becomes lines in one transaction with the count of parts.
func (s *Service) calculate(ctx context.Context, actor *access.Actor, requestID string, in AdvanceInput) error {
	_, _, err := s.Once.Do(ctx, actor, requestID, "payroll.advance", in, func(ctx context.Context) (string, error) {
		b, err := s.batch(ctx, actor, access.PayrollCalculate, in.BatchID)
		if err != nil {
			return "", err
		}
		if b.Version != in.Rev {
			return "", fault.Stale()
		}
		if b.State != Frozen {
			return "", wrongState(b)
		}
		b.Calculating = &benefit.Person{ID: actor.StaffID, Name: actor.Name}
		return b.ID, stored(s.batches.Replace(ctx, b), noBatch())
	})
	if err != nil {
		return err
	}
	return s.carryOn(ctx, actor, in.BatchID)
}

// carryOn completes a calculation that was begun.
func (s *Service) carryOn(ctx context.Context, actor *access.Actor, batchID string) error {
	for {
		more, err := s.nextPart(ctx, batchID)
		if errors.Is(err, docstore.ErrConflict) {
			continue // another process wrote the same part
		}
		if err != nil {
			return err
		}
		if !more {
			break
		}
	}
	b, err := s.batches.Get(ctx, batchID)
	if err != nil || b.State != Frozen || b.Calculating == nil {
		return err
	}
	found, err := s.examine(ctx, b)
	if err != nil {
		return err
	}
	return s.Store.Tx(ctx, func(ctx context.Context) error {
		b, err := s.batches.Get(ctx, batchID)
		if err != nil || b.State != Frozen || b.Calculating == nil || b.Done < b.Roster {
			return err
		}
		by := *actor
		by.StaffID, by.Name = b.Calculating.ID, b.Calculating.Name // who asked for it, also when the sweeper completes it
		b.State, b.Calculating = Calculated, nil
		if err := s.record(ctx, b, found); err != nil {
			return err
		}
		text := fault.T("计算批次%[1]s：%[2]d笔，%[3]s元", "Calculated the run %[1]s: %[2]d lines, %[3]s yuan", b.Number, b.Totals.Lines, b.Totals.Total.Yuan())
		if err := s.log(ctx, &by, b, "CALCULATE", "payroll.advance", "", text); err != nil {
			return err
		}
		return s.batches.Replace(ctx, b)
	})
}

// nextPart turns the next part of the roster into lines; more is false when nothing is left to do.
func (s *Service) nextPart(ctx context.Context, batchID string) (more bool, err error) {
	err = s.Store.Tx(ctx, func(ctx context.Context) error {
		b, err := s.batches.Get(ctx, batchID)
		if err != nil {
			return stored(err, noBatch())
		}
		if more = b.State == Frozen && b.Calculating != nil && b.Done < b.Roster; !more {
			return nil
		}
		part, err := s.rosters.Get(ctx, partID(b.ID, b.Parts))
		if err != nil {
			return fmt.Errorf("roster of %s: %w", b.Number, err)
		}
		if err := s.makeLines(ctx, b, part.Entries); err != nil {
			return err
		}
		b.Done, b.Parts = b.Done+len(part.Entries), b.Parts+1
		return s.batches.Replace(ctx, b)
	})
	return more, err
}

func lineID(batchID string, seq int) string { return fmt.Sprintf("pay_%s_%06d", batchID, seq) }

// makeLines writes the lines of some entries. Lines that a process without transactions left behind are kept.
func (s *Service) makeLines(ctx context.Context, b *Batch, entries []Entry) error {
	ids := make([]string, len(entries))
	lines := make([]*Payment, len(entries))
	for i, e := range entries {
		ids[i] = lineID(b.ID, e.Seq)
		lines[i] = &Payment{
			Meta: docstore.Meta{ID: ids[i]}, Place: e.Place, Section: b.Section, BatchID: b.ID, Seq: e.Seq, CaseID: e.CaseID,
			CaseNumber: e.CaseNumber, SpanID: e.SpanID, HouseholdID: e.HouseholdID, Recipient: e.Recipient, Program: cmp.Or(e.Program, b.Program), Item: e.Item,
			Period: e.Period, Amount: e.Amount, Members: e.Members, AreaClass: e.AreaClass, State: Pending, ReissueOf: e.ReissueOf,
			Yearly: e.Yearly, Roster: e.Roster,
		}
	}
	old, err := s.payments.GetMany(ctx, ids)
	if err != nil {
		return err
	}
	lines = slices.DeleteFunc(lines, func(p *Payment) bool { return old[p.ID] != nil })
	cases, err := s.cases(ctx, lines)
	if err != nil {
		return err
	}
	for _, p := range lines {
		p.pay(cases[p.CaseID])
	}
	if err := s.repeat(ctx, lines); err != nil {
		return err
	}
	if err := s.refuseDoubles(ctx, lines); err != nil {
		return err
	}
	return s.payments.Insert(ctx, lines...)
}

// pay fills in where the line goes, as the case says now.
func (p *Payment) pay(c *casework.Case) {
	if c == nil {
		return
	}
	p.Payee, p.PersonID = c.Applicant, c.ApplicantID
	a := c.State.Account
	if a == nil || a.Sealed == "" {
		return
	}
	p.Bank, p.Payee, p.Sealed, p.Blind, p.Last4 = a.Bank, a.Holder, a.Sealed, a.Blind, a.Last4
	p.PersonID = holder(c, a.Holder)
}

// holder is the person of a case's household who bears the name of an account's holder: the applicant before others, and
// nobody where two bear it, so that no name goes to the bank with another's identity number.
func holder(c *casework.Case, name string) string {
	if name == c.Applicant {
		return c.ApplicantID
	}
	found := ""
	for _, m := range c.State.Members {
		switch {
		case m.Name != name:
		case found != "" && found != m.PersonID:
			return ""
		default:
			found = m.PersonID
		}
	}
	return found
}

// ofHousehold reports whether an account's holder bears the name of the applicant or a member.
func ofHousehold(c *casework.Case, name string) bool {
	return name == c.Applicant || slices.ContainsFunc(c.State.Members, func(m casework.Member) bool { return m.Name == name })
}

// repeat marks the returned lines that the new ones repeat. One that is no longer returned is not repeated.
func (s *Service) repeat(ctx context.Context, lines []*Payment) error {
	var ids []string
	for _, p := range lines {
		if p.ReissueOf != "" {
			ids = append(ids, p.ReissueOf)
		}
	}
	old, err := s.payments.GetMany(ctx, ids)
	if err != nil {
		return err
	}
	var changed []*Payment
	for _, p := range lines {
		if p.ReissueOf == "" {
			continue
		}
		o := old[p.ReissueOf]
		if o == nil || o.State != Returned {
			p.State, p.Checks = Void, []string{checkDuplicate}
			continue
		}
		o.State = Reissued
		changed = append(changed, o)
	}
	return s.replaceLines(ctx, changed)
}

// refuseDoubles voids new lines whose recipient has a live line for the month, in this run or any other. The store's
// guard would refuse them; here they are told apart so that one doubtful case does not stop the run.
func (s *Service) refuseDoubles(ctx context.Context, lines []*Payment) error {
	type key struct{ program, recipient, item, period string }
	of := func(p *Payment) key { return key{p.Program, p.Recipient, slot(p.Item), p.paidFor()} }
	taken := map[key]bool{}
	type group struct{ program, period string }
	groups := map[group][]string{}
	for _, p := range lines {
		g := group{p.Program, p.paidFor()}
		groups[g] = append(groups[g], p.Recipient)
	}
	for g, recipients := range groups {
		live, err := s.allPayments(ctx, docstore.And(Payments.Program.Eq(g.program), Payments.Period.Prefix(g.period), Payments.Recipient.In(recipients...), liveLines()))
		if err != nil {
			return err
		}
		for _, p := range live {
			taken[of(p)] = true
		}
	}
	for _, p := range lines {
		if p.State != Pending {
			continue
		}
		k := of(p)
		if taken[k] {
			p.State, p.Checks = Void, []string{checkDuplicate}
		}
		taken[k] = true
	}
	return nil
}

// cases reads the cases of some lines.
func (s *Service) cases(ctx context.Context, lines []*Payment) (map[string]*casework.Case, error) {
	ids := make([]string, 0, len(lines))
	for _, p := range lines {
		ids = append(ids, p.CaseID)
	}
	slices.Sort(ids)
	return s.Cases.GetMany(ctx, s.robot(), slices.Compact(ids))
}
