package catalog

import (
	"regexp"
	"slices"
	"strings"

	"minzheng/internal/identity"
)

// LedgerVocabulary is what the ledger engine understands.
type LedgerVocabulary struct {
	Alarms  []string
	Sources []string // of prefilled fields
}

var monthDay = regexp.MustCompile(`^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`)

// reserved are the columns that every entry, or every record, has of its own: no field of a form is called so.
func reserved(class string) []string {
	if class == "" {
		return []string{"on", "ledger", "subject", "subjectKind", "township", "village", "until", "state", "tier", "typed", "prefilled", "superseded", "subjectId", "createdAt"}
	}
	return []string{
		"number", "kind", "status", "township", "village", "beganOn", "closedOn", "grade", "gradedOn", "checkYear", "checkResult", "due", "superior", "importId", "createdAt",
	}
}

func (ck *checker) notReserved(at place, class string, fields []Field) {
	for i, f := range fields {
		if slices.Contains(reserved(class), f.Key) {
			ck.ps.add(at.sub("[%d]", i), "%q is a column of its own", f.Key)
		}
	}
}

func tiers() []string { return []string{"CITY", "TOWNSHIP", "VILLAGE"} }

// kind checks a merged kind.
func (ck *checker) kind(k *Kind, o *origin) {
	at, p := o.program, k.course
	ck.matches(at.sub(".id"), "the id", k.ID, programID)
	ck.label(at.sub(".name"), "the name", k.Name)
	ck.label(at.sub(".short"), "the short name", k.Short)
	ck.oneOf(at.sub(".section"), "the section", k.Section, names(Sections(), optionValue))
	if len(k.Basis) == 0 {
		ck.ps.add(at, "a kind names its legal basis")
	}
	if len(k.Tiers) == 0 {
		ck.ps.add(at, "a kind names the tiers that an entry may lie in")
	}
	ck.allOf(at.sub(".tiers"), "the tier", k.Tiers, tiers())
	ck.numbering(k, at)
	ck.form(p, o)
	if f, ok := k.Setting("NAME"); !ok || !f.Required {
		ck.ps.add(at.sub(".form"), "a required field sets NAME")
	}
	for _, s := range p.Statuses {
		ck.oneOf(o.of("status", s.Value), "the status", s.Value, ck.voc.Statuses)
		ck.label(o.of("status", s.Value), "the status "+s.Value, s.Label)
	}
	ck.clocks(p, o)
	for i := range p.Steps {
		ck.step(p, &p.Steps[i], o)
	}
	ck.course(p, o)
	ck.duties(k, at)
	if a := k.Above; a != nil {
		ck.label(at.sub(".above"), "the label", a.Label)
		ck.allOf(at.sub(".above.kinds"), "the kind", a.Kinds, names(ck.c.kinds, func(k *Kind) string { return k.ID }))
		ck.when(at.sub(".above.when"), p, a.When, p.Fields())
	}
	ck.slots(at, p, p.Fields(), k.Dimensions, k.Measures)
	for i, x := range k.Form {
		ck.notReserved(at.sub(".form[%d].fields", i), k.Class, x.Fields)
	}
}

func (ck *checker) numbering(k *Kind, at place) {
	n := k.Number
	if k.Class == ClassFacility {
		if identity.FacilityNumber(n.Prefix, "339981001", 1) == "" {
			ck.ps.add(at.sub(".number.prefix"), "%q is no prefix of facility numbers", n.Prefix)
		}
	} else {
		ck.matches(at.sub(".number.prefix"), "the prefix", n.Prefix, regexp.MustCompile(`^[A-Z]{2}$`))
	}
	ck.oneOf(at.sub(".number.creditCode"), "creditCode", n.CreditCode, []string{"", "REQUIRED", "OPTIONAL"})
	f, has := k.Setting("CREDIT_CODE")
	if has != (n.CreditCode != "") || has && f.Required != (n.CreditCode == "REQUIRED") {
		ck.ps.add(at.sub(".number.creditCode"), "a field that sets CREDIT_CODE goes with creditCode, required as it says")
	}
}

func (ck *checker) duties(k *Kind, at place) {
	p := k.course
	steps, statuses := names(p.Steps, func(s Step) string { return s.ID }), names(p.Statuses, optionValue)
	ck.unique(at.sub(".duties"), "the duty", names(k.Duties, func(d Duty) string { return d.ID }))
	for i, d := range k.Duties {
		at := at.sub(".duties[%d]", i)
		ck.matches(at, "the duty", d.ID, clockID)
		ck.label(at, "the duty "+d.ID, d.Label)
		if d.Legal == "" || len(d.In) == 0 {
			ck.ps.add(at, "the duty %s needs a legal source and the statuses it stands in", d.ID)
		}
		ways := 0
		for _, given := range []bool{d.Yearly != "", d.Months > 0, d.Field != ""} {
			if given {
				ways++
			}
		}
		if ways != 1 {
			ck.ps.add(at, "the duty %s has exactly one of yearly, months and field", d.ID)
		}
		if d.Yearly != "" {
			ck.matches(at.sub(".yearly"), "the day", d.Yearly, monthDay)
		}
		if f, ok := p.Field(d.Field); d.Field != "" && (!ok || f.Type != TypeDate) {
			ck.ps.add(at.sub(".field"), "the form has no DATE %q", d.Field)
		}
		ck.allOf(at.sub(".doneBy"), "the step", d.DoneBy, steps)
		ck.allOf(at.sub(".starts"), "the step", d.Starts, steps)
		ck.allOf(at.sub(".in"), "the status", d.In, statuses)
	}
}

// slots checks what figures group by and add up.
func (ck *checker) slots(at place, p *Program, fields []Field, dims, measures []string) {
	if len(dims) > MaxSlots || len(measures) > MaxSlots {
		ck.ps.add(at, "at most %d dimensions and %d measures", MaxSlots, MaxSlots)
	}
	find := func(list []Field, key string) *Field {
		if i := slices.IndexFunc(list, func(f Field) bool { return f.Key == key }); i >= 0 {
			return &list[i]
		}
		return nil
	}
	for i, key := range dims {
		f := find(fields, key)
		if f == nil || f.Type == TypeMultiChoice || f.Type == TypeList || f.Type == TypeFiles || f.Type == TypeLongText {
			ck.ps.add(at.sub(".dimensions[%d]", i), "%q is no field with one value", key)
		}
	}
	for i, key := range measures {
		at := at.sub(".measures[%d]", i)
		list, item, inList := strings.Cut(key, ".")
		f := find(fields, list)
		if inList && f != nil {
			if item == "#" && (f.Type == TypeList || f.Type == TypeStaffMulti || f.Type == TypeMultiChoice) {
				continue
			}
			f = find(f.Items, item)
		}
		if f == nil || f.Type != TypeInteger && f.Type != TypeMoney {
			ck.ps.add(at, "%q is no number", key)
		}
	}
}

// ledger checks a ledger.
func (ck *checker) ledger(l *Ledger, at place, voc *LedgerVocabulary) {
	p := &Program{Form: []Section{{Fields: l.Fields}}}
	ck.matches(at.sub(".id"), "the id", l.ID, programID)
	ck.label(at.sub(".name"), "the name", l.Name)
	ck.label(at.sub(".short"), "the short name", l.Short)
	ck.oneOf(at.sub(".section"), "the section", l.Section, names(Sections(), optionValue))
	ck.oneOf(at.sub(".about"), "about", l.About, []string{AboutRegion, AboutPerson, AboutHousehold, AboutOrganization, AboutFacility, AboutCase})
	ck.oneOf(at.sub(".time"), "the time", l.Time, []string{TimeDay, TimeMonth, TimeYear, TimePeriod})
	if len(l.Tiers) == 0 || len(l.Enter) == 0 {
		ck.ps.add(at, "a ledger names the tiers of its records and those that enter it")
	}
	ck.allOf(at.sub(".tiers"), "the tier", l.Tiers, tiers())
	ck.allOf(at.sub(".enter"), "the tier", l.Enter, tiers())
	if l.About == AboutOrganization || l.About == AboutFacility {
		ck.allOf(at.sub(".of"), "the kind", l.Of, names(ck.c.kinds, func(k *Kind) string { return k.ID }))
	}
	ck.fields(at.sub(".fields"), p, l.Fields, l.Fields, 0)
	ck.notReserved(at.sub(".fields"), "", l.Fields)
	keys := names(l.Fields, func(f Field) string { return f.Key })
	ck.allOf(at.sub(".key"), "the key", l.Key, append([]string{KeyRegion, KeySubject, KeyTime}, keys...))
	ck.allOf(at.sub(".series"), "the key", l.Series, append([]string{KeyRegion, KeySubject}, keys...))
	for _, key := range l.Find.Fields() {
		if f, ok := l.Field(key); !ok || f.Type != TypeText {
			ck.ps.add(at.sub(".find"), "%q is no TEXT field", key)
		}
	}
	for i, f := range l.Prefill {
		at := at.sub(".prefill[%d]", i)
		ck.oneOf(at.sub(".field"), "the field", f.Field, keys)
		ck.oneOf(at.sub(".from"), "the source", f.From, voc.Sources)
		if f.Ledger != "" && !slices.ContainsFunc(ck.c.ledgers, func(o *Ledger) bool { return o.ID == f.Ledger }) {
			ck.ps.add(at.sub(".ledger"), "no ledger %q", f.Ledger)
		}
	}
	ck.alarms(l, at, voc, keys)
	ck.allOf(at.sub(".falls"), "the field", l.Falls, keys)
	if (len(l.Falls) > 0) != (l.FallReason != "") {
		ck.ps.add(at, "figures that may fall need a field for the reason")
	}
	if l.FallReason != "" {
		ck.oneOf(at.sub(".fallReason"), "the field", l.FallReason, keys)
	}
	ck.occupies(l, at.sub(".occupies"), keys)
	ck.decision(l, at, p)
	ck.pays(l, at.sub(".pays"))
	for i, f := range l.Fields {
		if f.Entry != "" {
			ck.oneOf(at.sub(".fields[%d].entry", i), "the kind", f.Entry, names(ck.c.kinds, func(k *Kind) string { return k.ID }))
		}
	}
	ck.slots(at, p, l.Fields, l.Dimensions, l.Measures)
}

// occupies checks that a place can be told, and that every kind that a ledger is about says what places it has.
func (ck *checker) occupies(l *Ledger, at place, keys []string) {
	o := l.Occupies
	if o == nil {
		return
	}
	ck.oneOf(at.sub(".field"), "the field", o.Field, keys)
	if l.Time != TimePeriod || len(l.Of) == 0 {
		ck.ps.add(at, "a place is taken for a period, of kinds that are named")
	}
	for _, id := range l.Of {
		i := slices.IndexFunc(ck.c.kinds, func(k *Kind) bool { return k.ID == id })
		if i < 0 {
			continue
		}
		var fields []Field
		for _, s := range ck.c.kinds[i].Form {
			fields = append(fields, s.Fields...)
		}
		of := names(fields, func(f Field) string { return f.Key })
		ck.oneOf(at.sub(".of"), "the field of "+id, o.Of, of)
		ck.oneOf(at.sub(".rooms"), "the field of "+id, o.Rooms, of)
		for _, f := range fields {
			if f.Key == o.Rooms {
				rows := names(f.Items, func(f Field) string { return f.Key })
				ck.oneOf(at.sub(".room"), "the field of a row of "+id, o.Room, rows)
				ck.oneOf(at.sub(".count"), "the field of a row of "+id, o.Count, rows)
			}
		}
	}
}

func (ck *checker) alarms(l *Ledger, at place, voc *LedgerVocabulary, keys []string) {
	ck.unique(at.sub(".alarms"), "the alarm", names(l.Alarms, func(a Alarm) string { return a.ID }))
	for i, a := range l.Alarms {
		at := at.sub(".alarms[%d]", i)
		ck.matches(at, "the alarm", a.ID, clockID)
		ck.label(at, "the alarm "+a.ID, a.Label)
		ck.oneOf(at.sub(".kind"), "the kind", a.Kind, voc.Alarms)
		for _, day := range []string{a.From, a.To} {
			if day != "" {
				ck.matches(at, "the day", day, monthDay)
			}
		}
		if a.Tier != "" {
			ck.oneOf(at.sub(".tier"), "the tier", a.Tier, l.Tiers)
		}
		if a.Field != "" {
			ck.oneOf(at.sub(".field"), "the field", a.Field, keys)
			if f, _ := l.Field(a.Field); f != nil && f.Type == TypeChoice {
				ck.allOf(at.sub(".in"), "the value", slices.Concat(a.In, a.Whole), names(ck.c.FieldOptions(f), optionValue))
			}
		}
		if a.Sum != "" {
			if f, ok := l.Field(a.Sum); !ok || f.Type != TypeMoney || !slices.Contains(l.Measures, a.Sum) {
				ck.ps.add(at.sub(".sum"), "%q is no amount among the measures", a.Sum)
			}
			if f, ok := l.Field(a.Field); !ok || f.Type != TypeChoice || !slices.Contains(l.Dimensions, a.Field) {
				ck.ps.add(at.sub(".field"), "%q is no choice among the dimensions", a.Field)
			} else {
				ck.allOf(at.sub(".field"), "the programme", names(ck.c.FieldOptions(f), optionValue), names(ck.c.programs, func(p *Program) string { return p.ID }))
			}
		}
		in := keys
		if a.List != "" {
			f, ok := l.Field(a.List)
			if !ok || f.Type != TypeList {
				ck.ps.add(at.sub(".list"), "no list %q", a.List)
				continue
			}
			in = names(f.Items, func(f Field) string { return f.Key })
		}
		if a.Due != "" || a.Done != "" {
			ck.oneOf(at.sub(".due"), "the field", a.Due, in)
			ck.oneOf(at.sub(".done"), "the field", a.Done, in)
		}
		if a.Every != "" {
			ck.oneOf(at.sub(".every"), "every", a.Every, []string{"MONTH", "QUARTER", "YEAR"})
		}
	}
}

// pays checks that what a record pays can be held against a programme's limits.
func (ck *checker) pays(l *Ledger, at place) {
	y := l.Pays
	if y == nil {
		return
	}
	if l.About != AboutPerson || l.Optional || l.Decision != nil {
		ck.ps.add(at, "what is paid is paid to a person, and counts at once")
	}
	if i := slices.IndexFunc(ck.c.programs, func(p *Program) bool { return p.ID == y.Program }); i < 0 || ck.c.programs[i].Benefit == nil {
		ck.ps.add(at.sub(".program"), "no programme %q that pays", y.Program)
	} else {
		ck.allOf(at, "the standard", []string{y.Cap, y.Limit}, ck.c.programs[i].Benefit.Standards)
	}
	for _, key := range slices.Concat([]string{y.Paid, y.Bears, y.Of}, y.Covered) {
		if f, ok := l.Field(key); !ok || f.Type != TypeMoney {
			ck.ps.add(at, "%q is no amount", key)
		}
	}
	ck.allOf(at, "the measure", []string{y.Paid, y.Bears}, l.Measures)
	if f, ok := l.Field(y.Group); !ok || f.Type != TypeChoice || !f.Required {
		ck.ps.add(at.sub(".group"), "%q is no required choice", y.Group)
	} else if s, ok := ck.c.Standard(y.Limit); ok {
		ck.allOf(at.sub(".group"), "the group", names(ck.c.FieldOptions(f), optionValue), names(s.Groups, optionValue))
	}
}

func (ck *checker) decision(l *Ledger, at place, p *Program) {
	d := l.Decision
	if d == nil {
		return
	}
	at = at.sub(".decision")
	ck.oneOf(at.sub(".permission"), "the permission", d.Permission, ck.voc.Permissions)
	if d.Days < 1 || d.Legal == "" {
		ck.ps.add(at, "a decision has days and a legal source")
	}
	if d.Adds == nil {
		return
	}
	ck.when(at.sub(".adds.when"), p, d.Adds.When, l.Fields)
	i := slices.IndexFunc(ck.c.ledgers, func(o *Ledger) bool { return o.ID == d.Adds.Ledger })
	if i < 0 {
		ck.ps.add(at.sub(".adds.ledger"), "no ledger %q", d.Adds.Ledger)
		return
	}
	for there, here := range d.Adds.Fields {
		_, from := l.Field(here)
		if _, to := ck.c.ledgers[i].Field(there); !to || !from {
			ck.ps.add(at.sub(".adds.fields"), "%q from %q: no such field", there, here)
		}
	}
}
