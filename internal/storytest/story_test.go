package storytest_test

import (
	"path/filepath"
	"testing"

	"minzheng/internal/storytest"
)

// city is a server on an embedded store with the demo city's accounts and no case.
func city(t *testing.T) *storytest.Server {
	t.Helper()
	dir := t.TempDir()
	s := storytest.NewServer(t, storytest.Build(t, "../.."), "--store", "sqlite:"+filepath.Join(dir, "city.db"), "--keys", filepath.Join(dir, "keys.json"))
	if _, err := s.Command(t.Context(), "seed", "--scale", "0", "--today", "2026-03-16"); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStory(t *testing.T) {
	t.Parallel()
	storytest.Tell(t, city(t))
}
