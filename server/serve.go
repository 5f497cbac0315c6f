package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"time"

	"minzheng/internal/demo"
)

type serveCmd struct{}

// Run serves until the context ends, then lets running requests finish.
func (serveCmd) Run(ctx context.Context, c *Config, con *console, log *slog.Logger) error {
	s, err := openServices(ctx, c, log)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close(ctx) }()
	if c.Demo && s.regions.City().Code == "" {
		if err := s.Close(ctx); err != nil {
			return err
		}
		if err := (seedCmd{Scale: 1, Seed: 1}).Run(ctx, c, con, log); err != nil {
			return err
		}
		if s, err = openServices(ctx, c, log); err != nil {
			return err
		}
	}
	if err := s.checkClock(ctx); err != nil {
		return err
	}
	a, err := newApp(ctx, s)
	if err != nil {
		return err
	}
	ln, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Addr)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", c.Addr, err)
	}
	srv := &http.Server{Handler: a.routes(), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.keepTime(ctx)
	}()
	stopped := make(chan error, 1)
	go func() { stopped <- srv.Serve(ln) }()
	fmt.Fprintf(con.out, "Minzheng is ready: http://%s\n", readable(ln.Addr()))
	select {
	case err := <-stopped:
		return err
	case <-ctx.Done():
	}
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	err = srv.Shutdown(late)
	<-done
	if errors.Is(err, context.DeadlineExceeded) {
		return srv.Close() // streams that would stay open
	}
	return err
}

func readable(a net.Addr) string {
	if t, ok := a.(*net.TCPAddr); ok && (t.IP.IsUnspecified() || t.IP.IsLoopback()) {
		return fmt.Sprintf("localhost:%d", t.Port)
	}
	return a.String()
}

// keepTime does what the calendar asks for: confirmed cases enter benefit on the first of their month, reviews fall due,
// a run that was interrupted goes on. It is idempotent, so more than one process may do it.
func (s *services) keepTime(ctx context.Context) {
	every := time.NewTicker(10 * time.Minute)
	defer every.Stop()
	for {
		if err := s.tick(ctx); err != nil && ctx.Err() == nil {
			s.log.Error("clock work", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-every.C:
		}
	}
}

type seedCmd struct {
	Scale float64 `help:"1 is the size of a county-level city." default:"1"`
	Seed  uint64  `help:"Another seed makes another city." default:"1"`
	Today string  `help:"The day the demo data ends (YYYY-MM-DD); the clock's day when empty."`
}

// Run loads the demo city into an empty store.
func (cmd seedCmd) Run(ctx context.Context, c *Config, con *console, log *slog.Logger) error {
	s, err := openServicesWith(ctx, c, log, seededIDs(cmd.Seed))
	if err != nil {
		return err
	}
	defer func() { _ = s.Close(ctx) }()
	return s.seed(ctx, con, cmd)
}

func (s *services) seed(ctx context.Context, con *console, cmd seedCmd) error {
	start := time.Now()
	bar := newProgress(con.err)
	err := demo.Seed(ctx, s.demoDeps(), demo.Options{Scale: cmd.Scale, Seed: cmd.Seed, Today: s.today(cmd.Today), Progress: bar.show})
	bar.end()
	if err != nil {
		return err
	}
	infos, err := s.store.Collections(ctx)
	if err != nil {
		return err
	}
	n := int64(0)
	for _, i := range infos {
		n += i.Docs
	}
	fmt.Fprintf(con.err, "demo city loaded: %d documents in %.1f s; all accounts have the password %s\n", n, time.Since(start).Seconds(), demo.Password)
	return nil
}

// seededIDs gives ids that follow from the seed, so that the same city has the same ids.
func seededIDs(seed uint64) func() string {
	r := rand.New(rand.NewPCG(seed, 0x696473)) //nolint:gosec // ids of invented data, not secrets
	return func() string { return fmt.Sprintf("%016x%016x", r.Uint64(), r.Uint64()) }
}

// checkClock refuses a clock other than the real one on data that is not invented.
func (s *services) checkClock(ctx context.Context) error {
	if s.cfg.Clock == "" {
		return nil
	}
	isDemo, err := s.staff.HasDemo(ctx)
	if err != nil {
		return err
	}
	if !isDemo {
		return errors.New("--clock is for training on the demo city only")
	}
	return nil
}

type checkCmd struct{}

// Run proves that the data agrees with itself; any problem is printed and makes the exit code 1.
func (checkCmd) Run(ctx context.Context, c *Config, con *console, log *slog.Logger) error {
	s, err := openServices(ctx, c, log)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close(ctx) }()
	return s.prove(ctx, con)
}

// prove runs check and prints what it finds; any problem is an error.
func (s *services) prove(ctx context.Context, con *console) error {
	n := 0
	problem := func(where, what string) {
		n++
		fmt.Fprintf(con.out, "%s: %s\n", where, what)
	}
	if err := s.check(ctx, problem); err != nil {
		return err
	}
	if n > 0 {
		return fmt.Errorf("%d problems", n)
	}
	_, err := fmt.Fprintln(con.out, "clean: every state is its folded log, the audit chain is whole, the money adds up")
	return err
}
