package docstore

import (
	"strings"
	"unicode/utf8"
)

// Op is the operator of a filter node.
type Op string

// The operators. Comparison is by bytes for strings; Ne matches null too, all others but IsNull never do.
const (
	OpTrue     Op = "true"
	OpNone     Op = "none"
	OpAnd      Op = "and"
	OpOr       Op = "or"
	OpEq       Op = "eq"
	OpNe       Op = "ne"
	OpIn       Op = "in"
	OpLt       Op = "lt"
	OpLte      Op = "lte"
	OpGt       Op = "gt"
	OpGte      Op = "gte"
	OpPrefix   Op = "prefix"   // served by an index
	OpContains Op = "contains" // reads every candidate
	OpIsNull   Op = "isNull"
	OpNotNull  Op = "notNull"
	OpHas      Op = "has"
	OpHasAny   Op = "hasAny"
	OpHasAll   Op = "hasAll"
	OpHasNone  Op = "hasNone" // tested on candidates: no index finds what is absent
)

// MaxValues is the most values one In, HasAny, HasAll or HasNone may carry.
const MaxValues = 10_000

// Filter says which documents of T match. The zero Filter is refused with ErrBadQuery, so that a forgotten scope never means
// "everything": say True for that.
type Filter[T any] struct{ n *Node }

// Node is the filter as adapters see it: a closed tree.
type Node struct {
	Op    Op
	Field string
	Vals  []Value
	Sub   []*Node
}

// True matches every document.
func True[T any]() Filter[T] { return Filter[T]{&Node{Op: OpTrue}} }

// None matches no document.
func None[T any]() Filter[T] { return Filter[T]{&Node{Op: OpNone}} }

// And matches what all match; And() is True. A zero Filter among them makes the whole refused.
func And[T any](f ...Filter[T]) Filter[T] { return join(OpAnd, f) }

// Or matches what at least one matches; Or() is None.
func Or[T any](f ...Filter[T]) Filter[T] { return join(OpOr, f) }

func join[T any](op Op, fs []Filter[T]) Filter[T] {
	neutral, absorbing := OpTrue, OpNone
	if op == OpOr {
		neutral, absorbing = OpNone, OpTrue
	}
	var sub []*Node
	for _, f := range fs {
		switch {
		case f.n == nil:
			return Filter[T]{}
		case f.n.Op == op:
			sub = append(sub, f.n.Sub...)
		case f.n.Op != neutral:
			sub = append(sub, f.n)
		}
	}
	for _, n := range sub {
		if n.Op == absorbing {
			return Filter[T]{n}
		}
	}
	switch len(sub) {
	case 0:
		return Filter[T]{&Node{Op: neutral}}
	case 1:
		return Filter[T]{sub[0]}
	}
	return Filter[T]{&Node{Op: op, Sub: sub}}
}

// IsZero reports whether the filter was never set.
func (f Filter[T]) IsZero() bool { return f.n == nil }

// Node is the filter's tree, nil when it is zero.
func (f Filter[T]) Node() *Node { return f.n }

// Check validates a filter against the declaration.
func (s *Schema) Check(n *Node) error {
	if n == nil {
		return badQuery("%s: the filter is not set (docstore.True matches all)", s.Name)
	}
	switch n.Op {
	case OpTrue, OpNone:
		return nil
	case OpAnd, OpOr:
		for _, x := range n.Sub {
			if err := s.Check(x); err != nil {
				return err
			}
		}
		return nil
	default:
	}
	f, ok := s.Field(n.Field)
	if !ok {
		return badQuery("%s has no field %q", s.Name, n.Field)
	}
	want, least, most := f.Kind, 1, 1
	fits := f.Kind == KindString || f.Kind == KindInt
	switch n.Op {
	case OpEq, OpNe:
		fits = f.Kind != KindSet
	case OpIn:
		least, most, fits = 0, MaxValues, f.Kind != KindSet
	case OpLt, OpLte, OpGt, OpGte:
	case OpPrefix, OpContains:
		fits = f.Kind == KindString
	case OpIsNull, OpNotNull:
		least, most, fits = 0, 0, f.Kind != KindSet
	case OpHas:
		want, fits = KindString, f.Kind == KindSet
	case OpHasAny, OpHasAll, OpHasNone:
		want, least, most, fits = KindString, 0, MaxValues, f.Kind == KindSet
	default:
		return badQuery("operator %q", n.Op)
	}
	if !fits || len(n.Vals) < least || len(n.Vals) > most || len(n.Sub) != 0 {
		return badQuery("%s.%s: %s with %d values on a %s field", s.Name, n.Field, n.Op, len(n.Vals), f.Kind)
	}
	for _, v := range n.Vals {
		if v.Kind != want {
			return badQuery("%s.%s: %s with a %s on a %s field", s.Name, n.Field, n.Op, v.Kind, f.Kind)
		}
		if v.Kind == KindString && !storable(v.Str) {
			return badQuery("%s.%s: %s with text that is not UTF-8", s.Name, n.Field, n.Op)
		}
	}
	if (n.Op == OpPrefix || n.Op == OpContains) && n.Vals[0].Str == "" {
		return badQuery("%s.%s: %s of nothing", s.Name, n.Field, n.Op)
	}
	return nil
}

// storable reports whether both stores keep the text as it is.
func storable(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }

// PrefixEnd is the least valid UTF-8 string greater than every string that begins with p, or "" when there is none.
// It counts in runes, skips surrogates and carries over U+10FFFF, because BSON accepts valid UTF-8 only.
func PrefixEnd(p string) string {
	r := []rune(p)
	for len(r) > 0 {
		switch last := r[len(r)-1]; {
		case last == 0xD7FF:
			r[len(r)-1] = 0xE000
			return string(r)
		case last < utf8.MaxRune:
			r[len(r)-1] = last + 1
			return string(r)
		}
		r = r[:len(r)-1]
	}
	return ""
}
