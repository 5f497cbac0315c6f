package sqlite

import (
	"fmt"
	"strings"

	"minzheng/internal/docstore"
)

// table has the SQL texts of a collection that do not depend on a query.
type table struct {
	schema *docstore.Schema
	name   string // quoted

	columns string // rid, id, version, c_…, u_…, s_…, body
	insert  string
	update  string // all but rid and id, by rid
	cas     string // the same by id and version; only without sets
	old     string // rid, version, s_… by id
	sides   []side
}

// side is the search table of a set.
type side struct{ name, add, remove string }

func quote(name string) string { return `"` + name + `"` }

func sideName(collection, set string) string { return quote(collection + "__" + set) }

// column is where a field is kept, in the table t.
func column(f docstore.FieldInfo) string {
	if f.Pos < 0 {
		return "id"
	}
	return "c_" + f.Name
}

func newTable(s *docstore.Schema) *table {
	t := &table{schema: s, name: quote(s.Name)}
	cols := []string{"version"}
	for _, f := range s.Scalars {
		cols = append(cols, column(f))
	}
	for _, u := range s.Uniques {
		cols = append(cols, "u_"+u)
	}
	t.old = "SELECT rid,version"
	for _, f := range s.Sets {
		cols = append(cols, "s_"+f.Name)
		t.old += ",s_" + f.Name
		n := sideName(s.Name, f.Name)
		t.sides = append(t.sides, side{n, "INSERT INTO " + n + "(v,rid) VALUES(?,?)", "DELETE FROM " + n + " WHERE v=? AND rid=?"})
	}
	cols = append(cols, "body")
	t.columns = "rid,id," + strings.Join(cols, ",")
	t.insert = "INSERT INTO " + t.name + "(id," + strings.Join(cols, ",") + ") VALUES(?" + strings.Repeat(",?", len(cols)) + ")"
	set := "UPDATE " + t.name + " SET " + strings.Join(cols, "=?,") + "=?"
	t.update = set + " WHERE rid=?"
	t.cas = set + " WHERE id=? AND version=?"
	t.old += " FROM " + t.name + " WHERE id=?"
	return t
}

// create is the DDL of the table under a name.
func (t *table) create(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE %s(rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL", name)
	for _, f := range t.schema.Scalars {
		typ := "INTEGER"
		if f.Kind == docstore.KindString {
			typ = "TEXT"
		}
		if f.Required {
			typ += " NOT NULL"
		}
		fmt.Fprintf(&b, ", %s %s", column(f), typ)
	}
	for _, u := range t.schema.Uniques {
		fmt.Fprintf(&b, ", u_%s TEXT", u)
	}
	for _, f := range t.schema.Sets {
		fmt.Fprintf(&b, ", s_%s TEXT NOT NULL", f.Name)
	}
	b.WriteString(", body BLOB NOT NULL) STRICT")
	return b.String()
}

// others is the DDL of the side tables and unique keys.
func (t *table) others() []string {
	var out []string
	for _, s := range t.sides {
		out = append(out, "CREATE TABLE "+s.name+"(v TEXT NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY(v,rid)) WITHOUT ROWID, STRICT")
	}
	for _, u := range t.schema.Uniques {
		out = append(out, fmt.Sprintf("CREATE UNIQUE INDEX %s ON %s(u_%s)", quote(t.schema.Name+"__u_"+u), t.name, u))
	}
	return out
}

// layout is what decides whether stored rows fit the declaration.
func (t *table) layout() string {
	return fmt.Sprintf("%d %s", t.schema.Version, t.create(t.name))
}

// indexes gives the DDL of the secondary indexes by name.
func (t *table) indexes() map[string]string {
	out := map[string]string{}
	for _, ix := range t.schema.Indexes {
		keys := ix.Keys
		if last := keys[len(keys)-1]; last.Field.Pos >= 0 {
			id, _ := t.schema.Field(docstore.IDField)
			keys = append(keys[:len(keys):len(keys)], docstore.Key{Field: id, Desc: last.Desc})
		}
		name := t.schema.Name + "__ix_" + ix.Name
		out[name] = fmt.Sprintf("CREATE INDEX %s ON %s(%s)", quote(name), t.name, orderBy(keys))
	}
	return out
}

func orderBy(keys []docstore.Key) string {
	var b strings.Builder
	for i, k := range keys {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(column(k.Field))
		if k.Desc {
			b.WriteString(" DESC")
		}
	}
	return b.String()
}
