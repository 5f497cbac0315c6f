package figures

import (
	"context"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/ledger"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// maxHits is how many records of one kind a search answers.
const maxHits = 8

// Hit is a record that a search found: what it is, where it belongs and how it stands.
type Hit struct {
	Ref
	Type   fault.Text // the programme, kind or ledger; none for people and households
	Region region.Code
	Status fault.Text // may be none
}

// SearchPermissions is what searching takes: any of them; each opens the records that it reads.
func SearchPermissions() []access.Permission {
	return []access.Permission{access.CaseRead, access.PersonRead, access.OrganizationRead, access.FacilityRead, access.LedgerRead}
}

// Search finds cases, people, households, organisations, facilities and records of ledgers by name or number within the
// caller's reach, in this order and at most maxHits of each. Kinds that the caller may never read are left out; a text too
// short to search for finds nothing. Errors: FORBIDDEN; INVALID for a number that is no identity number and finds nothing
// else.
func (s *Service) Search(ctx context.Context, actor *access.Actor, text string) ([]Hit, error) {
	if err := actor.Need(SearchPermissions()...); err != nil {
		return nil, err
	}
	if text = strings.TrimSpace(text); text == "" {
		return nil, nil
	}
	var out []Hit
	var bad error
	for _, find := range []func(context.Context, *access.Actor, string) ([]Hit, error){s.findCases, s.findPeople, s.findHouseholds, s.findEntries, s.findRecords} {
		hits, err := find(ctx, actor, text)
		switch {
		case fault.Is(err, fault.CodeInvalid):
			bad = err
		case err != nil:
			return nil, err
		}
		out = append(out, hits...)
	}
	if len(out) > 0 {
		bad = nil
	}
	return out, bad
}

func (s *Service) findCases(ctx context.Context, actor *access.Actor, text string) ([]Hit, error) {
	if !actor.May(access.CaseRead) {
		return nil, nil
	}
	page, err := s.deps.Cases.Find(ctx, actor, casework.Query{Where: casework.SearchFilter(text), First: maxHits})
	if err != nil {
		return nil, err
	}
	var out []Hit
	for _, c := range page.Items {
		p, err := s.deps.Cases.Program(c)
		if err != nil {
			return nil, err
		}
		out = append(out, Hit{Ref{"CASE", c.ID, c.Number + " " + c.Applicant}, p.Name, c.Deepest(), p.StatusLabel(string(c.State.Status))})
	}
	return out, nil
}

func (s *Service) findPeople(ctx context.Context, actor *access.Actor, text string) ([]Hit, error) {
	if !actor.May(access.PersonRead) {
		return nil, nil
	}
	page, err := s.deps.People.FindPeople(ctx, actor, people.Query{Search: text, First: maxHits})
	if err != nil {
		return nil, err
	}
	var out []Hit
	for _, p := range page.Items {
		hit := Hit{Ref: Ref{"PERSON", p.ID, p.Name + " " + p.IDMasked}, Region: p.Deepest()}
		if p.DeathDate != "" {
			hit.Status = fault.T("已去世", "Deceased")
		}
		out = append(out, hit)
	}
	return out, nil
}

func (s *Service) findHouseholds(ctx context.Context, actor *access.Actor, text string) ([]Hit, error) {
	if !actor.May(access.PersonRead) {
		return nil, nil
	}
	page, err := s.deps.People.FindHouseholds(ctx, actor, people.Query{Search: text, First: maxHits})
	if err != nil {
		return nil, err
	}
	var out []Hit
	for _, h := range page.Items {
		n := len(h.Current())
		out = append(out, Hit{Ref: Ref{"HOUSEHOLD", h.ID, h.Number + " " + h.HeadName}, Region: h.Deepest(), Status: fault.T("%[1]d人", "%[1]d in it", n)})
	}
	return out, nil
}

// findEntries finds organisations, then facilities.
func (s *Service) findEntries(ctx context.Context, actor *access.Actor, text string) ([]Hit, error) {
	var out []Hit
	for _, class := range []string{catalog.ClassOrganization, catalog.ClassFacility} {
		if s.deps.Registry == nil || !actor.May(registry.ReadPermission(class)) {
			continue
		}
		page, err := s.deps.Registry.Find(ctx, actor, registry.Query{Class: class, Search: text, First: maxHits})
		if err != nil {
			return nil, err
		}
		for _, e := range page.Items {
			k, err := s.deps.Registry.Kind(e)
			if err != nil {
				return nil, err
			}
			out = append(out, Hit{Ref{class, e.ID, e.Number + " " + e.State.Name}, k.Name, e.Deepest(), k.Program().StatusLabel(string(e.State.Status))})
		}
	}
	return out, nil
}

func (s *Service) findRecords(ctx context.Context, actor *access.Actor, text string) ([]Hit, error) {
	if s.deps.Ledger == nil || !actor.May(access.LedgerRead) {
		return nil, nil
	}
	found, err := s.deps.Ledger.Search(ctx, actor, text, maxHits)
	if err != nil {
		return nil, err
	}
	var out []Hit
	for _, r := range found {
		l, err := s.deps.Catalog.Ledger(r.Ledger)
		if err != nil {
			return nil, err
		}
		out = append(out, Hit{Ref{"LEDGER_RECORD", r.ID, r.Called() + " " + string(r.On)}, l.Name, r.Deepest(), ledger.StateLabel(r.State)})
	}
	return out, nil
}
