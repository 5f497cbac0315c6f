package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"minzheng/internal/access"
	"minzheng/internal/fault"
)

// documents runs the queries that were known when the client was built, by "sha256:<hex>"; free text is for callers
// who may ask their own questions.
type documents map[string]string

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
	graphql.OperationContextMutator
} = documents{}

func (documents) ExtensionName() string                   { return "TrustedDocuments" }
func (documents) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters puts the text in the place of its hash, before anything is parsed.
func (d documents) MutateOperationParameters(ctx context.Context, p *graphql.RawParams) *gqlerror.Error {
	persisted, byHash := p.Extensions["persistedQuery"].(map[string]any)
	if !byHash {
		return d.freeText(ctx)
	}
	hash, _ := persisted["sha256Hash"].(string)
	text, known := d[hash]
	if !known || p.Query != "" {
		return refuse(fault.New(fault.CodeNotFound, "PERSISTED_QUERY_NOT_FOUND",
			fault.T("系统已更新，请刷新页面后再试", "The system was updated; please reload the page")))
	}
	p.Query = text
	return nil
}

func (documents) freeText(ctx context.Context) *gqlerror.Error {
	if _, err := access.From(ctx); err != nil {
		return refuse(err)
	}
	if !mayAdHoc(ctx) {
		return refuse(fault.New(fault.CodeForbidden, "FREE_TEXT_NOT_ALLOWED",
			fault.T("您没有自定义查询的权限", "You may not send your own query text")))
	}
	return nil
}

// MutateOperationContext opens the schema to those who may write their own queries.
func (documents) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	op.DisableIntrospection = !mayAdHoc(ctx)
	return nil
}

// refuse carries a domain error through gqlgen's request errors; the presenter finds it again.
func refuse(err error) *gqlerror.Error { return gqlerror.Wrap(err) }
