package docstore

import "slices"

// MaxLimit is the most documents one page may have; longer reads use Scan.
const MaxLimit = 10_000

// Order is one sort key, from the Asc or Desc of a required field.
type Order[T any] struct{ key Key }

// Query asks for one page. Where must be set (True matches all) and Limit must be 1..MaxLimit. Documents with equal sort keys
// follow in the order of their ids, in the direction of the last key.
type Query[T any] struct {
	Where Filter[T]
	Sort  []Order[T]
	Limit int
	After Cursor
}

// Page is one page. Ends has the cursor after each item; More says that others follow.
type Page[T any] struct {
	Items []*T
	Ends  []Cursor
	More  bool
}

// End is the cursor after the last item, "" for an empty page.
func (p *Page[T]) End() Cursor {
	if len(p.Ends) == 0 {
		return ""
	}
	return p.Ends[len(p.Ends)-1]
}

// FindPlan is a checked Query as adapters see it. Keys ends with the id; After is nil or has one value per key.
type FindPlan struct {
	Where *Node
	Keys  []Key
	After []Value
	Limit int
}

// MeasureOp is what a measure computes.
type MeasureOp string

// The measures.
const (
	MeasureCount    MeasureOp = "count"
	MeasureSum      MeasureOp = "sum"
	MeasureAvg      MeasureOp = "avg"
	MeasureMin      MeasureOp = "min"
	MeasureMax      MeasureOp = "max"
	MeasureDistinct MeasureOp = "distinct"
)

// Dim is a field to group by.
type Dim[T any] struct{ f FieldInfo }

// Measure is a figure computed for each group.
type Measure[T any] struct {
	as string
	op MeasureOp
	f  FieldInfo
}

// CountAs counts the documents.
func CountAs[T any](as string) Measure[T] { return Measure[T]{as: as, op: MeasureCount} }

// DefaultMaxGroups is used when Group.MaxGroups is 0.
const DefaultMaxGroups = 10_000

// Group asks for figures by dimensions. More than MaxGroups groups are ErrTooManyGroups.
type Group[T any] struct {
	Where     Filter[T]
	By        []Dim[T]
	Measures  []Measure[T]
	MaxGroups int
}

// Row is one group: Key has one value per dimension (null where the field is null), M one per measure. Rows are sorted by Key,
// nulls first. Without dimensions there is exactly one row, also when nothing matches.
type Row struct {
	Key []Value
	M   map[string]Value
}

// MeasurePlan is a checked measure.
type MeasurePlan struct {
	As    string
	Op    MeasureOp
	Field FieldInfo // unset for a count
}

// GroupPlan is a checked Group as adapters see it.
type GroupPlan struct {
	Where     *Node
	By        []FieldInfo
	Measures  []MeasurePlan
	MaxGroups int
}

// Plan tells how the store would answer a query. Tests use it to prove that every list is served by an index.
type Plan struct {
	Text      string // the store's own words
	IndexUsed bool
	ScansAll  bool // reads the whole collection, or a whole index only to sort it afterwards
	Sorts     bool // sorts all matches instead of reading them in order
}

// SortRows orders rows by key, nulls first.
func SortRows(rows []Row) {
	slices.SortFunc(rows, func(a, b Row) int { return slices.CompareFunc(a.Key, b.Key, CompareValues) })
}

// known returns the field when it is this collection's; a zero or foreign field is refused.
func (s *Schema) known(f FieldInfo, use string) error {
	if have, ok := s.Field(f.Name); !ok || have != f {
		return badQuery("%s: %q is no field to %s", s.Name, f.Name, use)
	}
	return nil
}

// sortKeys checks the sort and appends the tie-breaker.
func sortKeys[T any](s *Schema, sort []Order[T]) ([]Key, error) {
	keys := make([]Key, 0, len(sort)+1)
	for _, o := range sort {
		if err := s.known(o.key.Field, "sort by"); err != nil {
			return nil, err
		}
		if !o.key.Field.Required {
			return nil, badQuery("%s: sort by %q, which may be null", s.Name, o.key.Field.Name)
		}
		if slices.ContainsFunc(keys, func(k Key) bool { return k.Field == o.key.Field }) {
			return nil, badQuery("%s: sort by %q twice", s.Name, o.key.Field.Name)
		}
		keys = append(keys, o.key)
	}
	if n := len(keys); n == 0 || keys[n-1].Field != idInfo {
		keys = append(keys, Key{Field: idInfo, Desc: n > 0 && keys[n-1].Desc})
	}
	return keys, nil
}

func groupPlan[T any](s *Schema, g Group[T]) (GroupPlan, error) {
	p := GroupPlan{Where: g.Where.n, MaxGroups: g.MaxGroups}
	if p.MaxGroups == 0 {
		p.MaxGroups = DefaultMaxGroups
	}
	if p.MaxGroups < 0 {
		return p, badQuery("%s: MaxGroups %d", s.Name, g.MaxGroups)
	}
	if err := s.Check(p.Where); err != nil {
		return p, err
	}
	for _, d := range g.By {
		if err := s.known(d.f, "group by"); err != nil {
			return p, err
		}
		if slices.Contains(p.By, d.f) {
			return p, badQuery("%s: group by %q twice", s.Name, d.f.Name)
		}
		p.By = append(p.By, d.f)
	}
	if len(g.Measures) == 0 {
		return p, badQuery("%s: a group without measures", s.Name)
	}
	for _, m := range g.Measures {
		if m.as == "" || slices.ContainsFunc(p.Measures, func(o MeasurePlan) bool { return o.As == m.as }) {
			return p, badQuery("%s: measure name %q", s.Name, m.as)
		}
		if m.op != MeasureCount {
			if err := s.known(m.f, "measure"); err != nil {
				return p, err
			}
		}
		p.Measures = append(p.Measures, MeasurePlan{As: m.as, Op: m.op, Field: m.f})
	}
	return p, nil
}
