package catalog

import (
	"embed"
	"io/fs"
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

	procedures, places := map[string]*Procedure{}, map[string]place{}
	for _, name := range glob(fsys, "procedures/*.yaml", ps) {
		proc := &Procedure{}
		at, ok := read(fsys, name, proc, ps)
		if !ok {
			continue
		}
		if want := strings.TrimSuffix(path.Base(name), ".yaml"); proc.ID != want {
			ps.add(at.sub(".id"), "the procedure of this file is %q, not %q", want, proc.ID)
		}
		procedures[proc.ID], places[proc.ID] = proc, at
	}
	for _, name := range glob(fsys, "programs/*.yaml", ps) {
		p := &Program{}
		at, ok := read(fsys, name, p, ps)
		if !ok {
			continue
		}
		if !strings.EqualFold(p.ID, strings.TrimSuffix(path.Base(name), ".yaml")) {
			ps.add(at.sub(".id"), "the programme %q must live in %s.yaml", p.ID, strings.ToLower(p.ID))
		}
		o := &origin{program: at, parts: map[string]place{}}
		proc := procedures[p.Follows]
		switch {
		case proc != nil:
			o.procedure = places[p.Follows]
		case p.Follows == "":
			proc = &Procedure{}
		default:
			ps.add(at.sub(".follows"), "no procedure %q", p.Follows)
			continue
		}
		ck.duplicates(p, proc, o)
		merge(p, proc, o, ps)
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
