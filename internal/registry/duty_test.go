package registry_test

import (
	"strconv"
	"testing"

	"minzheng/internal/calendar"
	"minzheng/internal/catalogtest"
	"minzheng/internal/course"
	"minzheng/internal/form"
	"minzheng/internal/registry"
	"minzheng/internal/testkit"
)

// TestAnnualChecksFallDue: an organisation owes the year in which it began by 31 May of the next, unless it began less
// than six months before its end (民办非企业单位年度检查办法); a check moves the duty on to the next year.
func TestAnnualChecksFallDue(t *testing.T) {
	t.Parallel()
	cat := catalogtest.Embedded(t)
	k, err := cat.Kind("SOCIAL_GROUP")
	if err != nil {
		t.Fatal(err)
	}
	days, err := calendar.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	rec := &registry.Recorder{Catalog: cat, Kind: k, Workdays: days}
	for _, x := range []struct {
		began, known calendar.Date
		checked      int
		want         calendar.Date
	}{
		{"2024-03-01", "2024-03-01", 0, "2025-05-31"},
		{"2024-06-30", "2024-07-01", 0, "2025-05-31"},
		{"2024-07-01", "2024-07-02", 0, "2026-05-31"},
		{"2012-05-24", "2025-05-31", 0, "2025-05-31"},
		{"2012-05-24", "2025-06-01", 0, "2026-05-31"},
		{"2012-05-24", "2025-04-01", 2024, "2026-05-31"},
		{"2012-05-24", "2025-04-01", 2023, "2025-05-31"}, // an older year settles nothing
	} {
		values := testkit.FillForm(cat.FieldOptions, k.Fields(), x.known, 1, true)
		values["creditCode"] = []byte(strconv.Quote(testkit.CreditCode("SOCIAL_GROUP", 1)))
		values["beganOn"] = []byte(strconv.Quote(string(x.began)))
		e := &registry.Entry{}
		if _, err := rec.Record(e, registry.Input{Step: "take_over", By: course.Doer{}, At: x.known.Time(), Form: values}); err != nil {
			t.Fatal(err)
		}
		if x.checked > 0 {
			check := form.Form{"year": []byte(strconv.Itoa(x.checked)), "on": []byte(strconv.Quote(string(x.known))), "result": []byte(`"PASS"`)}
			if _, err := rec.Record(e, registry.Input{Step: "annual_check", At: x.known.Time(), Form: check}); err != nil {
				t.Fatal(err)
			}
		}
		if e.State.Due != x.want || e.State.DueWhat != "ANNUAL_CHECK" {
			t.Errorf("began %s, known %s, checked %d: due %s, want %s", x.began, x.known, x.checked, e.State.Due, x.want)
		}
	}
}
