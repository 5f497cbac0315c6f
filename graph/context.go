package graph

import (
	"context"
	"net/http"
	"strings"

	"github.com/google/uuid"

	"minzheng/internal/access"
	"minzheng/internal/fault"
)

type (
	langKey struct{}
	refKey  struct{}
)

// WithLang sets the language of the answer from an Accept-Language value; anything but English is Chinese.
func WithLang(ctx context.Context, acceptLanguage string) context.Context {
	first, _, _ := strings.Cut(acceptLanguage, ",")
	first, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(first)), ";")
	lang := "zh"
	if first == "en" || strings.HasPrefix(first, "en-") {
		lang = "en"
	}
	return context.WithValue(ctx, langKey{}, lang)
}

// WithRef sets the reference that an error carries and the log line repeats.
func WithRef(ctx context.Context, ref string) context.Context {
	return context.WithValue(ctx, refKey{}, ref)
}

func langOf(ctx context.Context) string {
	s, _ := ctx.Value(langKey{}).(string)
	return s
}

func refOf(ctx context.Context) string {
	s, _ := ctx.Value(refKey{}).(string)
	return s
}

// say is a text in the caller's language.
func say(ctx context.Context, t fault.Text) string { return t.In(langOf(ctx)) }

// mayAdHoc reports whether the caller may send free query text and read the schema.
func mayAdHoc(ctx context.Context) bool {
	a, err := access.From(ctx)
	return err == nil && a.May(access.QueryAdhoc)
}

// withRequest gives every request a language and a reference; the reference the server already answered with wins.
func withRequest(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := WithLang(r.Context(), r.Header.Get("Accept-Language"))
		if refOf(ctx) == "" {
			ref := w.Header().Get("X-Request-Id")
			if ref == "" {
				ref = uuid.Must(uuid.NewV7()).String()
				w.Header().Set("X-Request-Id", ref)
			}
			ctx = WithRef(ctx, ref)
		}
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
