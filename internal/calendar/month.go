package calendar

import (
	"fmt"
	"time"
)

// ParseMonth reads exactly YYYY-MM. The empty string is an error here.
func ParseMonth(s string) (Month, error) {
	if len(s) != len(monthLayout) || s < "0001" {
		return "", fmt.Errorf("not a month YYYY-MM: %.20q", s)
	}
	if _, err := time.Parse(monthLayout, s); err != nil {
		return "", fmt.Errorf("not a month YYYY-MM: %.20q", s)
	}
	return Month(s), nil
}

// MustMonth is ParseMonth for literals in tables and tests; it panics on a wrong literal.
func MustMonth(s string) Month {
	m, err := ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}

// UnmarshalText lets a document hold only real months; the empty text is none.
func (m *Month) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*m = ""
		return nil
	}
	v, err := ParseMonth(string(text))
	if err != nil {
		return err
	}
	*m = v
	return nil
}

// Valid reports whether m is a real month; none is not.
func (m Month) Valid() bool {
	_, err := ParseMonth(string(m))
	return err == nil
}

// First is the first day of the month; none if invalid.
func (m Month) First() Date { return m.day(1) }

// Last is the last day of the month; none if invalid.
func (m Month) Last() Date { return m.day(31) }

// Year is the year of the month; 0 if invalid.
func (m Month) Year() int { return m.First().Year() }

// Number is the month of the year, 1 to 12; 0 if invalid.
func (m Month) Number() int {
	if !m.Valid() {
		return 0
	}
	return int(m.First().Time().Month())
}

// Next is the following month.
func (m Month) Next() Month { return m.Add(1) }

// Prev is the month before.
func (m Month) Prev() Month { return m.Add(-1) }

// Add moves by n months; none if m is invalid or the result is out of range.
func (m Month) Add(n int) Month {
	if !m.Valid() {
		return ""
	}
	return fromTime(m.First().Time().AddDate(0, n, 0)).Month()
}

// Sub is the number of months from o to m: positive when m is later, 0 if either is invalid.
func (m Month) Sub(o Month) int {
	if !m.Valid() || !o.Valid() {
		return 0
	}
	return (m.Year()-o.Year())*12 + m.Number() - o.Number()
}

// day is the n-th day of the month or, where the month is shorter, its last day.
func (m Month) day(n int) Date {
	if !m.Valid() {
		return ""
	}
	t, err := time.Parse(monthLayout, string(m))
	if err != nil {
		return ""
	}
	last := t.AddDate(0, 1, -1).Day()
	return fromTime(t.AddDate(0, 0, min(n, last)-1))
}
