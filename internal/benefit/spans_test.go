package benefit

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/money"
)

// life plays actions on an invented case and keeps its spans.
type life struct {
	c      *casework.Case
	spans  []*Entitlement
	states []casework.State
}

func newLife(id string) *life {
	c := &casework.Case{Number: "DIBAO-2025-101201-00001", Program: "DIBAO", Section: "SA", HouseholdID: "hh_" + id}
	c.ID = "case_" + id
	return &life{c: c}
}

func (l *life) act(kind casework.Kind, on calendar.Date, effective calendar.Month, ch *casework.Change, amount money.Fen, persons int) {
	a := casework.Action{Seq: len(l.c.Actions) + 1, Kind: kind, On: on, Effective: effective, Change: ch}
	l.c.State.Amount, l.c.State.MemberCount, l.c.State.AreaClass = amount, persons, "RURAL"
	l.c.State.Members = nil
	for i := range persons {
		l.c.State.Members = append(l.c.State.Members, casework.Member{PersonID: fmt.Sprintf("%s_%d", l.c.ID, i), Counted: true})
	}
	l.c.Actions = append(l.c.Actions, a)
	l.states = append(l.states, l.c.State)
	l.spans, _, _ = advance(l.spans, l.c, &a, func(n int) (casework.State, error) { return l.states[n-1], nil })
}

func ch(kind string, month calendar.Month) *casework.Change {
	return &casework.Change{Kind: kind, Month: month}
}

func (l *life) String() string {
	var out []string
	for _, e := range l.spans {
		counts := ""
		if e.CountsTo != e.To {
			counts = " counts " + string(e.CountsTo)
		}
		void := ""
		if e.Void() {
			void = " void"
		}
		out = append(out, fmt.Sprintf("%s..%s%s%s %dp %s %s/%s", e.From, e.To, counts, void, e.Members, e.Amount, e.BeganBecause, e.EndedBecause))
	}
	return strings.Join(out, "\n")
}

func TestSpans(t *testing.T) {
	t.Parallel()
	const (
		confirm, change, suspend, resume, end = casework.KindConfirm, casework.KindConfirmChange, casework.KindSuspend, casework.KindResume, casework.KindEnd
	)
	for _, c := range []struct {
		name string
		play func(l *life)
		want string
	}{
		{
			"admitted", func(l *life) { l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2) },
			"2025-04.. 2p 500.00 ADMIT/",
		},
		{"amount changed", func(l *life) {
			l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2)
			l.act(change, "2025-06-10", "", ch(casework.ChangeAmount, "2025-07"), 60000, 2)
		}, "2025-04..2025-06 2p 500.00 ADMIT/AMOUNT_CHANGE\n2025-07.. 2p 600.00 AMOUNT_CHANGE/"},
		{"changed before the first month", func(l *life) {
			l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2)
			l.act(casework.KindRecompute, "2025-03-20", "", ch(casework.ChangeAmount, "2025-04"), 60000, 2)
		}, "2025-04..2025-03 void 2p 500.00 ADMIT/ADMIT\n2025-04.. 2p 600.00 ADMIT/"},
		{"a later change overtaken by an earlier month, as logs have it that were written before this was refused", func(l *life) {
			l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2)
			l.act(change, "2025-06-10", "", ch(casework.ChangeAmount, "2025-09"), 60000, 2)
			l.act(change, "2025-06-12", "", ch(casework.ChangeMembers, "2025-08"), 70000, 3)
		}, "2025-04..2025-07 2p 500.00 ADMIT/MEMBER_CHANGE\n2025-08.. 3p 700.00 MEMBER_CHANGE/\n2025-09..2025-08 void 2p 600.00 AMOUNT_CHANGE/MEMBER_CHANGE"},
		{"ended", func(l *life) {
			l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2)
			l.act(end, "2025-06-10", "", &casework.Change{Kind: casework.ChangeTerminate, Month: "2025-07", EndReason: "OVER_INCOME"}, 50000, 2)
		}, "2025-04..2025-06 2p 500.00 ADMIT/OVER_INCOME"},
		{"suspended counts three months more", func(l *life) {
			l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2)
			l.act(suspend, "2025-06-10", "", ch(casework.ChangeSuspend, "2025-07"), 50000, 2)
		}, "2025-04..2025-06 counts 2025-09 2p 500.00 ADMIT/SUSPEND"},
		{"resumed in time: no gap in the stock, none double", func(l *life) {
			l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2)
			l.act(suspend, "2025-06-10", "", ch(casework.ChangeSuspend, "2025-07"), 50000, 2)
			l.act(resume, "2025-07-20", "", ch(casework.ChangeResume, "2025-08"), 50000, 2)
		}, "2025-04..2025-06 counts 2025-07 2p 500.00 ADMIT/SUSPEND\n2025-08.. 2p 500.00 RESUME/"},
		{"suspended, changed, resumed: the new amount counts from the resumption", func(l *life) {
			l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2)
			l.act(suspend, "2025-06-10", "", ch(casework.ChangeSuspend, "2025-07"), 50000, 2)
			l.act(change, "2025-07-10", "", ch(casework.ChangeAmount, "2025-08"), 40000, 2)
			l.act(resume, "2025-11-20", "", ch(casework.ChangeResume, "2025-12"), 40000, 2)
		}, "2025-04..2025-06 counts 2025-09 2p 500.00 ADMIT/SUSPEND\n2025-12.. 2p 400.00 RESUME/"},
		{"resumed from months past: they are paid as they were decided, not as the benefit stands now", func(l *life) {
			l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2)
			l.act(suspend, "2025-06-10", "", ch(casework.ChangeSuspend, "2025-06"), 50000, 2)
			l.act(casework.KindRecompute, "2025-07-10", "", ch(casework.ChangeAmount, "2025-08"), 60000, 2)
			l.act(change, "2025-08-10", "", ch(casework.ChangeMembers, "2025-10"), 90000, 3)
			l.act(resume, "2025-09-20", "", ch(casework.ChangeResume, "2025-06"), 90000, 3)
		}, "2025-04..2025-05 2p 500.00 ADMIT/SUSPEND\n2025-06..2025-07 2p 500.00 RESUME/AMOUNT_CHANGE\n2025-08..2025-09 2p 600.00 AMOUNT_CHANGE/MEMBER_CHANGE\n2025-10.. 3p 900.00 MEMBER_CHANGE/"},
		{"resumed after a change, before another", func(l *life) {
			l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2)
			l.act(suspend, "2025-06-10", "", ch(casework.ChangeSuspend, "2025-06"), 50000, 2)
			l.act(casework.KindRecompute, "2025-07-10", "", ch(casework.ChangeAmount, "2025-08"), 60000, 2)
			l.act(change, "2025-08-10", "", ch(casework.ChangeMembers, "2025-10"), 90000, 3)
			l.act(resume, "2025-08-20", "", ch(casework.ChangeResume, "2025-09"), 90000, 3)
		}, "2025-04..2025-05 counts 2025-08 2p 500.00 ADMIT/SUSPEND\n2025-09..2025-09 2p 600.00 RESUME/MEMBER_CHANGE\n2025-10.. 3p 900.00 MEMBER_CHANGE/"},
		{"changed before an announced suspension", func(l *life) {
			l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2)
			l.act(suspend, "2025-06-10", "", ch(casework.ChangeSuspend, "2025-09"), 50000, 2)
			l.act(change, "2025-06-12", "", ch(casework.ChangeAmount, "2025-08"), 40000, 2)
		}, "2025-04..2025-07 2p 500.00 ADMIT/AMOUNT_CHANGE\n2025-08..2025-08 counts 2025-11 2p 400.00 AMOUNT_CHANGE/SUSPEND"},
		{"suspended before the first month", func(l *life) {
			l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2)
			l.act(suspend, "2025-03-20", "", ch(casework.ChangeSuspend, "2025-04"), 50000, 2)
		}, "2025-04..2025-03 counts 2025-06 void 2p 500.00 ADMIT/SUSPEND"},
		{"ended while suspended: it stays in the stock up to the decision", func(l *life) {
			l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2)
			l.act(suspend, "2025-06-10", "", ch(casework.ChangeSuspend, "2025-07"), 50000, 2)
			l.act(end, "2025-08-05", "", ch(casework.ChangeTerminate, "2025-07"), 50000, 2)
		}, "2025-04..2025-06 counts 2025-08 2p 500.00 ADMIT/SUSPEND"},
		{"a proposal changes nothing", func(l *life) {
			l.act(confirm, "2025-03-10", "2025-04", nil, 50000, 2)
			l.act(casework.KindProposeChange, "2025-06-10", "", ch(casework.ChangeAmount, "2025-07"), 50000, 2)
		}, "2025-04.. 2p 500.00 ADMIT/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			l := newLife("x")
			c.play(l)
			if l.String() != c.want {
				t.Errorf("got\n%s\nwant\n%s", l, c.want)
			}
		})
	}
}

// TestStockIdentity plays random lives of many cases and checks, month by month, that no two spans of a case overlap,
// that each month is in the stock once, and stock(this) = stock(last) + begun − ended in households, persons and fen.
func TestStockIdentity(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	var all []*Entitlement
	for i := range 300 {
		l := newLife(itoa(i))
		month := calendar.Month("2024-01").Add(rng.IntN(6))
		l.act(casework.KindConfirm, month.First(), month.Next(), nil, money.Fen(1+rng.IntN(900))*100, 1+rng.IntN(4))
		suspended := false
		for range rng.IntN(7) {
			month = month.Add(rng.IntN(4))
			amount, persons := money.Fen(1+rng.IntN(900))*100, 1+rng.IntN(4)
			at := month.Add(1 + rng.IntN(2))
			if n := rng.IntN(10); n == 0 {
				l.act(casework.KindEnd, month.First(), "", ch(casework.ChangeTerminate, at), amount, persons)
				break
			} else if suspended && n < 6 {
				l.act(casework.KindResume, month.First(), "", ch(casework.ChangeResume, at), amount, persons)
				suspended = false
			} else if n < 4 && !suspended {
				l.act(casework.KindSuspend, month.First(), "", ch(casework.ChangeSuspend, at), amount, persons)
				suspended = true
			} else {
				l.act(casework.KindConfirmChange, month.First(), "", ch(casework.ChangeAmount, at), amount, persons)
			}
		}
		for m := calendar.Month("2024-01"); m < "2028-01"; m = m.Next() {
			paid, counted := 0, 0
			for _, e := range l.spans {
				if e.In(m) {
					paid++
				}
				if e.From <= m && m <= orOpen(e.CountsTo) {
					counted++
				}
			}
			if paid > 1 || counted > 1 || paid > counted {
				t.Fatalf("%s is paid %d and counted %d times in\n%s\n%+v", m, paid, counted, l, l.c.Actions)
			}
		}
		all = append(all, l.spans...)
	}
	type sums struct{ households, persons, fen int64 }
	add := func(s *sums, e *Entitlement, sign int64) {
		s.households += sign
		s.persons += sign * int64(e.Members)
		s.fen += sign * int64(e.Amount)
	}
	stock := func(m calendar.Month) (s sums) {
		for _, e := range all {
			if e.In(m) {
				add(&s, e, 1)
			}
		}
		return s
	}
	for m := calendar.Month("2024-02"); m < "2027-01"; m = m.Next() {
		want := stock(m.Prev())
		for _, e := range all {
			if e.Void() {
				continue
			}
			if e.From == m {
				add(&want, e, 1)
			}
			if e.To == m.Prev() {
				add(&want, e, -1)
			}
		}
		if got := stock(m); got != want {
			t.Fatalf("%s: stock %+v, last month with what began and ended %+v", m, got, want)
		}
	}
}
