package graph

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"minzheng/graph/generated"
	"minzheng/internal/access"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

const listen = `{"extensions":{"persistedQuery":{"sha256Hash":"sha256:q"}}}`

// streaming serves the queue's subscription to one actor over a real connection.
func streaming(t *testing.T, actor *access.Actor, queue *Queue, o options) *httptest.Server {
	t.Helper()
	cfg := generated.Config{Resolvers: root{&Resolver{Deps: Deps{Queue: queue}}}, Complexity: complexity()}
	cfg.Directives.Can = can
	o.documents, o.log = documents{"sha256:q": "subscription{workQueueChanged{caseId at}}"}, discard()
	h := newHandler(generated.NewExecutableSchema(cfg), o)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r.WithContext(access.With(r.Context(), actor)))
	}))
	t.Cleanup(s.Close)
	return s
}

func subscribe(t *testing.T, ctx context.Context, s *httptest.Server) *http.Response {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL, strings.NewReader(listen))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = res.Body.Close() })
	return res
}

// until waits for what happens soon.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-tick.C:
		case <-t.Context().Done():
			t.Fatal(what)
		}
	}
}

func TestQueueEventsReachWhoMayReadTheCase(t *testing.T) {
	t.Parallel()
	queue := NewQueue()
	village := &access.Actor{StaffID: "s", Role: access.VW, Region: testkit.VillageA}
	s := streaming(t, village, queue, options{ping: time.Hour})
	ctx, hangUp := context.WithCancel(t.Context())
	res := subscribe(t, ctx, s)
	if ct := res.Header.Get("Content-Type"); res.StatusCode != http.StatusOK || !strings.HasPrefix(ct, typeEvents) {
		t.Fatalf("%d %s", res.StatusCode, ct)
	}
	until(t, "nobody listens", func() bool { return queue.Listeners() == 1 })
	queue.Changed("case_elsewhere", region.PlaceOf(testkit.VillageC), access.SectionSA, testkit.Start())
	queue.Changed("case_here", region.PlaceOf(testkit.VillageA), access.SectionSA, testkit.Start())
	lines := bufio.NewScanner(res.Body)
	var got []string
	for lines.Scan() {
		if lines.Text() != "" && lines.Text() != ":" {
			got = append(got, lines.Text())
		}
		if len(got) == 2 {
			break
		}
	}
	want := []string{"event: next", `data: {"data":{"workQueueChanged":{"caseId":"case_here","at":"2025-06-16T01:00:00Z"}}}`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q", got)
	}
	hangUp()
	until(t, "the listener stays after the caller has gone", func() bool { return queue.Listeners() == 0 })
}

func TestStreamEndsWithTheSignIn(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]options{
		"signed out": {ping: time.Millisecond, recheck: func(context.Context) error { return errors.New("signed out") }},
		"expired":    {ping: time.Hour, longest: time.Millisecond},
	} {
		queue := NewQueue()
		s := streaming(t, worker, queue, o)
		body, err := io.ReadAll(subscribe(t, t.Context(), s).Body)
		if err != nil || strings.Contains(string(body), "complete") {
			t.Errorf("%s: %v %q: a stream that only hangs up tells the client to connect again", name, err, body)
		}
		until(t, name+": the listener stays", func() bool { return queue.Listeners() == 0 })
	}
}

func TestStreamIsRefusedWithItsCode(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		actor *access.Actor
		code  string
	}{
		"nobody":              {nil, "UNAUTHENTICATED"},
		"who reads no cases":  {&access.Actor{StaffID: "s", Role: access.CA, Region: testkit.City}, "FORBIDDEN"},
		"who has no division": {&access.Actor{StaffID: "s", Role: access.VW}, "FORBIDDEN"},
	} {
		queue := NewQueue()
		s := streaming(t, c.actor, queue, options{ping: time.Hour})
		body, err := io.ReadAll(subscribe(t, t.Context(), s).Body)
		if err != nil || !strings.Contains(string(body), `"code":"`+c.code+`"`) || queue.Listeners() != 0 {
			t.Errorf("%s: %v %s", name, err, body)
		}
	}
}
