package registry

import (
	"context"
	"errors"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/once"
	"minzheng/internal/region"
	"minzheng/internal/staff"
)

// Files checks attachments; package blob implements it.
type Files interface {
	// Attach gives files to a record that read opens. It refuses ids that do not exist, that the actor may not use or that
	// another record has.
	Attach(ctx context.Context, actor *access.Actor, read access.Permission, recordID string, at region.Place, section string, ids []string) error
}

// Staff names colleagues; package staff implements it.
type Staff interface {
	Names(ctx context.Context, ids []string) (map[string]string, error)
	Colleagues(ctx context.Context, actor *access.Actor) ([]staff.Colleague, error)
}

// Deps is what the engine needs. Without Files attachments are not checked, without Staff colleagues are named in
// writing only.
type Deps struct {
	Store    docstore.Store
	Catalog  *catalog.Catalog
	Regions  *region.Directory
	Audit    *audit.Log
	Once     *once.Keeper
	Workdays *calendar.Workdays
	Files    Files
	Staff    Staff
	Clock    calendar.Clock
	IDs      func() string
}

// Service is the engine over the stored entries. Every read is within the actor's reach; what is out of it is NOT_FOUND.
type Service struct {
	deps    Deps
	entries *docstore.Collection[Entry, *Entry]
}

// Open prepares the collection.
func Open(ctx context.Context, d Deps) (*Service, error) {
	entries, err := docstore.Open(ctx, d.Store, Entries.Spec)
	if err != nil {
		return nil, err
	}
	return &Service{deps: d, entries: entries}, nil
}

// Collection is for datasets, which put the scope on every read of it themselves.
func (s *Service) Collection() *docstore.Collection[Entry, *Entry] { return s.entries }

// Today is the local day of the clock.
func (s *Service) Today() calendar.Date { return calendar.DateOf(s.deps.Clock()) }

func noEntry() *fault.Error { return fault.NotFound(fault.T("该机构或设施", "entry")) }

// ReadPermission is what reading entries of a class takes.
func ReadPermission(class string) access.Permission {
	if class == catalog.ClassFacility {
		return access.FacilityRead
	}
	return access.OrganizationRead
}

// Get is one entry. Error: NOT_FOUND.
func (s *Service) Get(ctx context.Context, actor *access.Actor, id string) (*Entry, error) {
	if err := actor.Need(access.OrganizationRead, access.FacilityRead); err != nil {
		return nil, err
	}
	e, err := s.entries.Get(ctx, id)
	if errors.Is(err, docstore.ErrNotFound) {
		return nil, noEntry().Wrap(err)
	}
	if err != nil {
		return nil, err
	}
	if actor.Can(ReadPermission(e.Class), e.Place, e.Section) != nil {
		return nil, noEntry()
	}
	return e, nil
}

// Query asks for entries of one class; Search is a part of the name, a number or a credit code.
type Query struct {
	Class  string
	Kind   string
	Region region.Code // within the actor's reach
	Search string
	Waits  bool // only what waits for the actor
	Where  docstore.Filter[Entry]
	Order  []docstore.Order[Entry] // nil: newest first
	First  int                     // 1 to 100
	After  string
}

// Find is one page of the entries in the actor's reach. Errors: FORBIDDEN; NOT_FOUND for a division out of reach;
// INVALID (/first, /after).
func (s *Service) Find(ctx context.Context, actor *access.Actor, q Query) (*docstore.Page[Entry], error) {
	where, err := s.filter(actor, &q)
	if err != nil {
		return nil, err
	}
	if q.Order == nil {
		q.Order = []docstore.Order[Entry]{Entries.CreatedAt.Desc()}
	}
	return access.Page(ctx, s.entries, docstore.Query[Entry]{Where: where, Sort: q.Order, Limit: q.First, After: docstore.Cursor(q.After)})
}

// Count counts what Find pages through.
func (s *Service) Count(ctx context.Context, actor *access.Actor, q Query) (int64, error) {
	where, err := s.filter(actor, &q)
	if err != nil {
		return 0, err
	}
	return s.entries.Count(ctx, where, 0)
}

func (s *Service) filter(actor *access.Actor, q *Query) (docstore.Filter[Entry], error) {
	x := Entries
	if q.Kind != "" {
		k, err := s.deps.Catalog.Kind(q.Kind)
		if err != nil {
			return docstore.Filter[Entry]{}, err
		}
		q.Class = k.Class
	}
	scope, err := access.Scope(actor, ReadPermission(q.Class), Scope())
	if err != nil {
		return scope, err
	}
	all := []docstore.Filter[Entry]{scope, x.Class.Eq(q.Class)}
	if q.Kind != "" {
		all[1] = x.Kind.Eq(q.Kind)
	}
	if q.Region != "" {
		if !actor.Region.Contains(q.Region) {
			return scope, fault.NotFound(fault.T("该区划", "division in your reach"))
		}
		all = append(all, Scope().Within(q.Region))
	}
	if q.Search != "" {
		all = append(all, SearchFilter(q.Search))
	}
	if q.Waits {
		all = append(all, x.Waits.HasAny(s.queueKeys(actor, q.Class)...))
	}
	if q.Where != (docstore.Filter[Entry]{}) {
		all = append(all, q.Where)
	}
	return docstore.And(all...), nil
}

// SearchFilter matches entries by number, credit code or a part of the name; too little to look for matches nothing.
func SearchFilter(text string) docstore.Filter[Entry] {
	if number, ok := identity.NumberQuery(text); ok {
		return docstore.Or(Entries.Number.Prefix(number), Entries.CreditCode.Prefix(number))
	}
	if tokens := identity.QueryTokens(text); len(tokens) > 0 && len(tokens) <= 40 {
		return Entries.NameTokens.HasAll(tokens...)
	}
	return docstore.None[Entry]()
}

// queueKeys are the keys of what the actor may do with entries of a class.
func (s *Service) queueKeys(actor *access.Actor, class string) []string {
	var keys []string
	for _, k := range s.deps.Catalog.Kinds() {
		for i := range k.Steps {
			x := &k.Steps[i]
			if k.Class != class || !x.Queue || !actor.May(access.Permission(x.Permission)) || !course.Fits(actor, x) {
				continue
			}
			if key := course.QueueKey(x); !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// Sees reports whether the actor may read entries of the kind somewhere.
func (s *Service) Sees(actor *access.Actor, k *catalog.Kind) bool {
	return actor != nil && actor.Can(ReadPermission(k.Class), region.PlaceOf(actor.Region), k.Section) == nil
}

// Kind is the kind of an entry.
func (s *Service) Kind(e *Entry) (*catalog.Kind, error) { return s.deps.Catalog.Kind(e.Kind) }

// recorder is the writer of the log of a kind.
func (s *Service) recorder(k *catalog.Kind) *Recorder {
	return &Recorder{Catalog: s.deps.Catalog, Kind: k, Workdays: s.deps.Workdays}
}
