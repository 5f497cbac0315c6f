package access

import (
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
)

// Located names the declared fields that carry the scope of a collection: the two level codes, and the section if the
// documents have one. A collection whose documents no section owns leaves Section nil.
type Located[T any] struct {
	Township docstore.ReqStrF[T]
	Village  docstore.ReqStrF[T]
	Section  *docstore.ReqStrF[T]
}

// Scope is the filter that belongs on every read of the collection for the permission. A deployment holds one city, so
// city-wide reach adds no condition on the place. On an error the filter is the zero one, which the store refuses.
// Errors: UNAUTHENTICATED, FORBIDDEN.
func Scope[T any](a *Actor, do Permission, l Located[T]) (docstore.Filter[T], error) {
	if a == nil {
		return docstore.Filter[T]{}, fault.Unauthenticated()
	}
	s := a.span(do)
	var place docstore.Filter[T]
	switch s.reach {
	case ReachAnywhere, ReachCity:
		place = docstore.True[T]()
	case ReachTownship:
		place = l.Township.Eq(string(a.Region))
	case ReachVillage:
		place = l.Village.Eq(string(a.Region))
	default:
		return docstore.Filter[T]{}, fault.Forbidden()
	}
	switch {
	case s.all:
		return place, nil
	case l.Section != nil:
		return docstore.And(place, l.Section.In(s.sections...)), nil
	case s.covers(""):
		return place, nil
	}
	return docstore.None[T](), nil
}
