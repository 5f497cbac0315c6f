package calendar

import (
	"fmt"
	"maps"
	"slices"
	"sort"
)

// Workdays answers working-day questions from the published holiday notices. It is immutable
// and safe for concurrent use.
type Workdays struct {
	first, last Date         // the span the notices cover: 1 January to 31 December
	running     []int32      // running[i] = working days from first to first+i, both counted
	years       map[int]Year // what the notices say, for display
}

// NoDataError says that the holidays of a year are not published, or not loaded. It is returned
// instead of a guess: a deadline that nobody can compute yet is better refused than wrong.
type NoDataError struct{ Year int }

func (e *NoDataError) Error() string {
	return fmt.Sprintf("no holiday calendar for the year %d", e.Year)
}

// Years lists the years covered, ascending.
func (w *Workdays) Years() []int { return slices.Sorted(maps.Keys(w.years)) }

// Year gives the notices, holidays and make-up days of a year for display. Error: *NoDataError.
func (w *Workdays) Year(year int) (Year, error) {
	y, ok := w.years[year]
	if !ok {
		return Year{}, &NoDataError{Year: year}
	}
	return y.clone(), nil
}

// IsWorkday reports whether d is a working day: a weekday that is not a day off, or a make-up
// day. Errors: *NoDataError, or a malformed date.
func (w *Workdays) IsWorkday(d Date) (bool, error) {
	i, err := w.index(d)
	if err != nil {
		return false, err
	}
	return w.isWorkday(i), nil
}

// AddWorkdays is the last day of a limit of n working days that starts on d; the start day is
// not counted (民法典 art. 201). 0 gives d itself. With negative n it is the latest working day
// from which −n working days run out no later than d. Errors: *NoDataError, a malformed date.
func (w *Workdays) AddWorkdays(d Date, n int) (Date, error) {
	i, err := w.index(d)
	if err != nil || n == 0 {
		return d.orNone(err), err
	}
	want := int(w.running[i]) + n
	if n > 0 {
		j := sort.Search(len(w.running), func(j int) bool { return int(w.running[j]) >= want })
		if j == len(w.running) {
			return "", &NoDataError{Year: w.last.Year() + 1}
		}
		return w.first.AddDays(j), nil
	}
	if want <= 0 {
		return "", &NoDataError{Year: w.first.Year() - 1}
	}
	return w.first.AddDays(sort.Search(i, func(j int) bool { return int(w.running[j]) >= want })), nil
}

// WorkdaysBetween is the number of working days after from up to and including to, negative
// when to is earlier: how many working days of a limit are used. Errors: *NoDataError, a
// malformed date.
func (w *Workdays) WorkdaysBetween(from, to Date) (int, error) {
	i, err := w.index(from)
	if err != nil {
		return 0, err
	}
	j, err := w.index(to)
	if err != nil {
		return 0, err
	}
	return int(w.running[j] - w.running[i]), nil
}

// CalendarDeadline is the last day of a limit of calendar days that starts on d: d + days, moved
// to the next working day if that is a rest day (民法典 arts. 201, 203).
// Errors: *NoDataError, a malformed date.
func (w *Workdays) CalendarDeadline(d Date, days int) (Date, error) {
	if !d.Valid() {
		return "", fmt.Errorf("not a date YYYY-MM-DD: %.20q", string(d))
	}
	return w.OnOrAfter(d.AddDays(days))
}

// OnOrAfter is d if it is a working day, else the next working day.
// Errors: *NoDataError, a malformed date.
func (w *Workdays) OnOrAfter(d Date) (Date, error) {
	i, err := w.index(d)
	if err != nil {
		return "", err
	}
	for ; i < len(w.running); i++ {
		if w.isWorkday(i) {
			return w.first.AddDays(i), nil
		}
	}
	return "", &NoDataError{Year: w.last.Year() + 1}
}

func (w *Workdays) isWorkday(i int) bool {
	if i == 0 {
		return w.running[0] == 1
	}
	return w.running[i] > w.running[i-1]
}

func (w *Workdays) index(d Date) (int, error) {
	if !d.Valid() {
		return 0, fmt.Errorf("not a date YYYY-MM-DD: %.20q", string(d))
	}
	if d < w.first || d > w.last {
		return 0, &NoDataError{Year: d.Year()}
	}
	return d.Sub(w.first), nil
}

func (d Date) orNone(err error) Date {
	if err != nil {
		return ""
	}
	return d
}
