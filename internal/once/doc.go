// Package once owns idempotency: one answer per member of staff and request id, whatever networks repeat.
//
// It refuses a request id that is no id, and one that comes again with another request.
//
// Invariant: the record of an answer commits together with what was done, or neither does.
package once
