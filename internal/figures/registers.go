package figures

import (
	"context"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/ledger"
	"minzheng/internal/registry"
)

// entrySource is the dataset whose fields may name conditions on entries: of the kind, or of the whole register.
func (s *Service) entrySource(q registry.Query) (*source[registry.Entry, *registry.Entry], error) {
	id := "organizations"
	switch {
	case q.Kind != "":
		id = DatasetOf(q.Kind)
	case registry.ReadPermission(q.Class) == access.FacilityRead:
		id = "facilities"
	}
	src, ok := s.datasets[id].(*source[registry.Entry, *registry.Entry])
	if !ok {
		return nil, unknown("kind", q.Kind)
	}
	return src, nil
}

func (s *Service) entryQuery(actor *access.Actor, q registry.Query, where []Condition, order *Order) (registry.Query, error) {
	src, err := s.entrySource(q)
	if err != nil {
		return q, err
	}
	if q.Where, err = src.where(actor, where); err != nil {
		return q, err
	}
	q.Order, err = src.sorted(order)
	return q, err
}

// Entries is one page of the organisations or facilities that match within the caller's reach, by conditions on the
// fields of their dataset, so that a list and the figure that opened it are one question.
func (s *Service) Entries(ctx context.Context, actor *access.Actor, q registry.Query, where []Condition, order *Order) (*docstore.Page[registry.Entry], error) {
	q, err := s.entryQuery(actor, q, where, order)
	if err != nil {
		return nil, err
	}
	return s.deps.Registry.Find(ctx, actor, q)
}

// CountEntries counts what Entries pages through.
func (s *Service) CountEntries(ctx context.Context, actor *access.Actor, q registry.Query, where []Condition) (int64, error) {
	q, err := s.entryQuery(actor, q, where, nil)
	if err != nil {
		return 0, err
	}
	return s.deps.Registry.Count(ctx, actor, q)
}

func (s *Service) recordQuery(actor *access.Actor, q ledger.Query, where []Condition, order *Order) (ledger.Query, error) {
	src, ok := s.datasets[DatasetOf(q.Ledger)].(*source[ledger.Record, *ledger.Record])
	if !ok {
		return q, unknown("ledger", q.Ledger)
	}
	var err error
	if q.Where, err = src.where(actor, where); err != nil {
		return q, err
	}
	q.Order, err = src.sorted(order)
	return q, err
}

// LedgerRecords is one page of the records of a ledger that match within the caller's reach, void ones included.
func (s *Service) LedgerRecords(ctx context.Context, actor *access.Actor, q ledger.Query, where []Condition, order *Order) (*docstore.Page[ledger.Record], error) {
	q, err := s.recordQuery(actor, q, where, order)
	if err != nil {
		return nil, err
	}
	return s.deps.Ledger.Find(ctx, actor, q)
}

// CountLedgerRecords counts what LedgerRecords pages through.
func (s *Service) CountLedgerRecords(ctx context.Context, actor *access.Actor, q ledger.Query, where []Condition) (int64, error) {
	q, err := s.recordQuery(actor, q, where, nil)
	if err != nil {
		return 0, err
	}
	return s.deps.Ledger.Count(ctx, actor, q)
}
