package benefit

import (
	"encoding/json"
	"slices"
	"strconv"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/region"
)

// timeline is the spans of one case, by their first month, while an action is applied to them. Spans that the action
// touched are in changed, once each. stateAfter is the state after the first n actions.
type timeline struct {
	c          *casework.Case
	a          *casework.Action
	stateAfter func(n int) (casework.State, error)

	spans   []*Entitlement
	changed []*Entitlement
}

// advance applies what one action did to the spans of its case and returns the spans that are new or changed. c.State is
// the state after the action, stateAfter that after the first n actions. It is pure: the same case, log and spans give the
// same result. Errors: of stateAfter only.
func advance(spans []*Entitlement, c *casework.Case, a *casework.Action, stateAfter func(n int) (casework.State, error)) (after, changed []*Entitlement, err error) {
	t := &timeline{c: c, a: a, stateAfter: stateAfter, spans: slices.Clone(spans)}
	t.sort()
	if from := a.Effective; from != "" && (a.Kind == casework.KindConfirm || a.Kind == casework.KindTakeOver) {
		t.open(from, Admitted)
	}
	if a.Change != nil && decides(a.Kind) {
		if err := t.change(a.Change); err != nil {
			return nil, nil, err
		}
	}
	t.settle()
	t.sort()
	return t.spans, t.changed, nil
}

// decides reports whether the change on an action of the kind takes effect by it; a proposal waits for its decision.
func decides(k casework.Kind) bool {
	return k == casework.KindConfirmChange || k == casework.KindRecompute || k == casework.KindSuspend || k == casework.KindResume || k == casework.KindEnd
}

func (t *timeline) change(ch *casework.Change) error {
	switch ch.Kind {
	case casework.ChangeSuspend:
		t.cut(ch.Month.Prev(), Suspended, SuspensionCounts)
	case casework.ChangeResume:
		return t.resume(ch.Month)
	case casework.ChangeTerminate:
		why := ch.EndReason
		if why == "" {
			why = ch.Kind
		}
		t.cut(ch.Month.Prev(), why, 0)
		t.uncount(max(ch.Month.Prev(), t.a.On.Month()))
	case casework.ChangeTransfer:
		// settle follows the moves that the case knows of
	default: // ADMIT never changes; amounts, members, area class
		t.replace(ch.Month, ch.Kind)
	}
	return nil
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
func (t *timeline) open(from calendar.Month, because string) *Entitlement {
	for _, e := range t.spans {
		if !e.Void() && e.Last() >= from && e.To != "" {
			from = e.To.Next() // it was to end later than the new one begins: it goes on instead
		}
	}
	t.cut(from.Prev(), because, 0)
	t.uncount(from.Prev())
	return t.add(from, because)
}

// resume begins the benefit again from a month on. A past month is paid as it was decided for that month, not as the benefit
// stands now: what was changed from a later month on, also while it was suspended, begins with its own month.
func (t *timeline) resume(from calendar.Month) error {
	e := t.open(from, Resumed)
	parts := t.decided()
	at := 0
	for i, p := range parts {
		if p.month <= e.From {
			at = i
		}
	}
	if len(parts[at:]) < 2 {
		return nil // no change from a later month on: as it stands
	}
	parts = parts[at:]
	for i, p := range parts {
		if i > 0 {
			e.To, e.CountsTo, e.EndedBecause = p.month.Prev(), p.month.Prev(), p.kind
			e = t.add(p.month, p.kind)
		}
		if i < len(parts)-1 { // the last one goes on as the benefit stands
			s, err := t.stateAfter(p.seq)
			if err != nil {
				return err
			}
			e.take(t.c.Unit, &s)
		}
	}
	return nil
}

// decision is an action that decided how much is due to whom from a month on.
type decision struct {
	seq   int
	month calendar.Month
	kind  string
}

// decided lists what was decided before the action, by month; a later decision for an earlier month overtakes.
func (t *timeline) decided() []decision {
	var out []decision
	for i := range t.c.Actions {
		a := &t.c.Actions[i]
		month := affected(a)
		if a.Seq >= t.a.Seq || month == "" || a.Change != nil && !decidesFacts(a.Change.Kind) {
			continue
		}
		d := decision{seq: a.Seq, month: month, kind: Admitted}
		if a.Change != nil {
			d.kind = a.Change.Kind
		}
		out = append(slices.DeleteFunc(out, func(x decision) bool { return x.month >= month }), d)
	}
	return out
}

// decidesFacts reports whether a change of the kind says how much is due to whom.
func decidesFacts(kind string) bool {
	return kind == casework.ChangeAdmit || kind == casework.ChangeAmount || kind == casework.ChangeMembers || kind == casework.ChangeArea
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

// settle splits the spans at the months in which the case moves: one that had begun ends there and another one goes on in the
// new place, everything else as it was. The months in which a suspended case still counts stay where it was paid last.
func (t *timeline) settle() {
	for _, mv := range t.c.State.Moves {
		for _, e := range slices.Clone(t.spans) {
			if e.Void() || e.From >= mv.Month || e.Last() < mv.Month {
				continue
			}
			next := *e
			next.Meta = docstore.Meta{ID: t.newID(mv.Month)}
			next.From, next.Seq, next.BeganBecause, next.MemberIDs = mv.Month, t.a.Seq, casework.ChangeTransfer, slices.Clone(e.MemberIDs)
			e.To, e.CountsTo, e.EndedBecause = mv.Month.Prev(), mv.Month.Prev(), casework.ChangeTransfer
			t.touch(e)
			t.spans = append(t.spans, &next)
			t.touch(&next)
		}
	}
	for _, e := range t.spans {
		if at := t.c.PlaceIn(e.From); !e.Void() && e.Place != at {
			e.Place = at
			t.touch(e)
		}
	}
}

// newID names a span by the action that began it; where an action began several, by the month too.
func (t *timeline) newID(from calendar.Month) string {
	id := "ent_" + t.c.ID + "_" + strconv.Itoa(t.a.Seq)
	if slices.ContainsFunc(t.spans, func(e *Entitlement) bool { return e.ID == id }) {
		id += "_" + string(from)
	}
	return id
}

func (t *timeline) add(from calendar.Month, because string) *Entitlement {
	c, s := t.c, &t.c.State
	e := &Entitlement{
		Place: c.PlaceIn(from), Section: c.Section, CaseID: c.ID, CaseNumber: c.Number, Program: c.Program, HouseholdID: c.HouseholdID,
		From: from, BeganBecause: because, Seq: t.a.Seq, PayableFrom: takenOver(c), Causes: slices.Clone(s.Causes),
	}
	e.ID = t.newID(from)
	e.take(c.Unit, s)
	if t.a.Once {
		e.To, e.CountsTo, e.EndedBecause = from, from, PaidOnce
	}
	t.spans = append(t.spans, e)
	t.touch(e)
	return e
}

// take takes from a state of a case of a programme for households or persons how much is due to whom.
func (e *Entitlement) take(unit string, s *casework.State) {
	e.Members, e.Amount, e.Category, e.AreaClass = s.MemberCount, s.Amount, s.Category, s.AreaClass
	e.Borne = 0
	if s.Card != nil {
		e.Borne = s.Card.Borne
	}
	e.MemberIDs, e.PersonID = []string{}, ""
	for _, m := range s.Members {
		if m.Counted {
			e.MemberIDs = append(e.MemberIDs, m.PersonID)
		}
	}
	if (unit == catalog.UnitPerson || single(s.Form)) && len(e.MemberIDs) == 1 {
		e.PersonID = e.MemberIDs[0]
	}
}

// takenOver is the month in which the case came from an older system; "" for one that began here.
func takenOver(c *casework.Case) calendar.Month {
	if len(c.Actions) > 0 && c.Actions[0].Kind == casework.KindTakeOver {
		return c.Actions[0].On.Month()
	}
	return ""
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
	if moves := c.State.Moves; len(moves) > 0 {
		at.Place = region.PlaceOf(moves[0].From)
	}
	for i := range c.Actions {
		a := &c.Actions[i]
		if affected(a) == "" {
			continue
		}
		var err error
		if at.State, err = stateAfter(i + 1); err != nil {
			return nil, err
		}
		if spans, _, err = advance(spans, &at, a, stateAfter); err != nil {
			return nil, err
		}
	}
	return spans, nil
}

// TraceLog is Trace by the programme's own fold.
func TraceLog(p *catalog.Program, c *casework.Case) ([]*Entitlement, error) {
	return Trace(c, func(n int) (casework.State, error) { return casework.Fold(p, c.Actions[:n]) })
}
