// Package fault owns the closed set of error codes that may leave the system and the
// bilingual texts that go with them.
//
// It refuses to show a cause: whatever is not a *Error becomes INTERNAL with a fixed text, and
// the cause is kept for the log only.
//
// Invariant: every error a person sees has a Code of the set below, a machine Reason and a
// Text in both languages. The package imports nothing of ours.
package fault
