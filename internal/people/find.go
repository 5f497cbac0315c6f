package people

import (
	"context"
	"strings"
	"unicode/utf8"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/region"
)

// MaxCount is where counting a list ends: the number then says "at least".
const MaxCount = 100_000

// Query asks for a page of persons or households, the newest first. Search is a part of a name, or exactly an identity
// or phone number, or for households also their number. Region narrows to a division.
type Query struct {
	Search string
	Region region.Code
	First  int // 1 to access.MaxPage
	After  string
}

// FindPeople returns a page of the persons in the actor's reach. Errors: INVALID (PAGE_SIZE, CURSOR, SEARCH_LENGTH or the
// reason why a searched identity number is none), NOT_FOUND for a Region out of reach.
func (r *Registry) FindPeople(ctx context.Context, actor *access.Actor, q Query) (*docstore.Page[Person], error) {
	where, err := r.personFilter(ctx, actor, q)
	if err != nil {
		return nil, err
	}
	return page(ctx, r.people, where, People.CreatedAt.Desc(), q)
}

// CountPeople counts what FindPeople pages through, up to MaxCount.
func (r *Registry) CountPeople(ctx context.Context, actor *access.Actor, q Query) (int64, error) {
	where, err := r.personFilter(ctx, actor, q)
	if err != nil {
		return 0, err
	}
	return r.people.Count(ctx, where, MaxCount)
}

// FindHouseholds returns a page of the households in the actor's reach. Errors: as FindPeople.
func (r *Registry) FindHouseholds(ctx context.Context, actor *access.Actor, q Query) (*docstore.Page[Household], error) {
	where, err := r.householdFilter(ctx, actor, q)
	if err != nil {
		return nil, err
	}
	return page(ctx, r.households, where, Households.CreatedAt.Desc(), q)
}

// CountHouseholds counts what FindHouseholds pages through, up to MaxCount.
func (r *Registry) CountHouseholds(ctx context.Context, actor *access.Actor, q Query) (int64, error) {
	where, err := r.householdFilter(ctx, actor, q)
	if err != nil {
		return 0, err
	}
	return r.households.Count(ctx, where, MaxCount)
}

func page[T any, P interface {
	*T
	docstore.Doc
}](ctx context.Context, c *docstore.Collection[T, P], where docstore.Filter[T], order docstore.Order[T], q Query) (*docstore.Page[T], error) {
	return access.Page(ctx, c, docstore.Query[T]{Where: where, Sort: []docstore.Order[T]{order}, Limit: q.First, After: docstore.Cursor(q.After)})
}

func (r *Registry) personFilter(ctx context.Context, actor *access.Actor, q Query) (docstore.Filter[Person], error) {
	zero := docstore.Filter[Person]{}
	scope, err := narrowed(r, actor, PersonScope(), q.Region)
	if err != nil {
		return zero, err
	}
	s, err := r.parseSearch(ctx, q.Search)
	switch {
	case err != nil:
		return zero, err
	case s.all:
		return scope, nil
	case s.exact:
		return docstore.And(scope, People.Spec.ID().In(s.personIDs...)), nil
	case len(s.tokens) == 0:
		return docstore.None[Person](), nil
	}
	return docstore.And(scope, People.Name.HasAll(s.tokens...)), nil
}

func (r *Registry) householdFilter(ctx context.Context, actor *access.Actor, q Query) (docstore.Filter[Household], error) {
	zero := docstore.Filter[Household]{}
	scope, err := narrowed(r, actor, HouseholdScope(), q.Region)
	if err != nil {
		return zero, err
	}
	s, err := r.parseSearch(ctx, q.Search)
	switch {
	case err != nil:
		return zero, err
	case s.all:
		return scope, nil
	case s.number != "":
		return docstore.And(Households.Number.Eq(s.number), scope), nil
	case s.exact:
		return docstore.And(scope, Households.Members.HasAny(s.personIDs...)), nil
	case len(s.tokens) == 0:
		return docstore.None[Household](), nil
	}
	return docstore.And(scope, Households.Name.HasAll(s.tokens...)), nil
}

// narrowed is the actor's scope within a division.
func narrowed[T any](r *Registry, actor *access.Actor, at access.Located[T], code region.Code) (docstore.Filter[T], error) {
	scope, err := access.Scope(actor, access.PersonRead, at)
	if err != nil || code == "" {
		return scope, err
	}
	if _, err := r.deps.Regions.Get(code); err != nil {
		return docstore.Filter[T]{}, err
	}
	switch {
	case code.Contains(actor.Region):
		return scope, nil
	case !actor.Region.Contains(code):
		return docstore.Filter[T]{}, fault.NotFound(fault.T("该区划", "division"))
	case code.Tier() == region.TierTownship:
		return docstore.And(scope, at.Township.Eq(string(code))), nil
	}
	return docstore.And(scope, at.Village.Eq(string(code))), nil
}

// search is what a search text means.
type search struct {
	all       bool
	exact     bool     // an identity or phone number
	personIDs []string // whose number it is, in reach or not
	number    string   // of a household
	tokens    []string
}

func (r *Registry) parseSearch(ctx context.Context, text string) (search, error) {
	if utf8.RuneCountInString(text) > 60 {
		msg := fault.T("搜索内容过长", "The search text is too long")
		return search{}, fault.Invalid("SEARCH_LENGTH", msg, fault.Field{Path: "/search", Reason: "SEARCH_LENGTH", Text: msg})
	}
	n, _ := identity.Normalize(text)
	switch {
	case n == "":
		return search{all: true}, nil
	case strings.HasPrefix(strings.ToUpper(n), numberPrefix):
		return search{number: strings.ToUpper(n)}, nil
	case looksLikeID(n):
		id, err := identity.ParseResidentID(n, r.Today())
		if err != nil {
			f := refused("/search", err)
			return search{}, fault.Invalid(f.Reason, f.Text, f)
		}
		return r.exactly(ctx, People.IDBlind.Eq(r.BlindID(id)))
	}
	if phone, err := cleanPhone(n); err == nil {
		return r.exactly(ctx, People.PhoneBlind.Eq(r.deps.Keys.Blind(blindPhone, phone)))
	}
	return search{tokens: identity.QueryTokens(text)}, nil
}

// exactly resolves a blind value to persons first: few or one, found by its own index whatever the scope.
func (r *Registry) exactly(ctx context.Context, whose docstore.Filter[Person]) (search, error) {
	found, err := r.people.Find(ctx, docstore.Query[Person]{Where: whose, Limit: 1000})
	if err != nil {
		return search{}, err
	}
	s := search{exact: true}
	for _, p := range found.Items {
		s.personIDs = append(s.personIDs, p.ID)
	}
	return s, nil
}

func looksLikeID(n string) bool {
	body := strings.TrimSuffix(n, "X")
	return (len(n) == 15 || len(n) == 18) && strings.Trim(body, "0123456789") == ""
}

// RelativesOf is the ids of those near relatives of the actor whom the register knows: it tells the actor nothing but that
// a case is not theirs to deal with.
func (r *Registry) RelativesOf(ctx context.Context, actor *access.Actor) ([]string, error) {
	if actor == nil || len(actor.Relatives) == 0 {
		return nil, nil
	}
	var ids []string
	for p, err := range r.people.Scan(ctx, People.IDBlind.In(actor.Relatives...), 100) {
		if err != nil {
			return nil, err
		}
		ids = append(ids, p.ID)
	}
	return ids, nil
}
