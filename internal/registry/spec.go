package registry

import (
	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/identity"
)

// NoDay stands for "no such day" in declared fields that are sorted or compared by: nothing is due, it has not ended.
const NoDay = "9999-12-31"

// Index holds the fields of entries that queries and figures may use.
type Index struct {
	Spec                                                   *docstore.Spec[Entry]
	Class, Kind, Number, Section, Township, Village        docstore.ReqStrF[Entry]
	Status, Name, Due, BeganOn, ClosedTo, Above, CreatedAt docstore.ReqStrF[Entry]
	CreditCode, ClosedOn, Grade, GradedOn, ImportID        docstore.StrF[Entry]
	CheckResult                                            docstore.StrF[Entry]
	CheckYear                                              docstore.IntF[Entry]
	NameTokens, Waits                                      docstore.SetF[Entry]
	Dims                                                   []docstore.StrF[Entry] // dim1 … of the kind's declared dimensions
	Measures                                               []docstore.IntF[Entry] // sum1 …
}

// Entries declares the collection.
var Entries = declare()

func declare() Index {
	type E = Entry
	s := docstore.Define[E]("entries", 1)
	some := func(v string) (string, bool) { return v, v != "" }
	or := func(v, other string) string {
		if v == "" {
			return other
		}
		return v
	}
	last := func(e *E) (CheckResult, bool) {
		if n := len(e.State.Checks); n > 0 {
			return e.State.Checks[n-1], true
		}
		return CheckResult{}, false
	}
	x := Index{
		Spec:        s,
		Class:       docstore.ReqStr(s, "class", func(e *E) string { return e.Class }),
		Kind:        docstore.ReqStr(s, "kind", func(e *E) string { return e.Kind }),
		Number:      docstore.ReqStr(s, "number", func(e *E) string { return e.Number }),
		Section:     docstore.ReqStr(s, "section", func(e *E) string { return e.Section }),
		Township:    docstore.ReqStr(s, "township", func(e *E) string { return string(e.Township) }),
		Village:     docstore.ReqStr(s, "village", func(e *E) string { return string(e.Village) }),
		Status:      docstore.ReqStr(s, "status", func(e *E) string { return string(e.State.Status) }),
		Name:        docstore.ReqStr(s, "name", func(e *E) string { return e.State.Name }),
		Due:         docstore.ReqStr(s, "due", func(e *E) string { return or(string(e.State.Due), NoDay) }),
		BeganOn:     docstore.ReqStr(s, "beganOn", func(e *E) string { return or(string(e.State.BeganOn), NoDay) }),
		ClosedTo:    docstore.ReqStr(s, "closedTo", func(e *E) string { return or(string(e.State.ClosedOn), NoDay) }),
		Above:       docstore.ReqStr(s, "above", func(e *E) string { return e.AboveID }),
		CreatedAt:   docstore.ReqStr(s, "createdAt", func(e *E) string { return e.CreatedAt }),
		CreditCode:  docstore.Str(s, "creditCode", func(e *E) (string, bool) { return some(e.State.CreditCode) }),
		ClosedOn:    docstore.Str(s, "closedOn", func(e *E) (string, bool) { return some(string(e.State.ClosedOn)) }),
		Grade:       docstore.Str(s, "grade", func(e *E) (string, bool) { return some(e.State.Grade) }),
		GradedOn:    docstore.Str(s, "gradedOn", func(e *E) (string, bool) { return some(string(e.State.GradedOn)) }),
		ImportID:    docstore.Str(s, "importId", func(e *E) (string, bool) { return some(e.ImportID) }),
		CheckResult: docstore.Str(s, "checkResult", func(e *E) (string, bool) { c, ok := last(e); return c.Result, ok }),
		CheckYear:   docstore.Int(s, "checkYear", func(e *E) (int64, bool) { c, ok := last(e); return int64(c.Year), ok }),
		NameTokens:  docstore.Set(s, "nameTokens", func(e *E) []string { return identity.BigramTokens(e.State.Name) }),
		Waits:       docstore.Set(s, "waits", func(e *E) []string { return e.State.Waits }),
	}
	for i := range catalog.MaxSlots {
		n := string(rune('1' + i))
		x.Dims = append(x.Dims, docstore.Str(s, "dim"+n, func(e *E) (string, bool) {
			if i >= len(e.Dims) {
				return "", false
			}
			return some(e.Dims[i])
		}))
		x.Measures = append(x.Measures, docstore.Int(s, "sum"+n, func(e *E) (int64, bool) {
			if i >= len(e.Measures) || e.Measures[i] == nil {
				return 0, false
			}
			return *e.Measures[i], true
		}))
	}
	s.Index("newest", x.Class.Asc(), x.CreatedAt.Asc())
	s.Index("byTownship", x.Class.Asc(), x.Township.Asc(), x.CreatedAt.Asc())
	s.Index("byVillage", x.Class.Asc(), x.Village.Asc(), x.CreatedAt.Asc())
	s.Index("byKind", x.Kind.Asc(), x.CreatedAt.Asc())
	s.Index("byKindTownship", x.Kind.Asc(), x.Township.Asc(), x.CreatedAt.Asc())
	s.Index("byKindVillage", x.Kind.Asc(), x.Village.Asc(), x.CreatedAt.Asc())
	s.Index("byKindStatus", x.Kind.Asc(), x.Status.Asc(), x.CreatedAt.Asc())
	s.Index("byKindBegan", x.Kind.Asc(), x.BeganOn.Asc())
	s.Index("byKindDue", x.Kind.Asc(), x.Due.Asc())
	s.Index("byDue", x.Class.Asc(), x.Due.Asc())
	s.Index("byAbove", x.Above.Asc(), x.CreatedAt.Asc())
	s.Index("byKindName", x.Kind.Asc(), x.Name.Asc())
	s.Index("byCreditCode", x.CreditCode.Key())
	s.Index("byImport", x.ImportID.Key())
	s.Unique("number", func(e *E) (string, bool) { return e.Number, true })
	s.Unique("code", func(e *E) (string, bool) {
		return e.Class + "|" + e.State.CreditCode, e.State.CreditCode != "" && e.State.Status != Refused
	})
	s.Unique("node", func(e *E) (string, bool) {
		return e.Kind + "|" + string(e.Deepest()), e.OnePer && !e.State.Status.Final()
	})
	return x
}

// Scope names the fields that carry the scope of entries.
func Scope() access.Located[Entry] {
	return access.Located[Entry]{Township: Entries.Township, Village: Entries.Village, Section: &Entries.Section}
}
