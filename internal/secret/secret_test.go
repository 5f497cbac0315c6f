package secret_test

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"minzheng/internal/secret"
)

var start = time.Date(2025, 6, 30, 8, 0, 0, 0, time.UTC)

func ring(t *testing.T) *secret.Keyring {
	t.Helper()
	k, err := secret.Generate(start)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestSealAndOpen(t *testing.T) {
	t.Parallel()
	k := ring(t)
	at := secret.Place{Collection: "people", ID: "p1", Field: "idNumber"}
	for _, v := range []string{"x", "11010519491231002X", "中文", strings.Repeat("a", 5000), "\x00\xff"} {
		sealed, err := k.Seal(at, v)
		if err != nil || !strings.HasPrefix(sealed, "k1:") || len(v) > 3 && strings.Contains(sealed, v) {
			t.Fatalf("Seal(%.20q) = %.40q, %v", v, sealed, err)
		}
		if got, err := k.Open(at, sealed); err != nil || got != v {
			t.Fatalf("Open = %.20q, %v", got, err)
		}
		if again, _ := k.Seal(at, v); again == sealed {
			t.Fatal("two ciphertexts of one value are equal")
		}
	}
	if sealed, err := k.Seal(at, ""); sealed != "" || err != nil {
		t.Errorf("empty value: %q, %v", sealed, err)
	}
	if plain, err := k.Open(at, ""); plain != "" || err != nil {
		t.Errorf("empty value: %q, %v", plain, err)
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	k := ring(t)
	at := secret.Place{Collection: "people", ID: "p1", Field: "idNumber"}
	sealed, err := k.Seal(at, "339981198001010018")
	if err != nil {
		t.Fatal(err)
	}
	flipped := []byte(sealed)
	flipped[10] ^= 1
	for name, c := range map[string]struct {
		at   secret.Place
		text string
		want error
	}{
		"other document":   {secret.Place{Collection: "people", ID: "p2", Field: "idNumber"}, sealed, secret.ErrOpen},
		"other field":      {secret.Place{Collection: "people", ID: "p1", Field: "phone"}, sealed, secret.ErrOpen},
		"other collection": {secret.Place{Collection: "staff", ID: "p1", Field: "idNumber"}, sealed, secret.ErrOpen},
		"flipped bit":      {at, string(flipped), secret.ErrOpen},
		"cut off":          {at, sealed[:12], secret.ErrOpen},
		"plain text":       {at, "339981198001010018", secret.ErrOpen},
		"not base64":       {at, "k1:***", secret.ErrOpen},
		"unknown key":      {at, "k9" + sealed[2:], secret.ErrUnknownKey},
		"no place":         {secret.Place{}, sealed, secret.ErrPlace},
		"ambiguous place":  {secret.Place{Collection: "a/b", ID: "c", Field: "d"}, sealed, secret.ErrPlace},
	} {
		got, err := k.Open(c.at, c.text)
		if !errors.Is(err, c.want) || got != "" {
			t.Errorf("%s: %q, %v; want %v", name, got, err, c.want)
		}
	}
	if _, err := ring(t).Open(at, sealed); !errors.Is(err, secret.ErrOpen) {
		t.Errorf("another deployment's key: %v", err)
	}
	if _, err := k.Seal(secret.Place{Collection: "people", ID: "p1", Field: "a/b"}, "x"); !errors.Is(err, secret.ErrPlace) {
		t.Errorf("ambiguous place: %v", err)
	}
}

func TestRotateKey(t *testing.T) {
	t.Parallel()
	k := ring(t)
	at := secret.Place{Collection: "people", ID: "p1", Field: "phone"}
	old, err := k.Seal(at, "13812345678")
	if err != nil || k.Stale(old) {
		t.Fatal("fresh value is stale", err)
	}
	if id, err := k.RotateKey(start); err != nil || id != "k2" {
		t.Fatalf("RotateKey = %s, %v", id, err)
	}
	fresh, err := k.Seal(at, "13812345678")
	if err != nil || !strings.HasPrefix(fresh, "k2:") || !k.Stale(old) || k.Stale(fresh) || k.Stale("") {
		t.Errorf("after rotation: %.10s, %v", fresh, err)
	}
	for _, s := range []string{old, fresh} {
		if got, err := k.Open(at, s); err != nil || got != "13812345678" {
			t.Errorf("Open(%.4s…) = %q, %v", s, got, err)
		}
	}
}

func TestBlind(t *testing.T) {
	t.Parallel()
	k := ring(t)
	a := k.Blind("idNumber", "339981198001010018")
	if len(a) != 43 || a != k.Blind("idNumber", "339981198001010018") {
		t.Errorf("Blind = %q", a)
	}
	for name, other := range map[string]string{
		"value": k.Blind("idNumber", "339981198001010026"), "purpose": k.Blind("phone", "339981198001010018"),
		"boundary": k.Blind("idNumber3", "39981198001010018"), "ring": ring(t).Blind("idNumber", "339981198001010018"),
	} {
		if other == a {
			t.Errorf("another %s gives the same digest", name)
		}
	}
	if k.Blind("idNumber", "") != "" {
		t.Error("no value has a digest: all people without a number would look alike")
	}
}

func TestSigningKeys(t *testing.T) {
	t.Parallel()
	k := ring(t)
	verifies := func(kid string, key ed25519.PrivateKey) bool {
		pub, ok := k.VerifyKey(kid, start.Add(time.Hour))
		return ok && ed25519.Verify(pub, []byte("token"), ed25519.Sign(key, []byte("token")))
	}
	first, firstKey := k.SigningKey()
	if !verifies(first, firstKey) {
		t.Fatal("the signing key does not verify")
	}
	second := k.RotateSigning(start.Add(time.Hour))
	if kid, key := k.SigningKey(); kid != second || second == first || !verifies(second, key) {
		t.Error("the new key does not sign")
	}
	if !verifies(first, firstKey) {
		t.Error("tokens of the retired key must stay valid until they expire")
	}
	k.RotateSigning(start.Add(2 * time.Hour))
	if _, ok := k.VerifyKey(first, start.Add(25*time.Hour)); !ok {
		t.Error("a key retired a day ago is gone")
	}
	if _, ok := k.VerifyKey(first, start.Add(26*time.Hour)); ok {
		t.Error("a key retired more than a day ago verifies until the next rotation")
	}
	k.RotateSigning(start.Add(26 * time.Hour))
	if _, ok := k.VerifyKey(first, start.Add(25*time.Hour)); ok {
		t.Error("a key retired more than a day before a rotation was not dropped")
	}
	if _, ok := k.VerifyKey("", start); ok {
		t.Error("a token without kid verifies")
	}
	last, _ := k.SigningKey()
	now := start.Add(26 * time.Hour)
	if kid := k.RevokeSigning(now); kid == last {
		t.Error("a revoked key signs")
	}
	if _, ok := k.VerifyKey(last, now); ok {
		t.Error("a revoked key verifies")
	}
	if kid, key := k.SigningKey(); !ed25519.Verify(key.Public().(ed25519.PublicKey), []byte("x"), ed25519.Sign(key, []byte("x"))) || kid == "" {
		t.Error("nothing signs after a revocation")
	}
}

func TestKeyFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "conf", "keys.json")
	if _, err := secret.Load(path); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("Load of no file: %v", err)
	}
	k, err := secret.LoadOrCreate(path, start)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v", info.Mode(), err)
	}
	at := secret.Place{Collection: "people", ID: "p1", Field: "phone"}
	sealed, err := k.Seal(at, "13812345678")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.RotateKey(start); err != nil {
		t.Fatal(err)
	}
	k.RotateSigning(start.Add(time.Hour))
	if err := k.Save(path); err != nil {
		t.Fatal(err)
	}
	again, err := secret.LoadOrCreate(path, start)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := again.Open(at, sealed); err != nil || got != "13812345678" || !again.Stale(sealed) {
		t.Errorf("Open after reload = %q, %v", got, err)
	}
	if again.Blind("p", "v") != k.Blind("p", "v") || string(again.CursorKey()) != string(k.CursorKey()) || len(again.CursorKey()) != 32 {
		t.Error("blind or cursor key changed over a reload")
	}
	a, _ := again.SigningKey()
	if b, _ := k.SigningKey(); a != b {
		t.Error("signing key changed over a reload")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".keys-*")); len(left) != 0 {
		t.Errorf("temporary files left: %v", left)
	}
}

// Two servers that start on a fresh machine must not use different keys.
func TestLoadOrCreateRace(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "keys.json")
	blinds := make([]string, 8)
	var wg sync.WaitGroup
	for i := range blinds {
		wg.Go(func() {
			k, err := secret.LoadOrCreate(path, start)
			if err != nil {
				t.Error(err)
				return
			}
			blinds[i] = k.Blind("p", "v")
		})
	}
	wg.Wait()
	for _, b := range blinds {
		if b != blinds[0] {
			t.Fatal("two processes hold different keys")
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "keys.json")
	if _, err := secret.LoadOrCreate(path, start); err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	cut := func(old, new string) string {
		bad := strings.Replace(string(good), old, new, 1)
		if bad == string(good) {
			t.Fatalf("%q is not in the key file", old)
		}
		return bad
	}
	at := strings.Index(string(good), `"blind": "`) + len(`"blind": "`)
	for name, body := range map[string]string{
		"empty": "", "no keys": "{}", "not json": string(good)[:40], "unknown member": cut(`"keys"`, `"extra": 1, "keys"`),
		"short blind key": string(good[:at]) + "AA==" + string(good[at+44:]), "no id": cut(`"id": "k1"`, `"id": ""`),
		"no kid": cut(`"kid": "`, `"kid": "", "seed": "`), "retired last": cut(`"seed"`, `"retired": "2025-01-01T00:00:00Z", "seed"`),
	} {
		bad := filepath.Join(dir, strings.ReplaceAll(name, " ", "-"))
		if err := os.WriteFile(bad, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		k, err := secret.Load(bad)
		if !errors.Is(err, secret.ErrKeyFile) || k != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := secret.LoadOrCreate(bad, start); err == nil {
			t.Errorf("%s: a damaged key file was replaced", name)
		}
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := secret.Load(path); !errors.Is(err, secret.ErrKeyFile) {
		t.Errorf("readable by the group: %v", err)
	}
	if _, err := secret.Load(dir); !errors.Is(err, secret.ErrKeyFile) {
		t.Errorf("a folder: %v", err)
	}
}

func TestNothingPrintsAKey(t *testing.T) {
	t.Parallel()
	k := ring(t)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		if got := fmt.Sprintf(verb, k); got != "secret.Keyring" {
			t.Errorf("%s prints %.60q", verb, got)
		}
	}
}
