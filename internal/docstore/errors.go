package docstore

import (
	"errors"
	"fmt"
)

var (
	// ErrNotFound says that no document has the id.
	ErrNotFound = errors.New("docstore: not found")
	// ErrConflict says that the stored version is not the expected one: someone else wrote in between.
	ErrConflict = errors.New("docstore: version conflict")
	// ErrBadQuery says that a query, filter, cursor, name or limit is not one the declaration allows. It is the caller's
	// mistake, or a forged or outdated cursor.
	ErrBadQuery = errors.New("docstore: bad query")
	// ErrBadDocument says that a document cannot be stored: no id, a null required field, text that is not UTF-8 or holds NUL.
	ErrBadDocument = errors.New("docstore: bad document")
	// ErrTooManyGroups says that an aggregation has more groups than Group.MaxGroups. It is also an ErrBadQuery.
	ErrTooManyGroups = fmt.Errorf("%w: too many groups", ErrBadQuery)
	// ErrOverflow says that a sum does not fit int64.
	ErrOverflow = errors.New("docstore: sum overflows")
	// ErrUnsupported says that the adapter has no such operation (Backup of MongoDB: use mongodump).
	ErrUnsupported = errors.New("docstore: unsupported")
	// ErrNewer says that the database was written by a newer version of the program.
	ErrNewer = errors.New("docstore: the database is newer than this program")
	// ErrOuterContext says that a goroutine inside Tx wrote with a context from outside it; waiting would never end.
	ErrOuterContext = errors.New("docstore: write with a context from outside the running transaction")
)

// DuplicateError says that a write would give two documents of Collection the same value of Unique, which is the name of a
// Spec.Unique or "id". Inside Tx it ends the transaction: nothing of it can be committed any more.
type DuplicateError struct{ Collection, Unique string }

func (e *DuplicateError) Error() string {
	return "docstore: duplicate in " + e.Collection + "." + e.Unique
}

func badQuery(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrBadQuery, fmt.Sprintf(format, args...))
}
