package staff

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// Cost is the work of one password hash: Memory in KiB, Time passes, Threads lanes.
type Cost struct {
	Memory  uint32
	Time    uint32
	Threads uint8
}

// DefaultCost is the OWASP minimum for argon2id: 19 MiB, 2 passes, 1 lane; about 50 ms of one core.
func DefaultCost() Cost { return Cost{Memory: 19 * 1024, Time: 2, Threads: 1} }

// limits on what a stored hash may ask for, so that a damaged record cannot exhaust the server.
const (
	maxMemory  = 256 * 1024
	maxTime    = 16
	maxThreads = 8
	saltLen    = 16
	keyLen     = 32
)

// Hasher makes and checks password hashes, at most two at a time: a burst of sign-ins must not take the memory and the
// cores from everybody else.
type Hasher struct {
	cost  Cost
	slots chan struct{}
}

// NewHasher makes a Hasher.
func NewHasher(cost Cost) *Hasher { return &Hasher{cost: cost, slots: make(chan struct{}, 2)} }

func (h *Hasher) enter(ctx context.Context) error {
	select {
	case h.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Hash makes the PHC string of a password: $argon2id$v=19$m=…,t=…,p=…$salt$key.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	if err := h.enter(ctx); err != nil {
		return "", err
	}
	defer func() { <-h.slots }()
	salt := make([]byte, saltLen)
	_, _ = rand.Read(salt) // never fails
	key := argon2.IDKey([]byte(password), salt, h.cost.Time, h.cost.Memory, h.cost.Threads, keyLen)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, h.cost.Memory, h.cost.Time, h.cost.Threads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key)), nil
}

// Verify reports whether the password is that of the PHC string, with the cost that the string names.
func (h *Hasher) Verify(ctx context.Context, phc, password string) (bool, error) {
	cost, salt, want, err := parsePHC(phc)
	if err != nil {
		return false, err
	}
	if err := h.enter(ctx); err != nil {
		return false, err
	}
	defer func() { <-h.slots }()
	got := argon2.IDKey([]byte(password), salt, cost.Time, cost.Memory, cost.Threads, uint32(len(want))) //nolint:gosec // bounded by parsePHC
	return subtle.ConstantTimeCompare(got, want) == 1, nil
}

var errPHC = errors.New("not an argon2id password hash")

func parsePHC(phc string) (c Cost, salt, key []byte, err error) {
	p := strings.Split(phc, "$")
	if len(p) != 6 || p[0] != "" || p[1] != "argon2id" || p[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, errPHC
	}
	if n, err := fmt.Sscanf(p[3], "m=%d,t=%d,p=%d", &c.Memory, &c.Time, &c.Threads); err != nil || n != 3 ||
		p[3] != fmt.Sprintf("m=%d,t=%d,p=%d", c.Memory, c.Time, c.Threads) {
		return c, nil, nil, errPHC
	}
	if c.Memory < 8 || c.Memory > maxMemory || c.Time < 1 || c.Time > maxTime || c.Threads < 1 || c.Threads > maxThreads {
		return c, nil, nil, errPHC
	}
	salt, err1 := base64.RawStdEncoding.Strict().DecodeString(p[4])
	key, err2 := base64.RawStdEncoding.Strict().DecodeString(p[5])
	if err1 != nil || err2 != nil || len(salt) < 8 || len(salt) > 64 || len(key) < 16 || len(key) > 64 {
		return c, nil, nil, errPHC
	}
	return c, salt, key, nil
}
