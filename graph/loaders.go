package graph

import (
	"context"
	"time"

	"github.com/vikstrous/dataloadgen"

	"minzheng/internal/people"
)

// loaders gather the ids that one operation asks for one by one and read them in one scoped query. There are as many as
// there are kinds of records that many others point at; divisions and programmes are cached whole by their owners.
type loaders struct {
	person    *dataloadgen.Loader[string, *people.Person]
	household *dataloadgen.Loader[string, *people.Household]
}

type loadersKey struct{}

// withLoaders gives an operation its own loaders: what one caller may see is never kept for another.
func (r *Resolver) withLoaders(ctx context.Context) context.Context {
	actor := actorOf(ctx)
	return context.WithValue(ctx, loadersKey{}, &loaders{
		person: loader(func(ctx context.Context, ids []string) (map[string]*people.Person, error) {
			return r.Deps.People.PersonsByIDs(ctx, actor, ids)
		}),
		household: loader(func(ctx context.Context, ids []string) (map[string]*people.Household, error) {
			return r.Deps.People.HouseholdsByIDs(ctx, actor, ids)
		}),
	})
}

func loader[T any](find func(ctx context.Context, ids []string) (map[string]*T, error)) *dataloadgen.Loader[string, *T] {
	batch := func(ctx context.Context, ids []string) ([]*T, []error) {
		found, err := find(ctx, ids)
		if err != nil {
			return nil, []error{err}
		}
		out := make([]*T, len(ids))
		for i, id := range ids {
			out[i] = found[id] // nil: out of reach
		}
		return out, nil
	}
	return dataloadgen.NewLoader(batch, dataloadgen.WithWait(500*time.Microsecond), dataloadgen.WithBatchCapacity(200))
}

// personOf is a person by id; nil when out of the caller's reach.
func (r *Resolver) personOf(ctx context.Context, id string) (*people.Person, error) {
	if id == "" {
		return nil, nil
	}
	return ctx.Value(loadersKey{}).(*loaders).person.Load(ctx, id)
}

// householdOf is a household by id; nil when out of the caller's reach.
func (r *Resolver) householdOf(ctx context.Context, id string) (*people.Household, error) {
	if id == "" {
		return nil, nil
	}
	return ctx.Value(loadersKey{}).(*loaders).household.Load(ctx, id)
}
