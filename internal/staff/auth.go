package staff

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/secret"
)

// Life of tokens and sessions.
const (
	AccessFor  = 15 * time.Minute
	IdleFor    = 12 * time.Hour
	SessionFor = 7 * 24 * time.Hour
)

// Auth signs people in and tells who a token is. Issuer and audience are fixed: a token of another system is refused.
type Auth struct {
	of    *Service
	keys  *secret.Keyring
	dummy string // a hash that nothing matches, so that unknown names cost as much as known ones
}

// Tokens is the answer of Login and Refresh. RefreshToken belongs in an HttpOnly cookie and nowhere else.
type Tokens struct {
	AccessToken      string
	ExpiresAt        time.Time
	RefreshToken     string
	RefreshExpiresAt time.Time
	StaffID          string
	MustChange       bool
}

// NewAuth makes the sign-in of the accounts.
func NewAuth(ctx context.Context, s *Service, keys *secret.Keyring) (*Auth, error) {
	dummy, err := s.with.Hash.Hash(ctx, oneTime()+oneTime())
	if err != nil {
		return nil, err
	}
	return &Auth{of: s, keys: keys, dummy: dummy}, nil
}

// signInFailed is the one answer to every failed sign-in, so that nobody learns which names exist, which passwords were
// right while locked, or who left.
func signInFailed() error {
	return fault.New(fault.CodeUnauthenticated, "SIGN_IN_FAILED", fault.T("用户名或密码不正确；连续输错5次将锁定15分钟",
		"Wrong user name or password; five wrong passwords in a row lock an account for 15 minutes"))
}

// Login checks the password and opens a session on the device (a browser's name for itself). MaxFailures wrong ones in a
// row lock the account for LockFor; locking and every failure are audited. Unknown and locked accounts take the same
// work and give the same answer. Error: UNAUTHENTICATED SIGN_IN_FAILED.
func (a *Auth) Login(ctx context.Context, username, password, device string) (Tokens, error) {
	st, err := a.byUsername(ctx, username)
	if err != nil {
		return Tokens{}, err
	}
	hash := a.dummy
	if st != nil && st.PasswordHash != "" {
		hash = st.PasswordHash
	}
	right, err := a.of.with.Hash.Verify(ctx, hash, clip(password, 1024)) // longer than any password can be set
	if err != nil {
		return Tokens{}, err
	}
	if st == nil {
		// The name is not recorded: people type passwords into the wrong field.
		err := a.of.with.Audit.Append(ctx, nil, audit.Event{Kind: "login.failed", Summary: fault.T("不存在的用户名", "Unknown user name")})
		if err != nil {
			return Tokens{}, err
		}
		return Tokens{}, signInFailed()
	}
	var open *opened
	err = a.of.with.Store.Tx(ctx, func(ctx context.Context) error {
		var err error
		open, err = a.settle(ctx, st.ID, hash, right, device)
		return err
	})
	if err != nil {
		return Tokens{}, err
	}
	if open == nil {
		return Tokens{}, signInFailed()
	}
	return a.tokens(open)
}

// opened is a session with the one refresh token that works for it now.
type opened struct {
	session *Session
	refresh string
	staff   *Staff
}

// settle decides a sign-in on the account as it is in the transaction: of many guesses at once, the one that is right
// must not slip past the lock that the others set. Nil: refused.
func (a *Auth) settle(ctx context.Context, id, verified string, right bool, device string) (*opened, error) {
	st, err := a.of.docs.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	right = right && st.PasswordHash == verified
	switch {
	case !st.Active:
		return nil, a.of.record(ctx, nil, "login.failed", st, fault.T("账号已停用", "Account is not active"))
	case !right || st.Locked(a.of.now()):
		return nil, a.of.miss(ctx, nil, st)
	}
	now := a.of.now()
	st.Failed, st.LockedUntil, st.LastLoginAt = 0, nil, &now
	if err := a.of.replace(ctx, st); err != nil {
		return nil, err
	}
	ses := &Session{
		Meta: docstore.Meta{ID: "session_" + a.of.with.IDs()}, StaffID: st.ID, Device: deviceName(device),
		LastUsedAt: now, IdleUntil: now.Add(IdleFor), ExpiresAt: now.Add(SessionFor),
	}
	refresh := a.newRefresh(ses)
	if err := a.of.sessions.Insert(ctx, ses); err != nil {
		return nil, err
	}
	return &opened{ses, refresh, st}, a.of.record(ctx, st.Actor(ses.ID), "login", st, fault.T("登录", "Signed in"))
}

func (a *Auth) byUsername(ctx context.Context, username string) (*Staff, error) {
	name := fold(username)
	if !usable(name) || len(name) > 32 {
		return nil, nil //nolint:nilnil // nobody has that name, which is no error
	}
	st, err := a.of.docs.First(ctx, fields.username.Eq(name))
	if errors.Is(err, docstore.ErrNotFound) {
		return nil, nil //nolint:nilnil // as above
	}
	return st, err
}

// Refresh gives new tokens for the newest refresh token of a session; the old one is spent. A token that we gave out but
// that is no longer the newest is in two hands: the session ends and the event is audited. Error: UNAUTHENTICATED.
func (a *Auth) Refresh(ctx context.Context, refreshToken, device string) (Tokens, error) {
	id, ok := a.sessionOf(refreshToken)
	if !ok {
		return Tokens{}, fault.Unauthenticated()
	}
	var open *opened
	err := a.of.with.Store.Tx(ctx, func(ctx context.Context) error {
		open = nil // fn may run again
		ses, err := a.of.sessions.Get(ctx, id)
		if errors.Is(err, docstore.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		now := a.of.now()
		if !ses.Live(now) {
			return nil
		}
		st, err := a.of.docs.Get(ctx, ses.StaffID)
		if err != nil {
			return err
		}
		if !sameHash(ses.RefreshHash, refreshToken) {
			if err := a.end(ctx, ses, "REUSE"); err != nil {
				return err
			}
			return a.of.record(ctx, nil, "session.reuse", st, fault.T("已作废的刷新令牌被再次使用，会话已结束", "A spent refresh token was used again; the session ended"))
		}
		if !st.Active {
			return a.end(ctx, ses, "INACTIVE")
		}
		ses.LastUsedAt, ses.IdleUntil = now, now.Add(IdleFor)
		if d := deviceName(device); d != "" {
			ses.Device = d
		}
		refresh := a.newRefresh(ses)
		if err := a.of.sessions.Replace(ctx, ses); err != nil {
			return err
		}
		open = &opened{ses, refresh, st}
		return nil
	})
	if errors.Is(err, docstore.ErrConflict) { // somebody else used or ended it at the same moment
		return Tokens{}, fault.Unauthenticated().Wrap(err)
	}
	if err != nil {
		return Tokens{}, err
	}
	if open == nil {
		return Tokens{}, fault.Unauthenticated()
	}
	return a.tokens(open)
}

// Logout ends the session of a refresh token. Error: UNAUTHENTICATED for a token that is none of ours.
func (a *Auth) Logout(ctx context.Context, refreshToken string) error {
	id, ok := a.sessionOf(refreshToken)
	if !ok {
		return fault.Unauthenticated()
	}
	return a.of.with.Store.Tx(ctx, func(ctx context.Context) error {
		ses, err := a.of.sessions.Get(ctx, id)
		if errors.Is(err, docstore.ErrNotFound) || err == nil && ses.EndedAt != nil {
			return nil
		}
		if err != nil {
			return err
		}
		st, err := a.of.docs.Get(ctx, ses.StaffID)
		if err != nil {
			return err
		}
		if err := a.end(ctx, ses, "LOGOUT"); err != nil {
			return err
		}
		return a.of.record(ctx, st.Actor(ses.ID), "logout", st, fault.T("退出登录", "Signed out"))
	})
}

// end ends one session, in a transaction.
func (a *Auth) end(ctx context.Context, ses *Session, because string) error {
	now := a.of.now()
	ses.EndedAt, ses.EndedBecause = &now, because
	if err := a.of.sessions.Replace(ctx, ses); err != nil {
		return err
	}
	a.of.with.Store.OnCommit(ctx, func(context.Context) error { a.of.live.dropSession(ses.ID); return nil })
	return nil
}

// SessionInfo is a session as its owner sees it.
type SessionInfo struct {
	ID         string
	CreatedAt  time.Time
	LastUsedAt time.Time
	ExpiresAt  time.Time // if it is not used again
	Device     string
	Current    bool
}

// Sessions lists the caller's live sessions, newest first, at most 100.
func (a *Auth) Sessions(ctx context.Context, actor *access.Actor) ([]SessionInfo, error) {
	if err := actor.Need(access.Self); err != nil {
		return nil, err
	}
	now := a.of.now()
	p, err := a.of.sessions.Find(ctx, docstore.Query[Session]{
		Where: docstore.And(sessionField.staff.Eq(actor.StaffID), sessionField.ended.Is(false), sessionField.expires.Gt(docstore.FormatTime(now))),
		Sort:  []docstore.Order[Session]{sessionField.created.Desc()}, Limit: 100,
	})
	if err != nil {
		return nil, err
	}
	out := []SessionInfo{}
	for _, ses := range p.Items {
		if !ses.Live(now) {
			continue
		}
		created, err := docstore.ParseTime(ses.CreatedAt)
		if err != nil {
			return nil, err
		}
		out = append(out, SessionInfo{ID: ses.ID, CreatedAt: created, LastUsedAt: ses.LastUsedAt, ExpiresAt: ses.until(), Device: ses.Device, Current: ses.ID == actor.SessionID})
	}
	return out, nil
}

// Revoke ends one of the caller's own sessions. Errors: NOT_FOUND, those of once.
func (a *Auth) Revoke(ctx context.Context, actor *access.Actor, requestID, sessionID string) error {
	if err := actor.Need(access.Self); err != nil {
		return err
	}
	_, _, err := a.of.with.Once.Do(ctx, actor, requestID, "staff.revokeSession", sessionID, func(ctx context.Context) (string, error) {
		ses, err := a.of.sessions.Get(ctx, sessionID)
		if errors.Is(err, docstore.ErrNotFound) || err == nil && (ses.StaffID != actor.StaffID || !ses.Live(a.of.now())) {
			return "", fault.NotFound(fault.T("该会话", "session"))
		}
		if err != nil {
			return "", err
		}
		if err := a.end(ctx, ses, "REVOKED"); err != nil {
			return "", err
		}
		return ses.ID, a.of.with.Audit.Append(ctx, actor, audit.Event{
			Kind: "session.revoke", RecordKind: "STAFF", RecordID: actor.StaffID, RecordLabel: actor.Username, Summary: fault.T("结束本人会话", "Ended an own session"),
		})
	})
	return err
}

// PruneSessions forgets sessions that expired before and returns how many.
func (a *Auth) PruneSessions(ctx context.Context, before time.Time) (n int, err error) {
	for {
		p, err := a.of.sessions.Find(ctx, docstore.Query[Session]{
			Where: sessionField.expires.Lt(docstore.FormatTime(before)), Sort: []docstore.Order[Session]{sessionField.expires.Asc()}, Limit: 200,
		})
		if err != nil {
			return n, err
		}
		for _, ses := range p.Items {
			if err := a.of.sessions.Delete(ctx, ses.ID, ses.Version); err != nil && !errors.Is(err, docstore.ErrNotFound) {
				return n, err
			}
			n++
		}
		if !p.More {
			return n, nil
		}
	}
}

// deviceName is what a browser says of itself, made safe to show and short.
func deviceName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(clip(s, 200))
}

// clip cuts a text to n bytes at most, between characters.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
