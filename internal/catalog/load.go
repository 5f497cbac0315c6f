package catalog

import (
	"embed"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed procedures programs lifecycles organizations facilities ledgers options.yaml standards.yaml
var embedded embed.FS

// Embedded is the catalogue that is built into the program.
func Embedded(voc Vocabulary) (*Catalog, error) { return Load(embedded, voc) }

// Load reads procedures/*.yaml, programs/*.yaml, programs/archive/*.yaml, options.yaml and standards.yaml, merges
// every programme with the procedure it follows and checks all references. Error: *LoadError with every problem.
func Load(fsys fs.FS, voc Vocabulary) (*Catalog, error) {
	ps := &problems{}
	c := &Catalog{editions: map[string]*Program{}}
	ck := &checker{voc: voc, c: c, ps: ps}

	at, ok := read(fsys, "options.yaml", &c.options, ps)
	if ok {
		ck.options(at)
	}
	var standards []*StandardSpec
	at, ok = read(fsys, "standards.yaml", &standards, ps)
	c.standards = standards
	if ok {
		ck.standards(at)
	}

	courses := &courses{files: map[string]*course{}, ps: ps, ck: ck}
	for _, name := range glob(fsys, "procedures/*.yaml", ps) {
		x := &course{}
		var ok bool
		if x.at, ok = read(fsys, name, &x.Procedure, ps); !ok {
			continue
		}
		if want := strings.TrimSuffix(path.Base(name), ".yaml"); x.ID != want {
			ps.add(x.at.sub(".id"), "the procedure of this file is %q, not %q", want, x.ID)
		}
		courses.files[x.ID] = x
	}
	var files []*programFile
	for _, name := range glob(fsys, "programs/*.yaml", ps) {
		f := &programFile{}
		var ok bool
		if f.at, ok = read(fsys, name, &f.Program, ps); !ok {
			continue
		}
		if !strings.EqualFold(f.ID, strings.TrimSuffix(path.Base(name), ".yaml")) {
			ps.add(f.at.sub(".id"), "the programme %q must live in %s.yaml", f.ID, strings.ToLower(f.ID))
		}
		files = append(files, f)
	}
	for _, f := range files {
		p, ok := c.merged(f, files, courses, ps)
		if !ok {
			continue
		}
		o := &origin{program: f.at, parts: map[string]place{}}
		base := &course{}
		if p.Follows != "" {
			base = courses.of(p.Follows, nil)
		}
		maps.Copy(o.parts, base.parts)
		ck.duplicates(&f.Program, o.program)
		inherit(p, base, o, ps)
		fill(p, c)
		var err error
		if p.Edition, err = editionOf(p); err != nil {
			return nil, err
		}
		ck.program(p, o)
		c.programs = append(c.programs, p)
		c.editions[p.ID+"@"+p.Edition] = p
	}
	c.archived(fsys, ps)
	c.sort()
	if err := c.loadKinds(fsys, voc, ps); err != nil {
		return nil, err
	}
	if err := c.loadLedgers(fsys, voc, ps); err != nil {
		return nil, err
	}
	if err := ps.err(); err != nil {
		return nil, err
	}
	return c, nil
}

// programFile is a programme as its own file has it.
type programFile struct {
	Program
	at place
}

// merged is a copy of a file's programme with the sections and documents that it takes from others.
func (c *Catalog) merged(f *programFile, files []*programFile, courses *courses, ps *problems) (*Program, bool) {
	p := f.Program
	if p.Follows != "" && courses.of(p.Follows, nil) == nil {
		ps.add(f.at.sub(".follows"), "no procedure %q", p.Follows)
		return nil, false
	}
	of := func(use string) (*programFile, string) {
		id, key, _ := strings.Cut(use, "/")
		if i := slices.IndexFunc(files, func(x *programFile) bool { return x.ID == id && x != f }); i >= 0 {
			return files[i], key
		}
		return nil, key
	}
	p.Form = slices.Clone(p.Form)
	for i := range p.Form {
		s := &p.Form[i]
		if s.Use == "" {
			continue
		}
		other, key := of(s.Use)
		at := f.at.sub(".form[%d].use", i)
		if other == nil || !slices.ContainsFunc(other.Form, func(x Section) bool { return x.Key == key && x.Use == "" }) {
			ps.add(at, "no section %q", s.Use)
			return nil, false
		}
		j := slices.IndexFunc(other.Form, func(x Section) bool { return x.Key == key })
		*s = other.Form[j]
	}
	p.Docs = slices.Clone(p.Docs)
	for i := range p.Docs {
		d := &p.Docs[i]
		if d.Use == "" {
			continue
		}
		other, key := of(d.Use)
		at := f.at.sub(".documents[%d].use", i)
		if other == nil || !slices.ContainsFunc(other.Docs, func(x Document) bool { return x.Key == key && x.Use == "" }) {
			ps.add(at, "no document %q", d.Use)
			return nil, false
		}
		j := slices.IndexFunc(other.Docs, func(x Document) bool { return x.Key == key })
		*d = other.Docs[j]
	}
	return &p, true
}

// fill takes the common causes and end reasons for a programme that lists none, and writes out the fact that stands for
// every field.
func fill(p *Program, c *Catalog) {
	if p.Causes == nil {
		p.Causes = c.options[FromCauses]
	}
	if p.EndReasons == nil {
		p.EndReasons = c.options[FromEndReasons]
	}
	for i := range p.Steps {
		s := &p.Steps[i]
		if !slices.ContainsFunc(s.Facts, func(f Fact) bool { return f.Field == "*" }) {
			continue
		}
		var facts []Fact
		for _, fact := range s.Facts {
			if fact.Field != "*" {
				facts = append(facts, fact)
				continue
			}
			for _, f := range p.Fields() {
				named := slices.ContainsFunc(s.Facts, func(x Fact) bool { return x.Field == f.Key })
				if !named && f.Sets != "ACCOUNT" && f.Sets != "MEMBERS" && f.Sets != "CAUSES" {
					facts = append(facts, Fact{Field: f.Key, When: fact.When})
				}
			}
		}
		s.Facts = facts
	}
}

// archived reads editions that were replaced: files written by Archive and named PROGRAM@EDITION.yaml. They were
// checked when they were current and are only read by their own cases.
func (c *Catalog) archived(fsys fs.FS, ps *problems) {
	for _, name := range glob(fsys, "programs/archive/*.yaml", ps) {
		p := &Program{}
		at, ok := read(fsys, name, p, ps)
		if !ok {
			continue
		}
		id, edition, named := strings.Cut(strings.TrimSuffix(path.Base(name), ".yaml"), "@")
		if !named || id != p.ID || len(edition) != 12 {
			ps.add(at, "an archived edition is named PROGRAM@EDITION.yaml")
			continue
		}
		p.Edition = edition
		c.editions[id+"@"+edition] = p
	}
}

// Archive writes a merged programme as the file that keeps its edition readable once the programme has changed.
func Archive(p *Program) (name string, data []byte, err error) {
	data, err = yaml.Marshal(p)
	return p.ID + "@" + p.Edition + ".yaml", data, err
}

func glob(fsys fs.FS, pattern string, ps *problems) []string {
	names, err := fs.Glob(fsys, pattern)
	if err != nil {
		ps.add(place{}, "%v", err)
	}
	slices.Sort(names)
	return names
}
