package ledger

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/region"
)

// Book writes records of one ledger as they were entered in the past (demo city). It is pure: no store, no clock of now.
// Whoever writes looks up subjects, files and colleagues; records of one series are entered in their order in time.
type Book struct {
	Catalog  *catalog.Catalog
	Ledger   *catalog.Ledger
	Workdays *calendar.Workdays
	last     map[string]*Record // of a subject, or a place
	series   map[string]*Record
	records  []*Record
}

// Past is one record as it was entered at an instant.
type Past struct {
	ID        string
	Place     region.Place
	Kind      string // of the subject: of an entry, a case's programme, PERSON, HOUSEHOLD; "" is the place itself
	SubjectID string
	Subject   string
	On, Until calendar.Date
	Form      form.Form
	Known     form.Form // what the system knew beside the last record
	Names     map[string]string
	By        course.Doer
	Tier      string
	At        time.Time
	Decided   *Decided // of a ledger whose records are decided; nil: it waits
}

// Decided is what became of a record that is decided.
type Decided struct {
	Approve bool
	Reason  string
	By      course.Doer
	At      time.Time
}

// Enter checks a record as Save does on its day and adds it to the book. Errors are those of Save: the form, the series.
func (b *Book) Enter(p Past) (*Record, error) {
	l := b.Ledger
	if l.About != catalog.AboutRegion && p.SubjectID == "" && !l.Optional || len(l.Of) > 0 && !slices.Contains(l.Of, p.Kind) {
		return nil, fmt.Errorf("ledger %s: a record about %q %q", l.ID, p.Kind, p.SubjectID)
	}
	if !l.LiesIn(string(p.Place.Deepest().Tier())) {
		return nil, fmt.Errorf("ledger %s: a record of %s", l.ID, p.Place.Deepest())
	}
	r := &Record{
		Meta: docstore.Meta{ID: p.ID}, Place: p.Place, Ledger: l.ID, Edition: l.Edition, Section: l.Section, SubjectKind: p.Kind, SubjectID: p.SubjectID,
		Subject: p.Subject, State: Valid, By: p.By, Tier: p.Tier, Names: p.Names,
	}
	check := &form.Check{Options: b.Catalog.FieldOptions, Today: calendar.DateOf(p.At), Complete: true}
	r.On, r.Until = times(check, l, p.On, p.Until)
	r.Form = check.Fields(l.Fields, p.Form)
	r.Topic, r.Series = series(l, r)
	before := b.series[r.Series]
	if r.Series == "" {
		before = nil
	}
	if before != nil && len(l.Falls) > 0 && form.Empty(r.Form[l.FallReason]) {
		fallen(check, l, before.Form, r.Form)
	}
	if err := check.Err(); err != nil {
		return nil, err
	}
	r.Number, r.Title = called(l, r.Form)
	r.Key = key(l, l.Key, r)
	r.Dims, r.Measures = form.Slots(l.Fields, l.Dimensions, l.Measures, r.Form)
	r.Typed, r.Prefilled = burden(r.Form, b.known(p, r))
	r.add(Change{Op: OpSave, By: p.By, At: p.At, Form: r.Form})
	if err := b.decide(r, p); err != nil {
		return nil, err
	}
	settle(l, r)
	b.keep(r, before)
	return r, nil
}

// keep puts a record into the book: it stands for its series from now on.
func (b *Book) keep(r, before *Record) {
	if b.last == nil {
		b.last, b.series = map[string]*Record{}, map[string]*Record{}
	}
	if before != nil {
		before.Superseded = true
		settle(b.Ledger, before)
	}
	if r.Series != "" {
		b.series[r.Series] = r
	}
	b.last[cmp.Or(r.SubjectID, string(r.Deepest()))] = r
	b.records = append(b.records, r)
}

func (b *Book) decide(r *Record, p Past) error {
	d := b.Ledger.Decision
	if d == nil {
		return nil
	}
	var err error
	r.State = Pending
	if r.Due, err = course.DueDay(b.Workdays, "WORKDAY", calendar.DateOf(p.At), d.Days); err != nil || p.Decided == nil {
		return err
	}
	op := OpReject
	r.State = Rejected
	if p.Decided.Approve {
		op, r.State = OpApprove, Approved
	}
	r.add(Change{Op: op, By: p.Decided.By, At: p.Decided.At, Reason: p.Decided.Reason})
	return nil
}

// known is what the system knew of a record before anything was typed.
func (b *Book) known(p Past, r *Record) form.Form {
	out := form.Form{}
	last := b.last[cmp.Or(r.SubjectID, string(r.Deepest()))]
	for _, f := range b.Ledger.Prefill {
		var raw json.RawMessage
		switch f.From {
		case FromClock:
			raw = quoted(string(calendar.DateOf(p.At)))
		case FromActor:
			raw = quoted(p.By.Name)
		case FromLast:
			if last != nil && (f.Ledger == "" || f.Ledger == b.Ledger.ID) {
				raw = last.Form[cmp.Or(f.Key, f.Field)]
			}
		}
		if form.Empty(raw) {
			raw = p.Known[f.Field]
		}
		if !form.Empty(raw) {
			out[f.Field] = bytes.TrimSpace(raw)
		}
	}
	return out
}

// Made says that a record was made by the approval of another.
func (r *Record) Made(by *Record) { r.MadeBy, r.Typed, r.Prefilled = by.ID, 0, r.Typed+r.Prefilled }

// PutHistoric inserts the records of a book, in parts, in the caller's load.
func (s *Service) PutHistoric(ctx context.Context, actor *access.Actor, b *Book) error {
	if !actor.System {
		return fault.Forbidden()
	}
	for part := range slices.Chunk(b.records, 500) {
		err := s.deps.Store.Tx(ctx, func(ctx context.Context) error {
			for _, r := range part {
				if err := s.claim(ctx, b.Ledger, r); err != nil {
					return err
				}
			}
			return s.records.Insert(ctx, part...)
		})
		if err != nil {
			return taken(err)
		}
	}
	return nil
}
