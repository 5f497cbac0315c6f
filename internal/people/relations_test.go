package people

import "testing"

func TestRelationsToANewHead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ was, is, sex, want string }{
		{Spouse, Son, "M", Son},
		{Spouse, DaughterInLaw, "F", DaughterInLaw},
		{Spouse, Father, "M", OtherRelation},
		{Son, Spouse, "F", Mother},
		{Daughter, Spouse, "M", Father},
		{Son, Daughter, "F", Sibling},
		{Son, Mother, "F", Grandparent},
		{Son, Grandchild, "M", OtherRelation}, // a child or a nephew
		{Father, Mother, "F", Spouse},
		{Mother, Spouse, "F", DaughterInLaw},
		{Mother, Spouse, "M", SonInLaw},
		{Father, Son, "M", Grandchild},
		{Father, Sibling, "F", Daughter},
		{Sibling, Mother, "F", Mother},
		{Sibling, Spouse, "F", OtherRelation},
		{Grandchild, Son, "M", OtherRelation},
	} {
		if got := rebased(c.was, c.is, c.sex); got != c.want {
			t.Errorf("the new head was %s: a %s is %s, want %s", c.was, c.is, got, c.want)
		}
	}
	for _, c := range []struct{ was, sex, want string }{
		{Spouse, "M", Spouse},
		{Sibling, "F", Sibling},
		{Son, "M", Father},
		{Daughter, "F", Mother},
		{Father, "M", Son},
		{Mother, "F", Daughter},
		{Grandchild, "M", Grandparent},
		{Grandparent, "F", Grandchild},
		{SonInLaw, "M", OtherRelation},
	} {
		if got := formerHead(c.was, c.sex); got != c.want {
			t.Errorf("the new head was %s: the old one is %s, want %s", c.was, got, c.want)
		}
	}
}
