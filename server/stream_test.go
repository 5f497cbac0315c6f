package main

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/region"
	"minzheng/internal/staff"
	"minzheng/internal/testkit"
)

func (w *world) documents() map[string]string {
	w.t.Helper()
	out, err := trustedDocuments()
	w.must(err)
	return out
}

// listen subscribes to the work queue over a real connection.
func (w *world) listen(s *httptest.Server, token string) *bufio.Scanner {
	w.t.Helper()
	hash := ""
	for h, text := range w.documents() {
		if strings.HasPrefix(text, "subscription WorkQueueChanges ") {
			hash = h
		}
	}
	body := `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + hash + `"}}}`
	r, err := http.NewRequestWithContext(w.t.Context(), http.MethodPost, s.URL+"/graphql", strings.NewReader(body))
	w.must(err)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Authorization", "Bearer "+token)
	res, err := s.Client().Do(r)
	w.must(err)
	w.t.Cleanup(func() { _ = res.Body.Close() })
	if res.StatusCode != http.StatusOK {
		b, _ := io.ReadAll(res.Body)
		w.t.Fatalf("%d %s", res.StatusCode, b)
	}
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for w.queue.Listeners() == 0 {
		<-tick.C
	}
	return bufio.NewScanner(res.Body)
}

// TestStreamEndsWithTheSession: once the session is over, by whatever way, nothing more is told over an open stream and it
// ends; the next event finds nobody.
func TestStreamEndsWithTheSession(t *testing.T) {
	t.Parallel()
	ways := map[string]func(w *world, token string, cookie *http.Cookie) error{
		"signed out": func(w *world, _ string, cookie *http.Cookie) error {
			return w.auth.Logout(w.t.Context(), cookie.Value)
		},
		"session ended from another device": func(w *world, token string, _ *http.Cookie) error {
			actor, err := w.auth.Authenticate(w.t.Context(), token)
			return errors.Join(err, w.auth.Revoke(w.t.Context(), actor, "request-revoke", actor.SessionID))
		},
		"account disabled": func(w *world, token string, _ *http.Cookie) error {
			return w.change(token, func(in *staff.SaveInput) { no := false; in.Active = &no })
		},
		"other powers": func(w *world, token string, _ *http.Cookie) error {
			return w.change(token, func(in *staff.SaveInput) { in.Role = access.TH })
		},
	}
	for name, end := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, "township_1")
			s := httptest.NewServer(w.routes)
			t.Cleanup(s.Close)
			token, cookie := w.signIn("township_1")
			lines := w.listen(s, token)
			place := region.PlaceOf(testkit.VillageA)
			w.queue.Changed("case_before", place, access.SectionSA, w.clock.Now())
			for lines.Scan() && !strings.Contains(lines.Text(), "case_before") {
				continue
			}
			w.must(end(w, token, cookie))
			w.queue.Changed("case_after", place, access.SectionSA, w.clock.Now())
			for lines.Scan() {
				if strings.Contains(lines.Text(), "case_after") || strings.Contains(lines.Text(), "complete") {
					t.Errorf("the stream goes on: %s", lines.Text())
				}
			}
		})
	}
}

// change saves the account of a token otherwise than it is.
func (w *world) change(token string, how func(*staff.SaveInput)) error {
	ctx := w.t.Context()
	actor, err := w.auth.Authenticate(ctx, token)
	if err != nil {
		return err
	}
	st, err := w.staff.Get(ctx, w.system("test"), actor.StaffID)
	if err != nil {
		return err
	}
	in := staff.SaveInput{RequestID: "request-change", StaffID: st.ID, Rev: st.Version, Username: st.Username, Name: st.Name, Role: st.Role, Region: st.Region}
	how(&in)
	_, err = w.staff.Save(ctx, w.system("test"), in)
	return err
}
