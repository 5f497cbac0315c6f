package graph

import (
	"context"
	"time"

	"minzheng/graph/model"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/people"
)

// opt is null for the zero value.
func opt[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// some is the value, or the zero value for null.
func some[T any](v *T) T {
	if v == nil {
		var zero T
		return zero
	}
	return *v
}

// size is how many records of a list were asked for; 20 for null.
func size(first *int) int {
	if first == nil {
		return 20
	}
	return *first
}

// each turns every element of a list into its schema's shape; the answer is never null.
func each[A, B any](in []A, to func(A) B) []B {
	out := make([]B, len(in))
	for i, v := range in {
		out[i] = to(v)
	}
	return out
}

// list is each for what a domain answers with an error.
func list[A, B any](in []A, err error, to func(A) B) ([]B, error) {
	if err != nil {
		return nil, err
	}
	return each(in, to), nil
}

func pageInfo(end string, more bool) *model.PageInfo {
	return &model.PageInfo{EndCursor: opt(end), HasNextPage: more}
}

// counter fits a domain's count to totalCount.
func counter(count func(ctx context.Context) (int64, error)) model.Count {
	return func(ctx context.Context) (int, error) {
		n, err := count(ctx)
		return int(n), err
	}
}

// textOf is null for an empty text.
func textOf(ctx context.Context, t fault.Text) *string { return opt(say(ctx, t)) }

func optionList(ctx context.Context, in []catalog.Option) []*model.Option {
	return each(in, func(o catalog.Option) *model.Option { return option(ctx, o) })
}

func option(ctx context.Context, o catalog.Option) *model.Option {
	return &model.Option{Value: o.Value, Label: say(ctx, o.Label)}
}

func peopleLabel(ctx context.Context, options []people.Option, value string) string {
	return say(ctx, people.Label(options, value))
}

func basis(in []catalog.Basis) []*model.LegalBasis {
	return each(in, func(b catalog.Basis) *model.LegalBasis {
		return &model.LegalBasis{Law: b.Law, Article: opt(b.Article), Number: opt(b.Number)}
	})
}

// instant reads an instant as the store keeps it.
func instant(s string) time.Time {
	t, _ := time.Parse(time.RFC3339Nano, s)
	return t
}
