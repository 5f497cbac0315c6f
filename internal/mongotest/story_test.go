package mongotest

import (
	"path/filepath"
	"testing"

	"minzheng/internal/storytest"
)

// TestStory plays the API story of the embedded store on the Mongo adapter, over the wire.
func TestStory(t *testing.T) {
	s := storytest.NewServer(t, binary, "--store", database(), "--unsafe-no-tx", "--keys", filepath.Join(t.TempDir(), "keys.json"))
	if _, err := s.Command(t.Context(), "seed", "--scale", "0", "--today", "2026-03-16"); err != nil {
		t.Fatal(err)
	}
	storytest.Tell(t, s)
}
