package graph

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"minzheng/internal/fault"
)

// Limits of one request. They stop accidents and abuse; every page of the client is far below them.
const (
	maxBody       = 5 << 20 // bytes
	maxTokens     = 6000    // of the document
	maxDepth      = 12      // levels of fields
	maxRoots      = 10      // root fields, aliases and fragments counted
	maxComplexity = 20_000  // fields, with first × children for connections
	maxSchemaRead = 16      // levels under __schema and __type: what the usual introspection query needs
)

// limits refuses operations that are too deep or too wide before anything runs.
type limits struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = limits{}

func (limits) ExtensionName() string                   { return "Limits" }
func (limits) Validate(graphql.ExecutableSchema) error { return nil }

func (limits) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	if roots(op) > maxRoots {
		return refuse(fault.TooLarge("TOO_MANY_ROOT_FIELDS",
			fault.T("一次请求最多 %d 个根字段", "A request may have at most %d root fields", maxRoots)))
	}
	if deeper(op.Operation.SelectionSet, maxDepth) {
		return refuse(fault.TooLarge("TOO_DEEP",
			fault.T("查询层级不得超过 %d 层", "A query may be at most %d levels deep", maxDepth)))
	}
	return nil
}

// roots counts root fields as they will be executed: aliases apart, fragments opened.
func roots(op *graphql.OperationContext) int {
	return len(graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Query", "Mutation", "Subscription"}))
}

// deeper reports whether a field lies more than left levels down. Reading the schema has its own limit.
// Fragments cannot be cyclic: validation came first.
func deeper(set ast.SelectionSet, left int) bool {
	for _, s := range set {
		switch x := s.(type) {
		case *ast.Field:
			below := left - 1
			if strings.HasPrefix(x.Name, "__") && x.Name != "__typename" {
				below = maxSchemaRead
			}
			if left <= 0 || deeper(x.SelectionSet, below) {
				return true
			}
		case *ast.InlineFragment:
			if deeper(x.SelectionSet, left) {
				return true
			}
		case *ast.FragmentSpread:
			if deeper(x.Definition.SelectionSet, left) {
				return true
			}
		}
	}
	return false
}
