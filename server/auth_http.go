package main

import (
	"container/list"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"minzheng/internal/fault"
	"minzheng/internal/staff"
)

const refreshCookie = "minzheng_refresh"

func (a *app) authRoutes(mux *http.ServeMux) {
	limit := newLimiter(rate.Every(3*time.Second), 30)
	limited := func(h http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if !limit.allow(clientIP(r), a.clock()) {
				w.Header().Set("Retry-After", "30")
				a.problem(w, r, fault.New(fault.CodeRateLimited, "TOO_MANY_SIGN_INS", fault.T("尝试过于频繁，请稍后再试。", "Too many attempts; please try again in a while.")))
				return
			}
			h(w, r)
		}
	}
	mux.HandleFunc("POST /auth/login", limited(a.login))
	mux.HandleFunc("POST /auth/refresh", a.sameSite(a.refresh))
	mux.HandleFunc("POST /auth/logout", a.sameSite(a.logout))
	mux.HandleFunc("GET /auth/info", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, map[string]any{"demo": a.demo, "cityName": a.cityName(), "version": version})
	})
}

// sameSite refuses a request that a browser says another site caused; the cookie's SameSite=Strict is the first guard.
func (a *app) sameSite(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if s := r.Header.Get("Sec-Fetch-Site"); s != "" && s != "same-origin" && s != "none" {
			a.problem(w, r, fault.Forbidden())
			return
		}
		next(w, r)
	}
}

func (a *app) login(w http.ResponseWriter, r *http.Request) {
	var in struct{ Username, Password string }
	if err := readJSON(w, r, &in); err != nil {
		a.problem(w, r, err)
		return
	}
	var missing []fault.Field
	for path, v := range map[string]string{"/username": in.Username, "/password": in.Password} {
		if v == "" {
			missing = append(missing, fault.Field{Path: path, Reason: "REQUIRED", Text: fault.T("请填写。", "Please fill this in.")})
		}
	}
	if missing != nil {
		a.problem(w, r, fault.Invalid("REQUIRED", fault.T("请填写用户名和密码。", "Please enter user name and password."), missing...))
		return
	}
	tokens, err := a.auth.Login(r.Context(), in.Username, in.Password, r.UserAgent())
	if err != nil {
		a.problem(w, r, err)
		return
	}
	a.setTokens(w, tokens)
}

func (a *app) refresh(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie(refreshCookie)
	if err != nil {
		a.problem(w, r, fault.Unauthenticated())
		return
	}
	tokens, err := a.auth.Refresh(r.Context(), c.Value, r.UserAgent())
	if err != nil {
		if fault.Is(err, fault.CodeUnauthenticated) {
			a.clearCookie(w)
		}
		a.problem(w, r, err)
		return
	}
	a.setTokens(w, tokens)
}

func (a *app) logout(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie(refreshCookie); err == nil {
		if err := a.auth.Logout(r.Context(), c.Value); err != nil && !fault.Is(err, fault.CodeUnauthenticated) {
			a.problem(w, r, err)
			return
		}
	}
	a.clearCookie(w)
	w.WriteHeader(http.StatusNoContent)
}

func (a *app) cookie(value string, expires time.Time, maxAge int) *http.Cookie {
	return &http.Cookie{Name: refreshCookie, Value: value, Path: "/auth", Expires: expires, MaxAge: maxAge, HttpOnly: true, Secure: a.cfg.secureCookies(), SameSite: http.SameSiteStrictMode}
}

func (a *app) clearCookie(w http.ResponseWriter) {
	http.SetCookie(w, a.cookie("", time.Unix(1, 0), -1))
}

// limiter keeps one token bucket per client address, for the last maxAddresses of them.
type limiter struct {
	mu    sync.Mutex
	every rate.Limit
	burst int
	byIP  map[string]*list.Element // of *bucket
	order list.List                // the one used last in front
}

type bucket struct {
	*rate.Limiter
	ip string
}

// maxAddresses bounds the memory of a limiter.
const maxAddresses = 10_000

func newLimiter(every rate.Limit, burst int) *limiter {
	return &limiter{every: every, burst: burst, byIP: map[string]*list.Element{}}
}

func (l *limiter) allow(ip string, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	e := l.byIP[ip]
	if e == nil {
		if oldest := l.order.Back(); len(l.byIP) >= maxAddresses {
			l.order.Remove(oldest)
			delete(l.byIP, oldest.Value.(*bucket).ip) //nolint:forcetypeassert // nothing else is put in
		}
		e = l.order.PushFront(&bucket{rate.NewLimiter(l.every, l.burst), ip})
		l.byIP[ip] = e
	}
	l.order.MoveToFront(e)
	return e.Value.(*bucket).AllowN(now, 1) //nolint:forcetypeassert // nothing else is put in
}

func (a *app) setTokens(w http.ResponseWriter, t staff.Tokens) {
	http.SetCookie(w, a.cookie(t.RefreshToken, t.RefreshExpiresAt, int(t.RefreshExpiresAt.Sub(a.clock()).Seconds())))
	answer(w, map[string]any{"accessToken": t.AccessToken, "expiresAt": t.ExpiresAt.UTC().Format(time.RFC3339), "mustChangePassword": t.MustChange})
}
