package people

import (
	"context"
	"errors"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// SavePersonInput registers a person (no PersonID) or corrects one that was read at revision Rev. DuplicateChecked says
// that persons of the same name and birth date were looked at.
type SavePersonInput struct {
	RequestID        string
	PersonID         string
	Rev              int64
	DuplicateChecked bool
	PersonInput
}

// digest is the input as it may be remembered: numbers as blind values.
func (r *Registry) digest(in SavePersonInput) any {
	hide := func(s *string) *string {
		if s == nil {
			return nil
		}
		b := r.deps.Keys.Blind("request", *s)
		return &b
	}
	in.IDNumber, in.Phone, in.DisabilityCert = hide(in.IDNumber), hide(in.Phone), hide(in.DisabilityCert)
	return in
}

func idExists() *fault.Error {
	return fault.Conflict("ID_EXISTS", fault.T("该身份证号码已登记", "This identity number is registered already"))
}

// existing points at a person that is there already: the id is the last part of Path.
func (r *Registry) existing(p *Person) fault.Field {
	return fault.Field{
		Path: "/existing/" + p.ID, Reason: "EXISTING_PERSON",
		Text: fault.T("%[1]s，%[2]s", "%[1]s, %[2]s", p.Name, r.deps.Regions.FullName(p.Village)),
	}
}

// SavePerson registers or corrects a person, in one transaction with the audit log. Another village is a move from today
// on: the head takes the household along, other members leave theirs first. A day of death ends the membership, unless
// others need a new head first. Errors: INVALID with the fields; INVALID POSSIBLE_DUPLICATE and CONFLICT ID_EXISTS
// (each with fields /existing/{id} for persons in reach); CONFLICT STALE_REV; NOT_ALLOWED_NOW MEMBER_ELSEWHERE;
// NOT_FOUND.
func (r *Registry) SavePerson(ctx context.Context, actor *access.Actor, in SavePersonInput) (*Person, error) {
	if err := actor.Need(access.PersonWrite); err != nil {
		return nil, err
	}
	id, _, err := r.deps.Once.Do(ctx, actor, in.RequestID, "person.save", r.digest(in), func(ctx context.Context) (string, error) {
		return r.save(ctx, actor, in)
	})
	if err != nil {
		return nil, stored(err)
	}
	return r.GetPerson(ctx, actor, id)
}

func (r *Registry) save(ctx context.Context, actor *access.Actor, in SavePersonInput) (string, error) {
	p := &Person{Meta: docstore.Meta{ID: in.PersonID}}
	summary := fault.T("更正人员资料", "Corrected a person")
	if in.PersonID == "" {
		p.ID = "person_" + r.deps.IDs()
		summary = fault.T("登记人员", "Registered a person")
	} else {
		var err error
		if p, err = r.person(ctx, actor, access.PersonWrite, in.PersonID); err != nil {
			return "", err
		}
		if p.Version != in.Rev {
			return "", fault.Stale()
		}
	}
	before := *p
	if err := r.apply(p, &in.PersonInput); err != nil {
		return "", err
	}
	to := region.PlaceOf(in.VillageCode)
	if err := actor.Can(access.PersonWrite, to, ""); err != nil {
		return "", err
	}
	if err := r.refuseDuplicates(ctx, actor, p, &before, in.DuplicateChecked); err != nil {
		return "", err
	}
	var t touched
	if in.PersonID != "" {
		if err := r.carry(ctx, &t, p, &before, to); err != nil {
			return "", err
		}
	}
	if before.Village != to.Village {
		if in.PersonID != "" {
			summary = fault.T("人员迁居", "Moved a person")
		}
		p.moveTo(to.Village, r.Today())
	}
	var err error
	if in.PersonID == "" {
		err = r.people.Insert(ctx, p)
	} else {
		err = r.people.Replace(ctx, p)
	}
	if err != nil {
		return "", stored(err)
	}
	if err := r.write(ctx, &t); err != nil {
		return "", err
	}
	return p.ID, r.record(ctx, actor, "person.save", "PERSON", p.ID, "", summary)
}

// touched are the other documents that a change reaches.
type touched struct {
	people     []*Person
	households []*Household
}

func (r *Registry) write(ctx context.Context, t *touched) error {
	conflicts, err := r.people.ReplaceMany(ctx, t.people)
	if err == nil && len(conflicts) == 0 {
		conflicts, err = r.households.ReplaceMany(ctx, t.households)
	}
	if err == nil && len(conflicts) > 0 {
		err = docstore.ErrConflict
	}
	return stored(err)
}

// carry brings a corrected name, a death and a move into the person's households.
func (r *Registry) carry(ctx context.Context, t *touched, p, before *Person, to region.Place) error {
	if p.Name == before.Name && p.DeathDate == before.DeathDate && to == before.Place {
		return nil
	}
	households, err := r.householdsOf(ctx, p.ID)
	if err != nil {
		return err
	}
	for _, h := range households {
		changed := p.Name != before.Name
		h.rename(p.ID, p.Name)
		if i := h.current(p.ID); i >= 0 {
			if to != before.Place {
				if err := r.moveHousehold(ctx, t, h, p, to); err != nil {
					return err
				}
				changed = true
			}
			if p.DeathDate != "" && (h.Members[i].Relation != Head || len(h.Current()) == 1) {
				h.Members[i].To = max(h.Members[i].From, p.DeathDate)
				p.HouseholdID, changed = "", true
			}
		}
		if changed {
			t.households = append(t.households, h)
		}
	}
	return nil
}

// moveHousehold takes the members along with the head.
func (r *Registry) moveHousehold(ctx context.Context, t *touched, h *Household, p *Person, to region.Place) error {
	if h.HeadID != p.ID {
		return fault.NotAllowed("MEMBER_ELSEWHERE", fault.T("该人员是家庭%[1]s的成员：请先办理其离户，或由户主整户迁居",
			"This person is a member of household %[1]s: end that membership first, or move the head with the whole household", h.Number))
	}
	others, err := r.membersOf(ctx, h)
	if err != nil {
		return err
	}
	for id, m := range others {
		if id != p.ID {
			m.moveTo(to.Village, r.Today())
			t.people = append(t.people, m)
		}
	}
	slices.SortFunc(t.people, func(a, b *Person) int { return slices.Compare([]byte(a.ID), []byte(b.ID)) })
	h.Place, h.Address = to, p.Address
	return nil
}

// householdsOf lists all households that a person belongs or belonged to, unscoped.
func (r *Registry) householdsOf(ctx context.Context, personID string) ([]*Household, error) {
	p, err := r.households.Find(ctx, docstore.Query[Household]{Where: Households.Members.Has(personID), Limit: docstore.MaxLimit})
	if err != nil {
		return nil, err
	}
	return p.Items, nil
}

// membersOf reads the current members of a household, unscoped.
func (r *Registry) membersOf(ctx context.Context, h *Household) (map[string]*Person, error) {
	var ids []string
	for _, m := range h.Current() {
		ids = append(ids, m.PersonID)
	}
	return r.people.GetMany(ctx, ids)
}

// refuseDuplicates looks for who has the identity number, and for who has the name and birth date.
func (r *Registry) refuseDuplicates(ctx context.Context, actor *access.Actor, p, before *Person, checked bool) error {
	if p.IDBlind != "" && p.IDBlind != before.IDBlind {
		other, err := r.people.First(ctx, People.IDBlind.Eq(p.IDBlind))
		switch {
		case errors.Is(err, docstore.ErrNotFound):
		case err != nil:
			return err
		default:
			conflict := idExists()
			if actor.Can(access.PersonRead, other.Place, "") == nil {
				conflict.Fields = []fault.Field{r.existing(other)}
			}
			return conflict
		}
	}
	if checked || p.Name == before.Name && p.Birth == before.Birth {
		return nil
	}
	same, err := r.sameNameAndBirth(ctx, actor, p)
	if err != nil || len(same) == 0 {
		return err
	}
	text := fault.T("已有姓名和出生日期相同的人员，请先核对是否为同一人", "Persons of the same name and birth date are registered; check first that this is somebody else")
	e := fault.Invalid("POSSIBLE_DUPLICATE", text)
	for _, other := range same {
		e.Fields = append(e.Fields, r.existing(other))
	}
	return e
}

// sameNameAndBirth lists the other persons in reach with the name and birth date.
func (r *Registry) sameNameAndBirth(ctx context.Context, actor *access.Actor, p *Person) ([]*Person, error) {
	born, err := r.inReach(ctx, actor, People.Birth.Eq(string(p.Birth)))
	return slices.DeleteFunc(born, func(o *Person) bool { return o.ID == p.ID || o.Name != p.Name }), err
}

// inReach reads the few persons that a selective filter matches, found by its own index, and keeps those in reach.
func (r *Registry) inReach(ctx context.Context, actor *access.Actor, where docstore.Filter[Person]) ([]*Person, error) {
	found, err := r.people.Find(ctx, docstore.Query[Person]{Where: where, Limit: 1000})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(found.Items, func(p *Person) bool { return actor.Can(access.PersonRead, p.Place, "") != nil }), nil
}
