package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"minzheng/internal/docstore"
)

// mostGrouped bounds how many transactions one fsync commits.
const mostGrouped = 64

// errGroupLost says that a transaction was undone because another one of its group broke the file's transaction.
var errGroupLost = errors.New("sqlite: undone together with another transaction")

var errEnded = errors.New("docstore: the context's transaction has ended")

// writer is the one connection that writes. Whoever holds slot may use it. Transactions are savepoints of one SQLite transaction:
// a finished one hands the slot to the next that waits, and all are committed by the first that finds nobody waiting. None of
// them returns before that commit.
type writer struct {
	db      *sql.DB
	conn    *sql.Conn
	stmts   stmtCache
	slot    chan struct{} // sending takes it; senders are served in turn
	waiting atomic.Int64  // those that wait to begin
	holder  atomic.Uint64 // goroutine that holds the slot

	// Used by the holder only.
	open   bool
	group  []*tx
	closed bool
}

// tx is one transaction of the port.
type tx struct {
	s     *Store
	hooks docstore.Hooks
	done  chan error // of its commit

	mu    sync.Mutex // a transaction's context may be used from several goroutines
	err   error      // why it can't be committed any more
	ended bool
}

type ctxKey struct{ s *Store }

func (s *Store) tx(ctx context.Context) *tx {
	t, _ := ctx.Value(ctxKey{s}).(*tx)
	return t
}

func (w *writer) acquire(ctx context.Context) error {
	id := goroutine()
	if id != 0 && w.holder.Load() == id {
		return docstore.ErrOuterContext
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	w.waiting.Add(1)
	defer w.waiting.Add(-1)
	select {
	case w.slot <- struct{}{}:
		w.holder.Store(id)
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (w *writer) release() {
	w.holder.Store(0)
	<-w.slot
}

// goroutine is the number of the running goroutine; it only serves to refuse a wait for oneself.
func goroutine() uint64 {
	var buf [40]byte
	b := bytes.TrimPrefix(buf[:runtime.Stack(buf[:], false)], []byte("goroutine "))
	if i := bytes.IndexByte(b, ' '); i > 0 {
		b = b[:i]
	}
	n, _ := strconv.ParseUint(string(b), 10, 64)
	return n
}

// Tx implements docstore.Store.
func (s *Store) Tx(ctx context.Context, fn func(context.Context) error) error {
	if t := s.tx(ctx); t != nil {
		err := fn(ctx)
		if err != nil {
			t.fail(err)
		}
		return err
	}
	for attempt := 1; ; attempt++ {
		t := &tx{s: s, done: make(chan error, 1)}
		err := s.run(ctx, t, fn)
		if err == nil {
			t.hooks.Committed(ctx)
			return nil
		}
		t.hooks.RolledBack()
		if !errors.Is(err, errGroupLost) || attempt == 3 {
			return err
		}
	}
}

// run executes one attempt and returns after its commit or rollback.
func (s *Store) run(ctx context.Context, t *tx, fn func(context.Context) error) error {
	w := &s.w
	if err := w.acquire(ctx); err != nil {
		return err
	}
	err := w.begin()
	if err == nil {
		err = s.body(ctx, t, fn)
	}
	if err != nil {
		if len(w.group) > 0 && w.waiting.Load() == 0 {
			_ = w.flush() // its members learn the outcome themselves
		} else if len(w.group) == 0 {
			w.abandon()
		}
		w.release()
		return err
	}
	w.group = append(w.group, t)
	if w.waiting.Load() == 0 || len(w.group) >= mostGrouped {
		_ = w.flush()
	}
	w.release()
	select {
	case err := <-t.done:
		return err
	case w.slot <- struct{}{}: // nobody took the group over
		w.holder.Store(goroutine())
		_ = w.flush()
		w.release()
		return <-t.done
	}
}

// body runs fn within a savepoint.
func (s *Store) body(ctx context.Context, t *tx, fn func(context.Context) error) (err error) {
	finished := false
	defer func() {
		if !finished { // fn panicked
			_ = t.end()
			s.w.undo()
			if len(s.w.group) > 0 {
				_ = s.w.flush()
			} else {
				s.w.abandon()
			}
			s.w.release()
			t.hooks.RolledBack()
		}
	}()
	err = fn(context.WithValue(ctx, ctxKey{s}, t))
	finished = true
	if failed := t.end(); err == nil {
		err = failed
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		s.w.undo()
		return err
	}
	if err := s.w.exec("RELEASE s"); err != nil {
		s.w.lose()
		return err
	}
	return nil
}

// begin opens the file's transaction, unless a group has, and this one's savepoint.
func (w *writer) begin() error {
	if w.closed {
		return errors.New("sqlite: the store is closed")
	}
	if !w.open {
		if err := w.exec("BEGIN IMMEDIATE"); err != nil {
			return err
		}
		w.open = true
	}
	return w.exec("SAVEPOINT s")
}

// undo rolls the savepoint back. When that fails SQLite has rolled back everything (disk full, I/O error).
func (w *writer) undo() {
	if w.exec("ROLLBACK TO s") != nil || w.exec("RELEASE s") != nil {
		w.lose()
	}
}

// lose gives the group up; its other members run again.
func (w *writer) lose() {
	w.abandon()
	w.settle(errGroupLost)
}

// abandon ends the file's transaction without a commit.
func (w *writer) abandon() {
	if w.open {
		_ = w.exec("ROLLBACK")
		w.open = false
	}
}

// flush commits the group and tells its members.
func (w *writer) flush() error {
	if !w.open {
		return nil
	}
	err := w.exec("COMMIT")
	if err != nil {
		w.abandon()
		err = fmt.Errorf("sqlite: commit: %w", err)
	}
	w.open = false
	w.settle(err)
	return err
}

func (w *writer) settle(err error) {
	for _, t := range w.group {
		t.done <- err
	}
	w.group = w.group[:0]
}

// exec and query never pass a context on: an interrupt would roll back the whole group. Statements of the writer are short;
// a cancelled context is noticed between them.
func (w *writer) exec(query string, args ...any) error {
	_, err := w.stmts.exec(w.conn, query, args)
	return err
}

func (w *writer) result(query string, args ...any) (sql.Result, error) {
	return w.stmts.exec(w.conn, query, args)
}

func (w *writer) query(scan func(*sql.Rows) error, query string, args ...any) error {
	return w.stmts.query(context.Background(), w.conn, scan, query, args)
}

func (t *tx) fail(err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.err == nil {
		t.err = err
	}
}

// end closes the transaction to further use and returns why it must not be committed.
func (t *tx) end() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended = true
	return t.err
}

// do runs one operation of the transaction.
func (t *tx) do(ctx context.Context, op func(w *writer) error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case t.ended:
		return errEnded
	case t.err != nil:
		return t.err
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return op(&t.s.w)
}

// write runs op in the context's transaction, or in one of its own. An error of op ends the transaction.
func (s *Store) write(ctx context.Context, op func(w *writer) error) error {
	if t := s.tx(ctx); t != nil {
		err := t.do(ctx, op)
		if err != nil {
			t.fail(err)
		}
		return err
	}
	return s.Tx(ctx, func(ctx context.Context) error { return s.write(ctx, op) })
}

// read runs a query in the context's transaction, or on a reader.
func (s *Store) read(ctx context.Context, scan func(*sql.Rows) error, query string, args ...any) error {
	if t := s.tx(ctx); t != nil {
		return t.do(ctx, func(w *writer) error { return w.query(scan, query, args...) })
	}
	return s.rstmts.query(ctx, s.r, scan, query, args)
}

// OnCommit implements docstore.Store.
func (s *Store) OnCommit(ctx context.Context, fn func(context.Context) error) {
	if t := s.tx(ctx); t != nil {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.hooks.OnCommit(fn)
		return
	}
	docstore.RunHook(ctx, fn)
}

// OnRollback implements docstore.Backend.
func (s *Store) OnRollback(ctx context.Context, fn func()) {
	if t := s.tx(ctx); t != nil {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.hooks.OnRollback(fn)
	}
}
