package main

import (
	"io"
	"net/http"
	"time"
)

// patience is how long a request's body may take: between two reads, and altogether. Villages upload over slow lines;
// who only holds a connection is cut off.
type patience struct{ idle, total time.Duration }

func bodies() patience { return patience{idle: 30 * time.Second, total: 10 * time.Minute} }

// limit puts read deadlines on the body of a request. They end with the body: an answer may take its time. A stream, which
// may begin before the end of the body was seen, ends them with its first flush.
func (p patience) limit(w http.ResponseWriter, r *http.Request) {
	if r.Body == nil || r.Body == http.NoBody {
		return
	}
	deadline := http.NewResponseController(w).SetReadDeadline
	_ = deadline(time.Now().Add(p.idle)) // also for a body that nobody reads
	r.Body = &slowBody{ReadCloser: r.Body, patience: p, until: time.Now().Add(p.total), deadline: deadline}
}

type slowBody struct {
	io.ReadCloser
	patience
	until    time.Time
	deadline func(time.Time) error
}

func (b *slowBody) Read(p []byte) (int, error) {
	next := time.Now().Add(b.idle)
	if next.After(b.until) {
		next = b.until
	}
	_ = b.deadline(next) // a connection that has none, as in a test, is not limited
	n, err := b.ReadCloser.Read(p)
	if err == io.EOF { //nolint:errorlint // readers return it as it is
		_ = b.deadline(time.Time{})
	} // after any other error the deadline stands: the server still waits for the rest
	return n, err
}
