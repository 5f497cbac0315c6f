package people

import (
	"slices"

	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/identity"
	"minzheng/internal/region"
)

// Household is a family that lives together (共同生活家庭成员), with everybody who ever belonged to it.
type Household struct {
	docstore.Meta
	region.Place
	Number   string       `json:"number"` // HH-TTTVVV-NNNNN by the village of its registration; unique, immutable
	HeadID   string       `json:"headId"`
	HeadName string       `json:"headName"`
	Address  string       `json:"address,omitempty"`
	Members  []Membership `json:"members"` // in order of entry; ended ones stay
	ImportID string       `json:"importId,omitempty"`
}

// Membership says that a person belonged to a household, in one relation to its head, from a day on; To is the first day
// on which they no longer did. From == To is an entry that was made by mistake: it never held.
type Membership struct {
	PersonID string        `json:"personId"`
	Name     string        `json:"name"`
	Relation string        `json:"relation"` // RelationOptions
	From     calendar.Date `json:"from"`
	To       calendar.Date `json:"to,omitempty"`
}

// Current reports whether the membership has not ended. Memberships never end in the future.
func (m Membership) Current() bool { return m.To == "" }

// On reports whether the membership held on a day.
func (m Membership) On(day calendar.Date) bool { return m.From <= day && (m.To == "" || day < m.To) }

// overlaps reports whether there is a day on which both held.
func (m Membership) overlaps(o Membership) bool {
	if m.From == m.To || o.From == o.To {
		return false
	}
	return (m.To == "" || o.From < m.To) && (o.To == "" || m.From < o.To)
}

// Current lists the members of today, the head first.
func (h *Household) Current() []Membership {
	return h.members(Membership.Current)
}

// On lists the members of a day, the head first.
func (h *Household) On(day calendar.Date) []Membership {
	return h.members(func(m Membership) bool { return m.On(day) })
}

// Past lists the memberships that ended, the latest first, without mistaken entries.
func (h *Household) Past() []Membership {
	past := slices.DeleteFunc(slices.Clone(h.Members), func(m Membership) bool { return m.Current() || m.From == m.To })
	slices.SortStableFunc(past, func(a, b Membership) int { return -compare(a.To, b.To) })
	return past
}

func (h *Household) members(keep func(Membership) bool) []Membership {
	var head, rest []Membership
	for _, m := range h.Members {
		switch {
		case !keep(m):
		case m.Relation == Head:
			head = append(head, m)
		default:
			rest = append(rest, m)
		}
	}
	return append(head, rest...)
}

// current finds the open membership of a person; -1 without one.
func (h *Household) current(personID string) int {
	return slices.IndexFunc(h.Members, func(m Membership) bool { return m.PersonID == personID && m.Current() })
}

func compare(a, b calendar.Date) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// relate ends the open membership at i on a day and opens one with another relation; on its first day it is corrected.
func (h *Household) relate(i int, relation string, on calendar.Date) {
	m := &h.Members[i]
	if m.Relation == relation {
		return
	}
	if m.From >= on {
		m.Relation = relation
		return
	}
	m.To = on
	h.Members = append(h.Members, Membership{PersonID: m.PersonID, Name: m.Name, Relation: relation, From: on})
}

// rename carries a corrected name into every membership of the person.
func (h *Household) rename(personID, name string) {
	for i := range h.Members {
		if h.Members[i].PersonID == personID {
			h.Members[i].Name = name
		}
	}
	if h.HeadID == personID {
		h.HeadName = name
	}
}

// setHead makes a current member the head from a day on. Who was the head becomes what the new head's relation implies,
// or leaves when dead; so do the others. people holds the current members.
func (h *Household) setHead(personID string, on calendar.Date, people map[string]*Person) {
	was := h.Members[h.current(personID)].Relation
	for i := range len(h.Members) { // the memberships that relate appends are not visited
		m := h.Members[i]
		p := people[m.PersonID]
		if !m.Current() || p == nil {
			continue
		}
		switch {
		case m.PersonID == personID:
			h.relate(i, Head, on)
		case m.Relation != Head:
			h.relate(i, rebased(was, m.Relation, p.Sex), on)
		case p.Alive():
			h.relate(i, formerHead(was, p.Sex), on)
		default:
			h.Members[i].To = max(m.From, min(on, p.DeathDate))
		}
	}
	h.HeadID, h.HeadName = personID, people[personID].Name
}

// HouseholdIndex holds the fields of households that queries and figures may use.
type HouseholdIndex struct {
	Spec                         *docstore.Spec[Household]
	Township, Village, CreatedAt docstore.ReqStrF[Household]
	Number                       docstore.ReqStrF[Household]
	MemberCount                  docstore.ReqIntF[Household] // current members
	ImportID                     docstore.StrF[Household]
	Members                      docstore.SetF[Household] // ids of everybody who ever belonged to it
	Name                         docstore.SetF[Household] // identity.BigramTokens of the head's name
}

// Households declares the collection of households.
var Households = declareHouseholds()

func declareHouseholds() HouseholdIndex {
	s := docstore.Define[Household]("households", 1)
	x := HouseholdIndex{
		Spec:        s,
		Township:    docstore.ReqStr(s, "township", func(h *Household) string { return string(h.Township) }),
		Village:     docstore.ReqStr(s, "village", func(h *Household) string { return string(h.Village) }),
		CreatedAt:   docstore.ReqStr(s, "createdAt", func(h *Household) string { return h.CreatedAt }),
		Number:      docstore.ReqStr(s, "number", func(h *Household) string { return h.Number }),
		MemberCount: docstore.ReqInt(s, "memberCount", func(h *Household) int64 { return int64(len(h.Current())) }),
		ImportID:    docstore.Str(s, "importId", func(h *Household) (string, bool) { return some(h.ImportID) }),
		Members: docstore.Set(s, "members", func(h *Household) []string {
			ids := make([]string, len(h.Members))
			for i, m := range h.Members {
				ids[i] = m.PersonID
			}
			return ids
		}),
		Name: docstore.Set(s, "nameTokens", func(h *Household) []string { return identity.BigramTokens(h.HeadName) }),
	}
	s.Index("newest", x.CreatedAt.Asc())
	s.Index("byTownship", x.Township.Asc(), x.CreatedAt.Asc())
	s.Index("byVillage", x.Village.Asc(), x.CreatedAt.Asc())
	s.Index("byNumber", x.Number.Asc())
	s.Index("byImport", x.ImportID.Key())
	s.Unique("number", func(h *Household) (string, bool) { return h.Number, true })
	return x
}
