package calendar_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"minzheng/internal/calendar"
)

func embedded(t *testing.T) *calendar.Workdays {
	t.Helper()
	w, err := calendar.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// Counts as read in the notices (days off ordered, weekend days worked; the block of New Year
// 2019 and 2023 begins in the December before), and the working days that follow.
func TestGoldenCounts(t *testing.T) {
	t.Parallel()
	w := embedded(t)
	golden := []struct {
		year, off, makeups, workdays int
		docNo                        string
	}{
		{2019, 24, 7, 250, "国办发明电〔2018〕15号"},
		{2020, 30, 6, 249, "国办发明电〔2019〕16号"},
		{2021, 31, 7, 250, "国办发明电〔2020〕27号"},
		{2022, 31, 7, 249, "国办发明电〔2021〕11号"},
		{2023, 27, 7, 249, "国办发明电〔2022〕16号"},
		{2024, 28, 8, 251, "国办发明电〔2023〕7号"},
		{2025, 28, 5, 248, "国办发明电〔2024〕12号"},
		{2026, 33, 6, 248, "国办发明电〔2025〕7号"},
	}
	var years []int
	for _, g := range golden {
		years = append(years, g.year)
		y, err := w.Year(g.year)
		if err != nil {
			t.Fatal(err)
		}
		off, makeups := 0, 0
		for _, h := range y.Holidays {
			off += h.To.Sub(h.From) + 1
			makeups += len(h.Makeups)
		}
		if off != g.off || makeups != g.makeups || y.Workdays != g.workdays || y.Notices[0].DocNo != g.docNo {
			t.Errorf("%d: off %d, worked weekends %d, working days %d, %s; want %+v",
				g.year, off, makeups, y.Workdays, y.Notices[0].DocNo, g)
		}
	}
	if !slices.Equal(years, w.Years()) {
		t.Errorf("Years() = %v, want %v", w.Years(), years)
	}
}

// 全国年节及纪念日放假办法: eleven days off a year (国务院令第644号), thirteen since 2025 (第795号), made
// up for when they fall on a weekend; moving rest days changes no total. So each year has its
// weekdays less the statutory days, except 2020 with the two days of the extended Spring Festival.
func TestYearsAgreeWithTheStatute(t *testing.T) {
	t.Parallel()
	w := embedded(t)
	for _, year := range w.Years() {
		weekdays := 0
		for d := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() == year; d = d.AddDate(0, 0, 1) {
			if wd := d.Weekday(); wd != time.Saturday && wd != time.Sunday {
				weekdays++
			}
		}
		statutory := 11
		if year >= 2025 {
			statutory = 13
		}
		extended := 0
		if year == 2020 {
			extended = 2
		}
		y, err := w.Year(year)
		if err != nil {
			t.Fatal(err)
		}
		if want := weekdays - statutory - extended; y.Workdays != want {
			t.Errorf("%d has %d working days, the statute gives %d", year, y.Workdays, want)
		}
	}
}

func TestIsWorkday(t *testing.T) {
	t.Parallel()
	w := embedded(t)
	for d, want := range map[calendar.Date]bool{
		"2019-01-01": false, "2019-01-02": true, "2019-04-28": true, "2019-05-02": false, "2019-05-05": true,
		"2020-01-19": true, "2020-01-31": false, "2020-02-01": false, "2020-02-02": false, "2020-02-03": true,
		"2021-02-07": true, "2021-02-11": false, "2022-12-31": false, "2023-01-02": false, "2023-01-29": true,
		"2024-02-09": true, "2024-02-18": true, "2025-01-28": false, "2025-05-02": false, "2025-10-08": false,
		"2025-10-11": true, "2026-01-04": true, "2026-02-23": false, "2026-02-28": true, "2026-11-24": true,
		"2026-11-28": false, "2026-12-31": true,
	} {
		if got, err := w.IsWorkday(d); err != nil || got != want {
			t.Errorf("IsWorkday(%s) = %v, %v; want %v", d, got, err, want)
		}
	}
}

func TestAddWorkdays(t *testing.T) {
	t.Parallel()
	w := embedded(t)
	for _, c := range []struct {
		from calendar.Date
		n    int
		want calendar.Date
	}{
		{"2025-03-03", 0, "2025-03-03"},
		{"2025-03-08", 0, "2025-03-08"}, // no limit, no move
		{"2025-03-03", 1, "2025-03-04"},
		{"2025-03-07", 1, "2025-03-10"},
		{"2025-03-08", 1, "2025-03-10"},  // a Saturday start is not counted either
		{"2025-09-26", 3, "2025-09-30"},  // Sunday 28 September is worked
		{"2025-09-30", 1, "2025-10-09"},  // over National Day
		{"2025-09-30", 3, "2025-10-11"},  // Saturday 11 October is worked
		{"2024-12-31", 30, "2025-02-18"}, // over New Year and the Spring Festival
		{"2025-03-10", -1, "2025-03-07"},
		{"2025-03-09", -1, "2025-03-06"}, // must have begun on Thursday to be done by Sunday
		{"2025-10-09", -1, "2025-09-30"},
	} {
		if got, err := w.AddWorkdays(c.from, c.n); err != nil || got != c.want {
			t.Errorf("AddWorkdays(%s, %d) = %q, %v; want %s", c.from, c.n, got, err, c.want)
		}
	}
}

func TestAddAndBetweenAreInverse(t *testing.T) {
	t.Parallel()
	w := embedded(t)
	rng := rand.New(rand.NewPCG(1, 2))
	first := calendar.Date("2019-01-01")
	span := calendar.Date("2026-12-31").Sub(first)
	for range 5000 {
		from, to := first.AddDays(rng.IntN(span+1)), first.AddDays(rng.IntN(span+1))
		n, err := w.WorkdaysBetween(from, to)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := w.WorkdaysBetween(to, from); err != nil || back != -n {
			t.Fatalf("WorkdaysBetween(%s, %s) = %d, the other way %d", from, to, n, back)
		}
		end, err := w.AddWorkdays(from, n)
		var none *calendar.NoDataError
		if errors.As(err, &none) {
			continue // the first working day of the data has none before it
		}
		if err != nil {
			t.Fatal(err)
		}
		if got, err := w.WorkdaysBetween(from, end); err != nil || got != n {
			t.Fatalf("AddWorkdays(%s, %d) = %s, which is %d working days away", from, n, end, got)
		}
		if work, err := w.IsWorkday(end); err != nil || n != 0 && !work {
			t.Fatalf("AddWorkdays(%s, %d) = %s, a rest day", from, n, end)
		}
		// The days in between, counted one by one.
		if n > 0 && n < 60 {
			count := 0
			for d := from.AddDays(1); d <= to; d = d.AddDays(1) {
				if work, _ := w.IsWorkday(d); work {
					count++
				}
			}
			if count != n {
				t.Fatalf("WorkdaysBetween(%s, %s) = %d, one by one %d", from, to, n, count)
			}
		}
	}
}

func TestCalendarDeadline(t *testing.T) {
	t.Parallel()
	w := embedded(t)
	for _, c := range []struct {
		from calendar.Date
		days int
		want calendar.Date
	}{
		{"2025-03-03", 7, "2025-03-10"},
		{"2025-03-01", 7, "2025-03-10"}, // ends on a Saturday
		{"2025-09-24", 7, "2025-10-09"}, // ends on National Day
		{"2025-09-21", 7, "2025-09-28"}, // a worked Sunday is no rest day
		{"2025-01-21", 7, "2025-02-05"}, // ends on the eve of the Spring Festival
	} {
		if got, err := w.CalendarDeadline(c.from, c.days); err != nil || got != c.want {
			t.Errorf("CalendarDeadline(%s, %d) = %q, %v; want %s", c.from, c.days, got, err, c.want)
		}
	}
}

func TestYearsWithoutDataAreRefused(t *testing.T) {
	t.Parallel()
	w := embedded(t)
	add := func(d calendar.Date, n int) error { _, err := w.AddWorkdays(d, n); return err }
	_, errDay := w.IsWorkday("2018-12-29")
	_, errBetween := w.WorkdaysBetween("2026-12-31", "2027-01-04")
	_, errDeadline := w.CalendarDeadline("2026-12-28", 7)
	_, errYear := w.Year(2031)
	for name, c := range map[string]struct {
		err  error
		year int
	}{
		"is workday": {errDay, 2018}, "between": {errBetween, 2027}, "deadline": {errDeadline, 2027}, "year": {errYear, 2031},
		"add beyond the end": {add("2026-12-30", 2), 2027}, "add before the start": {add("2019-01-02", -1), 2018},
	} {
		var none *calendar.NoDataError
		if !errors.As(c.err, &none) || none.Year != c.year {
			t.Errorf("%s: %v, want no data for %d", name, c.err, c.year)
		}
	}
	var none *calendar.NoDataError
	if err := add("2025-02-30", 1); err == nil || errors.As(err, &none) {
		t.Errorf("a day that does not exist: %v", err)
	}
	if err := add("", 1); err == nil || errors.As(err, &none) {
		t.Errorf("no day: %v", err)
	}
}

func TestYearIsACopy(t *testing.T) {
	t.Parallel()
	w := embedded(t)
	y, _ := w.Year(2020)
	y.Holidays[1].Names[0], y.Notices[0].DocNo = "x", "x"
	again, err := w.Year(2020)
	if err != nil || again.Holidays[1].Names[0] != "春节" || again.Notices[0].DocNo == "x" {
		t.Error("changing the answer changed the calendar")
	}
	if want := []string{"国办发明电〔2019〕16号", "国办发明电〔2020〕1号"}; !slices.Equal(again.Holidays[1].DocNos, want) {
		t.Errorf("Spring Festival 2020 is ordered by %v", again.Holidays[1].DocNos)
	}
}
