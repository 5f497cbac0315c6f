package secret

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

// Errors of this package. None carries a key or a value.
var (
	ErrUnknownKey = errors.New("value is sealed under a key this ring does not hold")
	ErrOpen       = errors.New("sealed value is damaged, or belongs to another place")
	ErrPlace      = errors.New("place of a sealed value is incomplete or ambiguous")
	ErrKeyFile    = errors.New("key file is not usable")
)

// signingGrace is how long a retired signing key still verifies: longer than any token lives.
const signingGrace = 24 * time.Hour

const keySize = 32

// Place is where a sealed value belongs. It is bound into the ciphertext, so that a value copied
// to another document or field does not open. Neither Collection nor Field may contain "/".
type Place struct{ Collection, ID, Field string }

func (p Place) aad() ([]byte, error) {
	if p.Collection == "" || p.ID == "" || p.Field == "" ||
		strings.Contains(p.Collection, "/") || strings.Contains(p.Field, "/") {
		return nil, ErrPlace
	}
	return []byte(p.Collection + "/" + p.ID + "/" + p.Field), nil
}

type fieldKey struct {
	ID      string    `json:"id"`
	AES     []byte    `json:"aes"` // 32 bytes
	Created time.Time `json:"created"`
}

type signKey struct {
	KID     string     `json:"kid"`
	Seed    []byte     `json:"seed"` // Ed25519 seed, 32 bytes
	Created time.Time  `json:"created"`
	Retired *time.Time `json:"retired,omitempty"`
}

// Keyring holds the keys. It is safe for concurrent use. The last field key seals; all open.
type Keyring struct {
	mu      sync.RWMutex
	fields  []fieldKey
	aeads   map[string]cipher.AEAD
	blind   []byte
	signing []signKey
	cursor  []byte
}

// Generate makes a ring of fresh random keys; now dates them.
func Generate(now time.Time) (*Keyring, error) {
	k := &Keyring{aeads: map[string]cipher.AEAD{}, blind: random(), cursor: random()}
	if _, err := k.RotateKey(now); err != nil {
		return nil, err
	}
	k.RotateSigning(now)
	return k, nil
}

// random never fails: crypto/rand.Read ends the program rather than return weak bytes.
func random() []byte {
	b := make([]byte, keySize)
	_, _ = rand.Read(b)
	return b
}

func newAEAD(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// Seal encrypts a value for its place with the active key: "k1:…" (AES-256-GCM, random nonce,
// base64url). The empty value stays empty. Error: ErrPlace.
func (k *Keyring) Seal(at Place, value string) (string, error) {
	if value == "" {
		return "", nil
	}
	aad, err := at.aad()
	if err != nil {
		return "", err
	}
	k.mu.RLock()
	defer k.mu.RUnlock()
	id := k.fields[len(k.fields)-1].ID
	return id + ":" + base64.RawURLEncoding.EncodeToString(k.aeads[id].Seal(nil, nil, []byte(value), aad)), nil
}

// Open decrypts what Seal made for the same place. The empty value stays empty.
// Errors: ErrUnknownKey, ErrOpen, ErrPlace.
func (k *Keyring) Open(at Place, sealed string) (string, error) {
	if sealed == "" {
		return "", nil
	}
	aad, err := at.aad()
	if err != nil {
		return "", err
	}
	id, body, found := strings.Cut(sealed, ":")
	if !found {
		return "", ErrOpen
	}
	k.mu.RLock()
	aead := k.aeads[id]
	k.mu.RUnlock()
	if aead == nil {
		return "", ErrUnknownKey
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(body)
	if err != nil {
		return "", ErrOpen
	}
	plain, err := aead.Open(nil, nil, raw, aad)
	if err != nil {
		return "", ErrOpen
	}
	return string(plain), nil
}

// Stale reports whether a sealed value is under another key than the active one and should be
// sealed again.
func (k *Keyring) Stale(sealed string) bool {
	id, _, found := strings.Cut(sealed, ":")
	k.mu.RLock()
	defer k.mu.RUnlock()
	return found && id != k.fields[len(k.fields)-1].ID
}

// RotateKey adds a new active field key and returns its id; the old ones still open.
func (k *Keyring) RotateKey(now time.Time) (string, error) {
	key := random()
	aead, err := newAEAD(key)
	if err != nil {
		return "", err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	id := fmt.Sprintf("k%d", len(k.fields)+1)
	for k.aeads[id] != nil { // a ring edited by hand may have gaps
		id += "a"
	}
	k.fields = append(k.fields, fieldKey{ID: id, AES: key, Created: now.UTC()})
	k.aeads[id] = aead
	return id, nil
}

// Blind is a keyed digest of a value for exact look-up and uniqueness (HMAC-SHA256, base64url).
// Values of different purposes never give the same digest. Normalise the value before; the
// empty value stays empty. The key is never rotated: that would rename every record.
func (k *Keyring) Blind(purpose, value string) string {
	if value == "" {
		return ""
	}
	mac := hmac.New(sha256.New, k.blind)
	fmt.Fprintf(mac, "%d:%s:%s", len(purpose), purpose, value)
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// CursorKey is the key that signs page cursors; a copy.
func (k *Keyring) CursorKey() []byte { return slices.Clone(k.cursor) }

// SigningKey is the key that signs new tokens, with its id.
func (k *Keyring) SigningKey() (kid string, key ed25519.PrivateKey) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	last := k.signing[len(k.signing)-1]
	return last.KID, ed25519.NewKeyFromSeed(last.Seed)
}

// VerifyKey is the public key of a token's kid; false for an unknown one and one retired for more than 24 hours.
func (k *Keyring) VerifyKey(kid string, now time.Time) (ed25519.PublicKey, bool) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	for _, s := range k.signing {
		if s.KID == kid && !s.expired(now) {
			pub, ok := ed25519.NewKeyFromSeed(s.Seed).Public().(ed25519.PublicKey)
			return pub, ok
		}
	}
	return nil, false
}

// RotateSigning retires the present signing key and adds a new one, whose id it returns. Keys
// retired for more than 24 hours are dropped: no token of theirs is still valid.
func (k *Keyring) RotateSigning(now time.Time) string {
	now = now.UTC()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.signing = slices.DeleteFunc(k.signing, func(s signKey) bool { return s.expired(now) })
	for i := range k.signing {
		if k.signing[i].Retired == nil {
			k.signing[i].Retired = &now
		}
	}
	return k.addSigning(now)
}

// RevokeSigning drops every signing key at once and adds a new one, whose id it returns: no token issued so far
// verifies. It is for a key that became known.
func (k *Keyring) RevokeSigning(now time.Time) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.signing = nil
	return k.addSigning(now.UTC())
}

func (k *Keyring) addSigning(now time.Time) string {
	seed := random()
	kid := kidOf(seed)
	k.signing = append(k.signing, signKey{KID: kid, Seed: seed, Created: now})
	return kid
}

func (s *signKey) expired(now time.Time) bool {
	return s.Retired != nil && now.Sub(*s.Retired) > signingGrace
}

// kidOf names a signing key by its public half, so that ids of two deployments differ.
func kidOf(seed []byte) string {
	pub, _ := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	sum := sha256.Sum256(pub)
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

// String hides the keys from logs.
func (k *Keyring) String() string { return "secret.Keyring" }

// GoString hides the keys from %#v.
func (k *Keyring) GoString() string { return "secret.Keyring" }
