package casework

import (
	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/identity"
)

// NoDue stands for "no clock runs" in the declared field due, so that every case can be sorted by it.
const NoDue = "9999-12-31"

// CaseIndex holds the fields of cases that queries and figures may use.
type CaseIndex struct {
	Spec                                                        *docstore.Spec[Case]
	Number, Program, Section, Township, Village                 docstore.ReqStrF[Case]
	Status, AreaClass, Category, Due, WaitsFrom, CreatedAt      docstore.ReqStrF[Case]
	HouseholdID, ApplicantID, NextReview                        docstore.ReqStrF[Case]
	AppliedOn, AcceptedOn, DecidedOn, EffectiveFrom, EndedAfter docstore.StrF[Case]
	EndReason, AccountBlind, ImportID, MovesIn                  docstore.StrF[Case]
	Amount, MemberCount                                         docstore.ReqIntF[Case]
	Name, Waits, Did, Flags, Causes, Persons                    docstore.SetF[Case]
}

// Cases declares the collection of cases.
var Cases = declareCases()

func declareCases() CaseIndex {
	type C = Case
	s := docstore.Define[C]("cases", 1)
	x := CaseIndex{
		Spec:          s,
		Number:        docstore.ReqStr(s, "number", func(c *C) string { return c.Number }),
		Program:       docstore.ReqStr(s, "program", func(c *C) string { return c.Program }),
		Section:       docstore.ReqStr(s, "section", func(c *C) string { return c.Section }),
		Township:      docstore.ReqStr(s, "township", func(c *C) string { return string(c.Township) }),
		Village:       docstore.ReqStr(s, "village", func(c *C) string { return string(c.Village) }),
		Status:        docstore.ReqStr(s, "status", func(c *C) string { return string(c.State.Status) }),
		AreaClass:     docstore.ReqStr(s, "areaClass", func(c *C) string { return c.State.AreaClass }),
		Category:      docstore.ReqStr(s, "category", func(c *C) string { return c.State.Category }),
		Due:           docstore.ReqStr(s, "due", func(c *C) string { return orElse(string(c.State.Due), NoDue) }),
		WaitsFrom:     docstore.ReqStr(s, "waitsFrom", func(c *C) string { return string(c.State.WaitsFrom) }),
		CreatedAt:     docstore.ReqStr(s, "createdAt", func(c *C) string { return c.CreatedAt }),
		HouseholdID:   docstore.ReqStr(s, "household", func(c *C) string { return c.HouseholdID }),
		ApplicantID:   docstore.ReqStr(s, "applicantId", func(c *C) string { return c.ApplicantID }),
		NextReview:    docstore.ReqStr(s, "nextReview", func(c *C) string { return orElse(string(c.State.NextReview), NoDue) }),
		AppliedOn:     docstore.Str(s, "appliedOn", func(c *C) (string, bool) { return some(c.State.AppliedOn) }),
		AcceptedOn:    docstore.Str(s, "acceptedOn", func(c *C) (string, bool) { return some(c.State.AcceptedOn) }),
		DecidedOn:     docstore.Str(s, "decidedOn", func(c *C) (string, bool) { return some(c.State.DecidedOn) }),
		EffectiveFrom: docstore.Str(s, "effectiveFrom", func(c *C) (string, bool) { return some(c.State.EffectiveFrom) }),
		EndedAfter:    docstore.Str(s, "endedAfter", func(c *C) (string, bool) { return some(c.State.EndedAfter) }),
		EndReason:     docstore.Str(s, "endReason", func(c *C) (string, bool) { return some(c.State.EndReason) }),
		AccountBlind: docstore.Str(s, "accountBlind", func(c *C) (string, bool) {
			if c.State.Account == nil {
				return "", false
			}
			return some(c.State.Account.Blind)
		}),
		ImportID: docstore.Str(s, "importId", func(c *C) (string, bool) { return some(c.ImportID) }),
		MovesIn: docstore.Str(s, "movesIn", func(c *C) (string, bool) {
			month, waits := c.State.awaited()
			return string(month), waits
		}),
		Amount:      docstore.ReqInt(s, "amount", func(c *C) int64 { return int64(c.State.Amount) }),
		MemberCount: docstore.ReqInt(s, "memberCount", func(c *C) int64 { return int64(c.State.MemberCount) }),
		Name:        docstore.Set(s, "nameTokens", func(c *C) []string { return identity.BigramTokens(c.Applicant) }),
		Waits:       docstore.Set(s, "waits", func(c *C) []string { return c.State.Waits }),
		Did:         docstore.Set(s, "did", did),
		Flags:       docstore.Set(s, "flags", func(c *C) []string { return c.State.Flags }),
		Causes:      docstore.Set(s, "causes", func(c *C) []string { return c.State.Causes }),
		Persons: docstore.Set(s, "persons", func(c *C) []string {
			ids := []string{c.ApplicantID}
			for _, m := range c.State.Members {
				ids = append(ids, m.PersonID)
			}
			return ids
		}),
	}
	s.Index("newest", x.CreatedAt.Asc())
	s.Index("byTownship", x.Township.Asc(), x.CreatedAt.Asc())
	s.Index("byVillage", x.Village.Asc(), x.CreatedAt.Asc())
	s.Index("byStatus", x.Status.Asc(), x.CreatedAt.Asc())
	s.Index("byTownshipStatus", x.Township.Asc(), x.Status.Asc(), x.CreatedAt.Asc())
	s.Index("byVillageStatus", x.Village.Asc(), x.Status.Asc(), x.CreatedAt.Asc())
	s.Index("byDue", x.Due.Asc())
	s.Index("byTownshipDue", x.Township.Asc(), x.Due.Asc())
	s.Index("byVillageDue", x.Village.Asc(), x.Due.Asc())
	s.Index("byReview", x.NextReview.Asc())
	s.Index("byNumber", x.Number.Asc())
	s.Index("byAmount", x.Amount.Asc())
	s.Index("byHousehold", x.HouseholdID.Asc(), x.CreatedAt.Asc())
	s.Index("byAccount", x.AccountBlind.Key())
	s.Index("byImport", x.ImportID.Key())
	s.Index("byMove", x.MovesIn.Key())
	s.Unique("number", func(c *C) (string, bool) { return c.Number, true })
	s.Unique("open", func(c *C) (string, bool) {
		who := orElse(c.HouseholdID, c.ApplicantID)
		if c.Unit == "PERSON" {
			who = c.ApplicantID
		}
		return c.Program + "|" + who, !c.State.Status.Final()
	})
	return x
}

// CaseScope names the fields that carry the scope of cases.
func CaseScope() access.Located[Case] {
	return access.Located[Case]{Township: Cases.Township, Village: Cases.Village, Section: &Cases.Section}
}

func orElse(v, other string) string {
	if v == "" {
		return other
	}
	return v
}

func some[S ~string](v S) (string, bool) { return string(v), v != "" }

// did is who did what on a case that waits for somebody: the queue leaves it out for those who must be another person.
func did(c *Case) []string {
	if len(c.State.Waits) == 0 {
		return nil
	}
	var out []string
	for step, ids := range c.State.Doers {
		for _, id := range ids {
			out = append(out, didBy(step, id))
		}
	}
	return out
}

func didBy(step, staffID string) string { return step + "|" + staffID }
