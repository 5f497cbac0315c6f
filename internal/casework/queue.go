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
	Overdue bool   // only what is past its due day
	First   int
	After   string
}

// WorkCount is how many cases wait for one step. DueSoon is due today or within two working days, overdue ones apart.
type WorkCount struct {
	Step                    string
	Label                   fault.Text
	Count, Overdue, DueSoon int64
}

// wait is one kind of work that the actor may do, wherever it waits under one key.
type wait struct {
	key  string
	step *catalog.Step // of the first programme that has it
	ways []way
}

// way is programmes in which the same earlier steps keep a person from doing it.
type way struct{ programs, apart []string }

// waitsOf lists what the actor may do, in the order of the course.
func (s *Service) waitsOf(actor *access.Actor, program, step string) []wait {
	var out []wait
	for _, p := range s.deps.Catalog.Programs() {
		if program != "" && p.ID != program {
			continue
		}
		for i := range p.Steps {
			x := &p.Steps[i]
			if !x.Queue || !waitsFor(actor, x) || step != "" && x.ID != step || !actor.May(access.Permission(x.Permission)) || !course.Fits(actor, x) {
				continue
			}
			key := QueueKey(x)
			at := slices.IndexFunc(out, func(w wait) bool { return w.key == key })
			if at < 0 {
				at, out = len(out), append(out, wait{key: key, step: x})
			}
			w := &out[at]
			if n := slices.IndexFunc(w.ways, func(y way) bool { return slices.Equal(y.apart, x.Apart) }); n >= 0 {
				w.ways[n].programs = append(w.ways[n].programs, p.ID)
			} else {
				w.ways = append(w.ways, way{[]string{p.ID}, x.Apart})
			}
		}
	}
	return out
}

// notApart matches the cases on which the separation of duties lets the actor do it.
func (w *wait) notApart(actor *access.Actor) docstore.Filter[Case] {
	var any []docstore.Filter[Case]
	for _, y := range w.ways {
		done := make([]string, len(y.apart))
		for i, step := range y.apart {
			done[i] = didBy(step, actor.ID())
		}
		free := Cases.Did.HasNone(done...)
		if len(w.ways) > 1 {
			free = docstore.And(Cases.Program.In(y.programs...), free)
		}
		any = append(any, free)
	}
	return docstore.Or(any...)
}

// waitsFor keeps the work of the tiers below out of the queues of city staff: they may do some of it, and find it on the
// case, but it does not wait for them.
func waitsFor(actor *access.Actor, step *catalog.Step) bool {
	return actor == nil || actor.Role.Tier() != region.TierCity || step.Tier == string(region.TierCity)
}

// openTo matches what the actor sees of the queue: cases in reach on which nobody near to them depends.
func (s *Service) openTo(ctx context.Context, actor *access.Actor) (docstore.Filter[Case], error) {
	scope, err := access.Scope(actor, access.CaseRead, CaseScope())
	if err != nil {
		return scope, err
	}
	relatives, err := s.deps.People.RelativesOf(ctx, actor)
	if err != nil {
		return scope, err
	}
	open := docstore.And(scope, Cases.WaitsFrom.Lte(string(s.Today())))
	if len(relatives) > 0 {
		open = docstore.And(open, Cases.Persons.HasNone(relatives...))
	}
	return open, nil
}

// workFilter matches the cases with something that the actor may do now. What another person must do, because the actor
// did an earlier step or is a near relative, is not work that waits for them; they find it on the case, with the reason.
func (s *Service) workFilter(ctx context.Context, actor *access.Actor, q WorkQuery) (docstore.Filter[Case], error) {
	open, err := s.openTo(ctx, actor)
	if err != nil {
		return open, err
	}
	waits := s.waitsOf(actor, q.Program, q.Step)
	keys := make([]string, len(waits))
	may := make([]docstore.Filter[Case], len(waits))
	for i := range waits {
		keys[i] = waits[i].key
		may[i] = docstore.And(Cases.Waits.Has(keys[i]), waits[i].notApart(actor))
	}
	all := []docstore.Filter[Case]{open, Cases.Waits.HasAny(keys...), docstore.Or(may...)}
	if q.Program != "" {
		all = append(all, Cases.Program.Eq(q.Program))
	}
	if q.Overdue {
		all = append(all, Cases.Due.Lt(string(s.Today())))
	}
	if q.Search != "" {
		all = append(all, SearchFilter(q.Search))
	}
	return docstore.And(all...), nil
}

// WorkQueue is one page of the cases that wait for something the actor may do, the soonest due first.
func (s *Service) WorkQueue(ctx context.Context, actor *access.Actor, q WorkQuery) (*docstore.Page[Case], error) {
	where, err := s.workFilter(ctx, actor, q)
	if err != nil {
		return nil, err
	}
	return s.Find(ctx, actor, Query{Where: where, Order: []docstore.Order[Case]{Cases.Due.Asc()}, First: q.First, After: q.After})
}

// WorkQueueCount counts the cases of the whole queue: a case with several possible steps once.
func (s *Service) WorkQueueCount(ctx context.Context, actor *access.Actor, q WorkQuery) (int64, error) {
	where, err := s.workFilter(ctx, actor, q)
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
	open, err := s.openTo(ctx, actor)
	if err != nil {
		return nil, err
	}
	var out []WorkCount
	for _, x := range s.waitsOf(actor, "", "") {
		where := docstore.And(open, Cases.Waits.Has(x.key), x.notApart(actor))
		w := WorkCount{Step: x.step.ID, Label: x.step.Label}
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
