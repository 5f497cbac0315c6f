package calendar_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"minzheng/internal/calendar"
)

func TestParseDate(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"2025-01-01", "2024-02-29", "0001-01-01", "9999-12-31"} {
		if d, err := calendar.ParseDate(s); err != nil || string(d) != s || !d.Valid() {
			t.Errorf("ParseDate(%q) = %q, %v", s, d, err)
		}
	}
	for _, s := range []string{
		"", "2025-02-29", "2025-2-1", "2025-13-01", "2025-00-10", "2025/01/01", "20250101",
		"0000-01-01", "2025-01-01 ", "２０２５-01-01", "2025-01-01T00:00:00Z", "-025-01-01",
	} {
		if d, err := calendar.ParseDate(s); err == nil || d != "" || calendar.Date(s).Valid() {
			t.Errorf("ParseDate(%q) = %q, %v", s, d, err)
		}
	}
}

func TestDateArithmetic(t *testing.T) {
	t.Parallel()
	d := calendar.MustDate("2024-01-31")
	for got, want := range map[calendar.Date]calendar.Date{
		d.AddDays(1): "2024-02-01", d.AddDays(-31): "2023-12-31", d.AddMonths(1): "2024-02-29", d.AddMonths(13): "2025-02-28",
		d.AddMonths(-2): "2023-11-30", calendar.Date("2024-02-29").AddYears(1): "2025-02-28",
		calendar.Date("2024-02-29").AddYears(4): "2028-02-29", calendar.Date("9999-12-31").AddDays(1): "",
		calendar.Date("").AddDays(1): "", calendar.Date("2025-02-30").AddMonths(1): "", calendar.Date("0001-01-01").AddMonths(-1): "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if n := calendar.Date("2025-03-01").Sub("2024-03-01"); n != 365 {
		t.Errorf("Sub = %d", n)
	}
	if n := calendar.Date("1900-01-01").Sub("1969-12-31"); n != -25566 {
		t.Errorf("Sub over the epoch = %d", n)
	}
	if d.Year() != 2024 || d.Day() != 31 || d.Month() != "2024-01" || d.Weekday() != time.Wednesday {
		t.Errorf("parts of %s: %d %d %s %s", d, d.Year(), d.Day(), d.Month(), d.Weekday())
	}
}

func TestMonth(t *testing.T) {
	t.Parallel()
	m := calendar.MustMonth("2024-02")
	if m.First() != "2024-02-01" || m.Last() != "2024-02-29" || m.Next() != "2024-03" || m.Prev() != "2024-01" ||
		m.Add(-14) != "2022-12" || m.Add(11) != "2025-01" || m.Year() != 2024 || m.Number() != 2 {
		t.Errorf("parts of %s are wrong", m)
	}
	if n := calendar.Month("2025-01").Sub("2023-11"); n != 14 {
		t.Errorf("Sub = %d", n)
	}
	for _, s := range []string{"", "2024-13", "2024-1", "2024", "2024-01-01", "0000-01"} {
		if v, err := calendar.ParseMonth(s); err == nil || v != "" {
			t.Errorf("ParseMonth(%q) = %q, %v", s, v, err)
		}
	}
	var none calendar.Month
	if none.Next() != "" || none.First() != "" || none.Last() != "" || none.Year() != 0 || none.Number() != 0 {
		t.Error("arithmetic on no month gave a month")
	}
}

func TestAgeOn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		birth, on calendar.Date
		want      int
	}{
		{"2007-06-15", "2025-06-14", 17},
		{"2007-06-15", "2025-06-15", 18},
		{"2007-06-15", "2007-06-15", 0},
		{"2008-02-29", "2025-02-27", 16},
		{"2008-02-29", "2025-02-28", 17},
		{"2008-02-29", "2028-02-28", 19},
		{"2008-02-29", "2028-02-29", 20},
		{"2025-01-01", "2024-12-31", 0},
		{"", "2025-01-01", 0},
		{"1960-12-31", "2026-01-01", 65},
	} {
		if got := calendar.AgeOn(c.birth, c.on); got != c.want {
			t.Errorf("AgeOn(%s, %s) = %d, want %d", c.birth, c.on, got, c.want)
		}
	}
}

// The local day begins at 16:00 UTC of the day before, wherever the server stands.
func TestDateOf(t *testing.T) {
	t.Parallel()
	before := time.Date(2025, 5, 31, 15, 59, 59, 0, time.UTC)
	if calendar.DateOf(before) != "2025-05-31" || calendar.MonthOf(before) != "2025-05" {
		t.Errorf("%s is on %s", before, calendar.DateOf(before))
	}
	after := before.Add(time.Second).In(time.FixedZone("far", -11*3600))
	if calendar.DateOf(after) != "2025-06-01" || calendar.MonthOf(after) != "2025-06" {
		t.Errorf("%s is on %s", after, calendar.DateOf(after))
	}
}

func TestDocumentsHoldRealDays(t *testing.T) {
	t.Parallel()
	type doc struct {
		On    calendar.Date  `json:"on,omitempty" yaml:"on"`
		Month calendar.Month `json:"month,omitempty" yaml:"month"`
	}
	var d doc
	if err := json.Unmarshal([]byte(`{"on":"2025-02-28","month":"2025-02"}`), &d); err != nil || d.On != "2025-02-28" || d.Month != "2025-02" {
		t.Errorf("%+v, %v", d, err)
	}
	if b, err := json.Marshal(doc{}); err != nil || string(b) != "{}" {
		t.Errorf("none marshals as %s, %v", b, err)
	}
	if err := json.Unmarshal([]byte(`{"on":"","month":""}`), &d); err != nil || d != (doc{}) {
		t.Errorf("none: %+v, %v", d, err)
	}
	for _, bad := range []string{`{"on":"2025-02-30"}`, `{"month":"2025-13"}`} {
		if err := json.Unmarshal([]byte(bad), &d); err == nil {
			t.Errorf("%s was accepted", bad)
		}
	}
	if err := yaml.Unmarshal([]byte("on: 2025-02-28\nmonth: 2025-02\n"), &d); err != nil || d.On != "2025-02-28" || d.Month != "2025-02" {
		t.Errorf("yaml: %+v, %v", d, err)
	}
	if err := yaml.Unmarshal([]byte("on: 2025-02-30\n"), &d); err == nil {
		t.Error("yaml accepted 30 February")
	}
}
