package benefit

import (
	"context"
	"errors"
	"sync/atomic"

	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/ledger"
	"minzheng/internal/once"
	"minzheng/internal/region"
)

// Deps is what the service needs.
type Deps struct {
	Store   docstore.Store
	Regions *region.Directory
	Catalog *catalog.Catalog
	Audit   *audit.Log
	Once    *once.Keeper
	Clock   calendar.Clock
	IDs     func() string
	// PaidThrough tells the last month of a case that a payment run has closed ("" if none): no action may change it any
	// more. The runs are to the left of this package, so it is set where the server is put together; nil closes nothing.
	PaidThrough func(ctx context.Context, caseID string) (calendar.Month, error)
	// Elsewhere tells what persons were paid in a year beside the programme's cases: the ledgers' own payments. It is set like
	// PaidThrough; nil: nothing is paid elsewhere.
	Elsewhere func(ctx context.Context, program string, personIDs []string, year int) ([]ledger.Paid, error)
}

// Service keeps standards and entitlement spans and computes benefits.
type Service struct {
	Deps
	standards *docstore.Collection[Standard, *Standard]
	spans     *docstore.Collection[Entitlement, *Entitlement]
	formulas  map[string]Formula
	table     atomic.Pointer[standardTable]
}

// Open prepares the collections and inserts the catalogue's first values of standards that have none.
func Open(ctx context.Context, d Deps) (*Service, error) {
	if err := d.Store.Ensure(ctx, Standards.Spec, Entitlements.Spec); err != nil {
		return nil, err
	}
	s := &Service{Deps: d, formulas: Formulas()}
	var err error
	if s.standards, err = docstore.Open(ctx, d.Store, Standards.Spec); err != nil {
		return nil, err
	}
	if s.spans, err = docstore.Open(ctx, d.Store, Entitlements.Spec); err != nil {
		return nil, err
	}
	if err := s.seedStandards(ctx); err != nil {
		return nil, err
	}
	return s, s.Reload(ctx)
}

// place is where standards belong: the city.
func (s *Service) place() region.Place { return region.PlaceOf(s.Regions.City().Code) }

// found turns the store's "absent" and "changed meanwhile" into faults; what names the record.
func found(err error, what fault.Text) error {
	switch {
	case errors.Is(err, docstore.ErrNotFound):
		return fault.NotFound(what)
	case errors.Is(err, docstore.ErrConflict):
		return fault.Stale()
	}
	return err
}
