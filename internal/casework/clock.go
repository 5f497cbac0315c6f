package casework

import (
	"slices"

	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/fault"
)

// The marks that a clock gets.
const (
	markStart  = "START"
	markStop   = "STOP"
	markPause  = "PAUSE"
	markResume = "RESUME"
	markExtend = "EXTEND"
)

func (c *Clock) running() bool { return c.Stopped == "" && c.Paused == "" }

// mark applies one mark of a log to the state: the day it falls due was computed when it was written.
func mark(p *catalog.Program, s *State, m ClockMark) {
	s.Clocks = slices.Clone(s.Clocks)
	if m.Mark == markStart {
		c := Clock{ID: m.Clock, Started: m.On, Due: m.Due}
		if spec, ok := p.Clock(m.Clock); ok {
			c.Hard = spec.Hard
		}
		s.Clocks = append(s.Clocks, c)
		return
	}
	for i := len(s.Clocks) - 1; i >= 0; i-- {
		c := &s.Clocks[i]
		if c.ID != m.Clock || c.Stopped != "" {
			continue
		}
		switch m.Mark {
		case markStop:
			c.Stopped, c.Paused = m.On, ""
		case markPause:
			c.Paused = m.On
		case markResume:
			c.PausedDays += m.On.Sub(c.Paused)
			c.Paused, c.Due = "", m.Due
		case markExtend:
			c.Due = m.Due
		}
		return
	}
}

// clockMarks computes what a step does to the clocks, before it is applied: after is the state it leads to, without
// clocks touched. Statutory days are computed once, here, and stored. Error: NOT_ALLOWED_NOW CALENDAR_MISSING where the
// holidays of a year are not known yet.
func clockMarks(w *calendar.Workdays, p *catalog.Program, before, after *State, step *catalog.Step, a *Action) ([]ClockMark, error) {
	var marks []ClockMark
	for i := range p.Clocks {
		spec := &p.Clocks[i]
		c := before.clock(spec.ID)
		starts, stops := slices.Contains(spec.Starts, step.ID), slices.Contains(spec.Stops, step.ID)
		switch {
		case c == nil && starts:
			m, err := startClock(w, spec, after, a)
			if err != nil {
				return nil, err
			}
			marks = append(marks, m)
		case c == nil:
		case stops || after.Status.Final():
			if c.Paused != "" { // it met its limit or not by the day that the standstill moved it to
				m, err := resumeClock(w, spec, c, c.Due, a)
				switch {
				case err == nil:
					marks = append(marks, m)
				case !fault.Is(err, fault.CodeNotAllowedNow): // nothing waits for a calendar to stop
					return nil, err
				}
			}
			marks = append(marks, ClockMark{Clock: c.ID, Mark: markStop, On: a.On})
		default:
			more, err := shiftClock(w, spec, c, before, after, a)
			if err != nil {
				return nil, err
			}
			marks = append(marks, more...)
		}
	}
	return marks, nil
}

// clock is the clock of that id that has not stopped.
func (s *State) clock(id string) *Clock {
	for i := range s.Clocks {
		if s.Clocks[i].ID == id && s.Clocks[i].Stopped == "" {
			return &s.Clocks[i]
		}
	}
	return nil
}

func startClock(w *calendar.Workdays, spec *catalog.Clock, after *State, a *Action) (ClockMark, error) {
	from := a.On
	if spec.After == "NOTICE" && after.Notice != nil {
		from = after.Notice.Until
	}
	days := spec.Days
	if extended(spec, after) {
		days = spec.Extends.Days
	}
	due, err := course.DueDay(w, spec.Unit, from, days)
	return ClockMark{Clock: spec.ID, Mark: markStart, On: a.On, Due: due}, err
}

// shiftClock lengthens a running clock when a flag comes to stand, and lets it stand still in the statuses that pause
// it; afterwards it falls due later by as many days as it stood.
func shiftClock(w *calendar.Workdays, spec *catalog.Clock, c *Clock, before, after *State, a *Action) (marks []ClockMark, err error) {
	due := c.Due
	if e := spec.Extends; e != nil && !extended(spec, before) && extended(spec, after) {
		if due, err = moveDue(w, spec.Unit, c.Due, e.Days-spec.Days); err != nil {
			return nil, err
		}
		marks = append(marks, ClockMark{Clock: c.ID, Mark: markExtend, On: a.On, Due: due})
	}
	pausing := slices.Contains(spec.Pauses, string(after.Status))
	switch {
	case pausing && c.Paused == "":
		marks = append(marks, ClockMark{Clock: c.ID, Mark: markPause, On: a.On})
	case !pausing && c.Paused != "":
		m, err := resumeClock(w, spec, c, due, a)
		if err != nil {
			return nil, err
		}
		marks = append(marks, m)
	}
	return marks, nil
}

// resumeClock lets a clock go on that stood still: it falls due later by as many days as it stood.
func resumeClock(w *calendar.Workdays, spec *catalog.Clock, c *Clock, due calendar.Date, a *Action) (m ClockMark, err error) {
	stood := a.On.Sub(c.Paused)
	if spec.Unit == "WORKDAY" {
		if stood, err = w.WorkdaysBetween(c.Paused, a.On); err != nil {
			return m, course.CalendarFault(err)
		}
	}
	due, err = moveDue(w, spec.Unit, due, stood)
	return ClockMark{Clock: c.ID, Mark: markResume, On: a.On, Due: due}, err
}

// extended reports whether a flag stands that lengthens the clock.
func extended(spec *catalog.Clock, s *State) bool {
	return spec.Extends != nil && slices.ContainsFunc(spec.Extends.Flags, s.HasFlag)
}

func moveDue(w *calendar.Workdays, unit string, due calendar.Date, days int) (calendar.Date, error) {
	if days == 0 || due == "" {
		return due, nil
	}
	return course.DueDay(w, unit, due, days)
}
