package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"minzheng/internal/identity"
	"minzheng/internal/people"
	"minzheng/internal/testkit"
)

// operator runs commands of the binary in a folder of their own.
type operator struct {
	t    *testing.T
	base []string
}

func (o *operator) run(want int, args ...string) string {
	o.t.Helper()
	var out bytes.Buffer
	if code := run(o.t.Context(), append(args, o.base...), &out, &out); code != want {
		o.t.Fatalf("%v: exit code %d, want %d\n%s", args, code, want, out.String())
	}
	return out.String()
}

func at(t *testing.T, store, keys string) *operator {
	return &operator{t, []string{"--store", "sqlite:" + store, "--keys", keys}}
}

func number(serial string) string {
	body := "33998119800501" + serial
	return body + identity.ResidentCheck(body)
}

func TestRestore(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "township_1")
	id := number("001")
	_, err := w.people.SavePerson(t.Context(), w.system("test"), people.SavePersonInput{
		RequestID: "request-person", DuplicateChecked: true,
		PersonInput: people.PersonInput{Name: "柳一", IDNumber: &id, VillageCode: testkit.VillageA, Health: people.Healthy, Labour: people.FullLabour},
	})
	w.must(err)
	dir := t.TempDir()
	backup := filepath.Join(dir, "backup.db")
	live := at(t, w.cfg.sqlitePath(), w.cfg.Keys)
	live.run(0, "backup", "--out", backup) // while the server has it open

	store := filepath.Join(dir, "new", "minzheng.db")
	o := at(t, store, w.cfg.Keys)
	out := o.run(0, "restore", backup)
	for _, say := range []string{"copied " + backup, "documents", "clean:", "restored: " + store} {
		if !strings.Contains(out, say) {
			t.Errorf("does not say %q:\n%s", say, out)
		}
	}
	o.run(0, "check")
	if info, err := os.Stat(store); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "new", ".restore-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}

	// A store that is there is put aside only when asked, and one that is open never.
	if out := o.run(1, "restore", backup); !strings.Contains(out, "--force") {
		t.Errorf("over a store: %s", out)
	}
	out = o.run(0, "restore", backup, "--force")
	if _, aside, ok := strings.Cut(strings.TrimSpace(out), "kept as "); !ok {
		t.Errorf("forced: %s", out)
	} else if _, err := os.Stat(aside); err != nil {
		t.Error(err)
	}
	if out := live.run(1, "restore", backup, "--force"); !strings.Contains(out, "in use") {
		t.Errorf("over an open store: %s", out)
	}

	// An empty store makes room.
	empty := at(t, filepath.Join(dir, "empty.db"), w.cfg.Keys)
	empty.run(0, "check")
	empty.run(0, "restore", backup)
}

func TestRestoreRefusesWhatIsNotSound(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "township_1")
	id := number("002")
	_, err := w.people.SavePerson(t.Context(), w.system("test"), people.SavePersonInput{
		RequestID: "request-person", DuplicateChecked: true,
		PersonInput: people.PersonInput{Name: "柳二", IDNumber: &id, VillageCode: testkit.VillageA, Health: people.Healthy, Labour: people.FullLabour},
	})
	w.must(err)
	dir := t.TempDir()
	backup := filepath.Join(dir, "backup.db")
	at(t, w.cfg.sqlitePath(), w.cfg.Keys).run(0, "backup", "--out", backup)
	whole, err := os.ReadFile(backup)
	w.must(err)
	store := filepath.Join(dir, "minzheng.db")
	write := func(name string, content []byte) string {
		t.Helper()
		path := filepath.Join(dir, name)
		w.must(os.WriteFile(path, content, 0o600))
		return path
	}
	otherKeys := filepath.Join(dir, "other.json")
	at(t, filepath.Join(dir, "scratch.db"), otherKeys).run(0, "check")
	for name, c := range map[string]struct{ file, keys, says string }{
		"no backup":      {write("text.db", []byte(strings.Repeat("no database\n", 400))), w.cfg.Keys, "nothing was changed"},
		"cut off":        {write("half.db", whole[:len(whole)/2]), w.cfg.Keys, "nothing was changed"},
		"empty":          {write("none.db", nil), w.cfg.Keys, "no documents"},
		"other keys":     {backup, otherKeys, "sealed"},
		"no keys at all": {backup, filepath.Join(dir, "none.json"), "key file"},
	} {
		out := at(t, store, c.keys).run(1, "restore", c.file)
		if !strings.Contains(out, c.says) {
			t.Errorf("%s: %s", name, out)
		}
		if _, err := os.Stat(store); err == nil {
			t.Fatalf("%s: restored", name)
		}
	}
	mongo := &operator{t, []string{"--store", "mongodb://127.0.0.1:1/minzheng", "--keys", w.cfg.Keys}}
	if out := mongo.run(1, "restore", backup); !strings.Contains(out, "mongorestore") {
		t.Errorf("MongoDB: %s", out)
	}
}
