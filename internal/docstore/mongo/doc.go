// Package mongo keeps documents in MongoDB behind the port docstore.
//
// A stored document is {_id, v: version, x: {declared scalars}, s: {declared sets}, u: {unique keys}, d: {the document}}. Indexes
// are on x and s; u has one unique sparse index per key, and a key that is absent is not guarded. d is the natural document, for
// people and their tools; no query of the port looks into it. Keys that MongoDB or FerretDB refuse are escaped (see codec.go).
//
// Transactions need a replica set (one node is enough) or a sharded cluster; Open refuses anything else unless UnsafeNoTx, where
// a lock in this process and an undo log stand in: neither safe in a crash nor isolated, for tests over the wire only.
//
// Invariant: null is always an absent key, never a stored null, so that MongoDB has one null as the port has.
package mongo
