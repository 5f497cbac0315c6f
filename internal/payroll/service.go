package payroll

import (
	"context"
	"errors"
	"fmt"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/benefit"
	"minzheng/internal/blob"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/once"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

// Cases reads cases in the actor's reach; *casework.Service is one.
type Cases interface {
	GetMany(ctx context.Context, actor *access.Actor, ids []string) (map[string]*casework.Case, error)
	// Settled is told in the transaction of the bank's result which cases were paid.
	Settled(ctx context.Context, caseIDs []string) error
}

// Deps is what the service needs.
type Deps struct {
	Store   docstore.Store
	Regions *region.Directory
	Catalog *catalog.Catalog
	People  *people.Registry
	Cases   Cases
	Benefit *benefit.Service
	Blobs   *blob.Service
	Audit   *audit.Log
	Once    *once.Keeper
	Clock   calendar.Clock
	IDs     func() string
	// PartSize is how many roster entries become lines in one transaction; 0 is 500.
	PartSize int
}

// Service runs payrolls.
type Service struct {
	Deps
	batches  *docstore.Collection[Batch, *Batch]
	rosters  *docstore.Collection[RosterPart, *RosterPart]
	payments *docstore.Collection[Payment, *Payment]
	spans    *docstore.Collection[benefit.Entitlement, *benefit.Entitlement]
}

// Open prepares the collections.
func Open(ctx context.Context, d Deps) (*Service, error) {
	if err := d.Store.Ensure(ctx, Batches.Spec, RosterSpec, Payments.Spec); err != nil {
		return nil, err
	}
	s := &Service{Deps: d}
	if s.PartSize <= 0 {
		s.PartSize = partSize
	}
	var err error
	if s.batches, err = docstore.Open(ctx, d.Store, Batches.Spec); err != nil {
		return nil, err
	}
	if s.rosters, err = docstore.Open(ctx, d.Store, RosterSpec); err != nil {
		return nil, err
	}
	if s.payments, err = docstore.Open(ctx, d.Store, Payments.Spec); err != nil {
		return nil, err
	}
	if s.spans, err = docstore.Open(ctx, d.Store, benefit.Entitlements.Spec); err != nil {
		return nil, err
	}
	return s, nil
}

// robot reads for a run what the person who started it need not be able to see one by one.
func (s *Service) robot() *access.Actor { return access.System(s.Regions.City().Code, "payroll") }

func (s *Service) place() region.Place { return region.PlaceOf(s.Regions.City().Code) }

func (s *Service) today() calendar.Date { return calendar.DateOf(s.Clock()) }

func (s *Service) now() string { return docstore.FormatTime(s.Clock()) }

func noBatch() *fault.Error   { return fault.NotFound(fault.T("该发放批次", "payment run")) }
func noPayment() *fault.Error { return fault.NotFound(fault.T("该发放明细", "payment")) }

// stored turns the store's errors into faults.
func stored(err error, missing *fault.Error) error {
	switch {
	case errors.Is(err, docstore.ErrNotFound):
		return missing
	case errors.Is(err, docstore.ErrConflict):
		return fault.Stale().Wrap(err)
	}
	return err
}

// batch reads a run that the actor may do something with. Runs are the city's, so this is for the city's steps.
func (s *Service) batch(ctx context.Context, actor *access.Actor, do access.Permission, id string) (*Batch, error) {
	if err := actor.Need(do); err != nil {
		return nil, err
	}
	b, err := s.batches.Get(ctx, id)
	if err != nil {
		return nil, stored(err, noBatch())
	}
	if err := actor.Can(do, b.Place, b.Section); err != nil {
		if fault.Is(err, fault.CodeNotFound) {
			return nil, noBatch()
		}
		return nil, err
	}
	return b, nil
}

// program is a programme that is paid.
func (s *Service) program(id string) (*catalog.Program, error) {
	p, err := s.Catalog.Program(id)
	if err != nil {
		return nil, err
	}
	if p.Benefit == nil || p.Benefit.Cycle == catalog.CycleNone {
		t := fault.T("该项目不发放资金", "This programme pays no money")
		return nil, fault.Invalid("NOT_PAID", t, fault.Field{Path: "/programCode", Reason: "NOT_PAID", Text: t})
	}
	return p, nil
}

// log adds an entry to a run's log and the audit log.
func (s *Service) log(ctx context.Context, actor *access.Actor, b *Batch, step, kind, note string, text fault.Text) error {
	b.Log = append(b.Log, Event{Step: step, By: benefit.Person{ID: actor.StaffID, Name: actor.Name}, At: s.now(), Note: note})
	return s.Audit.Append(ctx, actor, audit.Event{Kind: kind, RecordKind: "BATCH", RecordID: b.ID, RecordLabel: b.Number, Summary: text, Reason: note})
}

// linesOf yields the lines of a run in the order of their rows.
func (s *Service) linesOf(ctx context.Context, batchID string, states ...PayState) ([]*Payment, error) {
	where := Payments.BatchID.Eq(batchID)
	if len(states) > 0 {
		in := make([]string, len(states))
		for i, st := range states {
			in[i] = string(st)
		}
		where = docstore.And(where, Payments.State.In(in...))
	}
	return s.allPayments(ctx, where, Payments.Seq.Asc())
}

func (s *Service) allPayments(ctx context.Context, where docstore.Filter[Payment], sort ...docstore.Order[Payment]) ([]*Payment, error) {
	return s.payments.All(ctx, where, sort...)
}

// replaceLines writes changed lines; one that was changed meanwhile undoes the whole.
func (s *Service) replaceLines(ctx context.Context, lines []*Payment) error {
	for len(lines) > 0 {
		part := lines[:min(len(lines), partSize)]
		lines = lines[len(part):]
		conflicts, err := s.payments.ReplaceMany(ctx, part)
		if err != nil {
			return err
		}
		if len(conflicts) > 0 {
			return fault.Stale()
		}
	}
	return nil
}

// totals adds up the lines that match, grouped in the store.
func (s *Service) totals(ctx context.Context, where docstore.Filter[Payment], month calendar.Month) (Totals, error) {
	var t Totals
	rows, err := s.payments.Aggregate(ctx, docstore.Group[Payment]{
		Where:    where,
		By:       []docstore.Dim[Payment]{Payments.State.Dim(), Payments.Item.Dim(), Payments.Period.Dim()},
		Measures: []docstore.Measure[Payment]{docstore.CountAs[Payment]("n"), Payments.Amount.Sum("fen"), Payments.Members.Sum("persons"), Payments.ReissueOf.Distinct("again")},
	})
	if err != nil {
		return t, fmt.Errorf("payroll totals: %w", err)
	}
	for _, r := range rows {
		state, item, period := PayState(r.Key[0].Str), r.Key[1].Str, calendar.Month(r.Key[2].Str)
		n, fen := int(r.M["n"].Int), r.M["fen"].Int
		if state == Void {
			continue
		}
		t.Lines += n
		t.Total += fenOf(fen)
		if period == month {
			t.Persons += int(r.M["persons"].Int)
		}
		if item == Supplement {
			t.Supplement += n
		}
		t.Reissued += int(r.M["again"].Int)
		switch state {
		case Held:
			t.Held += n
		case Paid:
			t.Paid += fenOf(fen)
		case Returned, Reissued:
			t.Returned += n
		case Pending, AtBank, Void:
		}
		if state != Held {
			t.Payable += fenOf(fen)
		}
	}
	return t, nil
}
