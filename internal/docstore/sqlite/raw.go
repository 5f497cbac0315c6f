package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"minzheng/internal/docstore"
)

// Collections implements docstore.Store.
func (s *Store) Collections(ctx context.Context) ([]docstore.CollectionInfo, error) {
	have, err := s.stored(ctx)
	if err != nil {
		return nil, err
	}
	var out []docstore.CollectionInfo
	for _, name := range slices.Sorted(maps.Keys(have)) {
		c := docstore.CollectionInfo{Name: name, Schema: have[name].schema}
		if err := s.read(ctx, func(r *sql.Rows) error { return r.Scan(&c.Docs) }, "SELECT count(*) FROM "+quote(name)); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// ScanRaw implements docstore.Store.
func (s *Store) ScanRaw(ctx context.Context, collection, after string, fn func(docstore.Raw) error) error {
	have, err := s.stored(ctx)
	if _, ok := have[collection]; err != nil || !ok {
		return err
	}
	const batch = 500
	for {
		var raws []docstore.Raw
		if err := s.read(ctx, scanRaws(&raws), rawColumns+quote(collection)+" WHERE id>? ORDER BY id LIMIT ?", after, batch); err != nil {
			return err
		}
		for _, r := range raws {
			if err := fn(r); err != nil {
				return err
			}
			after = r.ID
		}
		if len(raws) < batch {
			return nil
		}
	}
}

// PutRaw implements docstore.Store.
func (s *Store) PutRaw(ctx context.Context, collection string, docs ...docstore.Raw) error {
	s.mu.RLock()
	t := s.tables[collection]
	s.mu.RUnlock()
	if t == nil {
		return fmt.Errorf("%w: collection %q is not declared", docstore.ErrBadQuery, collection)
	}
	recs, err := docstore.Records(t.schema, docs)
	if err != nil {
		return err
	}
	return s.write(ctx, func(w *writer) error {
		for _, r := range recs {
			rid, _, old, err := t.existing(w, r.ID)
			if err != nil {
				return err
			}
			if rid == 0 {
				err = t.insertOne(w, r)
			} else {
				err = t.overwrite(w, rid, old, r)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// NextSeq implements docstore.Store.
func (s *Store) NextSeq(ctx context.Context, name string) (n int64, err error) {
	err = s.write(ctx, func(w *writer) error {
		return w.query(func(r *sql.Rows) error { return r.Scan(&n) },
			"INSERT INTO _sequences(name,n) VALUES(?,1) ON CONFLICT(name) DO UPDATE SET n=n+1 RETURNING n", name)
	})
	return n, err
}

// Sequences implements docstore.Store.
func (s *Store) Sequences(ctx context.Context) (map[string]int64, error) {
	out := map[string]int64{}
	err := s.read(ctx, func(r *sql.Rows) error {
		var name string
		var n int64
		err := r.Scan(&name, &n)
		out[name] = n
		return err
	}, "SELECT name,n FROM _sequences")
	return out, err
}

// RaiseSeq implements docstore.Store.
func (s *Store) RaiseSeq(ctx context.Context, name string, n int64) error {
	return s.write(ctx, func(w *writer) error {
		return w.exec("INSERT INTO _sequences(name,n) VALUES(?,?) ON CONFLICT(name) DO UPDATE SET n=max(n,excluded.n)", name, n)
	})
}

// Backup writes a compact copy of the file as it is now. The copy is first made beside the file, which needs as much space again.
func (s *Store) Backup(ctx context.Context, w io.Writer) error {
	dir, err := os.MkdirTemp(filepath.Dir(s.path), ".backup-")
	if err != nil {
		return fmt.Errorf("sqlite: backup: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	name := filepath.Join(dir, "copy.db")
	db, err := sql.Open("sqlite", s.dsn("OFF", 16<<10))
	if err != nil {
		return fmt.Errorf("sqlite: backup: %w", err)
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", name)
	if e := db.Close(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("sqlite: backup: %w", err)
	}
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("sqlite: backup: %w", err)
	}
	defer func() { _ = f.Close() }()
	if _, err := io.Copy(w, f); err != nil {
		return fmt.Errorf("sqlite: backup: %w", err)
	}
	return nil
}
