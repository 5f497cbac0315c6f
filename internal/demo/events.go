package demo

import (
	"fmt"

	"minzheng/internal/calendar"
	forms "minzheng/internal/form"
	"minzheng/internal/ledger"
	"minzheng/internal/region"
)

// disaster is one event of the history, whose reports and shelters share its name.
type disaster struct {
	name, kind string
	on         calendar.Date
	townships  []region.Code
}

// disasters are six to twelve a year in their seasons.
func (g *generator) disasters() []disaster {
	if g.events != nil {
		return g.events
	}
	types := []struct{ kind, label, from, to string }{
		{"FLOOD", "强降雨", "05-20", "07-12"},
		{"TYPHOON", "台风", "07-15", "09-25"},
		{"LANDSLIDE", "山体滑坡", "06-01", "08-30"},
		{"SNOW", "雨雪冰冻", "01-05", "02-20"},
		{"WIND", "强对流天气", "03-15", "05-10"},
		{"FIRE", "火灾", "10-20", "12-20"},
		{"DROUGHT", "夏旱", "08-01", "09-10"},
	}
	for year := g.begin().Year(); year <= g.today.Year(); year++ {
		for i := range max(2, g.count(9)) {
			t := types[[]int{0, 1, 0, 4, 1, 3, 2, 5, 6}[i%9]]
			from := calendar.Date(fmt.Sprintf("%d-%s", year, t.from))
			to := calendar.Date(fmt.Sprintf("%d-%s", year, t.to))
			on := from.AddDays(g.rand.IntN(to.Sub(from)))
			if on < g.begin() || on > g.today.AddDays(-1) {
				continue
			}
			e := disaster{name: fmt.Sprintf("%d年“%d·%d”%s", year, on.Time().Month(), on.Time().Day(), t.label), kind: t.kind, on: on}
			seen := map[region.Code]bool{}
			for range 2 + g.rand.IntN(6) {
				if c := anyTownship(g, 0); !seen[c] {
					seen[c] = true
					e.townships = append(e.townships, c)
				}
			}
			g.events = append(g.events, e)
		}
	}
	return g.events
}

// reports are the three stages of each township that an event touched, some of its villages before it, the city at last.
func reports(g *generator) []slot {
	var out []slot
	for _, e := range g.disasters() {
		var city damage
		for _, t := range e.townships {
			var whole damage
			seen := map[region.Code]bool{}
			for range 1 + g.rand.IntN(3) {
				v := g.pickVillage(false)
				for range 40 {
					if region.PlaceOf(v).Township == t {
						break
					}
					v = g.pickVillage(false)
				}
				if region.PlaceOf(v).Township != t || seen[v] {
					continue
				}
				seen[v] = true
				d := g.damage()
				whole.add(d)
				out = append(out, e.report(v, "FIRST", 0, d.part(70)), e.report(v, "FINAL", 4+g.rand.IntN(2), d))
			}
			if whole.affected == 0 {
				whole = g.damage()
			}
			out = append(out, e.report(t, "FIRST", 0, whole.part(60)), e.report(t, "FOLLOW_UP", 1, whole.part(85)))
			if g.rand.IntN(2) == 0 {
				out = append(out, e.report(t, "FOLLOW_UP", 2, whole.part(95)))
			}
			out = append(out, e.report(t, "FINAL", 5, whole))
			city.add(whole)
		}
		out = append(out, e.report(City, "FIRST", 0, city.part(60)), e.report(City, "FOLLOW_UP", 1, city.part(85)), e.report(City, "FINAL", 6, city))
	}
	kept := out[:0]
	for _, x := range out {
		if x.on < g.today {
			kept = append(kept, x)
		}
	}
	return kept
}

// damage is what a report counts.
type damage struct{ affected, moved, collapsed, damaged, crop, lost, yuan int }

func (g *generator) damage() damage {
	n := 20 + g.rand.IntN(380)
	d := damage{affected: n, moved: n / (4 + g.rand.IntN(8)), crop: n / 2 * g.rand.IntN(3), damaged: g.rand.IntN(1 + n/25)}
	d.lost, d.collapsed = d.crop/6, d.damaged/5
	d.yuan = 1000 * (n/2 + 8*d.damaged + d.crop/3 + 40*d.collapsed)
	return d
}

func (d *damage) add(x damage) {
	d.affected, d.moved, d.collapsed, d.damaged = d.affected+x.affected, d.moved+x.moved, d.collapsed+x.collapsed, d.damaged+x.damaged
	d.crop, d.lost, d.yuan = d.crop+x.crop, d.lost+x.lost, d.yuan+x.yuan
}

func (d damage) part(percent int) damage {
	for _, p := range []*int{&d.affected, &d.moved, &d.collapsed, &d.damaged, &d.crop, &d.lost, &d.yuan} {
		*p = *p * percent / 100
	}
	return d
}

func (e *disaster) report(at region.Code, stage string, days int, d damage) slot {
	own := makers{
		"event": fixed(e.name), "disaster": fixed(e.kind), "stage": fixed(stage), "affected": fixed(d.affected), "dead": fixed(0), "missing": fixed(0),
		"moved": fixed(d.moved), "urgentMoved": fixed(d.moved / 2), "housesCollapsed": fixed(d.collapsed), "housesDamaged": fixed(d.damaged),
		"cropArea": fixed(d.crop), "cropLost": fixed(d.lost), "lossDirect": fixed(yuan(d.yuan)),
	}
	if d.collapsed > 0 && at.Tier() == region.TierVillage {
		own["houseList"] = func(s *scene) any {
			return []map[string]any{{"household": s.someone(), "rooms": d.collapsed}}
		}
	}
	return slot{on: e.on.AddDays(days), at: at, own: own}
}

// openings are the shelters that opened for an event.
func openings(g *generator) []slot {
	var out []slot
	for _, e := range g.disasters() {
		if e.kind != "FLOOD" && e.kind != "TYPHOON" && e.kind != "SNOW" {
			continue
		}
		for _, kind := range []string{"SHELTER_CENTRE", "SHELTER_POINT"} {
			for _, s := range g.sites[kind] {
				hit := false
				for _, t := range e.townships {
					hit = hit || s.entry.Township == t
				}
				if hit && stoodOn(s, e.on) && g.rand.IntN(3) == 0 {
					out = append(out, slot{on: e.on, until: min(e.on.AddDays(1+g.rand.IntN(3)), g.today), site: s, own: makers{"event": fixed(e.name)}})
				}
			}
		}
	}
	return out
}

// duty covers the flood season, each day by two shifts, and the days ahead as far as the roster reaches.
func duty(g *generator) []slot {
	var out []slot
	for year := g.begin().Year(); year <= g.today.Year(); year++ {
		from, to := calendar.Date(fmt.Sprintf("%d-04-15", year)), calendar.Date(fmt.Sprintf("%d-10-15", year))
		days := min(184, g.count(184))
		for d := to.AddDays(1 - days); d <= to; d = d.AddDays(1) {
			if d < from || d < g.begin() || d > g.today.AddDays(7) {
				continue
			}
			for _, shift := range []string{"DAY", "NIGHT"} {
				out = append(out, slot{on: d, at: City, own: makers{"shift": fixed(shift)}})
			}
		}
	}
	return out
}

// admissions are decided in time, but for the newest.
func admissions(g *generator) []slot {
	out := spread(12, at(inCity))(g)
	for i := range out {
		x := &out[i]
		if x.on > g.today.AddDays(-13) {
			continue
		}
		h := g.sections["GRASS"]
		x.decided = &ledger.Decided{Approve: g.rand.IntN(3) > 0, By: doerOf(h.confirm), At: g.at(x.on.AddDays(6 + g.rand.IntN(6)))}
		if !x.decided.Approve {
			x.decided.Reason = "与现有事项重复，不予准入。"
		}
	}
	return append(out, slot{on: g.today.AddDays(-4), at: City}, slot{on: g.today.AddDays(-2), at: City})
}

// tasks are the list as it was agreed on, with what admissions added and what was taken off.
func tasks(g *generator) []slot {
	var out []slot
	for i := range taskItems {
		x := slot{on: g.begin(), at: City, own: makers{
			"item": fixed(taskItems[i].item), "dept": fixed(taskItems[i].dept), "kind": fixed(taskItems[i].kind), "form": fixed(taskItems[i].form),
		}}
		if i%9 == 4 {
			x.until = g.dayIn()
		}
		out = append(out, x)
	}
	for _, r := range g.approved {
		form := forms.Form{}
		for _, k := range []string{"item", "dept", "kind"} {
			form[k] = r.Form[k]
		}
		day := calendar.DateOf(r.Log[len(r.Log)-1].At)
		out = append(out, slot{on: day, at: City, own: makers{
			"item": fixed(form["item"]), "dept": fixed(form["dept"]), "form": fixed(form["kind"]),
		}})
	}
	return out
}
