package graph

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"minzheng/graph/generated"
	"minzheng/internal/audit"
	"minzheng/internal/benefit"
	"minzheng/internal/blob"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/desk"
	"minzheng/internal/figures"
	"minzheng/internal/importer"
	"minzheng/internal/ledger"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
	"minzheng/internal/staff"
)

// Deps is what the API answers from. All but Recheck and Documents are required.
type Deps struct {
	Regions  *region.Directory
	Staff    *staff.Service
	Auth     *staff.Auth
	People   *people.Registry
	Catalog  *catalog.Catalog
	Cases    *casework.Service
	Registry *registry.Service
	Ledger   *ledger.Service
	Benefit  *benefit.Service
	Payroll  *payroll.Service
	Figures  *figures.Service
	Imports  *importer.Service
	Desk     *desk.Service
	Audit    *audit.Log
	Blobs    *blob.Service
	Workdays *calendar.Workdays
	Queue    *Queue // told by the cases' commits
	Clock    calendar.Clock
	Logger   *slog.Logger
	Demo     bool // a banner says that people and cases are invented

	// Documents are the client's queries by "sha256:<hex>"; without them only free text runs.
	Documents map[string]string
	// Recheck reports whether the caller of a stream is still signed in; nil leaves it to the stream's longest life.
	Recheck func(ctx context.Context) error
}

// streamLife is how long one subscription stays open: the life of an access token.
const streamLife = 15 * time.Minute

// NewHandler serves /graphql. The actor is expected in the request's context (access.With); without one nothing answers
// but what is @public.
func NewHandler(d Deps) http.Handler {
	r := &Resolver{Deps: d}
	cfg := generated.Config{Resolvers: root{r}, Complexity: complexity()}
	cfg.Directives.Can = can
	return newHandler(generated.NewExecutableSchema(cfg), options{
		documents: d.Documents, log: d.Logger, ping: 15 * time.Second, longest: streamLife, recheck: d.Recheck, around: r.withLoaders,
	})
}
