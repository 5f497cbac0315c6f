package graph

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"minzheng/internal/access"
)

var update = flag.Bool("update", false, "rewrite the golden answers")

// golden is a query in testdata/<field>/<case>.graphql. Its first lines say who asks, in which language and with which
// variables; {{name}} stands for an id of the world:
//
//	# actor: village_a
//	# lang: en
//	# variables: {"caseId": "{{caseA}}"}
//	# world: own
type golden struct {
	file, actor, lang, text string
	own                     bool          // it changes the world, and gets one of its own
	as                      *access.Actor // instead of a named actor
	variables               json.RawMessage
}

func readGolden(t *testing.T, file string, names map[string]string) golden {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	for name, id := range names {
		text = strings.ReplaceAll(text, "{{"+name+"}}", id)
	}
	if i := strings.Index(text, "{{"); i >= 0 {
		t.Fatalf("%s: the world has no %s", file, text[i:min(i+20, len(text))])
	}
	g := golden{file: file, actor: "city_officer", lang: "zh-CN", text: text, variables: json.RawMessage("{}")}
	for line := range strings.Lines(text) {
		key, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "# "), ": ")
		if !ok || !strings.HasPrefix(line, "#") {
			break
		}
		switch key {
		case "actor":
			g.actor = value
		case "lang":
			g.lang = value
		case "world":
			g.own = value == "own"
		case "variables":
			g.variables = json.RawMessage(value)
		}
	}
	return g
}

var refs = regexp.MustCompile(`"ref":"[^"]*"`)

// run asks as a client would: by hash.
func (g golden) run(t *testing.T, w *world) []byte {
	t.Helper()
	const hash = "sha256:golden"
	body, err := json.Marshal(map[string]any{"variables": g.variables, "extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hash}}})
	if err != nil {
		t.Fatalf("%s: %v", g.file, err)
	}
	r := post(string(body), "Accept-Language", g.lang)
	ctx := r.Context()
	a := g.as
	if a == nil {
		a = w.actor(g.actor)
	}
	if a != nil {
		ctx = access.With(ctx, a)
	}
	rec := httptest.NewRecorder()
	w.handler(map[string]string{hash: g.text}).ServeHTTP(rec, r.WithContext(ctx))
	var out bytes.Buffer
	if err := json.Indent(&out, refs.ReplaceAll(rec.Body.Bytes(), []byte(`"ref":"…"`)), "", "  "); err != nil {
		t.Fatalf("%s: %v: %s", g.file, err, rec.Body)
	}
	return append(out.Bytes(), '\n')
}

func (g golden) compare(t *testing.T, got []byte) {
	t.Helper()
	file := strings.TrimSuffix(g.file, ".graphql") + ".json"
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: the answer changed (-update writes it anew)\n%s", file, got)
	}
}

func TestGolden(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*/*.graphql")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d cases: %v", len(files), err)
	}
	shared := newWorld(t) // what is refused changes nothing
	for _, file := range files {
		g := readGolden(t, file, shared.names)
		t.Run(strings.TrimSuffix(strings.TrimPrefix(file, "testdata/"), ".graphql"), func(t *testing.T) {
			t.Parallel()
			w := shared
			if g.own {
				w = newWorld(t)
			}
			g.compare(t, g.run(t, w))
		})
	}
}

// TestGoldenCoverage keeps the golden cases complete: every root field has one.
func TestGoldenCoverage(t *testing.T) {
	t.Parallel()
	rootFields(t, func(root string, f *ast.FieldDefinition) {
		if root == "Subscription" {
			return
		}
		if found, _ := filepath.Glob("testdata/" + f.Name + "/*.graphql"); len(found) == 0 {
			t.Errorf("%s.%s has no golden case", root, f.Name)
		}
	})
}
