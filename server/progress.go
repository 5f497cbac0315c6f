package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// progress draws one line that moves on a terminal, and a line now and then elsewhere.
type progress struct {
	out  io.Writer
	tty  bool
	last time.Time
	what string
}

func newProgress(out io.Writer) *progress {
	p := &progress{out: out}
	if f, ok := out.(*os.File); ok {
		if info, err := f.Stat(); err == nil {
			p.tty = info.Mode()&os.ModeCharDevice != 0
		}
	}
	return p
}

func (p *progress) show(done, total int, what string) {
	every := 5 * time.Second
	if p.tty {
		every = 100 * time.Millisecond
	}
	if what == p.what && done < total && time.Since(p.last) < every {
		return
	}
	p.last = time.Now()
	percent := 100
	if total > 0 {
		percent = done * 100 / total
	}
	switch {
	case p.tty:
		fmt.Fprintf(p.out, "\r\033[K%3d%%  %s", percent, what)
	case what != p.what || done >= total:
		fmt.Fprintf(p.out, "%3d%%  %s\n", percent, what)
	}
	p.what = what
}

func (p *progress) end() {
	if p.tty {
		fmt.Fprint(p.out, "\r\033[K")
	}
}
