package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/blob"
)

// TestFilesInTheBrowser is what may stay on a shared computer after signing out.
func TestFilesInTheBrowser(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "township_1", "city_finance")
	actor := func(who string) (*access.Actor, string) {
		token, _ := w.signIn(who)
		a, err := w.auth.Authenticate(t.Context(), token)
		w.must(err)
		return a, token
	}
	officer, officerToken := actor("township_1")
	finance, financeToken := actor("city_finance")
	put := func(name, content string) *blob.FileInfo {
		f, err := w.files.Put(t.Context(), officer, name, strings.NewReader(content))
		w.must(err)
		return f
	}
	bank, err := w.files.PutBank(t.Context(), finance, "bank.csv", []byte("1,2\r\n"))
	w.must(err)
	for _, c := range []struct {
		file  *blob.FileInfo
		token string
		want  string
	}{
		{put("a.pdf", "%PDF-1.4\n1\n%%EOF\n"), officerToken, "private, no-cache"},
		{put("roster.csv", "姓名,金额\r\n"), officerToken, "no-store"},
		{bank, financeToken, "no-store"},
	} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/files/"+c.file.ID, bytes.NewReader(nil))
		r.Header.Set("Authorization", "Bearer "+c.token)
		out := httptest.NewRecorder()
		w.routes.ServeHTTP(out, r)
		if h := out.Header(); out.Code != 200 || h.Get("Cache-Control") != c.want || h.Get("Vary") != "Authorization" || (h.Get("ETag") == "") != (c.want == "no-store") {
			t.Errorf("%s: %d %v", c.file.Name, out.Code, h)
		}
	}
}
