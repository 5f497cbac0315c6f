package casework

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/claim"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
)

// Tick does what the calendar asks for: benefits begin and cases move on the first of their month, reviews that fall due are put on the
// desk. It is idempotent and may run in several processes at once: a case that another one was faster with is left.
func (s *Service) Tick(ctx context.Context) error {
	today := s.Today()
	month := string(today.Month())
	due := []struct {
		kind  Kind
		where docstore.Filter[Case]
	}{
		{KindStart, docstore.And(Cases.Status.Eq(string(Confirmed)), Cases.EffectiveFrom.Lte(month))},
		{KindMove, Cases.MovesIn.Lte(month)},
		{KindReviewDue, docstore.And(Cases.NextReview.Lte(string(today.AddDays(reviewNotice))), Cases.Status.In(string(InBenefit), string(Suspended)))},
	}
	if err := s.handOver(ctx, today); err != nil {
		return err
	}
	var failed []error // one case must not keep the others
	for _, d := range due {
		for c, err := range s.cases.Scan(ctx, d.where, 200) {
			if err != nil {
				return err
			}
			if d.kind == KindReviewDue && c.State.HasFlag(FlagReviewDue) {
				continue
			}
			if err := s.bySystem(ctx, c, Entry{}, d.kind); err != nil {
				failed = append(failed, fmt.Errorf("%s %s: %w", d.kind, c.ID, err))
			}
		}
	}
	return errors.Join(failed...)
}

// Settled follows the bank: what was paid once is done with. Cases of other programmes and those that are not ready are
// left as they are. It belongs in the transaction that takes the bank's result.
func (s *Service) Settled(ctx context.Context, caseIDs []string) error {
	for part := range slices.Chunk(caseIDs, 200) {
		cases, err := s.cases.GetMany(ctx, part)
		if err != nil {
			return err
		}
		for _, id := range part {
			c := cases[id]
			if c == nil {
				continue
			}
			if err := s.bySystem(ctx, c, Entry{}, KindSettle); err != nil {
				return fmt.Errorf("settle %s: %w", c.Number, err)
			}
		}
	}
	return nil
}

// handOver moves open cases to the section that owns their programme today: from that day its people deal with them. The
// log and what was paid before stay as they were.
func (s *Service) handOver(ctx context.Context, today calendar.Date) error {
	for _, p := range s.deps.Catalog.Programs() {
		if len(p.Owners) == 0 {
			continue
		}
		owner := p.SectionOn(today)
		where := docstore.And(Cases.Program.Eq(p.ID), Cases.Section.Ne(owner), Cases.Status.In(openStatuses()...))
		for c, err := range s.cases.Scan(ctx, where, 200) {
			if err != nil {
				return err
			}
			err := s.deps.Store.Tx(ctx, func(ctx context.Context) error {
				next := *c
				next.Section = owner
				return s.replace(ctx, &next, c.Place, c.Section)
			})
			if err != nil && !errors.Is(err, docstore.ErrConflict) {
				return err
			}
		}
	}
	return nil
}

func openStatuses() []string {
	var out []string
	for _, st := range Statuses() {
		if !st.Final() {
			out = append(out, string(st))
		}
	}
	return out
}

// Recomputed says what Recompute did.
type Recomputed struct {
	Cases      int      // that were looked at
	Changed    int      // whose amount is another from the month on
	Ineligible []string // numbers of cases that the new standard no longer covers
	Rosters    []string // numbers of cases whose amount a roster gave: there are no facts to compute from
	Later      []string // numbers of cases with a change decided for a later month: the months before it were decided by other facts
}

// Recompute computes every running benefit of a programme anew for the month from which another standard is in force, or
// where runs have closed that month for a case or its facts are of a later one, for the first one that is open, and changes those
// whose amount differs. What it cannot change (Ineligible, Rosters, Later) it puts on the desk, once a month of effect:
// people have to look. Each case is one transaction, so it may be broken off and repeated: what was done stays and is not
// done twice. Permission STANDARD_APPROVE: it follows an approved standard and decides nothing. Errors of single cases do
// not keep the others; they are joined.
func (s *Service) Recompute(ctx context.Context, actor *access.Actor, program string, month calendar.Month) (Recomputed, error) {
	var out Recomputed
	if err := actor.Need(access.StandardApprove); err != nil {
		return out, err
	}
	var failed []error
	where := docstore.And(Cases.Program.Eq(program), Cases.Status.In(string(Confirmed), string(InBenefit), string(Suspended)))
	for c, err := range s.cases.Scan(ctx, where, 200) {
		if err != nil {
			return out, errors.Join(append(failed, err)...)
		}
		out.Cases++
		if err := s.recompute(ctx, c, month, &out); err != nil {
			failed = append(failed, fmt.Errorf("recompute %s: %w", c.Number, err))
		}
	}
	return out, errors.Join(failed...)
}

func (s *Service) recompute(ctx context.Context, c *Case, month calendar.Month, out *Recomputed) error {
	p, err := s.Program(c)
	if err != nil {
		return err
	}
	st := &c.State
	if p.Benefit == nil || p.Pays(catalog.CycleOnce) || st.Card == nil {
		return nil
	}
	look := func(list *[]string, card *Card) error {
		*list = append(*list, c.Number)
		if slices.ContainsFunc(c.Actions, func(a Action) bool { return a.Kind == KindStandardCheck && a.Effective == month }) {
			return nil
		}
		return s.bySystem(ctx, c, Entry{Effective: month, Card: card}, KindStandardCheck)
	}
	if st.Card.Formula != p.Benefit.Formula {
		return look(&out.Rosters, nil)
	}
	open, err := s.firstOpen(ctx, c)
	if err != nil {
		return err
	}
	due, facts := max(month, open, st.EffectiveFrom), st.factsFrom()
	from := max(due, facts)
	card, err := s.deps.Effects.Compute(ctx, c, st.Form, st.Members, st.AreaClass, from)
	switch {
	case err != nil:
		return err
	case !card.Eligible:
		return look(&out.Ineligible, card)
	case card.Amount != st.Amount:
		if err := s.bySystem(ctx, c, Entry{Effective: from, Trigger: TriggerStandard}, KindRecompute); err != nil {
			return err
		}
		out.Changed++
	}
	if due < facts {
		return look(&out.Later, nil)
	}
	return nil
}

func (s *Service) bySystem(ctx context.Context, c *Case, e Entry, kind Kind) error {
	rec, err := s.recorder(c)
	if err != nil {
		return err
	}
	actor := access.System(s.deps.Regions.City().Code, "系统")
	for i := range rec.Program.Steps {
		step := &rec.Program.Steps[i]
		if Kind(step.Kind) != kind || !startsFrom(step, c.State.Status) {
			continue
		}
		done := false
		err = s.deps.Store.Tx(ctx, func(ctx context.Context) error {
			now, err := s.cases.Get(ctx, c.ID) // fn may run again, and another process may have been faster
			if err != nil {
				return err
			}
			e.Step, e.By, e.At = step.ID, doer(actor), s.deps.Clock()
			d, err := rec.draft(now, e)
			if fault.Is(err, fault.CodeNotAllowedNow) {
				return nil
			}
			if err != nil {
				return err
			}
			done = true
			return s.complete(ctx, actor, rec, now, d)
		})
		if errors.Is(err, docstore.ErrConflict) {
			return nil
		}
		if err != nil || done {
			return err
		}
	}
	return nil
}

// Check proves of every case that its state is its folded log and that it is where the log moved it, and reports those of which it is not.
func (s *Service) Check(ctx context.Context, problem func(caseID, what string)) error {
	for c, err := range s.cases.Scan(ctx, docstore.True[Case](), 200) {
		if err != nil {
			return err
		}
		p, err := s.Program(c)
		if err != nil {
			problem(c.ID, "unknown programme "+c.Program)
			continue
		}
		folded, err := Fold(p, c.Actions)
		switch {
		case err != nil:
			problem(c.ID, err.Error())
		case !sameState(&folded, &c.State):
			problem(c.ID, "the state is not what the log folds to")
		case folded.hands() != "" && folded.hands() != c.Place.Deepest():
			problem(c.ID, "the case is not where its log moved it")
		}
	}
	return nil
}

// PutImported inserts cases that come with their whole log (importer, demo city), in the caller's transaction or load.
// The log of each was written by a Recorder; it is folded once more here.
func (s *Service) PutImported(ctx context.Context, actor *access.Actor, cases ...*Case) error {
	for _, c := range cases {
		if err := actor.Can(access.ImportRun, c.Place, ""); err != nil {
			return err
		}
		p, err := s.Program(c)
		if err != nil {
			return err
		}
		folded, err := Fold(p, c.Actions)
		if err != nil {
			return fmt.Errorf("casework: imported case %s: %w", c.Number, err)
		}
		if !sameState(&folded, &c.State) {
			return fmt.Errorf("casework: imported case %s: its state is not what its log folds to", c.Number)
		}
		if err := s.claim(ctx, p, c); err != nil {
			return err
		}
	}
	return s.cases.Insert(ctx, cases...)
}

// RemoveImported deletes an imported case nothing was done with since; the caller has made sure that nothing was paid.
// Error: NOT_ALLOWED_NOW CASE_CHANGED.
func (s *Service) RemoveImported(ctx context.Context, actor *access.Actor, c *Case) error {
	if err := actor.Can(access.ImportRun, c.Place, ""); err != nil {
		return err
	}
	if c.ImportID == "" || len(c.Actions) != 1 {
		return fault.NotAllowed("CASE_CHANGED", fault.T("案件%[1]s导入后已办理过业务，不能撤销", "Case %[1]s was worked on since the import", c.Number))
	}
	if s.deps.Claims != nil {
		if err := s.deps.Claims.Settle(ctx, claim.Holder{ID: c.ID}, nil); err != nil {
			return err
		}
	}
	return s.cases.Delete(ctx, c.ID, c.Version)
}

// OfImport lists the cases that an import made, in id order.
func (s *Service) OfImport(ctx context.Context, importID string, each func(*Case) error) error {
	for c, err := range s.cases.Scan(ctx, Cases.ImportID.Eq(importID), 200) {
		if err != nil {
			return err
		}
		if err := each(c); err != nil {
			return err
		}
	}
	return nil
}

// sameState compares states as they are stored.
func sameState(a, b *State) bool {
	x, errX := canonical(a)
	y, errY := canonical(b)
	return errX == nil && errY == nil && reflect.DeepEqual(x, y)
}

func canonical(s *State) (any, error) {
	b, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	var v any
	err = json.Unmarshal(b, &v)
	return v, err
}
