package casework

import (
	"maps"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
)

// visible is the case as the actor may see it. Who may not read confidential parts (village staff, by the separation of
// duties) sees them only in what they entered themselves.
func (s *Service) visible(actor *access.Actor, c *Case) *Case {
	if actor.May(access.CaseReadConfidential) || c.State.EnteredBy == actor.ID() {
		return c
	}
	p, err := s.Program(c)
	if err != nil {
		return c
	}
	out := *c
	out.State.Form = open(p, p.Fields(), c.State.Form)
	out.State.Card = outline(c.State.Card)
	if v := c.State.Verification; v != nil {
		bare := *v
		bare.Result, bare.Items = "", nil
		out.State.Verification = &bare
	}
	if ch := c.State.Change; ch != nil {
		bare := *ch
		bare.Facts, bare.Card = nil, nil
		out.State.Change = &bare
	}
	out.Actions = slices.Clone(c.Actions)
	for i := range out.Actions {
		a := &out.Actions[i]
		a.Card = outline(a.Card)
		if step, ok := p.Step(a.Step); ok {
			a.Form = open(p, stepFields(p, step), a.Form)
		}
	}
	return &out
}

// open is a form without its confidential fields.
func open(p *catalog.Program, fields []catalog.Field, form Form) Form {
	if form == nil {
		return nil
	}
	out := maps.Clone(form)
	for i := range fields {
		if fields[i].Confidential {
			delete(out, fields[i].Key)
		}
	}
	for _, f := range p.Fields() {
		if f.Confidential {
			delete(out, f.Key)
		}
	}
	return out
}

// outline is a card without facts and arithmetic.
func outline(c *Card) *Card {
	if c == nil {
		return nil
	}
	return &Card{Formula: c.Formula, Month: c.Month, Eligible: c.Eligible, Amount: c.Amount, Persons: c.Persons}
}

// may decides whether the actor may do the step on the case now. Errors: FORBIDDEN without the permission, NOT_FOUND out
// of reach, NOT_ALLOWED_NOW SEPARATION or RELATIVE where the separation of duties forbids it.
func (s *Service) may(actor *access.Actor, p *catalog.Program, c *Case, step *catalog.Step, relatives []string) error {
	if step.System {
		if actor == nil || !actor.System {
			return fault.Forbidden()
		}
		return nil
	}
	if err := actor.Can(access.Permission(step.Permission), c.Place, c.Section); err != nil {
		return err
	}
	if !fits(actor, step) {
		return fault.Forbidden()
	}
	if actor.RelatedTo(relatives...) {
		return fault.NotAllowed("RELATIVE", fault.T("该家庭有您的近亲属，您应当回避", "A near relative of yours belongs to this household: you may not act on the case"))
	}
	for _, id := range step.Apart {
		if slices.Contains(c.State.Doers[id], actor.ID()) {
			done := fault.T(id, id)
			if x, ok := p.Step(id); ok {
				done = x.Label
			}
			return fault.NotAllowed("SEPARATION", fault.T("您已办理过本案的“%[1]s”，按不相容岗位分离的规定须由他人办理", "You did %[2]q on this case, so another person must do this", done.ZH, done.EN))
		}
	}
	return nil
}

// fits reports whether the actor's role is one that the step is narrowed to.
func fits(actor *access.Actor, step *catalog.Step) bool {
	return len(step.Roles) == 0 || actor.System || slices.Contains(step.Roles, string(actor.Role))
}

// Offer is a step that the actor may do now, with its form. Initial is what the form begins with.
type Offer struct {
	Step    *catalog.Step
	Fields  []catalog.Field // with their options resolved
	Initial Form
}

// Blocked is a step that waits to be done and why the actor may not do it.
type Blocked struct {
	Step   *catalog.Step
	Reason fault.Text
}

// Available lists what the actor may do with the case now, and what waits but for somebody or something else.
// relatives are the blind ids of the household's members (RelativesOf).
func (s *Service) Available(actor *access.Actor, c *Case, relatives []string) (offers []Offer, blocked []Blocked, err error) {
	rec, err := s.recorder(c)
	if err != nil {
		return nil, nil, err
	}
	p, today := rec.Program, s.Today()
	for i := range p.Steps {
		step := &p.Steps[i]
		if step.System || len(step.From) == 0 || !startsFrom(step, c.State.Status) {
			continue
		}
		waits := slices.Contains(c.State.Waits, QueueKey(step))
		if err := s.may(actor, p, c, step, relatives); err != nil {
			f := fault.From(err)
			switch {
			case f.Code == fault.CodeNotAllowedNow:
				blocked = append(blocked, Blocked{step, f.Text})
			case waits:
				blocked = append(blocked, Blocked{step, fault.T("由%[1]s办理", "Done by the %[2]s", step.By.ZH, step.By.EN)})
			}
			continue
		}
		if ok, why := ready(p, &c.State, step, rec); !ok || !timeIs(p, &c.State, step, s) {
			if why.IsZero() {
				_, why = NoticeOver.holds(p, &c.State, today)
			}
			if step.Queue {
				blocked = append(blocked, Blocked{step, why})
			}
			continue
		}
		offers = append(offers, s.offer(rec, c, step))
	}
	return offers, blocked, nil
}

// ready reports whether the conditions of a step hold that do not come true by waiting; papers are looked at when the
// step is done, because its own form hands them in.
func ready(p *catalog.Program, st *State, step *catalog.Step, _ *Recorder) (bool, fault.Text) {
	for _, name := range step.Requires {
		c := Condition(name)
		if c == DocumentsComplete || c.timed() {
			continue
		}
		if ok, why := c.holds(p, st, st.Last); !ok {
			return false, why
		}
	}
	return true, fault.Text{}
}

func timeIs(p *catalog.Program, st *State, step *catalog.Step, s *Service) bool {
	for _, name := range step.Requires {
		if c := Condition(name); c.timed() {
			if ok, _ := c.holds(p, st, s.Today()); !ok {
				return false
			}
		}
	}
	return true
}

func (s *Service) offer(rec *Recorder, c *Case, step *catalog.Step) Offer {
	o := Offer{Step: step, Fields: rec.fields(step, &c.State), Initial: Form{}}
	for i := range o.Fields {
		f := &o.Fields[i]
		s.resolve(rec.Program, f)
		if raw, ok := c.State.Form[f.Key]; ok && (Kind(step.Kind).application() || restates(step, f.Key)) {
			o.Initial[f.Key] = raw
		}
	}
	return o
}

func restates(step *catalog.Step, key string) bool {
	return slices.ContainsFunc(step.Facts, func(f catalog.Fact) bool { return f.Field == key })
}

// resolve fills in what a field offers, rows included.
func (s *Service) resolve(p *catalog.Program, f *catalog.Field) {
	f.Options = s.deps.Catalog.OptionsFor(p, f)
	if len(f.Items) > 0 {
		f.Items = slices.Clone(f.Items)
		for i := range f.Items {
			s.resolve(p, &f.Items[i])
		}
	}
}
