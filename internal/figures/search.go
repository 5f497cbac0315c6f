package figures

import (
	"context"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/people"
	"minzheng/internal/registry"
)

// maxHits is how many records of one kind a search answers.
const maxHits = 8

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

// found puts the records of a page into words.
func found[T any](items []T, err error, hit func(T) (Hit, error)) ([]Hit, error) {
	if err != nil {
		return nil, err
	}
	var out []Hit
	for _, x := range items {
		h, err := hit(x)
		if err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}

func items[T any](p *docstore.Page[T], err error) ([]*T, error) {
	if err != nil {
		return nil, err
	}
	return p.Items, nil
}

func (s *Service) findCases(ctx context.Context, actor *access.Actor, text string) ([]Hit, error) {
	if !actor.May(access.CaseRead) {
		return nil, nil
	}
	list, err := items(s.deps.Cases.Find(ctx, actor, casework.Query{Where: casework.SearchFilter(text), First: maxHits}))
	return found(list, err, s.caseHit)
}

func (s *Service) findPeople(ctx context.Context, actor *access.Actor, text string) ([]Hit, error) {
	if !actor.May(access.PersonRead) {
		return nil, nil
	}
	list, err := items(s.deps.People.FindPeople(ctx, actor, people.Query{Search: text, First: maxHits}))
	return found(list, err, personHit)
}

func (s *Service) findHouseholds(ctx context.Context, actor *access.Actor, text string) ([]Hit, error) {
	if !actor.May(access.PersonRead) {
		return nil, nil
	}
	list, err := items(s.deps.People.FindHouseholds(ctx, actor, people.Query{Search: text, First: maxHits}))
	return found(list, err, householdHit)
}

// findEntries finds organisations, then facilities.
func (s *Service) findEntries(ctx context.Context, actor *access.Actor, text string) ([]Hit, error) {
	var out []Hit
	for _, class := range []string{catalog.ClassOrganization, catalog.ClassFacility} {
		if s.deps.Registry == nil || !actor.May(registry.ReadPermission(class)) {
			continue
		}
		list, err := items(s.deps.Registry.Find(ctx, actor, registry.Query{Class: class, Search: text, First: maxHits}))
		hits, err := found(list, err, s.entryHit)
		if err != nil {
			return nil, err
		}
		out = append(out, hits...)
	}
	return out, nil
}

func (s *Service) findRecords(ctx context.Context, actor *access.Actor, text string) ([]Hit, error) {
	if s.deps.Ledger == nil || !actor.May(access.LedgerRead) {
		return nil, nil
	}
	list, err := s.deps.Ledger.Search(ctx, actor, text, maxHits)
	return found(list, err, s.recordHit)
}
