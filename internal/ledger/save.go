package ledger

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
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

// SaveInput enters a record, or corrects the one of RecordID, whose Rev the person saw.
type SaveInput struct {
	RequestID string
	RecordID  string
	Rev       int64
	Ledger    string
	Region    region.Code
	SubjectID string
	On        calendar.Date
	Until     calendar.Date
	Form      form.Form
	Reason    string // of a correction

	// By brought the record in a file that somebody else takes in; nil: the actor enters it.
	By *course.Doer `json:",omitempty"`
}

// Save enters a record or corrects one. It is idempotent by the actor and RequestID.
// Errors: NOT_FOUND for a ledger, subject, division or record out of reach; FORBIDDEN; INVALID FORM with the fields,
// SUBJECT, REGION, REASON; CONFLICT RECORD_TAKEN, STALE_REV; NOT_ALLOWED_NOW RECORD_STATE.
func (s *Service) Save(ctx context.Context, actor *access.Actor, in SaveInput) (*Record, error) {
	l, err := s.deps.Catalog.Ledger(in.Ledger)
	if err != nil {
		return nil, err
	}
	id, _, err := s.deps.Once.Do(ctx, actor, in.RequestID, "record.save", in, func(ctx context.Context) (string, error) {
		if in.RecordID != "" {
			return in.RecordID, s.correct(ctx, actor, l, in)
		}
		r, err := s.enter(ctx, actor, l, in)
		if err != nil {
			return "", err
		}
		return r.ID, s.log(ctx, actor, r, "record.save", "", fault.T("登记%[1]s", "Entered in %[2]s", l.Name.ZH, l.Name.EN))
	})
	if err != nil {
		return nil, taken(err)
	}
	return s.Get(ctx, actor, id)
}

func taken(err error) error {
	switch {
	case docstore.IsDuplicate(err, "key"):
		return fault.Conflict("RECORD_TAKEN", fault.T("该对象同一时间的记录已经登记，请改为更正", "There is a record of this already; correct that one")).Wrap(err)
	case errors.Is(err, docstore.ErrConflict):
		return fault.Stale()
	}
	return err
}

func (s *Service) enter(ctx context.Context, actor *access.Actor, l *catalog.Ledger, in SaveInput) (*Record, error) {
	if err := actor.Need(access.LedgerWrite); err != nil {
		return nil, err
	}
	about, err := s.about(ctx, actor, l, in.SubjectID, in.Region)
	if err != nil {
		return nil, err
	}
	if err := s.mayEnter(actor, l, about.place); err != nil {
		return nil, err
	}
	r, err := s.newRecord(ctx, actor, l, about, in)
	if err != nil {
		return nil, err
	}
	return r, s.insert(ctx, l, r)
}

func (s *Service) insert(ctx context.Context, l *catalog.Ledger, r *Record) error {
	if err := s.claim(ctx, l, r); err != nil {
		return err
	}
	if err := s.records.Insert(ctx, r); err != nil {
		return err
	}
	return s.settleSeries(ctx, l, r.Series)
}

// newRecord is a record as it would be stored.
func (s *Service) newRecord(ctx context.Context, actor *access.Actor, l *catalog.Ledger, about subject, in SaveInput) (*Record, error) {
	r := &Record{
		Meta: docstore.Meta{ID: "record_" + s.deps.IDs()}, Place: about.place, Ledger: l.ID, Section: l.Section, SubjectKind: about.kind, SubjectID: about.id,
		Subject: about.name, State: Valid, By: course.DoerOf(actor), Tier: string(actor.Role.Tier()),
	}
	if actor.System {
		r.Tier = string(region.TierCity)
	}
	if in.By != nil {
		r.By, r.Tier = *in.By, string(access.Role(in.By.Role).Tier())
	}
	if about.id == "" {
		r.Subject = ""
	}
	var err error
	if l.Decision != nil {
		r.State = Pending
		if r.Due, err = course.DueDay(s.deps.Workdays, "WORKDAY", s.Today(), l.Decision.Days); err != nil {
			return nil, err
		}
	}
	if err := s.fill(ctx, actor, l, r, in, OpSave); err != nil {
		return nil, err
	}
	r.Log[0].By = r.By
	return r, nil
}

// correct writes a new version of a record; the old one stays in its log.
func (s *Service) correct(ctx context.Context, actor *access.Actor, l *catalog.Ledger, in SaveInput) error {
	r, err := s.Get(ctx, actor, in.RecordID)
	if err != nil {
		return err
	}
	if err := s.mayEnter(actor, l, r.Place); err != nil {
		return err
	}
	if err := reasoned(in.Reason); err != nil {
		return err
	}
	switch {
	case r.Ledger != l.ID || r.State == Void || r.State == Rejected || r.State == Approved:
		return fault.NotAllowed("RECORD_STATE", fault.T("已作废或已审批的记录不能更正", "A voided or decided record cannot be corrected"))
	case r.Version != in.Rev:
		return fault.Stale()
	}
	before := r.Series
	if err := s.fill(ctx, actor, l, r, in, OpCorrect); err != nil {
		return err
	}
	if err := s.claim(ctx, l, r); err != nil {
		return err
	}
	if err := s.records.Replace(ctx, r); err != nil {
		return err
	}
	if before != r.Series {
		if err := s.settleSeries(ctx, l, before); err != nil {
			return err
		}
	}
	if err := s.settleSeries(ctx, l, r.Series); err != nil {
		return err
	}
	return s.log(ctx, actor, r, "record.correct", in.Reason, fault.T("更正%[1]s", "Corrected in %[2]s", l.Name.ZH, l.Name.EN))
}

func reasoned(reason string) error {
	if n := len([]rune(strings.TrimSpace(reason))); n < 2 || n > 200 {
		t := fault.T("请填写原因（2至200字）", "Give a reason (2 to 200 characters)")
		return fault.Invalid("REASON", t, fault.Field{Path: "/reason", Reason: "REASON", Text: t})
	}
	return nil
}

// fill checks what was entered and puts it into the record and its log.
func (s *Service) fill(ctx context.Context, actor *access.Actor, l *catalog.Ledger, r *Record, in SaveInput, op Op) error {
	check := &form.Check{Options: s.deps.Catalog.FieldOptions, Today: s.Today(), Complete: true}
	on, until := times(check, l, in.On, in.Until)
	values := check.Fields(l.Fields, in.Form)
	r.On, r.Until = on, until
	was := r.Form
	r.Form = values
	r.Topic, r.Series = series(l, r)
	if err := s.falls(ctx, check, l, r, was); err != nil {
		return err
	}
	if err := s.placed(ctx, check, l, r); err != nil {
		return err
	}
	if err := s.entries(ctx, check, l, r); err != nil {
		return err
	}
	if err := s.pays(ctx, check, l, r); err != nil {
		return err
	}
	if err := check.Err(); err != nil {
		return err
	}
	if err := s.named(ctx, actor, check, r, was); err != nil {
		return err
	}
	known, err := s.known(ctx, actor, l, r, values)
	if err != nil {
		return err
	}
	r.Typed, r.Prefilled = burden(values, known)
	r.Edition, r.Key = l.Edition, key(l, l.Key, r)
	r.Dims, r.Measures = form.Slots(l.Fields, l.Dimensions, l.Measures, values)
	r.Number, r.Title = called(l, values)
	s.append(r, actor, op, in.RequestID, strings.TrimSpace(in.Reason), values)
	settle(l, r)
	return nil
}

func (s *Service) append(r *Record, actor *access.Actor, op Op, requestID, reason string, values form.Form) {
	r.add(Change{Op: op, By: course.DoerOf(actor), At: s.deps.Clock(), RequestID: requestID, Reason: reason, Form: maps.Clone(values)})
}

// add appends to the log what was done, with the days as the record has them now.
func (r *Record) add(c Change) {
	c.Seq, c.At, c.On, c.Until = len(r.Log)+1, c.At.UTC().Truncate(time.Millisecond), r.On, r.Until
	r.Log = append(r.Log[:len(r.Log):len(r.Log)], c)
}

// times brings the day to the first of its month or year, and checks the period.
func times(check *form.Check, l *catalog.Ledger, on, until calendar.Date) (calendar.Date, calendar.Date) {
	if !on.Valid() {
		check.Add("/on", "DATE", "请填写正确的日期", "Please give a day of the calendar")
		return on, until
	}
	switch l.Time {
	case catalog.TimeMonth:
		on = on.Month().First()
	case catalog.TimeYear:
		on = calendar.Date(fmt.Sprintf("%04d-01-01", on.Year()))
	}
	if on > check.Today && !l.Future {
		check.Add("/on", "TOO_LATE", "不能晚于今天", "May not lie ahead")
	}
	if l.Time != catalog.TimePeriod {
		return on, ""
	}
	if until != "" && (!until.Valid() || until < on) {
		check.Add("/until", "TOO_EARLY", "截止日期不能早于起始日期", "A period ends after it begins")
	}
	return on, until
}

// falls asks for a reason where a figure of an event is lower than the last one reported.
func (s *Service) falls(ctx context.Context, check *form.Check, l *catalog.Ledger, r *Record, was form.Form) error {
	if len(l.Falls) == 0 || !form.Empty(r.Form[l.FallReason]) {
		return nil
	}
	if was == nil {
		last, err := s.newest(ctx, Records.Series.Eq(r.Series))
		if err != nil || last == nil {
			return err
		}
		was = last.Form
	}
	fallen(check, l, was, r.Form)
	return nil
}

// fallen notes the figures that are lower than they were.
func fallen(check *form.Check, l *catalog.Ledger, was, is form.Form) {
	_, before := form.Slots(l.Fields, nil, l.Falls, was)
	_, now := form.Slots(l.Fields, nil, l.Falls, is)
	for i, k := range l.Falls {
		if before[i] != nil && (now[i] == nil || *now[i] < *before[i]) {
			check.Add("/form/"+form.Pointer(k), "FALLS", "比上一次报告少，请在核减原因中说明", "Lower than in the last report: give the reason")
		}
	}
}

// series is what a record has in common with those that follow each other, and that without the place.
func series(l *catalog.Ledger, r *Record) (topic, whole string) {
	if whole = key(l, l.Series, r); whole != "" {
		topic = key(l, slices.DeleteFunc(slices.Clone(l.Series), func(p string) bool { return p == catalog.KeyRegion }), r)
	}
	return topic, whole
}

// newest is the record that stands for those that match; nil if there is none.
func (s *Service) newest(ctx context.Context, where docstore.Filter[Record]) (*Record, error) {
	page, err := s.records.Find(ctx, docstore.Query[Record]{
		Where: docstore.And(where, Records.State.In(string(Valid), string(Approved), string(Pending))),
		Sort:  []docstore.Order[Record]{Records.On.Desc(), Records.CreatedAt.Desc()}, Limit: 1,
	})
	if err != nil || len(page.Items) == 0 {
		return nil, err
	}
	return page.Items[0], nil
}

// named looks up the files and colleagues that the form names.
func (s *Service) named(ctx context.Context, actor *access.Actor, check *form.Check, r *Record, was form.Form) error {
	if added := form.Added(check.Files, was); len(added) > 0 && s.deps.Files != nil {
		if err := s.deps.Files.Attach(ctx, actor, access.LedgerRead, r.ID, r.Place, r.Section, added); err != nil {
			return err
		}
	}
	r.Names = nil
	if len(check.Staff) > 0 && s.deps.Staff != nil {
		names, err := s.deps.Staff.Names(ctx, check.Staff)
		if err != nil {
			return err
		}
		r.Names = names
	}
	return nil
}

// settleSeries lets the newest record of a series stand for it.
func (s *Service) settleSeries(ctx context.Context, l *catalog.Ledger, series string) error {
	if series == "" {
		return nil
	}
	all, err := s.records.All(ctx, Records.Series.Eq(series), Records.On.Asc(), Records.CreatedAt.Asc())
	if err != nil {
		return err
	}
	last := -1
	for i, r := range all {
		if r.State != Void && r.State != Rejected {
			last = i
		}
	}
	var changed []*Record
	for i, r := range all {
		if superseded := i != last; r.Superseded != superseded {
			r.Superseded = superseded
			settle(l, r)
			changed = append(changed, r)
		}
	}
	conflicts, err := s.records.ReplaceMany(ctx, changed)
	if err == nil && len(conflicts) > 0 {
		err = docstore.ErrConflict
	}
	return err
}

// defaults are the fields of a ledger that begin with a value.
func defaults(l *catalog.Ledger) form.Form {
	out := form.Form{}
	for i := range l.Fields {
		if v := form.Default(&l.Fields[i]); v != nil {
			out[l.Fields[i].Key] = v
		}
	}
	return out
}

// add makes the record of another ledger that an approval brings about.
func (s *Service) add(ctx context.Context, l *catalog.Ledger, r *Record) error {
	adds := l.Decision.Adds
	if adds == nil || !form.Matches(adds.When, r.Form) {
		return nil
	}
	there, err := s.deps.Catalog.Ledger(adds.Ledger)
	if err != nil {
		return err
	}
	values := defaults(there)
	for to, from := range adds.Fields {
		if raw, ok := r.Form[from]; ok {
			values[to] = raw
		}
	}
	robot := access.System(s.deps.Regions.City().Code, "ledger")
	made, err := s.enter(ctx, robot, there, SaveInput{Ledger: there.ID, Region: r.Deepest(), On: s.Today(), Form: values})
	if err != nil {
		return err
	}
	made.MadeBy, made.Typed, made.Prefilled = r.ID, 0, made.Typed+made.Prefilled
	return s.records.Replace(ctx, made)
}
