package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/docstore"
	"minzheng/internal/money"
	"minzheng/internal/payroll"
	"minzheng/internal/region"
)

// paid is a span with where its money goes.
type paid struct {
	span    *benefit.Entitlement
	account *casework.Account
	payee   string
	person  string
}

// putRuns writes the settled monthly runs of the window: what every span in force was paid, on the eighth of its month.
// 0.6 % of the lines come back; those whose account was corrected are repeated by the next run.
func (g *generator) putRuns(ctx context.Context) error {
	slices.SortFunc(g.spans, func(a, b paid) int {
		return cmp.Or(cmp.Compare(a.span.Village, b.span.Village), cmp.Compare(a.span.CaseNumber, b.span.CaseNumber), cmp.Compare(a.span.From, b.span.From))
	})
	var again []*payroll.Payment // returned lines to be repeated by the next run
	var last *payroll.Last
	first := g.firstMonth()
	for i := range months {
		m := first.Add(i)
		b := g.run(m, last)
		lines, next := g.lines(b, m, again)
		again = next
		if len(lines) == 0 {
			continue
		}
		// A line that comes back and is repeated is stored as it stands in the end: reissued.
		if err := g.deps.Store.Tx(ctx, func(ctx context.Context) error { return g.deps.Payroll.PutSettled(ctx, b, lines) }); err != nil {
			return err
		}
		last = &payroll.Last{Month: m, Lines: b.Totals.Lines, Persons: b.Totals.Persons, Total: b.Totals.Total}
		g.opt.Progress(660+i*300/months, 1000, "monthly runs")
	}
	return nil
}

func (g *generator) run(m calendar.Month, last *payroll.Last) *payroll.Batch {
	day := m.First()
	event := func(step string, on calendar.Date, by benefit.Person) payroll.Event {
		return payroll.Event{Step: step, By: by, At: docstore.FormatTime(g.at(on))}
	}
	officer := benefit.Person{ID: g.city.review.ID, Name: g.city.review.Name}
	finance := benefit.Person{ID: g.city.finance.ID, Name: g.city.finance.Name}
	b := &payroll.Batch{
		Meta: docstore.Meta{ID: "batch_" + g.id()}, Place: region.PlaceOf(City), Section: g.rec.Program.Section, Program: g.rec.Program.ID, Month: m,
		Number: fmt.Sprintf("%s-%s%s-01", g.rec.Program.ID, m[:4], m[5:]), Kind: payroll.Monthly, Last: last, Checks: []payroll.Check{}, ExportedOn: day.AddDays(5),
		Log: []payroll.Event{
			event("FREEZE", day, officer), event("CALCULATE", day, officer), event("REVIEW", day.AddDays(2), officer),
			event("APPROVE", day.AddDays(4), finance), event("EXPORT", day.AddDays(5), finance), event("RESULT", day.AddDays(7), finance),
		},
	}
	return b
}

// lines makes the lines of one month's run, and the ones that the next run repeats.
func (g *generator) lines(b *payroll.Batch, m calendar.Month, again []*payroll.Payment) (lines, next []*payroll.Payment) {
	for i := range g.spans {
		p := &g.spans[i]
		if !p.span.In(m) {
			continue
		}
		line := g.line(p, m, len(lines)+1)
		line.Place = p.span.Place
		if g.returns[p.span.CaseID] == m {
			line.State, line.Code, line.PaidOn = payroll.Returned, "1003", ""
			line.ReturnedAt = docstore.FormatTime(g.at(m.First().AddDays(7)))
			if m.Next() < g.today.Month() && p.account != nil && g.corrected[p.span.CaseID] {
				line.State = payroll.Reissued
				repeat := g.line(p, m, 0)
				repeat.ReissueOf = payroll.LineID(b.ID, line.Seq)
				next = append(next, repeat)
			}
		}
		lines = append(lines, line)
	}
	for _, p := range again {
		p.Seq, p.PaidOn = len(lines)+1, m.First().AddDays(7)
		lines = append(lines, p)
	}
	return lines, next
}

func (g *generator) line(p *paid, m calendar.Month, seq int) *payroll.Payment {
	e := p.span
	out := &payroll.Payment{
		Place: e.Place, Seq: seq, CaseID: e.CaseID, CaseNumber: e.CaseNumber, SpanID: e.ID, HouseholdID: e.HouseholdID, Recipient: e.Recipient(),
		PersonID: p.person, Item: payroll.Regular, Period: m, Amount: money.Fen(e.Amount), Members: e.Members, AreaClass: e.AreaClass, Payee: p.payee,
		State: payroll.Paid, Code: payroll.CodePaid, PaidOn: m.First().AddDays(7),
	}
	if a := p.account; a != nil {
		out.Bank, out.Payee, out.Sealed, out.Blind, out.Last4 = a.Bank, a.Holder, a.Sealed, a.Blind, a.Last4
	}
	return out
}
