package graph

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// stream sends a subscription as server-sent events: "next" with an answer, "complete" when the operation itself ends. It
// hangs up without "complete" after longest and when the sign-in has ended: the client connects again with its new token,
// or is refused.
type stream struct {
	ping    time.Duration                   // a comment keeps proxies from closing a quiet stream
	longest time.Duration                   // 0: as long as the caller stays
	recheck func(ctx context.Context) error // is the caller still signed in? asked at every ping and before every answer; nil: not asked
}

func (s stream) serve(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, op *graphql.OperationContext) {
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	if s.longest > 0 {
		ctx, cancel = context.WithTimeout(ctx, s.longest)
		defer cancel()
	}
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", typeEvents+"; charset=utf-8")
	w.Header().Set("X-Accel-Buffering", "no")
	if !s.send(w, out, ":\n\n") {
		return
	}
	answers := make(chan *graphql.Response)
	go func() { // ends when the operation does, and that ends with ctx
		defer close(answers)
		responses, opCtx := exec.DispatchOperation(ctx, op)
		for {
			resp := responses(opCtx)
			if resp == nil {
				return
			}
			select {
			case answers <- resp:
			case <-ctx.Done():
				return
			}
		}
	}()
	s.pump(ctx, w, out, answers)
	cancel()
	for range answers { //nolint:revive // wait for the operation to let go of the caller's context
	}
}

func (s stream) pump(ctx context.Context, w http.ResponseWriter, out *http.ResponseController, answers <-chan *graphql.Response) {
	tick := time.NewTicker(s.ping)
	defer tick.Stop()
	for {
		select {
		case resp, more := <-answers:
			if ctx.Err() != nil {
				return
			}
			if !more {
				s.send(w, out, "event: complete\ndata:\n\n")
				return
			}
			if s.signedOut(ctx) {
				return
			}
			body, err := json.Marshal(resp)
			if err != nil || !s.send(w, out, "event: next\ndata: "+string(body)+"\n\n") {
				return
			}
		case <-tick.C:
			if s.signedOut(ctx) || !s.send(w, out, ": ping\n\n") {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

func (s stream) signedOut(ctx context.Context) bool { return s.recheck != nil && s.recheck(ctx) != nil }

func (stream) send(w http.ResponseWriter, out *http.ResponseController, text string) bool {
	if _, err := w.Write([]byte(text)); err != nil {
		return false
	}
	return out.Flush() == nil
}
