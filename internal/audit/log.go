package audit

import (
	"context"
	"errors"
	"fmt"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// Log is the audit log.
type Log struct {
	store  docstore.Store
	clock  calendar.Clock
	ids    func() string
	events *docstore.Collection[Event, *Event]
	head   *docstore.Collection[Head, *Head]
}

// Open prepares the collections and the head of the chain.
func Open(ctx context.Context, store docstore.Store, clock calendar.Clock, ids func() string) (*Log, error) {
	if err := store.Ensure(ctx, Spec, HeadSpec); err != nil {
		return nil, err
	}
	events, err := docstore.Open(ctx, store, Spec)
	if err != nil {
		return nil, err
	}
	head, err := docstore.Open(ctx, store, HeadSpec)
	if err != nil {
		return nil, err
	}
	l := &Log{store: store, clock: clock, ids: ids, events: events, head: head}
	if _, err := head.Get(ctx, headID); errors.Is(err, docstore.ErrNotFound) {
		first := &Head{Meta: docstore.Meta{ID: headID}}
		if err := head.Insert(ctx, first); err != nil && !docstore.IsDuplicate(err, "") { // another process was first
			return nil, fmt.Errorf("audit head: %w", err)
		}
	} else if err != nil {
		return nil, err
	}
	return l, nil
}

// Append adds an event in the caller's transaction (or in one of its own): it is there exactly if the act is. A nil
// actor stands for a caller who is not signed in, as in a failed login. Writers are put in line by the one head document;
// on MongoDB the slower of two starts its transaction again.
func (l *Log) Append(ctx context.Context, actor *access.Actor, e Event) error {
	if e.Kind == "" {
		return errors.New("audit: event without a kind")
	}
	if actor != nil {
		e.StaffID, e.StaffName, e.Role, e.Region = actor.StaffID, actor.Name, actor.Role, actor.Region
		e.Place = region.PlaceOf(actor.Region)
	}
	e.Meta = docstore.Meta{ID: "audit_" + l.ids()}
	e.At = l.clock().UTC().Truncate(time.Millisecond)
	err := l.store.Tx(ctx, func(ctx context.Context) error {
		head, err := l.head.Get(ctx, headID)
		if err != nil {
			return err
		}
		next := e // fn may run again
		next.Seq, next.Prev = head.Seq+1, head.Hash
		if next.Hash, err = next.seal(); err != nil {
			return err
		}
		head.Seq, head.Hash = next.Seq, next.Hash
		if err := l.head.Replace(ctx, head); err != nil {
			return err
		}
		return l.events.Insert(ctx, &next)
	})
	if err != nil {
		return fmt.Errorf("audit %s: %w", e.Kind, err)
	}
	return nil
}

// Query narrows the log; empty members do not. From and To are days in local time, both included. First is 1 to 100.
type Query struct {
	StaffID  string
	RecordID string
	Kind     string
	From, To calendar.Date
	First    int
	After    string
}

// Page is one page, newest first.
type Page struct {
	Events []*Event
	End    string // cursor after the last event
	More   bool
}

// Find reads the log. The city admin sees technical events only, the auditor all.
// Errors: UNAUTHENTICATED, FORBIDDEN, INVALID (/first, /after, /from, /to).
func (l *Log) Find(ctx context.Context, actor *access.Actor, q Query) (Page, error) {
	where, err := q.filter(actor)
	if err != nil {
		return Page{}, err
	}
	order := []docstore.Order[Event]{fields.seq.Desc()}
	if q.From != "" || q.To != "" { // the same order, but for a clock that was set back; without it the days are looked for in the whole log
		order = []docstore.Order[Event]{fields.at.Desc(), fields.seq.Desc()}
	}
	p, err := access.Page(ctx, l.events, docstore.Query[Event]{
		Where: where, Sort: order, Limit: q.First, After: docstore.Cursor(q.After),
	})
	if err != nil {
		return Page{}, err
	}
	return Page{Events: p.Items, End: string(p.End()), More: p.More}, nil
}

// MaxCount is the most that Count tells: nobody needs to know of a log of millions how many millions.
const MaxCount = 10_000

// Count counts what Find would list, up to MaxCount.
func (l *Log) Count(ctx context.Context, actor *access.Actor, q Query) (int64, error) {
	where, err := q.filter(actor)
	if err != nil {
		return 0, err
	}
	return l.events.Count(ctx, where, MaxCount)
}

func (q Query) filter(actor *access.Actor) (docstore.Filter[Event], error) {
	scope, err := access.Scope(actor, access.AuditRead, access.Located[Event]{Township: fields.township, Village: fields.village})
	if err != nil {
		return scope, err
	}
	all := []docstore.Filter[Event]{scope}
	if actor.Role == access.CA {
		all = append(all, fields.technical.Is(true))
	}
	for _, c := range []struct {
		field docstore.ReqStrF[Event]
		value string
	}{{fields.staff, q.StaffID}, {fields.record, q.RecordID}, {fields.kind, q.Kind}} {
		if c.value != "" {
			all = append(all, c.field.Eq(c.value))
		}
	}
	for path, day := range map[string]calendar.Date{"/from": q.From, "/to": q.To} {
		if day == "" {
			continue
		}
		if !day.Valid() {
			text := fault.T("日期格式须为 YYYY-MM-DD", "A date reads YYYY-MM-DD")
			return docstore.Filter[Event]{}, fault.Invalid("DATE", text, fault.Field{Path: path, Reason: "DATE", Text: text})
		}
		if path == "/from" {
			all = append(all, fields.at.Gte(startOf(day)))
		} else {
			all = append(all, fields.at.Lt(startOf(day.AddDays(1))))
		}
	}
	return docstore.And(all...), nil
}

// startOf is the instant at which a local day begins.
func startOf(d calendar.Date) string {
	t := d.Time()
	return docstore.FormatTime(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, calendar.Shanghai()))
}

// HeadOfChain is the number and hash of the last event; 0 and "" for an empty log.
func (l *Log) HeadOfChain(ctx context.Context) (seq int64, hash string, err error) {
	h, err := l.head.Get(ctx, headID)
	if err != nil {
		return 0, "", err
	}
	return h.Seq, h.Hash, nil
}

// BrokenError says where the chain breaks.
type BrokenError struct {
	Seq    int64
	Reason string // GAP, PREV, HASH or HEAD
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("audit chain is broken at event %d (%s)", e.Seq, e.Reason)
}

// Verify recomputes the chain and returns how many events are sound. Error: *BrokenError. It reads the head first, so
// that events written meanwhile do not look like damage.
func (l *Log) Verify(ctx context.Context) (n int64, err error) {
	head, err := l.head.Get(ctx, headID)
	if err != nil {
		return 0, err
	}
	var prev string
	q := docstore.Query[Event]{Where: fields.seq.Lte(head.Seq), Sort: []docstore.Order[Event]{fields.seq.Asc()}, Limit: 1000}
	for {
		p, err := l.events.Find(ctx, q)
		if err != nil {
			return n, err
		}
		for _, e := range p.Items {
			hash, err := e.seal()
			switch {
			case err != nil:
				return n, err
			case e.Seq != n+1:
				return n, &BrokenError{Seq: n + 1, Reason: "GAP"}
			case e.Prev != prev:
				return n, &BrokenError{Seq: e.Seq, Reason: "PREV"}
			case e.Hash != hash:
				return n, &BrokenError{Seq: e.Seq, Reason: "HASH"}
			}
			n, prev = e.Seq, e.Hash
		}
		if !p.More {
			break
		}
		q.After = p.End()
	}
	if n != head.Seq || prev != head.Hash {
		return n, &BrokenError{Seq: head.Seq, Reason: "HEAD"}
	}
	return n, nil
}
