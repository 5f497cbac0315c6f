package staff

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/once"
	"minzheng/internal/region"
)

// Deps is what accounts need.
type Deps struct {
	Store   docstore.Store
	Regions *region.Directory
	Audit   *audit.Log
	Once    *once.Keeper
	Clock   calendar.Clock
	IDs     func() string
	// BlindID is how package people keeps identity numbers; near relatives are kept the same way. Without it relatives
	// cannot be filed.
	BlindID func(identity.ResidentID) string
	Hash    *Hasher // nil: DefaultCost
}

// Service keeps accounts.
type Service struct {
	with     Deps
	docs     *docstore.Collection[Staff, *Staff]
	sessions *docstore.Collection[Session, *Session]
	live     *cache
}

// Open prepares the collections.
func Open(ctx context.Context, d Deps) (*Service, error) {
	if err := d.Store.Ensure(ctx, Spec, SessionSpec); err != nil {
		return nil, err
	}
	docs, err := docstore.Open(ctx, d.Store, Spec)
	if err != nil {
		return nil, err
	}
	sessions, err := docstore.Open(ctx, d.Store, SessionSpec)
	if err != nil {
		return nil, err
	}
	if d.Hash == nil {
		d.Hash = NewHasher(DefaultCost())
	}
	return &Service{with: d, docs: docs, sessions: sessions, live: newCache()}, nil
}

// now is the present instant as it is stored.
func (s *Service) now() time.Time { return s.with.Clock().UTC().Truncate(time.Millisecond) }

func notFound() error { return fault.NotFound(fault.T("该账号", "account")) }

// load reads an account that the actor may do this with. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (s *Service) load(ctx context.Context, actor *access.Actor, do access.Permission, id string) (*Staff, error) {
	if err := actor.Need(do); err != nil {
		return nil, err
	}
	st, err := s.docs.Get(ctx, id)
	if errors.Is(err, docstore.ErrNotFound) {
		return nil, notFound()
	}
	if err != nil {
		return nil, err
	}
	if err := actor.Can(do, st.Place, ""); err != nil {
		return nil, notFound()
	}
	return st, nil
}

// replace writes an account and forgets what is cached of it.
func (s *Service) replace(ctx context.Context, st *Staff) error {
	err := s.docs.Replace(ctx, st)
	if errors.Is(err, docstore.ErrConflict) || errors.Is(err, docstore.ErrNotFound) {
		return fault.Stale().Wrap(err)
	}
	if err == nil {
		s.with.Store.OnCommit(ctx, func(context.Context) error { s.live.dropStaff(st.ID); return nil })
	}
	return err
}

// record writes an audit event about an account, which it names by its user name.
func (s *Service) record(ctx context.Context, actor *access.Actor, kind string, st *Staff, summary fault.Text) error {
	return s.with.Audit.Append(ctx, actor, audit.Event{Kind: kind, RecordKind: "STAFF", RecordID: st.ID, RecordLabel: st.Username, Summary: summary})
}

// Saved is an account with, for a new one or after a reset, its one-time password: shown once, never stored in clear.
// A repeated request gives the account without the password.
type Saved struct {
	Staff           *Staff
	OneTimePassword string
}

// ResetInput names the account whose password is set anew.
type ResetInput struct {
	RequestID string
	StaffID   string
	Rev       int64
}

// ResetPassword sets a one-time password, ends the account's sessions and lifts a lock-out. Permission STAFF_WRITE.
// Errors: NOT_FOUND, CONFLICT STALE_REV and those of once.
func (s *Service) ResetPassword(ctx context.Context, actor *access.Actor, in ResetInput) (Saved, error) {
	if _, err := s.load(ctx, actor, access.StaffWrite, in.StaffID); err != nil {
		return Saved{}, err
	}
	password := oneTime()
	hash, err := s.with.Hash.Hash(ctx, password) // before the transaction: it takes long
	if err != nil {
		return Saved{}, err
	}
	id, replayed, err := s.with.Once.Do(ctx, actor, in.RequestID, "staff.resetPassword", in, func(ctx context.Context) (string, error) {
		st, err := s.load(ctx, actor, access.StaffWrite, in.StaffID)
		if err != nil {
			return "", err
		}
		if st.Version != in.Rev {
			return "", fault.Stale()
		}
		st.PasswordHash, st.MustChange, st.Failed, st.LockedUntil = hash, true, 0, nil
		if err := s.replace(ctx, st); err != nil {
			return "", err
		}
		if err := s.endSessions(ctx, st.ID, "", "RESET"); err != nil {
			return "", err
		}
		return st.ID, s.record(ctx, actor, "password.reset", st, fault.T("重置密码并结束其全部会话", "Set a one-time password and ended all sessions"))
	})
	return s.saved(ctx, id, replayed, password, err)
}

func (s *Service) saved(ctx context.Context, id string, replayed bool, password string, err error) (Saved, error) {
	if err != nil {
		return Saved{}, err
	}
	st, err := s.docs.Get(ctx, id)
	if err != nil {
		return Saved{}, err
	}
	if replayed {
		password = ""
	}
	return Saved{Staff: st, OneTimePassword: password}, nil
}

// ChangeInput is a member of staff's own new password.
type ChangeInput struct {
	RequestID     string
	Current, Next string
}

const opChangePassword = "staff.changePassword"

// ChangePassword changes the caller's own password; all other sessions end. A wrong current password counts towards the
// lock-out. Errors: INVALID at /current or /next, NOT_ALLOWED_NOW LOCKED, those of once.
func (s *Service) ChangePassword(ctx context.Context, actor *access.Actor, in ChangeInput) error {
	if err := actor.Need(access.Self); err != nil {
		return err
	}
	if _, seen, err := s.with.Once.Seen(ctx, actor, in.RequestID, opChangePassword); err != nil || seen {
		return err
	}
	st, err := s.docs.Get(ctx, actor.StaffID)
	if err != nil {
		return fault.Unauthenticated().Wrap(err)
	}
	if st.Locked(s.now()) {
		return locked()
	}
	if err := checkPassword("/next", st.Username, in.Next); err != nil {
		return err
	}
	if in.Next == in.Current {
		text := fault.T("新密码不能与当前密码相同", "The new password must differ from the current one")
		return fault.Invalid("PASSWORD_SAME", text, fault.Field{Path: "/next", Reason: "PASSWORD_SAME", Text: text})
	}
	verified := st.PasswordHash
	right := false
	if verified != "" {
		if right, err = s.with.Hash.Verify(ctx, verified, in.Current); err != nil {
			return err
		}
	}
	if !right {
		return s.wrongCurrent(ctx, actor)
	}
	hash, err := s.with.Hash.Hash(ctx, in.Next)
	if err != nil {
		return err
	}
	// The passwords are no part of the remembered input: not even their digest is kept.
	_, _, err = s.with.Once.Do(ctx, actor, in.RequestID, opChangePassword, nil, func(ctx context.Context) (string, error) {
		st, err := s.docs.Get(ctx, actor.StaffID)
		if err != nil {
			return "", err
		}
		if st.Locked(s.now()) {
			return "", locked()
		}
		if st.PasswordHash != verified {
			return "", fault.Stale()
		}
		st.PasswordHash, st.MustChange, st.Failed = hash, false, 0
		if err := s.replace(ctx, st); err != nil {
			return "", err
		}
		if err := s.endSessions(ctx, st.ID, actor.SessionID, "PASSWORD"); err != nil {
			return "", err
		}
		return st.ID, s.record(ctx, actor, "password.change", st, fault.T("修改本人密码，其他会话已结束", "Changed own password; other sessions ended"))
	})
	return err
}

func locked() error {
	return fault.NotAllowed("LOCKED", fault.T("密码连续输错，账号已锁定15分钟", "Too many wrong passwords in a row: the account is locked for 15 minutes"))
}

func (s *Service) wrongCurrent(ctx context.Context, actor *access.Actor) error {
	err := s.with.Store.Tx(ctx, func(ctx context.Context) error {
		st, err := s.docs.Get(ctx, actor.StaffID)
		if err != nil {
			return err
		}
		return s.miss(ctx, actor, st)
	})
	if err != nil {
		return err
	}
	text := fault.T("当前密码不正确", "The current password is not right")
	return fault.Invalid("WRONG_PASSWORD", text, fault.Field{Path: "/current", Reason: "WRONG_PASSWORD", Text: text})
}

// MaxFailures wrong passwords in a row lock an account for LockFor.
const (
	MaxFailures = 5
	LockFor     = 15 * time.Minute
)

// miss counts a wrong password, in a transaction. A locked account is not counted: an attacker cannot keep it locked.
func (s *Service) miss(ctx context.Context, actor *access.Actor, st *Staff) error {
	now := s.now()
	kind, summary := "login.failed", fault.T("密码错误", "Wrong password")
	if st.Locked(now) {
		return s.record(ctx, actor, kind, st, fault.T("锁定期间的登录尝试", "Attempt while locked"))
	}
	st.Failed++
	if st.Failed >= MaxFailures {
		until := now.Add(LockFor)
		st.Failed, st.LockedUntil = 0, &until
		kind, summary = "login.locked", fault.T("连续%d次密码错误，锁定至 %s", "%d wrong passwords in a row; locked until %s", MaxFailures, until.Format(time.RFC3339))
	}
	if err := s.replace(ctx, st); err != nil {
		return err
	}
	return s.record(ctx, actor, kind, st, summary)
}

// endSessions ends the live sessions of an account but one, in a transaction.
func (s *Service) endSessions(ctx context.Context, staffID, but, because string) error {
	now := s.now()
	open := docstore.And(sessionField.staff.Eq(staffID), sessionField.ended.Is(false))
	var ends []*Session
	for ses, err := range s.sessions.Scan(ctx, open, 200) {
		if err != nil {
			return fmt.Errorf("end sessions: %w", err)
		}
		if ses.ID != but {
			ses.EndedAt, ses.EndedBecause = &now, because
			ends = append(ends, ses)
		}
	}
	for part := range slices.Chunk(ends, 200) {
		if conflicts, err := s.sessions.ReplaceMany(ctx, part); err != nil {
			return fmt.Errorf("end sessions: %w", err)
		} else if len(conflicts) > 0 {
			return fault.Stale()
		}
	}
	s.with.Store.OnCommit(ctx, func(context.Context) error { s.live.dropStaff(staffID); return nil })
	return nil
}
