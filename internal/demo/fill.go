package demo

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	forms "minzheng/internal/form"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

// scene is what a maker of values may look at: where and when a form is filled in, for which of a series, about whom.
type scene struct {
	g       *generator
	r       *rand.Rand
	at      region.Code
	on      calendar.Date
	n       int               // of the series, from 0
	kind    *catalog.Kind     // of an entry
	base    int               // size of the thing, in its own unit
	site    *site             // the organisation or facility that a record is about
	who     *soul             // the person that a record is about
	set     forms.Form        // what is filled in so far
	word    string            // a theme that the values of one form share
	entered calendar.Date     // the latest day that the form tells of: it was not entered before
	names   map[string]string // of the staff whose ids the form holds
}

// maker makes the value of one field; nil leaves it empty.
type maker func(*scene) any

// makers are the values of a form by the keys of its fields.
type makers map[string]maker

// fill makes a form of the catalogue: what own says, else what a field of that key means everywhere, else its default, and for
// a required field something of its type.
func (s *scene) fill(fields []catalog.Field, own makers) forms.Form {
	out := forms.Form{}
	s.set = out
	for i := range fields {
		f := &fields[i]
		if !forms.Matches(f.VisibleWhen, out) {
			continue
		}
		make, ok := own[f.Key]
		if !ok {
			make, ok = everywhere[f.Key]
		}
		var v any
		switch {
		case ok:
			v = make(s)
		case f.Default != "":
			out[f.Key] = forms.Default(f)
			continue
		case f.Required:
			v = s.plain(f)
		}
		if v == nil {
			continue
		}
		raw, err := json.Marshal(v)
		if err != nil {
			panic(err) // only values of this package come here
		}
		out[f.Key] = raw
	}
	return out
}

// plain is something of the field's type.
func (s *scene) plain(f *catalog.Field) any {
	switch f.Type {
	case catalog.TypeChoice:
		list := s.g.deps.Catalog.FieldOptions(f)
		return list[s.r.IntN(len(list))].Value
	case catalog.TypeInteger:
		return 1 + s.r.IntN(20)
	case catalog.TypeMoney:
		return yuan(1000 * (1 + s.r.IntN(50)))
	case catalog.TypeDate:
		return string(s.on)
	case catalog.TypeMonth:
		return string(s.on.Month())
	case catalog.TypeBoolean:
		return false
	case catalog.TypePhone:
		return s.phone()
	}
	return f.Label.ZH
}

func (s *scene) phone() string { return fmt.Sprintf("0579-8%07d", s.r.IntN(10_000_000)) }

func (s *scene) mobile() string {
	return fmt.Sprintf("1%d%08d", []int{35, 38, 39, 57, 58, 80, 87}[s.r.IntN(7)], s.r.IntN(100_000_000))
}

func (s *scene) someone() string { return randomName(s.r, s.r.IntN(100) < 62) }

// placeName is the name of the division, without what kind it is for a village when short.
func (s *scene) placeName() string { return s.g.deps.Regions.Name(s.at) }

func yuan(n int) string { return money.Fen(int64(n) * 100).Yuan() }

// Makers of common shapes.

func fixed(v any) maker { return func(*scene) any { return v } }

func oneOf(values ...string) maker {
	return func(s *scene) any { return values[s.r.IntN(len(values))] }
}

// weightedOf draws one of the values by their weights: a value, its weight, the next.
func weightedOf(list ...any) maker {
	total := 0
	for i := 1; i < len(list); i += 2 {
		total += list[i].(int)
	}
	return func(s *scene) any {
		x := s.r.IntN(total)
		for i := 1; i < len(list); i += 2 {
			if x -= list[i].(int); x < 0 {
				return list[i-1]
			}
		}
		return nil
	}
}

func between(low, high int) maker {
	return func(s *scene) any { return low + s.r.IntN(high-low+1) }
}

// share is a part of the size of the thing, between two percentages.
func share(low, high int) maker {
	return func(s *scene) any { return s.base * (low + s.r.IntN(high-low+1)) / 100 }
}

// sum is an amount of yuan in whole steps.
func sum(low, high, step int) maker {
	return func(s *scene) any { return yuan((low + s.r.IntN(high-low+1)) / step * step) }
}

// chance leaves the field empty but in so many of a hundred forms.
func chance(percent int, m maker) maker {
	return func(s *scene) any {
		if s.r.IntN(100) >= percent {
			return nil
		}
		return m(s)
	}
}

// later is a day after that of the form, left out if it lies ahead.
func later(low, high int) maker {
	return func(s *scene) any {
		d := s.on.AddDays(low + s.r.IntN(high-low+1))
		if d >= s.g.today {
			return nil
		}
		s.entered = max(s.entered, d)
		return string(d)
	}
}

// since is a day from that of the form on, up to yesterday.
func since(days int) maker {
	return func(s *scene) any {
		d := s.on.AddDays(s.r.IntN(max(1, min(days, s.g.today.Sub(s.on)))))
		s.entered = max(s.entered, d)
		return string(d)
	}
}

// ahead is a day after that of the form, be it in the future.
func ahead(low, high int) maker {
	return func(s *scene) any { return string(s.on.AddDays(low + s.r.IntN(high-low+1))) }
}

func textf(format string, parts ...maker) maker {
	return func(s *scene) any {
		args := make([]any, len(parts))
		for i, p := range parts {
			args[i] = p(s)
		}
		return fmt.Sprintf(format, args...)
	}
}

// rows makes a list of between low and high rows.
func rows(low, high int, own makers) maker {
	return func(s *scene) any {
		out := []map[string]any{}
		for range low + s.r.IntN(high-low+1) {
			row := map[string]any{}
			for _, key := range slices.Sorted(maps.Keys(own)) {
				if v := own[key](s); v != nil {
					row[key] = v
				}
			}
			out = append(out, row)
		}
		return out
	}
}

func person(s *scene) any { return s.someone() }

func year(s *scene) any { return s.on.Year() }

// everywhere says what a field of a key means in whatever form it stands.
var everywhere = makers{
	"legalRep": person,
	"contact":  person,
	"phone":    func(s *scene) any { return s.mobile() },
	"address":  func(s *scene) any { return fmt.Sprintf("%s%d号", s.placeName(), 1+s.r.IntN(260)) },
	"staffList": rows(1, 3, makers{
		"name": person, "post": oneOf("专职干事", "出纳", "联络员", "会计"),
	}),
	"geo": func(s *scene) any { return fmt.Sprintf("%.4f,%.4f", 120.05+s.r.Float64()/3, 28.95+s.r.Float64()/4) },
}
