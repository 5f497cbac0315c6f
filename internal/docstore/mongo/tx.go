package mongo

import (
	"context"
	"errors"
	"sync"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"go.mongodb.org/mongo-driver/v2/mongo/readconcern"

	"minzheng/internal/docstore"
)

var errEnded = errors.New("docstore: the context's transaction has ended")

// tx is one attempt of a transaction of the port.
type tx struct {
	hooks docstore.Hooks
	outer context.Context // without the session

	mu    sync.Mutex // a session is for one operation at a time
	err   error      // why it can't be committed any more
	ended bool
	undo  []func(context.Context) error // without transactions only, else nil
	log   bool                          // keep undo
}

type ctxKey struct{ s *Store }

func (s *Store) tx(ctx context.Context) *tx {
	t, _ := ctx.Value(ctxKey{s}).(*tx)
	return t
}

// Tx implements docstore.Store. The driver runs fn again when the server asks for it (write conflict, new primary).
func (s *Store) Tx(ctx context.Context, fn func(context.Context) error) error {
	if t := s.tx(ctx); t != nil {
		err := fn(ctx)
		if err != nil {
			t.fail(err)
		}
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if !s.transactions {
		return s.pretend(ctx, fn)
	}
	session, err := s.client.StartSession()
	if err != nil {
		return err
	}
	defer session.EndSession(context.WithoutCancel(ctx))
	var t *tx
	committed := false
	defer func() {
		if t != nil && !committed {
			t.hooks.RolledBack()
		}
	}()
	_, err = session.WithTransaction(ctx, func(inner context.Context) (any, error) {
		if t != nil {
			t.hooks.RolledBack()
		}
		t = &tx{outer: ctx}
		return nil, t.run(context.WithValue(inner, ctxKey{s}, t), fn)
	}, options.Transaction().SetReadConcern(readconcern.Snapshot()))
	if err != nil {
		return err
	}
	committed = true
	t.hooks.Committed(ctx)
	return nil
}

// run runs fn and returns why it must not be committed. A transient error of the server comes back as it was, whatever fn made of
// it, so that the driver sees it.
func (t *tx) run(ctx context.Context, fn func(context.Context) error) error {
	defer func() { _ = t.end() }() // also when fn panics; run itself answers the error
	err := fn(ctx)
	failed := t.end()
	var labeled mongo.LabeledError
	switch {
	case errors.As(failed, &labeled) && labeled.HasErrorLabel("TransientTransactionError"):
		return failed
	case err != nil:
		return err
	case failed != nil:
		return failed
	}
	return ctx.Err()
}

// pretend stands in for a transaction on a server that has none.
func (s *Store) pretend(ctx context.Context, fn func(context.Context) error) error {
	select {
	case s.alone <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	t := &tx{outer: ctx, log: true}
	committed := false
	var undone error
	defer func() { <-s.alone }()
	err := func() error {
		defer func() {
			if !committed {
				clean := context.WithoutCancel(ctx)
				for i := len(t.undo) - 1; i >= 0; i-- {
					undone = errors.Join(undone, t.undo[i](clean))
				}
				t.hooks.RolledBack()
			}
		}()
		err := t.run(context.WithValue(ctx, ctxKey{s}, t), fn)
		committed = err == nil
		return err
	}()
	if err != nil {
		return errors.Join(err, undone)
	}
	t.hooks.Committed(ctx)
	return nil
}

func (t *tx) fail(err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.err == nil {
		t.err = err
	}
}

func (t *tx) end() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended = true
	return t.err
}

// do runs one operation, alone in its session.
func (t *tx) do(ctx context.Context, op func(context.Context) error) error {
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
	return op(ctx)
}

// read runs op, in the context's transaction if there is one.
func (s *Store) read(ctx context.Context, op func(context.Context) error) error {
	if t := s.tx(ctx); t != nil {
		err := t.do(ctx, op)
		if server := mongo.ServerError(nil); errors.As(err, &server) {
			t.fail(err) // the server has ended the transaction
		}
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return op(ctx)
}

// write runs op in the context's transaction, or in one of its own. An error of op ends the transaction.
func (s *Store) write(ctx context.Context, op func(context.Context) error) error {
	if t := s.tx(ctx); t != nil {
		err := t.do(ctx, op)
		if err != nil {
			t.fail(err)
		}
		return err
	}
	return s.Tx(ctx, func(ctx context.Context) error { return s.write(ctx, op) })
}

// single is write for an operation that is atomic by itself and needs no transaction.
func (s *Store) single(ctx context.Context, op func(context.Context) error) error {
	if s.tx(ctx) != nil || !s.transactions {
		return s.write(ctx, op)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return op(ctx)
}

// remember notes how to undo a write to a document; it is called within do, before the write.
func (s *Store) remember(ctx context.Context, coll, id string) error {
	t := s.tx(ctx)
	if t == nil || !t.log {
		return nil
	}
	c := s.coll(coll)
	byID := bson.D{{Key: "_id", Value: id}}
	old, err := c.FindOne(ctx, byID).Raw()
	if err != nil && !errors.Is(err, mongo.ErrNoDocuments) {
		return err
	}
	existed := err == nil
	t.undo = append(t.undo, func(ctx context.Context) error {
		if _, err := c.DeleteOne(ctx, byID); err != nil || !existed {
			return err
		}
		_, err := c.InsertOne(ctx, old)
		return err
	})
	return nil
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
