package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"minzheng/internal/fault"
)

// Media types of GraphQL over HTTP.
const (
	typeJSON     = "application/json"
	typeResponse = "application/graphql-response+json"
	typeEvents   = "text/event-stream"
)

// transport speaks GraphQL over HTTP: POST with a JSON body, GET for queries, server-sent events for subscriptions.
// It never repeats a request's content in an answer or a log line, and it refuses arrays of operations.
type transport struct {
	present presenter
	stream  stream
}

var _ graphql.Transport = transport{}

// Supports takes every request: what does not fit is answered here with its proper status.
func (transport) Supports(*http.Request) bool { return true }

// Do answers one request.
func (t transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Add("Vary", "Accept, Accept-Language, Authorization")
	answerType := negotiate(r.Header.Values("Accept"))
	start := graphql.Now()
	params, err := read(w, r)
	if answerType == "" && err == nil {
		err = fault.Invalid("NOT_ACCEPTABLE", fault.T("只能以 JSON 格式应答", "Answers are JSON only"))
	}
	if err != nil {
		t.refuse(w, r, answerType, err)
		return
	}
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	ctx := r.Context()
	op, errs := exec.CreateOperationContext(ctx, params)
	if len(errs) > 0 {
		resp := exec.DispatchError(graphql.WithOperationContext(ctx, op), errs)
		write(w, answerType, refusalStatus(answerType, resp.Errors), resp)
		return
	}
	if err := fits(r.Method, answerType, op.Operation.Operation); err != nil {
		t.refuse(w, r, answerType, err)
		return
	}
	if op.Operation.Operation == ast.Subscription {
		t.stream.serve(w, r, exec, op)
		return
	}
	if op.Operation.Operation == ast.Mutation {
		// what was begun is finished, even when the person leaves the page meanwhile
		ctx = context.WithoutCancel(ctx)
	}
	responses, ctx := exec.DispatchOperation(ctx, op)
	resp := responses(ctx)
	if resp == nil { // the caller has gone
		resp = &graphql.Response{Errors: gqlerror.List{t.present.present(ctx, ctx.Err())}}
	}
	write(w, answerType, http.StatusOK, resp)
}

// fits holds each kind of operation to its own way of asking: a GET never changes anything, and only subscriptions stream.
func fits(method, answerType string, kind ast.Operation) error {
	switch {
	case kind == ast.Mutation && method != http.MethodPost:
		return fault.Invalid("GET_MUTATION", fault.T("修改数据须用 POST 请求", "A mutation must be sent by POST"))
	case kind == ast.Subscription && answerType != typeEvents:
		return fault.Invalid("NOT_ACCEPTABLE", fault.T("订阅须以 text/event-stream 接收", "A subscription must accept text/event-stream"))
	}
	return nil
}

func mediaError() error {
	return fault.Invalid("CONTENT_TYPE", fault.T("请求须为 UTF-8 编码的 application/json", "The request must be application/json in UTF-8"))
}

func malformed(field string) error {
	return fault.Invalid("MALFORMED", fault.T("请求内容不是有效的 GraphQL 请求", "The request is not a well-formed GraphQL request"),
		fault.Field{Path: "/" + field, Reason: "MALFORMED", Text: fault.T("缺失或类型不符", "Missing or of the wrong type")})
}

// read takes the request's parameters from the body of a POST or the address of a GET.
func read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, error) {
	switch r.Method {
	case http.MethodPost:
		mediaType, attrs, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if charset := attrs["charset"]; err != nil || mediaType != typeJSON || charset != "" && !strings.EqualFold(charset, "utf-8") {
			return nil, mediaError()
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
			return nil, fault.TooLarge("BODY_TOO_LARGE", fault.T("请求内容不得超过 %d MB", "A request may be at most %d MB", maxBody>>20))
		}
		if err != nil {
			return nil, fault.From(malformed("")).Wrap(err)
		}
		return decode(body)
	case http.MethodGet:
		return fromAddress(r.URL.RawQuery)
	}
	w.Header().Set("Allow", "GET, POST")
	return nil, fault.Invalid("METHOD", fault.T("只接受 GET 与 POST 请求", "Only GET and POST are answered"))
}

func decode(body []byte) (*graphql.RawParams, error) {
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(body, &parts); err != nil || parts == nil {
		return nil, malformed("")
	}
	p := &graphql.RawParams{}
	for _, f := range []struct {
		name string
		into any
	}{{"query", &p.Query}, {"operationName", &p.OperationName}, {"variables", &p.Variables}, {"extensions", &p.Extensions}} {
		if err := decodePart(parts[f.name], f.into); err != nil {
			return nil, malformed(f.name)
		}
	}
	return p, asks(p)
}

func fromAddress(rawQuery string) (*graphql.RawParams, error) {
	q, err := url.ParseQuery(rawQuery)
	if err != nil {
		return nil, malformed("")
	}
	p := &graphql.RawParams{Query: q.Get("query"), OperationName: q.Get("operationName")}
	for name, into := range map[string]any{"variables": &p.Variables, "extensions": &p.Extensions} {
		if err := decodePart([]byte(q.Get(name)), into); err != nil {
			return nil, malformed(name)
		}
	}
	return p, asks(p)
}

// decodePart keeps numbers as they were written: money and ids must not pass through a float.
func decodePart(raw []byte, into any) error {
	if len(raw) == 0 {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one value")
	}
	return nil
}

func asks(p *graphql.RawParams) error {
	if _, byHash := p.Extensions["persistedQuery"]; p.Query == "" && !byHash {
		return malformed("query")
	}
	return nil
}

// negotiate picks the first type of an Accept header that we speak; application/json when the caller does not mind,
// "" when nothing fits.
func negotiate(accept []string) string {
	all := strings.Join(accept, ",")
	if strings.TrimSpace(all) == "" {
		return typeJSON
	}
	for one := range strings.SplitSeq(all, ",") {
		mediaType, attrs, err := mime.ParseMediaType(strings.TrimSpace(one))
		if err != nil || attrs["q"] == "0" || attrs["charset"] != "" && !strings.EqualFold(attrs["charset"], "utf-8") {
			continue
		}
		switch mediaType {
		case typeResponse, typeJSON, typeEvents:
			return mediaType
		case "application/*", "*/*":
			return typeJSON
		}
	}
	return ""
}

// refuse answers a request that never became an operation.
func (t transport) refuse(w http.ResponseWriter, r *http.Request, answerType string, err error) {
	f := fault.From(err)
	status := statusOf(f.Code)
	switch f.Reason { // what HTTP itself has a status for
	case "METHOD", "GET_MUTATION":
		status = http.StatusMethodNotAllowed
	case "CONTENT_TYPE":
		status = http.StatusUnsupportedMediaType
	case "NOT_ACCEPTABLE":
		status = http.StatusNotAcceptable
	}
	write(w, answerType, status, &graphql.Response{Errors: gqlerror.List{t.present.present(r.Context(), err)}})
}

// refusalStatus is the status of an operation that was refused before it ran. For application/json the specification
// wants 200 for a document that does not parse, does not fit or has wrong variables.
func refusalStatus(answerType string, errs gqlerror.List) int {
	if len(errs) == 0 {
		return http.StatusBadRequest
	}
	code, _ := errs[0].Extensions["code"].(fault.Code)
	if answerType == typeJSON && (code == fault.CodeInvalid || code == fault.CodeTooLarge) {
		return http.StatusOK
	}
	if code == fault.CodeTooLarge { // of the document, not of the body
		return http.StatusBadRequest
	}
	return statusOf(code)
}

func statusOf(code fault.Code) int {
	switch code {
	case fault.CodeInvalid:
		return http.StatusBadRequest
	case fault.CodeUnauthenticated:
		return http.StatusUnauthorized
	case fault.CodeForbidden:
		return http.StatusForbidden
	case fault.CodeNotFound:
		return http.StatusNotFound
	case fault.CodeConflict, fault.CodeNotAllowedNow:
		return http.StatusConflict
	case fault.CodeRateLimited:
		return http.StatusTooManyRequests
	case fault.CodeTooLarge:
		return http.StatusRequestEntityTooLarge
	case fault.CodeInternal:
	}
	return http.StatusInternalServerError
}

func write(w http.ResponseWriter, answerType string, status int, resp *graphql.Response) {
	if answerType == "" || answerType == typeEvents {
		answerType = typeJSON
	}
	w.Header().Set("Content-Type", answerType+"; charset=utf-8")
	var whole any = resp
	if resp.Data == nil { // never ran: the answer has no data entry, not even null
		whole = map[string]any{"errors": resp.Errors}
	}
	body, err := json.Marshal(whole)
	if err != nil { // a marshaler wrote broken JSON: ours
		status, body = http.StatusInternalServerError, []byte(`{"errors":[{"message":"系统出错，请稍后再试或联系管理员","extensions":{"code":"INTERNAL","reason":"INTERNAL","fields":[]}}]}`)
	}
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
