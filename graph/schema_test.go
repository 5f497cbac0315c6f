package graph

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"minzheng/graph/generated"
	"minzheng/internal/access"
)

func schema() *ast.Schema { return generated.NewExecutableSchema(generated.Config{}).Schema() }

// defined visits the types of our own file.
func defined(t *testing.T, visit func(d *ast.Definition)) {
	t.Helper()
	n := 0
	for name, d := range schema().Types {
		if d.BuiltIn || strings.HasPrefix(name, "__") {
			continue
		}
		n++
		visit(d)
	}
	if n < 50 {
		t.Fatalf("only %d types seen", n)
	}
}

func rootFields(t *testing.T, visit func(root string, f *ast.FieldDefinition)) {
	t.Helper()
	s := schema()
	n := 0
	for _, root := range []*ast.Definition{s.Query, s.Mutation, s.Subscription} {
		for _, f := range root.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			n++
			visit(root.Name, f)
		}
	}
	if n < 40 {
		t.Fatalf("only %d root fields seen", n)
	}
}

func TestEveryRootFieldIsGuardedAndDescribed(t *testing.T) {
	t.Parallel()
	rootFields(t, func(root string, f *ast.FieldDefinition) {
		guard, open := f.Directives.ForName("can"), f.Directives.ForName("public")
		if (guard == nil) == (open == nil) {
			t.Errorf("%s.%s: want exactly one of @can and @public", root, f.Name)
		}
		if guard != nil && len(guard.Arguments.ForName("do").Value.Children) == 0 {
			t.Errorf("%s.%s: @can names no permission", root, f.Name)
		}
		if f.Description == "" {
			t.Errorf("%s.%s: no description", root, f.Name)
		}
	})
}

func TestPermissionsOfSchemaAreThoseOfAccess(t *testing.T) {
	t.Parallel()
	var in []string
	for _, v := range schema().Types["Permission"].EnumValues {
		in = append(in, v.Name)
	}
	var ours []string
	for _, p := range access.AllPermissions() {
		ours = append(ours, string(p))
	}
	slices.Sort(in)
	slices.Sort(ours)
	if !slices.Equal(in, ours) {
		t.Errorf("schema %v\naccess %v", in, ours)
	}
}

func TestMutationsHaveOneForm(t *testing.T) {
	t.Parallel()
	s := schema()
	verbNoun := regexp.MustCompile(`^[a-z]+([A-Z][a-z]+)+$`)
	noRev := []string{"createCase", "createEntry", "createHousehold", "proposeStandard", "freezeBatch", "checkImport", "changePassword", "revokeSession", "revealValue", "setFavourite", "noteVisit"}
	for _, m := range s.Mutation.Fields {
		if !verbNoun.MatchString(m.Name) {
			t.Errorf("%s: want verbNoun", m.Name)
		}
		want := strings.ToUpper(m.Name[:1]) + m.Name[1:] + "Input!"
		if len(m.Arguments) != 1 || m.Arguments[0].Name != "input" || m.Arguments[0].Type.String() != want {
			t.Errorf("%s: want one argument input: %s", m.Name, want)
			continue
		}
		if got := m.Type.String(); !strings.HasSuffix(got, "Payload!") {
			t.Errorf("%s: answers %s, want a payload", m.Name, got)
		}
		in := s.Types[strings.TrimSuffix(want, "!")]
		if f := in.Fields.ForName("requestId"); f == nil || f.Type.String() != "ID!" {
			t.Errorf("%s: want requestId: ID!", in.Name)
		}
		if in.Fields.ForName("rev") == nil && !slices.Contains(noRev, m.Name) {
			t.Errorf("%s: a write to a record carries rev", in.Name)
		}
	}
}

func TestIDsAreNamedAfterTheirKind(t *testing.T) {
	t.Parallel()
	named := regexp.MustCompile(`(Id|Ids|Code|^ids)$`)
	isID := func(ty *ast.Type) bool { return ty.Name() == "ID" }
	defined(t, func(d *ast.Definition) {
		for _, f := range d.Fields {
			for _, a := range f.Arguments {
				if isID(a.Type) && !named.MatchString(a.Name) {
					t.Errorf("%s.%s(%s:): name the kind of id", d.Name, f.Name, a.Name)
				}
			}
			if d.Kind == ast.InputObject && isID(f.Type) && !named.MatchString(f.Name) {
				t.Errorf("%s.%s: name the kind of id", d.Name, f.Name)
			}
		}
	})
}

func TestListsHaveNoHoles(t *testing.T) {
	t.Parallel()
	// Cells and points may be empty; their positions are what counts.
	holes := []string{"FigureRow.keys", "FigureRow.labels", "FigureRow.values", "RecordRow.cells", "RecordRow.labels", "BoardSeries.values", "LedgerRollup.total", "LedgerRollupRow.values", "LedgerRollupRow.beside", "LedgerRollupAside.total"}
	defined(t, func(d *ast.Definition) {
		for _, f := range d.Fields {
			for ty := f.Type; ty.Elem != nil; ty = ty.Elem {
				if d.Kind != ast.InputObject && !ty.NonNull {
					t.Errorf("%s.%s: a list is never null", d.Name, f.Name)
				}
				if !ty.Elem.NonNull && !slices.Contains(holes, d.Name+"."+f.Name) {
					t.Errorf("%s.%s: a list has no null elements", d.Name, f.Name)
				}
			}
		}
	})
}

func TestNamesAndDescriptions(t *testing.T) {
	t.Parallel()
	screaming := regexp.MustCompile(`^[A-Z]+(_[A-Z0-9]+)*$`)
	defined(t, func(d *ast.Definition) {
		for _, v := range d.EnumValues {
			if !screaming.MatchString(v.Name) {
				t.Errorf("%s.%s: want SCREAMING_SNAKE", d.Name, v.Name)
			}
		}
		plain := strings.HasSuffix(d.Name, "Connection") || strings.HasSuffix(d.Name, "Payload") || d.Kind == ast.InputObject
		root := d.Name == "Query" || d.Name == "Mutation" || d.Name == "Subscription"
		if d.Description == "" && !plain && !root {
			t.Errorf("%s: no description", d.Name)
		}
	})
}

func TestConnectionsHaveOneShape(t *testing.T) {
	t.Parallel()
	defined(t, func(d *ast.Definition) {
		if node, ok := strings.CutSuffix(d.Name, "Connection"); ok {
			if node == "Record" {
				node = "RecordRow"
			} else if node == "Staff" {
				node = "StaffMember"
			} else if node == "Audit" {
				node = "AuditEvent"
			}
			for name, ty := range map[string]string{"nodes": "[" + node + "!]!", "pageInfo": "PageInfo!", "totalCount": "Int!"} {
				if f := d.Fields.ForName(name); f == nil || f.Type.String() != ty {
					t.Errorf("%s: want %s: %s", d.Name, name, ty)
				}
			}
		}
		for _, f := range d.Fields {
			if !strings.HasSuffix(f.Type.Name(), "Connection") {
				continue
			}
			first, after := f.Arguments.ForName("first"), f.Arguments.ForName("after")
			if first == nil || first.DefaultValue == nil || after == nil {
				t.Errorf("%s.%s: a connection pages by first (with a default) and after", d.Name, f.Name)
			}
		}
	})
}

func TestPersonalDataIsMarked(t *testing.T) {
	t.Parallel()
	personal := regexp.MustCompile(`(?i)^(relative)?(id_?numbers?|phone|bankAccount|disabilityCert|account|number)(Masked)?$|^normalized$|password`)
	fine := []string{"LegalBasis.number", "Household.number", "Case.number", "Entry.number", "Case.account", "Batch.number", "Me.mustChangePassword", "Mutation.changePassword", "Mutation.resetPassword"}
	marked := 0
	defined(t, func(d *ast.Definition) {
		if d.Kind == ast.Enum {
			return
		}
		check := func(name string, ds ast.DirectiveList) {
			if ds.ForName("sensitive") != nil {
				marked++
			} else if short := name[strings.LastIndexByte(name, '.')+1:]; personal.MatchString(short) && !slices.Contains(fine, name) {
				t.Errorf("%s: personal data without @sensitive", name)
			}
		}
		for _, f := range d.Fields {
			check(d.Name+"."+f.Name, f.Directives)
			for _, a := range f.Arguments {
				check(d.Name+"."+f.Name+"."+a.Name, a.Directives)
			}
		}
	})
	if marked < 15 {
		t.Errorf("only %d fields are marked", marked)
	}
}
