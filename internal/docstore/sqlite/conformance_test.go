package sqlite_test

import (
	"minzheng/internal/docstore"
	"minzheng/internal/docstore/docstoretest"
	"path/filepath"
	"testing"
)

func TestConformance(t *testing.T) {
	t.Parallel()
	docstoretest.Run(t, func(t *testing.T) docstore.Store { return open(t, filepath.Join(t.TempDir(), "suite.db")) })
}
