package storytest_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"minzheng/internal/storytest"
)

// killer ends the server at random moments and starts it again. It counts requests, so that it kills as often on a fast
// machine as on a slow one; the moment within a request is random.
type killer struct {
	t      *testing.T
	server *storytest.Server
	began  time.Time

	mu    sync.Mutex
	rand  *rand.Rand
	at    time.Time // where the server's clock began
	left  int       // requests until the next kill
	every int
	kills atomic.Int64
	work  sync.WaitGroup
}

// before is called before each request; now and then it lets the server be killed while the request runs.
func (k *killer) before(string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.every == 0 {
		return
	}
	if k.left--; k.left > 0 {
		return
	}
	k.left = 1 << 30 // until it is up again
	wait := time.Duration(k.rand.IntN(12_000)) * time.Microsecond
	k.work.Add(1)
	go func() {
		defer k.work.Done()
		time.Sleep(wait) // the random moment itself
		k.server.Kill()
		k.kills.Add(1)
		if err := k.start(); err != nil {
			k.t.Error(err)
			panic(err) // clients would wait forever
		}
		k.mu.Lock()
		k.left = 1 + k.rand.IntN(max(1, k.every))
		k.mu.Unlock()
	}()
}

// start lets the server's clock run on where it stood.
func (k *killer) start() error {
	return k.server.Start(k.at.Add(time.Since(k.began)).Format(time.RFC3339))
}

// part begins a part of the month on another day, in which every request but a few may meet a kill.
func (k *killer) part(instant string, every int) {
	k.t.Helper()
	k.mu.Lock()
	k.every = 0
	k.mu.Unlock()
	k.work.Wait()
	k.server.Kill()
	at, err := time.Parse(time.RFC3339, instant)
	if err != nil {
		k.t.Fatal(err)
	}
	k.at, k.began = at, time.Now()
	if err := k.start(); err != nil {
		k.t.Fatal(err)
	}
	k.mu.Lock()
	k.every, k.left = every, 1+k.rand.IntN(every)
	k.mu.Unlock()
}

func killAllMonth(t *testing.T, s *storytest.Server) {
	t.Helper()
	const families, wanted = 8, 50
	k := &killer{t: t, server: s, rand: rand.New(rand.NewPCG(20260316, 9))} //nolint:gosec // moments, not secrets
	c, err := storytest.NewClient(s)
	if err != nil {
		t.Fatal(err)
	}
	c.Patient, c.Before = true, k.before
	all := make([]*storytest.Family, families)
	for i := range all {
		all[i] = storytest.NewFamily(10 + i)
	}
	each := func(do func(context.Context, *storytest.Family) error) {
		t.Helper()
		var wg sync.WaitGroup
		errs := make([]error, len(all))
		for at := range 2 { // two desks
			wg.Go(func() {
				for i := at; i < len(all); i += 2 {
					errs[i] = do(t.Context(), all[i])
				}
			})
		}
		wg.Wait()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
	}

	k.part(storytest.AtCounter, 1<<20)
	before := people(t, c)
	k.part(storytest.AtCounter, 12)
	each(func(ctx context.Context, f *storytest.Family) error {
		for _, do := range []func() error{
			func() error { return c.Draft(ctx, f) },
			func() error { return c.Apply(ctx, f, "4800.00") },
			func() error { return c.Investigate(ctx, f, storytest.Consistent()) },
			func() error { return c.Propose(ctx, f) },
		} {
			if err := do(); err != nil {
				return err
			}
		}
		return nil
	})
	k.part(storytest.AtDecision, 6)
	each(c.Grant)
	k.part(storytest.AtPayDay, 2)
	batch, rows, err := c.Run(t.Context(), "2026-04")
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Answer(t.Context(), batch, rows, "", "2026-04-02"); err != nil {
		t.Fatal(err)
	}
	for k.kills.Load() < wanted { // more of the same, should the moments have been kind
		each(func(ctx context.Context, f *storytest.Family) error { return c.Correct(ctx, f) })
	}
	k.part(storytest.AtPayDay, 1<<20)

	for _, f := range all {
		steps, err := c.StepsOf(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		if steps != f.Steps+1 { // the clock's own: the benefit begins
			t.Errorf("%s: %d steps are recorded, %d were acknowledged and one is the clock's", f.CaseID, steps, f.Steps)
		}
		own, orders := 0, 0
		for _, r := range rows[1:] {
			if r[2] == f.Head().Name {
				orders++
			}
		}
		list, err := c.Payments(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range list {
			if p.State == "PAID" && p.Period == "2026-04" && p.Amount == f.Amount {
				own++
			}
		}
		if own != 1 || len(list) != 1 || orders != 1 {
			t.Errorf("%s: payments %+v, %d orders to the bank; want one of %s", f.CaseID, list, orders, f.Amount)
		}
	}
	if now := people(t, c); now != before+3*families {
		t.Errorf("%d people are registered, want %d and three of each family", now, before)
	}
	s.Kill()
	if out, err := s.Command(t.Context(), "check"); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	t.Logf("%d kills", k.kills.Load())
}

// people counts who is registered in the city.
func people(t *testing.T, c *storytest.Client) int {
	t.Helper()
	var out struct{ Records struct{ TotalCount int } }
	if err := c.Do(t.Context(), "city.officer", "RecordsList", map[string]any{"query": map[string]any{"dataset": "people"}, "first": 1}, &out); err != nil {
		t.Fatal(err)
	}
	return out.Records.TotalCount
}
