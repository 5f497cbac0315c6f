package docstore

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
)

// Collection is a typed view of one collection.
type Collection[T any, P interface {
	*T
	Doc
}] struct {
	spec  *Spec[T]
	store Store
	back  Backend
}

// Open ensures the collection and returns it. Many collections start faster when Store.Ensure is called with all of them first.
func Open[T any, P interface {
	*T
	Doc
}](ctx context.Context, store Store, spec *Spec[T]) (*Collection[T, P], error) {
	if err := store.Ensure(ctx, spec); err != nil {
		return nil, err
	}
	return &Collection[T, P]{spec: spec, store: store, back: store.Backend()}, nil
}

// Spec is the collection's declaration.
func (c *Collection[T, P]) Spec() *Spec[T] { return c.spec }

// Store is the store that the collection is in.
func (c *Collection[T, P]) Store() Store { return c.store }

// keep restores the metadata of docs when their write fails now or is rolled back later, so that a caller's documents always
// say what is stored.
func keep[T any, P interface {
	*T
	Doc
}](docs []P) func() {
	old := make([]Meta, len(docs))
	for i, d := range docs {
		old[i] = *d.DocMeta()
	}
	return func() {
		for i, d := range docs {
			*d.DocMeta() = old[i]
		}
	}
}

// Insert adds all docs or none, with version 1. *DuplicateError, ErrBadDocument.
func (c *Collection[T, P]) Insert(ctx context.Context, docs ...P) error {
	if len(docs) == 0 {
		return nil
	}
	undo, now := keep[T](docs), FormatTime(c.store.Now())
	recs := make([]Record, len(docs))
	for i, d := range docs {
		m := d.DocMeta()
		*m = Meta{ID: m.ID, Version: 1, CreatedAt: now, UpdatedAt: now, Schema: c.spec.schema.Version}
		r, err := c.spec.record(d)
		if err != nil {
			undo()
			return err
		}
		recs[i] = r
	}
	if err := c.back.Insert(ctx, &c.spec.schema, recs); err != nil {
		undo()
		return err
	}
	c.back.OnRollback(ctx, undo)
	return nil
}

// Get returns the document, or ErrNotFound.
func (c *Collection[T, P]) Get(ctx context.Context, id string) (P, error) {
	raws, err := c.back.Get(ctx, &c.spec.schema, []string{id})
	if err != nil {
		return nil, err
	}
	if len(raws) == 0 {
		return nil, fmt.Errorf("%s/%s: %w", c.spec.schema.Name, id, ErrNotFound)
	}
	return c.spec.decode(raws[0].Body)
}

// GetMany returns those of at most 1000 documents that exist.
func (c *Collection[T, P]) GetMany(ctx context.Context, ids []string) (map[string]P, error) {
	if len(ids) > 1000 {
		return nil, badQuery("%s: %d ids", c.spec.schema.Name, len(ids))
	}
	out := make(map[string]P, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	raws, err := c.back.Get(ctx, &c.spec.schema, ids)
	if err != nil {
		return nil, err
	}
	for _, r := range raws {
		d, err := c.spec.decode(r.Body)
		if err != nil {
			return nil, err
		}
		out[r.ID] = d
	}
	return out, nil
}

// Exists reports whether a document matches.
func (c *Collection[T, P]) Exists(ctx context.Context, f Filter[T]) (bool, error) {
	n, err := c.Count(ctx, f, 1)
	return n > 0, err
}

// Count counts the matches, up to atMost when that is not 0: counting a large set costs more than a page of it.
func (c *Collection[T, P]) Count(ctx context.Context, f Filter[T], atMost int64) (int64, error) {
	if err := c.spec.schema.Check(f.n); err != nil {
		return 0, err
	}
	if atMost < 0 {
		return 0, badQuery("%s: count at most %d", c.spec.schema.Name, atMost)
	}
	return c.back.Count(ctx, &c.spec.schema, f.n, atMost)
}

func (c *Collection[T, P]) findPlan(q Query[T]) (FindPlan, *cursors, error) {
	s := &c.spec.schema
	if err := s.Check(q.Where.n); err != nil {
		return FindPlan{}, nil, err
	}
	if q.Limit < 1 || q.Limit > MaxLimit {
		return FindPlan{}, nil, badQuery("%s: limit %d", s.Name, q.Limit)
	}
	keys, err := sortKeys(s, q.Sort)
	if err != nil {
		return FindPlan{}, nil, err
	}
	cur := newCursors(c.back.CursorKey(), s, keys)
	after, err := cur.decode(q.After)
	if err != nil {
		return FindPlan{}, nil, err
	}
	return FindPlan{Where: q.Where.n, Keys: keys, After: after, Limit: q.Limit}, cur, nil
}

// Find returns one page.
func (c *Collection[T, P]) Find(ctx context.Context, q Query[T]) (*Page[T], error) {
	p, cur, err := c.findPlan(q)
	if err != nil {
		return nil, err
	}
	p.Limit++
	raws, err := c.back.Find(ctx, &c.spec.schema, p)
	if err != nil {
		return nil, err
	}
	page := &Page[T]{More: len(raws) > q.Limit}
	raws = raws[:min(len(raws), q.Limit)]
	page.Items, page.Ends = make([]*T, len(raws)), make([]Cursor, len(raws))
	vals := make([]Value, len(p.Keys))
	for i, r := range raws {
		d, err := c.spec.decode(r.Body)
		if err != nil {
			return nil, err
		}
		for k, key := range p.Keys {
			if vals[k] = StrValue(r.ID); key.Field.Pos >= 0 {
				vals[k], _ = c.spec.scalars[key.Field.Pos](d)
			}
		}
		page.Items[i], page.Ends[i] = d, cur.encode(vals)
	}
	return page, nil
}

// First returns the first match in the sort's order, or ErrNotFound.
func (c *Collection[T, P]) First(ctx context.Context, f Filter[T], sort ...Order[T]) (P, error) {
	p, err := c.Find(ctx, Query[T]{Where: f, Sort: sort, Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(p.Items) == 0 {
		return nil, fmt.Errorf("%s: %w", c.spec.schema.Name, ErrNotFound)
	}
	return p.Items[0], nil
}

// All returns every match in the sort's order, reading page by page: for sets that are known to be small. It is no snapshot.
func (c *Collection[T, P]) All(ctx context.Context, f Filter[T], sort ...Order[T]) ([]*T, error) {
	var out []*T
	q := Query[T]{Where: f, Sort: sort, Limit: 1000}
	for {
		page, err := c.Find(ctx, q)
		if err != nil {
			return nil, err
		}
		out = append(out, page.Items...)
		if !page.More {
			return out, nil
		}
		q.After = page.End()
	}
}

// Scan yields every match in id order, each once, reading batch documents at a time. It is no snapshot: documents written
// meanwhile may or may not be seen. It ends after the first error.
func (c *Collection[T, P]) Scan(ctx context.Context, f Filter[T], batch int) iter.Seq2[P, error] {
	return func(yield func(P, error) bool) {
		p, _, err := c.findPlan(Query[T]{Where: f, Limit: batch})
		for err == nil {
			var raws []Raw
			if raws, err = c.back.Find(ctx, &c.spec.schema, p); err != nil {
				break
			}
			for _, r := range raws {
				var d *T
				if d, err = c.spec.decode(r.Body); err != nil {
					break
				}
				if !yield(d, nil) {
					return
				}
			}
			if err == nil && len(raws) < batch {
				return
			}
			if len(raws) > 0 {
				p.After = []Value{StrValue(raws[len(raws)-1].ID)}
			}
		}
		yield(nil, err)
	}
}

// Aggregate computes figures by group.
func (c *Collection[T, P]) Aggregate(ctx context.Context, g Group[T]) ([]Row, error) {
	p, err := groupPlan(&c.spec.schema, g)
	if err != nil {
		return nil, err
	}
	return c.back.Aggregate(ctx, &c.spec.schema, p)
}

// Replace writes doc over the stored one of the same version and counts the version up. ErrConflict when the stored version is
// another, ErrNotFound when there is none, *DuplicateError.
func (c *Collection[T, P]) Replace(ctx context.Context, doc P) error {
	conflicts, err := c.ReplaceMany(ctx, []P{doc})
	if err != nil || len(conflicts) == 0 {
		return err
	}
	return c.missed(ctx, doc.DocMeta().ID)
}

// missed tells why a write by version met no document.
func (c *Collection[T, P]) missed(ctx context.Context, id string) error {
	raws, err := c.back.Get(ctx, &c.spec.schema, []string{id})
	if err == nil {
		err = ErrConflict
		if len(raws) == 0 {
			err = ErrNotFound
		}
	}
	return fmt.Errorf("%s/%s: %w", c.spec.schema.Name, id, err)
}

// ReplaceMany replaces each of docs whose version is the stored one and returns the ids of the others, which are left alone.
// A *DuplicateError undoes all.
func (c *Collection[T, P]) ReplaceMany(ctx context.Context, docs []P) (conflicts []string, err error) {
	if len(docs) == 0 {
		return nil, nil
	}
	undo, now := keep[T](docs), FormatTime(c.store.Now())
	recs := make([]Record, len(docs))
	for i, d := range docs {
		m := d.DocMeta()
		m.Version, m.UpdatedAt, m.Schema = m.Version+1, now, c.spec.schema.Version
		if recs[i], err = c.spec.record(d); err != nil {
			undo()
			return nil, err
		}
	}
	if conflicts, err = c.back.Replace(ctx, &c.spec.schema, recs); err != nil {
		undo()
		return nil, err
	}
	if len(conflicts) > 0 {
		written := make([]Meta, len(docs))
		for i, d := range docs {
			written[i] = *d.DocMeta()
		}
		undo()
		for i, d := range docs {
			if m := d.DocMeta(); !slices.Contains(conflicts, m.ID) {
				*m = written[i]
			}
		}
	}
	c.back.OnRollback(ctx, undo)
	return conflicts, nil
}

// Delete removes the document when it has the version. ErrConflict, ErrNotFound.
func (c *Collection[T, P]) Delete(ctx context.Context, id string, version int64) error {
	deleted, err := c.back.Delete(ctx, &c.spec.schema, id, version)
	if err != nil || deleted {
		return err
	}
	return c.missed(ctx, id)
}

// Explain tells how Find would be answered.
func (c *Collection[T, P]) Explain(ctx context.Context, q Query[T]) (Plan, error) {
	p, _, err := c.findPlan(q)
	if err != nil {
		return Plan{}, err
	}
	return c.back.ExplainFind(ctx, &c.spec.schema, p)
}

// ExplainGroup tells how Aggregate would be answered.
func (c *Collection[T, P]) ExplainGroup(ctx context.Context, g Group[T]) (Plan, error) {
	p, err := groupPlan(&c.spec.schema, g)
	if err != nil {
		return Plan{}, err
	}
	return c.back.ExplainAggregate(ctx, &c.spec.schema, p)
}

// IsDuplicate reports whether err is a *DuplicateError on the unique key (any, when unique is "").
func IsDuplicate(err error, unique string) bool {
	var d *DuplicateError
	return errors.As(err, &d) && (unique == "" || d.Unique == unique)
}
