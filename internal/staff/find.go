package staff

import (
	"context"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/region"
)

// Query narrows the list of accounts; empty members do not. Search is the beginning of a user name or a part of a name.
// Region takes the accounts of a division and of all below it. First is 1 to 100.
type Query struct {
	Search string
	Region region.Code
	First  int
	After  string
}

// Page is one page, by user name.
type Page struct {
	Staff []*Staff
	End   string // cursor after the last
	More  bool
}

var located = access.Located[Staff]{Township: fields.township, Village: fields.village}

// Get returns an account. Permission STAFF_READ. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (s *Service) Get(ctx context.Context, actor *access.Actor, id string) (*Staff, error) {
	return s.load(ctx, actor, access.StaffRead, id)
}

// Find lists accounts within the caller's reach. Permission STAFF_READ. Errors: INVALID (/first, /after), NOT_FOUND for
// a Region out of reach.
func (s *Service) Find(ctx context.Context, actor *access.Actor, q Query) (Page, error) {
	where, err := s.filter(actor, q)
	if err != nil {
		return Page{}, err
	}
	p, err := access.Page(ctx, s.docs, docstore.Query[Staff]{
		Where: where, Sort: []docstore.Order[Staff]{fields.username.Asc()}, Limit: q.First, After: docstore.Cursor(q.After),
	})
	if err != nil {
		return Page{}, err
	}
	return Page{Staff: p.Items, End: string(p.End()), More: p.More}, nil
}

// Count counts what Find would list, up to atMost if that is not 0.
func (s *Service) Count(ctx context.Context, actor *access.Actor, q Query, atMost int64) (int64, error) {
	where, err := s.filter(actor, q)
	if err != nil {
		return 0, err
	}
	return s.docs.Count(ctx, where, atMost)
}

func (s *Service) filter(actor *access.Actor, q Query) (docstore.Filter[Staff], error) {
	scope, err := access.Scope(actor, access.StaffRead, located)
	if err != nil {
		return scope, err
	}
	all := []docstore.Filter[Staff]{scope}
	if q.Region != "" {
		if err := actor.Can(access.StaffRead, region.PlaceOf(q.Region), ""); err != nil || !q.Region.Valid() {
			return docstore.Filter[Staff]{}, fault.NotFound(fault.T("该区划", "division"))
		}
		all = append(all, located.Within(q.Region))
	}
	if name := fold(q.Search); name != "" {
		var hit []docstore.Filter[Staff]
		if usable(name) {
			hit = append(hit, fields.username.Prefix(name))
		}
		if tokens := identity.QueryTokens(q.Search); len(tokens) > 0 && len(tokens) < 40 {
			hit = append(hit, fields.name.HasAll(tokens...))
		}
		all = append(all, docstore.Or(hit...))
	}
	return docstore.And(all...), nil
}

// usable reports whether a text can begin a user name.
func usable(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '.' && r != '_' && r != '-' {
			return false
		}
	}
	return s != ""
}

// Names returns the names of accounts by id, at most 1000, for the signatures under acts: whoever may read an act may
// read who did it. Unknown ids are left out.
func (s *Service) Names(ctx context.Context, ids []string) (map[string]string, error) {
	docs, err := s.docs.GetMany(ctx, ids)
	if err != nil {
		return nil, err
	}
	names := make(map[string]string, len(docs))
	for id, d := range docs {
		names[id] = d.Name
	}
	return names, nil
}

// Colleague is what staff see of each other.
type Colleague struct {
	ID     string
	Name   string
	Role   access.Role
	Region region.Code
}

// Colleagues lists the active staff that the caller works with, at most 500 by user name: those of his township and its
// villages, or, for city staff, those of the city's own offices.
func (s *Service) Colleagues(ctx context.Context, actor *access.Actor) ([]Colleague, error) {
	if err := actor.Need(access.Self); err != nil {
		return nil, err
	}
	p, err := s.docs.Find(ctx, docstore.Query[Staff]{
		Where: docstore.And(fields.township.Eq(string(actor.Region.Township())), fields.active.Is(true)),
		Sort:  []docstore.Order[Staff]{fields.username.Asc()}, Limit: 500,
	})
	if err != nil {
		return nil, err
	}
	out := make([]Colleague, len(p.Items))
	for i, d := range p.Items {
		out[i] = Colleague{ID: d.ID, Name: d.Name, Role: d.Role, Region: d.Region}
	}
	return out, nil
}
