package docstore

import (
	"context"
	"log/slog"
)

// Hooks collects what has to happen when a transaction ends. Adapters keep one per transaction; it is used by the goroutine of
// that transaction only.
type Hooks struct {
	commit   []func(context.Context) error
	rollback []func()
}

// OnCommit adds a function for Committed.
func (h *Hooks) OnCommit(fn func(context.Context) error) { h.commit = append(h.commit, fn) }

// OnRollback adds a function for RolledBack.
func (h *Hooks) OnRollback(fn func()) { h.rollback = append(h.rollback, fn) }

// Committed runs the commit functions in order; their errors are logged.
func (h *Hooks) Committed(ctx context.Context) {
	for _, fn := range h.commit {
		RunHook(ctx, fn)
	}
}

// RolledBack runs the rollback functions, the last first, and forgets everything.
func (h *Hooks) RolledBack() {
	for i := len(h.rollback) - 1; i >= 0; i-- {
		h.rollback[i]()
	}
	*h = Hooks{}
}

// RunHook runs one post-commit function. What it does is no longer part of the write, so its error can only be logged.
func RunHook(ctx context.Context, fn func(context.Context) error) {
	if err := fn(context.WithoutCancel(ctx)); err != nil {
		slog.ErrorContext(ctx, "docstore: a post-commit hook failed", "error", err)
	}
}
