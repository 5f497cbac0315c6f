package figures

import (
	"context"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
)

// dataset is one collection as questions see it. Every read ANDs the caller's scope; there is no way around it.
type dataset interface {
	info(actor *access.Actor) Info
	permission() access.Permission
	count(ctx context.Context, actor *access.Actor, q Query, atMost int64) (int64, error)
	group(ctx context.Context, actor *access.Actor, q Query) (Table, error)
	rows(ctx context.Context, actor *access.Actor, q Query, first int, after string) (Page, error)
	stream(ctx context.Context, actor *access.Actor, q Query, yield func([]Field, Row) error) error
}

// column is a dataset's field with what it takes to read and write it.
type column[T any] struct {
	Field
	cell  func(*T) string         // what the row shows
	label func(*T) fault.Text     // when a person reads something else than the cell
	names func(string) fault.Text // label of a group key
	dim   string                  // declared field when its name differs
	// personal cells are shown in full only to those who may read the record itself; statistics roles see 王**, of an
	// account nothing, and cannot ask by them: the answer would tell.
	personal bool
	// tokens: the field is a name, searched by its n-grams in the declared set nameTokens.
	tokens bool
}

// source is a dataset over one docstore collection.
type source[T any, P interface {
	*T
	docstore.Doc
}] struct {
	Info
	do      access.Permission // to ask at all
	detail  access.Permission // to read personal cells
	col     *docstore.Collection[T, P]
	scope   access.Located[T]
	columns []column[T]
	base    docstore.Filter[T]                              // what the dataset holds of its collection; zero: all
	asOf    func(calendar.Date) docstore.Filter[T]          // Stock
	between func(from, to calendar.Date) docstore.Filter[T] // Flow; both set
	// state tells apart the lines of a Flow: without a period money is added only by it, else void and returned lines count.
	state string
	// nowhere: the records belong to no place.
	nowhere bool
	order   []docstore.Order[T] // default order of rows
	ref     func(*T) Ref
	id      func(*T) string
	clock   calendar.Clock
}

// info describes the dataset to an actor: without the filters that the actor may not use. No actor is the product itself.
func (s *source[T, P]) info(actor *access.Actor) Info {
	out := s.Info
	if actor == nil || actor.May(s.detail) {
		return out
	}
	out.Fields = slices.Clone(out.Fields)
	for i := range out.Fields {
		if c := s.column(out.Fields[i].Name); c != nil && c.personal {
			out.Fields[i].Filter = false
		}
	}
	return out
}

func (s *source[T, P]) permission() access.Permission { return s.do }

func (s *source[T, P]) column(name string) *column[T] {
	for i := range s.columns {
		if s.columns[i].Name == name {
			return &s.columns[i]
		}
	}
	return nil
}

func (c *column[T]) declared() string {
	if c.dim != "" {
		return c.dim
	}
	return c.Name
}

func fieldFault(path, reason string, text fault.Text) *fault.Error {
	return fault.Invalid(reason, text, fault.Field{Path: path, Reason: reason, Text: text})
}

func badDate(field string) error {
	return fieldFault("/"+field, "BAD_DATE", fault.T("日期不正确。", "The date is not valid."))
}

// at puts a prefix before the paths of a fault's fields.
func at(err error, prefix string) error {
	f := fault.From(err)
	for i := range f.Fields {
		f.Fields[i].Path = prefix + f.Fields[i].Path
	}
	return f
}
