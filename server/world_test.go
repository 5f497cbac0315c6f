package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"minzheng/internal/staff"
	"minzheng/internal/testkit"
)

// world is the server on an empty store with the town's divisions and some of its staff, under a clock of its own.
type world struct {
	*services
	t      *testing.T
	clock  *testkit.Clock
	app    *app
	routes http.Handler
}

// newWorld opens it with the named accounts of testkit; their password is testkit.Password.
func newWorld(t *testing.T, names ...string) *world {
	t.Helper()
	dir := t.TempDir()
	w := &world{t: t, clock: testkit.NewClock()}
	w.services = &services{
		cfg: &Config{Addr: "127.0.0.1:0", Store: "sqlite:" + filepath.Join(dir, "minzheng.db"), Keys: filepath.Join(dir, "keys.json")},
		log: slog.New(slog.DiscardHandler), clock: w.clock.Now, ids: newID,
	}
	ctx := t.Context()
	w.must(w.open(ctx))
	t.Cleanup(func() { _ = w.services.Close(ctx) })
	w.must(w.regions.Put(ctx, testkit.Divisions()...))
	accounts := testkit.Accounts()
	var list []staff.Account
	for _, n := range names {
		list = append(list, accounts[n])
	}
	_, err := w.staff.SeedDemo(ctx, testkit.Password, list...)
	w.must(err)
	w.app, err = newApp(ctx, w.services)
	w.must(err)
	w.routes = w.app.routes()
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// post sends JSON to the server without a network.
func (w *world) post(path string, body any, headers ...string) *httptest.ResponseRecorder {
	w.t.Helper()
	raw, err := json.Marshal(body)
	w.must(err)
	r := httptest.NewRequestWithContext(w.t.Context(), http.MethodPost, path, bytes.NewReader(raw))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	out := httptest.NewRecorder()
	w.routes.ServeHTTP(out, r)
	return out
}

// signIn answers the access token and the refresh cookie.
func (w *world) signIn(username string) (token string, cookie *http.Cookie) {
	w.t.Helper()
	res := w.post("/auth/login", map[string]string{"username": username, "password": testkit.Password}).Result()
	defer res.Body.Close()
	var got struct{ AccessToken string }
	w.must(json.NewDecoder(res.Body).Decode(&got))
	if got.AccessToken == "" || len(res.Cookies()) != 1 {
		w.t.Fatalf("%s cannot sign in: %d", username, res.StatusCode)
	}
	return got.AccessToken, res.Cookies()[0]
}

// refusal is the code, reason and message of an error answer.
func refusal(t *testing.T, body io.Reader) (code, reason, message string) {
	t.Helper()
	var got struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code, Reason string }
		}
	}
	if err := json.NewDecoder(body).Decode(&got); err != nil || len(got.Errors) != 1 {
		t.Fatalf("no error answer: %v %+v", err, got)
	}
	e := got.Errors[0]
	return e.Extensions.Code, e.Extensions.Reason, e.Message
}
