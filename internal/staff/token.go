package staff

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
)

// What a token must say of itself.
const (
	issuer   = "minzheng"
	audience = "minzheng-api"
)

type claims struct {
	jwt.RegisteredClaims
	Session string `json:"sid"`
}

func (a *Auth) tokens(o *opened) (Tokens, error) {
	now := a.of.now()
	expires := now.Add(AccessFor).Truncate(time.Second)
	if o.session.ExpiresAt.Before(expires) {
		expires = o.session.ExpiresAt
	}
	kid, key := a.keys.SigningKey()
	t := jwt.NewWithClaims(jwt.SigningMethodEdDSA, claims{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer: issuer, Audience: jwt.ClaimStrings{audience}, Subject: o.staff.ID,
			IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(expires),
		},
		Session: o.session.ID,
	})
	t.Header["kid"] = kid
	signed, err := t.SignedString(key)
	if err != nil {
		return Tokens{}, fmt.Errorf("sign token: %w", err)
	}
	return Tokens{
		AccessToken: signed, ExpiresAt: expires, RefreshToken: o.refresh, RefreshExpiresAt: o.session.until(),
		StaffID: o.staff.ID, MustChange: o.staff.MustChange,
	}, nil
}

var errKid = errors.New("unknown kid")

// Authenticate tells whose access token this is: signed by a key we hold, for us, not expired, of a live session and an
// active account. What it found is taken as good for CacheFor at most. Error: UNAUTHENTICATED.
func (a *Auth) Authenticate(ctx context.Context, accessToken string) (*access.Actor, error) {
	now := a.of.now()
	key := sha256.Sum256([]byte(accessToken))
	if actor, ok := a.of.live.get(key, now); ok {
		return &actor, nil
	}
	epoch := a.of.live.mark()
	var c claims
	_, err := jwt.ParseWithClaims(accessToken, &c, func(t *jwt.Token) (any, error) {
		kid, _ := t.Header["kid"].(string)
		if pub, ok := a.keys.VerifyKey(kid, now); ok {
			return pub, nil
		}
		return nil, errKid
	}, jwt.WithValidMethods([]string{jwt.SigningMethodEdDSA.Alg()}), jwt.WithIssuer(issuer), jwt.WithAudience(audience),
		jwt.WithExpirationRequired(), jwt.WithStrictDecoding(), jwt.WithTimeFunc(a.of.with.Clock))
	if err != nil {
		return nil, fault.Unauthenticated().Wrap(err)
	}
	ses, err := a.of.sessions.Get(ctx, c.Session)
	if errors.Is(err, docstore.ErrNotFound) || err == nil && (ses.StaffID != c.Subject || !ses.Live(now)) {
		return nil, fault.Unauthenticated()
	}
	if err != nil {
		return nil, err
	}
	st, err := a.of.docs.Get(ctx, c.Subject)
	if errors.Is(err, docstore.ErrNotFound) || err == nil && !st.Active {
		return nil, fault.Unauthenticated()
	}
	if err != nil {
		return nil, err
	}
	actor := st.Actor(ses.ID)
	until := now.Add(CacheFor)
	if c.ExpiresAt.Before(until) {
		until = c.ExpiresAt.Time
	}
	a.of.live.put(key, verified{actor: *actor, until: until}, epoch, now)
	return actor, nil
}

// StillSignedIn reports whether what a token once said of its bearer still holds: the session lives, the account is active
// and its powers are the same. It looks at the store, for what stays open longer than one request. Error: UNAUTHENTICATED.
func (a *Auth) StillSignedIn(ctx context.Context, actor *access.Actor) error {
	ses, err := a.of.sessions.Get(ctx, actor.SessionID)
	if errors.Is(err, docstore.ErrNotFound) || err == nil && (ses.StaffID != actor.StaffID || !ses.Live(a.of.now())) {
		return fault.Unauthenticated()
	}
	if err != nil {
		return err
	}
	st, err := a.of.docs.Get(ctx, actor.StaffID)
	if errors.Is(err, docstore.ErrNotFound) || err == nil && !st.Active {
		return fault.Unauthenticated()
	}
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(*st.Actor(actor.SessionID), *actor) {
		return fault.Unauthenticated()
	}
	return nil
}

// newRefresh turns the session to its next refresh token and returns it: session . generation . 256 random bits . MAC.
// The MAC tells a spent token of ours from a made-up one, so that nobody can end a session by guessing at it.
func (a *Auth) newRefresh(ses *Session) string {
	var raw [32]byte
	_, _ = rand.Read(raw[:]) // never fails
	ses.Generation++
	body := ses.ID + "." + strconv.Itoa(ses.Generation) + "." + base64.RawURLEncoding.EncodeToString(raw[:])
	token := body + "." + a.keys.Blind("refresh-token", body)
	ses.RefreshHash = hashOf(token)
	return token
}

// sessionOf is the session that a refresh token of ours belongs to.
func (a *Auth) sessionOf(token string) (id string, ok bool) {
	dot := strings.LastIndexByte(token, '.')
	if dot < 0 || len(token) > 512 {
		return "", false
	}
	body, mac := token[:dot], token[dot+1:]
	if subtle.ConstantTimeCompare([]byte(mac), []byte(a.keys.Blind("refresh-token", body))) != 1 || body == "" {
		return "", false
	}
	id, _, ok = strings.Cut(body, ".")
	return id, ok
}

func hashOf(token string) string {
	sum := sha256.Sum256([]byte(token))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

func sameHash(stored, token string) bool {
	return subtle.ConstantTimeCompare([]byte(stored), []byte(hashOf(token))) == 1
}
