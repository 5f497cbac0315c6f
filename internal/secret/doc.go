// Package secret owns the keys of a deployment: field encryption, blind indexes, token signing
// and cursor signing. They live in one file outside the store, readable by its owner only.
//
// It refuses a key file that others can read, unknown or missing keys, and a ciphertext moved to
// another document or field.
//
// Invariant: Open(place, Seal(place, x)) == x under every key the ring still holds; no key and
// no plain value ever appears in an error or a log.
package secret
