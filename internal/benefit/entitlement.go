package benefit

import (
	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

// Why a span began or ended, beside the kinds of case changes (AMOUNT_CHANGE …) and the end reasons of the programme.
const (
	Admitted  = "ADMIT"
	Resumed   = "RESUME"
	Suspended = "SUSPEND"
	PaidOnce  = "PAID_ONCE"
)

// SuspensionCounts is how many months a suspended case still counts in the stock (domain rule: not suspended for more than
// three months).
const SuspensionCounts = 3

// Entitlement is a span of months in which a case is entitled to the same amount for the same members. A span whose To is
// before its From is void: a later decision took its place before its first month.
type Entitlement struct {
	docstore.Meta
	region.Place
	Section      string         `json:"section"`
	CaseID       string         `json:"caseId"`
	CaseNumber   string         `json:"caseNumber"`
	Program      string         `json:"program"`
	HouseholdID  string         `json:"householdId"`
	PersonID     string         `json:"personId,omitempty"` // of a benefit for one person; "" for a household's
	From         calendar.Month `json:"from"`
	To           calendar.Month `json:"to,omitempty"`       // last month paid for; "" while open
	CountsTo     calendar.Month `json:"countsTo,omitempty"` // last month counted in the stock: To, or later while suspended; "" while open
	Members      int            `json:"members"`
	MemberIDs    []string       `json:"memberIds"`
	Amount       money.Fen      `json:"amount"`          // a month
	Borne        money.Fen      `json:"borne,omitempty"` // of a yearly deductible, by who is entitled
	Category     string         `json:"category,omitempty"`
	AreaClass    string         `json:"areaClass"`
	BeganBecause string         `json:"beganBecause"`
	EndedBecause string         `json:"endedBecause,omitempty"`
	Seq          int            `json:"seq"`              // of the case action that began it
	Causes       []string       `json:"causes,omitempty"` // of hardship, when it began

	// PayableFrom is the first month that is paid here, of a case taken over from an older system, which paid the months
	// before; "" for a case that began here.
	PayableFrom calendar.Month `json:"payableFrom,omitempty"`
}

// Last is the last month of the span, OpenMonth while it is open.
func (e *Entitlement) Last() calendar.Month { return orOpen(e.To) }

// Void reports whether the span never came into force.
func (e *Entitlement) Void() bool { return e.To != "" && e.To < e.From }

// In reports whether the month is paid for.
func (e *Entitlement) In(m calendar.Month) bool { return e.From <= m && m <= e.Last() }

// Recipient is who may be paid once a month: the person of a personal benefit, else the household.
func (e *Entitlement) Recipient() string {
	if e.PersonID != "" {
		return e.PersonID
	}
	return e.HouseholdID
}

func orOpen(m calendar.Month) calendar.Month {
	if m == "" {
		return OpenMonth
	}
	return m
}

// EntitlementIndex holds the fields of spans that queries and figures may use.
type EntitlementIndex struct {
	Spec                                                  *docstore.Spec[Entitlement]
	Township, Village, Section                            docstore.ReqStrF[Entitlement]
	CaseID, CaseNumber, Program, HouseholdID              docstore.ReqStrF[Entitlement]
	From, To, CountsTo, AreaClass, Category, BeganBecause docstore.ReqStrF[Entitlement]
	PayableFrom                                           docstore.ReqStrF[Entitlement]
	EndedBecause                                          docstore.StrF[Entitlement]
	Members, Amount                                       docstore.ReqIntF[Entitlement]
	Persons                                               docstore.SetF[Entitlement]
}

// Entitlements declares the collection of spans. Paid for in month m: from ≤ m ≤ to, and here from payableFrom on. Counted
// in the stock of month m: from ≤ m ≤ countsTo.
var Entitlements = declareEntitlements()

func declareEntitlements() EntitlementIndex {
	type E = Entitlement
	s := docstore.Define[E]("entitlements", 1)
	x := EntitlementIndex{
		Spec:         s,
		Township:     docstore.ReqStr(s, "township", func(e *E) string { return string(e.Township) }),
		Village:      docstore.ReqStr(s, "village", func(e *E) string { return string(e.Village) }),
		Section:      docstore.ReqStr(s, "section", func(e *E) string { return e.Section }),
		CaseID:       docstore.ReqStr(s, "caseId", func(e *E) string { return e.CaseID }),
		CaseNumber:   docstore.ReqStr(s, "caseNumber", func(e *E) string { return e.CaseNumber }),
		Program:      docstore.ReqStr(s, "program", func(e *E) string { return e.Program }),
		HouseholdID:  docstore.ReqStr(s, "householdId", func(e *E) string { return e.HouseholdID }),
		From:         docstore.ReqStr(s, "from", func(e *E) string { return string(e.From) }),
		To:           docstore.ReqStr(s, "to", func(e *E) string { return string(e.Last()) }),
		CountsTo:     docstore.ReqStr(s, "countsTo", func(e *E) string { return string(orOpen(e.CountsTo)) }),
		AreaClass:    docstore.ReqStr(s, "areaClass", func(e *E) string { return e.AreaClass }),
		Category:     docstore.ReqStr(s, "category", func(e *E) string { return e.Category }),
		BeganBecause: docstore.ReqStr(s, "beganBecause", func(e *E) string { return e.BeganBecause }),
		PayableFrom:  docstore.ReqStr(s, "payableFrom", func(e *E) string { return string(e.PayableFrom) }),
		EndedBecause: docstore.Str(s, "endedBecause", func(e *E) (string, bool) { return e.EndedBecause, e.EndedBecause != "" }),
		Members:      docstore.ReqInt(s, "members", func(e *E) int64 { return int64(e.Members) }),
		Amount:       docstore.ReqInt(s, "amount", func(e *E) int64 { return int64(e.Amount) }),
		Persons:      docstore.Set(s, "persons", func(e *E) []string { return e.MemberIDs }),
	}
	s.Index("byCase", x.CaseID.Asc(), x.From.Asc())
	s.Index("byProgram", x.Program.Asc(), x.From.Asc(), x.CountsTo.Asc(), x.AreaClass.Asc(), x.Members.Asc(), x.Amount.Asc())
	s.Index("byTownship", x.Township.Asc(), x.Program.Asc(), x.From.Asc(), x.CountsTo.Asc(), x.AreaClass.Asc(), x.Members.Asc(), x.Amount.Asc())
	s.Index("byVillage", x.Village.Asc(), x.Program.Asc(), x.From.Asc(), x.CountsTo.Asc(), x.AreaClass.Asc(), x.Members.Asc(), x.Amount.Asc())
	s.Index("newest", x.From.Asc())
	s.Index("newestOfTownship", x.Township.Asc(), x.From.Asc())
	s.Index("newestOfVillage", x.Village.Asc(), x.From.Asc())
	s.Unique("span", func(e *E) (string, bool) { return e.CaseID + "|" + string(e.From), !e.Void() })
	return x
}

// EntitlementScope names the fields that carry the scope of spans.
func EntitlementScope() access.Located[Entitlement] {
	return access.Located[Entitlement]{Township: Entitlements.Township, Village: Entitlements.Village, Section: &Entitlements.Section}
}

// EntitlementCollection is the spans, for figures, which AND the scope onto every read.
func (s *Service) EntitlementCollection() *docstore.Collection[Entitlement, *Entitlement] {
	return s.spans
}

// StandardCollection is the dated values, for figures.
func (s *Service) StandardCollection() *docstore.Collection[Standard, *Standard] { return s.standards }
