package docstore

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"hash"
)

// Cursor marks a place in one collection under one sort. It is opaque and signed; used with another collection or sort, or
// changed, it is ErrBadQuery. The empty Cursor is the beginning. The values in it are readable, not encrypted.
type Cursor string

const macSize = 12

// cursors makes and reads the cursors of one (collection, sort).
type cursors struct {
	keys []Key
	mac  hash.Hash
	head []byte
	sum  [sha256.Size]byte
}

func newCursors(secret []byte, s *Schema, keys []Key) *cursors {
	c := &cursors{keys: keys, mac: hmac.New(sha256.New, secret)}
	c.head = append(c.head, s.Name...)
	for _, k := range keys {
		c.head = append(c.head, '|')
		if k.Desc {
			c.head = append(c.head, '-')
		}
		c.head = append(c.head, k.Field.Name...)
	}
	c.head = append(c.head, 0)
	return c
}

func (c *cursors) sign(payload []byte) []byte {
	c.mac.Reset()
	c.mac.Write(c.head)
	c.mac.Write(payload)
	return c.mac.Sum(c.sum[:0])[:macSize]
}

func (c *cursors) encode(vals []Value) Cursor {
	b := make([]byte, 0, 96)
	for i, v := range vals {
		if c.keys[i].Field.Kind == KindString {
			b = append(binary.AppendUvarint(b, uint64(len(v.Str))), v.Str...)
		} else {
			b = binary.AppendVarint(b, v.Int)
		}
	}
	return Cursor(base64.RawURLEncoding.EncodeToString(append(b, c.sign(b)...)))
}

func (c *cursors) decode(cur Cursor) ([]Value, error) {
	if cur == "" {
		return nil, nil
	}
	bad := badQuery("the cursor is not one of this list")
	b, err := base64.RawURLEncoding.Strict().DecodeString(string(cur))
	if err != nil || len(b) < macSize {
		return nil, bad
	}
	b, sum := b[:len(b)-macSize], b[len(b)-macSize:]
	if !hmac.Equal(sum, c.sign(b)) {
		return nil, bad
	}
	vals := make([]Value, len(c.keys))
	for i, k := range c.keys {
		if k.Field.Kind != KindString {
			v, n := binary.Varint(b)
			if n <= 0 {
				return nil, bad
			}
			vals[i], b = Value{Kind: k.Field.Kind, Int: v}, b[n:]
			continue
		}
		l, n := binary.Uvarint(b)
		if n <= 0 || l > uint64(len(b)-n) {
			return nil, bad
		}
		vals[i], b = StrValue(string(b[n:n+int(l)])), b[n+int(l):]
	}
	if len(b) != 0 {
		return nil, bad
	}
	return vals, nil
}
