package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/region"
	"minzheng/internal/secret"
	"minzheng/internal/staff"
)

type exportCmd struct {
	Out         string `help:"Folder to write into; created." required:""`
	WithSecrets bool   `help:"Also write the key file, without which sealed values stay sealed." name:"with-secrets"`
}

// Run writes every collection as NDJSON, one file each: the documents as they are stored.
func (cmd exportCmd) Run(ctx context.Context, c *Config, con *console, log *slog.Logger) error {
	s, err := openServices(ctx, c, log)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close(ctx) }()
	if err := os.MkdirAll(cmd.Out, 0o700); err != nil {
		return err
	}
	infos, err := s.store.Collections(ctx)
	if err != nil {
		return err
	}
	for _, info := range infos {
		n, err := writeLines(ctx, s.store, info.Name, filepath.Join(cmd.Out, info.Name+".ndjson"))
		if err != nil {
			return err
		}
		fmt.Fprintf(con.out, "%s: %d documents\n", info.Name, n)
	}
	if !cmd.WithSecrets {
		return nil
	}
	return s.keys.Save(filepath.Join(cmd.Out, "keys.json"))
}

func writeLines(ctx context.Context, store docstore.Store, collection, path string) (n int, err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriterSize(f, 1<<20)
	err = store.ScanRaw(ctx, collection, "", func(r docstore.Raw) error {
		n++
		if _, err := w.Write(r.Body); err != nil {
			return err
		}
		return w.WriteByte('\n')
	})
	return n, errors.Join(err, w.Flush())
}

type backupCmd struct {
	Out string `help:"File to write." required:""`
}

// Run copies a running SQLite store.
func (cmd backupCmd) Run(ctx context.Context, c *Config, con *console, log *slog.Logger) (err error) {
	s, err := openServices(ctx, c, log)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close(ctx) }()
	f, err := os.OpenFile(cmd.Out, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := s.store.Backup(ctx, io.Writer(f)); err != nil {
		return err
	}
	_, err = fmt.Fprintln(con.out, "written:", cmd.Out)
	return err
}

type userCmd struct {
	Add userAddCmd `cmd:"" help:"Add an account and print its one-time password."`
}

type userAddCmd struct {
	Username string   `required:"" help:"User name."`
	Name     string   `required:"" help:"The person's name."`
	Role     string   `required:"" help:"CA CO AU TO TH VW VS AN EV."`
	Region   string   `required:"" help:"Division code of 12 digits."`
	Sections []string `help:"Sections of a city officer."`
	Grants   []string `help:"Grants of a city officer."`
}

// Run adds an account with the operator's authority.
func (cmd userAddCmd) Run(ctx context.Context, c *Config, con *console, log *slog.Logger) error {
	s, err := openServices(ctx, c, log)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close(ctx) }()
	in := staff.SaveInput{RequestID: "operator-" + newID(), Username: cmd.Username, Name: cmd.Name, Role: access.Role(cmd.Role), Region: region.Code(cmd.Region), Sections: cmd.Sections}
	for _, g := range cmd.Grants {
		in.Grants = append(in.Grants, access.Grant(g))
	}
	saved, err := s.staff.Save(ctx, s.system("operator"), in)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(con.out, "account %s; one-time password: %s\n", saved.Staff.Username, saved.OneTimePassword)
	return err
}

type keysCmd struct {
	Rotate keysRotateCmd `cmd:"" help:"Add a new signing key; the old one verifies until its tokens have expired."`
}

type keysRotateCmd struct {
	Revoke bool `help:"The old keys no longer verify: everybody has to sign in again, once the servers were restarted."`
}

// Run rotates the signing key of the key file; running servers use it from their next start.
func (cmd keysRotateCmd) Run(c *Config, con *console) error {
	keys, err := secret.Load(c.Keys)
	if err != nil {
		return err
	}
	rotate := keys.RotateSigning
	if cmd.Revoke {
		rotate = keys.RevokeSigning
	}
	kid := rotate(c.clock()())
	if err := keys.Save(c.Keys); err != nil {
		return err
	}
	_, err = fmt.Fprintln(con.out, "signing key:", kid)
	return err
}

// writeJSON prints a value as a person can read it.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
