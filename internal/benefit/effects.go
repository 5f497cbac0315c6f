package benefit

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
)

// Compute computes the decision card of a case for one benefit month, from the facts of a form (the application's, or
// those of a proposed change) and the members as they are counted. A programme without a benefit gives a card of
// amount 0. Errors: NOT_ALLOWED_NOW STANDARD_MISSING; INVALID for facts that cannot be read.
func (s *Service) Compute(ctx context.Context, c *casework.Case, form map[string]json.RawMessage, members []casework.Member, areaClass string, month calendar.Month) (*casework.Card, error) {
	p, _, err := s.Catalog.At(c.Program, c.Edition)
	if err != nil {
		return nil, err
	}
	in := Input{
		AreaClass: areaClass, Category: c.State.Category, Members: members, Month: month, Standards: s.lookup(ctx, month), On: calendar.DateOf(s.Clock()),
		Recipient: c.State.Status == casework.InBenefit || c.State.Status == casework.Suspended,
	}
	if p.Benefit == nil {
		card := newSheet("", in).card
		card.Eligible = true
		for _, m := range members {
			if m.Counted {
				card.Persons++
			}
		}
		return card, nil
	}
	formula, ok := s.formulas[p.Benefit.Formula]
	if !ok {
		return nil, fmt.Errorf("benefit: programme %s names the unknown formula %q", p.ID, p.Benefit.Formula)
	}
	if in.Facts, err = ParseFacts(form); err != nil {
		return nil, err
	}
	in.Keys, in.With = p.Benefit.Standards, p.Benefit.With
	if in.Draws, err = s.draws(ctx, c, members, month); err != nil {
		return nil, err
	}
	if in.ThisYear, err = s.grantedInYear(ctx, c, members, month); err != nil {
		return nil, err
	}
	card, err := formula(in)
	if err != nil {
		return nil, err
	}
	return s.excluded(p, in, card), nil
}

// draws is what the counted members draw from other cases in a month.
func (s *Service) draws(ctx context.Context, c *casework.Case, members []casework.Member, month calendar.Month) ([]Draw, error) {
	ids := countedIDs(members)
	if len(ids) == 0 {
		return nil, nil
	}
	x := Entitlements
	where := docstore.And(x.Persons.HasAny(ids...), x.From.Lte(string(month)), x.To.Gte(string(month)), x.CaseID.Ne(c.ID))
	spans, err := s.spans.All(ctx, where, x.CaseID.Asc())
	if err != nil {
		return nil, err
	}
	out := make([]Draw, 0, len(spans))
	for _, e := range spans {
		if !e.Void() {
			out = append(out, Draw{Program: e.Program, CaseNumber: e.CaseNumber, Amount: e.Amount, Alone: e.PersonID != "", Persons: e.MemberIDs})
		}
	}
	return out, nil
}

// grantedInYear is what the counted members were granted by other cases of the same programme in the year of a month.
func (s *Service) grantedInYear(ctx context.Context, c *casework.Case, members []casework.Member, month calendar.Month) ([]Granted, error) {
	ids := countedIDs(members)
	if len(ids) == 0 {
		return nil, nil
	}
	spans, err := s.spansOfYear(ctx, c.Program, ids, month)
	if err != nil {
		return nil, err
	}
	var out []Granted
	for _, e := range spans {
		if e.CaseID != c.ID {
			out = append(out, Granted{CaseNumber: e.CaseNumber, Amount: e.Amount, Causes: e.Causes, Borne: e.Borne})
		}
	}
	if s.Elsewhere == nil {
		return out, nil
	}
	more, err := s.Elsewhere(ctx, c.Program, ids, month.First().Year())
	for _, p := range more {
		out = append(out, Granted{Amount: p.Amount, Borne: p.Borne})
	}
	return out, err
}

func countedIDs(members []casework.Member) []string {
	var ids []string
	for _, m := range members {
		if m.Counted {
			ids = append(ids, m.PersonID)
		}
	}
	return ids
}

// beside reports whether a household's benefit that one member draws alone (单人保) stands beside the recognition of the
// family: the family of a single applicant is of the low-income edge (民发〔2021〕57号 art. 8).
func beside(p *catalog.Program, alone bool, other *catalog.Program) bool {
	return alone && !p.PerPerson() && other.Pays(catalog.CycleNone)
}

// excluded refuses on the card what may not be drawn beside what a member draws already.
func (s *Service) excluded(p *catalog.Program, in Input, card *casework.Card) *casework.Card {
	excluding := s.Catalog.Excluding(p.ID)
	for _, m := range in.Members {
		if !m.Counted {
			continue
		}
		for _, d := range in.Draws {
			if !slices.Contains(excluding, d.Program) || !slices.Contains(d.Persons, m.PersonID) {
				continue
			}
			name := fault.T(d.Program, d.Program)
			if other, err := s.Catalog.Program(d.Program); err == nil {
				if beside(p, in.Facts.SinglePerson, other) || beside(other, d.Alone, p) {
					continue
				}
				name = other.Short
			}
			card.Eligible, card.Amount, card.Delegated = false, 0, false
			card.Reasons = append(card.Reasons, fault.T("%[1]s正在享受%[2]s（%[4]s），不能同时享受；须先办理退出。",
				"%[1]s draws %[3]s (%[4]s), which excludes this; that benefit must end first.", m.Name, name.ZH, name.EN, d.CaseNumber))
		}
	}
	return card
}

// Apply opens and closes spans for an action that has just been folded into the case, in the action's transaction.
// Errors: NOT_ALLOWED_NOW MONTH_PAID when the action would change a month that a payment run has closed.
func (s *Service) Apply(ctx context.Context, c *casework.Case, a *casework.Action) error {
	first := affected(a)
	if first == "" {
		return nil
	}
	if s.PaidThrough != nil {
		paid, err := s.PaidThrough(ctx, c.ID)
		if err != nil {
			return err
		}
		if paid != "" && first <= paid {
			return fault.NotAllowed("MONTH_PAID", fault.T("%[1]s的发放已批准或已发放，不能再变更；最早可自%[2]s起。", "The payment for %[1]s is approved or paid and can't be changed any more; %[2]s is the earliest month.", paid, paid.Next()))
		}
	}
	spans, err := s.ofCase(ctx, c.ID)
	if err != nil {
		return err
	}
	_, changed, err := advance(spans, c, a, func(n int) (casework.State, error) {
		p, _, err := s.Catalog.At(c.Program, c.Edition)
		if err != nil {
			return casework.State{}, err
		}
		return casework.Fold(p, c.Actions[:n])
	})
	if err != nil {
		return err
	}
	return s.write(ctx, changed)
}

// FirstOpenMonth is the first month of a case that no payment run has closed; "" if none has closed any.
func (s *Service) FirstOpenMonth(ctx context.Context, caseID string) (calendar.Month, error) {
	if s.PaidThrough == nil {
		return "", nil
	}
	paid, err := s.PaidThrough(ctx, caseID)
	if err != nil || paid == "" {
		return "", err
	}
	return paid.Next(), nil
}

// write stores new and changed spans: what ends first, so that no two live spans share a first month on the way.
func (s *Service) write(ctx context.Context, changed []*Entitlement) error {
	var begin, end []*Entitlement
	for _, e := range changed {
		if e.Version == 0 {
			begin = append(begin, e)
		} else {
			end = append(end, e)
		}
	}
	conflicts, err := s.spans.ReplaceMany(ctx, end)
	if err != nil {
		return err
	}
	if len(conflicts) > 0 {
		return fault.Stale()
	}
	return s.spans.Insert(ctx, begin...)
}

// ofCase is all spans of a case, void ones too, by first month.
func (s *Service) ofCase(ctx context.Context, caseID string) ([]*Entitlement, error) {
	return s.spans.All(ctx, Entitlements.CaseID.Eq(caseID), Entitlements.From.Asc())
}

// OfCase is the spans of a case that came into force or will, by first month: all of them for whoever may read the case
// where it is this month, with its time in other places; else those in the actor's reach.
func (s *Service) OfCase(ctx context.Context, actor *access.Actor, caseID string) ([]*Entitlement, error) {
	if err := actor.Need(access.CaseRead); err != nil {
		return nil, err
	}
	spans, err := s.ofCase(ctx, caseID)
	if err != nil {
		return nil, err
	}
	spans = slices.DeleteFunc(spans, func(e *Entitlement) bool { return e.Void() })
	mine := func(e *Entitlement) bool { return actor.Can(access.CaseRead, e.Place, e.Section) == nil }
	now, month := 0, calendar.MonthOf(s.Clock())
	for i, e := range spans {
		if e.From <= month {
			now = i
		}
	}
	if len(spans) > 0 && mine(spans[now]) {
		return spans, nil
	}
	return slices.DeleteFunc(spans, func(e *Entitlement) bool { return !mine(e) }), nil
}

// PutImported writes the spans of cases that came with their whole history (importer, demo city), as Trace gives them.
func (s *Service) PutImported(ctx context.Context, spans ...*Entitlement) error {
	return s.spans.Insert(ctx, spans...)
}

// Forget deletes the spans of a case whose import is taken back. The caller has made sure that nothing was paid.
func (s *Service) Forget(ctx context.Context, caseID string) error {
	spans, err := s.ofCase(ctx, caseID)
	if err != nil {
		return err
	}
	for _, e := range spans {
		if err := s.spans.Delete(ctx, e.ID, e.Version); err != nil {
			return err
		}
	}
	return nil
}

// KeyAuthorisation is for how many months an authorisation is in force, by group APPLICATION or IN_BENEFIT.
const KeyAuthorisation = "AUTHORISATION_MONTHS"

// AuthorisationMonths is for how many months after its signature an authorisation of the economic-status verification is in
// force, by the standard of a day; 0 for as long as the benefit lasts.
func (s *Service) AuthorisationMonths(ctx context.Context, inBenefit bool, on calendar.Date) (int, error) {
	group := "APPLICATION"
	if inBenefit {
		group = "IN_BENEFIT"
	}
	row, err := s.InForce(ctx, KeyAuthorisation, "", group, on)
	return int(row.Value), err
}
