package main

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"minzheng/graph"
	"minzheng/internal/access"
	"minzheng/internal/fault"
)

// routes is the whole HTTP surface.
func (a *app) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok\n")) })
	mux.HandleFunc("GET /readyz", a.ready)
	mux.Handle("GET /metrics", promhttp.HandlerFor(a.metrics, promhttp.HandlerOpts{}))
	a.authRoutes(mux)
	mux.Handle("/graphql", a.signedIn(a.graphql))
	mux.Handle("POST /files", a.signedIn(http.HandlerFunc(a.putFile)))
	mux.Handle("GET /files/{id}", a.signedIn(http.HandlerFunc(a.getFile)))
	mux.Handle("GET /import-template/{kind}", a.signedIn(http.HandlerFunc(a.getTemplate)))
	mux.Handle("GET /export", a.signedIn(http.HandlerFunc(a.exportRows)))
	mux.Handle("/", a.spa)
	return a.guard(mux)
}

// guard is around everything: request ids, security headers, panics, one access-log line without personal data.
func (a *app) guard(next http.Handler) http.Handler {
	seconds := prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "minzheng_http_seconds", Help: "Request time by route and status class.", Buckets: prometheus.DefBuckets}, []string{"route", "class"})
	a.metrics.MustRegister(seconds)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		ref := uuid.Must(uuid.NewV7()).String()
		h := w.Header()
		h.Set("X-Request-Id", ref)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()")
		if a.cfg.secureCookies() {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		rec := &statusRecorder{ResponseWriter: w, status: http.StatusOK}
		ctx := graph.WithRef(graph.WithLang(r.Context(), r.Header.Get("Accept-Language")), ref)
		r = r.WithContext(ctx) // the mux writes the pattern into the request that it gets
		defer func() {
			if v := recover(); v != nil {
				if v == http.ErrAbortHandler { //nolint:errorlint // the sentinel is compared as net/http does
					panic(v)
				}
				a.log.Error("panic", "ref", ref, "value", v, "stack", string(debug.Stack()))
				a.problem(rec, r, errors.New("panic"))
			}
			route := r.Pattern
			seconds.WithLabelValues(route, string('0'+rune(rec.status/100))+"xx").Observe(time.Since(start).Seconds())
			if rec.status >= 500 {
				a.log.Error("request", "ref", ref, "method", r.Method, "route", route, "status", rec.status, "ms", time.Since(start).Milliseconds())
			} else {
				a.log.LogAttrs(ctx, slog.LevelDebug, "request", slog.String("ref", ref), slog.String("route", route), slog.Int("status", rec.status), slog.Int64("ms", time.Since(start).Milliseconds()))
			}
		}()
		bodies().limit(rec, r)
		next.ServeHTTP(rec, r)
	})
}

// signedIn puts the actor of a valid access token into the context. A request without a token passes on without an
// actor (the next handler fails closed); a bad token is answered here.
func (a *app) signedIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if head := r.Header.Get("Authorization"); head != "" {
			token, ok := strings.CutPrefix(head, "Bearer ")
			if !ok {
				a.problem(w, r, fault.Unauthenticated())
				return
			}
			actor, err := a.auth.Authenticate(r.Context(), token)
			if err != nil {
				a.problem(w, r, err)
				return
			}
			r = r.WithContext(access.With(r.Context(), actor))
		}
		next.ServeHTTP(w, r)
	})
}

func (a *app) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	if err := a.store.Ping(ctx); err != nil {
		a.log.Error("store does not answer", "error", err)
		http.Error(w, "store does not answer", http.StatusServiceUnavailable)
		return
	}
	_, _ = w.Write([]byte("ready\n"))
}

// problem answers an error outside of GraphQL in GraphQL's own shape, so that clients read one form of error.
func (a *app) problem(w http.ResponseWriter, r *http.Request, err error) {
	f := fault.From(err)
	ref, lang := w.Header().Get("X-Request-Id"), r.Header.Get("Accept-Language")
	status := map[fault.Code]int{
		fault.CodeInvalid: 400, fault.CodeUnauthenticated: 401, fault.CodeForbidden: 403, fault.CodeNotFound: 404,
		fault.CodeConflict: 409, fault.CodeNotAllowedNow: 409, fault.CodeRateLimited: 429, fault.CodeTooLarge: 413,
	}[f.Code]
	if status == 0 {
		status = http.StatusInternalServerError
		a.log.Error("internal", "ref", ref, "error", err)
	}
	type field struct {
		Path    string `json:"path"`
		Reason  string `json:"reason"`
		Message string `json:"message"`
	}
	fields := []field{}
	for _, x := range f.Fields {
		fields = append(fields, field{x.Path, x.Reason, x.Text.In(lang)})
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"errors": []any{map[string]any{
		"message":    f.Text.In(lang),
		"extensions": map[string]any{"code": f.Code, "reason": f.Reason, "fields": fields, "ref": ref},
	}}})
}

// answer writes JSON that nobody may cache.
func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(v)
}

// readJSON reads a small JSON body strictly.
func readJSON(w http.ResponseWriter, r *http.Request, into any) error {
	if ct := r.Header.Get("Content-Type"); !strings.HasPrefix(ct, "application/json") {
		return fault.Invalid("CONTENT_TYPE", fault.T("请求须为 JSON 格式。", "The request must be JSON."))
	}
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20))
	if err := d.Decode(into); err != nil {
		return fault.Invalid("MALFORMED", fault.T("请求内容不是有效的 JSON。", "The request body is not valid JSON.")).Wrap(err)
	}
	return nil
}

// clientIP is the peer's address; proxies are trusted only when they are on this machine.
func clientIP(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsLoopback() {
		if f := r.Header.Get("X-Forwarded-For"); f != "" {
			parts := strings.Split(f, ",")
			return strings.TrimSpace(parts[len(parts)-1])
		}
	}
	return host
}

type statusRecorder struct {
	http.ResponseWriter
	status int
}

func (s *statusRecorder) WriteHeader(code int)        { s.status = code; s.ResponseWriter.WriteHeader(code) }
func (s *statusRecorder) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// Flush lets server-sent events through.
func (s *statusRecorder) Flush() {
	_ = http.NewResponseController(s.ResponseWriter).SetReadDeadline(time.Time{}) // see patience
	if f, ok := s.ResponseWriter.(http.Flusher); ok {
		f.Flush()
	}
}
