package storytest

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// Tell plays both stories on the server's store, which holds the demo city's accounts and hardly a case: one family to the reissue
// of a returned payment, another to a refusal; wrong hands and stale pages are turned away on the way.
func Tell(t *testing.T, s *Server) {
	t.Helper()
	ctx := t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	c, err := NewClient(s)
	must(err)
	f, other := NewFamily(1), NewFamily(2)
	must(s.Start(AtCounter))
	must(c.Draft(ctx, f))
	must(c.Apply(ctx, f, "4800.00"))
	refused(t, "a village does not accept", c.Act(ctx, "village.worker", f, "accept", nil), "FORBIDDEN", "NOT_ALLOWED_NOW")
	refused(t, "another township does not see it", c.Act(ctx, "township2.officer", f, "accept", nil), "NOT_FOUND")
	stale := *f
	stale.Rev--
	refused(t, "a stale page", c.Act(ctx, "township.officer", &stale, "accept", nil), "CONFLICT")
	must(c.Investigate(ctx, f, Consistent()))
	must(c.Propose(ctx, f))
	refused(t, "before the notice is over", c.Act(ctx, "township.head", f, "send_up", nil), "NOT_ALLOWED_NOW")

	must(c.Draft(ctx, other))
	must(c.Apply(ctx, other, "96000.00"))
	must(c.Investigate(ctx, other, object{"result": "EXCEEDS", "items": []object{{"department": "HRSS", "person": other.Head().ID, "finding": "工资收入超出", "over": true, "difference": "900.00"}}}))
	must(c.Refuse(ctx, other))
	if other.Status != "REJECTED" {
		t.Errorf("the second family's case is %s", other.Status)
	}
	var paper struct {
		CasePaper struct{ Blocks []struct{ Text string } }
	}
	must(c.Do(ctx, "township.officer", "CasePaper", object{"caseId": other.CaseID, "paper": "refusal"}, &paper))
	if !slices.ContainsFunc(paper.CasePaper.Blocks, func(b struct{ Text string }) bool {
		return strings.Contains(b.Text, "人均月收入高于本市最低生活保障标准")
	}) {
		t.Errorf("the refusal does not say why: %+v", paper)
	}

	s.Kill()
	must(s.Start(AtDecision))
	must(c.Grant(ctx, f))
	if f.Status != "CONFIRMED" || f.Amount == "" || f.Amount == "null" {
		t.Fatalf("confirmed: %s %s", f.Status, f.Amount)
	}

	s.Kill()
	must(s.Start(AtPayDay))
	old := f.Account.Number
	batch, rows, err := c.Run(ctx, "2026-04")
	must(err)
	if own := rowsOf(rows, old); len(own) != 1 || own[0][2] != f.Head().Name || own[0][4] != f.Amount {
		t.Fatalf("bank file: %v; want one row of %s for the family", rows, f.Amount)
	}
	must(c.Answer(ctx, batch, rows, old, "2026-04-02"))
	must(c.Correct(ctx, f))

	s.Kill()
	must(s.Start(AtNextPay))
	batch, rows, err = c.Run(ctx, "2026-05")
	must(err)
	if own := rowsOf(rows, f.Account.Number); len(own) != 2 || len(rowsOf(rows, old)) != 0 {
		t.Fatalf("second bank file: %v; want the reissue and the month, both to the new account", rows)
	}
	must(c.Answer(ctx, batch, rows, "", "2026-05-06"))
	list, err := c.Payments(ctx, f)
	must(err)
	paid, reissued := 0, 0
	for _, p := range list {
		switch p.State {
		case "PAID":
			paid++
		case "REISSUED":
			reissued++
		default:
			t.Errorf("payment %+v", p)
		}
	}
	if paid != 2 || reissued != 1 {
		t.Errorf("payments %+v; want two paid and one reissued", list)
	}
	if said := s.Said(); said != "" {
		t.Errorf("the server complained:\n%s", said)
	}
	if _, err := s.Command(ctx, "check"); err != nil {
		t.Error(err)
	}
}

func rowsOf(rows [][]string, account string) [][]string {
	return slices.DeleteFunc(slices.Clone(rows[1:]), func(r []string) bool { return r[1] != account })
}

// refused demands that the API turned a request away with one of the codes.
func refused(t *testing.T, what string, err error, codes ...string) {
	t.Helper()
	var f *Fault
	if !errors.As(err, &f) || !slices.Contains(codes, f.Code) || f.Message == "" {
		t.Errorf("%s: %v; want %v with a message", what, err, codes)
	}
}
