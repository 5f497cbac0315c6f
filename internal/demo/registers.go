package demo

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	forms "minzheng/internal/form"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// site is an organisation or facility as ledgers see it.
type site struct {
	entry *registry.Entry
	base  int // its size: beds, places, plots
}

func (s *site) open() bool { return s.entry.State.Status.Stands() }

// register says how many entries of a kind there are and what became of them.
type register struct {
	kind  string
	count int                                          // at scale 1, of those that stood before the history began
	fresh int                                          // that began in it
	wait  map[string]int                               // status → how many still wait in it
	ends  map[string]int                               // step → how many ended by it in the window
	halt  int                                          // how many are suspended now
	at    func(g *generator, n int) region.Code        // where the n-th lies; "" is nowhere
	whole bool                                         // one in each place that at gives: the count does not shrink with the scale
	size  func(*scene) int                             // of the thing, for shares
	name  func(*scene) string                          // unique in the kind
	form  makers                                       // beside what holds everywhere
	above func(g *generator, s *scene) *registry.Entry // the entry over it
	age   [2]int                                       // years before the window in which the old ones began
	grown string                                       // field of the form that grows when it is changed
}

// putRegisters makes the organisations and facilities of every kind with their histories.
func (g *generator) putRegisters(ctx context.Context) error {
	g.sites, g.names, g.codes = map[string][]*site{}, map[string]bool{}, map[string]bool{}
	if g.opt.Scale == 0 {
		return nil
	}
	for _, v := range g.deps.Regions.All() {
		if v.Tier == region.TierVillage {
			g.villages = append(g.villages, v.Code)
		}
	}
	g.rand.Shuffle(len(g.villages), func(i, j int) { g.villages[i], g.villages[j] = g.villages[j], g.villages[i] })
	for _, reg := range registers {
		k, err := g.deps.Catalog.Kind(reg.kind)
		if err != nil {
			return err
		}
		if err := g.putKind(ctx, &reg, k); err != nil {
			return fmt.Errorf("%s: %w", reg.kind, err)
		}
	}
	return nil
}

// life is what becomes of one entry.
type life struct {
	fresh  bool
	end    string // step
	wait   string // status in which it waits
	halted bool
}

func (g *generator) putKind(ctx context.Context, reg *register, k *catalog.Kind) error {
	count := func(n int) int {
		if reg.whole || n == 0 {
			return n
		}
		return max(1, int(float64(n)*g.opt.Scale+0.5))
	}
	var lives []life
	add := func(n int, l life) {
		for range n {
			lives = append(lives, l)
		}
	}
	add(count(reg.count), life{})
	add(count(reg.fresh), life{fresh: true})
	for i := range min(count(reg.halt), len(lives)) {
		lives[i].halted = true
	}
	for _, step := range slices.Sorted(maps.Keys(reg.ends)) {
		add(count(reg.ends[step]), life{end: step})
	}
	for _, status := range slices.Sorted(maps.Keys(reg.wait)) {
		add(count(reg.wait[status]), life{wait: status})
	}
	g.rand.Shuffle(len(lives), func(i, j int) { lives[i], lives[j] = lives[j], lives[i] })
	var entries []*registry.Entry
	for n, l := range lives {
		at := reg.at(g, n)
		if at == "" {
			continue
		}
		s, err := g.makeSite(reg, k, l, at, n)
		if err != nil {
			return err
		}
		entries = append(entries, s.entry)
		g.sites[k.ID] = append(g.sites[k.ID], s)
	}
	return g.deps.Store.Tx(ctx, func(ctx context.Context) error { return g.deps.Registry.PutImported(ctx, g.actor, entries...) })
}

// story of an entry, step by step.
type entryStory struct {
	g   *generator
	reg *register
	rec *registry.Recorder
	e   *registry.Entry
	s   *scene
}

func (g *generator) makeSite(reg *register, k *catalog.Kind, l life, at region.Code, n int) (*site, error) {
	t := &entryStory{g: g, reg: reg, rec: &registry.Recorder{Catalog: g.deps.Catalog, Kind: k, Workdays: g.deps.Workdays}, e: registry.Blank(k, region.PlaceOf(at))}
	first := g.firstMonth().First()
	years := reg.age
	if years == [2]int{} {
		years = [2]int{1, 14}
	}
	began := first.AddDays(-6 - 365*years[0] - g.rand.IntN(365*(years[1]-years[0])))
	if l.fresh {
		began = first.AddDays(g.rand.IntN(max(30, g.today.Sub(first)-90)))
	}
	if l.wait != "" {
		began = g.today.AddDays(-2 - g.rand.IntN(12))
	}
	t.s = &scene{g: g, r: g.rand, at: at, on: began, n: n, kind: k}
	if reg.size != nil {
		t.s.base = reg.size(t.s)
	}
	t.e.Meta.ID = "entry_" + g.id()
	seq := registry.NumberSeq(k, t.e.Place, began)
	g.caseSeq[seq]++
	t.e.Number = registry.NumberOf(k, t.e.Place, began, g.caseSeq[seq])
	form := t.s.fill(k.Fields(), t.own())
	if reg.above != nil {
		if over := reg.above(g, t.s); over != nil {
			t.e.AboveID, t.e.Above = over.ID, over.State.Name
		}
	}
	out := &site{entry: t.e, base: t.s.base}
	if err := t.begin(l, began, form); err != nil || l.wait != "" {
		return out, err
	}
	return out, t.live(l)
}

// own adds the name and the credit code, which no two have in common, to what the register says.
func (t *entryStory) own() makers {
	out := makers{}
	for key, m := range t.reg.form {
		out[key] = m
	}
	out["name"] = func(s *scene) any {
		for try := 0; ; try++ {
			name := t.reg.name(s)
			if try > 20 {
				name = fmt.Sprintf("%s（%s）", name, s.placeName())
			}
			if try > 21 {
				name = fmt.Sprintf("%s第%d分部", name, try-20)
			}
			if key := s.kind.ID + name; !t.g.names[key] {
				t.g.names[key] = true
				return name
			}
		}
	}
	if classes := t.rec.Kind.Number.Classes; len(classes) > 0 {
		out["creditCode"] = func(*scene) any { return t.g.creditCode(classes[0]) }
	}
	return out
}

// begin opens the entry: from the old register, or by its whole course.
func (t *entryStory) begin(l life, began calendar.Date, form forms.Form) error {
	first := t.g.firstMonth().First()
	if l.wait == "" && began < first {
		form["beganOn"] = quote(string(began))
		return t.step("take_over", first.AddDays(-5), form)
	}
	path := t.course(l.wait)
	on := began.AddDays(-14 * (len(path) - 1))
	if l.wait != "" {
		on = began
	}
	for i, id := range path {
		own := forms.Form{}
		if i == 0 {
			own = form
		}
		if err := t.step(id, min(on, t.g.today), own); err != nil {
			return err
		}
		on = on.AddDays(14)
		if l.wait != "" {
			on = began.AddDays(1)
		}
	}
	return nil
}

// course is the steps from the first to the status in which the entry stands, or waits.
func (t *entryStory) course(wait string) []string {
	var out []string
	status := ""
	for status == "" || status != wait {
		next := ""
		for _, x := range t.rec.Kind.Steps {
			k := registry.Kind(x.Kind)
			forward := k == registry.KindRegister || k == registry.KindAdvance || k == registry.KindCreate
			if !x.System && forward && (status == "" && len(x.From) == 0 || slices.Contains(x.From, status)) && !slices.Contains(out, x.ID) {
				next, status = x.ID, x.To
				break
			}
		}
		if next == "" {
			return out
		}
		out = append(out, next)
		if wait == "" && registry.Status(status).Stands() {
			return out
		}
	}
	return out
}

// event is something that happens to an entry on a day.
type event struct {
	on   calendar.Date
	step string
}

// live adds what happens to an entry in the window: yearly checks, changes, assessments, an end.
func (t *entryStory) live(l life) error {
	g, r := t.g, t.g.rand
	first, today := g.firstMonth().First(), g.today
	from := max(first, t.e.State.BeganOn.AddDays(30))
	var events []event
	add := func(on calendar.Date, step string) {
		if on > from && on < today && step != "" {
			events = append(events, event{on, step})
		}
	}
	day := func() calendar.Date { return from.AddDays(r.IntN(max(1, today.Sub(from)))) }
	check := t.stepOf(registry.KindCheck)
	yearly := slices.IndexFunc(t.rec.Kind.Duties, func(d catalog.Duty) bool { return d.Yearly != "" })
	switch {
	case check == "":
	case yearly >= 0: // for the year before, in the two months before the day
		by := t.rec.Kind.Duties[yearly].Yearly
		for y := first.Year(); y <= today.Year(); y++ {
			if y > t.e.State.BeganOn.Year() && r.IntN(100) < 96 {
				add(calendar.Date(fmt.Sprintf("%04d-%s", y, by)).AddDays(-3-r.IntN(56)), check)
			}
		}
	default:
		for on := from.AddDays(r.IntN(200)); on < today; on = on.AddDays(300 + r.IntN(58)) {
			add(on, check)
		}
	}
	if r.IntN(100) < 14 {
		add(day(), t.stepOf(registry.KindChange))
	}
	if assess := t.stepOf(registry.KindAssess); r.IntN(100) < 16 {
		on := calendar.Date(fmt.Sprintf("%04d-%02d-%02d", first.Year()+r.IntN(3), 9+r.IntN(3), 1+r.IntN(27)))
		add(on, assess)
		if r.IntN(2) == 0 {
			add(on.AddDays(25), t.stepOf(registry.KindReward))
		}
	}
	if r.IntN(100) < 2 && l.end == "" && !l.halted {
		on := day()
		add(on, t.stepOf(registry.KindSuspend))
		add(min(on.AddDays(45), today.AddDays(-1)), t.stepOf(registry.KindResume))
	}
	slices.SortStableFunc(events, func(a, b event) int { return cmp.Compare(a.on, b.on) })
	last := event{on: day(), step: l.end}
	if l.halted {
		last = event{on: today.AddDays(-5 - r.IntN(50)), step: t.stepOf(registry.KindSuspend)}
	}
	for _, e := range events {
		if last.step != "" && e.on >= last.on {
			break
		}
		if err := t.maybe(e.step, e.on); err != nil {
			return err
		}
	}
	if last.step == "" {
		return nil
	}
	return t.maybe(last.step, max(last.on, t.e.State.Last))
}

func (t *entryStory) stepOf(kind registry.Kind) string {
	for _, x := range t.rec.Kind.Steps {
		if registry.Kind(x.Kind) == kind {
			return x.ID
		}
	}
	return ""
}

// maybe does a step if the rules allow it by then: who missed a check is not assessed.
func (t *entryStory) maybe(step string, on calendar.Date) error {
	err := t.step(step, max(on, t.e.State.Last), nil)
	if fault.Is(err, fault.CodeNotAllowedNow) {
		return nil
	}
	return err
}

// step records one step on a day; a step that states the whole form changes a thing or two of what is known.
func (t *entryStory) step(id string, on calendar.Date, form forms.Form) error {
	x, ok := t.rec.Kind.Program().Step(id)
	if !ok {
		return fmt.Errorf("there is no step %s", id)
	}
	s := *t.s
	s.on = on
	values := s.fill(x.Form, stepForms)
	switch registry.Kind(x.Kind) {
	case registry.KindChange:
		for k, v := range t.e.State.Form {
			values[k] = v
		}
		values["legalRep"] = quote(s.someone())
		if _, has := t.rec.Kind.Program().Field("legalRep"); !has {
			delete(values, "legalRep")
		}
		if raw, has := values[t.reg.grown]; has && t.reg.grown != "" {
			values[t.reg.grown] = more(raw)
			values["reason"] = quote("扩建完成，核定规模增加。")
		}
	default:
		for k, v := range form {
			values[k] = v
		}
	}
	in := registry.Input{Step: id, By: t.g.doer(x, t.e.Place, t.e.Section), At: t.g.at(on), Form: values}
	if n := len(t.e.Actions); n > 0 && !in.At.After(t.e.Actions[n-1].At) {
		in.At = t.e.Actions[n-1].At.Add(60e9)
	}
	_, err := t.rec.Record(t.e, in)
	if err != nil && !fault.Is(err, fault.CodeNotAllowedNow) {
		return fmt.Errorf("%s %s on %s: %w", t.e.State.Name, id, on, err)
	}
	return err
}

// doer is who does a step in a place: by its tier, and for the city by its section, where another person decides.
func (g *generator) doer(x *catalog.Step, at region.Place, section string) casework.Doer {
	d := g.staff[at.Township]
	switch {
	case x.System:
		return casework.Doer{ID: "system", Name: "历史数据转入", Region: City}
	case x.Tier == string(region.TierCity) || d == nil:
		h := g.sections[section]
		if x.Permission == string(access.OrganizationDecide) || x.Permission == string(access.FacilityDecide) {
			return doerOf(h.confirm)
		}
		return doerOf(h.review)
	case slices.Equal(x.Roles, []string{string(access.TH)}):
		return doerOf(d.head)
	case x.Tier == string(region.TierVillage) && g.workers[at.Village] != nil:
		return doerOf(g.workers[at.Village])
	}
	return doerOf(d.officer)
}

func quote(v string) json.RawMessage { return json.RawMessage(strconv.Quote(v)) }

// more is a figure that has grown by a fifth.
func more(raw json.RawMessage) json.RawMessage {
	n, err := strconv.Atoi(string(raw))
	if err != nil {
		return raw
	}
	return json.RawMessage(strconv.Itoa(n + n/5 + 1))
}
