package importer

import (
	"context"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// KindOrganizations is the register of social organisations: several kinds in one file, told apart by a column.
const KindOrganizations = "organization-register"

// Kind describes a kind of file that can be taken in.
type Kind struct {
	ID      string
	Label   fault.Text
	Columns []string // that it must have
}

// Kinds lists what can be taken in by the actor.
func (s *Service) Kinds(actor *access.Actor) []Kind {
	out := []Kind{}
	if actor.May(access.ImportRun) && actor.May(access.PersonWrite) {
		out = append(out, Kind{KindDibaoRoster, s.KindLabel(KindDibaoRoster), requiredNames(rosterColumns())})
	}
	add := func(id string, kinds []*catalog.Kind) {
		if actor.May(access.ImportRun) && slices.ContainsFunc(kinds, func(k *catalog.Kind) bool { return mayEnter(actor, k, region.PlaceOf(actor.Region)) }) {
			out = append(out, Kind{id, s.KindLabel(id), requiredNames(s.registerColumns(kinds))})
		}
	}
	if kinds, err := s.registers(KindOrganizations); err == nil {
		add(KindOrganizations, kinds)
	}
	for _, k := range s.Catalog.Kinds() {
		add(fileKind(k), []*catalog.Kind{k})
	}
	return out
}

// KindLabel names a kind of file, whoever may import it.
func (s *Service) KindLabel(id string) fault.Text {
	switch id {
	case KindDibaoRoster:
		return fault.T("最低生活保障对象花名册", "Roster of the minimum living allowance")
	case KindOrganizations:
		return fault.T("社会组织登记簿", "Register of social organisations")
	}
	if kinds, err := s.registers(id); err == nil {
		return kinds[0].Name
	}
	return fault.T(id, id)
}

// fileKind is the kind of file of one kind of entry: social-group.
func fileKind(k *catalog.Kind) string { return strings.ReplaceAll(strings.ToLower(k.ID), "_", "-") }

// registers are the kinds of entry in a kind of file. Error: INVALID KIND.
func (s *Service) registers(kind string) ([]*catalog.Kind, error) {
	var out []*catalog.Kind
	for _, k := range s.Catalog.Kinds() {
		if fileKind(k) == kind || kind == KindOrganizations && k.Class == catalog.ClassOrganization && k.Number.CreditCode == "REQUIRED" {
			out = append(out, k)
		}
	}
	if len(out) == 0 {
		t := fault.T("没有这种导入", "There is no such kind of import")
		return nil, fault.Invalid("KIND", t, fault.Field{Path: "/kind", Reason: "KIND", Text: t})
	}
	return out, nil
}

// mayEnter reports whether the actor enters entries of the kind in a place.
func mayEnter(actor *access.Actor, k *catalog.Kind, at region.Place) bool {
	step, ok := k.Program().StepOfKind(string(registry.KindCreate))
	return ok && actor.Can(access.Permission(step.Permission), at, k.Section) == nil && course.Fits(actor, step)
}

// row is one entry of a register file, with what is wrong with it, if anything.
type row struct {
	line    line
	kind    *catalog.Kind
	entry   *registry.Entry
	above   string
	values  form.Form
	refused *Refusal
}

func (r *row) refuse(reason string, message fault.Text) {
	if r.refused == nil {
		r.refused = &Refusal{Sheet: r.line.sheet, Row: r.line.row, Reason: reason, Message: message, Household: r.line.get(nameColumn)}
	}
}

// register is a file of entries as it was read.
type register struct {
	s        *Service
	at       region.Place
	form     layout
	kinds    []*catalog.Kind
	rows     []*row
	repaired map[string]int
}

func (g *register) place() region.Place { return g.at }
func (g *register) allowed(actor *access.Actor) error {
	if !slices.ContainsFunc(g.kinds, func(k *catalog.Kind) bool { return mayEnter(actor, k, g.at) }) {
		return fault.Forbidden()
	}
	return nil
}

// readRegister reads the entries of a workbook without looking at the register.
func (s *Service) readRegister(kind string, content []byte, actor *access.Actor) (*register, error) {
	kinds, err := s.registers(kind)
	if err != nil {
		return nil, err
	}
	book, err := openBook(content)
	if err != nil {
		return nil, err
	}
	defer func() { _ = book.Close() }() // reading only
	g := &register{s: s, at: region.PlaceOf(actor.Region), kinds: kinds, form: layout{s.registerColumns(kinds), alone}, repaired: map[string]int{}}
	tabs, err := tables(book, g.form.columns)
	if err != nil {
		return nil, err
	}
	seen := map[string]int{}
	for _, t := range tabs {
		for _, l := range t.lines {
			r := g.read(l, actor)
			g.rows = append(g.rows, r)
			g.twice(r, seen)
		}
	}
	if len(g.rows) == 0 {
		return nil, badFile("NO_ROWS", "表头下面没有数据", "There are no rows under the header")
	}
	return g, nil
}

// read reads one line into an entry without a number, as the take-over step would record it.
func (g *register) read(l line, actor *access.Actor) *row {
	r := &row{line: l, kind: g.kindOf(&l)}
	if r.kind == nil {
		r.refuse("KIND", fault.T("类型“%[1]s”无法识别", "The kind %[1]q is not known", l.get(kindColumn)))
		return r
	}
	if status := squeeze(l.get(statusColumn)); status != "" && !slices.Contains(standing, status) {
		r.refuse("STATUS", fault.T("状态“%[1]s”的不导入，只导入在册的", "Only those in good standing are taken, not %[1]q", status))
		return r
	}
	at, ok := g.placeOf(&l, r.kind)
	if !ok {
		r.refuse("REGION", fault.T("没有填写所在区划，或“%[1]s”无法识别", "The division is missing, or %[1]q is not known", l.get(regionColumn)))
		return r
	}
	if !mayEnter(actor, r.kind, at) {
		r.refuse("OUT_OF_REACH", fault.T("不在您的登记管辖范围内", "It is not yours to enter"))
		return r
	}
	r.entry = &registry.Entry{Place: at, Class: r.kind.Class, Kind: r.kind.ID, Section: r.kind.Section, OnePer: r.kind.OnePer}
	r.values = g.values(r)
	probe := *r.entry
	if err := g.record(r, &probe, actor); err != nil {
		f := fault.From(err)
		if len(f.Fields) > 0 {
			r.refuse(f.Fields[0].Reason, f.Fields[0].Text)
		} else {
			r.refuse(f.Reason, f.Text)
		}
		return r
	}
	r.entry.State.CreditCode = probe.State.CreditCode
	return r
}

// record writes the log of an entry: one step, taken over.
func (g *register) record(r *row, e *registry.Entry, actor *access.Actor) error {
	step, ok := r.kind.Program().StepOfKind(string(registry.KindTakeOver))
	if !ok {
		return fault.NotAllowed("NO_TAKE_OVER", fault.T("该类别不能由登记簿转入", "This kind takes nothing over from registers"))
	}
	rec := &registry.Recorder{Catalog: g.s.Catalog, Kind: r.kind, Workdays: g.s.Workdays}
	_, err := rec.Record(e, registry.Input{Step: step.ID, By: course.DoerOf(actor), At: g.s.Clock(), Form: r.values})
	return err
}

// twice refuses what the file has twice.
func (g *register) twice(r *row, seen map[string]int) {
	if r.refused != nil {
		return
	}
	key := ""
	switch {
	case r.entry.State.CreditCode != "":
		key = r.entry.State.CreditCode
	case r.kind.OnePer:
		key = r.kind.ID + string(r.entry.Deepest())
	default:
		return
	}
	if at := seen[key]; at > 0 {
		r.refuse("TWICE", fault.T("与第%[1]d行重复", "The same as row %[1]d", at))
		return
	}
	seen[key] = r.line.row
}

// meet refuses what the register has already.
func (g *register) meet(ctx context.Context, s *Service, _ *access.Actor) error {
	for _, r := range g.rows {
		if r.refused != nil {
			continue
		}
		reason, text, err := s.Registry.Clash(ctx, r.entry)
		if err != nil {
			return err
		}
		if reason != "" {
			r.refuse(reason, text)
		}
	}
	return nil
}

func (g *register) report(m *Import) {
	kinds, places := map[string]int{}, map[string]int{}
	m.Refused, m.Total = []Refusal{}, len(g.rows)
	for _, r := range g.rows {
		if r.refused != nil {
			m.Refused = append(m.Refused, *r.refused)
			continue
		}
		m.Entries++
		kinds[r.kind.ID]++
		places[string(r.entry.Deepest())]++
	}
	m.ByKind, m.ByVillage, m.Repaired = counts(kinds), counts(places), counts(g.repaired)
}

func (g *register) batches(s *Service, actor *access.Actor, m *Import) []batch {
	if m.Done > len(g.rows) {
		return nil
	}
	var out []batch
	for part := range slices.Chunk(g.rows[m.Done:], perStep) {
		out = append(out, batch{len(part), func(ctx context.Context, next *Import) error {
			return s.writeEntries(ctx, actor, next, g, part)
		}})
	}
	return out
}

func (s *Service) writeEntries(ctx context.Context, actor *access.Actor, next *Import, g *register, part []*row) error {
	var entries []*registry.Entry
	for _, r := range part {
		if next.refusesAt(r.line.sheet, []line{r.line}) || r.refused != nil {
			continue
		}
		reason, text, err := s.Registry.Clash(ctx, r.entry)
		if err != nil {
			return err
		}
		if reason != "" {
			next.dropEntry(r, reason, text)
			continue
		}
		e, err := s.Registry.NewEntry(ctx, r.kind, r.entry.Place, s.today())
		if err != nil {
			return err
		}
		e.ImportID = next.ID
		if e.Above = r.above; r.above != "" {
			if e.AboveID, err = s.Registry.Named(ctx, r.kind.Above.Kinds, r.above); err != nil {
				return err
			}
		}
		if err := g.record(r, e, actor); err != nil {
			return err
		}
		entries = append(entries, e)
	}
	return s.Registry.PutImported(ctx, actor, entries...)
}

// dropEntry moves an entry that the report took to the refused ones.
func (m *Import) dropEntry(r *row, reason string, text fault.Text) {
	m.Entries--
	m.ByKind = slices.Clone(m.ByKind)
	for i := range m.ByKind {
		if m.ByKind[i].Key == r.kind.ID {
			m.ByKind[i].Count--
		}
	}
	m.Refused = append(slices.Clone(m.Refused), Refusal{Sheet: r.line.sheet, Row: r.line.row, Reason: reason, Message: text, Household: r.line.get(nameColumn)})
}

// removeEntries takes the entries of an import out of the register again.
func (s *Service) removeEntries(ctx context.Context, actor *access.Actor, importID string) (int, error) {
	return s.Registry.RemoveImported(ctx, actor, importID, s.InLedger)
}
