// Package main is the server and its operator's commands: configuration, wiring, HTTP. It is the only package that
// names a store adapter.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// version is set by the linker.
var version = "dev"

// cli is every command with its flags; each flag has an environment variable of the same name.
type cli struct {
	Config

	Serve   serveCmd   `cmd:"" help:"Serve the application and its API."`
	Seed    seedCmd    `cmd:"" help:"Load the demo city (invented people, deterministic)."`
	Import  importCmd  `cmd:"" help:"Check and take in a roster from an Excel file."`
	Export  exportCmd  `cmd:"" help:"Write every collection as NDJSON."`
	Backup  backupCmd  `cmd:"" help:"Copy a running SQLite store to a file."`
	Restore restoreCmd `cmd:"" help:"Put a backup in the place of a SQLite store, after proving it."`
	Check   checkCmd   `cmd:"" help:"Prove that the stored data agrees with itself."`
	User    userCmd    `cmd:"" help:"Accounts for operators."`
	Keys    keysCmd    `cmd:"" help:"Key file for operators."`
	Show    configCmd  `cmd:"" name:"config" help:"Print the effective configuration, secrets redacted."`
	Version versionCmd `cmd:"" help:"Print the version."`
}

// run is main with its world passed in, so that tests start the same program.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var c cli
	exited := -1
	parser, err := kong.New(&c, kong.Name("minzheng"), kong.Description("三级民政: the working system of a city's civil-affairs bureau."),
		kong.Writers(stdout, stderr), kong.Exit(func(code int) { exited = code }), kong.UsageOnError())
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 2
	}
	k, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err != nil {
		parser.FatalIfErrorf(err)
		return 2
	}
	if err := c.Config.Validate(); err != nil {
		fmt.Fprintln(stderr, err)
		return 2
	}
	log := slog.New(slog.NewJSONHandler(stderr, &slog.HandlerOptions{Level: c.LogLevel}))
	k.BindTo(ctx, (*context.Context)(nil))
	if err := k.Run(&c.Config, &console{out: stdout, err: stderr}, log); err != nil {
		if !errors.Is(err, context.Canceled) {
			fmt.Fprintln(stderr, err)
		}
		return 1
	}
	return 0
}

// console is where commands talk to the operator.
type console struct{ out, err io.Writer }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
