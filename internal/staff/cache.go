package staff

import (
	"crypto/sha256"
	"sync"
	"time"

	"minzheng/internal/access"
)

// CacheFor is how long a verified token is taken as good without looking at key, session and account again. A change
// made by this process counts at once, one made by another process within this time.
const CacheFor = 60 * time.Second

const maxCached = 5000

// cache remembers verified access tokens by their SHA-256.
type cache struct {
	mu sync.Mutex
	by map[[sha256.Size]byte]verified
	// epoch counts drops, so that a token verified before one is not put in after it.
	epoch uint64
}

type verified struct {
	actor access.Actor
	until time.Time
}

func newCache() *cache { return &cache{by: map[[sha256.Size]byte]verified{}} }

func (c *cache) get(key [sha256.Size]byte, now time.Time) (access.Actor, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.by[key]
	if !ok || !now.Before(v.until) {
		delete(c.by, key)
		return access.Actor{}, false
	}
	return v.actor, true
}

// mark is the epoch to pass to put.
func (c *cache) mark() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.epoch
}

func (c *cache) put(key [sha256.Size]byte, v verified, epoch uint64, now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if epoch != c.epoch {
		return
	}
	if len(c.by) >= maxCached {
		for k, old := range c.by {
			if !now.Before(old.until) {
				delete(c.by, k)
			}
		}
		if len(c.by) >= maxCached {
			clear(c.by)
		}
	}
	c.by[key] = v
}

func (c *cache) drop(match func(*access.Actor) bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.epoch++
	for k, v := range c.by {
		if match(&v.actor) {
			delete(c.by, k)
		}
	}
}

func (c *cache) dropStaff(id string) { c.drop(func(a *access.Actor) bool { return a.StaffID == id }) }

func (c *cache) dropSession(id string) {
	c.drop(func(a *access.Actor) bool { return a.SessionID == id })
}
