// Package course owns what the courses of cases and register entries have in common: who acted, who may not act again,
// from which status a step starts, and when a statutory time limit ends.
//
// It refuses to guess: a limit that reaches into a year without published holidays has no day.
//
// Invariant: it holds no state and reads no store.
package course
