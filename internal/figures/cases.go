package figures

import (
	"context"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/docstore"
)

// CaseQuery asks for cases by the conditions of the dataset of cases, so that a list and the figure that opened it are
// one question.
type CaseQuery struct {
	Where []Condition
	Order *Order // nil: newest first
	First int    // 1 to 100
	After string
}

// Cases is one page of the cases that match within the caller's reach. Errors: INVALID with the path of the condition,
// those of casework's Find.
func (s *Service) Cases(ctx context.Context, actor *access.Actor, q CaseQuery) (*docstore.Page[casework.Case], error) {
	src := s.datasets["cases"].(*source[casework.Case, *casework.Case])
	where, err := src.filter(actor, Query{Where: q.Where})
	if err != nil {
		return nil, err
	}
	order, err := src.sorted(q.Order)
	if err != nil {
		return nil, err
	}
	return s.deps.Cases.Find(ctx, actor, casework.Query{Where: where, Order: order, First: q.First, After: q.After})
}

// CountCases counts what Cases pages through.
func (s *Service) CountCases(ctx context.Context, actor *access.Actor, q CaseQuery) (int64, error) {
	where, err := s.datasets["cases"].(*source[casework.Case, *casework.Case]).filter(actor, Query{Where: q.Where})
	if err != nil {
		return 0, err
	}
	return s.deps.Cases.Count(ctx, actor, where, 0)
}
