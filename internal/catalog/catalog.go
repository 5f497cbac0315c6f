package catalog

import (
	"cmp"
	"slices"

	"minzheng/internal/calendar"
	"minzheng/internal/fault"
)

// Catalog is a loaded, cross-checked catalogue. It is immutable and safe for concurrent use; what it hands out is
// shared and must not be changed.
type Catalog struct {
	programs  []*Program
	editions  map[string]*Program // "DIBAO@0123456789ab", current and archived
	standards []*StandardSpec
	options   map[string][]Option
	kinds     []*Kind
	ledgers   []*Ledger
}

// Programs lists the current edition of every programme, by id.
func (c *Catalog) Programs() []*Program { return slices.Clone(c.programs) }

// Program is the current edition of a programme. Error: NOT_FOUND.
func (c *Catalog) Program(id string) (*Program, error) {
	for _, p := range c.programs {
		if p.ID == id {
			return p, nil
		}
	}
	return nil, fault.NotFound(fault.T("该救助项目", "such programme"))
}

// At is the programme as it was in an edition. Where that edition was not archived the current one answers and
// exact is false. Error: NOT_FOUND for an unknown programme.
func (c *Catalog) At(program, edition string) (p *Program, exact bool, err error) {
	if p, ok := c.editions[program+"@"+edition]; ok {
		return p, true, nil
	}
	p, err = c.Program(program)
	return p, false, err
}

// Standards lists every standard, in the order of standards.yaml.
func (c *Catalog) Standards() []*StandardSpec { return slices.Clone(c.standards) }

// Standard describes one standard by key.
func (c *Catalog) Standard(key string) (*StandardSpec, bool) {
	i := slices.IndexFunc(c.standards, func(s *StandardSpec) bool { return s.Key == key })
	if i < 0 {
		return nil, false
	}
	return c.standards[i], true
}

// Options is a list of options.yaml, in its order; nil if there is none of that name.
func (c *Catalog) Options(list string) []Option { return c.options[list] }

// Label is what people call a value of a list of options.yaml; an unknown value is its own label.
func (c *Catalog) Label(list, value string) Text { return labelOf(c.options[list], value) }

// OptionsFor resolves what a field offers: its own options, the programme's list, or a list of options.yaml.
// MISSING_DOCUMENTS gives the programme's documents.
func (c *Catalog) OptionsFor(p *Program, f *Field) []Option {
	switch f.OptionsFrom {
	case "":
		return f.Options
	case FromCauses:
		return p.Causes
	case FromEndReasons:
		return p.EndReasons
	case FromMissingDocuments:
		out := make([]Option, 0, len(p.Docs))
		for _, d := range p.Docs {
			out = append(out, Option{Value: d.Key, Label: d.Label})
		}
		return out
	default:
		return c.options[f.OptionsFrom]
	}
}

func labelOf(options []Option, value string) Text {
	for _, o := range options {
		if o.Value == value {
			return o.Label
		}
	}
	return fault.T(value, value)
}

func (c *Catalog) sort() {
	slices.SortFunc(c.programs, func(a, b *Program) int { return cmp.Compare(a.ID, b.ID) })
}

// SectionOn is the section that owns the programme on a day.
func (p *Program) SectionOn(day calendar.Date) string {
	section := p.Section
	for _, o := range p.Owners {
		if o.From <= day {
			section = o.Section
		}
	}
	return section
}

// DepartmentOn is the department that owns the programme on a day, as people call it; none where owners are not listed.
func (p *Program) DepartmentOn(day calendar.Date) Text {
	var department Text
	for _, o := range p.Owners {
		if o.From <= day {
			department = o.Department
		}
	}
	return department
}

// PerPerson reports whether a case of the programme is about one person of a household.
func (p *Program) PerPerson() bool { return p.Unit == UnitPerson }

// Pays reports whether the programme pays in a cycle.
func (p *Program) Pays(cycle string) bool { return p.Benefit != nil && p.Benefit.Cycle == cycle }

// Excluding lists the programmes whose benefit nobody may draw beside that of the programme: those it excludes, and
// those that exclude it.
func (c *Catalog) Excluding(id string) []string {
	var out []string
	for _, p := range c.programs {
		if p.Benefit == nil {
			continue
		}
		if p.ID == id {
			out = append(out, p.Benefit.Excludes...)
		} else if slices.Contains(p.Benefit.Excludes, id) {
			out = append(out, p.ID)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Step finds a step by id.
func (p *Program) Step(id string) (*Step, bool) {
	for i := range p.Steps {
		if p.Steps[i].ID == id {
			return &p.Steps[i], true
		}
	}
	return nil, false
}

// StepOfKind is the first step of a kind.
func (p *Program) StepOfKind(kind string) (*Step, bool) {
	for i := range p.Steps {
		if p.Steps[i].Kind == kind {
			return &p.Steps[i], true
		}
	}
	return nil, false
}

// Clock finds a clock by id.
func (p *Program) Clock(id string) (*Clock, bool) {
	for i := range p.Clocks {
		if p.Clocks[i].ID == id {
			return &p.Clocks[i], true
		}
	}
	return nil, false
}

// Paper finds a paper by id.
func (p *Program) Paper(id string) (*PaperSpec, bool) {
	for i := range p.Papers {
		if p.Papers[i].ID == id {
			return &p.Papers[i], true
		}
	}
	return nil, false
}

// Document finds a document by key.
func (p *Program) Document(key string) (*Document, bool) {
	for i := range p.Docs {
		if p.Docs[i].Key == key {
			return &p.Docs[i], true
		}
	}
	return nil, false
}

// Fields is the application form without its sections.
func (p *Program) Fields() []Field {
	var out []Field
	for _, s := range p.Form {
		out = append(out, s.Fields...)
	}
	return out
}

// Field finds a field of the application form.
func (p *Program) Field(key string) (*Field, bool) {
	for i := range p.Form {
		for j := range p.Form[i].Fields {
			if f := &p.Form[i].Fields[j]; f.Key == key {
				return f, true
			}
		}
	}
	return nil, false
}

// StatusLabel is how the programme calls a status; an unknown status is its own label.
func (p *Program) StatusLabel(status string) Text { return labelOf(p.Statuses, status) }

// EndReasonLabel is how the programme calls the reason of an ending.
func (p *Program) EndReasonLabel(value string) Text { return labelOf(p.EndReasons, value) }

// CauseLabel is how the programme calls a cause of hardship.
func (p *Program) CauseLabel(value string) Text { return labelOf(p.Causes, value) }
