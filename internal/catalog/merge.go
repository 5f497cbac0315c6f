package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"reflect"
	"slices"
)

// origin remembers where the parts of a merged programme were written.
type origin struct {
	program, procedure place
	parts              map[string]place // "step opine", "clock TOTAL", "paper receipt", "status DRAFT"
}

func (o *origin) of(kind, id string) place {
	if at, ok := o.parts[kind+" "+id]; ok {
		return at
	}
	return o.program
}

// merge takes the procedure's statuses, clocks, steps and papers over into the programme. A programme's part of the
// same id replaces what it says differently and keeps the rest; other parts are added behind; Without removes.
func merge(p *Program, proc *Procedure, o *origin, ps *problems) {
	for _, id := range p.Without {
		if !slices.ContainsFunc(proc.Steps, func(s Step) bool { return s.ID == id }) {
			ps.add(o.program.sub(".without"), "the procedure has no step %q", id)
		}
	}
	keep := func(s Step) bool { return !slices.Contains(p.Without, s.ID) }
	p.Statuses = overlay(proc.Statuses, p.Statuses, func(x *Option) string { return x.Value }, o, "status", "statuses")
	p.Clocks = overlay(proc.Clocks, p.Clocks, func(x *Clock) string { return x.ID }, o, "clock", "clocks")
	p.Steps = overlay(filter(proc.Steps, keep), p.Steps, func(x *Step) string { return x.ID }, o, "step", "steps")
	p.Papers = overlay(proc.Papers, p.Papers, func(x *PaperSpec) string { return x.ID }, o, "paper", "papers")
	for i, s := range proc.Steps { // indexes of the procedure's file, also where steps are left out
		if _, own := indexOf(p.Steps, func(x Step) bool { return x.ID == s.ID }); own && o.parts["step "+s.ID].src == o.procedure.src {
			o.parts["step "+s.ID] = o.procedure.sub(".steps[%d]", i)
		}
	}
}

func overlay[T any](base, own []T, id func(*T) string, o *origin, kind, list string) []T {
	out := slices.Clone(base)
	for i := range out {
		o.parts[kind+" "+id(&out[i])] = o.procedure.sub(".%s[%d]", list, i)
	}
	for i := range own {
		o.parts[kind+" "+id(&own[i])] = o.program.sub(".%s[%d]", list, i)
		at, found := indexOf(base, func(b T) bool { return id(&b) == id(&own[i]) })
		if !found {
			out = append(out, own[i])
			continue
		}
		dst, src := reflect.ValueOf(&out[at]).Elem(), reflect.ValueOf(own[i])
		for f := range src.NumField() {
			if !src.Field(f).IsZero() {
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
