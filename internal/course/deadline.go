package course

import (
	"errors"

	"minzheng/internal/calendar"
	"minzheng/internal/fault"
)

// DueDay is Deadline for a clock. Where the limit reaches into a year whose holidays are not published yet the clock
// runs without a due day: none is guessed, and nobody's application waits for a calendar.
func DueDay(w *calendar.Workdays, unit string, from calendar.Date, days int) (calendar.Date, error) {
	due, err := Deadline(w, unit, from, days)
	if fault.Is(err, fault.CodeNotAllowedNow) {
		return "", nil
	}
	return due, err
}

// Deadline is the last day of a limit that starts on a day; the start day is not counted (民法典 art. 201).
func Deadline(w *calendar.Workdays, unit string, from calendar.Date, days int) (due calendar.Date, err error) {
	if unit == "WORKDAY" {
		due, err = w.AddWorkdays(from, days)
	} else {
		due, err = w.CalendarDeadline(from, days)
	}
	return due, CalendarFault(err)
}

// CalendarFault says in words that the holidays of a year are missing; other errors stay.
func CalendarFault(err error) error {
	if e, ok := errors.AsType[*calendar.NoDataError](err); ok {
		return fault.NotAllowed("CALENDAR_MISSING", fault.T("尚未维护%[1]d年的工作日历，无法计算法定时限，请联系管理员",
			"The working-day calendar of %[1]d is missing, so the legal limits cannot be computed; please tell the administrator", e.Year)).Wrap(err)
	}
	return err
}
