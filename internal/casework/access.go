package casework

import (
	"context"
	"maps"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/fault"
)

// visible is the case as the actor may see it. Who may not read confidential parts (village staff, by the separation of
// duties) sees them only in what they entered themselves, and never how the amount came about or what was verified.
func (s *Service) visible(actor *access.Actor, c *Case) *Case {
	if actor.May(access.CaseReadConfidential) {
		return c
	}
	p, err := s.Program(c)
	if err != nil {
		p = &catalog.Program{} // an unknown programme has no field that is known to be open
	}
	mine := c.State.EnteredBy == actor.ID()
	out := *c
	if !mine {
		out.State.Form = openPart(p, p.Fields(), c.State.Form)
		out.State.Members = plainMembers(c.State.Members)
	}
	out.State.Card = outline(c.State.Card)
	if v := c.State.Verification; v != nil {
		bare := *v
		bare.Result, bare.Items = "", nil
		out.State.Verification = &bare
	}
	out.State.Change = outlineChange(c.State.Change)
	out.Actions = slices.Clone(c.Actions)
	for i := range out.Actions {
		a := &out.Actions[i]
		a.Card, a.Change = outline(a.Card), outlineChange(a.Change)
		if mine && a.By.ID == actor.ID() {
			continue
		}
		a.Members = plainMembers(a.Members)
		if step, ok := p.Step(a.Step); ok {
			a.Form = openPart(p, stepFields(p, step), a.Form)
		} else {
			a.Form = nil
		}
	}
	return &out
}

// openPart is a form with nothing in it but what the given fields, or the application's, do not keep confidential.
func openPart(p *catalog.Program, fields []catalog.Field, form Form) Form {
	if form == nil {
		return nil
	}
	out := Form{}
	for key, raw := range form {
		if !confidential(p, fields, key) {
			out[key] = raw
		}
	}
	return out
}

// confidential reports whether a key of a form is hidden; a key that nobody knows is.
func confidential(p *catalog.Program, fields []catalog.Field, key string) bool {
	if doc, ok := strings.CutPrefix(key, docPrefix); ok {
		doc, _, _ = strings.Cut(doc, ":")
		d, known := p.Document(doc)
		return !known || d.Confidential
	}
	if i := slices.IndexFunc(fields, func(f catalog.Field) bool { return f.Key == key }); i >= 0 {
		return fields[i].Confidential
	}
	f, known := p.Field(key)
	return !known || f.Confidential
}

// plainMembers leaves out disease, disability and the ability to work.
func plainMembers(members []Member) []Member {
	out := slices.Clone(members)
	for i := range out {
		out[i].Health, out[i].Labour, out[i].Severe, out[i].Reason = "", "", false, ""
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

func outlineChange(c *Change) *Change {
	if c == nil {
		return nil
	}
	out := *c
	out.Facts, out.Card, out.Members = nil, outline(c.Card), plainMembers(c.Members)
	return &out
}

// shielded is a form without what would wipe out an entry that the actor cannot see: an empty confidential field of
// such an actor says nothing.
func (s *Service) shielded(actor *access.Actor, p *catalog.Program, c *Case, form Form) Form {
	if actor.May(access.CaseReadConfidential) || c.State.EnteredBy == actor.ID() {
		return form
	}
	out := maps.Clone(form)
	for key, raw := range form {
		if empty(raw) && confidential(p, p.Fields(), key) {
			delete(out, key)
		}
	}
	return out
}

// may decides whether the actor may do the step on the case now. Errors: FORBIDDEN without the permission, NOT_FOUND out
// of reach, NOT_ALLOWED_NOW SEPARATION or RELATIVE where the separation of duties forbids it. relatives are the blind
// ids of the household.
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
	if !course.Fits(actor, step) {
		return fault.Forbidden()
	}
	if actor.RelatedTo(relatives...) {
		return related()
	}
	return course.Separate(p, step, c.State.Doers, actor)
}

func related() error {
	return fault.NotAllowed("RELATIVE", fault.T("该家庭有您的近亲属，您应当回避",
		"A near relative of yours belongs to this household: you may not act on the case"))
}

// relatives is what the conflict register holds against the actor's near relatives: the blind ids of the household.
// Whoever has no relatives in the register needs no look-up.
func (s *Service) relatives(ctx context.Context, actor *access.Actor, c *Case) ([]string, error) {
	if actor == nil || len(actor.Relatives) == 0 {
		return nil, nil
	}
	_, blinds, err := s.stand(ctx, c)
	return blinds, err
}
