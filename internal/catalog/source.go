package catalog

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// LoadError reports everything that is wrong with a catalogue, each problem with file and line where there is one.
type LoadError struct{ Problems []string }

func (e *LoadError) Error() string {
	return fmt.Sprintf("catalogue: %d problem(s)\n%s", len(e.Problems), strings.Join(e.Problems, "\n"))
}

// problems collects; checks go on after the first one.
type problems struct{ list []string }

func (p *problems) add(at place, format string, args ...any) {
	msg := at.String() + ": " + fmt.Sprintf(format, args...)
	if !slices.Contains(p.list, msg) {
		p.list = append(p.list, msg)
	}
}

func (p *problems) err() error {
	if len(p.list) == 0 {
		return nil
	}
	return &LoadError{Problems: p.list}
}

// source is one file, kept so that a problem can name its line; it is parsed for that only then.
type source struct {
	name string
	data []byte
	file *ast.File
}

// place is a node of a file. The zero place is the catalogue as a whole.
type place struct {
	src  *source
	path string // $.steps[3].to
}

func (at place) sub(format string, args ...any) place {
	at.path += fmt.Sprintf(format, args...)
	return at
}

// String is file:line of the node, or of the nearest node above it that exists.
func (at place) String() string {
	if at.src == nil {
		return "catalogue"
	}
	for path := at.path; path != "$" && path != ""; path = path[:strings.LastIndexAny(path, ".[")] {
		if line := at.src.line(path); line > 0 {
			return fmt.Sprintf("%s:%d", at.src.name, line)
		}
	}
	return at.src.name
}

func (s *source) line(path string) int {
	if s.file == nil {
		file, err := parser.ParseBytes(s.data, 0)
		if err != nil {
			return 0
		}
		s.file = file
	}
	p, err := yaml.PathString(path)
	if err != nil {
		return 0
	}
	node, err := p.FilterFile(s.file)
	if err != nil || node == nil {
		return 0
	}
	if m, ok := node.(*ast.MappingNode); ok && len(m.Values) > 0 {
		return m.Values[0].Key.GetToken().Position.Line
	}
	return node.GetToken().Position.Line
}

// read decodes one file strictly into v; a problem is noted and ok is false.
func read(fsys fs.FS, name string, v any, ps *problems) (_ place, ok bool) {
	at := place{src: &source{name: name}, path: "$"}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		ps.add(at, "%v", err)
		return at, false
	}
	at.src.data = data
	if err := yaml.UnmarshalWithOptions(data, v, yaml.Strict()); err != nil {
		ps.add(at, "%s", strings.TrimSpace(yaml.FormatError(err, false, false)))
		return at, false
	}
	return at, true
}
