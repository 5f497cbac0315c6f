package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	forms "minzheng/internal/form"
	"minzheng/internal/ledger"
	"minzheng/internal/region"
)

// soul is a person as ledgers and programmes look for them.
type soul struct {
	id, name, household string
	village             region.Code
	birth               calendar.Date
	male                bool
}

func (p *soul) age(on calendar.Date) int { return calendar.AgeOn(p.birth, on) }

// slot is a record to be made: when, where, about whom.
type slot struct {
	on, until calendar.Date
	at        region.Code
	site      *site
	who       *soul
	about     *subjectCase
	word      string
	own       makers // of this record only
	decided   *ledger.Decided
}

// subjectCase is a case that records may be about.
type subjectCase struct {
	id, program, name string
	village           region.Code
}

// book says which records a ledger has.
type book struct {
	ledger string
	plan   func(g *generator) []slot
	form   makers
}

// putLedgers writes the records of every ledger.
func (g *generator) putLedgers(ctx context.Context) error {
	if g.opt.Scale == 0 {
		return nil
	}
	for i := range books {
		l, err := g.deps.Catalog.Ledger(books[i].ledger)
		if err != nil {
			return err
		}
		if err := g.putBook(ctx, &books[i], l); err != nil {
			return fmt.Errorf("%s: %w", l.ID, err)
		}
	}
	return nil
}

func (g *generator) putBook(ctx context.Context, b *book, l *catalog.Ledger) error {
	out := &ledger.Book{Catalog: g.deps.Catalog, Ledger: l, Workdays: g.deps.Workdays}
	slots := b.plan(g)
	slices.SortStableFunc(slots, func(x, y slot) int { return cmp.Compare(x.on, y.on) })
	taken := map[string]bool{}
	for n := range slots {
		past := g.past(b, l, &slots[n], n)
		if key := uniqueKey(l, &past); key != "" {
			if taken[key] {
				continue
			}
			taken[key] = true
		}
		r, err := out.Enter(past)
		if err != nil {
			return fmt.Errorf("%s on %s: %w", slots[n].at, slots[n].on, err)
		}
		if l.Decision != nil && l.Decision.Adds != nil && r.State == ledger.Approved {
			g.approved = append(g.approved, r)
		}
	}
	return g.deps.Ledger.PutHistoric(ctx, g.actor, out)
}

// uniqueKey is what the ledger lets no two records have in common, so that none is drawn twice.
func uniqueKey(l *catalog.Ledger, p *ledger.Past) string {
	out := ""
	for _, part := range l.Key {
		switch part {
		case catalog.KeyRegion:
			out += "|" + string(p.Place.Deepest())
		case catalog.KeySubject:
			out += "|" + p.SubjectID
		case catalog.KeyTime:
			on := string(p.On)
			if l.Time == catalog.TimeMonth {
				on = on[:7]
			} else if l.Time == catalog.TimeYear {
				on = on[:4]
			}
			out += "|" + on
		default:
			out += "|" + string(p.Form[part])
		}
	}
	return out
}

// past is the record of a slot as it was entered then.
func (g *generator) past(b *book, l *catalog.Ledger, x *slot, n int) ledger.Past {
	s := &scene{g: g, r: g.rand, at: x.at, on: x.on, n: n, site: x.site, who: x.who, word: x.word}
	p := ledger.Past{ID: "record_" + g.id(), On: x.on, Until: x.until, Decided: x.decided, Known: forms.Form{}}
	switch {
	case x.site != nil:
		e := x.site.entry
		s.at, s.base = e.Deepest(), x.site.base
		p.Kind, p.SubjectID, p.Subject = e.Kind, e.ID, e.State.Name
	case x.who != nil:
		s.at = x.who.village
		p.Kind, p.SubjectID, p.Subject = l.About, x.who.id, x.who.name
		if l.About == catalog.AboutHousehold {
			p.SubjectID = x.who.household
		}
	case x.about != nil:
		s.at = x.about.village
		p.Kind, p.SubjectID, p.Subject = x.about.program, x.about.id, x.about.name
	}
	p.Place = region.PlaceOf(s.at)
	own := b.form
	if x.own != nil {
		own = with(b.form, x.own)
	}
	p.By, p.Tier = g.writer(l, p.Place)
	p.Form = s.fill(l.Fields, own)
	p.Names = s.names
	p.At = g.at(min(max(x.on, s.entered, g.begin().AddDays(-20)), g.today.AddDays(-1)))
	for _, f := range l.Prefill {
		if f.From == ledger.FromSubject && x.site != nil {
			p.Known[f.Field] = x.site.entry.State.Form[f.Key]
		}
		if f.From == ledger.FromBelow && x.at.Tier() != region.TierVillage {
			p.Known[f.Field] = p.Form[f.Field]
		}
	}
	return p
}

// writer is who enters a record of a place: the lowest tier that the ledger lets enter it.
func (g *generator) writer(l *catalog.Ledger, at region.Place) (casework.Doer, string) {
	if w := g.workers[at.Village]; w != nil && l.EnteredAt(string(region.TierVillage)) {
		return doerOf(w), string(region.TierVillage)
	}
	if d := g.staff[at.Township]; d != nil && l.EnteredAt(string(region.TierTownship)) {
		return doerOf(d.officer), string(region.TierTownship)
	}
	return doerOf(g.sections[l.Section].review), string(region.TierCity)
}

// Plans.

// n is so many at this scale, at least one.
func (g *generator) count(n int) int { return max(1, int(float64(n)*g.opt.Scale+0.5)) }

// begin is the first day of the history.
func (g *generator) begin() calendar.Date { return g.firstMonth().First() }

// dayIn is a day of the history on which work was done.
func (g *generator) dayIn() calendar.Date {
	d := g.begin().AddDays(g.rand.IntN(max(1, g.today.Sub(g.begin()))))
	for try := 0; try < 8 && !g.workday(d); try++ {
		d = d.AddDays(-1)
	}
	return max(d, g.begin())
}

func (g *generator) workday(d calendar.Date) bool {
	ok, err := g.deps.Workdays.IsWorkday(d)
	return err != nil || ok
}

// spread is so many records a year on days of the history, each made by put.
func spread(perYear int, put func(g *generator, x *slot)) func(*generator) []slot {
	return func(g *generator) []slot {
		var out []slot
		for range g.count(perYear * months / 12) {
			x := slot{on: g.dayIn()}
			put(g, &x)
			out = append(out, x)
		}
		return slices.DeleteFunc(out, func(x slot) bool { return x.at == "" && x.site == nil && x.who == nil && x.about == nil })
	}
}

func at(where func(*generator, int) region.Code) func(*generator, *slot) {
	return func(g *generator, x *slot) { x.at = where(g, 0) }
}

// about draws an organisation or facility of one of the kinds that stood on the day.
func about(kinds ...string) func(*generator, *slot) {
	return func(g *generator, x *slot) {
		for range 20 {
			list := g.sites[kinds[g.rand.IntN(len(kinds))]]
			if len(list) == 0 {
				continue
			}
			if s := list[g.rand.IntN(len(list))]; stoodOn(s, x.on) {
				x.site = s
				return
			}
		}
	}
}

func stoodOn(s *site, on calendar.Date) bool {
	st := &s.entry.State
	return st.BeganOn != "" && st.BeganOn <= on && (st.ClosedOn == "" || on < st.ClosedOn)
}

// somebody draws a person between two ages.
func somebody(youngest, oldest int) func(*generator, *slot) {
	return func(g *generator, x *slot) { x.who = g.soulBetween(youngest, oldest) }
}

func (g *generator) soulBetween(youngest, oldest int) *soul {
	for range 200 {
		p := &g.folk[g.rand.IntN(len(g.folk))]
		if a := p.age(g.today); a >= youngest && a <= oldest {
			return p
		}
	}
	return nil
}

// monthly is a record for each entry of the kinds and each month in which it stood, by its last day.
func monthly(put func(g *generator, s *site, m calendar.Month) []slot, kinds ...string) func(*generator) []slot {
	return func(g *generator) []slot {
		var out []slot
		for _, kind := range kinds {
			for _, s := range g.sites[kind] {
				for m := g.firstMonth(); m < g.today.Month(); m = m.Next() {
					if stoodOn(s, m.Last()) {
						out = append(out, put(g, s, m)...)
					}
				}
			}
		}
		return out
	}
}

func once(g *generator, s *site, m calendar.Month) []slot { return []slot{{on: m.First(), site: s}} }

// eachPlace is so many records a year for a share (per cent) of the villages and communities.
func eachPlace(percent int, put func(g *generator, v region.Code) []slot) func(*generator) []slot {
	return func(g *generator) []slot {
		var out []slot
		for i, v := range g.villages {
			if float64(i) < float64(len(g.villages))*g.opt.Scale+1 && g.rand.IntN(100) < percent {
				out = append(out, put(g, v)...)
			}
		}
		return out
	}
}
