package testkit

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/docstore/sqlite"
	"minzheng/internal/secret"
)

// DB is a store with the clock that it runs on.
type DB struct {
	docstore.Store
	Clock *Clock
}

// Store opens a fresh SQLite store in t's directory; it is closed when t ends.
func Store(t testing.TB) *DB {
	t.Helper()
	clock := NewClock()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "test.db"), sqlite.Options{Clock: clock.Now, CursorKey: []byte("testkit"), Unsynced: true})
	if err != nil {
		t.Fatalf("open store: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.WithoutCancel(t.Context())); err != nil {
			t.Errorf("close store: %v", err)
		}
	})
	return &DB{Store: s, Clock: clock}
}

// Start is when a test begins: Monday 16 June 2025, 09:00 in Shanghai, a working day.
func Start() time.Time { return time.Date(2025, 6, 16, 9, 0, 0, 0, calendar.Shanghai()) }

// Clock is a clock that stands still until the test moves it. Its Now is a calendar.Clock.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock makes a clock at Start.
func NewClock() *Clock { return &Clock{now: Start()} }

// Now is the present instant, UTC.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now.UTC()
}

// Today is the present day.
func (c *Clock) Today() calendar.Date { return calendar.DateOf(c.Now()) }

// Advance moves the clock on.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Set moves the clock to an instant.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// SetDay moves the clock to 09:00 of a day.
func (c *Clock) SetDay(d calendar.Date) {
	t := d.Time()
	c.Set(time.Date(t.Year(), t.Month(), t.Day(), 9, 0, 0, 0, calendar.Shanghai()))
}

// IDs makes ids 00000001, 00000002 … that sort in the order they were made. It is safe for concurrent use.
func IDs() func() string {
	var n atomic.Int64
	return func() string { return fmt.Sprintf("%08d", n.Add(1)) }
}

// Keys makes a fresh key ring.
func Keys(t testing.TB) *secret.Keyring {
	t.Helper()
	k, err := secret.Generate(Start())
	if err != nil {
		t.Fatalf("generate keys: %v", err)
	}
	return k
}
