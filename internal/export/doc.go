// Package export owns writing the records of a dataset as a spreadsheet: XLSX or CSV, streamed, so that a file of any
// length takes the same memory.
//
// It refuses to reach further than the list on the screen (it reads through package figures, within the actor's reach),
// to show an identity number without EXPORT_IDS and a reason, and to write text that a spreadsheet would run as a formula.
//
// Invariant: every file is in the audit log before its first byte leaves.
package export
