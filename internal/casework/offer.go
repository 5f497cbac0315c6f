package casework

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
)

// Offer is a step that the actor may do now, with its form. Initial is what the form begins with; Help says what the
// step is about and, where it computes an amount, what that would be today.
type Offer struct {
	Step    *catalog.Step
	Help    fault.Text
	Fields  []catalog.Field // with their options resolved
	Initial Form
	Card    *Card // what an opinion or a confirmation would compute; nil for other steps
}

// Blocked is a step that waits to be done and why the actor may not do it.
type Blocked struct {
	Step   *catalog.Step
	Reason fault.Text
}

// Available lists what the actor may do with the case now, and what waits but for somebody or something else. Nothing
// else is decided for a person elsewhere: what is not offered here Perform refuses, and the other way round, but for the
// form itself. Errors: of the stores only.
func (s *Service) Available(ctx context.Context, actor *access.Actor, c *Case) (offers []Offer, blocked []Blocked, err error) {
	rec, err := s.recorder(c)
	if err != nil {
		return nil, nil, err
	}
	relatives, err := s.relatives(ctx, actor, c)
	if err != nil {
		return nil, nil, err
	}
	o := &offerer{s: s, rec: rec, actor: actor, c: c}
	p := rec.Program
	for i := range p.Steps {
		step := &p.Steps[i]
		if step.System || len(step.From) == 0 || !startsFrom(step, c.State.Status) || !matches(step.When, c.State.Form) {
			continue
		}
		ok, worth, why := ready(p, &c.State, step, s.Today())
		if ok {
			switch err := s.authorisationsInForce(ctx, p, &c.State, step); {
			case fault.Is(err, fault.CodeNotAllowedNow):
				ok, worth, why = false, true, fault.From(err).Text
			case err != nil:
				return nil, nil, err
			}
		}
		if err := s.may(actor, p, c, step, relatives); err != nil {
			f := fault.From(err)
			waits := slices.Contains(c.State.Waits, QueueKey(step))
			switch {
			case f.Code == fault.CodeNotAllowedNow && (ok || worth):
				blocked = append(blocked, Blocked{step, f.Text})
			case waits:
				blocked = append(blocked, Blocked{step, fault.T("由%[1]s办理", "Done by the %[2]s", step.By.ZH, step.By.EN)})
			}
			continue
		}
		if !ok {
			if step.Queue && worth {
				blocked = append(blocked, Blocked{step, why})
			}
			continue
		}
		offer, err := o.offer(ctx, step)
		if err != nil {
			return nil, nil, err
		}
		offers = append(offers, offer)
	}
	return offers, blocked, nil
}

// ready reports whether the conditions of a step hold, and if not, why not and whether that is worth saying. Papers are
// looked at when the step is done, because its own form hands them in.
func ready(p *catalog.Program, st *State, step *catalog.Step, today calendar.Date) (ok, worth bool, why fault.Text) {
	for _, name := range step.Requires {
		c := Condition(name)
		if c == DocumentsComplete {
			continue
		}
		if holds, reason := c.holds(p, st, today); !holds {
			return false, c.worthSaying(), reason
		}
	}
	return true, true, fault.Text{}
}

// worthSaying reports whether a person waits for the condition to come true. The others only tell apart which of several
// ways a case goes.
func (c Condition) worthSaying() bool {
	switch c {
	case DocumentsComplete, Authorised, VerifyIdle, Verified, Visited, NoticeConfirmed, NoticeOver, CityVisited, NoOpenChange:
		return true
	case NotAskedBefore, AuthorisedInPart, VerifyMissing, VerifyIsRequested, VerifyIsOpened, VerifyDoubt, VerifyIsObjected, NotVisited,
		ProposedGrant, ProposedRefusal, NoticeUnconfirmed, CityVisitMissing, OpenChange, NotFiled, EffectiveReached,
		MoveReached, ReviewNear, ReviewIsDue, TownshipDecides, CityDecides, PapersIn, PapersOut:
	}
	return false
}

// offerer builds the offers of one case; what several of them need is read once.
type offerer struct {
	s       *Service
	rec     *Recorder
	actor   *access.Actor
	c       *Case
	members []Member // the household as it stands
	staff   []catalog.Option
}

func (o *offerer) offer(ctx context.Context, step *catalog.Step) (Offer, error) {
	k, st := Kind(step.Kind), o.c.State
	if k.application() || restates(o.rec.Program, step, setsMembers) {
		if o.members == nil {
			members, _, err := o.s.stand(ctx, o.c)
			if err != nil {
				return Offer{}, err
			}
			o.members = members
		}
		st.Members = membersFrom(o.rec.Program, o.c.ApplicantID, o.members, st.Members, st.Form)
	}
	out := Offer{Step: step, Help: step.Help, Fields: o.rec.fields(step, &st), Initial: Form{}}
	for i := range out.Fields {
		f := &out.Fields[i]
		if err := o.resolve(ctx, f, st.Members); err != nil {
			return Offer{}, err
		}
		if raw, ok := st.Form[f.Key]; ok && (k.application() || slices.ContainsFunc(step.Facts, func(x catalog.Fact) bool { return x.Field == f.Key })) {
			out.Initial[f.Key] = raw
		} else if v := initial(f, &st); v != nil {
			out.Initial[f.Key] = v
		}
	}
	if err := o.months(ctx, step, &out); err != nil {
		return Offer{}, err
	}
	if k == KindOpine || k == KindConfirm {
		o.preview(ctx, step, &out)
	}
	return out, nil
}

func restates(p *catalog.Program, step *catalog.Step, member string) bool {
	return slices.ContainsFunc(step.Facts, func(x catalog.Fact) bool {
		f, ok := p.Field(x.Field)
		return ok && f.Sets == member
	})
}

// initial is what a field begins with when nothing was filled in: what the case already knows, or the field's default.
func initial(f *catalog.Field, st *State) json.RawMessage {
	var v any
	switch {
	case f.Sets == setsMembers:
		list := make([]map[string]any, 0, len(st.Members))
		for _, m := range st.Members {
			list = append(list, map[string]any{"person": m.PersonID, "counted": m.Counted})
		}
		v = list
	case f.Sets == setsCategory && st.Category != "":
		v = st.Category
	case f.Sets == setsAccount && st.Account != nil:
		v = accountForm{Bank: st.Account.Bank, Holder: st.Account.Holder, Kind: st.Account.Kind, Last4: st.Account.Last4}
	case f.Type == catalog.TypeBoolean && f.Default != "":
		v = f.Default == "true"
	case f.Default != "":
		v = f.Default
	default:
		return nil
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	return raw
}

// months proposes the month that a change takes effect in: next month, or the first that is not paid yet.
func (o *offerer) months(ctx context.Context, step *catalog.Step, out *Offer) error {
	for _, member := range []string{setsMonth, setsLastMonth} {
		key := keyOf(step, member)
		if key == "" {
			continue
		}
		open, err := o.s.firstOpen(ctx, o.c)
		if err != nil {
			return err
		}
		month := max(o.s.Today().Month().Next(), open)
		if Kind(step.Kind) == KindProposeChange {
			month = max(month, o.c.State.factsFrom())
		}
		if Kind(step.Kind) == KindResume && o.c.State.SuspendedFrom != "" {
			month = max(o.c.State.SuspendedFrom, earliestBack(o.s.Today()))
		}
		if member == setsLastMonth {
			if unpaid, suspended := o.c.State.unpaidFrom(open); suspended {
				month = unpaid
			}
			month = month.Prev()
		}
		out.Initial[key] = json.RawMessage(`"` + string(month) + `"`)
	}
	return nil
}

// preview computes what an opinion or a confirmation would grant. Where it cannot be computed yet the step itself will
// say why.
func (o *offerer) preview(ctx context.Context, step *catalog.Step, out *Offer) {
	if o.s.deps.Effects == nil || o.rec.Program.Benefit == nil {
		return
	}
	st := &o.c.State
	card, err := o.s.deps.Effects.Compute(ctx, o.c, st.Form, st.Members, st.AreaClass, firstMonth(o.rec.Program, o.s.Today()))
	if err != nil || card == nil {
		return
	}
	out.Card = card
	proposal := ProposeGrant
	said := computed(o.rec.Program, card)
	if !card.Eligible {
		proposal = ProposeRefuse
		said = fault.T("系统测算：不符合条件。%[1]s", "Computed: not eligible. %[2]s", joinZH(card.Reasons), joinEN(card.Reasons))
	}
	out.Help = fault.Text{ZH: strings.TrimSpace(out.Help.ZH + said.ZH), EN: strings.TrimSpace(out.Help.EN + " " + said.EN)}
	if key := keyOf(step, setsProposal); key != "" {
		out.Initial[key] = json.RawMessage(`"` + proposal + `"`)
	}
}

// computed says what a grant would be.
func computed(p *catalog.Program, card *Card) fault.Text {
	switch p.Benefit.Cycle {
	case catalog.CycleOnce:
		return fault.T("系统测算：符合条件，一次性%[1]s元。", "Computed: eligible, %[1]s yuan once.", card.Amount.Yuan())
	case catalog.CycleYearly:
		return fault.T("系统测算：符合条件，每年%[1]s元。", "Computed: eligible, %[1]s yuan a year.", card.Amount.Yuan())
	case catalog.CycleNone:
		return fault.T("系统测算：保障人口%[1]d人，符合条件。", "Computed: %[1]d persons, eligible.", card.Persons)
	}
	return fault.T("系统测算：保障人口%[1]d人，符合条件，每月%[2]s元。", "Computed: %[1]d persons, eligible, %[2]s yuan a month.", card.Persons, card.Amount.Yuan())
}

// resolve fills in what a field offers, rows included: codes with labels, the household's members, colleagues.
func (o *offerer) resolve(ctx context.Context, f *catalog.Field, members []Member) error {
	switch f.Type {
	case catalog.TypeMemberRef:
		for _, m := range members {
			f.Options = append(f.Options, catalog.Option{Value: m.PersonID, Label: fault.Text{ZH: m.Name, EN: m.Name}})
		}
	case catalog.TypeStaffMulti:
		staff, err := o.colleagues(ctx)
		if err != nil {
			return err
		}
		f.Options = staff
	default:
		f.Options = o.s.deps.Catalog.OptionsFor(o.rec.Program, f)
	}
	if len(f.Items) > 0 {
		f.Items = slices.Clone(f.Items)
		for i := range f.Items {
			if err := o.resolve(ctx, &f.Items[i], members); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *offerer) colleagues(ctx context.Context) ([]catalog.Option, error) {
	if o.s.deps.Staff == nil || o.staff != nil {
		return o.staff, nil
	}
	list, err := o.s.deps.Staff.Colleagues(ctx, o.actor)
	if err != nil {
		return nil, err
	}
	o.staff = []catalog.Option{}
	for _, x := range list {
		role := x.Role.Post()
		where := o.s.deps.Regions.Name(x.Region)
		o.staff = append(o.staff, catalog.Option{Value: x.ID, Label: fault.T("%[1]s（%[3]s%[2]s）", "%[1]s (%[4]s, %[3]s)", x.Name, role.ZH, where, role.EN)})
	}
	return o.staff, nil
}
