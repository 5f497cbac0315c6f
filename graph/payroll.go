package graph

import (
	"context"

	"minzheng/graph/model"
	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/payroll"
	"minzheng/internal/region"
)

func (q query) Batches(ctx context.Context, programCode *string, first *int, after *string) (*model.BatchConnection, error) {
	actor := actorOf(ctx)
	page, err := q.Deps.Payroll.BatchesOf(ctx, actor, payroll.BatchQuery{Program: some(programCode), First: size(first), After: some(after)})
	if err != nil {
		return nil, err
	}
	return &model.BatchConnection{
		Nodes:    each(page.Batches, func(b *payroll.Batch) *model.Batch { return q.batch(ctx, b) }),
		PageInfo: pageInfo(page.End, page.More),
		Count: counter(func(ctx context.Context) (int64, error) {
			return q.Deps.Payroll.CountBatches(ctx, actor, some(programCode))
		}),
	}, nil
}

func (q query) Batch(ctx context.Context, batchID string) (*model.Batch, error) {
	b, err := q.Deps.Payroll.Batch(ctx, actorOf(ctx), batchID)
	if err != nil {
		return nil, err
	}
	return q.batch(ctx, b), nil
}

func (m mutation) FreezeBatch(ctx context.Context, in model.FreezeBatchInput) (*model.BatchPayload, error) {
	b, err := m.Deps.Payroll.Freeze(ctx, actorOf(ctx), in.RequestID, payroll.FreezeInput{Program: in.ProgramCode, Month: in.Month})
	return m.batchPayload(ctx, b, err)
}

func (m mutation) AdvanceBatch(ctx context.Context, in model.AdvanceBatchInput) (*model.BatchPayload, error) {
	b, err := m.Deps.Payroll.Advance(ctx, actorOf(ctx), in.RequestID, payroll.AdvanceInput{
		BatchID: in.BatchID, Rev: int64(in.Rev), Step: payroll.Step(in.Step), Reason: some(in.Reason),
	})
	return m.batchPayload(ctx, b, err)
}

func (m mutation) ImportBankResult(ctx context.Context, in model.ImportBankResultInput) (*model.BatchPayload, error) {
	b, err := m.Deps.Payroll.ImportResult(ctx, actorOf(ctx), in.RequestID, payroll.ResultInput{BatchID: in.BatchID, Rev: int64(in.Rev), FileID: in.FileID})
	return m.batchPayload(ctx, b, err)
}

func (m mutation) HoldPayment(ctx context.Context, in model.HoldPaymentInput) (*model.PaymentPayload, error) {
	p, err := m.Deps.Payroll.Hold(ctx, actorOf(ctx), in.RequestID, payroll.HoldInput{PaymentID: in.PaymentID, Rev: int64(in.Rev), Hold: in.Hold, Reason: in.Reason})
	if err != nil {
		return nil, err
	}
	return &model.PaymentPayload{Payment: m.payment(ctx, p)}, nil
}

func (f batch) Payments(ctx context.Context, b *model.Batch, state *model.PaymentState, search, regionCode *string, onlyChecked *bool, first *int, after *string) (*model.PaymentConnection, error) {
	return f.payments(ctx, payroll.PaymentQuery{
		BatchID: b.ID, State: payroll.PayState(some(state)), Search: some(search), Region: region.Code(some(regionCode)), OnlyChecked: some(onlyChecked),
		First: size(first), After: some(after),
	})
}

func (f batch) ByTownship(ctx context.Context, b *model.Batch) ([]*model.BatchTownship, error) {
	rows, err := f.Deps.Payroll.ByTownship(ctx, actorOf(ctx), b.ID)
	return list(rows, err, func(t payroll.Township) *model.BatchTownship {
		return &model.BatchTownship{Region: f.region(t.Code), Lines: t.Lines, Total: t.Total}
	})
}

func (f batch) AvailableSteps(ctx context.Context, b *model.Batch) ([]*model.BatchStepInfo, error) {
	return each(f.Deps.Payroll.Steps(actorOf(ctx), b.Doc), func(s payroll.StepInfo) *model.BatchStepInfo {
		return &model.BatchStepInfo{Step: model.BatchStep(s.Step), Label: say(ctx, s.Label), Allowed: s.Allowed, Reason: textOf(ctx, s.Reason), NeedsReason: s.NeedsReason}
	}), nil
}

func (f caseFields) Payments(ctx context.Context, c *model.Case, first *int, after *string) (*model.PaymentConnection, error) {
	return f.payments(ctx, payroll.PaymentQuery{CaseID: c.ID, First: size(first), After: some(after)})
}

func (r *Resolver) payments(ctx context.Context, ask payroll.PaymentQuery) (*model.PaymentConnection, error) {
	actor := actorOf(ctx)
	page, err := r.Deps.Payroll.PaymentsOf(ctx, actor, ask)
	if err != nil {
		return nil, err
	}
	return &model.PaymentConnection{
		Nodes:    each(page.Payments, func(p *payroll.Payment) *model.Payment { return r.payment(ctx, p) }),
		PageInfo: pageInfo(page.End, page.More),
		Count:    counter(func(ctx context.Context) (int64, error) { return r.Deps.Payroll.CountPayments(ctx, actor, ask) }),
	}, nil
}

func (r *Resolver) batchPayload(ctx context.Context, b *payroll.Batch, err error) (*model.BatchPayload, error) {
	if err != nil {
		return nil, err
	}
	return &model.BatchPayload{Batch: r.batch(ctx, b)}, nil
}

func (r *Resolver) batch(ctx context.Context, b *payroll.Batch) *model.Batch {
	t := b.Totals
	out := &model.Batch{
		ID: b.ID, Rev: int(b.Version), Number: b.Number, ProgramCode: b.Program, ProgramName: b.Program, Month: b.Month, State: model.BatchState(b.State),
		StateLabel: say(ctx, b.State.Label()), LineCount: t.Lines, PersonCount: t.Persons, Total: t.Total, Paid: t.Paid, Returned: t.Returned, Held: t.Held,
		Supplement: t.Supplement, Reissued: t.Reissued, Deviation: opt(b.Deviation), DeviationReason: opt(b.Reason), Progress: b.Progress(),
		FileName: opt(b.FileName), FileHash: opt(b.FileHash), Doc: b,
		Checks: each(b.Checks, func(c payroll.Check) *model.BatchCheck {
			severity := model.SeverityWarning
			if c.Blocking {
				severity = model.SeverityDanger
			}
			return &model.BatchCheck{Key: c.Key, Label: say(ctx, payroll.CheckLabel(c.Key)), Severity: severity, Count: c.Count, Blocking: c.Blocking, PaymentIds: append([]string{}, c.PaymentIDs...)}
		}),
		Log: each(b.Log, func(e payroll.Event) *model.BatchEvent {
			return &model.BatchEvent{Step: e.Step, Label: say(ctx, payroll.StepLabel(e.Step)), By: e.By.Name, At: instant(e.At), Note: opt(e.Note)}
		}),
	}
	if b.State == payroll.Settled && t.Returned > 0 {
		out.StateLabel = say(ctx, fault.T("已结清（%[1]d笔退回待补发）", "Settled (%[1]d returned, to be paid again)", t.Returned))
	}
	if p, err := r.Deps.Catalog.Program(b.Program); err == nil {
		out.ProgramName = say(ctx, p.Name)
	}
	if b.Last != nil {
		out.LastMonthTotal, out.LastMonthLines = &b.Last.Total, &b.Last.Lines
	}
	if b.FileID != "" {
		out.FileURL = opt("/files/" + b.FileID)
	}
	return out
}

func (r *Resolver) payment(ctx context.Context, p *payroll.Payment) *model.Payment {
	return &model.Payment{
		ID: p.ID, Rev: int(p.Version), BatchID: p.BatchID, CaseID: p.CaseID, CaseNumber: p.CaseNumber, Payee: p.Payee, Bank: p.Bank, AccountMasked: p.AccountMasked(),
		Item: p.Item, ItemLabel: say(ctx, payroll.ItemLabel(p.Item)), Period: p.Period, Amount: p.Amount, AreaClass: p.AreaClass, AreaClassLabel: r.label(ctx, "AREA_CLASSES", p.AreaClass),
		State: model.PaymentState(p.State), StateLabel: say(ctx, p.State.Label()), BankMessage: textOf(ctx, p.BankMessage()), PaidOn: opt[calendar.Date](p.PaidOn),
		Village: r.region(p.Deepest()), HoldNote: textOf(ctx, p.HoldNote()), ReissueOf: opt(p.ReissueOf), Doc: p,
		Checks: each(p.Checks, func(key string) string { return say(ctx, payroll.CheckLabel(key)) }),
	}
}

func (f payment) MayHold(ctx context.Context, p *model.Payment) (bool, error) {
	if !actorOf(ctx).May(access.PayrollHold) || p.Doc.State != payroll.Pending && p.Doc.State != payroll.Held {
		return false, nil // no need to read the run
	}
	b, err := f.batchOf(ctx, p.BatchID)
	return err == nil && b != nil && f.Deps.Payroll.MayHold(actorOf(ctx), p.Doc, b), err
}

func (f payment) AccountCorrected(ctx context.Context, p *model.Payment) (bool, error) {
	if p.Doc.State != payroll.Returned {
		return false, nil
	}
	c, err := f.caseOf(ctx, p.CaseID)
	return err == nil && p.Doc.Corrected(c), err
}
