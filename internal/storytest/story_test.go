package storytest_test

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"minzheng/internal/storytest"
)

// binary is the server, built once.
var binary string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "storytest-")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		if binary, err = storytest.Build(dir, "../.."); err != nil {
			panic(err)
		}
		return m.Run()
	}())
}

// stores are the kinds of store at hand: the embedded one, and MongoDB where TEST_MONGO_URI names a deployment.
func stores(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{"sqlite": "sqlite:" + filepath.Join(t.TempDir(), "city.db")}
	if given := os.Getenv("TEST_MONGO_URI"); given != "" {
		u, err := url.Parse(given)
		if err != nil {
			t.Fatal("TEST_MONGO_URI cannot be parsed")
		}
		u.Path = fmt.Sprintf("/storytest_%x", time.Now().UnixNano())
		out["mongodb"] = u.String()
	}
	return out
}

// city is a server on a store with the demo city's accounts and hardly a case.
func city(t *testing.T, store string) *storytest.Server {
	t.Helper()
	s := storytest.NewServer(t, binary, "--store", store, "--keys", filepath.Join(t.TempDir(), "keys.json"))
	if _, err := s.Command(t.Context(), "seed", "--scale", "0", "--today", "2026-03-16"); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStory(t *testing.T) {
	t.Parallel()
	for name, store := range stores(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			storytest.Tell(t, city(t, store))
		})
	}
}

// TestKilledServer kills the server at least fifty times during a month in which families apply, are granted and are paid.
// Nothing that was acknowledged is lost, nothing happens twice, and the data agrees with itself.
func TestKilledServer(t *testing.T) {
	t.Parallel()
	for name, store := range stores(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			killAllMonth(t, city(t, store))
		})
	}
}
