package benefit_test

import (
	"strings"
	"testing"

	"minzheng/internal/benefit"
	"minzheng/internal/casework"
	"minzheng/internal/catalogtest"
)

// TestExclusionsFollowTheCatalogue: what a person draws shuts them, and nobody else, out of what the catalogue excludes,
// both ways; one person's allowance stands beside the recognition of the family.
func TestExclusionsFollowTheCatalogue(t *testing.T) {
	t.Parallel()
	_, s := open(t)
	cat := catalogtest.Embedded(t)
	holding := func(program, alone string, members ...string) benefit.Holding {
		p, err := cat.Program(program)
		if err != nil {
			t.Fatal(err)
		}
		return benefit.Holding{Case: &casework.Case{Number: program + "-1"}, Program: p, Span: &benefit.Entitlement{PersonID: alone, MemberIDs: members}}
	}
	for _, c := range []struct {
		name    string
		of      benefit.Holding
		shut    string // programmes that a is shut out from
		reasons string
	}{
		{"a household", holding("DIBAO", "", "a", "b"), "LOW_EDGE RIGID_EXPENSE SEVERE_DISABILITY TEKUN", "须先办理退出"},
		{"one person of a family", holding("DIBAO", "a", "a"), "SEVERE_DISABILITY TEKUN", "须先办理退出"},
		{"a recognised family", holding("RIGID_EXPENSE", "", "a", "b"), "DIBAO LOW_EDGE TEKUN", "只能以单人申请"},
		{"somebody else's", holding("DIBAO", "", "b"), "", ""},
		{"nothing drawn", benefit.Holding{Case: &casework.Case{}}, "", ""},
	} {
		got, err := s.Exclusions([]benefit.Holding{c.of}, []string{"a"}, map[string]string{"a": "周建国"})
		if err != nil {
			t.Fatal(err)
		}
		var shut, reasons []string
		for _, x := range got {
			shut, reasons = append(shut, x.Program.ID), append(reasons, x.Reason.ZH)
		}
		if strings.Join(shut, " ") != c.shut || !strings.Contains(strings.Join(reasons, ""), c.reasons) {
			t.Errorf("%s: %v %v, want %s", c.name, shut, reasons, c.shut)
		}
	}
}
