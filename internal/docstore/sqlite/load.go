package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

type loadKey struct{ s *Store }

// Load implements docstore.Store. While fn runs commits are not flushed to the disk one by one (synchronous=NORMAL: a power cut may
// lose the latest, never break the file); all is flushed before Load returns. A crash leaves indexes missing, and the next Ensure
// builds them.
func (s *Store) Load(ctx context.Context, fn func(context.Context) error) error {
	if ctx.Value(loadKey{s}) != nil {
		return fn(ctx)
	}
	if s.tx(ctx) != nil {
		return errors.New("docstore: Load inside a transaction")
	}
	s.loading.Lock()
	defer s.loading.Unlock()
	dropped, err := s.dropIndexes(ctx)
	if err != nil {
		return fmt.Errorf("sqlite: load: %w", err)
	}
	if !s.opt.Unsynced {
		if err := s.pragma(ctx, "PRAGMA synchronous=NORMAL"); err != nil {
			return fmt.Errorf("sqlite: load: %w", err)
		}
	}
	err = fn(context.WithValue(ctx, loadKey{s}, true))
	ctx = context.WithoutCancel(ctx)
	if !s.opt.Unsynced {
		err = errors.Join(err, s.pragma(ctx, "PRAGMA synchronous=FULL"))
	}
	for _, t := range dropped {
		err = errors.Join(err, s.write(ctx, func(w *writer) error {
			if err := reindex(w, t); err != nil {
				return err
			}
			return w.exec("UPDATE _collections SET indexes=? WHERE name=?", indexList(t.indexes()), t.schema.Name)
		}))
	}
	// One more commit, so that the log is flushed also when no index was built.
	return errors.Join(err, s.write(ctx, func(w *writer) error { return w.exec("UPDATE _collections SET indexes=indexes") }))
}

// dropIndexes drops the secondary indexes of the collections that have no document.
func (s *Store) dropIndexes(ctx context.Context) (dropped []*table, err error) {
	s.mu.RLock()
	var all []*table
	for _, t := range s.tables {
		all = append(all, t)
	}
	s.mu.RUnlock()
	err = s.write(ctx, func(w *writer) error {
		dropped = nil
		for _, t := range all {
			used := len(t.schema.Indexes) == 0
			if err := w.query(func(*sql.Rows) error { used = true; return nil }, "SELECT 1 FROM "+t.name+" LIMIT 1"); err != nil {
				return err
			}
			if used {
				continue
			}
			for name := range t.indexes() {
				if err := w.exec("DROP INDEX IF EXISTS " + quote(name)); err != nil {
					return err
				}
			}
			if err := w.exec("UPDATE _collections SET indexes='' WHERE name=?", t.schema.Name); err != nil {
				return err
			}
			dropped = append(dropped, t)
		}
		return nil
	})
	return dropped, err
}

// pragma runs a statement that SQLite refuses inside a transaction.
func (s *Store) pragma(ctx context.Context, stm string) error {
	if err := s.w.acquire(ctx); err != nil {
		return err
	}
	defer s.w.release()
	if err := s.w.flush(); err != nil {
		return err
	}
	_, err := s.w.conn.ExecContext(ctx, stm)
	return err
}
