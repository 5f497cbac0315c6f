package staff

import (
	"slices"
	"strings"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/identity"
	"minzheng/internal/region"
)

// Staff is one account.
type Staff struct {
	docstore.Meta
	region.Place
	Username     string         `json:"username"` // lower case, unique, never changed
	Name         string         `json:"name"`
	Role         access.Role    `json:"role"`
	Region       region.Code    `json:"region"`
	Sections     []string       `json:"sections,omitempty"` // of a city officer
	Grants       []access.Grant `json:"grants,omitempty"`   // of a city officer
	Active       bool           `json:"active"`
	PasswordHash string         `json:"passwordHash,omitempty"` // argon2id in PHC form; "" lets nobody in
	MustChange   bool           `json:"mustChange,omitempty"`   // the password is a one-time one
	Failed       int            `json:"failed,omitempty"`       // wrong passwords in a row
	LockedUntil  *time.Time     `json:"lockedUntil,omitempty"`
	LastLoginAt  *time.Time     `json:"lastLoginAt,omitempty"`
	Relatives    []string       `json:"relatives,omitempty"` // blind ids of near relatives
	Demo         bool           `json:"demo,omitempty"`
}

// Actor is the account as a caller; the session names the sign-in.
func (s *Staff) Actor(sessionID string) *access.Actor {
	return &access.Actor{
		StaffID: s.ID, Username: s.Username, Name: s.Name, Role: s.Role, Region: s.Region, Sections: slices.Clone(s.Sections),
		Grants: slices.Clone(s.Grants), Relatives: slices.Clone(s.Relatives), SessionID: sessionID, MustChange: s.MustChange,
	}
}

// Locked reports whether too many wrong passwords keep the account out at t.
func (s *Staff) Locked(t time.Time) bool { return s.LockedUntil != nil && t.Before(*s.LockedUntil) }

// tokens are what a search by name finds.
func (s *Staff) tokens() []string { return identity.BigramTokens(s.Name) }

// fold is how user names compare.
func fold(username string) string { return strings.ToLower(strings.TrimSpace(username)) }

type staffFields struct {
	username, township, village, role docstore.ReqStrF[Staff]
	active, demo                      docstore.BoolF[Staff]
	name                              docstore.SetF[Staff]
}

// Spec declares the accounts.
var Spec, fields = declareStaff()

func declareStaff() (*docstore.Spec[Staff], staffFields) {
	s := docstore.Define[Staff]("staff", 1)
	f := staffFields{
		username: docstore.ReqStr(s, "username", func(d *Staff) string { return d.Username }),
		township: docstore.ReqStr(s, "township", func(d *Staff) string { return string(d.Township) }),
		village:  docstore.ReqStr(s, "village", func(d *Staff) string { return string(d.Village) }),
		role:     docstore.ReqStr(s, "role", func(d *Staff) string { return string(d.Role) }),
		active:   docstore.Bool(s, "active", func(d *Staff) bool { return d.Active }),
		demo:     docstore.Bool(s, "demo", func(d *Staff) bool { return d.Demo }),
		name:     docstore.Set(s, "nameTokens", (*Staff).tokens),
	}
	s.Index("byUsername", f.username.Asc())
	s.Index("byTownship", f.township.Asc(), f.username.Asc())
	s.Index("byVillage", f.village.Asc(), f.username.Asc())
	s.Unique("username", func(d *Staff) (string, bool) { return d.Username, true })
	return s, f
}

// Session is one sign-in on one device: a family of refresh tokens of which only the newest works.
type Session struct {
	docstore.Meta
	StaffID      string     `json:"staffId"`
	Device       string     `json:"device"`
	RefreshHash  string     `json:"refreshHash"` // SHA-256 of the newest refresh token; the token itself is not kept
	Generation   int        `json:"generation"`
	LastUsedAt   time.Time  `json:"lastUsedAt"`
	IdleUntil    time.Time  `json:"idleUntil"`
	ExpiresAt    time.Time  `json:"expiresAt"` // absolute
	EndedAt      *time.Time `json:"endedAt,omitempty"`
	EndedBecause string     `json:"endedBecause,omitempty"` // LOGOUT REVOKED REUSE PASSWORD RESET INACTIVE
}

// Live reports whether the session still stands at t.
func (s *Session) Live(t time.Time) bool {
	return s.EndedAt == nil && t.Before(s.IdleUntil) && t.Before(s.ExpiresAt)
}

// until is when the session ends if it is not used again.
func (s *Session) until() time.Time {
	if s.IdleUntil.Before(s.ExpiresAt) {
		return s.IdleUntil
	}
	return s.ExpiresAt
}

type sessionFields struct {
	staff, created, expires docstore.ReqStrF[Session]
	ended                   docstore.BoolF[Session]
}

// SessionSpec declares the sessions.
var SessionSpec, sessionField = declareSession()

func declareSession() (*docstore.Spec[Session], sessionFields) {
	s := docstore.Define[Session]("sessions", 1)
	f := sessionFields{
		staff:   docstore.ReqStr(s, "staff", func(d *Session) string { return d.StaffID }),
		created: docstore.ReqStr(s, "createdAt", func(d *Session) string { return d.CreatedAt }),
		expires: docstore.ReqStr(s, "expiresAt", func(d *Session) string { return docstore.FormatTime(d.ExpiresAt) }),
		ended:   docstore.Bool(s, "ended", func(d *Session) bool { return d.EndedAt != nil }),
	}
	s.Index("byStaff", f.staff.Asc(), f.created.Desc())
	s.Index("byExpiry", f.expires.Asc())
	return s, f
}
