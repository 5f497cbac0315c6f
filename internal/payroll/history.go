package payroll

import (
	"context"
)

// PutSettled writes a run of the past with all its lines, as the demo city makes them, in the caller's Tx or Load. The
// totals come from the lines; the run must be settled and every line paid, returned or reissued.
func (s *Service) PutSettled(ctx context.Context, b *Batch, lines []*Payment) error {
	b.State, b.Totals = Settled, sumOf(b, lines)
	b.Roster, b.Done, b.Parts = len(lines), len(lines), 1
	if b.Last != nil {
		var err error
		if b.Deviation, err = change(b.Totals.Total, b.Last.Total); err != nil {
			return err
		}
	}
	for _, p := range lines {
		p.BatchID, p.Section, p.Program = b.ID, b.Section, b.Program
		p.ID = lineID(b.ID, p.Seq)
	}
	if err := s.batches.Insert(ctx, b); err != nil {
		return err
	}
	for len(lines) > 0 {
		n := min(len(lines), 2000)
		if err := s.payments.Insert(ctx, lines[:n]...); err != nil {
			return err
		}
		lines = lines[n:]
	}
	return nil
}

// LineID is the id of a line of a run, by which a later line repeats it.
func LineID(batchID string, seq int) string { return lineID(batchID, seq) }

// sumOf adds up lines in memory as totals does in the store.
func sumOf(b *Batch, lines []*Payment) Totals {
	var t Totals
	for _, p := range lines {
		if p.State == Void {
			continue
		}
		t.Lines++
		t.Total += p.Amount
		if p.Period == b.Month {
			t.Persons += p.Members
		}
		if p.Item == Supplement {
			t.Supplement++
		}
		if p.ReissueOf != "" {
			t.Reissued++
		}
		switch p.State {
		case Held:
			t.Held++
		case Paid:
			t.Paid += p.Amount
		case Returned, Reissued:
			t.Returned++
		case Pending, AtBank, Void:
		}
		if p.State != Held {
			t.Payable += p.Amount
		}
	}
	return t
}
