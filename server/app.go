package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"minzheng/frontend"
	"minzheng/graph"
	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/benefit"
	"minzheng/internal/blob"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/claim"
	"minzheng/internal/desk"
	"minzheng/internal/docstore"
	"minzheng/internal/docstore/mongo"
	"minzheng/internal/docstore/sqlite"
	"minzheng/internal/export"
	"minzheng/internal/figures"
	"minzheng/internal/importer"
	"minzheng/internal/ledger"
	"minzheng/internal/once"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
	"minzheng/internal/secret"
	"minzheng/internal/staff"
)

// services is everything below HTTP, wired once, for the server and for every command.
type services struct {
	cfg      *Config
	log      *slog.Logger
	clock    calendar.Clock
	store    docstore.Store
	keys     *secret.Keyring
	regions  *region.Directory
	audit    *audit.Log
	once     *once.Keeper
	claims   *claim.Keeper
	staff    *staff.Service
	auth     *staff.Auth
	people   *people.Registry
	catalog  *catalog.Catalog
	workdays *calendar.Workdays
	files    *blob.Service
	benefit  *benefit.Service
	cases    *casework.Service
	registry *registry.Service
	ledger   *ledger.Service
	payroll  *payroll.Service
	figures  *figures.Service
	imports  *importer.Service
	desk     *desk.Service
	exports  *export.Service
	queue    *graph.Queue
	ids      func() string
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

// openStore opens the adapter that the configuration names.
func openStore(ctx context.Context, c *Config, keys *secret.Keyring, clock calendar.Clock) (docstore.Store, error) {
	if path := c.sqlitePath(); path != "" {
		return sqlite.Open(ctx, path, sqlite.Options{Clock: clock, CursorKey: keys.CursorKey()})
	}
	return mongo.Open(ctx, c.Store, mongo.Options{Clock: clock, CursorKey: keys.CursorKey(), UnsafeNoTx: c.UnsafeNoTx})
}

// openServices opens the store and wires the domain. Close it.
func openServices(ctx context.Context, c *Config, log *slog.Logger) (*services, error) {
	return openServicesWith(ctx, c, log, newID)
}

func openServicesWith(ctx context.Context, c *Config, log *slog.Logger, ids func() string) (*services, error) {
	if dir := filepath.Dir(c.Keys); dir != "." {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, err
		}
	}
	s := &services{cfg: c, log: log, clock: c.clock(), ids: ids}
	if err := s.open(ctx); err != nil {
		return nil, err
	}
	return s, nil
}

// open reads the keys and the catalogue, opens the store and wires the domain.
func (s *services) open(ctx context.Context) (err error) {
	if s.keys, err = secret.LoadOrCreate(s.cfg.Keys, s.clock()); err != nil {
		return fmt.Errorf("key file %s: %w", s.cfg.Keys, err)
	}
	if s.workdays, err = calendar.Embedded(); err != nil {
		return err
	}
	if s.catalog, err = catalog.Embedded(vocabulary()); err != nil {
		return err
	}
	if s.store, err = openStore(ctx, s.cfg, s.keys, s.clock); err != nil {
		return err
	}
	if err := s.wire(ctx); err != nil {
		_ = s.store.Close(context.WithoutCancel(ctx))
		return err
	}
	return nil
}

func (s *services) Close(ctx context.Context) error { return s.store.Close(context.WithoutCancel(ctx)) }

// system is the actor of work that no person starts.
func (s *services) system(name string) *access.Actor {
	return access.System(s.regions.City().Code, name)
}

// app is the HTTP side.
type app struct {
	*services
	metrics *prometheus.Registry
	graphql http.Handler
	spa     http.Handler
	demo    bool
}

func newApp(ctx context.Context, s *services) (*app, error) {
	dist, err := fs.Sub(frontend.FS, "dist")
	if err != nil {
		return nil, err
	}
	documents, err := trustedDocuments()
	if err != nil {
		return nil, err
	}
	a := &app{services: s, metrics: prometheus.NewRegistry(), spa: newSPA(dist)}
	a.metrics.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	if a.demo, err = s.staff.HasDemo(ctx); err != nil {
		return nil, err
	}
	a.graphql = graph.NewHandler(graph.Deps{
		Regions: s.regions, Staff: s.staff, Auth: s.auth, People: s.people, Catalog: s.catalog, Benefit: s.benefit, Cases: s.cases, Registry: s.registry, Ledger: s.ledger,
		Payroll: s.payroll, Figures: s.figures, Imports: s.imports, Desk: s.desk, Audit: s.audit, Blobs: s.files, Workdays: s.workdays, Queue: s.queue, Clock: s.clock, Logger: s.log,
		Demo: a.demo, Documents: documents,
		Recheck: func(ctx context.Context) error {
			actor, err := access.From(ctx)
			if err != nil {
				return nil //nolint:nilerr // nobody is signed in, so nobody can have signed out: the operation itself is refused
			}
			return a.auth.StillSignedIn(ctx, actor)
		},
	})
	return a, nil
}

func (a *app) cityName() string {
	if c := a.regions.City(); c.Name != "" {
		return c.Name
	}
	return "三级民政"
}

func parseInstant(s string) (time.Time, error) { return docstore.ParseTime(s) }

// trustedDocuments are the queries of the front end by hash: what it may run without the right to ask freely.
func trustedDocuments() (map[string]string, error) {
	var out map[string]string
	if err := json.Unmarshal(frontend.Documents, &out); err != nil {
		return nil, fmt.Errorf("persisted documents: %w", err)
	}
	return out, nil
}
