package casework

import (
	"slices"

	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// Move is a decided move of a case to another place of the city. The place that is accountable changes with its month: what
// was paid and counted before stays where it was.
type Move struct {
	Month calendar.Month `json:"month"`
	From  region.Code    `json:"from"`
	To    region.Code    `json:"to"`
	Done  calendar.Date  `json:"done,omitempty"` // the day the case changed hands; "" while the month has not come
}

// PlaceIn is the place that is accountable for the case in a month, by the moves that are decided.
func (c *Case) PlaceIn(m calendar.Month) region.Place {
	moves := c.State.Moves
	if len(moves) == 0 {
		return c.Place
	}
	at := moves[0].From
	for _, mv := range moves {
		if mv.Month <= m {
			at = mv.To
		}
	}
	return region.PlaceOf(at)
}

// awaited is the month of a move that is decided and has not come.
func (s *State) awaited() (calendar.Month, bool) {
	if n := len(s.Moves); n > 0 && s.Moves[n-1].Done == "" {
		return s.Moves[n-1].Month, true
	}
	return "", false
}

// moves enters a decided move; one whose month has begun takes place at once.
func (s *State) moves(c *Change, on calendar.Date) {
	mv := Move{Month: c.Month, From: c.From, To: c.To}
	if c.Month <= on.Month() {
		mv.Done = on
	}
	s.Moves = append(slices.Clone(s.Moves), mv)
}

func (s *State) moved(on calendar.Date) {
	if _, waits := s.awaited(); waits {
		s.Moves = slices.Clone(s.Moves)
		s.Moves[len(s.Moves)-1].Done = on
	}
}

// stays drops a move that the end of the benefit comes before.
func (s *State) stays() {
	if month, waits := s.awaited(); waits && s.EndedAfter < month {
		s.Moves = slices.Clone(s.Moves[:len(s.Moves)-1])
	}
}

// hands is the place a case has come to by its moves; none if it never moved.
func (s *State) hands() region.Code {
	for _, mv := range slices.Backward(s.Moves) {
		if mv.Done != "" {
			return mv.To
		}
	}
	return ""
}

// moveFits checks a proposed move: to another village of the city, after the last one.
func (d *draft) moveFits(c *Change) error {
	key := keyOf(d.step, setsMoveTo)
	if key == "" {
		return fault.NotAllowed("NO_TRANSFER", fault.T("该项目不办理迁移", "This programme has no moves"))
	}
	wrong := func(reason, zh, en string, args ...any) error {
		t := fault.T(zh, en, args...)
		return fault.Invalid("FORM", t, fault.Field{Path: "/form/" + key, Reason: reason, Text: t})
	}
	switch {
	case c.To.Tier() != region.TierVillage || c.To.City() != c.From.City():
		return wrong("VILLAGE", "请选择本市的村（社区）；迁出本市的，按退出办理", "Choose a village of the city; who leaves the city leaves the benefit")
	case c.To == c.From:
		return wrong("SAME_PLACE", "迁入地与现归属地相同", "The case is of this village already")
	}
	if month, waits := d.before.awaited(); waits {
		return wrong("MOVE_AWAITED", "已有一项自%[1]s起的迁移尚未生效", "A move from %[1]s on has not taken effect yet", string(month))
	}
	if n := len(d.before.Moves); n > 0 && c.Month <= d.before.Moves[n-1].Month {
		return wrongMonth(keyOf(d.step, setsMonth), fault.T("须晚于上一次迁移的月份%[1]s", "It must be later than the last move, %[1]s", string(d.before.Moves[n-1].Month)))
	}
	return nil
}

// moveStands refuses a move to a division that is not there in its month.
func (s *Service) moveStands(d *draft) error {
	c := d.action.Change
	if c == nil || c.Kind != ChangeTransfer || d.action.Kind != KindProposeChange {
		return nil
	}
	if r, err := s.deps.Regions.Get(c.To); err != nil || !r.On(c.Month.First()) {
		t := fault.T("没有这个村（社区），或届时已撤并", "There is no such village, or it is merged by then")
		return fault.Invalid("FORM", t, fault.Field{Path: "/form/" + keyOf(d.step, setsMoveTo), Reason: "VILLAGE", Text: t})
	}
	return nil
}
