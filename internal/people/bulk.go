package people

import (
	"context"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// NewPerson builds a person for PutMany: checked, sealed, with a fresh id, living in the village since a day (today if
// none). Nothing is stored. Errors: INVALID with the fields.
func (r *Registry) NewPerson(in PersonInput, since calendar.Date, importID string) (*Person, error) {
	p := &Person{Meta: docstore.Meta{ID: "person_" + r.deps.IDs()}, ImportID: importID}
	if err := r.apply(p, &in); err != nil {
		return nil, err
	}
	if since == "" {
		since = r.Today()
	}
	p.moveTo(in.VillageCode, since)
	return p, nil
}

// Entry is one member of a household for NewHousehold.
type Entry struct {
	Person   *Person
	Relation string
	From, To calendar.Date
}

// NewHousehold builds a household for PutMany with a fresh id. Nothing is stored.
func (r *Registry) NewHousehold(number string, village region.Code, address string, members []Entry, importID string) *Household {
	h := &Household{
		Meta: docstore.Meta{ID: "household_" + r.deps.IDs()}, Place: region.PlaceOf(village),
		Number: number, Address: address, ImportID: importID,
	}
	for _, e := range members {
		h.Members = append(h.Members, Membership{PersonID: e.Person.ID, Name: e.Person.Name, Relation: e.Relation, From: e.From, To: e.To})
		if e.Relation == Head && (e.To == "" || h.HeadID == "") {
			h.HeadID, h.HeadName = e.Person.ID, e.Person.Name
		}
	}
	return h
}

// PutMany writes built or changed persons and households (Version 0: new) in the caller's Tx or Load, after checking all
// rules between them and with what is stored. It sets HouseholdID of the given persons. Members of a given household who
// are stored already must be given too. It writes no audit event: the import does, once. Errors: FORBIDDEN, NOT_FOUND by
// IMPORT_RUN; INVALID BAD_PERSON, BAD_HOUSEHOLD; CONFLICT ID_EXISTS, STALE_REV; NOT_ALLOWED_NOW IN_HOUSEHOLD.
func (r *Registry) PutMany(ctx context.Context, actor *access.Actor, persons []*Person, households []*Household) error {
	given := map[string]*Person{}
	for _, p := range persons {
		if err := actor.Can(access.ImportRun, p.Place, ""); err != nil {
			return err
		}
		if code := p.problem(r.Today()); code != "" {
			return fault.Invalid("BAD_PERSON", fault.T("人员资料有误：%[1]s", "A person is not right: %[1]s", code))
		}
		given[p.ID] = p
	}
	batch, spans := map[string]bool{}, map[string][]PersonMembership{}
	for _, h := range households {
		batch[h.ID] = true
	}
	for _, h := range households {
		if err := actor.Can(access.ImportRun, h.Place, ""); err != nil {
			return err
		}
		if code := h.problem(r.Today()); code != "" {
			return badHousehold(h, code)
		}
		if err := r.join(ctx, actor, h, given, batch, spans); err != nil {
			return err
		}
	}
	if err := put(ctx, r.people, persons); err != nil {
		return err
	}
	return put(ctx, r.households, households)
}

func badHousehold(h *Household, code string) error {
	return fault.Invalid("BAD_HOUSEHOLD", fault.T("家庭%[1]s的成员有误：%[2]s", "The members of household %[1]s are not right: %[2]s", h.Number, code))
}

// join checks the memberships of a household against all others of the same persons.
func (r *Registry) join(ctx context.Context, actor *access.Actor, h *Household, given map[string]*Person, batch map[string]bool, spans map[string][]PersonMembership) error {
	own := map[string]bool{} // checked within the household by problem
	for _, m := range h.Members {
		p := given[m.PersonID]
		if p == nil {
			return badHousehold(h, "MEMBER_UNKNOWN")
		}
		if !own[p.ID] {
			own[p.ID] = true
			if p.Version > 0 && spans[p.ID] == nil {
				have, err := r.householdsOf(ctx, p.ID)
				if err != nil {
					return err
				}
				for _, o := range have {
					if !batch[o.ID] {
						spans[p.ID] = o.append(spans[p.ID], p.ID)
					}
				}
			}
			for _, mine := range h.of(p.ID) {
				for _, other := range spans[p.ID] {
					if mine.overlaps(other.Membership) {
						return r.elsewhere(actor, other.Household)
					}
				}
			}
			spans[p.ID] = h.append(spans[p.ID], p.ID)
		}
		if !m.Current() {
			continue
		}
		if p.Village != h.Village {
			return badHousehold(h, "LIVES_ELSEWHERE")
		}
		p.HouseholdID = h.ID
	}
	return nil
}

// of lists the memberships of one person.
func (h *Household) of(personID string) []Membership {
	return h.members(func(m Membership) bool { return m.PersonID == personID })
}

func (h *Household) append(to []PersonMembership, personID string) []PersonMembership {
	for _, m := range h.of(personID) {
		to = append(to, PersonMembership{h, m})
	}
	return to
}

func put[T any, P interface {
	*T
	docstore.Doc
}](ctx context.Context, c *docstore.Collection[T, P], docs []P) error {
	var fresh, changed []P
	for _, d := range docs {
		if d.DocMeta().Version == 0 {
			fresh = append(fresh, d)
		} else {
			changed = append(changed, d)
		}
	}
	if err := c.Insert(ctx, fresh...); err != nil {
		return stored(err)
	}
	conflicts, err := c.ReplaceMany(ctx, changed)
	if err == nil && len(conflicts) > 0 {
		err = docstore.ErrConflict
	}
	return stored(err)
}

// ChangedSinceImport lists the ids of persons and households of an import that were changed after it.
func (r *Registry) ChangedSinceImport(ctx context.Context, importID string) ([]string, error) {
	var changed []string
	for p, err := range r.people.Scan(ctx, People.ImportID.Eq(importID), 500) {
		if err != nil {
			return nil, err
		}
		if p.Version > 1 {
			changed = append(changed, p.ID)
		}
	}
	for h, err := range r.households.Scan(ctx, Households.ImportID.Eq(importID), 500) {
		if err != nil {
			return nil, err
		}
		if h.Version > 1 {
			changed = append(changed, h.ID)
		}
	}
	return changed, nil
}

// RemoveImported deletes the persons and households of an import in the caller's transaction; persons who were there
// before are freed of its households. Errors: NOT_ALLOWED_NOW IMPORT_CHANGED if something of it was changed since (ask
// ChangedSinceImport), FORBIDDEN, NOT_FOUND by IMPORT_RUN.
func (r *Registry) RemoveImported(ctx context.Context, actor *access.Actor, importID string) (persons, households int, err error) {
	if importID == "" {
		return 0, 0, fault.NotFound(fault.T("该导入", "import"))
	}
	err = r.deps.Store.Tx(ctx, func(ctx context.Context) error {
		persons, households = 0, 0
		changed, err := r.ChangedSinceImport(ctx, importID)
		if err != nil {
			return err
		}
		if len(changed) > 0 {
			return fault.NotAllowed("IMPORT_CHANGED", fault.T("导入的%[1]d条资料之后已有变动，不能撤销",
				"%[1]d imported records were changed since; the import cannot be undone", len(changed)))
		}
		if households, err = r.removeHouseholds(ctx, actor, importID); err != nil {
			return err
		}
		for p, err := range r.people.Scan(ctx, People.ImportID.Eq(importID), 500) {
			if err == nil {
				err = actor.Can(access.ImportRun, p.Place, "")
			}
			if err == nil {
				err = r.people.Delete(ctx, p.ID, p.Version)
			}
			if err != nil {
				return stored(err)
			}
			persons++
		}
		return nil
	})
	return persons, households, err
}

func (r *Registry) removeHouseholds(ctx context.Context, actor *access.Actor, importID string) (n int, err error) {
	for h, err := range r.households.Scan(ctx, Households.ImportID.Eq(importID), 500) {
		if err == nil {
			err = actor.Can(access.ImportRun, h.Place, "")
		}
		if err != nil {
			return n, err
		}
		members, err := r.membersOf(ctx, h)
		if err != nil {
			return n, err
		}
		for _, p := range members {
			if p.ImportID != importID && p.HouseholdID == h.ID {
				p.HouseholdID = ""
				if err := r.people.Replace(ctx, p); err != nil {
					return n, stored(err)
				}
			}
		}
		if err := r.households.Delete(ctx, h.ID, h.Version); err != nil {
			return n, stored(err)
		}
		n++
	}
	return n, nil
}
