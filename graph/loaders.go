package graph

import (
	"context"
	"time"

	"github.com/vikstrous/dataloadgen"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
)

// loaders gather the ids that one operation asks for one by one and read them in one scoped query. There are as many as
// there are kinds of records that many others point at; divisions and programmes are cached whole by their owners.
type loaders struct {
	person    *dataloadgen.Loader[string, *people.Person]
	household *dataloadgen.Loader[string, *people.Household]
	cases     *dataloadgen.Loader[string, *casework.Case]
	batch     *dataloadgen.Loader[string, *payroll.Batch]
}

type loadersKey struct{}

// withLoaders gives an operation its own loaders: what one caller may see is never kept for another.
func (r *Resolver) withLoaders(ctx context.Context) context.Context {
	actor := actorOf(ctx)
	return context.WithValue(ctx, loadersKey{}, &loaders{
		person: loader(actor, access.PersonRead, func(ctx context.Context, ids []string) (map[string]*people.Person, error) {
			return r.Deps.People.PersonsByIDs(ctx, actor, ids)
		}),
		household: loader(actor, access.PersonRead, func(ctx context.Context, ids []string) (map[string]*people.Household, error) {
			return r.Deps.People.HouseholdsByIDs(ctx, actor, ids)
		}),
		cases: loader(actor, access.CaseRead, func(ctx context.Context, ids []string) (map[string]*casework.Case, error) {
			return r.Deps.Cases.GetMany(ctx, actor, ids)
		}),
		batch: loader(actor, access.PayrollRead, func(ctx context.Context, ids []string) (map[string]*payroll.Batch, error) {
			out := map[string]*payroll.Batch{}
			for _, id := range ids { // the lines of a page are of one run, or of few
				b, err := r.Deps.Payroll.Batch(ctx, actor, id)
				if err != nil && !fault.Is(err, fault.CodeNotFound) {
					return nil, err
				}
				out[id] = b
			}
			return out, nil
		}),
	})
}

// loader reads by ids. Who may never read such records, or not this one, gets null in its place.
func loader[T any](actor *access.Actor, do access.Permission, find func(ctx context.Context, ids []string) (map[string]*T, error)) *dataloadgen.Loader[string, *T] {
	batch := func(ctx context.Context, ids []string) ([]*T, []error) {
		if !actor.May(do) {
			return make([]*T, len(ids)), nil
		}
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

// load is the record of an id in the operation's own loaders; nil for no id, or when out of the caller's reach.
func load[T any](ctx context.Context, id string, of func(*loaders) *dataloadgen.Loader[string, *T]) (*T, error) {
	if id == "" {
		return nil, nil
	}
	return of(ctx.Value(loadersKey{}).(*loaders)).Load(ctx, id)
}

func (*Resolver) personOf(ctx context.Context, id string) (*people.Person, error) {
	return load(ctx, id, func(l *loaders) *dataloadgen.Loader[string, *people.Person] { return l.person })
}

func (*Resolver) householdOf(ctx context.Context, id string) (*people.Household, error) {
	return load(ctx, id, func(l *loaders) *dataloadgen.Loader[string, *people.Household] { return l.household })
}

func (*Resolver) caseOf(ctx context.Context, id string) (*casework.Case, error) {
	return load(ctx, id, func(l *loaders) *dataloadgen.Loader[string, *casework.Case] { return l.cases })
}

func (*Resolver) batchOf(ctx context.Context, id string) (*payroll.Batch, error) {
	return load(ctx, id, func(l *loaders) *dataloadgen.Loader[string, *payroll.Batch] { return l.batch })
}
