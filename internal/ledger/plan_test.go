package ledger_test

import (
	"testing"

	"minzheng/internal/catalogtest"
	"minzheng/internal/docstore"
	"minzheng/internal/ledger"
)

// TestListsAreServedByIndexes: no list of the ledgers reads the whole collection or sorts what it finds.
func TestListsAreServedByIndexes(t *testing.T) {
	t.Parallel()
	o, x := open(t, catalogtest.Embedded(t)), ledger.Records
	l, days := x.Ledger.Eq("PUBLICITY"), []docstore.Order[ledger.Record]{x.On.Desc()}
	for name, q := range map[string]docstore.Query[ledger.Record]{
		"of a ledger":            {Where: l, Sort: days},
		"of a ledger, a year":    {Where: docstore.And(l, x.On.Gte("2025-01-01"), x.On.Lte("2025-12-31")), Sort: days},
		"of a ledger, township":  {Where: docstore.And(l, x.Township.Eq("339981101000")), Sort: days},
		"of a ledger, village":   {Where: docstore.And(l, x.Village.Eq("339981101201")), Sort: days},
		"about a subject":        {Where: docstore.And(x.SubjectID.Eq("entry_1"), l), Sort: days},
		"of a series":            {Where: x.Series.Eq("x")},
		"of a topic":             {Where: docstore.And(x.Topic.Eq("x"), x.Superseded.Is(false))},
		"that alarm":             {Where: x.AlarmOn.Lte("2025-06-16"), Sort: []docstore.Order[ledger.Record]{x.AlarmOn.Asc()}},
		"that alarm of a ledger": {Where: docstore.And(x.AlarmOn.Lte("2025-06-16"), l), Sort: []docstore.Order[ledger.Record]{x.AlarmOn.Asc()}},
	} {
		q.Limit = 20
		plan, err := o.Collection().Explain(t.Context(), q)
		if err != nil || !plan.IndexUsed || plan.ScansAll || q.Sort != nil && plan.Sorts {
			t.Errorf("%s: %+v %v", name, plan, err)
		}
	}
}
