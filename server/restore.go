package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"minzheng/internal/docstore/sqlite"
	"minzheng/internal/region"
	"minzheng/internal/secret"
)

type restoreCmd struct {
	File  string `arg:"" help:"A file that backup wrote." type:"existingfile"`
	Force bool   `help:"Put the store that is there aside, under another name, and restore in its place."`
}

// Run puts a backup in the place of the store. The copy is proven first, as check does it, with the key file that the server
// will use: what is not clean is not put in place. The server must not run.
func (cmd restoreCmd) Run(ctx context.Context, c *Config, con *console, log *slog.Logger) (err error) {
	path := c.sqlitePath()
	if path == "" {
		return errors.New("the store is MongoDB: its backups are made with mongodump and restored with mongorestore; this command restores SQLite stores only")
	}
	if _, err := secret.Load(c.Keys); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no key file %s: put the copy of the key file back first; without it the personal data stays sealed", c.Keys)
	} else if err != nil {
		return fmt.Errorf("key file %s: %w", c.Keys, err)
	}
	old, err := cmd.occupied(ctx, path)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), ".restore-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	fresh := filepath.Join(dir, filepath.Base(path))
	size, err := copyFile(ctx, cmd.File, fresh)
	if err != nil {
		return err
	}
	fmt.Fprintf(con.out, "copied %s (%d bytes); proving the copy …\n", cmd.File, size)
	if err := proveCopy(ctx, c, con, log, fresh); err != nil {
		return fmt.Errorf("not restored, nothing was changed: %w", err)
	}
	aside := ""
	if old {
		aside = path + ".before-restore-" + c.clock()().UTC().Format("20060102T150405Z")
		if err := os.Rename(path, aside); err != nil {
			return err
		}
	}
	if err := os.Rename(fresh, path); err != nil {
		if aside != "" {
			err = errors.Join(err, os.Rename(aside, path))
		}
		return err
	}
	if err := syncDir(filepath.Dir(path)); err != nil {
		return err
	}
	fmt.Fprintln(con.out, "restored:", path)
	if aside != "" {
		fmt.Fprintln(con.out, "the store that was there is kept as", aside)
	}
	return nil
}

// occupied reports whether a store has to make room. It is refused without --force, and always while it is open: a file that
// a process writes to must not be changed under it.
func (cmd restoreCmd) occupied(ctx context.Context, path string) (bool, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if !info.Mode().IsRegular() {
		return false, fmt.Errorf("%s is no file", path)
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		return false, fmt.Errorf("%s is in use: stop the server first (if none runs, it was not closed properly: run check once)", path)
	}
	if info.Size() == 0 {
		return true, nil
	}
	if cmd.Force {
		return true, nil
	}
	docs, err := documents(ctx, path)
	if err != nil {
		return false, fmt.Errorf("%s holds something else; --force puts it aside: %w", path, err)
	}
	if docs > 0 {
		return false, fmt.Errorf("%s holds %d documents; --force puts it aside and restores in its place", path, docs)
	}
	return true, nil
}

// documents counts what a store holds; 0 for one without a city, which has at most what every start puts in.
func documents(ctx context.Context, path string) (n int64, err error) {
	store, err := sqlite.Open(ctx, path, sqlite.Options{})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, store.Close(ctx)) }()
	infos, err := store.Collections(ctx)
	city := false
	for _, i := range infos {
		n += i.Docs
		city = city || i.Name == region.Spec.Schema().Name && i.Docs > 0
	}
	if !city {
		n = 0
	}
	return n, err
}

// proveCopy opens the copy as the server would and runs every proof of check.
func proveCopy(ctx context.Context, c *Config, con *console, log *slog.Logger, path string) (err error) {
	docs, err := documents(ctx, path)
	if err != nil {
		return err
	}
	if docs == 0 {
		return errors.New("the backup holds no documents of a city")
	}
	fmt.Fprintf(con.out, "%d documents\n", docs)
	as := *c
	as.Store = "sqlite:" + path
	s, err := openServices(ctx, &as, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close(ctx)) }()
	return s.prove(ctx, con)
}

func copyFile(ctx context.Context, from, to string) (n int64, err error) {
	in, err := os.Open(from)
	if err != nil {
		return 0, err
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	for {
		part, err := io.CopyN(out, in, 64<<20)
		n += part
		switch {
		case errors.Is(err, io.EOF):
			return n, out.Sync()
		case err != nil:
			return n, err
		case ctx.Err() != nil:
			return n, ctx.Err()
		}
	}
}

// syncDir makes renames in a folder durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
