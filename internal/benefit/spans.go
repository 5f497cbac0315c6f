package benefit

import (
	"encoding/json"
	"slices"
	"strconv"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
)

// timeline is the spans of one case, by their first month, while an action is applied to them. Spans that the action
// touched are in changed, once each.
type timeline struct {
	c       *casework.Case
	a       *casework.Action
	spans   []*Entitlement
	changed []*Entitlement
}

// advance applies what one action did to the spans of its case and returns the spans that are new or changed. c.State is
// the state after the action. It is pure: the same case, log and spans give the same result.
func advance(spans []*Entitlement, c *casework.Case, a *casework.Action) (after, changed []*Entitlement) {
	t := &timeline{c: c, a: a, spans: slices.Clone(spans)}
	t.sort()
	if from := a.Effective; from != "" && (a.Kind == casework.KindConfirm || a.Kind == casework.KindTakeOver) {
		t.open(from, Admitted)
	}
	if a.Change != nil && decides(a.Kind) {
		t.change(a.Change)
	}
	t.sort()
	return t.spans, t.changed
}

// decides reports whether the change on an action of the kind takes effect by it; a proposal waits for its decision.
func decides(k casework.Kind) bool {
	return k == casework.KindConfirmChange || k == casework.KindRecompute || k == casework.KindSuspend || k == casework.KindResume || k == casework.KindEnd
}

func (t *timeline) change(ch *casework.Change) {
	switch ch.Kind {
	case casework.ChangeSuspend:
		t.cut(ch.Month.Prev(), Suspended, SuspensionCounts)
	case casework.ChangeResume:
		t.open(ch.Month, Resumed)
	case casework.ChangeTerminate:
		why := ch.EndReason
		if why == "" {
			why = ch.Kind
		}
		t.cut(ch.Month.Prev(), why, 0)
		t.uncount(max(ch.Month.Prev(), t.a.On.Month()))
	default: // ADMIT never changes; amounts, members, area class, place
		t.replace(ch.Month, ch.Kind)
	}
}

func (t *timeline) sort() {
	slices.SortStableFunc(t.spans, func(a, b *Entitlement) int {
		switch {
		case a.From != b.From:
			if a.From < b.From {
				return -1
			}
			return 1
		default:
			return a.Seq - b.Seq
		}
	})
}

func (t *timeline) touch(e *Entitlement) {
	if !slices.Contains(t.changed, e) {
		t.changed = append(t.changed, e)
	}
}

// cut ends every span after the month last; one that had not begun becomes void. counts is how many months more the case
// stays in the stock, carried by the span that was in force last, else by the first that would have been.
func (t *timeline) cut(last calendar.Month, because string, counts int) {
	var carrier *Entitlement
	for _, e := range t.spans {
		if e.Void() || e.Last() <= last {
			continue
		}
		to := last
		if e.From > last {
			to = e.From.Prev()
		}
		if carrier == nil {
			carrier = e
		}
		e.To, e.CountsTo, e.EndedBecause = to, to, because
		t.touch(e)
	}
	if carrier != nil && counts > 0 {
		carrier.CountsTo = last.Add(counts)
	}
}

// uncount ends the counting of all spans with the month last: nothing of the case is in the stock later.
func (t *timeline) uncount(last calendar.Month) {
	for _, e := range t.spans {
		if orOpen(e.CountsTo) > last {
			e.CountsTo = max(last, e.To)
			t.touch(e)
		}
	}
}

// open begins an open span. What ended only for the time being stops counting when it begins.
func (t *timeline) open(from calendar.Month, because string) {
	for _, e := range t.spans {
		if !e.Void() && e.Last() >= from && e.To != "" {
			from = e.To.Next() // it was to end later than the new one begins: it goes on instead
		}
	}
	t.cut(from.Prev(), because, 0)
	t.uncount(from.Prev())
	t.add(from, because)
}

// replace splits the time from a month on: the same end, the case's new amount, members and area class.
func (t *timeline) replace(from calendar.Month, because string) {
	var old *Entitlement // the first span that is paid for in or after the month
	var end *Entitlement // the last one
	for _, e := range t.spans {
		if e.Void() || e.Last() < from {
			continue
		}
		if old == nil {
			old = e
		}
		end = e
	}
	if old == nil {
		return // suspended or ended: the new amount counts when it is paid again
	}
	if from < old.From {
		from = old.From
	}
	if from == old.From {
		because = old.BeganBecause // it begins with the new figures, for the reason it began
	}
	to, countsTo, ended := end.To, end.CountsTo, end.EndedBecause
	t.cut(from.Prev(), because, 0)
	e := t.add(from, because)
	e.To, e.CountsTo, e.EndedBecause = to, countsTo, ended
}

func (t *timeline) add(from calendar.Month, because string) *Entitlement {
	c, s := t.c, &t.c.State
	e := &Entitlement{
		Place: c.Place, Section: c.Section, CaseID: c.ID, CaseNumber: c.Number, Program: c.Program, HouseholdID: c.HouseholdID,
		From: from, Members: s.MemberCount, MemberIDs: []string{}, Amount: s.Amount, Category: s.Category, AreaClass: s.AreaClass,
		BeganBecause: because, Seq: t.a.Seq,
	}
	e.ID = "ent_" + c.ID + "_" + strconv.Itoa(t.a.Seq)
	for _, m := range s.Members {
		if m.Counted {
			e.MemberIDs = append(e.MemberIDs, m.PersonID)
		}
	}
	if (c.Unit == catalog.UnitPerson || single(s.Form)) && len(e.MemberIDs) == 1 {
		e.PersonID = e.MemberIDs[0]
	}
	if t.a.Once {
		e.To, e.CountsTo, e.EndedBecause = from, from, PaidOnce
	}
	t.spans = append(t.spans, e)
	t.touch(e)
	return e
}

// single reports whether one member applied alone.
func single(form map[string]json.RawMessage) bool {
	var yes bool
	return json.Unmarshal(form[keySingle], &yes) == nil && yes
}

// affected is the first month whose payment the action changes; "" if it changes none.
func affected(a *casework.Action) calendar.Month {
	switch {
	case a.Change != nil && decides(a.Kind):
		return a.Change.Month
	case a.Kind == casework.KindConfirm || a.Kind == casework.KindTakeOver:
		return a.Effective
	}
	return ""
}

// Trace computes the spans of a case from its log alone. stateAfter is the state after the first n actions
// (casework.Fold of the log so far). The importer and the demo city write what it returns; the server's check compares.
func Trace(c *casework.Case, stateAfter func(n int) (casework.State, error)) ([]*Entitlement, error) {
	var spans []*Entitlement
	at := *c
	for i := range c.Actions {
		a := &c.Actions[i]
		if affected(a) == "" {
			continue
		}
		var err error
		if at.State, err = stateAfter(i + 1); err != nil {
			return nil, err
		}
		spans, _ = advance(spans, &at, a)
	}
	return spans, nil
}

// TraceLog is Trace by the programme's own fold.
func TraceLog(p *catalog.Program, c *casework.Case) ([]*Entitlement, error) {
	return Trace(c, func(n int) (casework.State, error) { return casework.Fold(p, c.Actions[:n]) })
}
