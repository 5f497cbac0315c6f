package region

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
)

// Directory is the whole tree, cached in memory and reloaded when a change commits. Readers see one consistent tree;
// they never wait for the store. Another process's changes appear at its next Reload.
type Directory struct {
	store docstore.Store
	docs  *docstore.Collection[Region, *Region]
	tree  atomic.Pointer[tree]
}

type tree struct {
	city     Code
	all      []Region // by code
	byCode   map[Code]int
	children map[Code][]int
}

// Open loads the tree.
func Open(ctx context.Context, store docstore.Store) (*Directory, error) {
	docs, err := docstore.Open(ctx, store, Spec)
	if err != nil {
		return nil, err
	}
	d := &Directory{store: store, docs: docs}
	return d, d.Reload(ctx)
}

// Reload reads the tree from the store again.
func (d *Directory) Reload(ctx context.Context) error {
	var all []Region
	for r, err := range d.docs.Scan(ctx, docstore.True[Region](), 500) {
		if err != nil {
			return fmt.Errorf("load regions: %w", err)
		}
		all = append(all, *r)
	}
	d.tree.Store(plant(all))
	return nil
}

func plant(all []Region) *tree {
	slices.SortFunc(all, func(a, b Region) int { return cmp.Compare(a.Code, b.Code) })
	t := &tree{all: all, byCode: make(map[Code]int, len(all)), children: map[Code][]int{}}
	for i := range all {
		t.byCode[all[i].Code] = i
		t.children[all[i].Parent] = append(t.children[all[i].Parent], i)
		if all[i].Tier == TierCity {
			t.city = all[i].Code
		}
	}
	return t
}

func notFound() error { return fault.NotFound(fault.T("该区划", "division")) }

// Get returns a division, standing or not. Error: NOT_FOUND.
func (d *Directory) Get(code Code) (Region, error) {
	t := d.tree.Load()
	if i, ok := t.byCode[code]; ok {
		return t.all[i], nil
	}
	return Region{}, notFound()
}

// City is the city's own row; the zero Region while the directory is empty.
func (d *Directory) City() Region {
	r, _ := d.Get(d.tree.Load().city)
	return r
}

// Name is the name of a division, or its code if the directory does not hold it.
func (d *Directory) Name(code Code) string {
	if r, err := d.Get(code); err == nil {
		return r.Name
	}
	return string(code)
}

// FullName joins the names from the city down: 示范市大桥镇花园社区. Unknown codes are named by themselves.
func (d *Directory) FullName(code Code) string {
	var b strings.Builder
	for _, c := range []Code{code.City(), code.Township(), code.Village()} {
		if c != "" {
			b.WriteString(d.Name(c))
		}
	}
	if b.Len() == 0 {
		return string(code)
	}
	return b.String()
}

// Children lists the divisions directly under code by code; those that stand on the day, or all if the day is none.
func (d *Directory) Children(code Code, on calendar.Date) []Region {
	if code == "" {
		return nil
	}
	t := d.tree.Load()
	var out []Region
	for _, i := range t.children[code] {
		if r := t.all[i]; on == "" || r.On(on) {
			out = append(out, r)
		}
	}
	return out
}

// Villages lists the villages of a township, or of the whole city, that have no last day, by code.
func (d *Directory) Villages(of Code) []Region {
	return d.filter(func(r *Region) bool { return r.Tier == TierVillage && r.ValidTo == "" && of.Contains(r.Code) })
}

// Townships lists the townships that have no last day, by code.
func (d *Directory) Townships() []Region {
	return d.filter(func(r *Region) bool { return r.Tier == TierTownship && r.ValidTo == "" })
}

// All lists every division that ever was, by code.
func (d *Directory) All() []Region { return slices.Clone(d.tree.Load().all) }

func (d *Directory) filter(keep func(*Region) bool) []Region {
	t := d.tree.Load()
	var out []Region
	for i := range t.all {
		if keep(&t.all[i]) {
			out = append(out, t.all[i])
		}
	}
	return out
}

// suffixes of village names that people leave out, longest first.
var suffixes = []string{"居民委员会", "村民委员会", "居委会", "村委会", "社区", "村"}

func stem(name string) string {
	for _, s := range suffixes {
		if short, ok := strings.CutSuffix(name, s); ok && short != "" {
			return short
		}
	}
	return name
}

// FindVillage finds a village of a township (or of the whole city) by the name that people write: with or without
// 村, 社区, 村委会 and the like where that is unambiguous, also by a name it had before, or by that of a division merged
// into it. An exact present name wins. False if none or several fit.
func (d *Directory) FindVillage(of Code, name string) (Region, bool) {
	name = strings.Join(strings.Fields(name), "")
	if name == "" {
		return Region{}, false
	}
	under := d.filter(func(r *Region) bool { return r.Tier == TierVillage && of.Contains(r.Code) })
	for _, fits := range []func(*Region) bool{
		func(r *Region) bool { return r.ValidTo == "" && r.Name == name },
		func(r *Region) bool { return r.ValidTo == "" && stem(r.Name) == stem(name) },
		func(r *Region) bool {
			return r.Name == name || slices.ContainsFunc(r.Former, func(f FormerName) bool { return f.Name == name })
		},
	} {
		found := map[Code]Region{}
		for i := range under {
			if fits(&under[i]) {
				if r, ok := d.Successor(under[i].Code); ok {
					found[r.Code] = r
				}
			}
		}
		for _, r := range found {
			return r, len(found) == 1
		}
	}
	return Region{}, false
}

// Successor follows mergers to the division that stands in for code today; false if it ended without one.
func (d *Directory) Successor(code Code) (Region, bool) {
	for range 10 {
		r, err := d.Get(code)
		if err != nil {
			return Region{}, false
		}
		if r.ValidTo == "" {
			return r, true
		}
		code = r.MergedInto
	}
	return Region{}, false
}

// Put adds divisions, or changes those whose code is there, in one transaction; a given-up name is kept under Former.
// Parents may come in the same call. Errors: INVALID naming the division and field; CONFLICT if somebody was faster.
func (d *Directory) Put(ctx context.Context, regions ...Region) error {
	regions = slices.Clone(regions)
	slices.SortFunc(regions, func(a, b Region) int { return cmp.Compare(a.Code, b.Code) }) // parents first
	err := d.store.Tx(ctx, func(ctx context.Context) error {
		ids := map[Code]bool{}
		for i := range regions {
			r := regions[i] // fn may run again
			if err := r.complete(); err != nil {
				return err
			}
			if err := d.fits(ctx, &r, ids, regions); err != nil {
				return err
			}
			ids[r.Code] = true
			if err := d.put(ctx, &r); err != nil {
				return err
			}
		}
		d.store.OnCommit(ctx, d.Reload)
		return nil
	})
	if errors.Is(err, docstore.ErrConflict) || docstore.IsDuplicate(err, "") {
		return fault.Stale().Wrap(err)
	}
	return err
}

// fits checks a division against its neighbours.
func (d *Directory) fits(ctx context.Context, r *Region, done map[Code]bool, batch []Region) error {
	refuse := func(reason, zh, en string) error {
		return fault.Invalid("REGION", fault.T("区划资料有误", "The division is not valid"),
			fault.Field{Path: "/regions/" + string(r.Code), Reason: reason, Text: fault.T(zh, en)})
	}
	if done[r.Code] {
		return refuse("REGION_TWICE", "同一代码重复", "The same code twice")
	}
	if r.Tier == TierCity {
		if city := d.tree.Load().city; city != "" && city != r.Code {
			return refuse("REGION_SECOND_CITY", "本系统只管理一个市", "The system holds one city")
		}
		for c := range done {
			if c.Tier() == TierCity {
				return refuse("REGION_SECOND_CITY", "本系统只管理一个市", "The system holds one city")
			}
		}
	}
	there := func(c Code) (bool, error) {
		if c == "" || done[c] || slices.ContainsFunc(batch, func(b Region) bool { return b.Code == c }) {
			return true, nil
		}
		return d.docs.Exists(ctx, Spec.ID().Eq(string(c)))
	}
	if ok, err := there(r.Parent); err != nil {
		return err
	} else if !ok {
		return refuse("REGION_PARENT", "上级区划不存在", "The division above it is not there")
	}
	if ok, err := there(r.MergedInto); err != nil {
		return err
	} else if !ok {
		return refuse("REGION_MERGED", "并入的区划不存在", "The division it is merged into is not there")
	}
	return nil
}

func (d *Directory) put(ctx context.Context, r *Region) error {
	old, err := d.docs.Get(ctx, r.ID)
	if errors.Is(err, docstore.ErrNotFound) {
		r.Former = nil
		return d.docs.Insert(ctx, r)
	}
	if err != nil {
		return err
	}
	if r.Version == 0 { // the caller has no revision: a seed or an import
		r.Version = old.Version
	}
	r.CreatedAt, r.Former = old.CreatedAt, old.Former
	if old.Name != r.Name {
		r.Former = append(slices.Clone(old.Former), FormerName{Name: old.Name, Changed: docstore.FormatTime(d.store.Now())})
	}
	return d.docs.Replace(ctx, r)
}
