// Package casework owns cases: the append-only log of each, the state that it folds to, what may
// be done with it now and by whom, the statutory clocks, the work queues and the papers.
//
// It refuses every change that is not a step of the programme's catalogue, from the present
// status, by somebody who may, apart from whoever must not be the same, with a valid form. It
// knows no programme: whatever differs between programmes is in the catalogue.
//
// Invariant: Case.State == Fold(program, Case.Actions), for every case, always.
package casework
