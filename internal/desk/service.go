package desk

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/figures"
	"minzheng/internal/importer"
	"minzheng/internal/ledger"
	"minzheng/internal/once"
	"minzheng/internal/registry"
)

// Deps are the services that know what things are called.
type Deps struct {
	Store    docstore.Store
	Once     *once.Keeper
	Catalog  *catalog.Catalog
	Cases    *casework.Service
	Registry *registry.Service
	Ledger   *ledger.Service
	Figures  *figures.Service
	Imports  *importer.Service
	Clock    calendar.Clock
}

// Service keeps the desks. Everybody reads and writes only their own.
type Service struct {
	deps  Deps
	desks *docstore.Collection[Desk, *Desk]
}

// Open prepares the collection.
func Open(ctx context.Context, d Deps) (*Service, error) {
	desks, err := docstore.Open(ctx, d.Store, Spec)
	if err != nil {
		return nil, err
	}
	return &Service{deps: d, desks: desks}, nil
}

// Shown is a thing on a desk as it is called now; a page is called by the client.
type Shown struct {
	figures.Hit
	At        time.Time
	Favourite bool
}

// Favourites are the actor's, the newest first, without what they may not see now. Errors: UNAUTHENTICATED.
func (s *Service) Favourites(ctx context.Context, actor *access.Actor) ([]Shown, error) {
	d, err := s.load(ctx, actor)
	if err != nil {
		return nil, err
	}
	return s.shown(ctx, actor, d, d.Favourites)
}

// Recent is what the actor opened last, the newest first, without what they may not see now. Errors: UNAUTHENTICATED.
func (s *Service) Recent(ctx context.Context, actor *access.Actor) ([]Shown, error) {
	d, err := s.load(ctx, actor)
	if err != nil {
		return nil, err
	}
	return s.shown(ctx, actor, d, d.Recent)
}

// SetFavourite puts a thing among the favourites or takes it away. It is idempotent by RequestID. Errors: NOT_FOUND for
// what the actor may not see; INVALID KIND, ID; NOT_ALLOWED_NOW FAVOURITES_FULL.
func (s *Service) SetFavourite(ctx context.Context, actor *access.Actor, requestID string, kind Kind, id string, on bool) error {
	return s.change(ctx, actor, requestID, "desk.favourite", kind, id, on, func(d *Desk, item Item) error {
		if on && has(d.Favourites, kind, id) {
			return nil
		}
		d.Favourites = without(d.Favourites, kind, id)
		if !on {
			return nil
		}
		if len(d.Favourites) >= MaxFavourites {
			return fault.NotAllowed("FAVOURITES_FULL", fault.T("收藏已满%[1]d项，请先取消一些", "There are %[1]d favourites already; remove some first", MaxFavourites))
		}
		d.Favourites = slices.Insert(d.Favourites, 0, item)
		return nil
	})
}

// Visit remembers that the actor opened a thing; the oldest of too many is forgotten. It is idempotent by RequestID.
// Errors: NOT_FOUND for what the actor may not see; INVALID KIND, ID.
func (s *Service) Visit(ctx context.Context, actor *access.Actor, requestID string, kind Kind, id string) error {
	return s.change(ctx, actor, requestID, "desk.visit", kind, id, true, func(d *Desk, item Item) error {
		d.Recent = slices.Insert(without(d.Recent, kind, id), 0, item)
		d.Recent = d.Recent[:min(len(d.Recent), MaxRecent)]
		return nil
	})
}

func (s *Service) change(ctx context.Context, actor *access.Actor, requestID, operation string, kind Kind, id string, on bool, do func(*Desk, Item) error) error {
	item := Item{kind, id, s.deps.Clock().UTC().Truncate(time.Millisecond)}
	for attempt := 0; ; attempt++ {
		err := s.try(ctx, actor, requestID, operation, item, on, do)
		switch {
		case !errors.Is(err, docstore.ErrConflict) && !isDuplicate(err):
			return err
		case attempt == 2: // somebody writes the same desk all the time
			return fault.Stale()
		}
	}
}

func isDuplicate(err error) bool {
	var d *docstore.DuplicateError
	return errors.As(err, &d) && d.Collection == Spec.Name()
}

func (s *Service) try(ctx context.Context, actor *access.Actor, requestID, operation string, item Item, on bool, do func(*Desk, Item) error) error {
	_, _, err := s.deps.Once.Do(ctx, actor, requestID, operation, []any{item.Kind, item.ID, on}, func(ctx context.Context) (string, error) {
		if on { // what is out of reach now may be taken away all the same
			if _, err := s.look(ctx, actor, item.Kind, item.ID); err != nil {
				return "", err
			}
		}
		d, err := s.load(ctx, actor)
		if err != nil {
			return "", err
		}
		if err := do(d, item); err != nil {
			return "", err
		}
		if d.Version > 0 {
			return d.ID, s.desks.Replace(ctx, d)
		}
		return d.ID, s.desks.Insert(ctx, d)
	})
	return err
}

func (s *Service) load(ctx context.Context, actor *access.Actor) (*Desk, error) {
	if err := actor.Need(access.Self); err != nil {
		return nil, err
	}
	d, err := s.desks.Get(ctx, actor.ID())
	if errors.Is(err, docstore.ErrNotFound) {
		return &Desk{Meta: docstore.Meta{ID: actor.ID()}}, nil
	}
	return d, err
}

func (s *Service) shown(ctx context.Context, actor *access.Actor, d *Desk, list []Item) ([]Shown, error) {
	out := []Shown{}
	for _, x := range list {
		hit, err := s.look(ctx, actor, x.Kind, x.ID)
		switch {
		case err == nil:
			out = append(out, Shown{hit, x.At, has(d.Favourites, x.Kind, x.ID)})
		case fault.From(err).Code != fault.CodeNotFound && fault.From(err).Code != fault.CodeForbidden:
			return nil, err
		}
	}
	return out, nil
}

// address is a page of the client: a path without a query, which may hold what somebody typed.
var address = regexp.MustCompile(`^/[a-zA-Z0-9/_-]{0,100}$`)

// look tells what a thing is called to who may see it. Errors: NOT_FOUND, FORBIDDEN; INVALID KIND, ID.
func (s *Service) look(ctx context.Context, actor *access.Actor, kind Kind, id string) (figures.Hit, error) {
	hit := figures.Hit{Ref: figures.Ref{Kind: string(kind), ID: id}}
	gone := fault.NotFound(fault.T("该项内容", "such thing"))
	switch kind {
	case Case, Person, Household, Organization, Facility, Record, Batch:
		return s.deps.Figures.Look(ctx, actor, string(kind), id)
	case Import:
		m, err := s.deps.Imports.Get(ctx, actor, id)
		if err != nil {
			return hit, err
		}
		hit.Label, hit.Type, hit.Region = m.FileName, s.deps.Imports.KindLabel(m.Kind), m.Deepest()
	case Program:
		p, err := s.deps.Catalog.Program(id)
		if err != nil {
			return hit, err
		}
		if !s.deps.Cases.Sees(actor, p) {
			return hit, gone
		}
		hit.Type = p.Name
	case Register:
		k, err := s.deps.Catalog.Kind(id)
		if err != nil {
			return hit, err
		}
		if !s.deps.Registry.Sees(actor, k) {
			return hit, gone
		}
		hit.Type = k.Name
	case Ledger:
		l, err := s.deps.Catalog.Ledger(id)
		if err != nil {
			return hit, err
		}
		if !s.deps.Ledger.Sees(actor, l) {
			return hit, gone
		}
		hit.Type = l.Name
	case Page:
		if !address.MatchString(id) {
			return hit, invalid("ID", "itemId", "不是本系统的页面地址", "This is no address of a page")
		}
	default:
		return hit, invalid("KIND", "kind", "不支持的收藏类别", "Things of this kind are not kept")
	}
	return hit, nil
}

func invalid(reason, field, zh, en string) error {
	t := fault.T(zh, en)
	return fault.Invalid(reason, t, fault.Field{Path: "/" + field, Reason: reason, Text: t})
}
