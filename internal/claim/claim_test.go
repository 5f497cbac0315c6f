package claim_test

import (
	"context"
	"strings"
	"testing"

	"minzheng/internal/claim"
	"minzheng/internal/fault"
	"minzheng/internal/testkit"
)

func TestANumberHasOneHolder(t *testing.T) {
	t.Parallel()
	store := testkit.Store(t)
	k, err := claim.Open(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	numbers := func(book string, values ...string) (out []claim.Number) {
		for _, v := range values {
			out = append(out, claim.Number{Book: book, Field: "no", Value: v})
		}
		return out
	}
	settle := func(holder string, list []claim.Number) error {
		return store.Tx(t.Context(), func(ctx context.Context) error {
			return k.Settle(ctx, claim.Holder{ID: holder, Label: fault.T("甲件", "piece A")}, list)
		})
	}
	for _, step := range []struct {
		name, holder string
		numbers      []claim.Number
		taken        bool
	}{
		{"a takes two", "a", numbers("INVOICE", "A-1", "A-2"), false},
		{"b cannot have one of them", "b", numbers("INVOICE", "B-1", "A-2"), true},
		{"nor written in another way", "b", numbers("INVOICE", " Ａ-2 "), true},
		{"what b asked for beside it is free still", "c", numbers("INVOICE", "B-1"), false},
		{"in another book it is another number", "b", numbers("CONTRACT", "A-2"), false},
		{"a keeps its own", "a", numbers("INVOICE", "A-2", "A-3"), false},
		{"and lets go what it does not say any more", "b", numbers("INVOICE", "A-1"), false},
		{"which gives up the other book", "d", numbers("CONTRACT", "A-2"), false},
		{"empty is no number", "e", numbers("INVOICE", "", " "), false},
		{"twice", "f", numbers("INVOICE", "", " "), false},
		{"nothing at all", "a", nil, false},
		{"all free", "b", numbers("INVOICE", "A-2", "A-3"), false},
	} {
		err := settle(step.holder, step.numbers)
		f := fault.From(err)
		if (err != nil) != step.taken || err != nil && (f.Reason != "NUMBER_TAKEN" || f.Fields[0].Path != "/form/no" || !strings.Contains(f.Text.ZH, "甲件") || !strings.Contains(f.Text.EN, "piece A")) {
			t.Fatalf("%s: %v %+v", step.name, err, f)
		}
	}
	if err := k.Check(t.Context(), "x", numbers("INVOICE", "A-2")); fault.From(err).Reason != "NUMBER_TAKEN" {
		t.Errorf("another's number: %v", err)
	}
	if err := k.Check(t.Context(), "b", numbers("INVOICE", "A-2", "Z-9")); err != nil {
		t.Errorf("its own, and a free one: %v", err)
	}
}
