package importer

import (
	"context"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/fault"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// KindOrganizations is the register of social organisations: several kinds in one file, told apart by a column. The other
// kinds of file hold one kind of entry or one ledger each, and are called after it.
const KindOrganizations = "organization-register"

// Kind describes a kind of file that can be taken in.
type Kind struct {
	ID      string
	Label   fault.Text
	Columns []string // that it must have
}

// Kinds lists the kinds of file that the actor may take in.
func (s *Service) Kinds(actor *access.Actor) []Kind {
	out := []Kind{}
	if !actor.May(access.ImportRun) {
		return out
	}
	if actor.May(access.PersonWrite) {
		out = append(out, Kind{KindDibaoRoster, s.KindLabel(KindDibaoRoster), requiredNames(rosterColumns())})
	}
	ids := []string{KindOrganizations}
	for _, k := range s.Catalog.Kinds() {
		ids = append(ids, fileKind(k.ID))
	}
	for _, l := range s.Catalog.Ledgers() {
		ids = append(ids, fileKind(l.ID))
	}
	for _, id := range ids {
		if t, err := s.takerOf(id); err == nil && t.allowed(actor, region.PlaceOf(actor.Region)) == nil {
			out = append(out, Kind{id, s.KindLabel(id), requiredNames(t.columns())})
		}
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
	for _, k := range s.Catalog.Kinds() {
		if fileKind(k.ID) == id {
			return k.Name
		}
	}
	for _, l := range s.Catalog.Ledgers() {
		if fileKind(l.ID) == id {
			return l.Name
		}
	}
	return fault.T(id, id)
}

// fileKind is the kind of file of one kind of entry or one ledger: social-group.
func fileKind(id string) string { return strings.ReplaceAll(strings.ToLower(id), "_", "-") }

// takerOf knows the lines of a kind of file. Error: INVALID KIND.
func (s *Service) takerOf(kind string) (taker, error) {
	var kinds []*catalog.Kind
	for _, k := range s.Catalog.Kinds() {
		if fileKind(k.ID) == kind || kind == KindOrganizations && k.Class == catalog.ClassOrganization && k.Number.CreditCode == "REQUIRED" {
			kinds = append(kinds, k)
		}
	}
	if len(kinds) > 0 {
		return &entriesTaker{s, kinds}, nil
	}
	for _, l := range s.Catalog.Ledgers() {
		if fileKind(l.ID) == kind {
			return &recordsTaker{s, l}, nil
		}
	}
	t := fault.T("没有这种导入", "There is no such kind of import")
	return nil, fault.Invalid("KIND", t, fault.Field{Path: "/kind", Reason: "KIND", Text: t})
}

// mayEnter reports whether the actor enters entries of the kind in a place.
func mayEnter(actor *access.Actor, k *catalog.Kind, at region.Place) bool {
	step, ok := k.Program().StepOfKind(string(registry.KindCreate))
	return ok && actor.Can(access.Permission(step.Permission), at, k.Section) == nil && course.Fits(actor, step)
}

// entriesTaker takes lines into a register, as entries of one of the kinds.
type entriesTaker struct {
	s     *Service
	kinds []*catalog.Kind
}

func (t *entriesTaker) columns() []column { return t.s.registerColumns(t.kinds) }
func (t *entriesTaker) section() string   { return t.kinds[0].Section }

func (t *entriesTaker) confirm() access.Permission { return "" }

func (t *entriesTaker) allowed(actor *access.Actor, at region.Place) error {
	if !slices.ContainsFunc(t.kinds, func(k *catalog.Kind) bool { return mayEnter(actor, k, at) }) {
		return fault.Forbidden()
	}
	return nil
}

// read reads one line into an entry without a number, as the take-over step would record it.
func (t *entriesTaker) read(g *tableFile, r *row, actor *access.Actor) {
	if r.kind = t.kindOf(&r.line); r.kind == nil {
		r.refuse("KIND", fault.T("类型“%[1]s”无法识别", "The kind %[1]q is not known", r.line.get(kindColumn)))
		return
	}
	r.of = r.kind.ID
	if status := squeeze(r.line.get(statusColumn)); status != "" && !slices.Contains(standing, status) {
		r.refuse("STATUS", fault.T("状态“%[1]s”的不导入，只导入在册的", "Only those in good standing are taken, not %[1]q", status))
		return
	}
	var ok bool
	if r.at, ok = g.placeOf(&r.line, r.kind.LiesIn); !ok {
		r.refuse("REGION", fault.T("没有填写所在区划，或“%[1]s”无法识别", "The division is missing, or %[1]q is not known", r.line.get(regionColumn)))
		return
	}
	if !mayEnter(actor, r.kind, r.at) {
		r.refuse("OUT_OF_REACH", fault.T("不在您的登记管辖范围内", "It is not yours to enter"))
		return
	}
	r.entry = &registry.Entry{Place: r.at, Class: r.kind.Class, Kind: r.kind.ID, Section: r.kind.Section, OnePer: r.kind.OnePer}
	r.values = g.values(r, takenOver(r.kind))
	t.superior(r)
	probe := *r.entry
	if err := t.record(r, &probe, actor); err != nil {
		r.refuseFor(err)
		return
	}
	r.entry.State.CreditCode = probe.State.CreditCode
	switch {
	case r.entry.State.CreditCode != "":
		r.key = r.entry.State.CreditCode
	case r.kind.OnePer:
		r.key = r.kind.ID + string(r.entry.Deepest())
	}
}

// record writes the log of an entry: one step, taken over.
func (t *entriesTaker) record(r *row, e *registry.Entry, actor *access.Actor) error {
	step, ok := r.kind.Program().StepOfKind(string(registry.KindTakeOver))
	if !ok {
		return fault.NotAllowed("NO_TAKE_OVER", fault.T("该类别不能由登记簿转入", "This kind takes nothing over from registers"))
	}
	rec := &registry.Recorder{Catalog: t.s.Catalog, Kind: r.kind, Workdays: t.s.Workdays}
	_, err := rec.Record(e, registry.Input{Step: step.ID, By: course.DoerOf(actor), At: t.s.Clock(), Form: r.values})
	return err
}

// meet refuses what the register has already.
func (t *entriesTaker) meet(ctx context.Context, r *row, _ *access.Actor) error {
	reason, text, err := t.s.Registry.Clash(ctx, r.entry)
	if err == nil && reason != "" {
		r.refuse(reason, text)
	}
	return err
}

func (t *entriesTaker) write(ctx context.Context, actor *access.Actor, m *Import, part []*row) (refused []*row, err error) {
	var entries []*registry.Entry
	for _, r := range part {
		if err := t.meet(ctx, r, actor); err != nil {
			return nil, err
		}
		if r.refused != nil {
			refused = append(refused, r)
			continue
		}
		e, err := t.s.Registry.NewEntry(ctx, r.kind, r.entry.Place, t.s.today())
		if err != nil {
			return nil, err
		}
		e.ImportID = m.ID
		if e.Above = r.above; r.above != "" {
			if e.AboveID, err = t.s.Registry.Named(ctx, r.kind.Above.Kinds, r.above); err != nil {
				return nil, err
			}
		}
		if err := t.record(r, e, actor); err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return refused, t.s.Registry.PutImported(ctx, actor, entries...)
}

// removeEntries takes the entries and records of an import out again.
func (s *Service) removeEntries(ctx context.Context, actor *access.Actor, importID string) (int, error) {
	entries, err := s.Registry.RemoveImported(ctx, actor, importID, s.InLedger)
	if err != nil {
		return 0, err
	}
	records, err := s.Ledger.RemoveImported(ctx, actor, importID)
	return entries + records, err
}
