package benefit

import (
	"context"
	"fmt"

	"minzheng/internal/casework"
	"minzheng/internal/docstore"
)

// Problem is one thing that does not add up.
type Problem func(record, what string)

// Check proves that spans agree with themselves: no two of a case overlap, in pay or in the stock, and amounts and members
// are possible. For `server check`; that spans equal the cases' logs is CheckCase.
func (s *Service) Check(ctx context.Context, problem Problem) error {
	var last *Entitlement
	var group []*Entitlement
	q := docstore.Query[Entitlement]{Where: docstore.True[Entitlement](), Sort: []docstore.Order[Entitlement]{Entitlements.CaseID.Asc(), Entitlements.From.Asc()}, Limit: 1000}
	for {
		page, err := s.spans.Find(ctx, q)
		if err != nil {
			return err
		}
		for _, e := range page.Items {
			if last != nil && last.CaseID != e.CaseID {
				checkSpans(group, problem)
				group = group[:0]
			}
			group, last = append(group, e), e
		}
		if !page.More {
			checkSpans(group, problem)
			return nil
		}
		q.After = page.End()
	}
}

func checkSpans(spans []*Entitlement, problem Problem) {
	for i, e := range spans {
		if e.Amount < 0 || e.Members < 1 || e.Members != len(e.MemberIDs) {
			problem(e.ID, fmt.Sprintf("amount %s for %d members", e.Amount, e.Members))
		}
		if !e.Void() && orOpen(e.CountsTo) < e.Last() {
			problem(e.ID, "is paid for longer than it is counted")
		}
		for _, o := range spans[:i] {
			if e.From <= orOpen(o.CountsTo) && o.From <= orOpen(e.CountsTo) && counts(e) && counts(o) {
				problem(e.ID, fmt.Sprintf("overlaps %s", o.ID))
			}
		}
	}
}

// counts reports whether a span is in the stock of any month.
func counts(e *Entitlement) bool { return orOpen(e.CountsTo) >= e.From }

// CheckCase compares the stored spans of a case with those that its log gives (Trace).
func (s *Service) CheckCase(ctx context.Context, caseID string, traced []*Entitlement, problem Problem) error {
	stored, err := s.ofCase(ctx, caseID)
	if err != nil {
		return err
	}
	byID := map[string]*Entitlement{}
	for _, e := range stored {
		byID[e.ID] = e
	}
	for _, want := range traced {
		got := byID[want.ID]
		if got == nil {
			problem(want.ID, "the log gives this span, the store does not have it")
			continue
		}
		delete(byID, want.ID)
		a, b := *got, *want
		a.Meta, b.Meta, a.MemberIDs, b.MemberIDs = docstore.Meta{}, docstore.Meta{}, nil, nil
		if fmt.Sprint(a, got.MemberIDs) != fmt.Sprint(b, want.MemberIDs) {
			problem(want.ID, "differs from what the log gives")
		}
	}
	for id := range byID {
		problem(id, "no action of the log gives this span")
	}
	return nil
}

// CheckLogs compares the spans of every case with those that its log gives, and reports spans of cases that are not there.
func (s *Service) CheckLogs(ctx context.Context, cases *docstore.Collection[casework.Case, *casework.Case], problem Problem) error {
	known := map[string]bool{}
	for c, err := range cases.Scan(ctx, docstore.True[casework.Case](), 200) {
		if err != nil {
			return err
		}
		known[c.ID] = true
		p, _, err := s.Catalog.At(c.Program, c.Edition)
		if err != nil {
			problem(c.ID, "unknown programme "+c.Program)
			continue
		}
		traced, err := TraceLog(p, c)
		if err != nil {
			problem(c.ID, err.Error())
			continue
		}
		if err := s.CheckCase(ctx, c.ID, traced, problem); err != nil {
			return err
		}
	}
	for e, err := range s.spans.Scan(ctx, docstore.True[Entitlement](), 1000) {
		if err != nil {
			return err
		}
		if !known[e.CaseID] {
			problem(e.ID, "its case is not there")
		}
	}
	return nil
}
