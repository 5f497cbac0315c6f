// Package testkit owns what tests of the product share: a fresh store, a clock and ids that tests set, and an invented
// town with its staff. Only tests import it.
//
// It refuses to fake our own store: Store is the real SQLite adapter on a file of its own.
//
// Invariant: two runs of a test see the same ids, times and codes.
package testkit
