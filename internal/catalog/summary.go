package catalog

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Summary prints what a merged programme says, one fact a line, for the golden file that a reviewer reads when the
// catalogue changes.
func Summary(p *Program) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s %s (%s) section %s unit %s follows %s", p.ID, p.Name.ZH, p.Name.EN, p.Section, p.Unit, p.Follows)
	for _, x := range p.Basis {
		line("basis %s %s %s", x.Law, x.Article, x.Number)
	}
	for _, s := range p.Form {
		line("section %s %s", s.Key, s.Title.ZH)
		summaryFields(line, "  ", s.Fields)
	}
	for _, d := range p.Docs {
		line("document %s %s required=%v per=%q role=%q when=%s", d.Key, d.Label.ZH, d.Required, d.PerMember, d.Role, summaryWhen(d.When))
	}
	for _, s := range p.Statuses {
		line("status %s %s", s.Value, s.Label.ZH)
	}
	for _, c := range p.Clocks {
		extends := ""
		if c.Extends != nil {
			extends = fmt.Sprintf(" extends to %d on %v", c.Extends.Days, c.Extends.Flags)
		}
		line("clock %s %s %d %s hard=%v after=%q starts=%v stops=%v pauses=%v%s", c.ID, c.Label.ZH, c.Days, c.Unit, c.Hard, c.After, c.Starts, c.Stops, c.Pauses, extends)
	}
	for _, s := range p.Steps {
		when := ""
		if s.When != nil {
			when = " when=" + summaryWhen(s.When)
		}
		line("step %s %s %s: %v -> %q %s%v queue=%v%v requires=%v apart=%v papers=%v%s", s.ID, s.Kind, s.Label.ZH, s.From, s.To, s.Permission, s.Roles, s.Queue, s.QueueIf, s.Requires, s.Apart, s.Papers, when)
		summaryFields(line, "  ", s.Form)
		for _, f := range s.Facts {
			line("  fact %s when=%s", f.Field, summaryWhen(f.When))
		}
	}
	if p.Notice != nil {
		line("notice %d days", p.Notice.Days)
	}
	if p.Benefit != nil {
		if p.Benefit.Payee != "" {
			line("payee %s", p.Benefit.Payee)
		}
		line("benefit %s %s %s standards=%v excludes=%v", p.Benefit.Formula, p.Benefit.Cycle, p.Benefit.Item, p.Benefit.Standards, p.Benefit.Excludes)
		for _, k := range slices.Sorted(maps.Keys(p.Benefit.With)) {
			line("  with %s %s", k, p.Benefit.With[k])
		}
	}
	for _, w := range p.Owners {
		line("owner from %s %s %s", w.From, w.Section, w.Department.ZH)
	}
	if p.Roster != nil {
		line("roster from %v per %s", p.Roster.From, p.Roster.Per)
	}
	if p.Review != nil {
		line("review by %s %v", p.Review.By, p.Review.Months)
	}
	for _, o := range p.Causes {
		line("cause %s %s", o.Value, o.Label.ZH)
	}
	for _, o := range p.EndReasons {
		line("end reason %s %s", o.Value, o.Label.ZH)
	}
	for _, x := range p.Papers {
		line("paper %s %s from %v, %d blocks", x.ID, x.Title.ZH, x.From, len(x.Blocks))
	}
	return b.String()
}

func summaryFields(line func(string, ...any), indent string, fields []Field) {
	for _, f := range fields {
		line("%s%s %s %s required=%v confidential=%v sets=%q from=%q options=%d min=%q max=%q items=%d visible=%s", indent, f.Key, f.Type, f.Label.ZH,
			f.Required, f.Confidential, f.Sets, f.OptionsFrom, len(f.Options), f.Min, f.Max, f.MinItems, summaryWhen(f.VisibleWhen))
		summaryFields(line, indent+"  ", f.Items)
	}
}

func summaryWhen(w *When) string {
	if w == nil {
		return "-"
	}
	return w.Field + "=" + strings.Join(w.In, "|")
}

// KindSummary prints what a merged kind says, for its golden file.
func KindSummary(k *Kind) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s %s %s (%s) section %s follows %s tiers %v", k.Class, k.ID, k.Name.ZH, k.Name.EN, k.Section, k.Follows, k.Tiers)
	line("number %s credit code %q %v one per division=%v", k.Number.Prefix, k.Number.CreditCode, k.Number.Classes, k.OnePer)
	if k.Above != nil {
		line("above %s %v required=%v when=%s", k.Above.Label.ZH, k.Above.Kinds, k.Above.Required, summaryWhen(k.Above.When))
	}
	for _, x := range k.Basis {
		line("basis %s %s %s", x.Law, x.Article, x.Number)
	}
	for _, s := range k.Form {
		line("section %s %s", s.Key, s.Title.ZH)
		summaryFields(line, "  ", s.Fields)
	}
	for _, s := range k.Statuses {
		line("status %s %s", s.Value, s.Label.ZH)
	}
	for _, c := range k.Clocks {
		line("clock %s %s %d %s starts=%v stops=%v", c.ID, c.Label.ZH, c.Days, c.Unit, c.Starts, c.Stops)
	}
	for _, s := range k.Steps {
		line("step %s %s %s: %v -> %q %s%v queue=%v requires=%v apart=%v", s.ID, s.Kind, s.Label.ZH, s.From, s.To, s.Permission, s.Roles, s.Queue, s.Requires, s.Apart)
		summaryFields(line, "  ", s.Form)
	}
	for _, d := range k.Duties {
		line("duty %s %s yearly=%q months=%d field=%q done by %v starts=%v in %v exempt %d", d.ID, d.Label.ZH, d.Yearly, d.Months, d.Field, d.DoneBy, d.Starts, d.In, d.Exempt)
	}
	line("dimensions %v measures %v", k.Dimensions, k.Measures)
	return b.String()
}

// LedgerSummary prints what a ledger says, for its golden file.
func LedgerSummary(l *Ledger) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("LEDGER %s %s (%s) section %s about %s %v time %s tiers %v entered at %v", l.ID, l.Name.ZH, l.Name.EN, l.Section, l.About, l.Of, l.Time, l.Tiers, l.Enter)
	for _, x := range l.Basis {
		line("basis %s %s %s", x.Law, x.Article, x.Number)
	}
	line("key %v series %v future=%v optional=%v", l.Key, l.Series, l.Future, l.Optional)
	summaryFields(line, "  ", l.Fields)
	for _, p := range l.Prefill {
		line("prefill %s from %s %s %s", p.Field, p.From, p.Key, p.Ledger)
		if p.When != nil {
			line("  when %s", summaryWhen(p.When))
		}
	}
	for _, a := range l.Alarms {
		a.Label = Text{}
		line("alarm %+v", a)
	}
	if len(l.Falls) > 0 {
		line("falls %v reason %s", l.Falls, l.FallReason)
	}
	if l.Occupies != nil {
		line("occupies %+v", *l.Occupies)
	}
	if d := l.Decision; d != nil {
		line("decision %s %d days", d.Permission, d.Days)
		if d.Adds != nil {
			line("adds to %s %v when=%s", d.Adds.Ledger, d.Adds.Fields, summaryWhen(d.Adds.When))
		}
	}
	if x := l.Find; x != nil {
		line("found by number %q names %v", x.Number, x.Names)
	}
	line("dimensions %v measures %v", l.Dimensions, l.Measures)
	return b.String()
}
