package people

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/region"
)

// Problem is a broken rule that Check found.
type Problem struct {
	Kind string // PERSON or HOUSEHOLD
	ID   string
	Code string
}

// problem is the code of the first rule that the person breaks alone; "" if none.
func (p *Person) problem(today calendar.Date) string {
	switch {
	case p.ID == "" || p.Name == "":
		return "NAME"
	case !has(SexOptions(), p.Sex) || !p.Birth.Valid() || p.Birth > today:
		return "SEX_OR_BIRTH"
	case !has(HealthOptions(), p.Health) || !has(LabourOptions(), p.Labour):
		return "HEALTH_OR_LABOUR"
	case (p.IDCipher == "") != (p.IDBlind == ""):
		return "ID_NUMBER"
	case p.DeathDate != "" && (p.DeathDate < p.Birth || p.DeathDate > today):
		return "DEATH_DATE"
	case p.Village == "" || p.Place != region.PlaceOf(p.Village):
		return "PLACE"
	}
	n := len(p.Residences)
	if n == 0 || p.Residences[n-1].Village != p.Village || p.Residences[n-1].To != "" {
		return "RESIDENCE"
	}
	for i, x := range p.Residences {
		if !x.From.Valid() || x.From > today || i+1 < n && (x.To != p.Residences[i+1].From || x.To < x.From) {
			return "RESIDENCE"
		}
	}
	return ""
}

// problem is the code of the first rule that the household breaks alone; "" if none.
func (h *Household) problem(today calendar.Date) string {
	switch {
	case h.ID == "" || h.Number == "":
		return "NUMBER"
	case h.Village == "" || h.Place != region.PlaceOf(h.Village):
		return "PLACE"
	case len(h.Members) == 0:
		return "NO_MEMBER"
	}
	for i, m := range h.Members {
		if !has(RelationOptions(), m.Relation) {
			return "RELATION"
		}
		if !m.From.Valid() || m.From > today || m.To != "" && (!m.To.Valid() || m.To < m.From || m.To > today) {
			return "DATES"
		}
		for _, o := range h.Members[:i] {
			if !m.overlaps(o) {
				continue
			}
			if m.PersonID == o.PersonID {
				return "TWICE"
			}
			if m.Relation == Head && o.Relation == Head {
				return "TWO_HEADS"
			}
		}
	}
	if now := h.Current(); len(now) > 0 && (now[0].Relation != Head || now[0].PersonID != h.HeadID || now[0].Name != h.HeadName) {
		return "HEAD"
	}
	return ""
}

// Check reads the whole register and reports every broken rule: of single records, a member who lives elsewhere, two
// households of one person at a time, a HouseholdID that does not agree. It is the operator's check, unscoped.
func (r *Registry) Check(ctx context.Context, report func(Problem)) error {
	spans := map[string][]Membership{}
	current := map[string]*Household{}
	for h, err := range r.households.Scan(ctx, docstore.True[Household](), 1000) {
		if err != nil {
			return err
		}
		if code := h.problem(r.Today()); code != "" {
			report(Problem{"HOUSEHOLD", h.ID, code})
		}
		mine := map[string][]Membership{}
		for _, m := range h.Members {
			mine[m.PersonID] = append(mine[m.PersonID], m)
			if m.Current() {
				current[m.PersonID] = h
			}
		}
		for id, ms := range mine {
			for _, other := range spans[id] {
				if slices.ContainsFunc(ms, other.overlaps) {
					report(Problem{"PERSON", id, "TWO_HOUSEHOLDS"})
				}
			}
			spans[id] = append(spans[id], ms...)
		}
	}
	for p, err := range r.people.Scan(ctx, docstore.True[Person](), 1000) {
		if err != nil {
			return err
		}
		if code := p.problem(r.Today()); code != "" {
			report(Problem{"PERSON", p.ID, code})
		}
		h := current[p.ID]
		switch {
		case h == nil && p.HouseholdID != "", h != nil && p.HouseholdID != h.ID:
			report(Problem{"PERSON", p.ID, "HOUSEHOLD_ID"})
		case h != nil && h.Village != p.Village:
			report(Problem{"PERSON", p.ID, "LIVES_ELSEWHERE"})
		}
		delete(spans, p.ID)
	}
	for id := range spans {
		report(Problem{"PERSON", id, "MISSING"})
	}
	return nil
}

// PersonMembership is one membership with its household.
type PersonMembership struct {
	Household *Household
	Membership
}

// MembershipsOf lists the memberships of a person, the latest first, in households within the actor's reach; mistaken
// entries are left out. Errors: NOT_FOUND.
func (r *Registry) MembershipsOf(ctx context.Context, actor *access.Actor, personID string) ([]PersonMembership, error) {
	if _, err := r.GetPerson(ctx, actor, personID); err != nil {
		return nil, err
	}
	households, err := r.householdsOf(ctx, personID)
	if err != nil {
		return nil, err
	}
	var out []PersonMembership
	for _, h := range households {
		if actor.Can(access.PersonRead, h.Place, "") != nil {
			continue
		}
		for _, m := range h.of(personID) {
			if m.From != m.To {
				out = append(out, PersonMembership{h, m})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b PersonMembership) int { return -compare(a.From, b.From) })
	return out, nil
}

// CheckKeys opens one sealed identity number: the key file at hand is the one that the register was sealed with.
func (r *Registry) CheckKeys(ctx context.Context) error {
	p, err := r.people.First(ctx, People.IDBlind.NotNull())
	if errors.Is(err, docstore.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := r.OpenIDNumber(p); err != nil {
		return fmt.Errorf("the key file is not the one that the personal data was sealed with: %w", err)
	}
	return nil
}
