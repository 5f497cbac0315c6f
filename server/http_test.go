package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/time/rate"
)

// TestRequestsAreMeasuredByRoute: the pattern, not the path, names what was asked for.
func TestRequestsAreMeasuredByRoute(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, path := range []string{"/healthz", "/files/secret"} {
		w.routes.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
	}
	out := httptest.NewRecorder()
	w.routes.ServeHTTP(out, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/metrics", nil))
	for _, route := range []string{`route="GET /healthz"`, `route="GET /files/{id}"`} {
		if !strings.Contains(out.Body.String(), route) {
			t.Errorf("nothing is measured as %s", route)
		}
	}
}

// TestBodiesThatDoNotCome: a client that announces a body and sends none is cut off.
func TestBodiesThatDoNotCome(t *testing.T) {
	t.Parallel()
	read := make(chan error, 1)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		patience{idle: 10 * time.Millisecond, total: time.Minute}.limit(w, r)
		_, err := io.ReadAll(r.Body)
		read <- err
	}))
	t.Cleanup(srv.Close)
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", srv.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if _, err := fmt.Fprint(conn, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"); err != nil {
		t.Fatal(err)
	}
	if err := <-read; !os.IsTimeout(err) {
		t.Errorf("the body reads as %v", err)
	}
	if _, err := io.Copy(io.Discard, bufio.NewReader(conn)); err != nil { // the server hangs up
		t.Error(err)
	}
}

// TestDeadlinesEndWithTheBody: else a long answer would be cut off by a deadline meant for the question.
func TestDeadlinesEndWithTheBody(t *testing.T) {
	t.Parallel()
	var set []time.Time
	until := time.Now().Add(time.Second)
	b := &slowBody{ReadCloser: io.NopCloser(strings.NewReader("abc")), patience: patience{idle: time.Minute}, until: until, deadline: func(at time.Time) error {
		set = append(set, at)
		return nil
	}}
	if _, err := io.ReadAll(b); err != nil {
		t.Fatal(err)
	}
	if len(set) < 3 || !set[0].Equal(until) || !set[len(set)-1].IsZero() {
		t.Errorf("deadlines: %v", set)
	}
}

// TestLimiterForgets: no number of addresses makes it grow, and who comes back soon is still known.
func TestLimiterForgets(t *testing.T) {
	t.Parallel()
	l, now := newLimiter(rate.Every(time.Hour), 1), time.Unix(0, 0)
	l.allow("first", now)
	for i := range maxAddresses - 1 {
		l.allow(fmt.Sprint(i), now)
	}
	if l.allow("first", now) {
		t.Error("one of the last addresses is forgotten")
	}
	for i := range maxAddresses {
		l.allow(fmt.Sprint("more", i), now)
	}
	if len(l.byIP) != maxAddresses || l.order.Len() != maxAddresses {
		t.Errorf("%d addresses are kept", len(l.byIP))
	}
	if !l.allow("first", now) {
		t.Error("the oldest address was not dropped")
	}
}
