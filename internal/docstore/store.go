package docstore

import (
	"context"
	"io"
	"time"
)

// Store is a database behind the port. All methods may be called from many goroutines.
type Store interface {
	// Ensure creates or brings up to date the collections, their indexes and unique keys, in one step: columns of fields that
	// are new (or of a higher schema number) are filled from the bodies. ErrNewer when a collection has a higher schema number.
	Ensure(ctx context.Context, specs ...Declared) error
	// Tx runs fn in a transaction that the context given to fn carries; within it reads see its writes. A Tx inside a Tx joins
	// it. An error of fn (or of a joined fn, or a *DuplicateError) rolls everything back. fn may run more than once, so it
	// must have no other effect; use OnCommit for those. A write with a context from outside waits for other writers, and is
	// ErrOuterContext (SQLite) when its own goroutine is the one to wait for.
	Tx(ctx context.Context, fn func(ctx context.Context) error) error
	// OnCommit runs fn once after the outermost transaction of ctx has committed, never when it is rolled back; at once
	// outside a transaction. fn gets a context outside the transaction; its errors are logged only.
	OnCommit(ctx context.Context, fn func(ctx context.Context) error)
	// Load runs fn, which writes many documents, in its own transactions, and builds the secondary indexes of collections that
	// were empty afterwards. It is not a transaction itself.
	Load(ctx context.Context, fn func(ctx context.Context) error) error
	// NextSeq counts name up and returns the new value, from 1. In a transaction that rolls back the number is given again.
	NextSeq(ctx context.Context, name string) (int64, error)
	// Sequences returns all counters.
	Sequences(ctx context.Context) (map[string]int64, error)
	// RaiseSeq makes NextSeq continue after n at least.
	RaiseSeq(ctx context.Context, name string, n int64) error

	// Collections lists the stored collections by name, with exact numbers of documents.
	Collections(ctx context.Context) ([]CollectionInfo, error)
	// ScanRaw calls fn for each stored document with an id after the given one ("" for all), in id order, each once; no
	// snapshot. The collection need not be declared; one that does not exist has no documents.
	ScanRaw(ctx context.Context, collection, after string, fn func(Raw) error) error
	// PutRaw writes bodies as they are, over documents of the same id, whatever their version; columns, sets and unique keys
	// come from the declared getters. Id and version must be those of the body. The collection must have been ensured.
	PutRaw(ctx context.Context, collection string, docs ...Raw) error

	// Backup writes a consistent copy of the database while it is in use. ErrUnsupported on MongoDB.
	Backup(ctx context.Context, w io.Writer) error
	// Ping reports whether the store answers.
	Ping(ctx context.Context) error
	// Close ends all use of the store.
	Close(ctx context.Context) error

	// Now is the store's clock.
	Now() time.Time
	// Backend is for Collection.
	Backend() Backend
}

// CollectionInfo describes a stored collection.
type CollectionInfo struct {
	Name   string
	Docs   int64
	Schema int // highest schema number ensured
}

// Backend is what an adapter implements for Collection: untyped, already checked operations.
type Backend interface {
	// Insert adds all records or none. *DuplicateError.
	Insert(ctx context.Context, s *Schema, recs []Record) error
	// Get returns the stored documents among ids (at most MaxValues), in any order.
	Get(ctx context.Context, s *Schema, ids []string) ([]Raw, error)
	// Find returns at most p.Limit documents.
	Find(ctx context.Context, s *Schema, p FindPlan) ([]Raw, error)
	// Count counts up to atMost, or all when it is 0.
	Count(ctx context.Context, s *Schema, where *Node, atMost int64) (int64, error)
	// Aggregate returns sorted rows. ErrTooManyGroups, ErrOverflow.
	Aggregate(ctx context.Context, s *Schema, p GroupPlan) ([]Row, error)
	// Replace writes the records whose stored version is Record.Version-1 and returns the ids of the others. *DuplicateError.
	Replace(ctx context.Context, s *Schema, recs []Record) (conflicts []string, err error)
	// Delete removes the document when it has the version.
	Delete(ctx context.Context, s *Schema, id string, version int64) (deleted bool, err error)
	// ExplainFind and ExplainAggregate tell how Find and Aggregate would be answered.
	ExplainFind(ctx context.Context, s *Schema, p FindPlan) (Plan, error)
	ExplainAggregate(ctx context.Context, s *Schema, p GroupPlan) (Plan, error)
	// OnRollback runs fn when the transaction of ctx is rolled back or tried again; never outside one.
	OnRollback(ctx context.Context, fn func())
	// CursorKey signs cursors.
	CursorKey() []byte
}
