package calendar_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"minzheng/internal/calendar"
)

// A calendar with a mistake must not load; each case damages the notice of 2026.
func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	good, err := os.ReadFile("data/2026.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ old, new, want string }{
		"unknown key":          {"year: 2026", "year: 2026\nmakeup: []", "makeup"},
		"another year":         {"year: 2026", "year: 2025", "holds the year 2025"},
		"no such day":          {"to: 2026-10-07", "to: 2026-10-32", "2026-10-32"},
		"block backwards":      {"to: 2026-10-07", "to: 2026-09-07", "not a block"},
		"block in next year":   {"from: 2026-01-01, to: 2026-01-03", "from: 2027-01-01, to: 2027-01-03", "outside the year"},
		"make-up on a weekday": {"2026-05-09", "2026-05-08", "not a weekend"},
		"make-up far away":     {"2026-05-09", "2026-07-11", "far from"},
		"make-up on a day off": {"2026-05-09", "2026-05-02", "ordered twice"},
		"overlapping blocks":   {"from: 2026-10-01", "from: 2026-09-27", "ordered twice"},
		"festival missing":     {"names: [中秋节]", "names: [国庆节]", "repeated festival"},
		"festival unknown":     {"names: [中秋节]", "names: [重阳节]", "unknown"},
		"no document":          {"names: [元旦], from: 2026-01-01, to: 2026-01-03, makeups: [2026-01-04], docNos: [国办发明电〔2025〕7号]", "names: [元旦], from: 2026-01-01, to: 2026-01-03, docNos: []", "no document number"},
		"document not listed":  {"docNo: 国办发明电〔2025〕7号", "docNo: 国办发明电〔2025〕8号", "not among the notices"},
		"document malformed":   {"docNo: 国办发明电〔2025〕7号", "docNo: 国办发明电(2025)7号", "incomplete"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			bad := strings.Replace(string(good), c.old, c.new, 1)
			if bad == string(good) {
				t.Fatalf("%q is not in the file", c.old)
			}
			_, err := calendar.Load(fstest.MapFS{"2026.yaml": {Data: []byte(bad)}})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one about %q", err, c.want)
			}
		})
	}
}

func TestLoadJoinsFolders(t *testing.T) {
	t.Parallel()
	read := func(name string) fstest.MapFS {
		b, err := os.ReadFile("data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return fstest.MapFS{name: {Data: b}}
	}
	w, err := calendar.Load(read("2025.yaml"), read("2026.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := w.AddWorkdays("2025-12-31", 1); err != nil || got != "2026-01-04" {
		t.Errorf("over the year: %s, %v", got, err)
	}
	for name, folders := range map[string][]fs.FS{
		"gap": {read("2024.yaml"), read("2026.yaml")}, "twice": {read("2026.yaml"), read("2026.yaml")}, "nothing": {fstest.MapFS{}},
	} {
		if _, err := calendar.Load(folders...); err == nil {
			t.Errorf("%s: loaded", name)
		}
	}
}
