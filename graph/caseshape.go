package graph

import (
	"context"

	"minzheng/graph/model"
	"minzheng/internal/benefit"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

func (r *Resolver) caseShapes(ctx context.Context, cases []*casework.Case) ([]*model.Case, error) {
	out := make([]*model.Case, len(cases))
	for i, c := range cases {
		var err error
		if out[i], err = r.caseShape(ctx, c); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// caseShape is the schema's shape of a case: what a list shows. What only a detail page asks for has resolvers of its own.
func (r *Resolver) caseShape(ctx context.Context, c *casework.Case) (*model.Case, error) {
	p, err := r.Deps.Cases.Program(c)
	if err != nil {
		return nil, err
	}
	s, today := &c.State, r.today()
	out := &model.Case{
		ID: c.ID, Rev: int(c.Version), Number: c.Number, ProgramCode: c.Program, ProgramName: say(ctx, p.Name), Status: string(s.Status),
		StatusLabel: say(ctx, p.StatusLabel(string(s.Status))), StatusSince: s.Since, ApplicantName: c.Applicant,
		Village: r.region(c.Deepest()), Township: r.region(c.Township), AreaClass: s.AreaClass, AreaClassLabel: r.label(ctx, "AREA_CLASSES", s.AreaClass),
		Category: opt(s.Category), MemberCount: s.MemberCount, Amount: opt(s.Amount), AppliedOn: opt(s.AppliedOn), AcceptedOn: opt(s.AcceptedOn),
		DecidedOn: opt(s.DecidedOn), EffectiveFrom: opt(s.EffectiveFrom), EndedAfter: opt(s.EndedAfter), NextReview: opt(s.NextReview), Due: opt(s.Due),
		Overdue: s.Due != "" && s.Due < today, Account: account(s.Account), Doc: c,
		Flags: each(r.Deps.Cases.Flags(c), func(f casework.Flag) *model.CaseFlag {
			return &model.CaseFlag{Key: f.Key, Label: say(ctx, f.Label), Severity: model.Severity(f.Severity)}
		}),
	}
	if s.EndReason != "" {
		out.EndReason = textOf(ctx, r.Deps.Cases.Because(p, s.EndReason))
	}
	if clock, ok := p.Clock(s.DueClock); ok && s.Due != "" {
		out.DueLabel = textOf(ctx, clock.Label)
	}
	if n, known := r.Deps.Cases.Remaining(s.Due, today); known {
		out.RemainingWorkdays = &n
	}
	return out, nil
}

// label is the catalogue's name for a value of one of its lists.
func (r *Resolver) label(ctx context.Context, list, value string) string {
	if value == "" {
		return ""
	}
	return say(ctx, r.Deps.Catalog.Label(list, value))
}

func account(a *casework.Account) *model.BankAccount {
	if a == nil {
		return nil
	}
	masked := ""
	if a.Last4 != "" {
		masked = "****" + a.Last4
	}
	return &model.BankAccount{Bank: a.Bank, Holder: a.Holder, Kind: a.Kind, NumberMasked: masked}
}

func (r *Resolver) entitlement(ctx context.Context, p *catalog.Program, e *benefit.Entitlement) *model.Entitlement {
	out := &model.Entitlement{
		ID: e.ID, FromMonth: e.From, ToMonth: opt(e.To), Members: e.Members, Amount: e.Amount, Category: opt(e.Category), AreaClass: e.AreaClass,
		AreaClassLabel: r.label(ctx, "AREA_CLASSES", e.AreaClass), BeganBecause: say(ctx, r.Deps.Cases.Because(p, e.BeganBecause)),
	}
	if e.EndedBecause != "" {
		out.EndedBecause = textOf(ctx, r.Deps.Cases.Because(p, e.EndedBecause))
	}
	return out
}

func (r *Resolver) offer(ctx context.Context, p *catalog.Program, o casework.Offer) *model.AvailableAction {
	style := model.ActionStyle(o.Step.Style)
	if !style.IsValid() {
		style = model.ActionStyleNormal
	}
	return &model.AvailableAction{
		Action: o.Step.ID, Label: say(ctx, o.Step.Label), Help: textOf(ctx, o.Help), Style: style, Form: r.offerFields(ctx, o.Fields),
		Initial: o.Initial, Confirm: textOf(ctx, o.Step.Confirm), Preview: r.card(ctx, p, o.Card),
	}
}

func (r *Resolver) card(ctx context.Context, p *catalog.Program, c *casework.Card) *model.DecisionCard {
	if c == nil {
		return nil
	}
	line := func(l casework.Line) *model.CardLine {
		return &model.CardLine{Label: say(ctx, l.Label), Value: l.Value, Note: textOf(ctx, l.Note)}
	}
	return &model.DecisionCard{
		Eligible: c.Eligible, Amount: c.Amount, Month: c.Month, Rule: c.Formula, Legal: basis(p.Basis), Facts: each(c.Facts, line), Steps: each(c.Steps, line),
		Reasons: each(c.Reasons, func(t fault.Text) string { return say(ctx, t) }),
		Standards: each(c.Standards, func(s casework.StandardUsed) *model.CardStandard {
			return &model.CardStandard{
				Key: s.Key, Label: r.standard(ctx, s.Key).Label, Value: r.standardText(s.Key, s.Value), EffectiveFrom: s.EffectiveFrom, DocumentNumber: s.Document,
			}
		}),
	}
}

func (r *Resolver) change(ctx context.Context, c *casework.Case, ch *casework.Change) *model.CaseChange {
	if ch == nil {
		return nil
	}
	out := &model.CaseChange{
		Kind: ch.Kind, KindLabel: say(ctx, r.Deps.Cases.ChangeLabel(ch.Kind)), Trigger: ch.Trigger, TriggerLabel: r.label(ctx, "TRIGGERS", ch.Trigger),
		EffectiveMonth: ch.Month, HouseholdsDelta: ch.Households, PersonsDelta: ch.Persons, AmountDelta: ch.Amount, Reason: opt(ch.Reason),
	}
	if a := entry(c, ch.Seq); a != nil {
		out.ProposedBy, out.ProposedAt = opt(a.By.Name), &a.At
	}
	if a := entry(c, ch.Decided); a != nil {
		decision := "REFUSED"
		if ch.Approved {
			decision = "APPROVED"
		}
		out.DecidedBy, out.DecidedAt, out.Decision = opt(a.By.Name), &a.At, &decision
	}
	return out
}

// entry is an entry of a case's log by its number; nil for 0.
func entry(c *casework.Case, seq int) *casework.Action {
	for i := range c.Actions {
		if seq != 0 && c.Actions[i].Seq == seq {
			return &c.Actions[i]
		}
	}
	return nil
}

func finding(ctx context.Context, r *Resolver, c *casework.Case, f casework.Finding) *model.VerificationItem {
	out := &model.VerificationItem{
		Department: f.Department, DepartmentLabel: r.label(ctx, "DEPARTMENTS", f.Department), Finding: f.Finding, Over: f.Over, Note: opt(f.Note),
	}
	if f.Difference != money.Fen(0) {
		out.Difference = &f.Difference
	}
	for _, m := range c.State.Members {
		if m.PersonID == f.PersonID {
			out.PersonName = m.Name
		}
	}
	return out
}
