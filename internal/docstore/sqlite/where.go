package sqlite

import (
	"fmt"
	"slices"
	"strings"

	"minzheng/internal/docstore"
)

// query is SQL text under construction with its arguments.
type query struct {
	t    *table
	b    strings.Builder
	args []any

	driven bool // few rows are read before they are sorted: a set drives the search, or each part of the query is in order
}

func (q *query) add(parts ...string) {
	for _, p := range parts {
		q.b.WriteString(p)
	}
}

// val adds a parameter.
func (q *query) val(v docstore.Value) {
	q.b.WriteByte('?')
	q.args = append(q.args, arg(v))
}

func (q *query) list(vals []docstore.Value) {
	for i, v := range vals {
		if i > 0 {
			q.b.WriteByte(',')
		}
		q.val(v)
	}
}

// where adds a condition. The table is t.
func (q *query) where(n *docstore.Node) error {
	switch n.Op {
	case docstore.OpTrue:
		q.add("1")
		return nil
	case docstore.OpNone:
		q.add("0")
		return nil
	case docstore.OpAnd, docstore.OpOr:
		if len(n.Sub) == 0 {
			return fmt.Errorf("%w: empty %s", docstore.ErrBadQuery, n.Op)
		}
		for i, x := range n.Sub {
			switch {
			case i == 0:
				q.add("(")
			case n.Op == docstore.OpAnd:
				q.add(" AND ")
			default:
				q.add(" OR ")
			}
			if err := q.where(x); err != nil {
				return err
			}
		}
		q.add(")")
		return nil
	default:
	}
	f, ok := q.t.schema.Field(n.Field)
	if !ok {
		return fmt.Errorf("%w: field %q", docstore.ErrBadQuery, n.Field)
	}
	if f.Kind == docstore.KindSet {
		return q.set(n)
	}
	return q.scalar(n, column(f))
}

var comparison = map[docstore.Op]string{
	docstore.OpEq: "=", docstore.OpNe: " IS NOT ", docstore.OpLt: "<", docstore.OpLte: "<=", docstore.OpGt: ">", docstore.OpGte: ">=",
}

func (q *query) scalar(n *docstore.Node, col string) error {
	if op, ok := comparison[n.Op]; ok {
		q.add(col, op)
		q.val(n.Vals[0])
		return nil
	}
	switch n.Op {
	case docstore.OpIn:
		switch len(n.Vals) {
		case 0:
			q.add("0")
		case 1: // equality keeps the order of the rest of the index
			q.add(col, "=")
			q.val(n.Vals[0])
		default:
			q.add(col, " IN (")
			q.list(n.Vals)
			q.add(")")
		}
	case docstore.OpPrefix:
		q.add("(", col, ">=")
		q.val(n.Vals[0])
		if end := docstore.PrefixEnd(n.Vals[0].Str); end != "" {
			q.add(" AND ", col, "<")
			q.val(docstore.StrValue(end))
		}
		q.add(")")
	case docstore.OpContains:
		q.add("coalesce(instr(", col, ",")
		q.val(n.Vals[0])
		q.add(")>0,0)")
	case docstore.OpIsNull:
		q.add(col, " IS NULL")
	case docstore.OpNotNull:
		q.add(col, " IS NOT NULL")
	default:
		return fmt.Errorf("%w: operator %q", docstore.ErrBadQuery, n.Op)
	}
	return nil
}

// set adds a membership condition within a disjunction; those that must hold in any case are the business of plan.go.
func (q *query) set(n *docstore.Node) error {
	switch {
	case n.Op == docstore.OpHasAny && len(n.Vals) == 0:
		q.add("0")
	case isSet(n):
		q.add("t.rid IN (SELECT rid FROM ")
		q.members(n)
		q.add(")")
	case n.Op == docstore.OpHasNone && len(n.Vals) == 0:
		q.add("1")
	case n.Op == docstore.OpHasNone:
		q.add("NOT EXISTS (SELECT 1 FROM ")
		q.members(n)
		q.add(" AND rid=t.rid)")
	case n.Op == docstore.OpHasAll:
		q.add("(1")
		for i := range n.Vals {
			q.add(" AND t.rid IN (SELECT rid FROM ")
			q.members(&docstore.Node{Op: docstore.OpHas, Field: n.Field, Vals: n.Vals[i : i+1]})
			q.add(")")
		}
		q.add(")")
	default:
		return fmt.Errorf("%w: operator %q", docstore.ErrBadQuery, n.Op)
	}
	return nil
}

// after adds the keyset condition. In one direction it is a row value, which an index serves as a range; in mixed directions a
// disjunction with a bound on the first key in front, since no index serves the disjunction itself.
func (q *query) after(keys []docstore.Key, vals []docstore.Value) {
	desc := keys[0].Desc
	op := func(desc bool) string {
		if desc {
			return "<"
		}
		return ">"
	}
	if !slices.ContainsFunc(keys, func(k docstore.Key) bool { return k.Desc != desc }) {
		cols := make([]string, len(keys))
		for i, k := range keys {
			cols[i] = column(k.Field)
		}
		q.add(" AND (", strings.Join(cols, ","), ")", op(desc), "(")
		q.list(vals)
		q.add(")")
		return
	}
	q.add(" AND ", column(keys[0].Field), op(desc), "=")
	q.val(vals[0])
	for i := range keys {
		if i == 0 {
			q.add(" AND (")
		} else {
			q.add(" OR ")
		}
		for j := range i {
			q.add(column(keys[j].Field), "=")
			q.val(vals[j])
			q.add(" AND ")
		}
		q.add(column(keys[i].Field), op(keys[i].Desc))
		q.val(vals[i])
	}
	q.add(")")
}
