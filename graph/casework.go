package graph

import (
	"context"

	"minzheng/graph/model"
	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/figures"
)

func (q query) Case(ctx context.Context, caseID string) (*model.Case, error) {
	c, err := q.Deps.Cases.Get(ctx, actorOf(ctx), caseID)
	if err != nil {
		return nil, err
	}
	return q.caseShape(ctx, c)
}

func (q query) Cases(ctx context.Context, where []*model.ConditionInput, order *model.OrderInput, first *int, after *string) (*model.CaseConnection, error) {
	actor := actorOf(ctx)
	ask := figures.CaseQuery{Where: conditions(where), Order: orderOf(order), First: size(first), After: some(after)}
	page, err := q.Deps.Figures.Cases(ctx, actor, ask)
	if err != nil {
		return nil, err
	}
	count := func(ctx context.Context) (int64, error) { return q.Deps.Figures.CountCases(ctx, actor, ask) }
	return q.casePage(ctx, page.Items, pageInfo(string(page.End()), page.More), count)
}

func (q query) WorkQueue(ctx context.Context, programCode, action, search *string, overdue *bool, first *int, after *string) (*model.CaseConnection, error) {
	actor := actorOf(ctx)
	ask := casework.WorkQuery{Program: some(programCode), Step: some(action), Search: some(search), Overdue: some(overdue), First: size(first), After: some(after)}
	page, err := q.Deps.Cases.WorkQueue(ctx, actor, ask)
	if err != nil {
		return nil, err
	}
	count := func(ctx context.Context) (int64, error) { return q.Deps.Cases.WorkQueueCount(ctx, actor, ask) }
	return q.casePage(ctx, page.Items, pageInfo(string(page.End()), page.More), count)
}

func (q query) WorkQueueSummary(ctx context.Context) ([]*model.WorkQueueCount, error) {
	counts, err := q.Deps.Cases.WorkQueueSummary(ctx, actorOf(ctx))
	return list(counts, err, func(c casework.WorkCount) *model.WorkQueueCount {
		return &model.WorkQueueCount{Action: c.Step, Label: say(ctx, c.Label), Count: int(c.Count), Overdue: int(c.Overdue), DueSoon: int(c.DueSoon)}
	})
}

func (q query) CasePaper(ctx context.Context, caseID, paper string) (*model.Paper, error) {
	p, err := q.Deps.Cases.Paper(ctx, actorOf(ctx), caseID, paper)
	if err != nil {
		return nil, err
	}
	return &model.Paper{
		Paper: p.ID, Title: say(ctx, p.Title), DocumentNumber: opt(p.Number), Signature: p.Signature, Date: p.Date,
		Blocks: each(p.Blocks, func(b casework.PaperBlock) *model.PaperBlock {
			return &model.PaperBlock{Kind: model.PaperBlockKind(b.Kind), Text: opt(b.Text), Rows: append([][]string{}, b.Rows...)}
		}),
	}, nil
}

func (m mutation) CreateCase(ctx context.Context, in model.CreateCaseInput) (*model.CasePayload, error) {
	c, err := m.Deps.Cases.Create(ctx, actorOf(ctx), casework.CreateInput{
		RequestID: in.RequestID, Program: in.ProgramCode, HouseholdID: in.HouseholdID, ApplicantID: in.ApplicantPersonID,
	})
	return m.casePayload(ctx, c, err)
}

func (m mutation) PerformAction(ctx context.Context, in model.PerformActionInput) (*model.CasePayload, error) {
	c, err := m.Deps.Cases.Perform(ctx, actorOf(ctx), casework.PerformInput{
		RequestID: in.RequestID, CaseID: in.CaseID, Rev: int64(in.Rev), Step: in.Action, Form: in.Form,
	})
	return m.casePayload(ctx, c, err)
}

func (r *Resolver) casePayload(ctx context.Context, c *casework.Case, err error) (*model.CasePayload, error) {
	if err != nil {
		return nil, err
	}
	shape, err := r.caseShape(ctx, c)
	if err != nil {
		return nil, err
	}
	return &model.CasePayload{Case: shape}, nil
}

func (r *Resolver) casePage(ctx context.Context, cases []*casework.Case, info *model.PageInfo, count func(context.Context) (int64, error)) (*model.CaseConnection, error) {
	nodes, err := r.caseShapes(ctx, cases)
	if err != nil {
		return nil, err
	}
	return &model.CaseConnection{Nodes: nodes, PageInfo: info, Count: counter(count)}, nil
}

func (f person) Cases(ctx context.Context, p *model.Person) ([]*model.Case, error) {
	if !actorOf(ctx).May(access.CaseRead) {
		return []*model.Case{}, nil
	}
	cases, err := f.Deps.Cases.OfPerson(ctx, actorOf(ctx), p.ID)
	if err != nil {
		return nil, err
	}
	return f.caseShapes(ctx, cases)
}

func (f household) Cases(ctx context.Context, h *model.Household) ([]*model.Case, error) {
	if !actorOf(ctx).May(access.CaseRead) {
		return []*model.Case{}, nil
	}
	cases, err := f.Deps.Cases.OfHousehold(ctx, actorOf(ctx), h.ID)
	if err != nil {
		return nil, err
	}
	return f.caseShapes(ctx, cases)
}

func (f caseFields) Program(ctx context.Context, c *model.Case) (*model.Program, error) {
	p, err := f.Deps.Cases.Program(c.Doc)
	if err != nil {
		return nil, err
	}
	return f.program(ctx, p), nil
}

func (f caseFields) Applicant(ctx context.Context, c *model.Case) (*model.Person, error) {
	p, err := f.personOf(ctx, c.Doc.ApplicantID)
	return f.personOrErr(ctx, p, err)
}

func (f caseFields) Household(ctx context.Context, c *model.Case) (*model.Household, error) {
	h, err := f.householdOf(ctx, c.Doc.HouseholdID)
	return f.householdOrErr(ctx, h, err)
}

func (f caseFields) Entitlements(ctx context.Context, c *model.Case) ([]*model.Entitlement, error) {
	spans, err := f.Deps.Benefit.OfCase(ctx, actorOf(ctx), c.ID)
	if err != nil {
		return nil, err
	}
	p, err := f.Deps.Cases.Program(c.Doc)
	return list(spans, err, func(e *benefit.Entitlement) *model.Entitlement { return f.entitlement(ctx, p, e) })
}

func (f caseFields) Papers(ctx context.Context, c *model.Case) ([]*model.Option, error) {
	papers, err := f.Deps.Cases.Papers(c.Doc)
	return list(papers, err, func(o catalog.Option) *model.Option { return option(ctx, o) })
}

func (f caseFields) AvailableActions(ctx context.Context, c *model.Case) ([]*model.AvailableAction, error) {
	offers, _, err := f.Deps.Cases.Available(ctx, actorOf(ctx), c.Doc)
	if err != nil {
		return nil, err
	}
	p, err := f.Deps.Cases.Program(c.Doc)
	return list(offers, err, func(o casework.Offer) *model.AvailableAction { return f.offer(ctx, p, o) })
}

func (f caseFields) BlockedActions(ctx context.Context, c *model.Case) ([]*model.BlockedAction, error) {
	_, blocked, err := f.Deps.Cases.Available(ctx, actorOf(ctx), c.Doc)
	return list(blocked, err, func(b casework.Blocked) *model.BlockedAction {
		return &model.BlockedAction{Action: b.Step.ID, Label: say(ctx, b.Step.Label), Reason: say(ctx, b.Reason)}
	})
}
