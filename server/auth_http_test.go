package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"minzheng/internal/staff"
	"minzheng/internal/testkit"
)

// TestLockOut: five wrong passwords in a row lock the account for a quarter of an hour. The answer is the same for a wrong
// password, a locked account with the right one, and a name that nobody has, and it says what happens.
func TestLockOut(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "township_1")
	try := func(username, password string) (int, string) {
		t.Helper()
		res := w.post("/auth/login", map[string]string{"username": username, "password": password}, "Accept-Language", "zh-CN")
		if res.Code == http.StatusOK {
			return res.Code, ""
		}
		code, reason, message := refusal(t, res.Body)
		if res.Code != http.StatusUnauthorized || code != "UNAUTHENTICATED" || reason != "SIGN_IN_FAILED" || len(res.Result().Cookies()) > 0 {
			t.Errorf("%s: %d %s %s", username, res.Code, code, reason)
		}
		return res.Code, message
	}
	_, unknown := try("nobody", "whatever-it-is")
	if !strings.Contains(unknown, "连续输错5次将锁定15分钟") {
		t.Errorf("says %q", unknown)
	}
	for range staff.MaxFailures {
		if _, message := try("township_1", "not-the-password"); message != unknown {
			t.Errorf("says %q", message)
		}
	}
	if status, message := try("township_1", testkit.Password); status == http.StatusOK || message != unknown {
		t.Errorf("the right password while locked: %d %q", status, message)
	}
	w.clock.Advance(staff.LockFor - time.Second)
	if status, _ := try("township_1", testkit.Password); status == http.StatusOK {
		t.Error("unlocked too early")
	}
	w.clock.Advance(time.Second)
	if status, message := try("township_1", testkit.Password); status != http.StatusOK {
		t.Errorf("after the quarter of an hour: %d %q", status, message)
	}
}

// TestSignInRate: thirty attempts at once from one address, then one in three seconds; another address is not held up.
func TestSignInRate(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	try := func(from, lang string) (int, string) {
		t.Helper()
		// Without a password nothing is hashed: the limit counts attempts, whatever they are.
		res := w.post("/auth/login", map[string]string{"username": "township_1"}, "X-Forwarded-For", from, "Accept-Language", lang)
		_, reason, message := refusal(t, res.Body)
		if res.Code == http.StatusTooManyRequests && (reason != "TOO_MANY_SIGN_INS" || res.Header().Get("Retry-After") == "") {
			t.Errorf("%s, retry after %q", reason, res.Header().Get("Retry-After"))
		}
		return res.Code, message
	}
	for i := range 30 {
		if status, _ := try("", "zh-CN"); status != http.StatusBadRequest {
			t.Fatalf("attempt %d: %d", i+1, status)
		}
	}
	for lang, want := range map[string]string{"zh-CN": "尝试过于频繁，请稍后再试。", "en": "Too many attempts; please try again in a while."} {
		if status, message := try("", lang); status != http.StatusTooManyRequests || message != want {
			t.Errorf("one more: %d %q", status, message)
		}
	}
	// The peer of a test is no loopback address, so what it claims to forward for does not count.
	if status, _ := try("10.0.0.9", "zh-CN"); status != http.StatusTooManyRequests {
		t.Errorf("a forged address passes: %d", status)
	}
	w.clock.Advance(3 * time.Second)
	if status, _ := try("", "zh-CN"); status != http.StatusBadRequest {
		t.Errorf("three seconds later: %d", status)
	}
	if status, _ := try("", "zh-CN"); status != http.StatusTooManyRequests {
		t.Errorf("and again: %d", status)
	}
}

// TestSignInForm: what is missing is told field by field; a sign-in gives a cookie that no script and no other site has.
func TestSignInForm(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "township_1")
	res := w.post("/auth/login", map[string]string{"username": "township_1"})
	if code, reason, _ := refusal(t, res.Body); res.Code != http.StatusBadRequest || code != "INVALID" || reason != "REQUIRED" {
		t.Errorf("%d %s %s", res.Code, code, reason)
	}
	_, cookie := w.signIn("township_1")
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || cookie.Path != "/auth" {
		t.Errorf("%+v", cookie)
	}
	if res := w.post("/auth/refresh", nil, "Cookie", cookie.String(), "Sec-Fetch-Site", "cross-site"); res.Code != http.StatusForbidden {
		t.Errorf("a refresh that another site caused: %d", res.Code)
	}
}
