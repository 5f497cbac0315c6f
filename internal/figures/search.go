package figures

import (
	"context"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/people"
	"minzheng/internal/registry"
)

// maxHits is how many records of one kind a search answers.
const maxHits = 8

// Search finds cases, organisations, facilities, people and households by name or number within the caller's reach, cases first. Kinds that the
// caller may never read are left out; a text too short to search for finds nothing. Errors: INVALID for a number that
// is no identity number.
func (s *Service) Search(ctx context.Context, actor *access.Actor, text string) ([]Ref, error) {
	var out []Ref
	if text = strings.TrimSpace(text); text == "" {
		return out, nil
	}
	if actor.May(access.CaseRead) {
		page, err := s.deps.Cases.Find(ctx, actor, casework.Query{Where: casework.SearchFilter(text), First: maxHits})
		if err != nil {
			return nil, err
		}
		for _, c := range page.Items {
			out = append(out, Ref{"CASE", c.ID, c.Number + " " + c.Applicant})
		}
	}
	if s.deps.Registry != nil {
		for _, class := range []string{catalog.ClassOrganization, catalog.ClassFacility} {
			if !actor.May(registry.ReadPermission(class)) {
				continue
			}
			page, err := s.deps.Registry.Find(ctx, actor, registry.Query{Class: class, Search: text, First: maxHits})
			if err != nil {
				return nil, err
			}
			for _, e := range page.Items {
				out = append(out, Ref{class, e.ID, e.Number + " " + e.State.Name})
			}
		}
	}
	if !actor.May(access.PersonRead) {
		return out, nil
	}
	persons, err := s.deps.People.FindPeople(ctx, actor, people.Query{Search: text, First: maxHits})
	if err != nil {
		return nil, err
	}
	for _, p := range persons.Items {
		out = append(out, Ref{"PERSON", p.ID, p.Name + " " + p.IDMasked + " " + s.deps.Regions.Name(p.Village)})
	}
	households, err := s.deps.People.FindHouseholds(ctx, actor, people.Query{Search: text, First: maxHits})
	if err != nil {
		return nil, err
	}
	for _, h := range households.Items {
		out = append(out, Ref{"HOUSEHOLD", h.ID, h.Number + " " + h.HeadName})
	}
	return out, nil
}
