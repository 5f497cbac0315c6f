package demo

import (
	"fmt"

	"minzheng/internal/calendar"
	"minzheng/internal/region"
)

// kind is what becomes of a family.
type kind int

const (
	plain    kind = iota // in the register only
	stock                // in benefit from before the window, perhaps ended in it
	admitted             // applied in the window and was granted
	refused              // applied in the window and was refused
	pending              // under way; stop is the last step done
	suspended
)

// fate is one family's part of the plan.
type fate struct {
	kind    kind
	village region.Code
	urban   bool
	ended   bool
	stop    string // of a pending case
	age     int    // days since that last step
}

func (f fate) String() string { return fmt.Sprintf("fate %d stop %q", f.kind, f.stop) }

type weighted struct {
	code region.Code
	upTo int
}

// places weighs villages by the people of their townships.
func (g *generator) places() {
	urban, rural := 0, 0
	for _, t := range townships() {
		for i := range t.communities {
			urban += max(1, 100*t.people/len(t.communities)/4)
			g.urban = append(g.urban, weighted{region.Code(fmt.Sprintf("%s%03d", t.code[:9], 1+i)), urban})
		}
		for i := range t.villages {
			rural += max(1, 100*t.people/len(t.villages))
			g.rural = append(g.rural, weighted{region.Code(fmt.Sprintf("%s%03d", t.code[:9], 201+i)), rural})
		}
	}
}

// queues are the statuses in which cases wait, by the last step done, with how many days ago it was done at most.
var queues = []struct {
	stop string
	days int
	here int // in the first township at scale 1, so that each demo account has a day's work
	city int // elsewhere
}{
	{"save", 10, 12, 30},
	{"submit", 2, 42, 30},
	{"ask_materials", 5, 8, 10},
	{"accept", 4, 42, 30},
	{"start_survey", 6, 42, 25},
	{"visit", 5, 12, 20},
	{"verify_request", 4, 12, 40},
	{"verify_open", 11, 12, 45},
	{"verify_enter", 4, 42, 25},
	{"opine", 3, 42, 25},
	{"sign", 3, 42, 20},
	{"post_notice", 3, 42, 30},
	{"confirm_notice", 10, 46, 40},
	{"object", 6, 3, 5},
	{"send_up", 5, 15, 45},
	{"return", 5, 6, 8},
	{"city_review", 5, 12, 42},
	{"confirm", 15, 8, 20},
	{"withdraw", 200, 2, 8},
	{"terminate", 200, 2, 6},
}

// plan says what becomes of each family, in the order of writing.
func (g *generator) plan() []fate {
	g.places()
	r := g.rand
	n := func(x int) int { return int(float64(x)*g.opt.Scale + 0.5) }
	least := func(x int) int { return max(1, n(x)) }
	var out []fate
	somewhere := func(k kind) fate {
		urban := r.IntN(100) < 7
		return fate{kind: k, village: g.pickVillage(urban), urban: urban}
	}
	if g.opt.Scale == 0 {
		home := g.urban[0].code
		for range 6 {
			out = append(out, fate{kind: plain, village: home, urban: true})
		}
		return append(out, fate{kind: stock, village: home, urban: true}, fate{kind: stock, village: home, urban: true})
	}
	for range least(7300) {
		f := somewhere(stock)
		f.ended = r.IntN(7300) < 1500
		out = append(out, f)
	}
	for range least(1400) {
		f := somewhere(admitted)
		f.ended = r.IntN(1400) < 150
		out = append(out, f)
	}
	for range least(90) {
		out = append(out, somewhere(refused))
	}
	for range least(14) {
		out = append(out, somewhere(suspended))
	}
	for _, q := range queues {
		for range least(q.here) {
			first := g.urban[0].code
			urban := q.stop == "save" || q.stop == "post_notice" || r.IntN(2) == 0
			village := first
			if !urban {
				village = g.rural[r.IntN(10)].code
			}
			out = append(out, fate{kind: pending, village: village, urban: urban, stop: q.stop, age: r.IntN(q.days + 1)})
		}
		for range least(q.city) {
			f := somewhere(pending)
			f.stop, f.age = q.stop, r.IntN(q.days+1)
			out = append(out, f)
		}
	}
	for len(out) < n(25000) {
		out = append(out, somewhere(plain))
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// randomDay is a day from the first of one month to the twentieth of another.
func (g *generator) randomDay(from, to calendar.Month) calendar.Date {
	m := from.Add(g.rand.IntN(max(1, to.Sub(from)+1)))
	return m.First().AddDays(g.rand.IntN(20))
}
