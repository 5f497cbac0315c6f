package casework

import (
	"context"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// WorkQuery narrows the work queue; empty members do not. First is 1 to 100.
type WorkQuery struct {
	Program string
	Step    string
	Search  string // applicant's name or case number
	First   int
	After   string
}

// WorkCount is how many cases wait for one step. DueSoon is due today or within two working days, overdue ones apart.
type WorkCount struct {
	Step                    string
	Label                   fault.Text
	Count, Overdue, DueSoon int64
}

// queueKeys are the keys of what the actor may do, by step id, in the order of the course.
func (s *Service) queueKeys(actor *access.Actor, program, step string) (keys []string, steps []*catalog.Step) {
	for _, p := range s.deps.Catalog.Programs() {
		if program != "" && p.ID != program {
			continue
		}
		for i := range p.Steps {
			x := &p.Steps[i]
			if !x.Queue || !waitsFor(actor, x) || step != "" && x.ID != step || !actor.May(access.Permission(x.Permission)) || !course.Fits(actor, x) {
				continue
			}
			if k := QueueKey(x); !slices.Contains(keys, k) {
				keys, steps = append(keys, k), append(steps, x)
			}
		}
	}
	return keys, steps
}

// waitsFor keeps the work of the tiers below out of the queues of city staff: they may do some of it, and find it on the
// case, but it does not wait for them.
func waitsFor(actor *access.Actor, step *catalog.Step) bool {
	return actor == nil || actor.Role.Tier() != region.TierCity || step.Tier == string(region.TierCity)
}

func (s *Service) workFilter(actor *access.Actor, q WorkQuery) (docstore.Filter[Case], error) {
	scope, err := access.Scope(actor, access.CaseRead, CaseScope())
	if err != nil {
		return scope, err
	}
	keys, _ := s.queueKeys(actor, q.Program, q.Step)
	all := []docstore.Filter[Case]{scope, Cases.Waits.HasAny(keys...), Cases.WaitsFrom.Lte(string(s.Today()))}
	if q.Program != "" {
		all = append(all, Cases.Program.Eq(q.Program))
	}
	if q.Search != "" {
		all = append(all, SearchFilter(q.Search))
	}
	return docstore.And(all...), nil
}

// WorkQueue is one page of the cases that wait for something the actor may do, the soonest due first.
func (s *Service) WorkQueue(ctx context.Context, actor *access.Actor, q WorkQuery) (*docstore.Page[Case], error) {
	where, err := s.workFilter(actor, q)
	if err != nil {
		return nil, err
	}
	return s.Find(ctx, actor, Query{Where: where, Order: []docstore.Order[Case]{Cases.Due.Asc()}, First: q.First, After: q.After})
}

// WorkQueueCount counts the whole queue.
func (s *Service) WorkQueueCount(ctx context.Context, actor *access.Actor, q WorkQuery) (int64, error) {
	where, err := s.workFilter(actor, q)
	if err != nil {
		return 0, err
	}
	return s.cases.Count(ctx, where, 0)
}

// WorkQueueSummary counts the queue by step, in the order of the course; steps for which nothing waits are left out.
func (s *Service) WorkQueueSummary(ctx context.Context, actor *access.Actor) ([]WorkCount, error) {
	today := s.Today()
	soon := today.AddDays(2)
	if d, err := s.deps.Workdays.AddWorkdays(today, 2); err == nil {
		soon = d
	}
	scope, err := access.Scope(actor, access.CaseRead, CaseScope())
	if err != nil {
		return nil, err
	}
	keys, steps := s.queueKeys(actor, "", "")
	var out []WorkCount
	for i, key := range keys {
		where := docstore.And(scope, Cases.Waits.Has(key), Cases.WaitsFrom.Lte(string(today)))
		w := WorkCount{Step: steps[i].ID, Label: steps[i].Label}
		if w.Count, err = s.cases.Count(ctx, where, 0); err != nil {
			return nil, err
		}
		if w.Count == 0 {
			continue
		}
		if w.Overdue, err = s.cases.Count(ctx, docstore.And(where, Cases.Due.Lt(string(today))), 0); err != nil {
			return nil, err
		}
		if w.DueSoon, err = s.cases.Count(ctx, docstore.And(where, Cases.Due.Gte(string(today)), Cases.Due.Lte(string(soon))), 0); err != nil {
			return nil, err
		}
		at := slices.IndexFunc(out, func(o WorkCount) bool { return o.Step == w.Step })
		if at < 0 {
			out = append(out, w)
			continue
		}
		out[at].Count, out[at].Overdue, out[at].DueSoon = out[at].Count+w.Count, out[at].Overdue+w.Overdue, out[at].DueSoon+w.DueSoon
	}
	return out, nil
}
