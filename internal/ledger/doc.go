// Package ledger owns the bureau's ledgers: dated records about a place, person, household, organisation, facility or
// case, of the kinds of the catalogue; and what follows from them: alarms, sums from village to city, and how much of
// each was typed by hand.
//
// It refuses two records with the same key, figures of an event that fall without a reason, and a decision by whoever
// entered the record.
//
// Invariant: a record says what the last entry of its log says; nothing that was ever entered is lost.
package ledger
