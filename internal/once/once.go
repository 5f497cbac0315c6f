package once

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
)

// Answer is what a request led to. Its id is a digest of staff id and request id.
type Answer struct {
	docstore.Meta
	StaffID   string `json:"staffId"`
	Operation string `json:"operation"`
	Input     string `json:"input"` // SHA-256 of the canonical JSON, hex; the input itself is not kept
	ResultID  string `json:"resultId"`
}

// Spec declares the collection.
var Spec, createdAt = declare()

func declare() (*docstore.Spec[Answer], docstore.ReqStrF[Answer]) {
	s := docstore.Define[Answer]("once", 1)
	at := docstore.ReqStr(s, "createdAt", func(a *Answer) string { return a.CreatedAt })
	s.Index("age", at.Asc())
	return s, at
}

// Keeper remembers answers.
type Keeper struct {
	store docstore.Store
	docs  *docstore.Collection[Answer, *Answer]
}

// Open prepares the collection.
func Open(ctx context.Context, store docstore.Store) (*Keeper, error) {
	docs, err := docstore.Open(ctx, store, Spec)
	if err != nil {
		return nil, err
	}
	return &Keeper{store: store, docs: docs}, nil
}

// Do runs fn once for the actor and request id and returns the id of what it made. If that was done before, it returns
// the earlier id and replayed=true without running fn: the caller reads the result again by id. fn runs in a
// transaction with the record of the answer and may run more than once before it commits. An error of fn is returned as
// it is and nothing is remembered. Put no secrets in input: its digest is kept.
// Errors: UNAUTHENTICATED without an actor; INVALID REQUEST_ID; CONFLICT REQUEST_REUSED for the same id with another
// operation or input.
func (k *Keeper) Do(ctx context.Context, actor *access.Actor, requestID, operation string, input any,
	fn func(ctx context.Context) (resultID string, err error),
) (resultID string, replayed bool, err error) {
	if actor.ID() == "" {
		return "", false, fault.Unauthenticated()
	}
	if !validID(requestID) {
		text := fault.T("请求编号须为8至64位字母、数字、下划线或连字符", "A request id has 8 to 64 letters, digits, underscores or hyphens")
		return "", false, fault.Invalid("REQUEST_ID", text, fault.Field{Path: "/requestId", Reason: "REQUEST_ID", Text: text})
	}
	digest, err := digestOf(input)
	if err != nil {
		return "", false, fmt.Errorf("once %s: %w", operation, err)
	}
	want := Answer{StaffID: actor.ID(), Operation: operation, Input: digest}
	want.ID = answerID(actor.ID(), requestID)
	for attempt := range 2 {
		resultID, replayed, err = k.do(ctx, want, fn)
		// Two of the same request at once: the other one committed first, so its answer is there now. In a transaction of
		// the caller nothing more can be read; then the duplicate is the caller's to retry.
		if attempt == 0 && duplicateOf(err, Spec.Name()) {
			continue
		}
		break
	}
	if duplicateOf(err, Spec.Name()) {
		return "", false, fault.Conflict("REQUEST_RUNNING", fault.T("同一请求正在处理，请稍候", "The same request is being worked on; please wait")).Wrap(err)
	}
	return resultID, replayed, err
}

func (k *Keeper) do(ctx context.Context, want Answer, fn func(context.Context) (string, error)) (resultID string, replayed bool, err error) {
	err = k.store.Tx(ctx, func(ctx context.Context) error {
		old, err := k.docs.Get(ctx, want.ID)
		if err == nil {
			if old.Operation != want.Operation || old.Input != want.Input {
				return fault.Conflict("REQUEST_REUSED", fault.T("该请求编号已用于另一请求", "This request id was used for another request"))
			}
			resultID, replayed = old.ResultID, true
			return nil
		}
		if !errors.Is(err, docstore.ErrNotFound) {
			return err
		}
		replayed = false
		if resultID, err = fn(ctx); err != nil {
			return err
		}
		done := want
		done.ResultID = resultID
		return k.docs.Insert(ctx, &done)
	})
	if err != nil {
		return "", false, err
	}
	return resultID, replayed, nil
}

// Seen reports the id that an earlier request of the actor led to, for work that must be looked at before Do: a repeated
// change of password comes with a password that is no longer the present one.
func (k *Keeper) Seen(ctx context.Context, actor *access.Actor, requestID, operation string) (resultID string, ok bool, err error) {
	if actor.ID() == "" {
		return "", false, fault.Unauthenticated()
	}
	a, err := k.docs.Get(ctx, answerID(actor.ID(), requestID))
	if errors.Is(err, docstore.ErrNotFound) || err == nil && a.Operation != operation {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	return a.ResultID, true, nil
}

// Prune forgets answers older than before and returns how many: clients repeat within minutes, not weeks.
func (k *Keeper) Prune(ctx context.Context, before time.Time) (n int, err error) {
	for {
		page, err := k.docs.Find(ctx, docstore.Query[Answer]{
			Where: createdAt.Lt(docstore.FormatTime(before)), Sort: []docstore.Order[Answer]{createdAt.Asc()}, Limit: 200,
		})
		if err != nil {
			return n, err
		}
		for _, a := range page.Items {
			if err := k.docs.Delete(ctx, a.ID, a.Version); err != nil && !errors.Is(err, docstore.ErrNotFound) {
				return n, err
			}
			n++
		}
		if !page.More {
			return n, nil
		}
	}
}

func duplicateOf(err error, collection string) bool {
	d, ok := errors.AsType[*docstore.DuplicateError](err)
	return ok && d.Collection == collection
}

func validID(id string) bool {
	if len(id) < 8 || len(id) > 64 {
		return false
	}
	for i := range len(id) {
		switch c := id[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '_', c == '-':
		default:
			return false
		}
	}
	return true
}

func answerID(staffID, requestID string) string {
	sum := sha256.Sum256([]byte(staffID + "\x00" + requestID))
	return "once_" + hex.EncodeToString(sum[:16])
}

// digestOf is the SHA-256 of the input as JSON with sorted keys, so that the order in which a client writes a form does
// not make another request of it.
func digestOf(input any) (string, error) {
	raw, err := json.Marshal(input)
	if err != nil {
		return "", err
	}
	var tree any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&tree); err != nil {
		return "", err
	}
	if raw, err = json.Marshal(tree); err != nil {
		return "", err
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:]), nil
}
