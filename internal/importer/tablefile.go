package importer

import (
	"context"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/identity"
	"minzheng/internal/ledger"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// taker knows what the lines of one kind of file become: entries of a register, or records of a ledger.
type taker interface {
	columns() []column
	section() string
	// confirm is what a second person must be allowed to take the file in; "" lets the one who uploaded it do so.
	confirm() access.Permission
	// allowed refuses who may not take anything of the file in where it was uploaded.
	allowed(actor *access.Actor, at region.Place) error
	// read reads a line without looking at the registers.
	read(g *tableFile, r *row, actor *access.Actor)
	// meet looks the line up in the registers and refuses what they cannot take; the actor brought the file.
	meet(ctx context.Context, r *row, actor *access.Actor) error
	// write stores lines, in the caller's transaction; it returns those that the registers came to refuse since the check.
	write(ctx context.Context, actor *access.Actor, m *Import, part []*row) (refused []*row, err error)
}

// row is one line of a file, with what it becomes, and what is wrong with it, if anything.
type row struct {
	line    line
	of      string // key of the kind or ledger
	at      region.Place
	key     string // what the file may have once; "" is not compared
	values  form.Form
	refused *Refusal

	kind  *catalog.Kind // of an entry
	entry *registry.Entry
	above string

	record ledger.SaveInput // of a record, its subject by id once it has been looked up
}

func (r *row) refuse(reason string, message fault.Text) {
	if r.refused == nil {
		r.refused = &Refusal{Sheet: r.line.sheet, Row: r.line.row, Reason: reason, Message: message, Household: r.called()}
	}
}

// called is how a report names the line: never by an identity number.
func (r *row) called() string {
	for _, key := range []string{nameColumn, calledColumn} {
		if name := r.line.get(key); name != "" {
			return name
		}
	}
	subject := r.line.get(subjectColumn)
	if n, _ := identity.Normalize(subject); len(n) >= 15 && strings.Trim(n, "0123456789X") == "" {
		return identity.MaskID(n)
	}
	return subject
}

// refuseFor refuses with what a service says is wrong: its first field, or the whole.
func (r *row) refuseFor(err error) {
	f := fault.From(err)
	if len(f.Fields) > 0 {
		r.refuse(f.Fields[0].Reason, f.Fields[0].Text)
		return
	}
	r.refuse(f.Reason, f.Text)
}

// tableFile is a file with one unit on every line, as it was read.
type tableFile struct {
	s        *Service
	at       region.Place
	taker    taker
	rows     []*row
	repaired map[string]int
}

func (g *tableFile) place() region.Place { return g.at }

func (g *tableFile) allowed(actor *access.Actor) error { return g.taker.allowed(actor, g.at) }

// readTable reads the lines of a workbook without looking at the registers.
func (s *Service) readTable(kind string, content []byte, at region.Place, actor *access.Actor) (*tableFile, error) {
	t, err := s.takerOf(kind)
	if err != nil {
		return nil, err
	}
	book, err := openBook(content)
	if err != nil {
		return nil, err
	}
	defer func() { _ = book.Close() }() // reading only
	g := &tableFile{s: s, at: at, taker: t, repaired: map[string]int{}}
	tabs, err := tables(book, t.columns())
	if err != nil {
		return nil, err
	}
	seen := map[string]int{}
	for _, tab := range tabs {
		for _, l := range tab.lines {
			r := &row{line: l}
			t.read(g, r, actor)
			g.rows = append(g.rows, r)
			twice(r, seen)
		}
	}
	if len(g.rows) == 0 {
		return nil, badFile("NO_ROWS", "表头下面没有数据", "There are no rows under the header")
	}
	return g, nil
}

// twice refuses what the file has twice.
func twice(r *row, seen map[string]int) {
	if r.refused != nil || r.key == "" {
		return
	}
	if at := seen[r.key]; at > 0 {
		r.refuse("TWICE", fault.T("与第%[1]d行重复", "The same as row %[1]d", at))
		return
	}
	seen[r.key] = r.line.row
}

// meet refuses what the registers have already, and what the file has twice once its lines are looked up.
func (g *tableFile) meet(ctx context.Context, _ *Service, actor *access.Actor) error {
	seen := map[string]int{}
	for _, r := range g.rows {
		if r.refused != nil {
			continue
		}
		if err := g.taker.meet(ctx, r, actor); err != nil {
			return err
		}
		twice(r, seen)
	}
	return nil
}

func (g *tableFile) report(m *Import) {
	kinds, places := map[string]int{}, map[string]int{}
	m.Refused, m.Total = []Refusal{}, len(g.rows)
	for _, r := range g.rows {
		if r.refused != nil {
			m.Refused = append(m.Refused, *r.refused)
			continue
		}
		m.Entries++
		kinds[r.of]++
		places[string(r.at.Deepest())]++
	}
	m.ByKind, m.ByVillage, m.Repaired = counts(kinds), counts(places), counts(g.repaired)
}

func (g *tableFile) batches(_ *Service, actor *access.Actor, m *Import) []batch {
	if m.Done > len(g.rows) {
		return nil
	}
	var out []batch
	for part := range slices.Chunk(g.rows[m.Done:], perStep) {
		out = append(out, batch{len(part), func(ctx context.Context, next *Import) error {
			var take []*row
			for _, r := range part {
				if r.refused != nil || next.refusesAt(r.line.sheet, []line{r.line}) {
					continue
				}
				r := *r // the transaction may run again
				take = append(take, &r)
			}
			refused, err := g.taker.write(ctx, actor, next, take)
			for _, r := range refused {
				next.dropEntry(r)
			}
			return err
		}})
	}
	return out
}

// dropEntry moves a line that the report took to the refused ones.
func (m *Import) dropEntry(r *row) {
	less := func(list []Count, key string) []Count {
		list = slices.Clone(list)
		for i := range list {
			if list[i].Key == key {
				list[i].Count--
			}
		}
		return list
	}
	m.Entries--
	m.ByKind, m.ByVillage = less(m.ByKind, r.of), less(m.ByVillage, string(r.at.Deepest()))
	m.Refused = append(slices.Clone(m.Refused), *r.refused)
}
