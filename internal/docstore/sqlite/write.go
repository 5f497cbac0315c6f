package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"minzheng/internal/docstore"
)

// setSeparator joins the members of a set in its s_ column; the port refuses it inside them.
const setSeparator = "\x1f"

func arg(v docstore.Value) any {
	switch v.Kind {
	case docstore.KindString:
		return v.Str
	case docstore.KindInt, docstore.KindBool:
		return v.Int
	case docstore.KindNull, docstore.KindSet:
	}
	return nil
}

// values are the columns from version to body.
func (t *table) values(r docstore.Record) []any {
	out := make([]any, 0, 4+len(r.Cols)+len(r.Guards)+len(r.Sets))
	out = append(out, r.Version)
	for _, v := range r.Cols {
		out = append(out, arg(v))
	}
	for _, v := range r.Guards {
		out = append(out, arg(v))
	}
	for _, set := range r.Sets {
		out = append(out, strings.Join(set, setSeparator))
	}
	return append(out, r.Body)
}

// duplicate names the unique key that a write violates. SQLite names columns; each key is one column.
func (t *table) duplicate(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) || e.Code() != sqlite3.SQLITE_CONSTRAINT_UNIQUE && e.Code() != sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY {
		return err
	}
	name := docstore.IDField
	if _, rest, ok := strings.Cut(e.Error(), t.schema.Name+".u_"); ok {
		name, _, _ = strings.Cut(rest, " ")
	}
	return &docstore.DuplicateError{Collection: t.schema.Name, Unique: name}
}

// Insert implements docstore.Backend.
func (s *Store) Insert(ctx context.Context, sc *docstore.Schema, recs []docstore.Record) error {
	t := s.table(sc)
	return s.write(ctx, func(w *writer) error {
		for _, r := range recs {
			if err := t.insertOne(w, r); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *table) insertOne(w *writer, r docstore.Record) error {
	res, err := w.result(t.insert, append([]any{r.ID}, t.values(r)...)...)
	if err != nil {
		return t.duplicate(err)
	}
	if len(t.sides) == 0 {
		return nil
	}
	rid, err := res.LastInsertId()
	if err != nil {
		return err
	}
	return t.addSets(w, rid, nil, r.Sets)
}

// addSets turns the side tables' rows of a document from old to now (each sorted); unchanged members are not touched.
func (t *table) addSets(w *writer, rid int64, old, now [][]string) error {
	for i, side := range t.sides {
		var had []string
		if old != nil {
			had = old[i]
		}
		for _, v := range had {
			if _, keep := slices.BinarySearch(now[i], v); !keep {
				if err := w.exec(side.remove, v, rid); err != nil {
					return err
				}
			}
		}
		for _, v := range now[i] {
			if _, have := slices.BinarySearch(had, v); !have {
				if err := w.exec(side.add, v, rid); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// existing reads what an update has to know of the stored row; rid 0 when there is none.
func (t *table) existing(w *writer, id string) (rid, version int64, sets [][]string, err error) {
	cols := make([]string, len(t.sides))
	dest := []any{&rid, &version}
	for i := range cols {
		dest = append(dest, &cols[i])
	}
	err = w.query(func(r *sql.Rows) error { return r.Scan(dest...) }, t.old, id)
	for _, c := range cols {
		var set []string
		if c != "" {
			set = strings.Split(c, setSeparator)
		}
		sets = append(sets, set)
	}
	return rid, version, sets, err
}

// Replace implements docstore.Backend.
func (s *Store) Replace(ctx context.Context, sc *docstore.Schema, recs []docstore.Record) (conflicts []string, err error) {
	t := s.table(sc)
	err = s.write(ctx, func(w *writer) error {
		conflicts = nil
		for _, r := range recs {
			ok, err := t.replaceOne(w, r)
			if err != nil {
				return err
			}
			if !ok {
				conflicts = append(conflicts, r.ID)
			}
		}
		return nil
	})
	return conflicts, err
}

func (t *table) replaceOne(w *writer, r docstore.Record) (bool, error) {
	if len(t.sides) == 0 {
		res, err := w.result(t.cas, append(t.values(r), r.ID, r.Version-1)...)
		if err != nil {
			return false, t.duplicate(err)
		}
		n, err := res.RowsAffected()
		return n > 0, err
	}
	rid, version, old, err := t.existing(w, r.ID)
	if err != nil || rid == 0 || version != r.Version-1 {
		return false, err
	}
	return true, t.overwrite(w, rid, old, r)
}

func (t *table) overwrite(w *writer, rid int64, old [][]string, r docstore.Record) error {
	if err := w.exec(t.update, append(t.values(r), rid)...); err != nil {
		return t.duplicate(err)
	}
	return t.addSets(w, rid, old, r.Sets)
}

// Delete implements docstore.Backend.
func (s *Store) Delete(ctx context.Context, sc *docstore.Schema, id string, version int64) (deleted bool, err error) {
	t := s.table(sc)
	err = s.write(ctx, func(w *writer) error {
		rid, have, old, err := t.existing(w, id)
		if deleted = err == nil && rid != 0 && have == version; !deleted {
			return err
		}
		if err := t.addSets(w, rid, old, make([][]string, len(t.sides))); err != nil {
			return err
		}
		return w.exec("DELETE FROM "+t.name+" WHERE rid=?", rid)
	})
	return deleted && err == nil, err
}
