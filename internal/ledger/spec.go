package ledger

import (
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/identity"
)

// NoDay stands for "no such day" in declared fields that are compared by.
const NoDay = "9999-12-31"

// Index holds the fields of records that queries and figures may use.
type Index struct {
	Spec                                              *docstore.Spec[Record]
	Ledger, Section, Township, Village, State, Tier   docstore.ReqStrF[Record]
	On, UntilTo, SubjectID, CreatedAt, AlarmOn        docstore.ReqStrF[Record]
	SubjectKind, Topic, Series, Number, Key, ImportID docstore.StrF[Record]
	Typed, Prefilled                                  docstore.ReqIntF[Record]
	Counts, Superseded                                docstore.BoolF[Record]
	NameTokens                                        docstore.SetF[Record]
	Dims                                              []docstore.StrF[Record]
	Measures                                          []docstore.IntF[Record]
}

// Records declares the collection.
var Records = declare()

func declare() Index {
	type R = Record
	s := docstore.Define[R]("records", 2)
	some := func(v string) (string, bool) { return v, v != "" }
	or := func(v, other string) string {
		if v == "" {
			return other
		}
		return v
	}
	x := Index{
		Spec:        s,
		Ledger:      docstore.ReqStr(s, "ledger", func(r *R) string { return r.Ledger }),
		Section:     docstore.ReqStr(s, "section", func(r *R) string { return r.Section }),
		Township:    docstore.ReqStr(s, "township", func(r *R) string { return string(r.Township) }),
		Village:     docstore.ReqStr(s, "village", func(r *R) string { return string(r.Village) }),
		State:       docstore.ReqStr(s, "state", func(r *R) string { return string(r.State) }),
		Tier:        docstore.ReqStr(s, "tier", func(r *R) string { return r.Tier }),
		On:          docstore.ReqStr(s, "on", func(r *R) string { return string(r.On) }),
		UntilTo:     docstore.ReqStr(s, "untilTo", func(r *R) string { return or(string(r.Until), NoDay) }),
		SubjectID:   docstore.ReqStr(s, "subjectId", func(r *R) string { return r.SubjectID }),
		CreatedAt:   docstore.ReqStr(s, "createdAt", func(r *R) string { return r.CreatedAt }),
		AlarmOn:     docstore.ReqStr(s, "alarmOn", func(r *R) string { return or(string(r.AlarmOn), NoDay) }),
		SubjectKind: docstore.Str(s, "subjectKind", func(r *R) (string, bool) { return some(r.SubjectKind) }),
		Topic:       docstore.Str(s, "topic", func(r *R) (string, bool) { return some(r.Topic) }),
		Series:      docstore.Str(s, "series", func(r *R) (string, bool) { return some(r.Series) }),
		Key:         docstore.Str(s, "uniqueKey", func(r *R) (string, bool) { return r.Key, r.guarded() }),
		ImportID:    docstore.Str(s, "importId", func(r *R) (string, bool) { return some(r.ImportID) }),
		Typed:       docstore.ReqInt(s, "typed", func(r *R) int64 { return int64(r.Typed) }),
		Prefilled:   docstore.ReqInt(s, "prefilled", func(r *R) int64 { return int64(r.Prefilled) }),
		Counts:      docstore.Bool(s, "counts", func(r *R) bool { return r.State.Counts() }),
		Superseded:  docstore.Bool(s, "superseded", func(r *R) bool { return r.Superseded }),
		Number:      docstore.Str(s, "number", func(r *R) (string, bool) { return some(strings.ToUpper(r.Number)) }),
		NameTokens:  docstore.Set(s, "nameTokens", func(r *R) []string { return identity.BigramTokens(r.Called()) }),
	}
	for i := range catalog.MaxSlots {
		n := string(rune('1' + i))
		x.Dims = append(x.Dims, docstore.Str(s, "dim"+n, func(r *R) (string, bool) {
			if i >= len(r.Dims) {
				return "", false
			}
			return some(r.Dims[i])
		}))
		x.Measures = append(x.Measures, docstore.Int(s, "sum"+n, func(r *R) (int64, bool) {
			if i >= len(r.Measures) || r.Measures[i] == nil {
				return 0, false
			}
			return *r.Measures[i], true
		}))
	}
	s.Index("byLedger", x.Ledger.Asc(), x.On.Asc())
	s.Index("byLedgerTownship", x.Ledger.Asc(), x.Township.Asc(), x.On.Asc())
	s.Index("byLedgerVillage", x.Ledger.Asc(), x.Village.Asc(), x.On.Asc())
	s.Index("bySubject", x.SubjectID.Asc(), x.Ledger.Asc(), x.On.Asc())
	s.Index("byTopic", x.Topic.Key(), x.Superseded.Key())
	s.Index("bySeries", x.Series.Key())
	s.Index("byAlarm", x.AlarmOn.Asc())
	s.Index("byLedgerAlarm", x.Ledger.Asc(), x.AlarmOn.Asc())
	s.Index("byNumber", x.Number.Key())
	s.Index("byDay", x.On.Asc())
	s.Index("byTownship", x.Township.Asc(), x.On.Asc())
	s.Index("byVillage", x.Village.Asc(), x.On.Asc())
	s.Index("byKey", x.Key.Key())
	s.Index("byImport", x.ImportID.Key())
	s.Unique("key", func(r *R) (string, bool) { return r.Key, r.guarded() })
	return x
}

// Scope names the fields that carry the scope of records.
func Scope() access.Located[Record] {
	return access.Located[Record]{Township: Records.Township, Village: Records.Village, Section: &Records.Section}
}
