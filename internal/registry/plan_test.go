package registry_test

import (
	"testing"

	"minzheng/internal/catalog"
	"minzheng/internal/catalogtest"
	"minzheng/internal/docstore"
	"minzheng/internal/registry"
)

// TestListsAreServedByIndexes: no list of the registers reads the whole collection or sorts what it finds.
func TestListsAreServedByIndexes(t *testing.T) {
	t.Parallel()
	o, x := open(t, catalogtest.Embedded(t)), registry.Entries
	class, newest := x.Class.Eq(catalog.ClassFacility), []docstore.Order[registry.Entry]{x.CreatedAt.Desc()}
	kind := x.Kind.Eq("TOWNSHIP_HOME")
	for name, q := range map[string]docstore.Query[registry.Entry]{
		"all of a class":      {Where: class, Sort: newest},
		"of a township":       {Where: docstore.And(class, x.Township.Eq("339981101000")), Sort: newest},
		"of a village":        {Where: docstore.And(class, x.Village.Eq("339981101201")), Sort: newest},
		"of a kind":           {Where: kind, Sort: newest},
		"of a kind, township": {Where: docstore.And(kind, x.Township.Eq("339981101000")), Sort: newest},
		"of a kind, status":   {Where: docstore.And(kind, x.Status.Eq("OPEN")), Sort: newest},
		"by due day":          {Where: class, Sort: []docstore.Order[registry.Entry]{x.Due.Asc()}},
		"of a kind, due":      {Where: kind, Sort: []docstore.Order[registry.Entry]{x.Due.Asc()}},
		"of a kind, begun":    {Where: kind, Sort: []docstore.Order[registry.Entry]{x.BeganOn.Desc()}},
		"below an entry":      {Where: x.Above.Eq("entry_1"), Sort: newest},
		"by credit code":      {Where: x.CreditCode.Eq("x"), Sort: nil},
		"by name":             {Where: docstore.And(kind, x.Name.Eq("x")), Sort: nil},
	} {
		q.Limit = 20
		plan, err := o.Collection().Explain(t.Context(), q)
		if err != nil || !plan.IndexUsed || plan.ScansAll || q.Sort != nil && plan.Sorts {
			t.Errorf("%s: %+v %v", name, plan, err)
		}
	}
}
