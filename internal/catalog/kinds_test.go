package catalog_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"minzheng/internal/catalog"
	"minzheng/internal/catalogtest"
)

func TestKindsAndLedgersMatchTheirSummaries(t *testing.T) {
	t.Parallel()
	c := catalogtest.Embedded(t)
	want := map[string]string{}
	for _, k := range c.Kinds() {
		want[filepath.Join("testdata", "kinds", strings.ToLower(k.ID)+".golden")] = catalog.KindSummary(k)
	}
	for _, l := range c.Ledgers() {
		want[filepath.Join("testdata", "ledgers", strings.ToLower(l.ID)+".golden")] = catalog.LedgerSummary(l)
	}
	for name, got := range want {
		if *update {
			if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		have, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(have) {
			t.Errorf("%s differs from its summary; read the difference, then go test ./internal/catalog -update\n%s", name, firstDifference(got, string(have)))
		}
	}
}

// TestMistakesInKindsAreFound: each of these would only show when somebody works with the kind.
func TestMistakesInKindsAreFound(t *testing.T) {
	t.Parallel()
	whole := t.TempDir()
	if err := os.CopyFS(whole, os.DirFS(".")); err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct{ file, from, to, want string }{
		"unknown key":      {"organizations/foundation.yaml", "section: ORG", "section: ORG\ncolour: red", "unknown field"},
		"no lifecycle":     {"organizations/foundation.yaml", "follows: registered", "follows: nowhere", "no lifecycle"},
		"no such duty day": {"organizations/foundation.yaml", "yearly: 05-31", "yearly: 13-31", "the day"},
		"a column's name":  {"ledgers/award.yaml", "key: receiver", "key: subject", "column of its own"},
		"not a number":     {"ledgers/meeting.yaml", "measures: [attendees]", "measures: [topic]", "is no number"},
		"no such ledger":   {"ledgers/admission.yaml", "ledger: TASK_LIST", "ledger: NOWHERE", "no ledger"},
		"no such alarm":    {"ledgers/insurance.yaml", "kind: EXPIRED", "kind: SIREN", "SIREN"},
		"no such kind":     {"ledgers/insurance.yaml", "of: [CITY_HOME", "of: [BAKERY", "BAKERY"},
		"prefix":           {"facilities/city_home.yaml", "prefix: FL", "prefix: XX", "no prefix"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
				t.Fatal(err)
			}
			change(t, dir, x.file, x.from, x.to)
			_, err := catalog.Load(os.DirFS(dir), catalogtest.Vocabulary())
			if err == nil || !strings.Contains(err.Error(), x.want) || !strings.Contains(err.Error(), filepath.Base(x.file)) {
				t.Errorf("%v", err)
			}
		})
	}
}
