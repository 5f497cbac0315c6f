package sqlite

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"minzheng/internal/docstore"
)

const rawColumns = "SELECT id,version,body FROM "

func scanRaws(out *[]docstore.Raw) func(*sql.Rows) error {
	return func(r *sql.Rows) error {
		var x docstore.Raw
		if err := r.Scan(&x.ID, &x.Version, &x.Body); err != nil {
			return err
		}
		*out = append(*out, x)
		return nil
	}
}

// Get implements docstore.Backend.
func (s *Store) Get(ctx context.Context, sc *docstore.Schema, ids []string) (out []docstore.Raw, err error) {
	q := query{t: s.table(sc)}
	q.add(rawColumns, q.t.name, " WHERE id")
	if len(ids) == 1 {
		q.add("=?")
	} else {
		q.add(" IN (", strings.TrimPrefix(strings.Repeat(",?", len(ids)), ","), ")")
	}
	for _, id := range ids {
		q.args = append(q.args, id)
	}
	err = s.read(ctx, scanRaws(&out), q.b.String(), q.args...)
	return out, err
}

// find builds the query of a page.
func (s *Store) find(ctx context.Context, sc *docstore.Schema, p docstore.FindPlan) (*query, error) {
	q := &query{t: s.table(sc)}
	nodes := conjuncts(p.Where)
	// The limit is written out: the planner then knows that few rows are wanted.
	order := " ORDER BY " + orderBy(p.Keys) + " LIMIT " + strconv.Itoa(p.Limit)
	parts := branches(sc, nodes, p.Keys)
	if parts == nil {
		q.add("SELECT id,version,body")
		driven, err := s.from(ctx, q, nodes)
		if err != nil {
			return nil, err
		}
		q.driven = driven
		if p.After != nil {
			q.after(p.Keys, p.After)
		}
		q.add(order)
		return q, nil
	}
	q.driven = true
	cols := "id,version,body"
	for _, k := range p.Keys {
		if k.Field.Pos >= 0 {
			cols += "," + column(k.Field)
		}
	}
	q.add("SELECT id,version,body FROM (")
	for i, nodes := range parts {
		if i > 0 {
			q.add(" UNION ALL ")
		}
		q.add("SELECT * FROM (SELECT ", cols, " FROM ", q.t.name, " t WHERE ")
		if err := q.all(nodes); err != nil {
			return nil, err
		}
		if p.After != nil {
			q.after(p.Keys, p.After)
		}
		q.add(order, ")")
	}
	q.add(")", order)
	return q, nil
}

// Find implements docstore.Backend.
func (s *Store) Find(ctx context.Context, sc *docstore.Schema, p docstore.FindPlan) ([]docstore.Raw, error) {
	q, err := s.find(ctx, sc, p)
	if err != nil {
		return nil, err
	}
	out := make([]docstore.Raw, 0, min(p.Limit, 128))
	err = s.read(ctx, scanRaws(&out), q.b.String(), q.args...)
	return out, err
}

// Count implements docstore.Backend.
func (s *Store) Count(ctx context.Context, sc *docstore.Schema, where *docstore.Node, atMost int64) (n int64, err error) {
	q := &query{t: s.table(sc)}
	if atMost > 0 {
		q.add("SELECT count(*) FROM (SELECT 1")
	} else {
		q.add("SELECT count(*)")
	}
	if _, err := s.from(ctx, q, conjuncts(where)); err != nil {
		return 0, err
	}
	if atMost > 0 {
		q.add(" LIMIT ", strconv.FormatInt(atMost, 10), ")")
	}
	err = s.read(ctx, func(r *sql.Rows) error { return r.Scan(&n) }, q.b.String(), q.args...)
	return n, err
}

// ExplainFind implements docstore.Backend.
func (s *Store) ExplainFind(ctx context.Context, sc *docstore.Schema, p docstore.FindPlan) (docstore.Plan, error) {
	q, err := s.find(ctx, sc, p)
	if err != nil {
		return docstore.Plan{}, err
	}
	return s.explain(ctx, q)
}

// ExplainAggregate implements docstore.Backend.
func (s *Store) ExplainAggregate(ctx context.Context, sc *docstore.Schema, p docstore.GroupPlan) (docstore.Plan, error) {
	q, err := s.aggregate(ctx, sc, p)
	if err != nil {
		return docstore.Plan{}, err
	}
	return s.explain(ctx, q)
}

// explain asks the writer's connection, with a statement that is not kept: SQLite does not notice for an EXPLAIN, as it does for a
// query, that indexes have changed since the connection read the schema.
func (s *Store) explain(ctx context.Context, q *query) (docstore.Plan, error) {
	var p docstore.Plan
	scans := false
	err := s.write(ctx, func(w *writer) error {
		rows, err := w.conn.QueryContext(context.Background(), "EXPLAIN QUERY PLAN "+q.b.String(), q.args...)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var id, parent, unused int
			var line string
			if err := rows.Scan(&id, &parent, &unused, &line); err != nil {
				return err
			}
			p.Text += line + "\n"
			switch {
			case strings.HasPrefix(line, "SEARCH t "):
				p.IndexUsed = true
			case line == "SCAN t":
				p.ScansAll = true
			case strings.HasPrefix(line, "SCAN t "):
				p.IndexUsed, scans = true, true
			case line == "USE TEMP B-TREE FOR ORDER BY", line == "USE TEMP B-TREE FOR GROUP BY":
				p.Sorts = !q.driven
			}
		}
		return rows.Err()
	})
	p.ScansAll = p.ScansAll || scans && p.Sorts
	return p, err
}
