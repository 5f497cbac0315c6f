package catalog

import (
	"slices"
	"strconv"

	"minzheng/internal/calendar"
	"minzheng/internal/money"
)

func (ck *checker) step(p *Program, s *Step, o *origin) {
	at := o.of("step", s.ID)
	ck.matches(at.sub(".id"), "the step", s.ID, stepID)
	ck.oneOf(at.sub(".kind"), "the kind", s.Kind, ck.voc.Kinds)
	ck.label(at, "label of "+s.ID, s.Label)
	ck.label(at, "done of "+s.ID, s.Done)
	ck.optionalLabel(at.sub(".help"), "help of "+s.ID, s.Help)
	ck.optionalLabel(at.sub(".confirm"), "confirm of "+s.ID, s.Confirm)
	if s.System {
		if s.Permission != "" || len(s.Roles) > 0 || s.Queue {
			ck.ps.add(at, "the system's own step %s has no permission, roles or queue", s.ID)
		}
	} else {
		ck.label(at, "by of "+s.ID, s.By)
		ck.oneOf(at.sub(".tier"), "the tier of "+s.ID, s.Tier, []string{"CITY", "TOWNSHIP", "VILLAGE"})
		ck.oneOf(at.sub(".style"), "the style of "+s.ID, s.Style, []string{"PRIMARY", "NORMAL", "DANGER"})
		ck.oneOf(at.sub(".permission"), "the permission of "+s.ID, s.Permission, ck.voc.Permissions)
		ck.allOf(at.sub(".roles"), "the role", s.Roles, ck.voc.Roles)
	}
	if s.Style == "DANGER" && s.Confirm.IsZero() {
		ck.ps.add(at, "the step %s is dangerous and must ask for confirmation", s.ID)
	}
	if opens := slices.Contains(ck.voc.Opening, s.Kind); opens != (len(s.From) == 0) {
		ck.ps.add(at, "the step %s needs statuses to start from, unless it opens the case", s.ID)
	}
	statuses := names(p.Statuses, optionValue)
	ck.allOf(at.sub(".from"), "the status", s.From, statuses)
	ck.unique(at.sub(".from"), "the status", s.From)
	if s.To != "" {
		ck.oneOf(at.sub(".to"), "the status", s.To, statuses)
	}
	ck.when(at.sub(".when"), p, s.When, p.Fields())
	ck.allOf(at.sub(".requires"), "the condition", s.Requires, ck.voc.Conditions)
	ck.allOf(at.sub(".queueIf"), "the condition", s.QueueIf, ck.voc.Conditions)
	if len(s.QueueIf) > 0 && !s.Queue {
		ck.ps.add(at.sub(".queueIf"), "the step %s is not queued", s.ID)
	}
	ck.allOf(at.sub(".apart"), "the step", s.Apart, names(p.Steps, func(x Step) string { return x.ID }))
	ck.allOf(at.sub(".papers"), "the paper", s.Papers, names(p.Papers, func(x PaperSpec) string { return x.ID }))
	if slices.Contains(ck.voc.NoticeKinds, s.Kind) && p.Notice == nil {
		ck.ps.add(at, "the programme posts no notice, so it has no step %s: name it under without", s.ID)
	}
	ck.fields(at.sub(".form"), p, s.Form, s.Form, 0)
	var facts []Field
	for i, f := range s.Facts {
		field, ok := p.Field(f.Field)
		if !ok {
			ck.ps.add(at.sub(".facts[%d]", i), "the application form has no field %q", f.Field)
			continue
		}
		facts = append(facts, *field)
		ck.when(at.sub(".facts[%d].when", i), p, f.When, s.Form)
	}
	form := slices.Concat(s.Form, facts)
	if slices.Contains(ck.voc.Application, s.Kind) {
		form = slices.Concat(p.Fields(), s.Form)
	}
	ck.unique(at.sub(".form"), "the field", names(form, func(f Field) string { return f.Key }))
	var sets []string
	for _, f := range form {
		if f.Sets != "" {
			sets = append(sets, f.Sets)
		}
	}
	for _, want := range ck.voc.Carries[s.Kind] {
		if !slices.Contains(sets, want) {
			ck.ps.add(at, "a step of kind %s needs a field that sets %s", s.Kind, want)
		}
	}
}

func (ck *checker) form(p *Program, o *origin) {
	ck.unique(o.program.sub(".form"), "the section", names(p.Form, func(s Section) string { return s.Key }))
	ck.unique(o.program.sub(".form"), "the field", names(p.Fields(), func(f Field) string { return f.Key }))
	for i, s := range p.Form {
		at := o.program.sub(".form[%d]", i)
		ck.label(at, "the section "+s.Key, s.Title)
		ck.optionalLabel(at.sub(".help"), "the help", s.Help)
		ck.fields(at.sub(".fields"), p, s.Fields, p.Fields(), 0)
	}
}

// fields checks a list of fields; conditions may look at siblings only (inside a list: of the same row).
func (ck *checker) fields(at place, p *Program, list, siblings []Field, depth int) {
	ck.unique(at, "the field", names(list, func(f Field) string { return f.Key }))
	for i := range list {
		ck.field(at.sub("[%d]", i), p, &list[i], siblings, depth)
	}
}

func (ck *checker) field(at place, p *Program, f *Field, siblings []Field, depth int) {
	ck.matches(at.sub(".key"), "the field", f.Key, fieldKey)
	ck.label(at, "the field "+f.Key, f.Label)
	ck.optionalLabel(at.sub(".help"), "the help of "+f.Key, f.Help)
	ck.oneOf(at.sub(".type"), "the type of "+f.Key, f.Type, FieldTypes())
	if f.Type == TypeIDNumber {
		ck.ps.add(at, "an ID number never enters a case: refer to the person")
	}
	choice := f.Type == TypeChoice || f.Type == TypeMultiChoice
	if opts := ck.c.OptionsFor(p, f); choice == (len(opts) == 0) {
		ck.ps.add(at, "the field %s: a choice, and only a choice, has options or a list that exists", f.Key)
	}
	if len(f.Options) > 0 && f.OptionsFrom != "" {
		ck.ps.add(at, "the field %s has its own options and a list", f.Key)
	}
	ck.optionList(at.sub(".options"), f.Options)
	if (f.Type == TypeList) != (len(f.Items) > 0) {
		ck.ps.add(at, "the field %s: a LIST, and only a LIST, has items", f.Key)
	}
	if depth > 0 && (f.Type == TypeList || f.Sets != "") {
		ck.ps.add(at, "the field %s: an item is no LIST and sets nothing", f.Key)
	}
	if f.MinItems != 0 && !slices.Contains([]string{TypeList, TypeFiles, TypeStaffMulti, TypeMultiChoice}, f.Type) {
		ck.ps.add(at.sub(".minItems"), "the field %s holds one value", f.Key)
	}
	if f.MaxLength != 0 && f.Type != TypeText && f.Type != TypeLongText {
		ck.ps.add(at.sub(".maxLength"), "the field %s is no text", f.Key)
	}
	if (f.Unique != "" || f.Entry != "") && (f.Type != TypeText || depth > 0) {
		ck.ps.add(at, "the field %s: a number of a book, or the name of an entry, is a TEXT of its own", f.Key)
	}
	if f.Unique != "" {
		ck.matches(at.sub(".unique"), "the book of "+f.Key, f.Unique, programID)
	}
	ck.bound(at.sub(".min"), f, f.Min)
	ck.bound(at.sub(".max"), f, f.Max)
	if f.Default != "" && choice {
		ck.oneOf(at.sub(".default"), "the default of "+f.Key, f.Default, names(ck.c.OptionsFor(p, f), optionValue))
	}
	if f.Sets != "" {
		ck.oneOf(at.sub(".sets"), "sets of "+f.Key, f.Sets, ck.voc.Sets)
	}
	above := siblings
	if i := slices.IndexFunc(siblings, func(x Field) bool { return x.Key == f.Key }); i >= 0 {
		above = siblings[:i] // forms are filled and checked from top to bottom
	}
	ck.when(at.sub(".visibleWhen"), p, f.VisibleWhen, above)
	if len(f.Items) > 0 {
		ck.fields(at.sub(".items"), p, f.Items, f.Items, depth+1)
	}
}

func (ck *checker) bound(at place, f *Field, bound string) {
	if bound == "" {
		return
	}
	var err error
	switch f.Type {
	case TypeInteger:
		_, err = strconv.ParseInt(bound, 10, 64)
	case TypeMoney:
		_, err = money.ParseYuan(bound)
	case TypeDate:
		if bound != "TODAY" {
			_, err = calendar.ParseDate(bound)
		}
	case TypeMonth:
		if bound != "TODAY" {
			_, err = calendar.ParseMonth(bound)
		}
	default:
		ck.ps.add(at, "a %s has no bounds", f.Type)
	}
	if err != nil {
		ck.ps.add(at, "the bound %q of %s: %v", bound, f.Key, err)
	}
}

func (ck *checker) when(at place, p *Program, w *When, siblings []Field) {
	if w == nil {
		return
	}
	i := slices.IndexFunc(siblings, func(f Field) bool { return f.Key == w.Field })
	if i < 0 {
		ck.ps.add(at, "there is no field %q above it", w.Field)
		return
	}
	if len(w.In) == 0 {
		ck.ps.add(at, "the condition on %s names no value", w.Field)
	}
	f := &siblings[i]
	switch {
	case f.Type == TypeBoolean:
		ck.allOf(at.sub(".in"), "the value", w.In, []string{"true", "false"})
	case f.Type == TypeChoice || f.Type == TypeMultiChoice:
		ck.allOf(at.sub(".in"), "the value", w.In, names(ck.c.OptionsFor(p, f), optionValue))
	default:
		ck.ps.add(at, "a condition looks at a choice or a yes/no field, %s is %s", f.Key, f.Type)
	}
}

// course checks that the statuses hang together: all reachable from an opening step, and the end of the case
// reachable from all.
func (ck *checker) course(p *Program, o *origin) {
	next := map[string][]string{}
	var first []string
	creates := 0
	for _, s := range p.Steps {
		if len(s.From) == 0 {
			first = append(first, s.To)
			if !s.System {
				creates++
			}
		}
		for _, from := range s.From {
			if s.To != "" {
				next[from] = append(next[from], s.To)
			}
			if s.To != "" && s.To != from && slices.Contains(ck.voc.Final, from) {
				ck.ps.add(o.of("step", s.ID), "the step %s leaves the final status %s", s.ID, from)
			}
		}
	}
	if creates != 1 {
		ck.ps.add(o.program, "a programme has one step by which people open a case, this has %d", creates)
	}
	reached := map[string]bool{}
	for todo := first; len(todo) > 0; todo = todo[1:] {
		if !reached[todo[0]] {
			reached[todo[0]] = true
			todo = append(todo, next[todo[0]]...)
		}
	}
	ends := map[string]bool{}
	for changed := true; changed; {
		changed = false
		for _, s := range p.Statuses {
			leads := slices.Contains(ck.voc.Final, s.Value) || slices.ContainsFunc(next[s.Value], func(to string) bool { return ends[to] })
			if leads && !ends[s.Value] {
				ends[s.Value], changed = true, true
			}
		}
	}
	for _, s := range p.Statuses {
		at := o.of("status", s.Value)
		if !reached[s.Value] {
			ck.ps.add(at, "no step leads to the status %s", s.Value)
		}
		if !ends[s.Value] {
			ck.ps.add(at, "there is no way out of the status %s", s.Value)
		}
	}
}
