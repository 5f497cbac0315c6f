package docstore

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Spec declares a collection of T: its name, the fields that queries may use, its indexes and unique keys. Mistakes in a
// declaration are reported by Open and Ensure. A Spec must not change after the first use.
type Spec[T any] struct {
	schema  Schema
	scalars []func(*T) (Value, bool) // ok=false: null
	sets    []func(*T) []string
	guards  []func(*T) (string, bool)
	upcasts map[int]upcaster
}

// Define begins the declaration of a collection. schema is the number of the document's form, from 1; raise it when a getter's
// meaning changes (columns are then computed again from every body) or together with an Upcast.
func Define[T any](name string, schema int) *Spec[T] {
	s := &Spec[T]{upcasts: map[int]upcaster{}}
	s.schema = Schema{Name: name, Version: schema, byName: map[string]FieldInfo{}}
	s.schema.Extract = s.extract
	if !goodName(name) {
		s.schema.fail("collection name")
	}
	if schema < 1 {
		s.schema.fail("schema number %d", schema)
	}
	if _, ok := any(new(T)).(Doc); !ok {
		s.schema.fail("*%T does not embed docstore.Meta", *new(T))
	}
	return s
}

// Name is the collection's name.
func (s *Spec[T]) Name() string { return s.schema.Name }

// Schema is the untyped declaration.
func (s *Spec[T]) Schema() *Schema { return &s.schema }

// Fields lists the declared fields, scalars first.
func (s *Spec[T]) Fields() []FieldInfo {
	return append(slices.Clone(s.schema.Scalars), s.schema.Sets...)
}

// ID is the document id as a field.
func (s *Spec[T]) ID() ReqStrF[T] {
	return ReqStrF[T]{StrF[T]{scalarF[T]{idInfo}}, sortable[T]{idInfo}}
}

// ReqStr declares a string that is never null, and so may be sorted by.
func ReqStr[T any](s *Spec[T], name string, get func(*T) string) ReqStrF[T] {
	f := s.scalar(name, KindString, true, func(d *T) (Value, bool) { return StrValue(get(d)), true })
	return ReqStrF[T]{StrF[T]{scalarF[T]{f}}, sortable[T]{f}}
}

// ReqInt declares an integer that is never null, and so may be sorted by.
func ReqInt[T any](s *Spec[T], name string, get func(*T) int64) ReqIntF[T] {
	f := s.scalar(name, KindInt, true, func(d *T) (Value, bool) { return IntValue(get(d)), true })
	return ReqIntF[T]{IntF[T]{scalarF[T]{f}}, sortable[T]{f}}
}

// Str declares a string that may be null (ok=false).
func Str[T any](s *Spec[T], name string, get func(*T) (string, bool)) StrF[T] {
	return StrF[T]{scalarF[T]{s.scalar(name, KindString, false, func(d *T) (Value, bool) { v, ok := get(d); return StrValue(v), ok })}}
}

// Int declares an integer that may be null (ok=false).
func Int[T any](s *Spec[T], name string, get func(*T) (int64, bool)) IntF[T] {
	return IntF[T]{scalarF[T]{s.scalar(name, KindInt, false, func(d *T) (Value, bool) { v, ok := get(d); return IntValue(v), ok })}}
}

// Bool declares a bool; it is never null.
func Bool[T any](s *Spec[T], name string, get func(*T) bool) BoolF[T] {
	return BoolF[T]{scalarF[T]{s.scalar(name, KindBool, true, func(d *T) (Value, bool) { return BoolValue(get(d)), true })}}
}

// Set declares a set of strings, searched by membership. Duplicates count once; "" is refused when written.
func Set[T any](s *Spec[T], name string, get func(*T) []string) SetF[T] {
	f := s.schema.addField(name, KindSet, false)
	s.sets = append(s.sets, get)
	return SetF[T]{f}
}

func (s *Spec[T]) scalar(name string, k Kind, required bool, get func(*T) (Value, bool)) FieldInfo {
	f := s.schema.addField(name, k, required)
	s.scalars = append(s.scalars, get)
	return f
}

// Index declares a secondary index. Put the fields compared by equality first and the sort keys last; the id is appended in
// the direction of the last key, which is also the tie-breaker of every sort.
func (s *Spec[T]) Index(name string, keys ...Order[T]) {
	ix := Index{Name: name}
	for _, k := range keys {
		ix.Keys = append(ix.Keys, k.key)
	}
	if !goodName(name) || len(keys) == 0 || slices.ContainsFunc(s.schema.Indexes, func(o Index) bool { return strings.EqualFold(o.Name, name) }) {
		s.schema.fail("index %q", name)
	}
	s.schema.Indexes = append(s.schema.Indexes, ix)
}

// Unique declares a unique key. Documents for which key returns ok=false are not guarded: that is how null and partial
// uniqueness are said. A key of several parts is their join with a separator that cannot occur in them.
func (s *Spec[T]) Unique(name string, key func(*T) (string, bool)) {
	if !goodName(name) || strings.EqualFold(name, IDField) || slices.ContainsFunc(s.schema.Uniques, func(o string) bool { return strings.EqualFold(o, name) }) {
		s.schema.fail("unique key %q", name)
	}
	s.schema.Uniques = append(s.schema.Uniques, name)
	s.guards = append(s.guards, key)
}

// Upcast registers the step from schema number from to from+1. It runs when an old body is read; the body is rewritten only
// when the document is next replaced. Numbers without a step are read as they are.
func (s *Spec[T]) Upcast(from int, fn func(json.RawMessage) (json.RawMessage, error)) {
	if from < 1 || from >= s.schema.Version || s.upcasts[from] != nil {
		s.schema.fail("upcast from %d", from)
	}
	s.upcasts[from] = fn
}

// record runs the getters and encodes the document.
func (s *Spec[T]) record(d *T) (Record, error) {
	m := any(d).(Doc).DocMeta()
	r, err := s.columns(d, m)
	if err == nil {
		r.Body, err = json.Marshal(d)
	}
	if err != nil {
		return Record{}, fmt.Errorf("docstore: %s/%s: %w", s.schema.Name, m.ID, err)
	}
	return r, nil
}

func (s *Spec[T]) columns(d *T, m *Meta) (Record, error) {
	if m.ID == "" || !storable(m.ID) {
		return Record{}, fmt.Errorf("%w: id %q", ErrBadDocument, m.ID)
	}
	r := Record{ID: m.ID, Version: m.Version, Cols: make([]Value, len(s.scalars))}
	for i, get := range s.scalars {
		v, ok := get(d)
		if !ok {
			continue
		}
		if !storable(v.Str) {
			return r, fmt.Errorf("%w: %s is not plain UTF-8 text", ErrBadDocument, s.schema.Scalars[i].Name)
		}
		r.Cols[i] = v
	}
	if len(s.sets) > 0 {
		r.Sets = make([][]string, len(s.sets))
	}
	for i, get := range s.sets {
		set := slices.Clone(get(d))
		slices.Sort(set)
		set = slices.Compact(set)
		for _, v := range set {
			if v == "" || !storable(v) || strings.ContainsRune(v, setSeparator) {
				return r, fmt.Errorf("%w: %s holds %q", ErrBadDocument, s.schema.Sets[i].Name, v)
			}
		}
		r.Sets[i] = set
	}
	if len(s.guards) > 0 {
		r.Guards = make([]Value, len(s.guards))
	}
	for i, get := range s.guards {
		if k, ok := get(d); ok {
			if !storable(k) {
				return r, fmt.Errorf("%w: key %s is not plain UTF-8 text", ErrBadDocument, s.schema.Uniques[i])
			}
			r.Guards[i] = StrValue(k)
		}
	}
	return r, nil
}

// setSeparator may not occur in the members of a set: adapters may keep a set as one string.
const setSeparator = '\x1f'

func (s *Spec[T]) extract(body []byte) (Record, error) {
	d, err := s.decode(body)
	if err != nil {
		return Record{}, err
	}
	r, err := s.columns(d, any(d).(Doc).DocMeta())
	if err != nil {
		return Record{}, fmt.Errorf("docstore: %s: %w", s.schema.Name, err)
	}
	r.Body = body
	return r, nil
}

// decode reads a body of this or an older schema number.
func (s *Spec[T]) decode(body []byte) (*T, error) {
	d := new(T)
	err := json.Unmarshal(body, d)
	m := any(d).(Doc).DocMeta()
	if err == nil && m.Schema == s.schema.Version {
		return d, nil
	}
	var head struct {
		ID     string `json:"id"`
		Schema int    `json:"schema"`
	}
	if err := json.Unmarshal(body, &head); err != nil {
		return nil, fmt.Errorf("docstore: %s: a stored body: %w", s.schema.Name, err)
	}
	if head.Schema > s.schema.Version {
		return nil, fmt.Errorf("%s/%s has schema %d: %w", s.schema.Name, head.ID, head.Schema, ErrNewer)
	}
	for n := max(head.Schema, 1); n < s.schema.Version; n++ {
		if up := s.upcasts[n]; up != nil {
			if body, err = up(body); err != nil {
				return nil, fmt.Errorf("docstore: %s/%s from schema %d: %w", s.schema.Name, head.ID, n, err)
			}
		}
	}
	d = new(T)
	if err := json.Unmarshal(body, d); err != nil {
		return nil, fmt.Errorf("docstore: %s/%s: %w", s.schema.Name, head.ID, err)
	}
	any(d).(Doc).DocMeta().Schema = s.schema.Version
	return d, nil
}
