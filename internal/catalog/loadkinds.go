package catalog

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"minzheng/internal/fault"
)

// Kinds lists every kind of organisation and facility, organisations first, by id.
func (c *Catalog) Kinds() []*Kind { return slices.Clone(c.kinds) }

// Kind is a kind of organisation or facility. Error: NOT_FOUND.
func (c *Catalog) Kind(id string) (*Kind, error) {
	for _, k := range c.kinds {
		if k.ID == id {
			return k, nil
		}
	}
	return nil, fault.NotFound(fault.T("该登记类别", "such kind of entry"))
}

// Ledgers lists every ledger by id.
func (c *Catalog) Ledgers() []*Ledger { return slices.Clone(c.ledgers) }

// Ledger is a ledger. Error: NOT_FOUND.
func (c *Catalog) Ledger(id string) (*Ledger, error) {
	for _, l := range c.ledgers {
		if l.ID == id {
			return l, nil
		}
	}
	return nil, fault.NotFound(fault.T("该台账", "such ledger"))
}

// FieldOptions resolves what a field of a kind or ledger offers.
func (c *Catalog) FieldOptions(f *Field) []Option { return c.OptionsFor(&Program{}, f) }

// loadKinds reads lifecycles/*.yaml, organizations/*.yaml and facilities/*.yaml.
func (c *Catalog) loadKinds(fsys fs.FS, voc Vocabulary, ps *problems) error {
	if voc.Register == nil {
		return nil
	}
	ck := &checker{voc: *voc.Register, c: c, ps: ps}
	lifecycles, places := map[string]*Procedure{}, map[string]place{}
	for _, name := range glob(fsys, "lifecycles/*.yaml", ps) {
		proc := &Procedure{}
		at, ok := read(fsys, name, proc, ps)
		if !ok {
			continue
		}
		if want := strings.TrimSuffix(path.Base(name), ".yaml"); proc.ID != want {
			ps.add(at.sub(".id"), "the lifecycle of this file is %q, not %q", want, proc.ID)
		}
		lifecycles[proc.ID], places[proc.ID] = proc, at
	}
	var origins []*origin
	for _, folder := range []struct{ dir, class string }{{"organizations", ClassOrganization}, {"facilities", ClassFacility}} {
		for _, name := range glob(fsys, folder.dir+"/*.yaml", ps) {
			k := &Kind{}
			at, ok := read(fsys, name, k, ps)
			if !ok {
				continue
			}
			named(ps, at, name, k.ID, "kind")
			proc := lifecycles[k.Follows]
			o := &origin{program: at, procedure: places[k.Follows], parts: map[string]place{}}
			if proc == nil {
				ps.add(at.sub(".follows"), "no lifecycle %q", k.Follows)
				continue
			}
			k.Class, k.course = folder.class, k.view()
			ck.duplicates(k.course, proc, o)
			merge(k.course, proc, o, ps)
			k.Statuses, k.Clocks, k.Steps = k.course.Statuses, k.course.Clocks, k.course.Steps
			var err error
			if k.Edition, err = hash(k); err != nil {
				return err
			}
			k.course.Edition = k.Edition
			c.kinds, origins = append(c.kinds, k), append(origins, o)
		}
	}
	for i, k := range c.kinds {
		ck.kind(k, origins[i])
	}
	ck.unique(place{}, "the kind", names(c.kinds, func(k *Kind) string { return k.ID }))
	return nil
}

// loadLedgers reads ledgers/*.yaml.
func (c *Catalog) loadLedgers(fsys fs.FS, voc Vocabulary, ps *problems) error {
	if voc.Ledger == nil {
		return nil
	}
	ck := &checker{voc: Vocabulary{Permissions: voc.Permissions}, c: c, ps: ps}
	var places []place
	for _, name := range glob(fsys, "ledgers/*.yaml", ps) {
		l := &Ledger{}
		at, ok := read(fsys, name, l, ps)
		if !ok {
			continue
		}
		named(ps, at, name, l.ID, "ledger")
		var err error
		if l.Edition, err = hash(l); err != nil {
			return err
		}
		c.ledgers, places = append(c.ledgers, l), append(places, at)
	}
	for i, l := range c.ledgers {
		ck.ledger(l, places[i], voc.Ledger)
	}
	slices.SortFunc(c.ledgers, func(a, b *Ledger) int { return cmp.Compare(a.ID, b.ID) })
	return nil
}

func named(ps *problems, at place, file, id, what string) {
	if !strings.EqualFold(id, strings.TrimSuffix(path.Base(file), ".yaml")) {
		ps.add(at.sub(".id"), "the %s %q must live in %s.yaml", what, id, strings.ToLower(id))
	}
}
