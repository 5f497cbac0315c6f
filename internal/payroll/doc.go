// Package payroll owns the monthly runs: the frozen roster, one payment line per case and item, the checks, the bank file
// and what the bank answered.
//
// It refuses to approve one's own calculation, to pay out while a blocking check stands, and to take a bank result that
// does not balance both ways.
//
// Invariant: one household (or person) has at most one live line per programme, item and month, guarded by the store; so
// nobody is paid twice, however often a request is sent or wherever the process stops.
package payroll
