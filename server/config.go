package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"path/filepath"
	"strings"
	"time"
)

// Config is everything an operator can set; flags win over environment, environment over defaults.
type Config struct {
	Addr       string     `help:"Address to listen on." default:":8080" env:"MINZHENG_ADDR"`
	Store      string     `help:"Where data lives: sqlite:PATH or mongodb://…/NAME." default:"sqlite:data/minzheng.db" env:"MINZHENG_STORE"`
	Keys       string     `help:"Key file, created with mode 0600 on first start." default:"data/keys.json" env:"MINZHENG_KEYS"`
	PublicURL  string     `help:"How browsers reach the server; https makes cookies Secure." env:"MINZHENG_PUBLIC_URL"`
	Demo       bool       `help:"Load the demo city if the store is empty." env:"MINZHENG_DEMO"`
	UnsafeNoTx bool       `help:"Accept a MongoDB without transactions (tests only)." name:"unsafe-no-tx" env:"MINZHENG_UNSAFE_NO_TX"`
	Clock      string     `help:"Start the clock at this instant (RFC 3339): training on the demo city only." env:"MINZHENG_CLOCK"`
	LogLevel   slog.Level `help:"debug, info, warn or error." default:"info" env:"MINZHENG_LOG_LEVEL"`
}

// Validate reports every problem of the configuration together.
func (c *Config) Validate() error {
	var errs []error
	if _, _, err := net.SplitHostPort(c.Addr); err != nil {
		errs = append(errs, fmt.Errorf("--addr %q: want HOST:PORT or :PORT", c.Addr))
	}
	switch {
	case strings.HasPrefix(c.Store, "sqlite:") && len(c.Store) > len("sqlite:"):
	case strings.HasPrefix(c.Store, "mongodb://"), strings.HasPrefix(c.Store, "mongodb+srv://"):
		if u, err := url.Parse(c.Store); err != nil || strings.Trim(u.Path, "/") == "" {
			errs = append(errs, errors.New("--store: a MongoDB address must end in the database name, as in mongodb://host/minzheng"))
		}
	default:
		errs = append(errs, fmt.Errorf("--store %q: want sqlite:PATH or mongodb://…/NAME", c.redactedStore()))
	}
	if c.Keys == "" {
		errs = append(errs, errors.New("--keys: want the path of a key file"))
	}
	if c.PublicURL != "" {
		if u, err := url.Parse(c.PublicURL); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			errs = append(errs, fmt.Errorf("--public-url %q: want http(s)://HOST", c.PublicURL))
		}
	}
	if c.Clock != "" {
		if _, err := time.Parse(time.RFC3339, c.Clock); err != nil {
			errs = append(errs, fmt.Errorf("--clock %q: want an instant such as 2026-03-16T09:00:00+08:00", c.Clock))
		}
	}
	return errors.Join(errs...)
}

// clock is the real clock, or one that starts at the configured instant and runs on.
func (c *Config) clock() func() time.Time {
	start, err := time.Parse(time.RFC3339, c.Clock)
	if err != nil {
		return time.Now
	}
	shift := time.Until(start)
	return func() time.Time { return time.Now().Add(shift) }
}

// sqlitePath is the file of an embedded store, or "" for another store.
func (c *Config) sqlitePath() string {
	if p, ok := strings.CutPrefix(c.Store, "sqlite:"); ok {
		return filepath.Clean(p)
	}
	return ""
}

// secureCookies says whether browsers reach us over TLS.
func (c *Config) secureCookies() bool { return strings.HasPrefix(c.PublicURL, "https://") }

func (c *Config) redactedStore() string {
	if u, err := url.Parse(c.Store); err == nil && u.User != nil {
		u.User = url.UserPassword(u.User.Username(), "REDACTED")
		return u.String()
	}
	return c.Store
}

type configCmd struct{}

// Run prints what is in force.
func (configCmd) Run(c *Config, con *console) error {
	_, err := fmt.Fprintf(con.out, "addr=%s\nstore=%s\nkeys=%s\npublic-url=%s\ndemo=%t\nunsafe-no-tx=%t\nlog-level=%s\nclock=%s\n",
		c.Addr, c.redactedStore(), c.Keys, c.PublicURL, c.Demo, c.UnsafeNoTx, c.LogLevel, c.Clock)
	return err
}

type versionCmd struct{}

// Run prints the version.
func (versionCmd) Run(con *console) error {
	_, err := fmt.Fprintln(con.out, "minzheng", version)
	return err
}
