// Package calendar owns days, months, the local day of an instant and the working days of China.
//
// It refuses to guess: a working-day question about a year without a published holiday notice
// (data/*.yaml, one file a year) is answered with *NoDataError, and malformed dates are an error.
//
// Invariants: Date and Month are ordered by <; WorkdaysBetween(d, AddWorkdays(d, n)) == n.
// A day is a string, not an instant: only DateOf, in Asia/Shanghai, turns one into the other.
package calendar
