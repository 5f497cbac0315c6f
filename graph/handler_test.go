package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"minzheng/graph/generated"
	"minzheng/internal/access"
)

const knownHash = "sha256:known"

// bare is the chain without a domain: enough for __typename, validation and refusals.
func bare(log *bytes.Buffer) http.Handler {
	cfg := generated.Config{Complexity: complexity()}
	cfg.Directives.Can = can
	return newHandler(generated.NewExecutableSchema(cfg), options{
		documents: documents{knownHash: "query Known { __typename }"},
		log:       slog.New(slog.NewJSONHandler(log, nil)),
		ping:      time.Minute,
	})
}

var (
	analyst = &access.Actor{StaffID: "staff_an", Username: "analyst", Role: "AN", Region: "339901000000"}
	worker  = &access.Actor{StaffID: "staff_vw", Username: "village.worker", Role: "VW", Region: "339901001001"}
)

type answer struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Path       []any
		Extensions struct {
			Code, Reason, Ref, Detail string
			Fields                    []fieldError
		}
	}
}

func ask(t *testing.T, h http.Handler, actor *access.Actor, r *http.Request) (int, http.Header, answer) {
	t.Helper()
	ctx := r.Context()
	if actor != nil {
		ctx = access.With(ctx, actor)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r.WithContext(ctx))
	var a answer
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	return w.Code, w.Header(), a
}

func post(body string, headers ...string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
	r.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(body)), nil }
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

func text(query string) string {
	b, _ := json.Marshal(map[string]string{"query": query})
	return string(b)
}

func TestTransport(t *testing.T) {
	t.Parallel()
	response := []string{"Accept", typeResponse}
	hash := `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + knownHash + `"}}}`
	for name, c := range map[string]struct {
		actor        *access.Actor
		req          *http.Request
		status       int
		code, reason string
	}{
		"free text of an analyst":         {analyst, post(text("{__typename}")), 200, "", ""},
		"charset":                         {analyst, post(text("{__typename}"), "Content-Type", "application/json; charset=UTF-8"), 200, "", ""},
		"other charset":                   {analyst, post(text("{__typename}"), "Content-Type", "application/json; charset=gbk"), 415, "INVALID", "CONTENT_TYPE"},
		"free text of a village worker":   {worker, post(text("{__typename}")), 403, "FORBIDDEN", "FREE_TEXT_NOT_ALLOWED"},
		"free text of nobody":             {nil, post(text("{__typename}")), 401, "UNAUTHENTICATED", "UNAUTHENTICATED"},
		"hash of a village worker":        {worker, post(hash), 200, "", ""},
		"hash with an operation name":     {worker, post(strings.Replace(hash, "{", `{"operationName":"Known",`, 1)), 200, "", ""},
		"hash of nobody":                  {nil, post(hash), 200, "", ""},
		"unknown hash":                    {worker, post(strings.Replace(hash, "known", "other", 1)), 404, "NOT_FOUND", "PERSISTED_QUERY_NOT_FOUND"},
		"text beside a hash":              {analyst, post(`{"query":"{__typename}",` + hash[1:]), 404, "NOT_FOUND", "PERSISTED_QUERY_NOT_FOUND"},
		"hash of the wrong type":          {worker, post(`{"extensions":{"persistedQuery":{"sha256Hash":7}}}`), 404, "NOT_FOUND", "PERSISTED_QUERY_NOT_FOUND"},
		"malformed JSON":                  {analyst, post(`{"query":`), 400, "INVALID", "MALFORMED"},
		"JSON null":                       {analyst, post(`null`), 400, "INVALID", "MALFORMED"},
		"array of operations":             {analyst, post(`[{"query":"{__typename}"}]`), 400, "INVALID", "MALFORMED"},
		"query of the wrong type":         {analyst, post(`{"query":["{__typename}"]}`), 400, "INVALID", "MALFORMED"},
		"variables of the wrong type":     {analyst, post(`{"query":"{__typename}","variables":["a"]}`), 400, "INVALID", "MALFORMED"},
		"null variables":                  {analyst, post(`{"query":"{__typename}","variables":null,"extensions":null,"operationName":null}`), 200, "", ""},
		"no query":                        {analyst, post(`{"qeury":"{__typename}"}`), 400, "INVALID", "MALFORMED"},
		"no body":                         {analyst, post(""), 400, "INVALID", "MALFORMED"},
		"text/plain":                      {analyst, post(text("{__typename}"), "Content-Type", "text/plain"), 415, "INVALID", "CONTENT_TYPE"},
		"form":                            {analyst, post("query={__typename}", "Content-Type", "application/x-www-form-urlencoded"), 415, "INVALID", "CONTENT_TYPE"},
		"multipart":                       {analyst, post("x", "Content-Type", "multipart/form-data; boundary=x"), 415, "INVALID", "CONTENT_TYPE"},
		"no content type":                 {analyst, post(text("{__typename}"), "Content-Type", ""), 415, "INVALID", "CONTENT_TYPE"},
		"image accepted only":             {analyst, post(text("{__typename}"), "Accept", "image/png"), 406, "INVALID", "NOT_ACCEPTABLE"},
		"too large":                       {analyst, post(text(strings.Repeat("#", maxBody+1))), 413, "TOO_LARGE", "BODY_TOO_LARGE"},
		"does not parse":                  {analyst, post(text("{")), 200, "INVALID", "GRAPHQL_PARSE_FAILED"},
		"does not parse (response type)":  {analyst, post(text("{"), response...), 400, "INVALID", "GRAPHQL_PARSE_FAILED"},
		"does not fit":                    {analyst, post(text("{nothing}")), 200, "INVALID", "GRAPHQL_VALIDATION_FAILED"},
		"does not fit (response type)":    {analyst, post(text("{nothing}"), response...), 400, "INVALID", "GRAPHQL_VALIDATION_FAILED"},
		"unknown operation":               {analyst, post(`{"query":"query A {__typename}","operationName":"B"}`, response...), 400, "INVALID", "GRAPHQL_VALIDATION_FAILED"},
		"null for a non-null variable":    {analyst, post(`{"query":"query A($id:ID!){case(caseId:$id){id}}","variables":{"id":null}}`, response...), 400, "INVALID", "VARIABLE_INVALID"},
		"too many tokens":                 {analyst, post(text("{" + strings.Repeat("__typename ", maxTokens) + "}")), 200, "TOO_LARGE", "TOO_MANY_TOKENS"},
		"too many roots":                  {analyst, post(text("{" + aliases(maxRoots+1) + "}")), 200, "TOO_LARGE", "TOO_MANY_ROOT_FIELDS"},
		"too many roots in fragments":     {analyst, post(text("{...F} fragment F on Query {...G} fragment G on Query {" + aliases(maxRoots+1) + "}")), 200, "TOO_LARGE", "TOO_MANY_ROOT_FIELDS"},
		"just enough roots":               {analyst, post(text("{" + aliases(maxRoots) + "}")), 200, "", ""},
		"too deep":                        {analyst, post(text(nested(7))), 200, "TOO_LARGE", "TOO_DEEP"},
		"too much":                        {analyst, post(text("{people(first:100){nodes{" + many("id", 300) + "}}}")), 200, "TOO_LARGE", "TOO_COMPLEX"},
		"GET":                             {analyst, httptest.NewRequest(http.MethodGet, "/graphql?query=%7B__typename%7D", nil), 200, "", ""},
		"GET without a query":             {analyst, httptest.NewRequest(http.MethodGet, "/graphql", nil), 400, "INVALID", "MALFORMED"},
		"GET with broken variables":       {analyst, httptest.NewRequest(http.MethodGet, "/graphql?query=%7B__typename%7D&variables=%7B", nil), 400, "INVALID", "MALFORMED"},
		"GET of a mutation":               {analyst, httptest.NewRequest(http.MethodGet, "/graphql?query=mutation%7B__typename%7D", nil), 405, "INVALID", "GET_MUTATION"},
		"PUT":                             {analyst, httptest.NewRequest(http.MethodPut, "/graphql", nil), 405, "INVALID", "METHOD"},
		"subscription without a stream":   {analyst, post(text("subscription{workQueueChanged{caseId}}")), 406, "INVALID", "NOT_ACCEPTABLE"},
		"other name than the document's":  {nil, post(`{"extensions":{"persistedQuery":{"sha256Hash":"`+knownHash+`"}},"operationName":"x"}`, response...), 400, "INVALID", "GRAPHQL_VALIDATION_FAILED"},
		"schema to an analyst":            {analyst, post(text("{__schema{types{name}}}")), 200, "", ""},
		"schema unfolded without end":     {analyst, post(text("{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}")), 200, "INVALID", "GRAPHQL_VALIDATION_FAILED"},
		"wrong type of a scalar argument": {analyst, post(`{"query":"query A($f:Int){people(first:$f){totalCount}}","variables":{"f":"x"}}`, response...), 400, "INVALID", "VARIABLE_INVALID"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for lang, isOurs := range map[string]func(string) bool{"zh-CN": chinese, "en": func(s string) bool { return !chinese(s) }} {
				var log bytes.Buffer
				r := c.req.Clone(c.req.Context())
				if c.req.GetBody != nil {
					r.Body, _ = c.req.GetBody()
				}
				r.Header.Set("Accept-Language", lang)
				status, head, a := ask(t, bare(&log), c.actor, r)
				if status != c.status {
					t.Errorf("status %d, want %d: %+v", status, c.status, a)
				}
				if ct := head.Get("Content-Type"); !strings.HasSuffix(ct, "; charset=utf-8") {
					t.Errorf("content type %q", ct)
				}
				if c.code == "" {
					if len(a.Errors) > 0 || len(a.Data) == 0 {
						t.Errorf("errors %+v", a.Errors)
					}
					continue
				}
				if len(a.Errors) == 0 {
					t.Fatalf("no error: %s", a.Data)
				}
				e := a.Errors[0]
				if e.Extensions.Code != c.code || e.Extensions.Reason != c.reason || e.Extensions.Ref != head.Get("X-Request-Id") || e.Extensions.Ref == "" {
					t.Errorf("%+v, want %s %s", e, c.code, c.reason)
				}
				if !isOurs(e.Message) {
					t.Errorf("%s: %q", lang, e.Message)
				}
			}
		})
	}
}

func aliases(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("a" + string(rune('a'+i)) + ":__typename ")
	}
	return b.String()
}

// nested opens n cases inside each other.
func nested(n int) string {
	s := "id"
	for range n {
		s = "household{cases{" + s + "}}"
	}
	return `{case(caseId:"x"){` + s + `}}`
}

func many(field string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("a" + strings.Repeat("b", i%20) + string(rune('a'+i/20)) + ":" + field + " ")
	}
	return b.String()
}

func chinese(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff })
}

func TestRefusalsTellNothingOfTheRequest(t *testing.T) {
	t.Parallel()
	const secret = "339900199001011234"
	for name, r := range map[string]*http.Request{
		"malformed":  post(`{"query":"{__typename}","variables":{"idNumber":"` + secret + `"`),
		"not asked":  post(`{"query":"{nothing(idNumber:\"` + secret + `\")}"}`),
		"variable":   post(`{"query":"query A($f:Int){people(first:$f){totalCount}}","variables":{"f":"` + secret + `"}}`),
		"not parsed": post(`{"query":"{people(search: ` + secret + `x \""}`),
	} {
		var log bytes.Buffer
		w := httptest.NewRecorder()
		bare(&log).ServeHTTP(w, r.WithContext(access.With(r.Context(), analyst)))
		var a answer
		if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || len(a.Errors) == 0 {
			t.Fatalf("%s: %s", name, w.Body)
		}
		if strings.Contains(a.Errors[0].Message, secret) {
			t.Errorf("%s: the message repeats the request: %s", name, w.Body)
		}
		if strings.Contains(log.String(), secret) {
			t.Errorf("%s: the log repeats the request: %s", name, &log)
		}
	}
}

func TestOneLogLinePerOperation(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	_, head, _ := ask(t, bare(&log), analyst, post(text("query Figures { __typename }")))
	var line map[string]any
	if err := json.Unmarshal(log.Bytes(), &line); err != nil {
		t.Fatalf("want one line: %s", &log)
	}
	for k, want := range map[string]any{"op": "Figures", "actor": "staff_an", "region": "339901000000", "code": "OK", "ref": head.Get("X-Request-Id")} {
		if line[k] != want {
			t.Errorf("%s = %v, want %v", k, line[k], want)
		}
	}
}

func TestCanDirective(t *testing.T) {
	t.Parallel()
	passed := func(context.Context) (any, error) { return "passed", nil }
	var next graphql.Resolver = passed
	for name, c := range map[string]struct {
		actor *access.Actor
		do    []access.Permission
		code  string
	}{
		"nobody":             {nil, []access.Permission{access.Self}, "UNAUTHENTICATED"},
		"may":                {worker, []access.Permission{access.CaseRead}, ""},
		"may one of several": {worker, []access.Permission{access.StaffWrite, access.CaseDraft}, ""},
		"may never":          {worker, []access.Permission{access.StaffWrite}, "FORBIDDEN"},
		"may nothing":        {worker, nil, "FORBIDDEN"},
	} {
		ctx := context.Background()
		if c.actor != nil {
			ctx = access.With(ctx, c.actor)
		}
		got, err := can(ctx, nil, next, c.do)
		if c.code == "" && (err != nil || got != "passed") || c.code != "" && (err == nil || got != nil || !strings.Contains(err.Error(), c.code)) {
			t.Errorf("%s: %v %v", name, got, err)
		}
	}
}
