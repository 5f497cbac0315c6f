package registry

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/identity"
	"minzheng/internal/region"
)

// CreateInput opens an entry. AboveID is the entry over it; Above names one that is in no register.
type CreateInput struct {
	RequestID string
	Kind      string
	Region    region.Code
	AboveID   string
	Above     string
	Form      Form
}

// PerformInput is one step that a person wants to do. Rev is the revision of the entry that they saw.
type PerformInput struct {
	EntryID   string
	Rev       int64
	RequestID string
	Step      string
	Form      Form
}

// Create opens an entry by the kind's own step. Errors: NOT_FOUND for a kind, division or superior out of reach; FORBIDDEN;
// INVALID FORM with the fields, REGION, ABOVE; CONFLICT CREDIT_CODE_TAKEN, NODE_TAKEN.
func (s *Service) Create(ctx context.Context, actor *access.Actor, in CreateInput) (*Entry, error) {
	k, err := s.deps.Catalog.Kind(in.Kind)
	if err != nil {
		return nil, err
	}
	id, _, err := s.deps.Once.Do(ctx, actor, in.RequestID, "entry.create", in, func(ctx context.Context) (string, error) {
		return s.create(ctx, actor, k, in)
	})
	if err != nil {
		return nil, taken(err)
	}
	return s.Get(ctx, actor, id)
}

func (s *Service) create(ctx context.Context, actor *access.Actor, k *catalog.Kind, in CreateInput) (string, error) {
	step, ok := k.Program().StepOfKind(string(KindCreate))
	if !ok {
		return "", fault.NotFound(fault.T("该登记类别", "such kind of entry"))
	}
	place, err := s.place(k, in.Region)
	if err != nil {
		return "", err
	}
	if err := mayDo(actor, k, step, place, nil); err != nil {
		return "", err
	}
	e, err := s.NewEntry(ctx, k, place, s.Today())
	if err != nil {
		return "", err
	}
	if err := s.above(ctx, actor, k, e, in.AboveID, in.Above); err != nil {
		return "", err
	}
	if err := s.do(ctx, actor, k, e, Input{Step: step.ID, By: course.DoerOf(actor), At: s.deps.Clock(), RequestID: in.RequestID, Form: in.Form}); err != nil {
		return "", err
	}
	if err := s.entries.Insert(ctx, e); err != nil {
		return "", err
	}
	return e.ID, s.log(ctx, actor, e, step)
}

// place checks the division that an entry is to lie in.
func (s *Service) place(k *catalog.Kind, code region.Code) (region.Place, error) {
	r, err := s.deps.Regions.Get(code)
	if err != nil {
		return region.Place{}, err
	}
	if !k.LiesIn(string(r.Tier)) || !r.On(s.Today()) {
		t := fault.T("%[1]s不能登记在这一级区划", "A %[2]s does not lie in a division of this tier", k.Name.ZH, k.Name.EN)
		return region.Place{}, fault.Invalid("REGION", t, fault.Field{Path: "/regionCode", Reason: "REGION", Text: t})
	}
	return r.Place(), nil
}

// above names the entry over a new one.
func (s *Service) above(ctx context.Context, actor *access.Actor, k *catalog.Kind, e *Entry, id, name string) error {
	if k.Above == nil || id == "" {
		if k.Above != nil {
			e.Above = strings.TrimSpace(name)
		}
		return nil
	}
	over, err := s.entries.Get(ctx, id)
	if err != nil || !slices.Contains(k.Above.Kinds, over.Kind) || over.State.Status.Final() || over.City != actor.Region.City() {
		t := fault.T("所选%[1]s不存在或不适用", "The %[2]s does not exist or does not fit", k.Above.Label.ZH, k.Above.Label.EN)
		return fault.Invalid("ABOVE", t, fault.Field{Path: "/aboveId", Reason: "ABOVE", Text: t})
	}
	e.AboveID, e.Above = over.ID, over.State.Name
	return nil
}

// NewEntry is an entry of a kind with its number but without a log; the importer writes its own.
func (s *Service) NewEntry(ctx context.Context, k *catalog.Kind, place region.Place, on calendar.Date) (*Entry, error) {
	n, err := s.deps.Store.NextSeq(ctx, NumberSeq(k, place, on))
	if err != nil {
		return nil, err
	}
	e := Blank(k, place)
	e.Meta.ID, e.Number = "entry_"+s.deps.IDs(), NumberOf(k, place, on, n)
	return e, nil
}

// Blank is an entry of a kind in a place without id, number and log.
func Blank(k *catalog.Kind, place region.Place) *Entry {
	return &Entry{Place: place, Class: k.Class, Kind: k.ID, Edition: k.Edition, Section: k.Section, OnePer: k.OnePer}
}

// NumberSeq names the counter that numbers an entry of the kind: of a facility by its township, of an organisation by the year.
func NumberSeq(k *catalog.Kind, place region.Place, on calendar.Date) string {
	if k.Class == catalog.ClassFacility {
		return "facility:" + k.Number.Prefix + ":" + string(place.Deepest())[:9]
	}
	return fmt.Sprintf("organization:%s:%d", k.Number.Prefix, on.Year())
}

// NumberOf is the number of the n-th entry that NumberSeq counts.
func NumberOf(k *catalog.Kind, place region.Place, on calendar.Date, n int64) string {
	if k.Class == catalog.ClassFacility {
		return identity.FacilityNumber(k.Number.Prefix, string(place.Deepest())[:9], int(n))
	}
	return fmt.Sprintf("%s-%04d-%05d", k.Number.Prefix, on.Year(), n)
}

// Perform does one step: the only way an entry changes. It is idempotent by the actor and RequestID, and the entry and
// the audit change in one transaction or not at all.
// Errors: NOT_FOUND; CONFLICT STALE_REV, CREDIT_CODE_TAKEN; INVALID UNKNOWN_STEP, FORM with the fields; FORBIDDEN;
// NOT_ALLOWED_NOW with the condition, SEPARATION or WRONG_STATUS.
func (s *Service) Perform(ctx context.Context, actor *access.Actor, in PerformInput) (*Entry, error) {
	id, _, err := s.deps.Once.Do(ctx, actor, in.RequestID, "entry.perform", in, func(ctx context.Context) (string, error) {
		return in.EntryID, s.perform(ctx, actor, in)
	})
	if err != nil {
		return nil, taken(err)
	}
	return s.Get(ctx, actor, id)
}

func (s *Service) perform(ctx context.Context, actor *access.Actor, in PerformInput) error {
	e, err := s.Get(ctx, actor, in.EntryID)
	if err != nil {
		return err
	}
	k, err := s.Kind(e)
	if err != nil {
		return err
	}
	step, ok := k.Program().Step(in.Step)
	if !ok {
		t := fault.T("没有“%[1]s”这一办理动作", "There is no action %[1]q", in.Step)
		return fault.Invalid("UNKNOWN_STEP", t, fault.Field{Path: "/action", Reason: "UNKNOWN_STEP", Text: t})
	}
	if err := mayDo(actor, k, step, e.Place, e.State.Doers); err != nil {
		return err
	}
	if e.Version != in.Rev {
		return fault.Stale()
	}
	if err := s.do(ctx, actor, k, e, Input{Step: step.ID, By: course.DoerOf(actor), At: s.deps.Clock(), RequestID: in.RequestID, Form: in.Form}); err != nil {
		return err
	}
	if err := s.entries.Replace(ctx, e); err != nil {
		return err
	}
	return s.log(ctx, actor, e, step)
}

// do records one step after looking up what the form names.
func (s *Service) do(ctx context.Context, actor *access.Actor, k *catalog.Kind, e *Entry, in Input) error {
	rec := s.recorder(k)
	d, err := rec.draft(e, in)
	if err != nil {
		return err
	}
	if added := form.Added(d.files, e.State.Form); len(added) > 0 && s.deps.Files != nil {
		if err := s.deps.Files.Attach(ctx, actor, ReadPermission(e.Class), e.ID, e.Place, e.Section, added); err != nil {
			return err
		}
	}
	if len(d.staff) > 0 && s.deps.Staff != nil {
		if d.action.Names, err = s.deps.Staff.Names(ctx, d.staff); err != nil {
			return err
		}
	}
	_, err = rec.finish(e, d)
	return err
}

// mayDo decides whether the actor may do the step on an entry of the kind that lies in the place.
func mayDo(actor *access.Actor, k *catalog.Kind, step *catalog.Step, at region.Place, doers map[string][]string) error {
	if step.System {
		if actor == nil || !actor.System {
			return fault.Forbidden()
		}
		return nil
	}
	if err := actor.Can(access.Permission(step.Permission), at, k.Section); err != nil {
		return err
	}
	if !course.Fits(actor, step) {
		return fault.Forbidden()
	}
	return course.Separate(k.Program(), step, doers, actor)
}

func (s *Service) log(ctx context.Context, actor *access.Actor, e *Entry, step *catalog.Step) error {
	kind := "entry.perform"
	if len(step.From) == 0 {
		kind = "entry.create"
	}
	return s.deps.Audit.Append(ctx, actor, audit.Event{Kind: kind, RecordKind: e.Class, RecordID: e.ID, RecordLabel: e.Number, Summary: step.Done})
}

// taken names what is not unique.
func taken(err error) error {
	switch {
	case docstore.IsDuplicate(err, "code"):
		t := fault.T("该统一社会信用代码已登记在册", "This credit code is in the register already")
		return fault.Conflict("CREDIT_CODE_TAKEN", t).Wrap(err)
	case docstore.IsDuplicate(err, "node"):
		return fault.Conflict("NODE_TAKEN", fault.T("该区划已有一个在册的同类机构", "This division has one of this kind already")).Wrap(err)
	case errors.Is(err, docstore.ErrConflict):
		return fault.Stale()
	}
	return err
}
