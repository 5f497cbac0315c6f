package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver

	"minzheng/internal/docstore"
)

const (
	applicationID = 0x4d5a4453 // "MZDS"
	format        = 1          // of the file; a greater one is refused
)

// Options tune a store. The zero value is right for production but for CursorKey.
type Options struct {
	// Clock sets the times in docstore.Meta; time.Now when nil.
	Clock func() time.Time
	// CursorKey signs cursors. Without it they are only checked for accidents.
	CursorKey []byte
	// Unsynced leaves flushing to the operating system: for scratch databases only, since a power cut may corrupt the file.
	Unsynced bool
}

// Store is a database file.
type Store struct {
	opt    Options
	path   string
	w      writer
	r      *sql.DB
	rstmts stmtCache

	mu     sync.RWMutex
	tables map[string]*table

	loading sync.Mutex
}

var _ docstore.Store = (*Store)(nil)

// Open opens the file, creating it (mode 0600) and its folder when there is none. docstore.ErrNewer when a newer program wrote it.
func Open(ctx context.Context, path string, opt Options) (*Store, error) {
	s, err := open(ctx, path, opt)
	if err != nil {
		return nil, fmt.Errorf("sqlite: open %s: %w", path, err)
	}
	return s, nil
}

func open(ctx context.Context, path string, opt Options) (*Store, error) {
	if opt.Clock == nil {
		opt.Clock = time.Now
	}
	if len(opt.CursorKey) == 0 {
		opt.CursorKey = []byte("docstore/sqlite")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	s := &Store{opt: opt, path: path, tables: map[string]*table{}}
	db, err := sql.Open("sqlite", s.dsn("FULL", 32<<10))
	if err != nil {
		return nil, err
	}
	s.w = writer{db: db, slot: make(chan struct{}, 1)}
	db.SetMaxOpenConns(1)
	if s.w.conn, err = db.Conn(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if err := s.init(ctx); err != nil {
		return nil, errors.Join(err, s.w.conn.Close(), db.Close())
	}
	if s.r, err = sql.Open("sqlite", s.dsn("FULL", 16<<10)+"&_pragma=query_only(1)"); err != nil {
		return nil, errors.Join(err, s.w.conn.Close(), db.Close())
	}
	readers := max(4, runtime.GOMAXPROCS(0))
	s.r.SetMaxOpenConns(readers)
	s.r.SetMaxIdleConns(readers)
	return s, nil
}

func (s *Store) dsn(synchronous string, cacheKB int) string {
	if s.opt.Unsynced {
		synchronous = "OFF"
	}
	return fmt.Sprintf("file:%s?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(%s)&_pragma=cache_size(-%d)"+
		"&_pragma=mmap_size(1073741824)&_pragma=temp_store(2)&_pragma=journal_size_limit(67108864)&_pragma=trusted_schema(0)",
		(&url.URL{Path: s.path}).EscapedPath(), synchronous, cacheKB)
}

// init checks the file's format and creates the store's own tables.
func (s *Store) init(ctx context.Context) error {
	var app, have int64
	row := s.w.conn.QueryRowContext(ctx, "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version)")
	if err := row.Scan(&app, &have); err != nil {
		return err
	}
	switch {
	case have > format:
		return fmt.Errorf("file format %d: %w", have, docstore.ErrNewer)
	case have == format && app == applicationID:
		return nil
	case have != 0 || app != 0:
		return errors.New("not a database of this program")
	}
	return s.Tx(ctx, func(ctx context.Context) error {
		return s.write(ctx, func(w *writer) error {
			for _, stm := range []string{
				"CREATE TABLE IF NOT EXISTS _collections(name TEXT PRIMARY KEY, schema INTEGER NOT NULL, layout TEXT NOT NULL, indexes TEXT NOT NULL) WITHOUT ROWID, STRICT",
				"CREATE TABLE IF NOT EXISTS _sequences(name TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID, STRICT",
				fmt.Sprintf("PRAGMA application_id=%d", applicationID),
				fmt.Sprintf("PRAGMA user_version=%d", format),
			} {
				if err := w.exec(stm); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// Now is the store's clock.
func (s *Store) Now() time.Time { return s.opt.Clock() }

// Backend is the untyped side of the store.
func (s *Store) Backend() docstore.Backend { return s }

// CursorKey signs cursors.
func (s *Store) CursorKey() []byte { return s.opt.CursorKey }

// Ping reads one row.
func (s *Store) Ping(ctx context.Context) error {
	_, err := s.r.ExecContext(ctx, "SELECT 1")
	return err
}

// Close waits for the running transaction and closes the file.
func (s *Store) Close(ctx context.Context) error {
	if err := s.w.acquire(ctx); err != nil {
		return err
	}
	flushed := s.w.flush()
	s.w.closed = true
	s.w.release()
	s.rstmts.clear()
	err := s.r.Close()
	s.w.stmts.clear()
	return errors.Join(flushed, err, s.w.conn.Close(), s.w.db.Close())
}
