package minzheng_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// layers is the import table: a package imports only packages to its right, that is in a later row (or its own
// subpackages). Packages of one row do not import each other unless allowed names the pair.
var layers = [][]string{
	{"internal/storytest", "internal/catalogtest"},
	{"server"},
	{"internal/demo"},
	{"graph", "graph/generated", "graph/model"},
	{"internal/desk"},
	{"internal/importer", "internal/export"},
	{"internal/report"},
	{"internal/figures"},
	{"internal/payroll"},
	{"internal/benefit"},
	{"internal/ledger"},
	{"internal/casework", "internal/registry"},
	{"internal/form", "internal/course"},
	{"internal/catalog", "internal/people"},
	{"internal/staff", "internal/blob"},
	{"internal/once", "internal/audit", "internal/claim"},
	{"internal/access"},
	{"internal/region"},
	{"internal/docstore/sqlite", "internal/docstore/mongo", "internal/docstore/docstoretest"},
	{"internal/docstore"},
	{"internal/secret", "internal/identity"},
	{"internal/calendar", "internal/money"},
	{"internal/fault"},
	{"frontend"},
}

// allowed names imports between packages of one row.
var allowed = map[string][]string{
	"graph":             {"graph/generated", "graph/model"},
	"graph/generated":   {"graph/model"},
	"internal/casework": {},
}

// adapters may be imported by these only: the product names a store in one place.
var adapters = map[string][]string{
	"internal/docstore/sqlite": {"server", "internal/testkit"},
	"internal/docstore/mongo":  {"server"},
	"internal/demo":            {"server"},
	"internal/testkit":         {},
	"internal/storytest":       {},
	"internal/catalogtest":     {},
}

// forbidden are third-party imports that only some folders may have.
var forbidden = map[string][]string{
	"go.mongodb.org/mongo-driver/v2": {"internal/docstore/mongo", "server"},
	"database/sql":                   {"internal/docstore/sqlite"},
	"modernc.org/sqlite":             {"internal/docstore/sqlite"},
	"github.com/99designs/gqlgen":    {"graph"},
	"net/http":                       {"server", "graph", "frontend", "internal/storytest"},
}

func TestImportsRunOneWay(t *testing.T) {
	t.Parallel()
	rank := map[string]int{}
	for i, row := range layers {
		for _, p := range row {
			rank[p] = i
		}
	}
	seen := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".") && path != "." || d.Name() == "testdata" || path == "internal/mongotest" || path == "scripts") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		pkg, test := filepath.ToSlash(filepath.Dir(path)), strings.HasSuffix(path, "_test.go")
		if pkg == "." {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		seen++
		from, known := rank[pkg]
		if !known && pkg != "internal/testkit" {
			t.Errorf("%s: package %s is not in the import table", path, pkg)
			return nil
		}
		for _, im := range f.Imports {
			name := strings.Trim(im.Path.Value, `"`)
			for lib, where := range forbidden {
				if (name == lib || strings.HasPrefix(name, lib+"/")) && !test && !slices.ContainsFunc(where, func(w string) bool { return pkg == w || strings.HasPrefix(pkg, w+"/") }) {
					t.Errorf("%s imports %s: allowed in %v only", path, name, where)
				}
			}
			ours, ok := strings.CutPrefix(name, "minzheng/")
			if !ok || test || pkg == "internal/testkit" || ours == pkg {
				continue
			}
			if only, ok := adapters[ours]; ok && !slices.Contains(only, pkg) {
				t.Errorf("%s imports %s: only %v may", path, ours, only)
			}
			to, known := rank[ours]
			if !known {
				t.Errorf("%s imports %s, which is not in the import table", path, ours)
			} else if to < from || to == from && !slices.Contains(allowed[pkg], ours) {
				t.Errorf("%s imports %s against the arrow", path, ours)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 50 {
		t.Fatalf("only %d files seen: the walk is broken", seen)
	}
}

// TestFilesStayReadable holds hand-written files to the size that a reviewer reads in one sitting.
func TestFilesStayReadable(t *testing.T) {
	t.Parallel()
	const most = 500
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "generated" || d.Name() == "model" || strings.HasPrefix(d.Name(), ".") && path != ".") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, path, nil, parser.PackageClauseOnly)
		if err != nil {
			return err
		}
		if n := fset.File(f.Pos()).LineCount(); n > most {
			t.Errorf("%s has %d lines: split it", path, n)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
