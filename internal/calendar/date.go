package calendar

import (
	"fmt"
	"sync"
	"time"
	_ "time/tzdata" // the local day must not depend on what the machine has installed
)

const dateLayout, monthLayout = "2006-01-02", "2006-01"

// Date is a calendar day, YYYY-MM-DD, of the years 0001 to 9999. The empty Date means none.
// Dates compare with <. Arithmetic on an invalid Date, or out of the range, gives none.
type Date string

// Month is a calendar month, YYYY-MM. The empty Month means none. Months compare with <.
type Month string

// Clock tells the present instant; it is injected so that tests own time.
type Clock func() time.Time

var shanghai = sync.OnceValue(func() *time.Location {
	loc, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		return time.FixedZone("CST", 8*60*60)
	}
	return loc
})

// Shanghai is the one time zone of the system.
func Shanghai() *time.Location { return shanghai() }

// DateOf is the day of an instant in Asia/Shanghai.
func DateOf(t time.Time) Date { return Date(t.In(shanghai()).Format(dateLayout)) }

// MonthOf is the month of an instant in Asia/Shanghai.
func MonthOf(t time.Time) Month { return Month(t.In(shanghai()).Format(monthLayout)) }

// ParseDate reads exactly YYYY-MM-DD of a day that exists. The empty string is an error here.
func ParseDate(s string) (Date, error) {
	if len(s) != len(dateLayout) || s < "0001" {
		return "", fmt.Errorf("not a date YYYY-MM-DD: %.20q", s)
	}
	if _, err := time.Parse(dateLayout, s); err != nil {
		return "", fmt.Errorf("not a date YYYY-MM-DD: %.20q", s)
	}
	return Date(s), nil
}

// MustDate is ParseDate for literals in tables and tests; it panics on a wrong literal.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// UnmarshalText lets a document hold only real days; the empty text is none.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = ""
		return nil
	}
	v, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// Valid reports whether d is a real day; none is not.
func (d Date) Valid() bool {
	_, err := ParseDate(string(d))
	return err == nil
}

// Time is midnight UTC of the day, for arithmetic and formatting only; the zero Time if invalid.
func (d Date) Time() time.Time {
	if len(d) != len(dateLayout) {
		return time.Time{}
	}
	t, err := time.Parse(dateLayout, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// AddDays moves by n days.
func (d Date) AddDays(n int) Date {
	if !d.Valid() {
		return ""
	}
	return fromTime(d.Time().AddDate(0, 0, n))
}

// AddMonths moves by n months; where the month has no such day its last day is meant
// (民法典 art. 202): 31 January + 1 month is 28 or 29 February.
func (d Date) AddMonths(n int) Date {
	if !d.Valid() {
		return ""
	}
	m := d.Month().Add(n)
	return m.day(d.Day())
}

// AddYears moves by n years; 29 February becomes 28 February in a common year.
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// Month is the month of the day; none if invalid.
func (d Date) Month() Month {
	if !d.Valid() {
		return ""
	}
	return Month(d[:len(monthLayout)])
}

// Year is the year of the day; 0 if invalid.
func (d Date) Year() int {
	if !d.Valid() {
		return 0
	}
	return d.Time().Year()
}

// Day is the day of the month, 1 to 31; 0 if invalid.
func (d Date) Day() int {
	if !d.Valid() {
		return 0
	}
	return d.Time().Day()
}

// Weekday is the day of the week. Ask Valid first: an invalid Date answers Monday.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// Sub is the number of days from o to d: positive when d is later, 0 if either is invalid.
func (d Date) Sub(o Date) int {
	if !d.Valid() || !o.Valid() {
		return 0
	}
	return int(d.Time().Unix()/86400 - o.Time().Unix()/86400)
}

// AgeOn is the age in full years (周岁) on a day; the birthday itself counts, and who was born on
// 29 February grows older on 28 February of a common year. It is 0 before birth or if either
// date is invalid.
func AgeOn(birth, on Date) int {
	if !birth.Valid() || !on.Valid() || on < birth {
		return 0
	}
	age := on.Year() - birth.Year()
	if birth.AddYears(age) > on {
		age--
	}
	return age
}

func fromTime(t time.Time) Date {
	if t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return Date(t.Format(dateLayout))
}
