package main

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestExportEncoding: the finance software of a bureau reads GB18030; what an encoding is not there for is refused.
func TestExportEncoding(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "township_1")
	token, _ := w.signIn("township_1")
	get := func(params string) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/export?"+params+"&query="+url.QueryEscape(`{"dataset":"people","columns":["name"]}`), nil)
		r.Header.Set("Authorization", "Bearer "+token)
		r.Header.Set("Accept-Language", "zh-CN")
		out := httptest.NewRecorder()
		w.routes.ServeHTTP(out, r)
		return out
	}
	for params, want := range map[string]string{
		"format=csv":                  "\ufeff姓名\r\n",
		"format=csv&encoding=utf-8":   "\ufeff姓名\r\n",
		"format=csv&encoding=gb18030": "姓名\r\n",
		"format=csv&encoding=GB18030": "姓名\r\n",
	} {
		res := get(params)
		body, charset := res.Body.String(), "utf-8"
		if want[0] != "\ufeff"[0] {
			charset = "gb18030"
			var err error
			if body, err = simplifiedchinese.GB18030.NewDecoder().String(body); err != nil {
				t.Fatal(err)
			}
		}
		if res.Code != http.StatusOK || body != want || res.Header().Get("Content-Type") != "text/csv; charset="+charset {
			t.Errorf("%s: %d %s %q", params, res.Code, res.Header().Get("Content-Type"), body)
		}
	}
	for _, params := range []string{"format=csv&encoding=big5", "format=xlsx&encoding=gb18030"} {
		res := get(params)
		if _, reason, _ := refusal(t, res.Body); res.Code != http.StatusBadRequest || reason != "ENCODING" {
			t.Errorf("%s: %d %s", params, res.Code, reason)
		}
	}
}
