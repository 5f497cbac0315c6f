package catalog

import (
	"regexp"
	"slices"
	"strings"
)

// checker holds what a programme is checked against.
type checker struct {
	voc Vocabulary
	c   *Catalog
	ps  *problems
}

var (
	programID = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)
	stepID    = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	clockID   = programID
	fieldKey  = regexp.MustCompile(`^[a-z][A-Za-z0-9_]*$`)
	slot      = regexp.MustCompile(`\{([^{}]*)\}`)
)

func (ck *checker) label(at place, what string, t Text) {
	if strings.TrimSpace(t.ZH) == "" || strings.TrimSpace(t.EN) == "" {
		ck.ps.add(at, "%s needs a text in both languages", what)
	}
}

func (ck *checker) optionalLabel(at place, what string, t Text) {
	if !t.IsZero() {
		ck.label(at, what, t)
	}
}

func (ck *checker) oneOf(at place, what, value string, set []string) {
	if !slices.Contains(set, value) {
		ck.ps.add(at, "%s %q is none of %s", what, value, strings.Join(set, " "))
	}
}

func (ck *checker) allOf(at place, what string, values, set []string) {
	for i, v := range values {
		ck.oneOf(at.sub("[%d]", i), what, v, set)
	}
}

func (ck *checker) matches(at place, what, value string, re *regexp.Regexp) {
	if !re.MatchString(value) {
		ck.ps.add(at, "%s %q is not of the form %s", what, value, re)
	}
}

func (ck *checker) unique(at place, what string, ids []string) {
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] {
			ck.ps.add(at, "%s %q is given twice", what, id)
		}
		seen[id] = true
	}
}

func names[T any](list []T, id func(T) string) []string {
	out := make([]string, 0, len(list))
	for _, x := range list {
		out = append(out, id(x))
	}
	return out
}

func optionValue(o Option) string { return o.Value }

func (ck *checker) optionList(at place, list []Option) {
	ck.unique(at, "the value", names(list, optionValue))
	for i, o := range list {
		if o.Value == "" {
			ck.ps.add(at.sub("[%d]", i), "a value is missing")
		}
		ck.label(at.sub("[%d]", i), "the value "+o.Value, o.Label)
	}
}

// options checks that every list labels exactly what the engines know.
func (ck *checker) options(at place) {
	for list, opts := range ck.c.options {
		ck.optionList(at.sub(".%s", list), opts)
		for i, o := range opts {
			if list == "FLAGS" {
				ck.oneOf(at.sub(".%s[%d]", list, i), "the severity", o.Severity, []string{"INFO", "WARNING", "DANGER"})
			} else if o.Severity != "" {
				ck.ps.add(at.sub(".%s[%d].severity", list, i), "only FLAGS have a severity")
			}
		}
	}
	for list, want := range ck.voc.Lists {
		have := names(ck.c.options[list], optionValue)
		for _, v := range want {
			if !slices.Contains(have, v) {
				ck.ps.add(at, "the list %s lacks %q", list, v)
			}
		}
		for _, v := range have {
			if len(want) > 0 && !slices.Contains(want, v) {
				ck.ps.add(at.sub(".%s", list), "no engine knows %q", v)
			}
		}
	}
}

func (ck *checker) standards(at place) {
	ck.unique(at, "the standard", names(ck.c.standards, func(s *StandardSpec) string { return s.Key }))
	units := []string{UnitFenPerPersonMonth, UnitFen, UnitPercent, UnitMonths, UnitCount, UnitYuan}
	areas := names(ck.c.options["AREA_CLASSES"], optionValue)
	for i, s := range ck.c.standards {
		at := at.sub("[%d]", i)
		ck.matches(at.sub(".key"), "the key", s.Key, programID)
		ck.label(at, "the standard", s.Label)
		ck.oneOf(at.sub(".unit"), "the unit", s.Unit, units)
		ck.allOf(at.sub(".areaClasses"), "the area class", s.AreaClasses, areas)
		ck.optionList(at.sub(".groups"), s.Groups)
		if s.Basis == nil || s.Basis.Law == "" {
			ck.ps.add(at, "the standard %s names no legal source", s.Key)
		}
		type cell struct{ area, group string }
		have := map[cell]bool{}
		for j := range s.First {
			f, at := &s.First[j], at.sub(".first[%d]", j)
			v, err := s.Parse(f.Written)
			if err != nil {
				ck.ps.add(at, "the value %q of %s: %v", f.Written, s.Key, err)
			}
			f.Value = v
			if !f.From.Valid() || f.Document == "" {
				ck.ps.add(at, "a first value needs a day and a document number")
			}
			if have[cell{f.AreaClass, f.Group}] {
				ck.ps.add(at, "the first value is given twice")
			}
			have[cell{f.AreaClass, f.Group}] = true
		}
		for _, a := range orNone(s.AreaClasses) {
			for _, g := range orNone(names(s.Groups, optionValue)) {
				if !have[cell{a, g}] {
					ck.ps.add(at, "the standard %s has no first value for %q %q", s.Key, a, g)
				}
				delete(have, cell{a, g})
			}
		}
		for c := range have {
			ck.ps.add(at, "the standard %s has no area class or group %q %q", s.Key, c.area, c.group)
		}
	}
}

func orNone(list []string) []string {
	if len(list) == 0 {
		return []string{""}
	}
	return list
}

// duplicates looks at a file before merging, where the second of two equal ids would silently win.
func (ck *checker) duplicates(p *Program, at place) {
	ck.unique(at.sub(".steps"), "the step", names(p.Steps, func(s Step) string { return s.ID }))
	ck.unique(at.sub(".clocks"), "the clock", names(p.Clocks, func(c Clock) string { return c.ID }))
	ck.unique(at.sub(".papers"), "the paper", names(p.Papers, func(x PaperSpec) string { return x.ID }))
	ck.unique(at.sub(".statuses"), "the status", names(p.Statuses, optionValue))
}

// program checks a merged programme.
func (ck *checker) program(p *Program, o *origin) {
	at := o.program
	ck.matches(at.sub(".id"), "the id", p.ID, programID)
	ck.label(at.sub(".name"), "the name", p.Name)
	ck.label(at.sub(".short"), "the short name", p.Short)
	ck.oneOf(at.sub(".section"), "the section", p.Section, names(Sections(), optionValue))
	ck.oneOf(at.sub(".unit"), "the unit", p.Unit, []string{UnitHousehold, UnitPerson})
	for i, w := range p.Owners {
		at := at.sub(".owners[%d]", i)
		ck.oneOf(at.sub(".section"), "the section", w.Section, names(Sections(), optionValue))
		ck.label(at.sub(".department"), "the department", w.Department)
		if !w.From.Valid() || i > 0 && w.From <= p.Owners[i-1].From {
			ck.ps.add(at.sub(".from"), "owners are given by the day, oldest first")
		}
	}
	if len(p.Basis) == 0 {
		ck.ps.add(at, "a programme names its legal basis")
	}
	for i, b := range p.Basis {
		if b.Law == "" {
			ck.ps.add(at.sub(".basis[%d]", i), "the law is missing")
		}
	}
	ck.benefit(p, o)
	if p.Roster != nil {
		ck.roster(p, o)
		return
	}
	ck.optionList(at.sub(".causes"), p.Causes)
	ck.optionList(at.sub(".endReasons"), p.EndReasons)
	ck.form(p, o)
	ck.documents(p, o)
	for _, s := range p.Statuses {
		at := o.of("status", s.Value)
		ck.oneOf(at, "the status", s.Value, ck.voc.Statuses)
		ck.label(at, "the status "+s.Value, s.Label)
	}
	ck.clocks(p, o)
	for i := range p.Steps {
		ck.step(p, &p.Steps[i], o)
	}
	ck.course(p, o)
	ck.papers(p, o)
}

// roster checks a programme that nobody applies for.
func (ck *checker) roster(p *Program, o *origin) {
	at := o.program.sub(".roster")
	if len(p.Steps) > 0 || len(p.Form) > 0 || p.Follows != "" {
		ck.ps.add(at, "a roster has no course and no form")
	}
	if p.Benefit == nil || p.Benefit.Cycle != CycleOnce {
		ck.ps.add(at, "a roster pays once a run")
	}
	if len(p.Roster.From) == 0 {
		ck.ps.add(at, "a roster names the programmes whose recipients it pays")
	}
	ck.oneOf(at.sub(".per"), "per", p.Roster.Per, []string{UnitHousehold, UnitPerson})
}

func (ck *checker) documents(p *Program, o *origin) {
	ck.unique(o.program.sub(".documents"), "the document", names(p.Docs, func(d Document) string { return d.Key }))
	for i, d := range p.Docs {
		at := o.program.sub(".documents[%d]", i)
		ck.matches(at, "the key", d.Key, fieldKey)
		ck.label(at, "the document "+d.Key, d.Label)
		ck.optionalLabel(at.sub(".help"), "the help", d.Help)
		ck.oneOf(at.sub(".perMember"), "perMember", d.PerMember, []string{"", "ADULT", "ALL"})
		ck.oneOf(at.sub(".role"), "the role", d.Role, []string{"", "AUTHORISATION", "STATEMENT"})
		ck.when(at.sub(".when"), p, d.When, p.Fields())
	}
}

func (ck *checker) clocks(p *Program, o *origin) {
	steps := names(p.Steps, func(s Step) string { return s.ID })
	statuses := names(p.Statuses, optionValue)
	for _, c := range p.Clocks {
		at := o.of("clock", c.ID)
		ck.matches(at, "the clock", c.ID, clockID)
		ck.label(at, "the clock "+c.ID, c.Label)
		if c.Legal == "" {
			ck.ps.add(at, "the clock %s names no legal source", c.ID)
		}
		if c.Days < 1 {
			ck.ps.add(at, "the clock %s needs days", c.ID)
		}
		ck.oneOf(at.sub(".unit"), "the unit", c.Unit, []string{"WORKDAY", "DAY"})
		ck.oneOf(at.sub(".after"), "after", c.After, []string{"", "NOTICE"})
		if len(c.Starts) == 0 || len(c.Stops) == 0 {
			ck.ps.add(at, "the clock %s needs a step that starts it and one that stops it", c.ID)
		}
		ck.allOf(at.sub(".starts"), "the step", c.Starts, steps)
		ck.allOf(at.sub(".stops"), "the step", c.Stops, steps)
		ck.allOf(at.sub(".pauses"), "the status", c.Pauses, statuses)
		if e := c.Extends; e != nil {
			if e.Days <= c.Days {
				ck.ps.add(at.sub(".extends"), "an extension is longer than %d days", c.Days)
			}
			ck.allOf(at.sub(".extends.flags"), "the flag", e.Flags, names(ck.c.options["FLAGS"], optionValue))
		}
	}
}

func (ck *checker) benefit(p *Program, o *origin) {
	if b := p.Benefit; b != nil {
		at := o.program.sub(".benefit")
		ck.oneOf(at.sub(".formula"), "the formula", b.Formula, ck.voc.Formulas)
		ck.oneOf(at.sub(".cycle"), "the cycle", b.Cycle, Cycles())
		ck.matches(at.sub(".item"), "the item", b.Item, programID)
		ck.allOf(at.sub(".standards"), "the standard", b.Standards, names(ck.c.standards, func(s *StandardSpec) string { return s.Key }))
		if f, ok := p.Field(b.Payee); b.Payee != "" && (!ok || f.Type != TypeText) {
			ck.ps.add(at.sub(".payee"), "the form has no TEXT %q", b.Payee)
		}
		for i, x := range b.Excludes {
			ck.matches(at.sub(".excludes[%d]", i), "the programme", x, programID)
		}
	}
	if r := p.Review; r != nil {
		at := o.program.sub(".review")
		ck.oneOf(at.sub(".by"), "by", r.By, []string{"CATEGORY", ReviewAll})
		if len(r.Months) == 0 || r.Legal == "" {
			ck.ps.add(at, "a review needs months by category and a legal source")
		}
		for category, months := range r.Months {
			if months < 1 {
				ck.ps.add(at.sub(".months"), "category %s needs months", category)
			}
			if r.By == ReviewAll {
				ck.oneOf(at.sub(".months"), "the entry", category, []string{ReviewAll})
				continue
			}
			ck.oneOf(at.sub(".months"), "the category", category, names(ck.c.options["CATEGORIES"], optionValue))
		}
	}
}

func (ck *checker) papers(p *Program, o *origin) {
	steps := names(p.Steps, func(s Step) string { return s.ID })
	for _, x := range p.Papers {
		at := o.of("paper", x.ID)
		ck.matches(at, "the paper", x.ID, stepID)
		ck.label(at, "the paper "+x.ID, x.Title)
		if len(x.From) == 0 || len(x.Blocks) == 0 {
			ck.ps.add(at, "the paper %s needs a step it exists from, and blocks", x.ID)
		}
		ck.allOf(at.sub(".from"), "the step", x.From, steps)
		for i, b := range x.Blocks {
			at := at.sub(".blocks[%d]", i)
			ck.oneOf(at.sub(".kind"), "the kind", b.Kind, []string{"HEADING", "PARAGRAPH", "TABLE", "NOTE"})
			if b.Kind == "TABLE" {
				ck.oneOf(at.sub(".rows"), "rows", b.Rows, ck.voc.PaperRows)
			} else if b.Text == "" || b.Rows != "" {
				ck.ps.add(at, "a %s has a text and no rows", b.Kind)
			}
			for _, m := range slot.FindAllStringSubmatch(b.Text, -1) {
				ck.oneOf(at.sub(".text"), "the slot", m[1], ck.voc.PaperSlots)
			}
		}
	}
}
