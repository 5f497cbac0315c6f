package people

import (
	"context"
	"errors"
	"fmt"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/once"
	"minzheng/internal/region"
	"minzheng/internal/secret"
)

// Deps is what the register works with. All but SameAccount are required.
type Deps struct {
	Store   docstore.Store
	Regions *region.Directory
	Audit   *audit.Log
	Once    *once.Keeper
	Keys    *secret.Keyring
	Clock   calendar.Clock
	IDs     func() string
	// SameAccount lists the ids of persons paid to an account that the person is also paid to. Packages above this one
	// know the accounts; without it duplicates are not sought by account.
	SameAccount func(ctx context.Context, personID string) ([]string, error)
}

// Registry is the register of persons and households. Its methods check the actor's permission and reach: what is out
// of reach is NOT_FOUND, without an actor everything is UNAUTHENTICATED.
type Registry struct {
	deps       Deps
	people     *docstore.Collection[Person, *Person]
	households *docstore.Collection[Household, *Household]
}

// Open prepares the collections.
func Open(ctx context.Context, d Deps) (*Registry, error) {
	if d.Store == nil || d.Regions == nil || d.Audit == nil || d.Once == nil || d.Keys == nil || d.Clock == nil || d.IDs == nil {
		return nil, errors.New("people: a dependency is missing")
	}
	r := &Registry{deps: d}
	var err error
	if r.people, err = docstore.Open(ctx, d.Store, People.Spec); err != nil {
		return nil, fmt.Errorf("people: %w", err)
	}
	if r.households, err = docstore.Open(ctx, d.Store, Households.Spec); err != nil {
		return nil, fmt.Errorf("people: %w", err)
	}
	return r, nil
}

// Today is the local day of the clock.
func (r *Registry) Today() calendar.Date { return calendar.DateOf(r.deps.Clock()) }

// PersonScope is where persons carry the scope.
func PersonScope() access.Located[Person] {
	return access.Located[Person]{Township: People.Township, Village: People.Village}
}

// HouseholdScope is where households carry the scope.
func HouseholdScope() access.Located[Household] {
	return access.Located[Household]{Township: Households.Township, Village: Households.Village}
}

func noPerson() *fault.Error    { return fault.NotFound(fault.T("该人员", "person")) }
func noHousehold() *fault.Error { return fault.NotFound(fault.T("该家庭", "household")) }

// absent makes an absent record and one out of reach read alike.
func absent(err error, missing *fault.Error) error {
	if errors.Is(err, docstore.ErrNotFound) || fault.Is(err, fault.CodeNotFound) {
		return missing
	}
	return err
}

// person reads a person that the actor may do something to.
func (r *Registry) person(ctx context.Context, actor *access.Actor, do access.Permission, id string) (*Person, error) {
	if err := actor.Need(do); err != nil {
		return nil, err
	}
	p, err := r.people.Get(ctx, id)
	if err == nil {
		err = actor.Can(do, p.Place, "")
	}
	if err != nil {
		return nil, absent(err, noPerson())
	}
	return p, nil
}

// household reads a household that the actor may do something to.
func (r *Registry) household(ctx context.Context, actor *access.Actor, do access.Permission, id string) (*Household, error) {
	if err := actor.Need(do); err != nil {
		return nil, err
	}
	h, err := r.households.Get(ctx, id)
	if err == nil {
		err = actor.Can(do, h.Place, "")
	}
	if err != nil {
		return nil, absent(err, noHousehold())
	}
	return h, nil
}

// GetPerson returns a person in the actor's reach. Errors: NOT_FOUND.
func (r *Registry) GetPerson(ctx context.Context, actor *access.Actor, id string) (*Person, error) {
	return r.person(ctx, actor, access.PersonRead, id)
}

// GetHousehold returns a household in the actor's reach. Errors: NOT_FOUND.
func (r *Registry) GetHousehold(ctx context.Context, actor *access.Actor, id string) (*Household, error) {
	return r.household(ctx, actor, access.PersonRead, id)
}

// PersonsByIDs returns those of at most 1000 persons that exist in the actor's reach.
func (r *Registry) PersonsByIDs(ctx context.Context, actor *access.Actor, ids []string) (map[string]*Person, error) {
	if err := actor.Need(access.PersonRead); err != nil {
		return nil, err
	}
	found, err := r.people.GetMany(ctx, ids)
	for id, p := range found {
		if actor.Can(access.PersonRead, p.Place, "") != nil {
			delete(found, id)
		}
	}
	return found, err
}

// HouseholdsByIDs returns those of at most 1000 households that exist in the actor's reach.
func (r *Registry) HouseholdsByIDs(ctx context.Context, actor *access.Actor, ids []string) (map[string]*Household, error) {
	if err := actor.Need(access.PersonRead); err != nil {
		return nil, err
	}
	found, err := r.households.GetMany(ctx, ids)
	for id, h := range found {
		if actor.Can(access.PersonRead, h.Place, "") != nil {
			delete(found, id)
		}
	}
	return found, err
}

// MayEdit reports whether the actor may change records of the place.
func (r *Registry) MayEdit(actor *access.Actor, at region.Place) bool {
	return actor.Can(access.PersonWrite, at, "") == nil
}

// stored translates what the store says about a write.
func stored(err error) error {
	switch {
	case errors.Is(err, docstore.ErrConflict), errors.Is(err, docstore.ErrNotFound):
		return fault.Stale().Wrap(err)
	case docstore.IsDuplicate(err, "idNumber"):
		return idExists().Wrap(err)
	case docstore.IsDuplicate(err, "number"):
		return fault.Conflict("NUMBER_EXISTS", fault.T("该家庭编号已使用", "This household number is in use")).Wrap(err)
	}
	return err
}

// record appends to the audit log in the caller's transaction. Records are named by id, never by personal data.
func (r *Registry) record(ctx context.Context, actor *access.Actor, kind, recordKind, id, reason string, summary fault.Text) error {
	return r.deps.Audit.Append(ctx, actor, audit.Event{
		Kind: kind, RecordKind: recordKind, RecordID: id, RecordLabel: id, Summary: summary, Reason: reason,
	})
}

// PeopleCollection is for datasets, which put the scope on every read of it themselves.
func (r *Registry) PeopleCollection() *docstore.Collection[Person, *Person] { return r.people }

// HouseholdCollection is for datasets, which put the scope on every read of it themselves.
func (r *Registry) HouseholdCollection() *docstore.Collection[Household, *Household] {
	return r.households
}
