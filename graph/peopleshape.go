package graph

import (
	"context"

	"minzheng/graph/model"
	"minzheng/internal/people"
)

// person is the schema's shape of a person; null for nil.
func (r *Resolver) person(ctx context.Context, p *people.Person) *model.Person {
	if p == nil {
		return nil
	}
	return &model.Person{
		ID: p.ID, Rev: int(p.Version), Name: p.Name, Sex: p.Sex, Birth: p.Birth, Age: p.Age(r.today()), IDNumberMasked: p.IDMasked,
		PhoneMasked: opt(p.PhoneMasked), Village: r.region(p.Village), HukouVillage: r.regionOrNone(p.HukouVillage), Address: opt(p.Address),
		Health: p.Health, HealthLabel: peopleLabel(ctx, people.HealthOptions(), p.Health),
		Labour: p.Labour, LabourLabel: peopleLabel(ctx, people.LabourOptions(), p.Labour),
		DisabilityCertMasked: opt(p.CertMasked), Education: opt(p.Education), Marital: opt(p.Marital), DeathDate: opt(p.DeathDate),
		MayEdit: r.Deps.People.MayEdit(actorOf(ctx), p.Place), Doc: p,
	}
}

func (r *Resolver) personOrErr(ctx context.Context, p *people.Person, err error) (*model.Person, error) {
	if err != nil {
		return nil, err
	}
	return r.person(ctx, p), nil
}

// household is the schema's shape of a household; null for nil.
func (r *Resolver) household(ctx context.Context, h *people.Household) *model.Household {
	if h == nil {
		return nil
	}
	return &model.Household{
		ID: h.ID, Rev: int(h.Version), Number: h.Number, HeadName: h.HeadName, Village: r.region(h.Village), Township: r.region(h.Township),
		Address: opt(h.Address), MayEdit: r.Deps.People.MayEdit(actorOf(ctx), h.Place), Doc: h,
	}
}

func (r *Resolver) householdOrErr(ctx context.Context, h *people.Household, err error) (*model.Household, error) {
	if err != nil {
		return nil, err
	}
	return r.household(ctx, h), nil
}

func memberShape(ctx context.Context, h *people.Household, m people.Membership) *model.Membership {
	return &model.Membership{
		PersonID: m.PersonID, Name: m.Name, HouseholdID: h.ID, Relation: m.Relation,
		RelationLabel: peopleLabel(ctx, people.RelationOptions(), m.Relation), From: m.From, To: opt(m.To),
	}
}
