package graph

import (
	"context"
	"log/slog"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"minzheng/internal/access"
	"minzheng/internal/fault"
)

// operationLog writes one line per answer: which operation, by whom, with what outcome. Never variables or answers.
func operationLog(log *slog.Logger) graphql.ResponseMiddleware {
	return func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		resp := next(ctx)
		if resp == nil {
			return nil
		}
		name, ms := "", int64(0)
		if graphql.HasOperationContext(ctx) {
			op := graphql.GetOperationContext(ctx)
			name = operationName(op)
			ms = time.Since(op.Stats.OperationStart).Milliseconds()
		}
		code := "OK"
		if len(resp.Errors) > 0 {
			if c, ok := resp.Errors[0].Extensions["code"].(fault.Code); ok {
				code = string(c)
			}
		}
		attrs := []any{"op", name, "code", code, "ms", ms, "ref", refOf(ctx)}
		if a, err := access.From(ctx); err == nil {
			attrs = append(attrs, "actor", a.StaffID, "region", string(a.Region))
		}
		log.InfoContext(ctx, "operation", attrs...)
		return resp
	}
}

// operationName is the document's own name for the operation. A name that only the caller chose is not logged.
func operationName(op *graphql.OperationContext) string {
	if op.Operation == nil {
		return ""
	}
	if len(op.Operation.Name) > 60 {
		return op.Operation.Name[:60]
	}
	return op.Operation.Name
}
