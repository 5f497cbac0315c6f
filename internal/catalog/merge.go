package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
)

// origin remembers where the parts of a merged programme were written.
type origin struct {
	program place
	parts   map[string]place // "step opine", "clock TOTAL", "paper receipt", "status DRAFT"
}

func (o *origin) of(kind, id string) place {
	if at, ok := o.parts[kind+" "+id]; ok {
		return at
	}
	return o.program
}

// course is a procedure with the places of its parts; once it is merged, with everything that it follows.
type course struct {
	Procedure
	at     place
	parts  map[string]place
	merged bool
}

// courses finds procedures by id.
type courses struct {
	files map[string]*course
	ps    *problems
	ck    *checker
}

// of is the merged procedure; nil where there is none. trail is what led there, so that no procedure follows itself.
func (cs *courses) of(id string, trail []string) *course {
	x := cs.files[id]
	if x == nil || x.merged {
		return x
	}
	if slices.Contains(trail, id) {
		cs.ps.add(x.at.sub(".follows"), "the procedure %q follows itself", id)
		return nil
	}
	cs.ck.duplicates(&Program{Steps: x.Steps, Clocks: x.Clocks, Papers: x.Papers, Statuses: x.Statuses}, x.at)
	base := &course{}
	if x.Follows != "" {
		if base = cs.of(x.Follows, append(trail, id)); base == nil {
			cs.ps.add(x.at.sub(".follows"), "no procedure %q", x.Follows)
			return nil
		}
	}
	o := &origin{program: x.at, parts: map[string]place{}}
	maps.Copy(o.parts, base.parts)
	p := &Program{Statuses: x.Statuses, Clocks: x.Clocks, Steps: x.Steps, Papers: x.Papers, Without: x.Without}
	inherit(p, base, o, cs.ps)
	x.Statuses, x.Clocks, x.Steps, x.Papers = p.Statuses, p.Clocks, p.Steps, p.Papers
	x.parts, x.merged = o.parts, true
	return x
}

// inherit takes the procedure's statuses, clocks, steps and papers over into the programme. A programme's part of the
// same id replaces what it says differently and keeps the rest; other parts are added behind; Without removes steps,
// with everything that only they made possible.
func inherit(p *Program, base *course, o *origin, ps *problems) {
	for _, id := range p.Without {
		if !slices.ContainsFunc(base.Steps, func(s Step) bool { return s.ID == id }) {
			ps.add(o.program.sub(".without"), "the procedure has no step %q", id)
		}
	}
	p.Statuses = overlay(base.Statuses, p.Statuses, func(x *Option) string { return x.Value }, o, "status", "statuses")
	p.Clocks = overlay(base.Clocks, p.Clocks, func(x *Clock) string { return x.ID }, o, "clock", "clocks")
	p.Steps = overlay(base.Steps, p.Steps, func(x *Step) string { return x.ID }, o, "step", "steps")
	p.Papers = overlay(base.Papers, p.Papers, func(x *PaperSpec) string { return x.ID }, o, "paper", "papers")
	if len(p.Without) > 0 {
		prune(p, slices.Clone(p.Without))
	}
}

// prune removes steps, then what cannot be reached without them: statuses, steps that start from no other status,
// clocks that nothing starts or stops, papers that nothing makes.
func prune(p *Program, gone []string) {
	left := func(list []string) []string {
		if list == nil {
			return nil
		}
		out := filter(list, func(id string) bool { return !slices.Contains(gone, id) })
		if out == nil {
			out = []string{}
		}
		return out
	}
	for len(gone) > 0 {
		p.Steps = filter(p.Steps, func(s Step) bool { return !slices.Contains(gone, s.ID) })
		reached := reachable(p.Steps)
		live := func(status string) bool { return reached[status] }
		p.Statuses = filter(p.Statuses, func(o Option) bool { return reached[o.Value] })
		var next []string
		for i := range p.Steps {
			s := &p.Steps[i]
			s.Apart = left(s.Apart)
			if len(s.From) > 0 {
				if s.From = filter(s.From, live); len(s.From) == 0 {
					next = append(next, s.ID)
				}
			}
		}
		p.Clocks = slices.Clone(p.Clocks)
		for i := range p.Clocks {
			c := &p.Clocks[i]
			c.Starts, c.Stops, c.Pauses = left(c.Starts), left(c.Stops), filter(c.Pauses, live)
		}
		p.Clocks = filter(p.Clocks, func(c Clock) bool { return len(c.Starts) > 0 && len(c.Stops) > 0 })
		p.Papers = slices.Clone(p.Papers)
		for i := range p.Papers {
			p.Papers[i].From = left(p.Papers[i].From)
		}
		p.Papers = filter(p.Papers, func(x PaperSpec) bool { return len(x.From) > 0 })
		for i := range p.Steps {
			p.Steps[i].Papers = filter(p.Steps[i].Papers, func(id string) bool {
				return slices.ContainsFunc(p.Papers, func(x PaperSpec) bool { return x.ID == id })
			})
		}
		gone = next
	}
}

// reachable is the statuses that the steps lead to.
func reachable(steps []Step) map[string]bool {
	out := map[string]bool{}
	for changed := true; changed; {
		changed = false
		for _, s := range steps {
			starts := len(s.From) == 0 || slices.ContainsFunc(s.From, func(f string) bool { return out[f] })
			if starts && s.To != "" && !out[s.To] {
				out[s.To], changed = true, true
			}
		}
		for _, s := range steps { // a confirmed change may end the case
			if s.Kind == "CONFIRM_CHANGE" && !out["ENDED"] && slices.ContainsFunc(s.From, func(f string) bool { return out[f] }) {
				out["ENDED"], changed = true, true
			}
		}
	}
	return out
}

func overlay[T any](base, own []T, id func(*T) string, o *origin, kind, list string) []T {
	out := slices.Clone(base)
	for i := range own {
		o.parts[kind+" "+id(&own[i])] = o.program.sub(".%s[%d]", list, i)
		at, found := indexOf(base, func(b T) bool { return id(&b) == id(&own[i]) })
		if !found {
			out = append(out, own[i])
			continue
		}
		dst, src := reflect.ValueOf(&out[at]).Elem(), reflect.ValueOf(own[i])
		for f := range src.NumField() {
			if !src.Field(f).IsZero() { // an empty list is not zero: it takes away
				dst.Field(f).Set(src.Field(f))
			}
		}
	}
	return out
}

func indexOf[T any](list []T, is func(T) bool) (int, bool) {
	i := slices.IndexFunc(list, is)
	return i, i >= 0
}

func filter[T any](list []T, keep func(T) bool) []T {
	var out []T
	for _, x := range list {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

// editionOf is the content hash of a merged programme: 12 hex digits of SHA-256.
func editionOf(p *Program) (string, error) { return hash(p) }

func hash(v any) (string, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])[:12], nil
}
