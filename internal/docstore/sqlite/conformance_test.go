package sqlite_test

import (
	"path/filepath"
	"testing"

	"minzheng/internal/docstore"
	"minzheng/internal/docstore/docstoretest"
)

func TestConformance(t *testing.T) {
	t.Parallel()
	docstoretest.Run(t, func(t *testing.T) docstore.Store { return open(t, filepath.Join(t.TempDir(), "suite.db")) })
}
