package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"minzheng/internal/docstore"
)

func (s *Store) aggregate(ctx context.Context, sc *docstore.Schema, p docstore.GroupPlan) (*query, error) {
	q := &query{t: s.table(sc)}
	q.add("SELECT ")
	for _, f := range p.By {
		q.add(column(f), ",")
	}
	for i, m := range p.Measures {
		if i > 0 {
			q.add(",")
		}
		c := column(m.Field)
		switch m.Op {
		case docstore.MeasureCount:
			q.add("count(*)")
		case docstore.MeasureSum:
			q.add("coalesce(sum(", c, "),0)")
		case docstore.MeasureAvg:
			q.add("coalesce(sum(", c, "),0),count(", c, ")")
		case docstore.MeasureMin, docstore.MeasureMax:
			q.add(string(m.Op), "(", c, ")")
		case docstore.MeasureDistinct:
			q.add("count(DISTINCT ", c, ")")
		default:
			return nil, fmt.Errorf("%w: measure %q", docstore.ErrBadQuery, m.Op)
		}
	}
	if _, err := s.from(ctx, q, conjuncts(p.Where)); err != nil {
		return nil, err
	}
	if len(p.By) > 0 {
		q.add(" GROUP BY ")
		for i := range p.By {
			if i > 0 {
				q.add(",")
			}
			q.add(strconv.Itoa(i + 1))
		}
		q.add(" LIMIT ", strconv.Itoa(p.MaxGroups+1))
	}
	return q, nil
}

// cell receives one column of a row.
type cell struct{ docstore.Value }

func (c *cell) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		c.Value = docstore.Value{}
	case int64:
		c.Value = docstore.IntValue(v)
	case string:
		c.Value = docstore.StrValue(v)
	case []byte:
		c.Value = docstore.StrValue(string(v))
	default:
		return fmt.Errorf("sqlite: a column of type %T", src)
	}
	return nil
}

// Aggregate implements docstore.Backend.
func (s *Store) Aggregate(ctx context.Context, sc *docstore.Schema, p docstore.GroupPlan) ([]docstore.Row, error) {
	q, err := s.aggregate(ctx, sc, p)
	if err != nil {
		return nil, err
	}
	width := len(p.By) + len(p.Measures)
	for _, m := range p.Measures {
		if m.Op == docstore.MeasureAvg {
			width++
		}
	}
	cells, dest := make([]cell, width), make([]any, width)
	for i := range cells {
		dest[i] = &cells[i]
	}
	var rows []docstore.Row
	err = s.read(ctx, func(r *sql.Rows) error {
		if len(rows) >= p.MaxGroups {
			return docstore.ErrTooManyGroups
		}
		if err := r.Scan(dest...); err != nil {
			return err
		}
		row := docstore.Row{Key: make([]docstore.Value, len(p.By)), M: make(map[string]docstore.Value, len(p.Measures))}
		for i, f := range p.By {
			row.Key[i] = typed(cells[i].Value, f)
		}
		at := len(p.By)
		for _, m := range p.Measures {
			v := cells[at].Value
			at++
			if m.Op == docstore.MeasureAvg {
				v.N = cells[at].Int
				at++
			}
			row.M[m.As] = v
		}
		rows = append(rows, row)
		return nil
	}, q.b.String(), q.args...)
	var e *sqlite.Error
	if errors.As(err, &e) && e.Code() == sqlite3.SQLITE_ERROR && strings.Contains(e.Error(), "integer overflow") {
		return nil, docstore.ErrOverflow
	}
	if err != nil {
		return nil, err
	}
	docstore.SortRows(rows)
	return rows, nil
}

// typed gives bools, which SQLite keeps as integers, their kind.
func typed(v docstore.Value, f docstore.FieldInfo) docstore.Value {
	if f.Kind == docstore.KindBool && v.Kind == docstore.KindInt {
		v.Kind = docstore.KindBool
	}
	return v
}
