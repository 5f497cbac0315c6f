package sqlite

import (
	"context"
	"database/sql"
	"sync"
)

// querier is a pool or a connection.
type querier interface {
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// stmtCache keeps prepared statements by their text. It never drops one, since another goroutine may be about to use it; when
// it is full new texts are compiled each time. Lists of many values, whose texts vary without bound, are not kept at all.
type stmtCache struct {
	mu sync.RWMutex
	m  map[string]*sql.Stmt
}

const (
	mostStmts    = 800
	mostListArgs = 40
)

// get returns nil for a text that is not kept.
func (c *stmtCache) get(ctx context.Context, q querier, query string, args int) (*sql.Stmt, error) {
	c.mu.RLock()
	st, full := c.m[query], len(c.m) >= mostStmts
	c.mu.RUnlock()
	if st != nil || full || args > mostListArgs {
		return st, nil
	}
	st, err := q.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if have := c.m[query]; have != nil {
		_ = st.Close()
		return have, nil
	}
	if c.m == nil {
		c.m = map[string]*sql.Stmt{}
	}
	c.m[query] = st
	return st, nil
}

func (c *stmtCache) exec(q querier, query string, args []any) (sql.Result, error) {
	st, err := c.get(context.Background(), q, query, len(args))
	if err != nil {
		return nil, err
	}
	if st == nil {
		return q.ExecContext(context.Background(), query, args...)
	}
	return st.ExecContext(context.Background(), args...)
}

func (c *stmtCache) query(ctx context.Context, q querier, scan func(*sql.Rows) error, query string, args []any) error {
	st, err := c.get(ctx, q, query, len(args))
	if err != nil {
		return err
	}
	var rows *sql.Rows
	if st == nil {
		rows, err = q.QueryContext(ctx, query, args...)
	} else {
		rows, err = st.QueryContext(ctx, args...)
	}
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (c *stmtCache) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, st := range c.m {
		_ = st.Close()
	}
	c.m = nil
}
