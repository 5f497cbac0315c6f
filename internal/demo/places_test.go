package demo

import (
	"testing"

	"minzheng/internal/region"
)

func TestDivisionsAreTheCityOfTheHandbook(t *testing.T) {
	t.Parallel()
	kinds, seen, names := map[string]int{}, map[region.Code]bool{}, map[string]bool{}
	for _, r := range divisions() {
		if !r.Code.Valid() || seen[r.Code] {
			t.Errorf("code %s of %s is wrong or taken", r.Code, r.Name)
		}
		if key := string(r.Parent) + r.Name; names[key] {
			t.Errorf("%s stands twice under %s", r.Name, r.Parent)
		} else {
			names[key] = true
		}
		seen[r.Code] = true
		kinds[string(r.Tier)]++
		kinds[string(r.Kind)]++
	}
	want := map[string]int{"CITY": 2, "TOWNSHIP": 21, "VILLAGE": 305 + 292, "COMMUNITY": 13, "STREET": 3, "TOWN": 11, "RURAL_TOWNSHIP": 7}
	for k, n := range want {
		if kinds[k] != n {
			t.Errorf("%s: %d, want %d", k, kinds[k], n)
		}
	}
	for code, name := range map[region.Code]string{"339981100001": "花园社区", "339981100201": "大桥村", "339981100207": "新塘村"} {
		if !seen[code] {
			t.Errorf("%s %s is missing", code, name)
		}
	}
}
