package docstore

import (
	"encoding/json"
	"fmt"
	"strings"
)

// FieldInfo describes a declared field. Pos is its place in Record.Cols (scalars) or Record.Sets (sets); -1 is the id.
type FieldInfo struct {
	Name     string
	Kind     Kind
	Required bool // never null: may be a sort key
	Pos      int
}

// IDField is the name under which every collection can be filtered and sorted by document id.
const IDField = "id"

var idInfo = FieldInfo{Name: IDField, Kind: KindString, Required: true, Pos: -1}

// Key is one key of an index or of a sort.
type Key struct {
	Field FieldInfo
	Desc  bool
}

// Index is a declared secondary index. Adapters append the id in the direction of the last key.
type Index struct {
	Name string
	Keys []Key
}

// Record is a document as adapters store it: the body and what the declared getters say about it.
type Record struct {
	ID      string
	Version int64
	Cols    []Value    // one per scalar field
	Sets    [][]string // one per set field; sorted, without duplicates
	Guards  []Value    // one per Unique; null: not guarded
	Body    []byte     // JSON
}

// Raw is a stored document without its type; Body is its JSON, metadata included.
type Raw struct {
	ID      string
	Version int64
	Body    []byte
}

// Schema is the declaration of a collection without its type.
type Schema struct {
	Name    string
	Version int
	Scalars []FieldInfo
	Sets    []FieldInfo
	Indexes []Index
	Uniques []string
	// Extract decodes a stored body (applying upcasters) and runs the getters.
	Extract func(body []byte) (Record, error)

	byName map[string]FieldInfo
	err    error
}

// Field looks a field up by name.
func (s *Schema) Field(name string) (FieldInfo, bool) {
	if name == IDField {
		return idInfo, true
	}
	f, ok := s.byName[name]
	return f, ok
}

// Err is what is wrong with the declaration itself, if anything.
func (s *Schema) Err() error { return s.err }

func (s *Schema) fail(format string, args ...any) {
	if s.err == nil {
		s.err = fmt.Errorf("docstore: declaration of %q: %s", s.Name, fmt.Sprintf(format, args...))
	}
}

// goodName accepts names that are safe as a column, a table and a BSON key.
func goodName(n string) bool {
	if n == "" || len(n) > 48 || n[0] < 'a' || n[0] > 'z' || strings.Contains(n, "__") {
		return false
	}
	for i := range len(n) {
		switch c := n[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '_':
		default:
			return false
		}
	}
	return true
}

func (s *Schema) addField(name string, k Kind, required bool) FieldInfo {
	f := FieldInfo{Name: name, Kind: k, Required: required, Pos: len(s.Scalars)}
	if k == KindSet {
		f.Pos = len(s.Sets)
	}
	if !goodName(name) || strings.EqualFold(name, IDField) {
		s.fail("field name %q", name)
		return f
	}
	for have := range s.byName {
		if strings.EqualFold(have, name) {
			s.fail("field %q is declared twice", name)
			return f
		}
	}
	if k == KindSet {
		s.Sets = append(s.Sets, f)
	} else {
		s.Scalars = append(s.Scalars, f)
	}
	s.byName[name] = f
	return f
}

// Declared is a collection's declaration; every *Spec is one.
type Declared interface{ Schema() *Schema }

// upcaster turns the body of one schema number into that of the next.
type upcaster func(json.RawMessage) (json.RawMessage, error)

// Records turns raw documents into records by the declared getters. ErrBadDocument when the id or version differs from the body's.
func Records(s *Schema, docs []Raw) ([]Record, error) {
	out := make([]Record, len(docs))
	for i, d := range docs {
		r, err := s.Extract(d.Body)
		if err != nil {
			return nil, err
		}
		if r.ID != d.ID || r.Version != d.Version {
			return nil, fmt.Errorf("%w: %s/%s version %d holds %s version %d", ErrBadDocument, s.Name, d.ID, d.Version, r.ID, r.Version)
		}
		out[i] = r
	}
	return out, nil
}
