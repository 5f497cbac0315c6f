package ledger

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/claim"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/money"
	"minzheng/internal/once"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
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
	People   *people.Registry
	Cases    *casework.Service
	Registry *registry.Service
	Audit    *audit.Log
	Once     *once.Keeper
	Workdays *calendar.Workdays
	Files    Files
	Staff    Staff
	Clock    calendar.Clock
	IDs      func() string
	// Allowance tells the limits of a programme for a person and what its cases have used up of them; nil: nothing is held
	// against them.
	Allowance func(ctx context.Context, y *catalog.Pays, personID, group string, on calendar.Date) (Allowance, error)
	Claims    *claim.Keeper // nil: no number stands once
	// Spent tells what was paid for programmes between two days, by township and programme. nil: nothing is held against
	// allocations.
	Spent func(ctx context.Context, programs []string, from, to calendar.Date) (map[Spending]money.Fen, error)
}

// Service is the engine over the stored records. Every read is within the actor's reach; what is out of it is NOT_FOUND.
type Service struct {
	deps    Deps
	records *docstore.Collection[Record, *Record]
}

// Open prepares the collection.
func Open(ctx context.Context, d Deps) (*Service, error) {
	records, err := docstore.Open(ctx, d.Store, Records.Spec)
	if err != nil {
		return nil, err
	}
	return &Service{deps: d, records: records}, nil
}

// Collection is for datasets, which put the scope on every read of it themselves.
func (s *Service) Collection() *docstore.Collection[Record, *Record] { return s.records }

// Today is the local day of the clock.
func (s *Service) Today() calendar.Date { return calendar.DateOf(s.deps.Clock()) }

func noRecord() *fault.Error { return fault.NotFound(fault.T("该台账记录", "record")) }

// Get is one record. Error: NOT_FOUND.
func (s *Service) Get(ctx context.Context, actor *access.Actor, id string) (*Record, error) {
	if err := actor.Need(access.LedgerRead); err != nil {
		return nil, err
	}
	r, err := s.records.Get(ctx, id)
	if errors.Is(err, docstore.ErrNotFound) {
		return nil, noRecord().Wrap(err)
	}
	if err != nil {
		return nil, err
	}
	if actor.Can(access.LedgerRead, r.Place, r.Section) != nil {
		return nil, noRecord()
	}
	return r, nil
}

// Query asks for records of one ledger.
type Query struct {
	Ledger   string
	Region   region.Code // within the actor's reach
	Subject  string      // id
	From, To calendar.Date
	Where    docstore.Filter[Record]
	Order    []docstore.Order[Record] // nil: the newest day first
	First    int                      // 1 to 100
	After    string
}

// Find is one page of the records in the actor's reach. Errors: FORBIDDEN; NOT_FOUND for a ledger or division out of
// reach; INVALID (/first, /after).
func (s *Service) Find(ctx context.Context, actor *access.Actor, q Query) (*docstore.Page[Record], error) {
	where, err := s.filter(actor, &q)
	if err != nil {
		return nil, err
	}
	if q.Order == nil {
		q.Order = []docstore.Order[Record]{Records.On.Desc()}
	}
	return access.Page(ctx, s.records, docstore.Query[Record]{Where: where, Sort: q.Order, Limit: q.First, After: docstore.Cursor(q.After)})
}

// Count counts what Find pages through.
func (s *Service) Count(ctx context.Context, actor *access.Actor, q Query) (int64, error) {
	where, err := s.filter(actor, &q)
	if err != nil {
		return 0, err
	}
	return s.records.Count(ctx, where, 0)
}

func (s *Service) filter(actor *access.Actor, q *Query) (docstore.Filter[Record], error) {
	x := Records
	if _, err := s.deps.Catalog.Ledger(q.Ledger); err != nil {
		return docstore.Filter[Record]{}, err
	}
	scope, err := access.Scope(actor, access.LedgerRead, Scope())
	if err != nil {
		return scope, err
	}
	all := []docstore.Filter[Record]{scope, x.Ledger.Eq(q.Ledger)}
	if q.Region != "" {
		if !actor.Region.Contains(q.Region) {
			return scope, fault.NotFound(fault.T("该区划", "division in your reach"))
		}
		all = append(all, Scope().Within(q.Region))
	}
	if q.Subject != "" {
		all = append(all, x.SubjectID.Eq(q.Subject))
	}
	if q.From != "" {
		all = append(all, x.On.Gte(string(q.From)))
	}
	if q.To != "" {
		all = append(all, x.On.Lte(string(q.To)))
	}
	if q.Where != (docstore.Filter[Record]{}) {
		all = append(all, q.Where)
	}
	return docstore.And(all...), nil
}

// HasRecords reports whether a ledger has a record about the entry, in anybody's reach.
func (s *Service) HasRecords(ctx context.Context, subjectID string) (bool, error) {
	return s.records.Exists(ctx, Records.SubjectID.Eq(subjectID))
}

// MayEnter reports whether the actor enters records of the ledger somewhere.
func (s *Service) MayEnter(actor *access.Actor, l *catalog.Ledger) bool {
	return s.mayEnter(actor, l, region.PlaceOf(actor.Region)) == nil
}

func (s *Service) mayEnter(actor *access.Actor, l *catalog.Ledger, at region.Place) error {
	if err := actor.Can(access.LedgerWrite, at, l.Section); err != nil {
		return err
	}
	if !actor.System && !l.EnteredAt(string(actor.Role.Tier())) {
		return fault.Forbidden()
	}
	return nil
}

// Sees reports whether the actor may read records of the ledger somewhere.
func (s *Service) Sees(actor *access.Actor, l *catalog.Ledger) bool {
	return actor.Can(access.LedgerRead, region.PlaceOf(actor.Region), l.Section) == nil
}

// subject is what a record is about.
type subject struct {
	kind, id, name string
	place          region.Place
	form           form.Form
}

// about looks the subject of a ledger up in the actor's reach; without an id the record is about the division. Errors:
// NOT_FOUND; INVALID SUBJECT where it is missing or of a kind that the ledger is not about, REGION.
func (s *Service) about(ctx context.Context, actor *access.Actor, l *catalog.Ledger, id string, code region.Code) (subject, error) {
	wrong := func(zh, en string) error {
		t := fault.T(zh, en)
		return fault.Invalid("SUBJECT", t, fault.Field{Path: "/subjectId", Reason: "SUBJECT", Text: t})
	}
	if id == "" {
		if l.About != catalog.AboutRegion && !l.Optional {
			return subject{}, wrong("请选择登记对象", "Choose what it is about")
		}
		if code == "" {
			code = actor.Region
		}
		r, err := s.deps.Regions.Get(code)
		if err != nil {
			return subject{}, err
		}
		if !l.LiesIn(string(r.Tier)) {
			t := fault.T("%[1]s不登记在这一级区划", "%[2]s is not kept for a division of this tier", l.Name.ZH, l.Name.EN)
			return subject{}, fault.Invalid("REGION", t, fault.Field{Path: "/regionCode", Reason: "REGION", Text: t})
		}
		return subject{name: r.Name, place: r.Place()}, nil
	}
	out := subject{id: id}
	switch l.About {
	case catalog.AboutPerson:
		p, err := s.deps.People.GetPerson(ctx, actor, id)
		if err != nil {
			return out, err
		}
		out.kind, out.name, out.place = l.About, p.Name, p.Place
	case catalog.AboutHousehold:
		h, err := s.deps.People.GetHousehold(ctx, actor, id)
		if err != nil {
			return out, err
		}
		out.kind, out.name, out.place = l.About, h.HeadName, h.Place
	case catalog.AboutCase:
		c, err := s.deps.Cases.Get(ctx, actor, id)
		if err != nil {
			return out, err
		}
		out.kind, out.name, out.place = c.Program, c.Applicant, c.Place
	case catalog.AboutOrganization, catalog.AboutFacility:
		e, err := s.deps.Registry.Get(ctx, actor, id)
		if err != nil {
			return out, err
		}
		if e.Class != l.About || e.State.Status.Final() {
			return out, wrong("登记对象不适用或已关闭", "It does not fit, or is closed")
		}
		out.kind, out.name, out.place, out.form = e.Kind, e.State.Name, e.Place, e.State.Form
	default:
		return out, wrong("该台账不针对具体对象", "This ledger is about places only")
	}
	if len(l.Of) > 0 && !slices.Contains(l.Of, out.kind) {
		return out, wrong("登记对象不适用于该台账", "This ledger is not about its kind")
	}
	return out, nil
}

// key joins what a record must not share, or what a series has in common; "" if there is nothing.
func key(l *catalog.Ledger, parts []string, r *Record) string {
	if len(parts) == 0 {
		return ""
	}
	out := []string{l.ID}
	for _, p := range parts {
		switch p {
		case catalog.KeyRegion:
			out = append(out, string(r.Deepest()))
		case catalog.KeySubject:
			out = append(out, r.SubjectID)
		case catalog.KeyTime:
			out = append(out, string(r.On))
		default:
			out = append(out, strings.Trim(string(r.Form[p]), `"`))
		}
	}
	return strings.Join(out, "|")
}

func (s *Service) log(ctx context.Context, actor *access.Actor, r *Record, kind, reason string, summary fault.Text) error {
	return s.deps.Audit.Append(ctx, actor, audit.Event{Kind: kind, RecordKind: "LEDGER_RECORD", RecordID: r.ID, RecordLabel: fmt.Sprintf("%s %s", r.Ledger, r.On), Summary: summary, Reason: reason})
}
