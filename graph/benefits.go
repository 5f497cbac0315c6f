package graph

import (
	"context"

	"minzheng/graph/model"
	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/people"
)

func (f household) Benefits(ctx context.Context, h *model.Household) (*model.HouseholdBenefits, error) {
	return f.benefits(ctx, h.Doc, "", "")
}

func (f person) Benefits(ctx context.Context, p *model.Person) (*model.HouseholdBenefits, error) {
	h, err := f.householdOf(ctx, p.Doc.HouseholdID)
	if err != nil {
		return nil, err
	}
	return f.benefits(ctx, h, p.ID, p.Name)
}

// benefits is what a household and its members draw; without a household in reach, what the one person draws.
func (r *Resolver) benefits(ctx context.Context, h *people.Household, personID, name string) (*model.HouseholdBenefits, error) {
	out := &model.HouseholdBenefits{Lines: []*model.BenefitLine{}, Exclusions: []*model.BenefitExclusion{}}
	actor, householdID, ids, names := actorOf(ctx), "", []string{}, map[string]string{}
	if !actor.May(access.CaseRead) {
		return out, nil
	}
	if personID != "" {
		ids, names[personID] = append(ids, personID), name
	}
	if h != nil {
		householdID = h.ID
		for _, m := range h.Current() {
			if _, known := names[m.PersonID]; !known {
				ids, names[m.PersonID] = append(ids, m.PersonID), m.Name
			}
		}
	}
	cases, err := r.Deps.Cases.OfFamily(ctx, actor, householdID, ids)
	if err != nil {
		return nil, err
	}
	holdings, err := r.Deps.Benefit.Holdings(ctx, actor, cases)
	if err != nil {
		return nil, err
	}
	for i := range holdings {
		line, err := r.benefitLine(ctx, &holdings[i])
		if err != nil {
			return nil, err
		}
		out.Lines = append(out.Lines, line)
		if holdings[i].Monthly() {
			out.MonthlyTotal += holdings[i].Span.Amount
		}
	}
	shut, err := r.Deps.Benefit.Exclusions(holdings, ids, names)
	if err != nil {
		return nil, err
	}
	out.Exclusions = each(shut, func(x benefit.Exclusion) *model.BenefitExclusion {
		return &model.BenefitExclusion{
			PersonID: x.PersonID, PersonName: names[x.PersonID], ProgramCode: x.Program.ID, ProgramName: say(ctx, x.Program.Name), CaseID: x.By.Case.ID, Reason: say(ctx, x.Reason),
		}
	})
	return out, nil
}

func (r *Resolver) benefitLine(ctx context.Context, h *benefit.Holding) (*model.BenefitLine, error) {
	shape, err := r.caseShape(ctx, h.Case)
	if err != nil {
		return nil, err
	}
	line := &model.BenefitLine{Case: shape, Since: opt(h.Since), Members: []*model.Option{}}
	for _, m := range h.Case.State.Members {
		if m.Counted {
			line.Members = append(line.Members, &model.Option{Value: m.PersonID, Label: m.Name})
		}
	}
	if h.Span != nil {
		amount := h.Span.Amount
		line.Amount = &amount
	}
	return line, nil
}
