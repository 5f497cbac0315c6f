// Package audit owns the record of who did or saw what: append-only, numbered without gaps, each event chained to the
// one before by its hash, written in the transaction of the act itself.
//
// It refuses to change or delete an event, and an act without a kind. Summaries name records by number only: no personal
// data belongs here.
//
// Invariant: Verify recomputes the whole chain; a changed, missing, inserted or cut-off event breaks it.
package audit
