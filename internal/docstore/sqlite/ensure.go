package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"minzheng/internal/docstore"
)

// stored is a row of _collections.
type stored struct {
	schema          int
	layout, indexes string
}

// Ensure implements docstore.Store.
func (s *Store) Ensure(ctx context.Context, specs ...docstore.Declared) error {
	var todo []*table
	s.mu.RLock()
	for _, d := range specs {
		sc := d.Schema()
		if have := s.tables[sc.Name]; have == nil || have.schema != sc {
			todo = append(todo, newTable(sc))
		}
	}
	s.mu.RUnlock()
	if len(todo) == 0 {
		return nil
	}
	for _, t := range todo {
		if err := t.schema.Err(); err != nil {
			return err
		}
	}
	have, err := s.stored(ctx)
	if err != nil {
		return err
	}
	fresh := func(t *table) bool {
		h, ok := have[t.schema.Name]
		return ok && h.schema == t.schema.Version && h.layout == t.layout() && h.indexes == indexList(t.indexes())
	}
	if !slices.ContainsFunc(todo, func(t *table) bool { return !fresh(t) }) {
		s.register(todo)
		return nil
	}
	err = s.write(ctx, func(w *writer) error {
		for _, t := range todo {
			h, ok := have[t.schema.Name]
			if fresh(t) {
				continue
			}
			if err := ensure(w, t, h, ok); err != nil {
				return fmt.Errorf("sqlite: collection %s: %w", t.schema.Name, err)
			}
		}
		return nil
	})
	if err == nil {
		s.register(todo)
	}
	return err
}

func (s *Store) register(ts []*table) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range ts {
		s.tables[t.schema.Name] = t
	}
}

// table finds the collection's SQL; Collection can only be had by Ensure.
func (s *Store) table(sc *docstore.Schema) *table {
	s.mu.RLock()
	t := s.tables[sc.Name]
	s.mu.RUnlock()
	if t == nil || t.schema != sc {
		return newTable(sc)
	}
	return t
}

func (s *Store) stored(ctx context.Context) (map[string]stored, error) {
	out := map[string]stored{}
	err := s.read(ctx, func(r *sql.Rows) error {
		var name string
		var x stored
		err := r.Scan(&name, &x.schema, &x.layout, &x.indexes)
		out[name] = x
		return err
	}, "SELECT name,schema,layout,indexes FROM _collections")
	return out, err
}

func indexList(ix map[string]string) string {
	return strings.Join(slices.Sorted(maps.Values(ix)), "\n")
}

// ensure brings one collection up to date within the running transaction.
func ensure(w *writer, t *table, have stored, exists bool) error {
	if exists && have.schema > t.schema.Version {
		return fmt.Errorf("schema number %d: %w", have.schema, docstore.ErrNewer)
	}
	var err error
	switch {
	case !exists:
		stms := append([]string{t.create(t.name)}, t.others()...)
		err = w.all(append(stms, slices.Sorted(maps.Values(t.indexes()))...))
	case have.layout != t.layout():
		if err = rebuild(w, t); err == nil {
			err = reindex(w, t)
		}
	default:
		err = reindex(w, t)
	}
	if err != nil {
		return err
	}
	return w.exec("INSERT INTO _collections(name,schema,layout,indexes) VALUES(?,?,?,?) ON CONFLICT(name) DO UPDATE SET schema=excluded.schema, layout=excluded.layout, indexes=excluded.indexes",
		t.schema.Name, t.schema.Version, t.layout(), indexList(t.indexes()))
}

// reindex drops the secondary indexes that are no longer declared and creates those that are missing.
func reindex(w *writer, t *table) error {
	want := t.indexes()
	var drop []string
	err := w.query(func(r *sql.Rows) error {
		var name, ddl string
		if err := r.Scan(&name, &ddl); err != nil {
			return err
		}
		if want[name] == ddl {
			delete(want, name)
		} else {
			drop = append(drop, "DROP INDEX "+quote(name))
		}
		return nil
	}, "SELECT name, sql FROM sqlite_schema WHERE type='index' AND tbl_name=? AND name LIKE '%\\_\\_ix\\_%' ESCAPE '\\'", t.schema.Name)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		drop = append(drop, want[name])
	}
	return w.all(drop)
}

// rebuild writes the table anew, in today's layout, with columns computed from the bodies. Row numbers stay.
func rebuild(w *writer, t *table) error {
	old := quote(t.schema.Name + "__old")
	stms := []string{"ALTER TABLE " + t.name + " RENAME TO " + old}
	err := w.query(func(r *sql.Rows) error {
		var typ, name string
		err := r.Scan(&typ, &name)
		stms = append(stms, "DROP "+typ+" "+quote(name))
		return err
	}, `SELECT upper(type), name FROM sqlite_schema WHERE sql IS NOT NULL AND (type='index' AND tbl_name=?1 OR type='table' AND name LIKE ?2 ESCAPE '\')`,
		t.schema.Name, likeEscape(t.schema.Name)+`\_\_%`)
	if err != nil {
		return err
	}
	if err := w.all(append(append(stms, t.create(t.name)), t.others()...)); err != nil {
		return err
	}
	insert := "INSERT INTO " + t.name + "(" + t.columns + ") VALUES(?" + strings.Repeat(",?", strings.Count(t.columns, ",")) + ")"
	for after := int64(0); ; {
		type row struct {
			rid, version int64
			body         []byte
		}
		var rows []row
		err := w.query(func(r *sql.Rows) error {
			var x row
			err := r.Scan(&x.rid, &x.version, &x.body)
			rows = append(rows, x)
			return err
		}, "SELECT rid,version,body FROM "+old+" WHERE rid>? ORDER BY rid LIMIT 500", after)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			break
		}
		for _, x := range rows {
			rec, err := t.schema.Extract(x.body)
			if err != nil {
				return err
			}
			rec.Version = x.version
			if err := w.exec(insert, append([]any{x.rid, rec.ID}, t.values(rec)...)...); err != nil {
				return t.duplicate(err)
			}
			if err := t.addSets(w, x.rid, nil, rec.Sets); err != nil {
				return err
			}
			after = x.rid
		}
	}
	return w.exec("DROP TABLE " + old)
}

func likeEscape(s string) string {
	return strings.NewReplacer(`\`, `\\`, `_`, `\_`, `%`, `\%`).Replace(s)
}

// all runs DDL in one go; it is not worth keeping prepared statements of it.
func (w *writer) all(stms []string) error {
	if len(stms) == 0 {
		return nil
	}
	if _, err := w.conn.ExecContext(context.Background(), strings.Join(stms, ";\n")); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(stms, "; "), err)
	}
	return nil
}
