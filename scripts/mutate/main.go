// Command mutate proves that the scope oracle (internal/demo, TestScopeOracle) notices each scope that is taken away. It
// finds every place under internal/ where a repository asks package access for the scope of a read, or whether a record
// may be read, rewrites them all in an overlay (no file of the tree changes) so that the variable MUTANT takes one of
// them away, builds the oracle once, and runs it once per place. It prints a table and fails when the oracle passes
// without one of them.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// place is one call that keeps a read within the reach of who asks.
type place struct {
	file       string
	line       int
	in         string // the function
	call       string // as it is written
	start, end int    // offsets of what is replaced
	to         string
}

// elsewhere are questions about one record that decide about a write, or about the words of a refusal, which the tests of their
// own packages hold; or whose answer another scope has given already.
var elsewhere = map[string]string{
	"internal/payroll/service.go batch":    "the steps of a run",
	"internal/payroll/advance.go Steps":    "the steps of a run",
	"internal/payroll/read.go wholeCase":   "a second lock behind GetMany of cases: no role reads payments less far than cases",
	"internal/ledger/alarm.go gaps":        "which days lack a record in the divisions of one's own reach: records elsewhere change nothing",
	"internal/ledger/balance.go":           "what was allocated to the townships of one's own reach: records elsewhere change nothing",
	"internal/ledger/alarm.go missing":     "who lacks a record in one's own reach: records elsewhere change nothing",
	"internal/ledger/series.go asides":     "a second lock: the division is in reach and each ledger seen before its records are counted",
	"internal/ledger/import.go":            "takes in or out what a file brings: held by the tests of the importer",
	"internal/people/duplicates.go":        "who has a number already, while a person is registered",
	"internal/people/members.go elsewhere": "the words of a refusal",
	"internal/people/save.go":              "who has a number already, while a person is saved",
	"internal/staff/find.go filter Can":    "a division out of reach; the scope itself is mutated",
}

const helper = `
// Mutant is Scope without its place and section when MUTANT is n; where no right is narrower than the city, without
// asking for the permission.
func Mutant[T any](n string, a *Actor, do Permission, l Located[T]) (docstore.Filter[T], error) {
	if os.Getenv("MUTANT") != n {
		return Scope(a, do, l)
	}
	for _, r := range Matrix() {
		if r.Do == do && (r.Cover != CoverAll || r.Reach != ReachCity && r.Reach != ReachAnywhere) {
			return docstore.True[T](), a.Need(do)
		}
	}
	return docstore.True[T](), nil
}

// CanMutant is Can without the place and the section when MUTANT is n.
func (a *Actor) CanMutant(n string, do Permission, at region.Place, section string) error {
	if os.Getenv("MUTANT") != n {
		return a.Can(do, at, section)
	}
	return a.Need(do)
}
`

func main() {
	only := flag.String("only", "", "only places whose file, function or call contains this")
	flag.Parse()
	if err := run(*only); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(only string) error {
	dir, err := os.MkdirTemp("", "minzheng-mutate-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	places, overlay, err := rewrite(dir)
	if err != nil {
		return err
	}
	plan, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), plan, 0o600); err != nil {
		return err
	}
	oracle := filepath.Join(dir, "oracle.test")
	build := exec.Command("go", "test", "-c", "-vet=off", "-overlay", filepath.Join(dir, "overlay.json"), "-o", oracle, "./internal/demo")
	build.Stdout, build.Stderr = os.Stdout, os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("build with the overlay: %w", err)
	}
	if said, err := ask(oracle, "none"); err != nil {
		return fmt.Errorf("the oracle fails with every scope in place: %s", said)
	}
	asked, missed := 0, 0
	for i, p := range places {
		if !strings.Contains(p.file+" "+p.in+" "+p.call, only) {
			continue
		}
		asked++
		said, err := ask(oracle, strconv.Itoa(i))
		verdict := "noticed by " + said
		if err == nil {
			verdict, missed = "NOT NOTICED", missed+1
		}
		fmt.Printf("%-34s %-16s %-62s %s\n", p.file+":"+strconv.Itoa(p.line), p.in, p.call, verdict)
	}
	if missed > 0 {
		return fmt.Errorf("%d of %d scopes can be taken away unnoticed", missed, asked)
	}
	fmt.Printf("All %d are noticed.\n", asked)
	return nil
}

var failed = regexp.MustCompile(`(?m)^\s*--- FAIL: TestScopeOracle/(\w+)|^\s+\w+_test\.go:\d+: (.{0,60})`)

// ask runs the oracle with one place mutated and tells which part of it failed first, and how.
func ask(oracle, mutant string) (string, error) {
	cmd := exec.Command(oracle, "-test.run", "^TestScopeOracle$", "-test.timeout", "5m")
	cmd.Env = append(os.Environ(), "MUTANT="+mutant)
	cmd.Dir = filepath.Join("internal", "demo")
	out, err := cmd.CombinedOutput()
	if err == nil {
		return "", nil
	}
	part, how := "", ""
	for _, m := range failed.FindAllSubmatch(out, -1) {
		if part == "" && len(m[1]) > 0 {
			part = string(m[1])
		}
		if how == "" && len(m[2]) > 0 {
			how = string(m[2])
		}
	}
	if part == "" {
		return string(out), err
	}
	return part + ": " + how, err
}

// rewrite puts the mutated files under dir and returns what stands where.
func rewrite(dir string) ([]place, map[string]string, error) {
	var places []place
	overlay := map[string]string{}
	put := func(file string, src []byte) error {
		abs, err := filepath.Abs(file)
		if err != nil {
			return err
		}
		overlay[abs] = filepath.Join(dir, strconv.Itoa(len(overlay))+".go")
		return os.WriteFile(overlay[abs], src, 0o600)
	}
	err := filepath.WalkDir("internal", func(file string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") || strings.HasPrefix(file, "internal/access/") {
			return err
		}
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		found, err := find(file, src)
		if err != nil || len(found) == 0 {
			return err
		}
		var out bytes.Buffer
		last := 0
		for i, p := range found {
			out.Write(src[last:p.start])
			fmt.Fprintf(&out, p.to, len(places)+i)
			last = p.end
		}
		out.Write(src[last:])
		places = append(places, found...)
		return put(file, out.Bytes())
	})
	if err != nil {
		return nil, nil, err
	}
	scope := filepath.Join("internal", "access", "scope.go")
	src, err := os.ReadFile(scope)
	if err != nil {
		return nil, nil, err
	}
	src = bytes.Replace(src, []byte("import ("), []byte("import (\n\t\"os\"\n\t\"minzheng/internal/region\""), 1)
	return places, overlay, put(scope, append(src, helper...))
}

// find lists the places of a file in their order.
func find(file string, src []byte) ([]place, error) {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, file, src, 0)
	if err != nil {
		return nil, err
	}
	var out []place
	for _, decl := range tree.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		ast.Inspect(fn, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			at := func(p token.Pos) int { return set.Position(p).Offset }
			p := place{
				file: filepath.ToSlash(file), line: set.Position(call.Pos()).Line, in: fn.Name.Name, call: string(src[at(call.Pos()):at(call.End())]),
				start: at(sel.Sel.Pos()), end: at(call.Lparen) + 1,
			}
			switch {
			case p.exempt(sel.Sel.Name):
				return true
			case sel.Sel.Name == "Scope" && fmt.Sprint(sel.X) == "access":
				p.to = `Mutant("%d", `
			case sel.Sel.Name == "Can" && p.reads(string(src[at(call.Args[0].Pos()):at(call.Args[0].End())])):
				p.to = `CanMutant("%d", `
			default:
				return true
			}
			out = append(out, p)
			return true
		})
	}
	slices.SortFunc(out, func(a, b place) int { return a.start - b.start })
	return out, nil
}

// exempt reports whether the place is listed under elsewhere: with its file, its function, or one of the function's calls.
func (p *place) exempt(called string) bool {
	for _, key := range []string{p.file, p.file + " " + p.in, p.file + " " + p.in + " " + called} {
		if _, ok := elsewhere[key]; ok {
			return true
		}
	}
	return false
}

// reads reports whether the call decides about a read. The permission, as it is written in the call, is one to read, or a
// variable that may be; imports are read with the permission to run them.
func (p *place) reads(do string) bool {
	return strings.HasSuffix(do, "Read") || strings.HasPrefix(strings.TrimPrefix(do, "registry."), "ReadPermission(") || do == "do" || do == "access.ImportRun" && p.file == "internal/importer/service.go" && p.in == "Get"
}
