package demo

import (
	"context"
	"fmt"
	"slices"

	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/docstore"
	"minzheng/internal/identity"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

// story is one family with its case, as the history makes it.
type story struct {
	family *family
	c      *casework.Case
	states []casework.State // after each action
	last   calendar.Date
}

// chunk is what is written at a time.
type chunk struct {
	families []*family
	stories  []*story
}

// putCases makes the register and every case, and writes them in parts.
func (g *generator) putCases(ctx context.Context) error {
	plan := g.plan()
	var part chunk
	flush := func() error {
		err := g.write(ctx, &part)
		part = chunk{}
		return err
	}
	for i, p := range plan {
		f, err := g.makeFamily(p.village, p.urban, p.kind != plain, g.firstMonth().First().AddDays(-g.rand.IntN(2000)))
		if err != nil {
			return err
		}
		part.families = append(part.families, f)
		if p.kind != plain {
			s := &story{family: f}
			if err := g.tell(ctx, s, p); err != nil {
				return fmt.Errorf("%s: %w", p, err)
			}
			part.stories = append(part.stories, s)
		}
		if len(part.families) == 400 || i == len(plan)-1 {
			if err := flush(); err != nil {
				return err
			}
			g.opt.Progress(20+i*640/len(plan), 1000, "people and cases")
		}
	}
	return nil
}

// firstMonth is the first month with a run.
func (g *generator) firstMonth() calendar.Month { return g.today.Month().Add(-months) }

func (g *generator) write(ctx context.Context, part *chunk) error {
	var persons []*people.Person
	var households []*people.Household
	for _, f := range part.families {
		persons = append(persons, f.persons...)
		for _, p := range f.persons {
			g.folk = append(g.folk, soul{id: p.ID, name: p.Name, household: f.household.ID, village: f.village, birth: p.Birth, male: p.Sex == "M"})
		}
		households = append(households, f.household)
	}
	var cases []*casework.Case
	var spans []*benefit.Entitlement
	for _, s := range part.stories {
		traced, err := benefit.Trace(s.c, func(n int) (casework.State, error) { return s.states[n-1], nil })
		if err != nil {
			return err
		}
		cases, spans = append(cases, s.c), append(spans, traced...)
		for _, e := range traced {
			if !e.Void() {
				g.spans = append(g.spans, paid{span: e, account: s.c.State.Account, payee: s.family.persons[0].Name, person: s.family.persons[0].ID})
			}
		}
	}
	return g.deps.Store.Tx(ctx, func(ctx context.Context) error {
		if err := g.people.PutMany(ctx, g.actor, persons, households); err != nil {
			return err
		}
		if err := g.deps.Cases.PutImported(ctx, g.actor, cases...); err != nil {
			return err
		}
		return g.deps.Benefit.PutImported(ctx, spans...)
	})
}

// open makes the empty case of a family.
func (g *generator) open(s *story, on calendar.Date) {
	h, head := s.family.household, s.family.persons[0]
	p := g.rec.Program
	seq := casework.CaseSeq(p.ID, on.Year(), string(h.Village))
	g.caseSeq[seq]++
	s.c = &casework.Case{
		Meta: docstore.Meta{ID: "case_" + g.id()}, Place: h.Place, Program: p.ID, Edition: p.Edition, Section: p.Section,
		Number: identity.CaseNumber(p.ID, on.Year(), string(h.Village), int(g.caseSeq[seq])), HouseholdID: h.ID, ApplicantID: head.ID, Applicant: head.Name,
	}
}

func (g *generator) id() string { return fmt.Sprintf("%016x%016x", g.rand.Uint64(), g.rand.Uint64()) }

func (s *story) members() []casework.Member {
	var out []casework.Member
	for _, m := range s.family.household.Members {
		i := slices.IndexFunc(s.family.persons, func(p *people.Person) bool { return p.ID == m.PersonID })
		out = append(out, casework.MemberOf(s.family.persons[i], m.Relation))
	}
	return out
}

// record does one step of the story on a day, never before the one before.
func (g *generator) record(s *story, step string, on calendar.Date, by casework.Doer, form casework.Form, more func(*casework.Entry)) error {
	if on < s.last {
		on = s.last
	}
	e := casework.Entry{Step: step, By: by, At: g.at(on), Form: form}
	if n := len(s.c.Actions); n > 0 && !e.At.After(s.c.Actions[n-1].At) {
		e.At = s.c.Actions[n-1].At.Add(60e9)
	}
	if more != nil {
		more(&e)
	}
	if _, err := g.rec.Record(s.c, e); err != nil {
		return fmt.Errorf("%s on %s: %w", step, on, err)
	}
	s.states, s.last = append(s.states, s.c.State), on
	return nil
}

// card computes the benefit of the story for a month from what the case says, with other facts laid over it.
func (g *generator) card(ctx context.Context, s *story, facts casework.Form, members []casework.Member, area string, month calendar.Month) (*casework.Card, error) {
	form := casework.Form{}
	for k, v := range s.c.State.Form {
		form[k] = v
	}
	for k, v := range facts {
		form[k] = v
	}
	return g.deps.Benefit.Compute(ctx, s.c, form, members, area, month)
}

// takeOver opens a case that drew the allowance before the system began, from the old roster.
func (g *generator) takeOver(ctx context.Context, s *story, month calendar.Month, on calendar.Date) error {
	g.open(s, month.First())
	account, err := g.account(s)
	if err != nil {
		return err
	}
	form := g.application(s, account)
	card, err := g.card(ctx, s, form, s.members(), s.area(), on.Month())
	if err != nil {
		return err
	}
	return g.record(s, "take_over", on, casework.Doer{ID: "system", Name: "历史数据转入"}, form, func(e *casework.Entry) {
		e.Members, e.Card, e.Account, e.Effective = s.members(), card, account, month
	})
}

func (s *story) area() string {
	if s.family.urban {
		return "URBAN"
	}
	return "RURAL"
}

// account draws a bank card that passes its check digit, sealed for the case.
func (g *generator) account(s *story) (*casework.Account, error) {
	body := fmt.Sprintf("622848%012d", g.rand.Int64N(1_000_000_000_000))
	number := body + identity.LuhnDigit(body)
	sealed, err := g.people.SealAccount(casework.AccountPlace(s.c.ID), number)
	if err != nil {
		return nil, err
	}
	return &casework.Account{Bank: "示范农村商业银行", Holder: s.family.persons[0].Name, Kind: "CARD", Sealed: sealed.Sealed, Blind: sealed.Blind, Last4: sealed.Last4}, nil
}

// live adds what happens to a case in benefit: the new standard, a change, a returned payment, the review, perhaps the end.
func (g *generator) live(ctx context.Context, s *story, end calendar.Date) error {
	r := g.rand
	from := s.last.AddDays(1)
	if from < g.firstMonth().First() {
		from = g.firstMonth().First()
	}
	until := g.today.AddDays(-1)
	if end != "" {
		until = end.AddDays(-1)
	}
	type event struct {
		on calendar.Date
		do func(calendar.Date) error
	}
	var events []event
	add := func(on calendar.Date, do func(calendar.Date) error) {
		if on >= from && on <= until {
			events = append(events, event{on, do})
		}
	}
	day := func() calendar.Date { return from.AddDays(r.IntN(max(1, until.Sub(from)))) }
	add(g.rise.AddDays(-12+r.IntN(5)), func(on calendar.Date) error { return g.recompute(ctx, s, on) })
	if r.IntN(100) < 38 {
		add(day(), func(on calendar.Date) error { return g.change(ctx, s, on) })
	}
	if r.IntN(1000) < 140 {
		m := day().Month()
		if m >= g.firstMonth() && m < g.today.Month() {
			g.returns[s.c.ID] = m
			if fix := m.First().AddDays(16 + r.IntN(8)); m.Next() < g.today.Month() && fix <= until {
				add(fix, func(on calendar.Date) error { return g.correctAccount(s, on) })
			}
		}
	}
	reviewed := 150
	if s.c.State.Category == "A" {
		reviewed = 320
	}
	back := 5 + r.IntN(reviewed-10)
	if r.IntN(100) < 97 {
		back = 5 + r.IntN(reviewed-25)
	}
	add(g.today.AddDays(-back), func(on calendar.Date) error { return g.review(s, on) })
	slices.SortStableFunc(events, func(a, b event) int { return a.on.Sub(b.on) })
	for _, e := range events {
		if err := e.do(e.on); err != nil {
			return err
		}
	}
	if end != "" {
		return g.end(s, end)
	}
	return nil
}

func (g *generator) township(s *story) *desk { return g.staff[s.c.Township] }

func (g *generator) pickVillage(urban bool) region.Code {
	list := g.rural
	if urban {
		list = g.urban
	}
	x := g.rand.IntN(list[len(list)-1].upTo)
	i, _ := slices.BinarySearchFunc(list, x+1, func(w weighted, n int) int { return w.upTo - n })
	return list[i].code
}
