// Package registry owns the registers of organisations and facilities: entries of the kinds of the catalogue, each with
// a log of what was done with it, and what must be done with it by when.
//
// It refuses a second way to change an entry: Perform is the only one, and what it does not allow Available does not
// offer.
//
// Invariant: the state of an entry is the fold of its log; Check proves it for every entry.
package registry
