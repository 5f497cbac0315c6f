package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"minzheng/graph/generated"
	"minzheng/internal/access"
	"minzheng/internal/fault"
)

const cause = "dial tcp 10.0.0.1: secret-host 339981195803120116"

// failing is the schema with an operation that always ends in one error.
type failing struct {
	graphql.ExecutableSchema
	fail func() error
}

func (f failing) Exec(ctx context.Context) graphql.ResponseHandler {
	graphql.AddError(ctx, f.fail())
	return graphql.OneShot(&graphql.Response{Data: json.RawMessage("null")})
}

// TestEveryCodeOnEveryTransport sends each code of the closed set, and what is none, over every way of asking.
func TestEveryCodeOnEveryTransport(t *testing.T) {
	t.Parallel()
	type sent struct {
		err          error
		code, reason string
	}
	cases := []sent{
		{errors.New(cause), "INTERNAL", "INTERNAL"},
		{fmt.Errorf("store: %w", context.DeadlineExceeded), "INTERNAL", "CANCELLED"},
	}
	for _, code := range fault.Codes() {
		e := fault.New(code, "SOME_REASON", fault.T("出了问题", "Something is wrong"))
		e.Fields = []fault.Field{{Path: "/form/bankAccount", Reason: "CHECK_DIGIT", Text: fault.T("校验码不符", "Wrong check digit")}}
		cases = append(cases, sent{fmt.Errorf("casework: %w", e.Wrap(errors.New(cause))), string(code), "SOME_REASON"})
	}
	q := url.QueryEscape("{__typename}")
	asks := map[string]func() *http.Request{
		"POST json":     func() *http.Request { return post(text("{__typename}"), "Accept", typeJSON) },
		"POST response": func() *http.Request { return post(text("{__typename}"), "Accept", typeResponse) },
		"POST events": func() *http.Request {
			return post(text("subscription{workQueueChanged{caseId}}"), "Accept", typeEvents)
		},
		"GET": func() *http.Request { return httptest.NewRequest(http.MethodGet, "/graphql?query="+q, nil) },
	}
	for _, c := range cases {
		for name, ask := range asks {
			for _, lang := range []string{"zh-CN", "en-GB,en;q=0.9"} {
				var log bytes.Buffer
				es := failing{generated.NewExecutableSchema(generated.Config{}), func() error { return c.err }}
				h := newHandler(es, options{log: slog.New(slog.NewJSONHandler(&log, nil)), ping: time.Minute})
				r := ask()
				r.Header.Set("Accept-Language", lang)
				w := httptest.NewRecorder()
				h.ServeHTTP(w, r.WithContext(access.With(r.Context(), analyst)))
				body := w.Body.String()
				if _, data, ok := strings.Cut(body, "data: "); ok {
					body, _, _ = strings.Cut(data, "\n")
				}
				var a answer
				if err := json.Unmarshal([]byte(body), &a); err != nil || len(a.Errors) != 1 {
					t.Fatalf("%s %s: %v: %s", name, c.code, err, w.Body)
				}
				e := a.Errors[0]
				if w.Code != http.StatusOK || e.Extensions.Code != c.code || e.Extensions.Reason != c.reason || e.Extensions.Ref == "" {
					t.Errorf("%s: status %d, %+v; want %s %s", name, w.Code, e, c.code, c.reason)
				}
				if chinese(e.Message) == strings.HasPrefix(lang, "en") {
					t.Errorf("%s %s: %q", lang, c.code, e.Message)
				}
				if strings.Contains(w.Body.String(), "secret-host") || strings.Contains(w.Body.String(), "casework:") {
					t.Errorf("%s %s: the answer shows the cause: %s", name, c.code, w.Body)
				}
				if internal := c.code == "INTERNAL" && c.reason != "CANCELLED"; internal != strings.Contains(log.String(), "secret-host") {
					t.Errorf("%s %s: the log must tell the cause of what is ours, and of nothing else: %s", name, c.code, &log)
				}
			}
		}
	}
}

func TestPanicIsInternal(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	cfg := generated.Config{Resolvers: root{&Resolver{}}, Complexity: complexity()} // no services: every resolver panics
	cfg.Directives.Can = can
	h := newHandler(generated.NewExecutableSchema(cfg), options{log: slog.New(slog.NewJSONHandler(&log, nil)), ping: time.Minute})
	_, head, a := ask(t, h, analyst, post(text("{datasets{id}}")))
	if len(a.Errors) != 1 || a.Errors[0].Extensions.Code != "INTERNAL" || !chinese(a.Errors[0].Message) {
		t.Fatalf("%+v", a)
	}
	if !strings.Contains(log.String(), "stack") || !strings.Contains(log.String(), head.Get("X-Request-Id")) {
		t.Errorf("the log must tell where it happened, under the ref of the answer: %s", &log)
	}
}
