package graph

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/catalogtest"
	"minzheng/internal/fault"
)

// withInvented is the catalogue with the invented programme beside the others, as edit leaves its file.
func withInvented(t *testing.T, edit func(string) string) *catalog.Catalog {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"procedures", "programs"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("..", "internal", "catalog", part))); err != nil {
			t.Fatal(err)
		}
	}
	for to, from := range map[string]string{
		"options.yaml": "../internal/catalog/options.yaml", "standards.yaml": "../internal/catalog/standards.yaml",
		"programs/heating_aid.yaml": "testdata/invented/heating_aid.yaml",
	} {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if to == "programs/heating_aid.yaml" {
			data = []byte(edit(string(data)))
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(to)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cat, err := catalog.Load(os.DirFS(dir), catalogtest.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

func invented(t *testing.T, cat *catalog.Catalog) *catalog.Program {
	t.Helper()
	p, err := cat.Program("HEATING_AID")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestAddAProgramme does what "Add a programme" of the README says: one file beside the others, one story, no code.
func TestAddAProgramme(t *testing.T) {
	t.Parallel()
	cat := withInvented(t, func(s string) string { return s })
	live(t, cat, invented(t, cat), filepath.Join("testdata", "invented", "HEATING_AID.yaml"))
}

// TestProgrammeChangesHands: from the day on which another section owns a programme its open cases are that section's;
// what was done before stays as it was.
func TestProgrammeChangesHands(t *testing.T) {
	t.Parallel()
	cat := withInvented(t, func(s string) string {
		return strings.Replace(s, "unit: HOUSEHOLD", "owners: [{from: 2025-07-01, section: RELIEF, department: {zh: 应急管理局, en: Emergency bureau}}]\nunit: HOUSEHOLD", 1)
	})
	d := &player{world: emptyWorld(t, cat), p: invented(t, cat), serial: 100}
	d.story.Form = map[string]any{"rooms": 1}
	id := d.open(nil)
	c := d.play(id, []string{"submit", "accept", "opine", "sign", "city_review"}, nil)
	before := d.officer("city_confirmer")
	if c.Section != access.SectionSA || before.Sections[0] != access.SectionSA {
		t.Fatalf("the case is %s's", c.Section)
	}
	d.Fixture.Clock.SetDay("2025-07-01")
	d.must(d.Cases.Tick(t.Context()))
	c = d.read(id)
	if c.Section != access.SectionRelief || len(c.Actions) != 6 {
		t.Fatalf("the case is %s's, with %d actions", c.Section, len(c.Actions))
	}
	if _, err := d.Cases.Get(t.Context(), before, id); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("who owned it before: %v", err)
	}
	if c = d.play(id, []string{"confirm"}, nil); c.State.Amount != 200_00 {
		t.Errorf("confirmed %s", c.State.Amount)
	}
	d.once(id)
}
