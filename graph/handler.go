package graph

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
)

// options are what the handler needs beside the resolvers.
type options struct {
	documents documents
	log       *slog.Logger
	ping      time.Duration
	longest   time.Duration
	recheck   func(context.Context) error
	around    func(context.Context) context.Context // prepares the context of an operation: the loaders
}

// newHandler puts the chain together: request → transport → document → limits → operation → errors.
func newHandler(es graphql.ExecutableSchema, o options) http.Handler {
	p := presenter{log: o.log}
	srv := handler.New(es)
	srv.AddTransport(transport{present: p, stream: stream{ping: o.ping, longest: o.longest, recheck: o.recheck}})
	srv.SetQueryCache(lru.New[*ast.QueryDocument](1000))
	srv.SetParserTokenLimit(maxTokens)
	srv.SetErrorPresenter(p.present)
	srv.SetRecoverFunc(p.recovered)
	srv.Use(o.documents)
	srv.Use(limits{})
	srv.Use(extension.FixedComplexityLimit(maxComplexity))
	srv.AroundResponses(operationLog(o.log))
	if o.around != nil {
		srv.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
			return next(o.around(ctx))
		})
	}
	return withRequest(srv)
}
