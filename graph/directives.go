package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"minzheng/internal/access"
	"minzheng/internal/fault"
)

// can lets a caller through whose role may ever do one of these; on which record, and when, is the domain's answer.
func can(ctx context.Context, _ any, next graphql.Resolver, do []access.Permission) (any, error) {
	actor, err := access.From(ctx)
	if err != nil {
		return nil, err
	}
	if !actor.May(do...) {
		return nil, fault.Forbidden()
	}
	return next(ctx)
}
