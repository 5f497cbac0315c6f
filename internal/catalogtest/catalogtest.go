package catalogtest

import (
	"maps"
	"slices"
	"sync"
	"testing"

	"minzheng/internal/benefit"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/ledger"
	"minzheng/internal/registry"
)

// Vocabulary is everything that the product's engines know.
func Vocabulary() catalog.Vocabulary {
	voc := casework.Vocabulary(slices.Sorted(maps.Keys(benefit.Formulas())))
	voc.Register, voc.Ledger = registry.Vocabulary(), ledger.Vocabulary()
	return voc
}

var embedded = sync.OnceValues(func() (*catalog.Catalog, error) { return catalog.Embedded(Vocabulary()) })

// Embedded is the catalogue that is built into the program.
func Embedded(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}
