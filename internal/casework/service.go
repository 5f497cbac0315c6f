package casework

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/claim"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/once"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/staff"
)

// Effects is what a decision does outside of the case; package benefit implements it.
type Effects interface {
	// Compute computes the decision card of one benefit month from the facts of a form and the members.
	Compute(ctx context.Context, c *Case, form map[string]json.RawMessage, members []Member, areaClass string, month calendar.Month) (*Card, error)
	// Apply follows an action that has just been folded in, in its transaction.
	Apply(ctx context.Context, c *Case, a *Action) error
}

// Files keeps attachments; package blob implements it.
type Files interface {
	// Attach gives files to a record that read opens. It refuses ids that do not exist, that the actor may not use or that
	// another record has.
	Attach(ctx context.Context, actor *access.Actor, read access.Permission, recordID string, at region.Place, section string, ids []string) error
	// Follow takes the files of a record along to another place and section.
	Follow(ctx context.Context, recordID string, at region.Place, section string) error
}

// Staff names colleagues; package staff implements it.
type Staff interface {
	// Names returns the names of accounts by id; unknown ids are left out.
	Names(ctx context.Context, ids []string) (map[string]string, error)
	// Colleagues lists whom the actor works with.
	Colleagues(ctx context.Context, actor *access.Actor) ([]staff.Colleague, error)
}

// Deps is what the engine needs. Without Files attachments are not checked, without Effects nothing is computed,
// without Staff visitors are named in writing only; tests of the engine itself leave them out.
type Deps struct {
	Store    docstore.Store
	Catalog  *catalog.Catalog
	Regions  *region.Directory
	People   *people.Registry
	Audit    *audit.Log
	Once     *once.Keeper
	Workdays *calendar.Workdays
	Files    Files
	Staff    Staff
	Effects  Effects
	Claims   *claim.Keeper // nil: no number stands once
	Clock    calendar.Clock
	IDs      func() string
	// Changed is told after each commit which case changed; nil tells nobody.
	Changed func(c *Case)
}

// Service is the engine over the stored cases. Every read is within the actor's reach; what is out of it is NOT_FOUND.
type Service struct {
	deps  Deps
	cases *docstore.Collection[Case, *Case]
}

// Open prepares the collection.
func Open(ctx context.Context, d Deps) (*Service, error) {
	cases, err := docstore.Open(ctx, d.Store, Cases.Spec)
	if err != nil {
		return nil, err
	}
	return &Service{deps: d, cases: cases}, nil
}

// Collection is for datasets, which put the scope on every read of it themselves.
func (s *Service) Collection() *docstore.Collection[Case, *Case] { return s.cases }

// Today is the local day of the clock.
func (s *Service) Today() calendar.Date { return calendar.DateOf(s.deps.Clock()) }

func noCase() *fault.Error { return fault.NotFound(fault.T("该案件", "case")) }

// read gets a case in the actor's reach as it is stored.
func (s *Service) read(ctx context.Context, actor *access.Actor, id string) (*Case, error) {
	if err := actor.Need(access.CaseRead); err != nil {
		return nil, err
	}
	c, err := s.cases.Get(ctx, id)
	if errors.Is(err, docstore.ErrNotFound) {
		return nil, noCase().Wrap(err)
	}
	if err != nil {
		return nil, err
	}
	if err := actor.Can(access.CaseRead, c.Place, c.Section); err != nil {
		return nil, noCase()
	}
	return c, nil
}

// Get is one case, without what is confidential to the actor. Error: NOT_FOUND.
func (s *Service) Get(ctx context.Context, actor *access.Actor, id string) (*Case, error) {
	c, err := s.read(ctx, actor, id)
	if err != nil {
		return nil, err
	}
	return s.visible(actor, c), nil
}

// GetMany is those of the cases that are in the actor's reach.
func (s *Service) GetMany(ctx context.Context, actor *access.Actor, ids []string) (map[string]*Case, error) {
	if err := actor.Need(access.CaseRead); err != nil {
		return nil, err
	}
	found, err := s.cases.GetMany(ctx, ids)
	if err != nil {
		return nil, err
	}
	for id, c := range found {
		if actor.Can(access.CaseRead, c.Place, c.Section) != nil {
			delete(found, id)
			continue
		}
		found[id] = s.visible(actor, c)
	}
	return found, nil
}

// Query asks for a page of cases. Where narrows within the reach (docstore.True for all of it); First is 1 to 100.
type Query struct {
	Where docstore.Filter[Case]
	Order []docstore.Order[Case]
	First int
	After string
}

// Find is one page of cases in the actor's reach, newest first unless ordered otherwise.
func (s *Service) Find(ctx context.Context, actor *access.Actor, q Query) (*docstore.Page[Case], error) {
	scope, err := access.Scope(actor, access.CaseRead, CaseScope())
	if err != nil {
		return nil, err
	}
	if q.Order == nil {
		q.Order = []docstore.Order[Case]{Cases.CreatedAt.Desc()}
	}
	page, err := access.Page(ctx, s.cases, docstore.Query[Case]{Where: docstore.And(scope, q.Where), Sort: q.Order, Limit: q.First, After: docstore.Cursor(q.After)})
	if err != nil {
		return nil, err
	}
	for i, c := range page.Items {
		page.Items[i] = s.visible(actor, c)
	}
	return page, nil
}

// Count counts the matching cases in the actor's reach, up to atMost when that is not 0.
func (s *Service) Count(ctx context.Context, actor *access.Actor, where docstore.Filter[Case], atMost int64) (int64, error) {
	scope, err := access.Scope(actor, access.CaseRead, CaseScope())
	if err != nil {
		return 0, err
	}
	return s.cases.Count(ctx, docstore.And(scope, where), atMost)
}

// OfHousehold lists a household's cases in the actor's reach, newest first.
func (s *Service) OfHousehold(ctx context.Context, actor *access.Actor, householdID string) ([]*Case, error) {
	return s.all(ctx, actor, Cases.HouseholdID.Eq(householdID))
}

// OfPerson lists the cases in the actor's reach that a person applied for or is a member of, newest first.
func (s *Service) OfPerson(ctx context.Context, actor *access.Actor, personID string) ([]*Case, error) {
	return s.all(ctx, actor, Cases.Persons.Has(personID))
}

// OfFamily lists the cases in the actor's reach of a household, and of any of the people, newest first.
func (s *Service) OfFamily(ctx context.Context, actor *access.Actor, householdID string, personIDs []string) ([]*Case, error) {
	where := Cases.Persons.HasAny(personIDs...)
	if householdID != "" {
		where = docstore.Or(Cases.HouseholdID.Eq(householdID), where)
	}
	return s.all(ctx, actor, where)
}

func (s *Service) all(ctx context.Context, actor *access.Actor, where docstore.Filter[Case]) ([]*Case, error) {
	page, err := s.Find(ctx, actor, Query{Where: where, First: 100})
	if err != nil {
		return nil, err
	}
	return page.Items, nil
}

// SameAccount lists the applicants of other households who are paid to an account that the person is paid to too.
func (s *Service) SameAccount(ctx context.Context, personID string) ([]string, error) {
	mine, err := s.cases.Find(ctx, docstore.Query[Case]{Where: Cases.Persons.Has(personID), Limit: 50})
	if err != nil {
		return nil, err
	}
	var out []string
	for _, c := range mine.Items {
		if c.State.Account == nil || c.State.Account.Blind == "" {
			continue
		}
		others, err := s.cases.Find(ctx, docstore.Query[Case]{Where: docstore.And(Cases.AccountBlind.Eq(c.State.Account.Blind), Cases.HouseholdID.Ne(c.HouseholdID)), Limit: 50})
		if err != nil {
			return nil, err
		}
		for _, o := range others.Items {
			if o.ApplicantID != personID && !slices.Contains(out, o.ApplicantID) {
				out = append(out, o.ApplicantID)
			}
		}
	}
	return out, nil
}

// SearchFilter matches cases by number or by the applicant's name; too little to look for matches nothing.
func SearchFilter(text string) docstore.Filter[Case] {
	if number, ok := identity.NumberQuery(text); ok {
		return Cases.Number.Prefix(number)
	}
	if tokens := identity.QueryTokens(text); len(tokens) > 0 && len(tokens) <= 40 {
		return Cases.Name.HasAll(tokens...)
	}
	return docstore.None[Case]()
}

// recorder is the writer of a case's log under its own edition of the programme.
func (s *Service) recorder(c *Case) (*Recorder, error) {
	p, _, err := s.deps.Catalog.At(c.Program, c.Edition)
	if err != nil {
		return nil, err
	}
	return &Recorder{Catalog: s.deps.Catalog, Program: p, Workdays: s.deps.Workdays}, nil
}

// Sees reports whether the actor may read or enter cases of the programme somewhere.
func (s *Service) Sees(actor *access.Actor, p *catalog.Program) bool {
	if actor == nil {
		return false
	}
	here, section := region.PlaceOf(actor.Region), p.SectionOn(calendar.DateOf(s.deps.Clock()))
	return actor.Can(access.CaseRead, here, section) == nil || actor.Can(access.CaseDraft, here, section) == nil
}

// Program is the programme of a case as of the edition it is read by.
func (s *Service) Program(c *Case) (*catalog.Program, error) {
	p, _, err := s.deps.Catalog.At(c.Program, c.Edition)
	return p, err
}
