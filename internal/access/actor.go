package access

import (
	"context"
	"slices"

	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// Actor is the signed-in caller. The zero Actor may do nothing.
type Actor struct {
	StaffID   string
	Username  string
	Name      string
	Role      Role
	Region    region.Code
	Sections  []string // of a city officer
	Grants    []Grant  // of a city officer
	Relatives []string // blind ids of near relatives, on whose cases the actor may not act
	SessionID string
	// MustChange: the password is a one-time one, known to the admin who set it; until it is changed the actor may do
	// nothing but that.
	MustChange bool
	// System is the clock, the seed and the operator's command line. It may do everything in its city.
	System bool
}

// System is the actor of work that no person starts; name says which in the audit log.
func System(city region.Code, name string) *Actor {
	return &Actor{StaffID: "system", Username: "system", Name: name, Region: city.City(), System: true}
}

type contextKey struct{}

// With puts the actor into a context.
func With(ctx context.Context, a *Actor) context.Context {
	return context.WithValue(ctx, contextKey{}, a)
}

// From takes the actor out of a context. Without one: UNAUTHENTICATED.
func From(ctx context.Context) (*Actor, error) {
	if a, ok := ctx.Value(contextKey{}).(*Actor); ok && a != nil {
		return a, nil
	}
	return nil, fault.Unauthenticated()
}

// ID is the staff id; "" for no actor.
func (a *Actor) ID() string {
	if a == nil {
		return ""
	}
	return a.StaffID
}

// HasSection reports whether the actor belongs to one of the sections.
func (a *Actor) HasSection(sections ...string) bool {
	return a != nil && slices.ContainsFunc(sections, func(s string) bool { return slices.Contains(a.Sections, s) })
}

// HasGrant reports whether the actor holds the grant.
func (a *Actor) HasGrant(g Grant) bool { return a != nil && slices.Contains(a.Grants, g) }

// RelatedTo reports whether one of the blind ids is a near relative's (separation of duties 3).
func (a *Actor) RelatedTo(blindIDs ...string) bool {
	return a != nil && slices.ContainsFunc(blindIDs, func(id string) bool { return id != "" && slices.Contains(a.Relatives, id) })
}

// May reports whether the actor may ever do one of these; about which record, Can decides. No actor: false.
func (a *Actor) May(do ...Permission) bool {
	return slices.ContainsFunc(do, func(p Permission) bool { return a.span(p).reach != "" })
}

// Permissions lists what the actor may ever do, in the order of AllPermissions.
func (a *Actor) Permissions() []Permission {
	return slices.DeleteFunc(AllPermissions(), func(p Permission) bool { return !a.May(p) })
}

// Can decides about one record, by its place and the section that owns it ("" if none does). The zero Place is a
// record of the city. Errors: UNAUTHENTICATED without an actor, FORBIDDEN if the actor may never do it, NOT_FOUND if the
// record is out of reach: it reads as if it did not exist.
func (a *Actor) Can(do Permission, at region.Place, section string) error {
	if a == nil {
		return fault.Unauthenticated()
	}
	s := a.span(do)
	if s.reach == "" {
		return fault.Forbidden()
	}
	if !a.within(s.reach, at) || !s.covers(section) {
		return fault.NotFound(fault.T("该记录", "record"))
	}
	return nil
}

// Need is the first half of Can, for what has no place: UNAUTHENTICATED, FORBIDDEN or nil.
func (a *Actor) Need(do ...Permission) error {
	if a == nil {
		return fault.Unauthenticated()
	}
	if !a.May(do...) {
		return fault.Forbidden()
	}
	return nil
}

func (a *Actor) within(r Reach, at region.Place) bool {
	switch r {
	case ReachAnywhere:
		return true
	case ReachCity:
		return at.City == "" && at.Township == "" && at.Village == "" || at.City == a.Region
	case ReachTownship:
		return at.Township == a.Region
	case ReachVillage:
		return at.Village == a.Region
	}
	return false
}

// span is how far one permission of one actor goes.
type span struct {
	reach    Reach    // "": never
	all      bool     // whatever section owns the document
	sections []string // else these; "" stands for documents that no section owns
}

func (s span) covers(section string) bool { return s.all || slices.Contains(s.sections, section) }

// span joins the rights that the actor holds. It fails closed on whatever does not fit together.
func (a *Actor) span(do Permission) span {
	if a == nil || !do.Valid() {
		return span{}
	}
	if a.System {
		if a.Region.Tier() != region.TierCity {
			return span{}
		}
		if do.Placed() {
			return span{reach: ReachCity, all: true}
		}
		return span{reach: ReachAnywhere, all: true}
	}
	if tier := a.Role.Tier(); a.StaffID == "" || tier == "" || a.Region.Tier() != tier {
		return span{}
	}
	if a.MustChange && do != Self && do != RegionRead {
		return span{}
	}
	var s span
	for _, r := range table()[a.Role][do] {
		if r.Grant != "" && !a.HasGrant(r.Grant) || r.In != nil && !a.HasSection(r.In...) || r.Sole && len(a.Sections) != 1 {
			continue
		}
		s.reach = r.Reach // the same for every right of a role
		switch r.Cover {
		case CoverAll:
			s.all = true
		case CoverOwn:
			s.sections = append(append(s.sections, a.Sections...), "")
		case CoverChildren:
			s.sections = append(s.sections, SectionWelfare)
		}
	}
	return s
}
