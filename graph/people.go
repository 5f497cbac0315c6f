package graph

import (
	"context"

	"minzheng/graph/model"
	"minzheng/internal/access"
	"minzheng/internal/fault"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

func (q query) Person(ctx context.Context, personID string) (*model.Person, error) {
	p, err := q.Deps.People.GetPerson(ctx, actorOf(ctx), personID)
	return q.personOrErr(ctx, p, err)
}

func (q query) Household(ctx context.Context, householdID string) (*model.Household, error) {
	h, err := q.Deps.People.GetHousehold(ctx, actorOf(ctx), householdID)
	return q.householdOrErr(ctx, h, err)
}

func (q query) People(ctx context.Context, search, regionCode *string, first *int, after *string) (*model.PersonConnection, error) {
	actor := actorOf(ctx)
	ask := people.Query{Search: some(search), Region: region.Code(some(regionCode)), First: size(first), After: some(after)}
	page, err := q.Deps.People.FindPeople(ctx, actor, ask)
	if err != nil {
		return nil, err
	}
	return &model.PersonConnection{
		Nodes:    each(page.Items, func(p *people.Person) *model.Person { return q.person(ctx, p) }),
		PageInfo: pageInfo(string(page.End()), page.More),
		Count:    counter(func(ctx context.Context) (int64, error) { return q.Deps.People.CountPeople(ctx, actor, ask) }),
	}, nil
}

func (q query) CheckIDNumber(ctx context.Context, idNumber string) (*model.IDNumberCheck, error) {
	c, err := q.Deps.People.CheckIDNumber(ctx, actorOf(ctx), idNumber)
	if err != nil {
		return nil, err
	}
	return &model.IDNumberCheck{
		Valid: c.Valid, Reason: opt(c.Reason), Message: textOf(ctx, c.Message), Normalized: opt(c.Normalized), Repairs: append([]string{}, c.Repairs...),
		Birth: opt(c.Birth), Sex: opt(c.Sex), Person: q.person(ctx, c.Person), OutOfReach: c.OutOfReach,
	}, nil
}

func (q query) DuplicatesOfPerson(ctx context.Context, personID string) ([]*model.DuplicateCandidate, error) {
	found, err := q.Deps.People.Duplicates(ctx, actorOf(ctx), personID)
	return list(found, err, func(c people.Candidate) *model.DuplicateCandidate {
		return &model.DuplicateCandidate{
			Person:  q.person(ctx, c.Person),
			Reasons: each(c.Reasons, func(r string) string { return say(ctx, people.DuplicateReason(r)) }),
			Fields: each(c.Fields, func(f people.CandidateField) *model.DuplicateField {
				return &model.DuplicateField{Label: say(ctx, f.Label), Mine: say(ctx, f.Mine), Theirs: say(ctx, f.Theirs), Same: f.Same}
			}),
		}
	})
}

func (m mutation) SavePerson(ctx context.Context, in model.SavePersonInput) (*model.SavePersonPayload, error) {
	saved, err := m.Deps.People.SavePerson(ctx, actorOf(ctx), savePerson(in))
	if err != nil {
		return nil, err
	}
	return &model.SavePersonPayload{Person: m.person(ctx, saved)}, nil
}

// savePerson is the input as the register takes it: what is null stays as it is, the empty text clears. Only the day of
// death is cleared by null, because no day is empty.
func savePerson(in model.SavePersonInput) people.SavePersonInput {
	out := people.SavePersonInput{
		RequestID: in.RequestID, PersonID: some(in.PersonID), Rev: int64(some(in.Rev)), DuplicateChecked: some(in.DuplicateChecked),
		PersonInput: people.PersonInput{
			Name: in.Name, IDNumber: in.IDNumber, Sex: in.Sex, Birth: in.Birth, VillageCode: region.Code(in.VillageCode),
			HukouVillageCode: (*region.Code)(in.HukouVillageCode), Address: in.Address, Phone: in.Phone, Health: in.Health, Labour: in.Labour,
			DisabilityCert: in.DisabilityCert, Education: in.Education, Marital: in.Marital,
		},
	}
	if day, given := in.DeathDate.ValueOK(); given {
		d := some(day)
		out.DeathDate = &d
	}
	return out
}

func (m mutation) CreateHousehold(ctx context.Context, in model.CreateHouseholdInput) (*model.HouseholdPayload, error) {
	h, err := m.Deps.People.CreateHousehold(ctx, actorOf(ctx), people.CreateHouseholdInput{
		RequestID: in.RequestID, HeadPersonID: in.HeadPersonID, VillageCode: region.Code(in.VillageCode), Address: some(in.Address), From: in.From,
	})
	if err != nil {
		return nil, err
	}
	return &model.HouseholdPayload{Household: m.household(ctx, h)}, nil
}

func (m mutation) ChangeMembership(ctx context.Context, in model.ChangeMembershipInput) (*model.HouseholdPayload, error) {
	h, err := m.Deps.People.ChangeMembership(ctx, actorOf(ctx), people.ChangeMembershipInput{
		RequestID: in.RequestID, HouseholdID: in.HouseholdID, Rev: int64(in.Rev), PersonID: in.PersonID, Relation: in.Relation,
		From: some(in.From), To: some(in.To),
	})
	if err != nil {
		return nil, err
	}
	return &model.HouseholdPayload{Household: m.household(ctx, h)}, nil
}

func (m mutation) RevealValue(ctx context.Context, in model.RevealValueInput) (*model.RevealValuePayload, error) {
	value, err := m.reveal(ctx, actorOf(ctx), in)
	if err != nil {
		return nil, err
	}
	return &model.RevealValuePayload{Value: value}, nil
}

// reveal asks the owner of the value, who audits it.
func (r *Resolver) reveal(ctx context.Context, actor *access.Actor, in model.RevealValueInput) (string, error) {
	switch {
	case in.Kind == model.RecordKindPerson:
		return r.Deps.People.Reveal(ctx, actor, in.RecordID, string(in.Field), in.Reason, in.RequestID)
	case in.Kind == model.RecordKindCase && in.Field == model.RevealFieldBankAccount:
		return r.Deps.Cases.RevealAccount(ctx, actor, in.RecordID, in.Reason)
	case in.Kind == model.RecordKindPayment && in.Field == model.RevealFieldBankAccount:
		return r.Deps.Payroll.RevealAccount(ctx, actor, in.RecordID, in.Reason)
	}
	text := fault.T("该类记录没有此项", "Records of this kind have no such value")
	return "", fault.Invalid("FIELD", text, fault.Field{Path: "/field", Reason: "FIELD", Text: text})
}

func (f person) Household(ctx context.Context, p *model.Person) (*model.Household, error) {
	h, err := f.householdOf(ctx, p.Doc.HouseholdID)
	return f.householdOrErr(ctx, h, err)
}

func (f person) Memberships(ctx context.Context, p *model.Person) ([]*model.Membership, error) {
	all, err := f.Deps.People.MembershipsOf(ctx, actorOf(ctx), p.ID)
	return list(all, err, func(m people.PersonMembership) *model.Membership { return memberShape(ctx, m.Household, m.Membership) })
}

func (f household) Head(ctx context.Context, h *model.Household) (*model.Person, error) {
	p, err := f.personOf(ctx, h.Doc.HeadID)
	return f.personOrErr(ctx, p, err)
}

func (f household) Members(ctx context.Context, h *model.Household) ([]*model.Membership, error) {
	return each(h.Doc.Current(), func(m people.Membership) *model.Membership { return memberShape(ctx, h.Doc, m) }), nil
}

func (f household) PastMembers(ctx context.Context, h *model.Household) ([]*model.Membership, error) {
	return each(h.Doc.Past(), func(m people.Membership) *model.Membership { return memberShape(ctx, h.Doc, m) }), nil
}

func (f membership) Person(ctx context.Context, m *model.Membership) (*model.Person, error) {
	p, err := f.personOf(ctx, m.PersonID)
	return f.personOrErr(ctx, p, err)
}

func (f membership) Household(ctx context.Context, m *model.Membership) (*model.Household, error) {
	h, err := f.householdOf(ctx, m.HouseholdID)
	return f.householdOrErr(ctx, h, err)
}
