package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"minzheng/internal/fault"
)

// fieldError is one wrong input as the client reads it.
type fieldError struct {
	Path    string `json:"path"` // JSON pointer into the input
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

// presenter gives every error its place in the closed set. What is not a fault and not gqlgen's refusal of the
// document becomes INTERNAL; its cause goes to the log under the same ref.
type presenter struct{ log *slog.Logger }

func (p presenter) present(ctx context.Context, err error) *gqlerror.Error {
	var shown *gqlerror.Error
	if errors.As(err, &shown) && shown.Extensions["ref"] != nil {
		return shown // a response is presented once, also when it passes here again
	}
	out := &gqlerror.Error{Path: pathOf(ctx, shown)}
	f, detail := faultOf(ctx, err, shown)
	lang := langOf(ctx)
	out.Message = f.Text.In(lang)
	fields := make([]fieldError, 0, len(f.Fields))
	for _, x := range f.Fields {
		fields = append(fields, fieldError{Path: x.Path, Reason: x.Reason, Message: x.Text.In(lang)})
	}
	out.Extensions = map[string]any{"code": f.Code, "reason": f.Reason, "fields": fields, "ref": refOf(ctx)}
	if detail != "" && mayAdHoc(ctx) {
		out.Extensions["detail"] = detail
		out.Locations = shown.Locations
	}
	if f.Code == fault.CodeInternal {
		p.log.ErrorContext(ctx, "internal", "ref", refOf(ctx), "path", out.Path.String(), "error", err.Error())
	}
	return out
}

// faultOf finds the fault in an error, or makes one for what the GraphQL library refused. detail is the library's own
// English text, which may quote the document.
func faultOf(ctx context.Context, err error, shown *gqlerror.Error) (f *fault.Error, detail string) {
	if e, ok := errors.AsType[*fault.Error](err); ok {
		return atInput(ctx, e, shown), ""
	}
	if strings.HasSuffix(err.Error(), "introspection disabled") {
		return fault.New(fault.CodeForbidden, "INTROSPECTION_NOT_ALLOWED", fault.T("您没有查看接口定义的权限", "You may not read the schema")), ""
	}
	if shown == nil || shown.Unwrap() != nil {
		return fault.From(err), ""
	}
	code, _ := shown.Extensions["code"].(string)
	switch {
	case code == errcode.ParseFailed && strings.Contains(shown.Message, "token limit"):
		return fault.TooLarge("TOO_MANY_TOKENS", fault.T("查询语句过长", "The query text is too long")), shown.Message
	case code == errcode.ParseFailed:
		return fault.Invalid(code, fault.T("查询语句不符合 GraphQL 语法", "The query text is not valid GraphQL")), shown.Message
	case code == errcode.ValidationFailed && isVariable(shown.Path):
		what := fault.T("此项的值类型不符或缺失", "The value here is missing or of the wrong type")
		return fault.Invalid("VARIABLE_INVALID", fault.T("请求参数有误", "A variable of the request is wrong"),
			fault.Field{Path: pointer(withoutName(shown.Path[1:])), Reason: "VARIABLE_INVALID", Text: what}), shown.Message
	case code == errcode.ValidationFailed:
		return fault.Invalid(code, fault.T("查询语句与接口定义不符", "The query does not fit the schema")), shown.Message
	case code == "COMPLEXITY_LIMIT_EXCEEDED":
		return fault.TooLarge("TOO_COMPLEX", fault.T("一次查询的内容过多，请分次查询", "The query asks for too much at once; please split it")), shown.Message
	case shown.Rule == "" && len(shown.Path) > 0 && graphql.GetFieldContext(ctx) != nil && !ours(shown):
		// gqlgen's own coercion of an argument: an enum, an Int out of range.
		return fault.Invalid("VALUE_INVALID", fault.T("请求参数有误", "A value of the request is wrong"),
			fault.Field{Path: pointer(inputPath(ctx, shown.Path)), Reason: "VALUE_INVALID", Text: fault.T("此项的值不符合要求", "The value here is not acceptable")}), shown.Message
	}
	return fault.Internal(err), ""
}

// ours tells the library's null-for-non-null complaint, which is our fault and not the caller's.
func ours(e *gqlerror.Error) bool { return strings.Contains(e.Message, "must not be null") }

// atInput names the input for an error of a scalar, which does not know where it stands.
func atInput(ctx context.Context, e *fault.Error, shown *gqlerror.Error) *fault.Error {
	if e.Code != fault.CodeInvalid || len(e.Fields) > 0 || shown == nil {
		return e
	}
	in := inputPath(ctx, shown.Path)
	if len(in) == 0 {
		return e
	}
	out := *e
	out.Fields = []fault.Field{{Path: pointer(in), Reason: e.Reason, Text: e.Text}}
	return &out
}

// inputPath is what of an error's path lies inside the arguments of the field being resolved.
func inputPath(ctx context.Context, path ast.Path) ast.Path {
	fc := graphql.GetFieldContext(ctx)
	if fc == nil {
		return nil
	}
	if n := len(fc.Path()); len(path) > n {
		in := path[n:]
		if in[0] == ast.PathName("input") {
			return withoutName(in)
		}
		return in
	}
	return nil
}

// withoutName takes the name of the one input argument, or of its variable, away: a field of an input is named from the
// input on, as the domain names it.
func withoutName(path ast.Path) ast.Path {
	if len(path) < 2 {
		return path
	}
	if _, field := path[1].(ast.PathName); field {
		return path[1:]
	}
	return path
}

func isVariable(path ast.Path) bool {
	if len(path) < 2 {
		return false
	}
	first, ok := path[0].(ast.PathName)
	return ok && first == "variable"
}

// pathOf is where in the answer the error stands; inputs are named by fields instead.
func pathOf(ctx context.Context, shown *gqlerror.Error) ast.Path {
	if fc := graphql.GetFieldContext(ctx); fc != nil {
		return fc.Path()
	}
	if shown != nil && !isVariable(shown.Path) {
		return shown.Path
	}
	return nil
}

// pointer writes a path as a JSON pointer.
func pointer(path ast.Path) string {
	var b strings.Builder
	for _, e := range path {
		b.WriteByte('/')
		switch x := e.(type) {
		case ast.PathName:
			b.WriteString(strings.NewReplacer("~", "~0", "/", "~1").Replace(string(x)))
		case ast.PathIndex:
			b.WriteString(strconv.Itoa(int(x)))
		}
	}
	return b.String()
}

// recovered turns a panic of a resolver into INTERNAL; the stack is in the log.
func (p presenter) recovered(ctx context.Context, v any) error {
	p.log.ErrorContext(ctx, "panic", "ref", refOf(ctx), "value", fmt.Sprint(v), "stack", string(debug.Stack()))
	return fault.Internal(errors.New("panic"))
}
