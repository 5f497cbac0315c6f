package payroll

import (
	"context"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/money"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

// BatchCollection and PaymentCollection are for figures, which AND the scope onto every read.
func (s *Service) BatchCollection() *docstore.Collection[Batch, *Batch] { return s.batches }

// PaymentCollection is the lines, for figures.
func (s *Service) PaymentCollection() *docstore.Collection[Payment, *Payment] { return s.payments }

// cityWide reports whether the actor sees runs as they are, not only by the lines in reach.
func (s *Service) cityWide(actor *access.Actor, section string) bool {
	return actor.Can(access.PayrollRead, s.place(), section) == nil
}

// Batch is a run as the actor may see it: townships and villages see its course and the totals of their own lines, not
// the city's figures, findings or files. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (s *Service) Batch(ctx context.Context, actor *access.Actor, id string) (*Batch, error) {
	if err := actor.Need(access.PayrollRead); err != nil {
		return nil, err
	}
	b, err := s.batches.Get(ctx, id)
	if err != nil {
		return nil, stored(err, noBatch())
	}
	return s.seen(ctx, actor, b)
}

// BatchPage is one page of runs, newest first.
type BatchPage struct {
	Batches []*Batch
	End     string
	More    bool
}

// BatchQuery narrows the list of runs; First is 1 to 100.
type BatchQuery struct {
	Program string
	First   int
	After   string
}

// BatchesOf lists runs, newest first, each as the actor may see it.
func (s *Service) BatchesOf(ctx context.Context, actor *access.Actor, q BatchQuery) (BatchPage, error) {
	where, err := s.runFilter(actor, q.Program)
	if err != nil {
		return BatchPage{}, err
	}
	page, err := access.Page(ctx, s.batches, docstore.Query[Batch]{
		Where: where, Limit: q.First, After: docstore.Cursor(q.After),
		Sort: []docstore.Order[Batch]{Batches.Month.Desc(), Batches.Number.Desc()},
	})
	if err != nil {
		return BatchPage{}, err
	}
	out := BatchPage{End: string(page.End()), More: page.More}
	for _, b := range page.Items {
		seen, err := s.seen(ctx, actor, b)
		if err != nil {
			return BatchPage{}, err
		}
		out.Batches = append(out.Batches, seen)
	}
	return out, nil
}

// CountBatches counts what BatchesOf lists.
func (s *Service) CountBatches(ctx context.Context, actor *access.Actor, program string) (int64, error) {
	where, err := s.runFilter(actor, program)
	if err != nil {
		return 0, err
	}
	return s.batches.Count(ctx, where, 0)
}

// runFilter is the runs an actor knows of: city staff those of their sections, townships and villages all, since what
// they see of each is their own lines.
func (s *Service) runFilter(actor *access.Actor, program string) (docstore.Filter[Batch], error) {
	scope, err := access.Scope(actor, access.PayrollRead, BatchScope())
	if err != nil {
		return scope, err
	}
	if actor.Region.Tier() != region.TierCity {
		scope = docstore.True[Batch]()
	}
	if program != "" {
		scope = docstore.And(scope, Batches.Program.Eq(program))
	}
	return scope, nil
}

func (s *Service) seen(ctx context.Context, actor *access.Actor, b *Batch) (*Batch, error) {
	if s.cityWide(actor, b.Section) {
		return b, nil
	}
	if actor.Region.Tier() == region.TierCity {
		return nil, noBatch()
	}
	scope, err := access.Scope(actor, access.PayrollRead, PaymentScope())
	if err != nil {
		return nil, err
	}
	own := &Batch{
		Meta: b.Meta, Place: b.Place, Section: b.Section, Number: b.Number, Program: b.Program, Month: b.Month, Kind: b.Kind, State: b.State,
		Roster: b.Roster, Done: b.Done, Log: make([]Event, len(b.Log)), Checks: []Check{},
	}
	copy(own.Log, b.Log)
	for i := range own.Log {
		own.Log[i].Note = ""
	}
	if own.Totals, err = s.totals(ctx, docstore.And(scope, Payments.BatchID.Eq(b.ID)), b.Month); err != nil {
		return nil, err
	}
	return own, s.compareOwn(ctx, scope, b, own)
}

// compareOwn sets the lines in reach of the run before beside those of the run.
func (s *Service) compareOwn(ctx context.Context, scope docstore.Filter[Payment], b, own *Batch) error {
	if b.Last == nil {
		return nil
	}
	before, err := s.batches.First(ctx, docstore.And(Batches.Program.Eq(b.Program), Batches.Month.Eq(string(b.Last.Month)), Batches.State.Ne(string(Cancelled))))
	if err != nil {
		return stored(err, noBatch())
	}
	t, err := s.totals(ctx, docstore.And(scope, Payments.BatchID.Eq(before.ID)), before.Month)
	if err != nil {
		return err
	}
	own.Last = &Last{Month: before.Month, Lines: t.Lines, Persons: t.Persons, Total: t.Total}
	own.Deviation, err = change(own.Totals.Total, t.Total)
	return err
}

// Township is a run's figures in one township.
type Township struct {
	Code  region.Code
	Lines int
	Total money.Fen
}

// ByTownship adds up the lines of a run in reach by township.
func (s *Service) ByTownship(ctx context.Context, actor *access.Actor, batchID string) ([]Township, error) {
	where, err := s.lineFilter(ctx, actor, PaymentQuery{BatchID: batchID})
	if err != nil {
		return nil, err
	}
	rows, err := s.payments.Aggregate(ctx, docstore.Group[Payment]{
		Where: docstore.And(where, Payments.State.Ne(string(Void))), By: []docstore.Dim[Payment]{Payments.Township.Dim()},
		Measures: []docstore.Measure[Payment]{docstore.CountAs[Payment]("n"), Payments.Amount.Sum("fen")},
	})
	if err != nil {
		return nil, err
	}
	out := make([]Township, 0, len(rows))
	for _, r := range rows {
		out = append(out, Township{Code: region.Code(r.Key[0].Str), Lines: int(r.M["n"].Int), Total: fenOf(r.M["fen"].Int)})
	}
	return out, nil
}

// PaymentQuery narrows a list of lines: of a run in the order of its rows, or of a case, newest first. Search is a part
// of the payee's name or a case number. First is 1 to 100.
type PaymentQuery struct {
	BatchID     string
	CaseID      string
	State       PayState
	Search      string
	Region      region.Code
	OnlyChecked bool
	First       int
	After       string
}

// PaymentPage is one page of lines.
type PaymentPage struct {
	Payments []*Payment
	End      string
	More     bool
}

// PaymentsOf lists lines in the actor's reach, and of a case in reach all. Errors: UNAUTHENTICATED, FORBIDDEN, INVALID (/first, /after).
func (s *Service) PaymentsOf(ctx context.Context, actor *access.Actor, q PaymentQuery) (PaymentPage, error) {
	where, err := s.lineFilter(ctx, actor, q)
	if err != nil {
		return PaymentPage{}, err
	}
	sort := []docstore.Order[Payment]{Payments.Seq.Asc()}
	if q.BatchID == "" {
		sort = []docstore.Order[Payment]{Payments.Period.Desc(), Payments.Seq.Desc()}
	}
	page, err := access.Page(ctx, s.payments, docstore.Query[Payment]{Where: where, Sort: sort, Limit: q.First, After: docstore.Cursor(q.After)})
	if err != nil {
		return PaymentPage{}, err
	}
	return PaymentPage{Payments: page.Items, End: string(page.End()), More: page.More}, nil
}

// CountPayments counts what PaymentsOf lists.
func (s *Service) CountPayments(ctx context.Context, actor *access.Actor, q PaymentQuery) (int64, error) {
	where, err := s.lineFilter(ctx, actor, q)
	if err != nil {
		return 0, err
	}
	return s.payments.Count(ctx, where, 0)
}

func (s *Service) lineFilter(ctx context.Context, actor *access.Actor, q PaymentQuery) (docstore.Filter[Payment], error) {
	scope, err := access.Scope(actor, access.PayrollRead, PaymentScope())
	if err != nil {
		return scope, err
	}
	if q.CaseID != "" {
		if scope, err = s.wholeCase(ctx, actor, q.CaseID, scope); err != nil {
			return scope, err
		}
	}
	all := []docstore.Filter[Payment]{scope}
	if q.BatchID == "" && q.CaseID == "" {
		return docstore.None[Payment](), nil
	}
	if q.BatchID != "" {
		all = append(all, Payments.BatchID.Eq(q.BatchID))
	}
	if q.CaseID != "" {
		all = append(all, Payments.CaseID.Eq(q.CaseID))
	}
	if q.State != "" {
		all = append(all, Payments.State.Eq(string(q.State)))
	}
	if q.OnlyChecked {
		all = append(all, Payments.Checked.Is(true))
	}
	all = append(all, PaymentScope().Within(q.Region))
	if text := strings.TrimSpace(q.Search); text != "" {
		if tokens := identity.QueryTokens(text); strings.ContainsAny(text, "-0123456789") || len(tokens) == 0 {
			all = append(all, Payments.CaseNumber.Prefix(strings.ToUpper(text)))
		} else {
			all = append(all, Payments.Name.HasAll(tokens...))
		}
	}
	return docstore.And(all...), nil
}

// wholeCase widens the scope to all lines of a case that is in the actor's reach: those from before it moved here stay with
// the place that paid them, but belong to its history.
func (s *Service) wholeCase(ctx context.Context, actor *access.Actor, caseID string, scope docstore.Filter[Payment]) (docstore.Filter[Payment], error) {
	if !actor.May(access.CaseRead) {
		return scope, nil
	}
	found, err := s.Cases.GetMany(ctx, actor, []string{caseID})
	if err != nil {
		return scope, err
	}
	if c := found[caseID]; c != nil && actor.Can(access.PayrollRead, c.Place, c.Section) == nil {
		return Payments.CaseID.Eq(caseID), nil
	}
	return scope, nil
}

// Payment is one line in the actor's reach.
func (s *Service) Payment(ctx context.Context, actor *access.Actor, id string) (*Payment, error) {
	return s.payment(ctx, actor, access.PayrollRead, id)
}

func (s *Service) payment(ctx context.Context, actor *access.Actor, do access.Permission, id string) (*Payment, error) {
	if err := actor.Need(do); err != nil {
		return nil, err
	}
	p, err := s.payments.Get(ctx, id)
	if err != nil {
		return nil, stored(err, noPayment())
	}
	if err := actor.Can(do, p.Place, p.Section); err != nil {
		if fault.Is(err, fault.CodeNotFound) {
			return nil, noPayment()
		}
		return nil, err
	}
	return p, nil
}

// RevealAccount shows a line's account number in full; who saw it, and why, is written to the audit log in the same
// transaction. A repeated request shows it again and is audited again.
func (s *Service) RevealAccount(ctx context.Context, actor *access.Actor, paymentID, reason string) (string, error) {
	p, err := s.payment(ctx, actor, access.PersonReveal, paymentID)
	if err != nil {
		return "", err
	}
	if err := people.CheckReason(reason); err != nil {
		return "", err
	}
	var number string
	err = s.Store.Tx(ctx, func(ctx context.Context) error {
		var err error
		if number, err = s.account(p); err != nil {
			return err
		}
		return s.auditLine(ctx, actor, "person.reveal", p, fault.T("查看发放账号原值", "Saw the account number of a payment"), strings.TrimSpace(reason))
	})
	if err != nil {
		return "", err
	}
	return number, nil
}

func (s *Service) auditLine(ctx context.Context, actor *access.Actor, kind string, p *Payment, text fault.Text, reason string) error {
	return s.Audit.Append(ctx, actor, audit.Event{Kind: kind, RecordKind: "PAYMENT", RecordID: p.ID, RecordLabel: p.CaseNumber, Summary: text, Reason: reason})
}
