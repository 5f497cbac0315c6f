package sqlite_test

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"minzheng/internal/docstore"
	"minzheng/internal/docstore/sqlite"
)

func visitOf(i int) *visit {
	d := &visit{Township: fmt.Sprint("t", i%3), Status: "ACTIVE", On: fmt.Sprintf("2026-01-%02d", i%28+1), Tokens: []string{"a", fmt.Sprint(i)}}
	d.ID = fmt.Sprintf("v%05d", i)
	return d
}

// raw runs statements on the file behind the store's back.
func raw(t *testing.T, path string, stms ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, stm := range stms {
		if _, err := db.ExecContext(t.Context(), stm); err != nil {
			t.Fatal(stm, err)
		}
	}
}

func TestOtherFilesAreRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	newer := filepath.Join(dir, "newer.db")
	if err := open(t, newer).Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	raw(t, newer, "PRAGMA user_version=99")
	if _, err := sqlite.Open(t.Context(), newer, sqlite.Options{}); !errors.Is(err, docstore.ErrNewer) {
		t.Errorf("a newer file: %v", err)
	}
	foreign := filepath.Join(dir, "foreign.db")
	raw(t, foreign, "PRAGMA user_version=1", "CREATE TABLE x(y)")
	if _, err := sqlite.Open(t.Context(), foreign, sqlite.Options{}); err == nil {
		t.Error("a foreign database was accepted")
	}
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("this is no database\n", 99)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Open(t.Context(), text, sqlite.Options{}); err == nil {
		t.Error("a text file was accepted")
	}
}

func TestFileIsPrivateAndItsNameIsFree(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "新 的", "a?b#c%20.db")
	s := open(t, path)
	if _, err := s.NextSeq(t.Context(), "n"); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(path + suffix)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%q: %v %v", suffix, info, err)
		}
	}
}

func TestBackupOpensAndIsConsistent(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "a.db")
	s, v := open(t, path), declare(1)
	c, err := docstore.Open(ctx, s, v.spec)
	if err != nil {
		t.Fatal(err)
	}
	// A pair is written in one transaction while the backup runs: it must be there whole or not at all.
	stop, stopped := make(chan struct{}), make(chan error)
	go func() {
		for i := 0; ; i += 2 {
			select {
			case <-stop:
				stopped <- nil
				return
			default:
			}
			if err := c.Insert(ctx, visitOf(i), visitOf(i+1)); err != nil {
				stopped <- err
				return
			}
		}
	}()
	var copied bytes.Buffer
	err = s.Backup(ctx, &copied)
	close(stop)
	if err := errors.Join(err, <-stopped); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(other, copied.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := docstore.Open(ctx, open(t, other), declare(1).spec)
	if err != nil {
		t.Fatal(err)
	}
	n, err := again.Count(ctx, docstore.True[visit](), 0)
	if err != nil || n%2 != 0 {
		t.Errorf("%d documents in the copy, %v", n, err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".backup-*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestInterruptedLoadIsMended(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "a.db")
	s, v := open(t, path), declare(1)
	if _, err := docstore.Open(ctx, s, v.spec); err != nil {
		t.Fatal(err)
	}
	// As a process leaves the file that dies during a load.
	raw(t, path, `DROP INDEX "visits__ix_by_township"`, "UPDATE _collections SET indexes=''")
	v = declare(1)
	c, err := docstore.Open(ctx, open(t, path), v.spec)
	if err != nil {
		t.Fatal(err)
	}
	p, err := c.Explain(ctx, docstore.Query[visit]{Where: docstore.And(v.township.Eq("x"), v.status.Eq("y")), Sort: []docstore.Order[visit]{v.on.Desc()}, Limit: 9})
	if err != nil || !strings.Contains(p.Text, "by_township") {
		t.Errorf("%+v %v", p, err)
	}
}

func TestLoadBuildsIndexes(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s, v := open(t, filepath.Join(t.TempDir(), "a.db")), declare(1)
	c, err := docstore.Open(ctx, s, v.spec)
	if err != nil {
		t.Fatal(err)
	}
	uses := func(ctx context.Context) bool {
		p, err := c.Explain(ctx, docstore.Query[visit]{Where: docstore.And(v.township.Eq("x"), v.status.Eq("y")), Sort: []docstore.Order[visit]{v.on.Desc()}, Limit: 9})
		if err != nil {
			t.Fatal(err)
		}
		return strings.Contains(p.Text, "by_township")
	}
	for round, want := range []bool{false, true} { // the second load meets documents, and leaves the indexes alone
		err := s.Load(ctx, func(ctx context.Context) error {
			if uses(ctx) != want {
				t.Errorf("round %d: index during the load: %v", round, !want)
			}
			return c.Insert(ctx, visitOf(round))
		})
		if err != nil || !uses(ctx) {
			t.Errorf("round %d: %v", round, err)
		}
	}
}

const childEnv = "DOCSTORE_SQLITE_CHILD"

// TestMain also is the program that TestKilledWriterLosesNothing kills: it writes and says what it has committed.
func TestMain(m *testing.M) {
	path := os.Getenv(childEnv)
	if path == "" {
		os.Exit(m.Run())
	}
	ctx := context.Background()
	s, err := sqlite.Open(ctx, path, sqlite.Options{})
	if err != nil {
		panic(err)
	}
	c, err := docstore.Open(ctx, s, declare(1).spec)
	if err != nil {
		panic(err)
	}
	for w := range 4 { // together, so that they share commits
		go func() {
			for i := 0; ; i++ {
				a, b := visitOf(100_000*w+2*i), visitOf(100_000*w+2*i+1)
				if err := c.Insert(ctx, a, b); err != nil {
					panic(err)
				}
				fmt.Println(a.ID, b.ID) // one write: whole lines
			}
		}()
	}
	select {}
}

func TestKilledWriterLosesNothing(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "a.db")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.CommandContext(ctx, self)
	child.Env = append(os.Environ(), childEnv+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var said []string
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if said = append(said, strings.Fields(lines.Text())...); len(said) == 160 {
			if err := child.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := child.Wait(); err == nil {
		t.Fatal("the writer was not killed")
	}
	if len(said) < 160 {
		t.Fatalf("the writer died after %d documents", len(said))
	}
	v := declare(1)
	c, err := docstore.Open(ctx, open(t, path), v.spec)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for d, err := range c.Scan(ctx, v.tokens.Has("a"), 100) { // found by the side table
		if err != nil {
			t.Fatal(err)
		}
		seen[d.ID] = true
	}
	for _, id := range said {
		if !seen[id] {
			t.Errorf("%s was committed and is lost", id)
		}
	}
	if len(seen)%2 != 0 {
		t.Errorf("half a transaction: %d documents", len(seen))
	}
}
