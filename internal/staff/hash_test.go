package staff

import (
	"context"
	"errors"
	"strings"
	"testing"

	"minzheng/internal/fault"
)

func TestArgon2id(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	h := NewHasher(DefaultCost())
	phc, err := h.Hash(ctx, "bicycle-loan-7")
	if err != nil || !strings.HasPrefix(phc, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Fatal(phc, err)
	}
	for password, want := range map[string]bool{"bicycle-loan-7": true, "bicycle-loan-8": false, "": false} {
		if ok, err := h.Verify(ctx, phc, password); ok != want || err != nil {
			t.Errorf("%q: %t %v", password, ok, err)
		}
	}
	// The reference vector of the argon2 command line: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1.
	const reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	if ok, err := h.Verify(ctx, reference, "password"); !ok || err != nil {
		t.Errorf("reference vector: %t %v", ok, err)
	}
	other, err := h.Hash(ctx, "bicycle-loan-7")
	if err != nil || other == phc {
		t.Error("two hashes are equal: no salt")
	}
}

func TestDamagedHashesAreRefused(t *testing.T) {
	t.Parallel()
	h := NewHasher(Cost{Memory: 64, Time: 1, Threads: 1})
	good, err := h.Hash(t.Context(), "bicycle-loan-7")
	if err != nil {
		t.Fatal(err)
	}
	p := strings.Split(good, "$")
	with := func(i int, v string) string {
		q := append([]string(nil), p...)
		q[i] = v
		return strings.Join(q, "$")
	}
	for _, bad := range []string{
		"", "x", with(1, "argon2i"), with(2, "v=16"), with(3, "m=99999999,t=1,p=1"), with(3, "m=64,t=0,p=1"), with(3, "m=64,t=1,p=0"), with(3, "m=64,t=1"),
		with(3, "m=64,t=1,p=1,x=1"), with(3, "m=-64,t=1,p=1"), with(4, "!!"), with(4, "YQ"), with(5, "YQ"), with(5, p[5]+"="), good + "$",
	} {
		if _, err := h.Verify(t.Context(), bad, "bicycle-loan-7"); !errors.Is(err, errPHC) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestHashingWaitsForASlot(t *testing.T) {
	t.Parallel()
	h := NewHasher(Cost{Memory: 64, Time: 1, Threads: 1})
	for range cap(h.slots) {
		if err := h.enter(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.Hash(ctx, "x"); !errors.Is(err, context.Canceled) {
		t.Errorf("no slot was free, yet: %v", err)
	}
}

func TestPasswordRule(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ username, password, reason string }{
		{"city.officer", "minzheng-demo", ""},
		{"city.officer", "柳溪镇的自行车真不少", ""},
		{"city.officer", "city officer rides home", ""},
		{"city.officer", "short-one", "PASSWORD_SHORT"},
		{"city.officer", "九个汉字的密码不够", "PASSWORD_SHORT"},
		{"city.officer", strings.Repeat("ab3d", 33), "PASSWORD_LONG"},
		{"city.officer", "city.officer", "PASSWORD_USERNAME"},
		{"city.officer", "City-Officer1", "PASSWORD_USERNAME"},
		{"city.officer", "cityofficer2025", "PASSWORD_USERNAME"},
		{"city.officer", "1234567890", "PASSWORD_COMMON"},
		{"city.officer", "Password123", "PASSWORD_COMMON"},
		{"city.officer", "minzheng2025", "PASSWORD_COMMON"},
		{"city.officer", "aaaaaaaaaaaa", "PASSWORD_COMMON"},
		{"city.officer", "1212121212", "PASSWORD_COMMON"},
		{"city.officer", "bad\xfftext-here", "PASSWORD_TEXT"},
	} {
		err := checkPassword("/next", c.username, c.password)
		if c.reason == "" {
			if err != nil {
				t.Errorf("%q: %v", c.password, err)
			}
			continue
		}
		f := fault.From(err)
		if f == nil || f.Code != fault.CodeInvalid || f.Reason != c.reason || f.Fields[0].Path != "/next" || f.Text.ZH == "" || f.Text.EN == "" {
			t.Errorf("%q: %v, want %s", c.password, err, c.reason)
		}
	}
	for range 50 {
		p := oneTime()
		if len(p) != 19 || checkPassword("/x", "someone", p) != nil {
			t.Fatalf("one-time password %q breaks the rule", p)
		}
	}
	if a, b := oneTime(), oneTime(); a == b {
		t.Error("one-time passwords repeat")
	}
}

func TestDeviceNamesAreSafe(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Firefox 140": "Firefox 140", "a\nb\x00\u202Ec": "abc", strings.Repeat("民", 100): strings.Repeat("民", 66), "\xff": "",
	} {
		if got := deviceName(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}
