package benefit

import (
	"context"
	"fmt"

	"minzheng/internal/calendar"
)

// PutHistoric writes an approved value of the past, as the demo city and a take-over from another system do; the values
// around it get their last days. The caller's actor has been checked.
func (s *Service) PutHistoric(ctx context.Context, key, area string, value int64, from calendar.Date, document string, proposer, approver Person) error {
	spec, ok := s.Catalog.Standard(key)
	if !ok {
		return fmt.Errorf("benefit: no standard %q", key)
	}
	row := &Standard{
		Key: key, AreaClass: area, Value: value, Unit: spec.Unit, EffectiveFrom: from, EffectiveTo: OpenDate, Document: document,
		State: Approved, Followed: true, ProposedBy: proposer, DecidedBy: &approver, DecidedOn: from.AddDays(-20),
	}
	row.ID = "std_" + key + "_" + area + "_" + string(from)
	return s.Store.Tx(ctx, func(ctx context.Context) error {
		if err := s.follow(ctx, row); err != nil {
			return err
		}
		if err := s.standards.Insert(ctx, row); err != nil {
			return err
		}
		s.Store.OnCommit(ctx, s.Reload)
		return nil
	})
}
