package graph

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"

	"minzheng/internal/access"
)

// TestGraphQLOverHTTP runs the specification's own audits where their package is installed (npm ci in
// testdata/audit); the transport table holds the same ground where it is not.
func TestGraphQLOverHTTP(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("testdata/audit/node_modules/graphql-http"); err != nil {
		t.Log("the audits are not installed")
		return
	}
	var log bytes.Buffer
	h := bare(&log)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r.WithContext(access.With(r.Context(), analyst)))
	}))
	defer s.Close()
	out, err := exec.CommandContext(t.Context(), "node", "testdata/audit/run.mjs", s.URL+"/graphql", "unused").CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
