package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strconv"

	"minzheng/internal/docstore"
)

const (
	// fewMembers is up to how many documents a set's member drives the search: they are fetched and sorted. A more frequent one is
	// looked up per candidate, in the order of the page, which then soon is full.
	fewMembers = 256
	// mostBranches bounds into how many queries the values of In are spread.
	mostBranches = 24
)

// conjuncts are the conditions that must all hold; a HasAll is one per member.
func conjuncts(n *docstore.Node) []*docstore.Node {
	nodes := []*docstore.Node{n}
	if n.Op == docstore.OpAnd {
		nodes = n.Sub
	}
	var out []*docstore.Node
	for _, x := range nodes {
		if x.Op != docstore.OpHasAll {
			out = append(out, x)
			continue
		}
		for i := range x.Vals {
			out = append(out, &docstore.Node{Op: docstore.OpHas, Field: x.Field, Vals: x.Vals[i : i+1]})
		}
	}
	return out
}

func isSet(n *docstore.Node) bool {
	return n.Op == docstore.OpHas || n.Op == docstore.OpHasAny && len(n.Vals) > 0
}

// members adds the condition on the rows of a set's side table.
func (q *query) members(n *docstore.Node) {
	q.add(sideName(q.t.schema.Name, n.Field), " WHERE v")
	if len(n.Vals) == 1 {
		q.add("=")
		q.val(n.Vals[0])
		return
	}
	q.add(" IN (")
	q.list(n.Vals)
	q.add(")")
}

// driver is the place in nodes of the set condition that the fewest documents meet, or -1 when none of them has only a few.
func (s *Store) driver(ctx context.Context, t *table, nodes []*docstore.Node) (int, error) {
	best, least := -1, fewMembers+1
	for i, n := range nodes {
		if !isSet(n) {
			continue
		}
		q := query{t: t}
		q.add("SELECT count(*) FROM (SELECT 1 FROM ")
		q.members(n)
		q.add(" LIMIT ", strconv.Itoa(fewMembers+1), ")")
		var rows int
		if err := s.read(ctx, func(r *sql.Rows) error { return r.Scan(&rows) }, q.b.String(), q.args...); err != nil {
			return -1, err
		}
		if rows < least {
			best, least = i, rows
		}
	}
	return best, nil
}

// from adds the tables and the condition, and reports whether a set drives the search.
func (s *Store) from(ctx context.Context, q *query, nodes []*docstore.Node) (driven bool, err error) {
	drive, err := s.driver(ctx, q.t, nodes)
	if err != nil {
		return false, err
	}
	q.add(" FROM ")
	if drive >= 0 {
		q.add("(SELECT DISTINCT rid FROM ")
		q.members(nodes[drive])
		q.add(") m CROSS JOIN ", q.t.name, " t ON t.rid=m.rid")
		nodes = slices.Delete(slices.Clone(nodes), drive, drive+1)
	} else {
		q.add(q.t.name, " t")
	}
	q.add(" WHERE ")
	return drive >= 0, q.all(nodes)
}

// all adds conditions that must all hold.
func (q *query) all(nodes []*docstore.Node) error {
	if len(nodes) == 0 {
		q.add("1")
	}
	for i, n := range nodes {
		if i > 0 {
			q.add(" AND ")
		}
		if isSet(n) {
			q.add("EXISTS (SELECT 1 FROM ")
			q.members(n)
			q.add(" AND rid=t.rid)")
		} else if err := q.where(n); err != nil {
			return err
		}
	}
	return nil
}

// branches spreads the values of In over several queries, each of which an index serves in the order of the page, where the whole
// would have to sort all matches. It returns nil when that does not help.
func branches(sc *docstore.Schema, nodes []*docstore.Node, keys []docstore.Key) [][]*docstore.Node {
	var best []string
	most := 0
	for _, ix := range sc.Indexes { // the one that most conditions can use
		if fields, used := spread(ix, nodes, keys); used > most || used == most && used > 0 && len(fields) < len(best) {
			best, most = fields, used
		}
	}
	if len(best) == 0 {
		return nil
	}
	out := [][]*docstore.Node{nodes}
	for _, name := range best {
		at := slices.IndexFunc(nodes, func(n *docstore.Node) bool { return n.Op == docstore.OpIn && n.Field == name })
		vals := distinct(nodes[at].Vals)
		var next [][]*docstore.Node
		for _, b := range out {
			for i := range vals {
				c := slices.Clone(b)
				c[at] = &docstore.Node{Op: docstore.OpEq, Field: name, Vals: vals[i : i+1]}
				next = append(next, c)
			}
		}
		if out = next; len(out) > mostBranches {
			return nil
		}
	}
	return out
}

func distinct(vals []docstore.Value) []docstore.Value {
	vals = slices.Clone(vals)
	slices.SortFunc(vals, docstore.CompareValues)
	return slices.Compact(vals)
}

// spread tells how many conditions fix the first keys of ix to values, so that the rest of it is in the order of keys, and which of
// them are an In of several values. It is 0 when the index is not in that order.
func spread(ix docstore.Index, nodes []*docstore.Node, keys []docstore.Key) (fields []string, used int) {
	for rest := ix.Keys; len(rest) > 0; rest = rest[1:] {
		if follows(rest, keys) {
			return fields, used
		}
		name := rest[0].Field.Name
		on := func(several bool) bool {
			return slices.ContainsFunc(nodes, func(n *docstore.Node) bool {
				return n.Field == name && (n.Op == docstore.OpEq || n.Op == docstore.OpIn && len(n.Vals) > 0) && (len(n.Vals) > 1) == several
			})
		}
		switch {
		case on(false):
		case on(true):
			fields = append(fields, name)
		default:
			return nil, 0
		}
		used++
	}
	return nil, 0
}

// follows tells whether the keys of an index, read forwards or backwards, begin with the keys of a sort. The id at the end of keys
// is in every index, in the direction of the key before it.
func follows(index, keys []docstore.Key) bool {
	want := keys
	if len(want) > 1 {
		want = want[:len(want)-1]
	}
	if len(index) != len(want) {
		return false
	}
	turned := index[0].Desc != want[0].Desc
	for i, k := range want {
		if index[i].Field != k.Field || (index[i].Desc != k.Desc) != turned {
			return false
		}
	}
	return true
}
