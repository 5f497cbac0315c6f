// Package benefit owns what a case is entitled to: the dated standards, the formulas that turn facts into an amount
// with a decision card, and the entitlement spans that a case's decisions open and close.
//
// It refuses to compute without a standard in force on the first day of the benefit month, and to change a month
// that a payment run has closed.
//
// Invariant: the spans of a case never overlap, so stock(this month) = stock(last month) + begun − ended, for
// households, persons and fen alike.
package benefit
