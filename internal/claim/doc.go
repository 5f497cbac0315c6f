// Package claim owns the numbers that stand once in the whole system, across cases and ledgers: an invoice that one door
// has paid is not paid at another.
//
// It refuses a number that another record has, and names that record.
//
// Invariant: a number of a book has one holder; what a holder no longer says is free again.
package claim
