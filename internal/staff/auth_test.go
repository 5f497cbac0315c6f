package staff_test

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/staff"
	"minzheng/internal/testkit"
)

type kit struct {
	*testkit.Fixture
	auth *staff.Auth
}

func open(t *testing.T) kit {
	t.Helper()
	town := testkit.Town(t, testkit.Store(t))
	auth, err := staff.NewAuth(t.Context(), town.Staff, town.Keys)
	if err != nil {
		t.Fatal(err)
	}
	return kit{town, auth}
}

func (k kit) login(t *testing.T, username string) staff.Tokens {
	t.Helper()
	tokens, err := k.auth.Login(t.Context(), username, testkit.Password, "test")
	if err != nil {
		t.Fatalf("login %s: %v", username, err)
	}
	return tokens
}

func (k kit) who(t *testing.T, tokens staff.Tokens) *access.Actor {
	t.Helper()
	a, err := k.auth.Authenticate(t.Context(), tokens.AccessToken)
	if err != nil {
		t.Fatalf("authenticate: %v", err)
	}
	return a
}

// kinds are the audited kinds about one account, newest first.
func (k kit) kinds(t *testing.T, name string) []string {
	t.Helper()
	p, err := k.Audit.Find(t.Context(), k.Actor("auditor"), audit.Query{RecordID: k.Actor(name).StaffID, First: 100})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range p.Events {
		out = append(out, e.Kind)
	}
	return out
}

func refused(err error) bool { return fault.Is(err, fault.CodeUnauthenticated) }

func TestLoginTellsWhoItIs(t *testing.T) {
	t.Parallel()
	k := open(t)
	tokens := k.login(t, " City_Officer ")
	if d := tokens.ExpiresAt.Sub(k.Clock.Now()); d != staff.AccessFor || tokens.RefreshExpiresAt.Sub(k.Clock.Now()) != staff.IdleFor {
		t.Errorf("lives %s", d)
	}
	got, want := k.who(t, tokens), k.Actor("city_officer")
	if got.StaffID != want.StaffID || got.Role != access.CO || !got.HasGrant(access.GrantReview) || !got.HasSection(access.SectionSA) || got.SessionID == "" || got.System {
		t.Errorf("%+v", got)
	}
	if kinds := k.kinds(t, "city_officer"); len(kinds) != 1 || kinds[0] != "login" {
		t.Errorf("audited %v", kinds)
	}
	st, err := k.Staff.Get(t.Context(), k.Actor("admin"), want.StaffID)
	if err != nil || st.LastLoginAt == nil || !st.LastLoginAt.Equal(k.Clock.Now()) {
		t.Errorf("last login: %+v %v", st, err)
	}
}

func TestEveryFailureSoundsTheSame(t *testing.T) {
	t.Parallel()
	k := open(t)
	off := false
	admin := k.Actor("admin")
	v, err := k.Staff.Get(t.Context(), admin, k.Actor("village_c").StaffID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Staff.Save(t.Context(), admin, staff.SaveInput{RequestID: "request-1", StaffID: v.ID, Rev: v.Version, Username: v.Username, Name: v.Name, Role: v.Role, Region: v.Region, Active: &off}); err != nil {
		t.Fatal(err)
	}
	for range staff.MaxFailures {
		_, _ = k.auth.Login(t.Context(), "village_b", "wrong-password", "test")
	}
	var texts []string
	for name, c := range map[string][2]string{
		"unknown":       {"nobody", testkit.Password},
		"not a name":    {"'; drop table", testkit.Password},
		"long name":     {strings.Repeat("a", 5000), testkit.Password},
		"wrong":         {"village_a", "wrong-password"},
		"empty":         {"village_a", ""},
		"long password": {"village_a", strings.Repeat("x", 1<<16)},
		"inactive":      {"village_c", testkit.Password},
		"locked":        {"village_b", testkit.Password},
	} {
		tokens, err := k.auth.Login(t.Context(), c[0], c[1], "test")
		if !refused(err) || tokens.AccessToken != "" {
			t.Errorf("%s: %v", name, err)
			continue
		}
		f := fault.From(err)
		texts = append(texts, f.Reason+f.Text.ZH+f.Text.EN)
	}
	for _, s := range texts {
		if s != texts[0] {
			t.Errorf("%q differs from %q", s, texts[0])
		}
	}
}

func TestLockOut(t *testing.T) {
	t.Parallel()
	k := open(t)
	wrong := func(n int) {
		for range n {
			if _, err := k.auth.Login(t.Context(), "village_a", "wrong-password", "test"); !refused(err) {
				t.Fatal(err)
			}
		}
	}
	wrong(staff.MaxFailures - 1)
	k.login(t, "village_a") // a right one in between: not in a row
	wrong(staff.MaxFailures - 1)
	k.login(t, "village_a")
	wrong(staff.MaxFailures)
	if _, err := k.auth.Login(t.Context(), "village_a", testkit.Password, "test"); !refused(err) {
		t.Fatal("not locked:", err)
	}
	if kinds := k.kinds(t, "village_a"); kinds[1] != "login.locked" || kinds[0] != "login.failed" {
		t.Errorf("audited %v", kinds)
	}
	k.Clock.Advance(staff.LockFor - time.Second)
	wrong(3) // tries while locked do not prolong it
	k.Clock.Advance(time.Second)
	k.login(t, "village_a")
	wrong(staff.MaxFailures - 1)
	k.login(t, "village_a") // the count begins anew after a lock
}

// TestParallelGuessesMeetTheLock: a right guess among many at once must not slip in after the fifth wrong one.
func TestParallelGuessesMeetTheLock(t *testing.T) {
	t.Parallel()
	k := open(t)
	var wg sync.WaitGroup
	for range 12 {
		wg.Go(func() {
			if _, err := k.auth.Login(t.Context(), "village_a", "wrong-password", "test"); !refused(err) {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if _, err := k.auth.Login(t.Context(), "village_a", testkit.Password, "test"); !refused(err) {
		t.Error("twelve wrong guesses at once did not lock:", err)
	}
}

func TestRefreshRotates(t *testing.T) {
	t.Parallel()
	k := open(t)
	tokens := k.login(t, "township_1")
	seen := map[string]bool{tokens.RefreshToken: true}
	for range 5 {
		k.Clock.Advance(staff.AccessFor)
		if _, err := k.auth.Authenticate(t.Context(), tokens.AccessToken); !refused(err) {
			t.Fatal("an expired access token passed:", err)
		}
		next, err := k.auth.Refresh(t.Context(), tokens.RefreshToken, "test")
		if err != nil || seen[next.RefreshToken] {
			t.Fatal(err)
		}
		seen[next.RefreshToken], tokens = true, next
		k.who(t, tokens)
	}
}

func TestReuseEndsTheFamily(t *testing.T) {
	t.Parallel()
	k := open(t)
	old := k.login(t, "township_1")
	other := k.login(t, "township_1") // another device
	now, err := k.auth.Refresh(t.Context(), old.RefreshToken, "test")
	if err != nil {
		t.Fatal(err)
	}
	k.who(t, now)
	if _, err := k.auth.Refresh(t.Context(), old.RefreshToken, "thief"); !refused(err) {
		t.Fatal("a spent token worked:", err)
	}
	if _, err := k.auth.Refresh(t.Context(), now.RefreshToken, "test"); !refused(err) {
		t.Error("the family lives on:", err)
	}
	if _, err := k.auth.Authenticate(t.Context(), now.AccessToken); !refused(err) {
		t.Error("the access token lives on:", err)
	}
	k.who(t, other)
	if _, err := k.auth.Refresh(t.Context(), other.RefreshToken, "test"); err != nil {
		t.Error("another family was ended:", err)
	}
	if kinds := k.kinds(t, "township_1"); kinds[0] != "session.reuse" {
		t.Errorf("audited %v", kinds)
	}
}

func TestMadeUpRefreshTokensDoNoHarm(t *testing.T) {
	t.Parallel()
	k := open(t)
	tokens := k.login(t, "township_1")
	p := strings.Split(tokens.RefreshToken, ".")
	for _, bad := range []string{
		"", ".", "...", p[0], strings.Join(p[:3], "."), p[0] + ".1." + p[2] + ".x", p[0] + ".9." + p[2] + "." + p[3], "session_9." + strings.Join(p[1:], "."),
		strings.Repeat("x", 1000) + "." + p[3], tokens.RefreshToken + "A", tokens.AccessToken,
	} {
		if _, err := k.auth.Refresh(t.Context(), bad, "test"); !refused(err) {
			t.Errorf("%.40q: %v", bad, err)
		}
		if err := k.auth.Logout(t.Context(), bad); !refused(err) {
			t.Errorf("logout %.40q: %v", bad, err)
		}
	}
	if _, err := k.auth.Refresh(t.Context(), tokens.RefreshToken, "test"); err != nil {
		t.Error("a made-up token ended the session:", err)
	}
}

func TestSessionsEndByThemselves(t *testing.T) {
	t.Parallel()
	k := open(t)
	idle := k.login(t, "township_1")
	k.Clock.Advance(staff.IdleFor)
	if _, err := k.auth.Refresh(t.Context(), idle.RefreshToken, "test"); !refused(err) {
		t.Error("12 idle hours:", err)
	}
	busy := k.login(t, "township_1")
	began := k.Clock.Now()
	for {
		k.Clock.Advance(11 * time.Hour)
		next, err := k.auth.Refresh(t.Context(), busy.RefreshToken, "test")
		if age := k.Clock.Now().Sub(began); age >= staff.SessionFor {
			if !refused(err) {
				t.Error("7 days:", err)
			}
			break
		} else if err != nil {
			t.Fatalf("after %s: %v", age, err)
		}
		if next.RefreshExpiresAt.Sub(began) > staff.SessionFor || next.ExpiresAt.Sub(began) > staff.SessionFor {
			t.Error("a token outlives its session")
		}
		busy = next
	}
	if n, err := k.auth.PruneSessions(t.Context(), k.Clock.Now()); n != 2 || err != nil {
		t.Errorf("pruned %d, %v", n, err)
	}
}

func TestSessionsLogoutRevoke(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	one := k.login(t, "township_1")
	k.Clock.Advance(time.Minute)
	two := k.login(t, "township_1")
	stranger := k.login(t, "township_2")
	me := k.who(t, two)
	list, err := k.auth.Sessions(ctx, me)
	if err != nil || len(list) != 2 || !list[0].Current || list[1].Current || list[0].Device != "test" || list[0].CreatedAt.Before(list[1].CreatedAt) {
		t.Fatalf("%+v %v", list, err)
	}
	if err := k.auth.Revoke(ctx, k.who(t, stranger), "request-1", list[1].ID); !fault.Is(err, fault.CodeNotFound) {
		t.Error("a stranger's session was ended:", err)
	}
	first := k.who(t, one) // cached
	for range 2 {          // a repeat changes nothing
		if err := k.auth.Revoke(ctx, me, "request-2", first.SessionID); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := k.auth.Authenticate(ctx, one.AccessToken); !refused(err) {
		t.Error("a revoked session authenticates:", err)
	}
	if err := k.auth.Logout(ctx, two.RefreshToken); err != nil {
		t.Fatal(err)
	}
	if _, err := k.auth.Refresh(ctx, two.RefreshToken, "test"); !refused(err) {
		t.Error("a session lives after logout:", err)
	}
	if _, err := k.auth.Authenticate(ctx, two.AccessToken); !refused(err) {
		t.Error("an access token lives after logout:", err)
	}
	if err := k.auth.Logout(ctx, two.RefreshToken); err != nil {
		t.Error("logging out twice:", err)
	}
	if _, err := k.auth.Sessions(ctx, nil); !refused(err) {
		t.Error("sessions of nobody:", err)
	}
	k.who(t, stranger)
}

// TestAnotherProcessSeesRevocationInTime: what one server ended, another believes for CacheFor at most.
func TestAnotherProcessSeesRevocationInTime(t *testing.T) {
	t.Parallel()
	k := open(t)
	service, err := staff.Open(t.Context(), staff.Deps{Store: k.Store, Regions: k.Regions, Audit: k.Audit, Once: k.Once, Clock: k.Clock.Now, IDs: k.IDs, Hash: staff.NewHasher(staff.Cost{Memory: 64, Time: 1, Threads: 1})})
	if err != nil {
		t.Fatal(err)
	}
	other, err := staff.NewAuth(t.Context(), service, k.Keys)
	if err != nil {
		t.Fatal(err)
	}
	tokens := k.login(t, "township_1")
	if _, err := other.Authenticate(t.Context(), tokens.AccessToken); err != nil {
		t.Fatal(err)
	}
	if err := k.auth.Logout(t.Context(), tokens.RefreshToken); err != nil {
		t.Fatal(err)
	}
	k.Clock.Advance(staff.CacheFor)
	if _, err := other.Authenticate(t.Context(), tokens.AccessToken); !refused(err) {
		t.Error("still taken after a minute:", err)
	}
}

func TestKeyRotation(t *testing.T) {
	t.Parallel()
	k := open(t)
	old := k.login(t, "township_1")
	k.Keys.RotateSigning(k.Clock.Now())
	k.who(t, old) // the retired key still verifies
	fresh := k.login(t, "township_1")
	k.who(t, fresh)
	kid := func(tokens staff.Tokens) string {
		var h struct{ Kid, Alg string }
		raw, err := base64.RawURLEncoding.DecodeString(strings.Split(tokens.AccessToken, ".")[0])
		if err != nil || json.Unmarshal(raw, &h) != nil || h.Alg != "EdDSA" {
			t.Fatalf("header %s: %v", raw, err)
		}
		return h.Kid
	}
	if kid(old) == kid(fresh) {
		t.Error("the new token is signed by the old key")
	}
	if _, err := k.auth.Refresh(t.Context(), old.RefreshToken, "test"); err != nil {
		t.Error("rotation ended a session:", err)
	}
}

// TestForgedTokens: signed by someone else, without signature, by a shared secret, for another audience, without expiry.
func TestForgedTokens(t *testing.T) {
	t.Parallel()
	k := open(t)
	good := k.login(t, "township_1")
	me := k.who(t, good)
	kid, key := k.Keys.SigningKey()
	_, foreign, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	base := func() jwt.MapClaims {
		return jwt.MapClaims{"iss": "minzheng", "aud": "minzheng-api", "sub": me.StaffID, "sid": me.SessionID, "exp": k.Clock.Now().Add(time.Minute).Unix()}
	}
	sign := func(m jwt.SigningMethod, key any, kid any, edit func(jwt.MapClaims)) string {
		c := base()
		if edit != nil {
			edit(c)
		}
		tok := jwt.NewWithClaims(m, c)
		if kid != nil {
			tok.Header["kid"] = kid
		}
		s, err := tok.SignedString(key)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	ed := jwt.SigningMethodEdDSA
	if _, err := k.auth.Authenticate(t.Context(), sign(ed, key, kid, nil)); err != nil {
		t.Fatal("the well-formed one is refused:", err)
	}
	pub, _ := k.Keys.VerifyKey(kid, k.Clock.Now())
	parts := strings.Split(good.AccessToken, ".")
	for name, token := range map[string]string{
		"empty":          "",
		"noise":          "a.b.c",
		"other key":      sign(ed, foreign, kid, nil),
		"unknown kid":    sign(ed, key, "other", nil),
		"no kid":         sign(ed, key, nil, nil),
		"kid no string":  sign(ed, key, 7, nil),
		"none":           sign(jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, kid, nil),
		"hmac of public": sign(jwt.SigningMethodHS256, []byte(pub), kid, nil),
		"cut signature":  parts[0] + "." + parts[1] + ".",
		"issuer":         sign(ed, key, kid, func(c jwt.MapClaims) { c["iss"] = "other" }),
		"no issuer":      sign(ed, key, kid, func(c jwt.MapClaims) { delete(c, "iss") }),
		"audience":       sign(ed, key, kid, func(c jwt.MapClaims) { c["aud"] = "other" }),
		"expired":        sign(ed, key, kid, func(c jwt.MapClaims) { c["exp"] = k.Clock.Now().Add(-time.Second).Unix() }),
		"no expiry":      sign(ed, key, kid, func(c jwt.MapClaims) { delete(c, "exp") }),
		"no session":     sign(ed, key, kid, func(c jwt.MapClaims) { delete(c, "sid") }),
		"other's":        sign(ed, key, kid, func(c jwt.MapClaims) { c["sub"] = k.Actor("admin").StaffID }),
		"no such one":    sign(ed, key, kid, func(c jwt.MapClaims) { c["sub"] = "staff_x" }),
		"refresh token":  good.RefreshToken,
	} {
		if a, err := k.auth.Authenticate(t.Context(), token); !refused(err) || a != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheStoreHoldsNoTokensOrPasswords(t *testing.T) {
	t.Parallel()
	k := open(t)
	tokens := k.login(t, "township_1")
	for _, coll := range []string{staff.Spec.Name(), staff.SessionSpec.Name(), audit.Spec.Name(), "once"} {
		err := k.Store.ScanRaw(t.Context(), coll, "", func(r docstore.Raw) error {
			for _, secret := range []string{tokens.RefreshToken, tokens.AccessToken, testkit.Password, strings.Split(tokens.RefreshToken, ".")[2]} {
				if strings.Contains(string(r.Body), secret) {
					t.Errorf("%s/%s holds a secret in clear", coll, r.ID)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestCancelledLogin(t *testing.T) {
	t.Parallel()
	k := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := k.auth.Login(ctx, "township_1", testkit.Password, "test"); err == nil || refused(err) {
		t.Errorf("a cancelled login is not a wrong password: %v", err)
	}
}
