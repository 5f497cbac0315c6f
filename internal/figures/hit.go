package figures

import (
	"context"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/ledger"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// Hit is a record as a list of many kinds shows it: what it is, where it belongs and how it stands.
type Hit struct {
	Ref
	Type   fault.Text // the programme, kind or ledger; none for people and households
	Region region.Code
	Status fault.Text // may be none
}

// Look tells what one record is called, within the caller's reach. Errors: FORBIDDEN, NOT_FOUND.
func (s *Service) Look(ctx context.Context, actor *access.Actor, kind, id string) (Hit, error) {
	switch kind {
	case "CASE":
		return one(s.deps.Cases.Get(ctx, actor, id))(s.caseHit)
	case "PERSON":
		return one(s.deps.People.GetPerson(ctx, actor, id))(personHit)
	case "HOUSEHOLD":
		return one(s.deps.People.GetHousehold(ctx, actor, id))(householdHit)
	case "BATCH":
		return one(s.deps.Payroll.Batch(ctx, actor, id))(s.batchHit)
	case catalog.ClassOrganization, catalog.ClassFacility:
		return one(s.deps.Registry.Get(ctx, actor, id))(s.entryHit)
	case "LEDGER_RECORD":
		return one(s.deps.Ledger.Get(ctx, actor, id))(s.recordHit)
	}
	return Hit{}, fault.NotFound(fault.T("该记录", "such record"))
}

func one[T any](v *T, err error) func(func(*T) (Hit, error)) (Hit, error) {
	return func(hit func(*T) (Hit, error)) (Hit, error) {
		if err != nil {
			return Hit{}, err
		}
		return hit(v)
	}
}

func (s *Service) caseHit(c *casework.Case) (Hit, error) {
	p, err := s.deps.Cases.Program(c)
	if err != nil {
		return Hit{}, err
	}
	return Hit{Ref{"CASE", c.ID, c.Number + " " + c.Applicant}, p.Name, c.Deepest(), p.StatusLabel(string(c.State.Status))}, nil
}

func personHit(p *people.Person) (Hit, error) {
	hit := Hit{Ref: Ref{"PERSON", p.ID, p.Name + " " + p.IDMasked}, Region: p.Deepest()}
	if p.DeathDate != "" {
		hit.Status = fault.T("已去世", "Deceased")
	}
	return hit, nil
}

func householdHit(h *people.Household) (Hit, error) {
	n := len(h.Current())
	return Hit{Ref: Ref{"HOUSEHOLD", h.ID, h.Number + " " + h.HeadName}, Region: h.Deepest(), Status: fault.T("%[1]d人", "%[1]d in it", n)}, nil
}

func (s *Service) batchHit(b *payroll.Batch) (Hit, error) {
	p, err := s.deps.Catalog.Program(b.Program)
	if err != nil {
		return Hit{}, err
	}
	return Hit{Ref{"BATCH", b.ID, b.Number}, p.Name, b.Deepest(), b.State.Label()}, nil
}

func (s *Service) entryHit(e *registry.Entry) (Hit, error) {
	k, err := s.deps.Registry.Kind(e)
	if err != nil {
		return Hit{}, err
	}
	return Hit{Ref{e.Class, e.ID, e.Number + " " + e.State.Name}, k.Name, e.Deepest(), k.Program().StatusLabel(string(e.State.Status))}, nil
}

// recordHit calls a record by its number and names, and its day; never by the person whom it is about.
func (s *Service) recordHit(r *ledger.Record) (Hit, error) {
	l, err := s.deps.Catalog.Ledger(r.Ledger)
	if err != nil {
		return Hit{}, err
	}
	label := r.Called() + " " + string(r.On)
	if r.Called() == "" {
		label = string(r.On)
	}
	return Hit{Ref{"LEDGER_RECORD", r.ID, label}, l.Name, r.Deepest(), ledger.StateLabel(r.State)}, nil
}
