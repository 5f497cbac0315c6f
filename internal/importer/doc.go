// Package importer owns taking rosters in that were kept in spreadsheets: reading them as people really keep them,
// saying what would be taken, repaired and refused, taking it in, and taking it out again.
//
// It refuses to guess: a value is repaired only where it can mean one thing; everything else refuses its household, with
// the row and a reason a clerk understands. Raw rows are never stored: an import is read again from its uploaded file,
// which never changes and which only its uploader may open.
//
// Invariant: what Apply writes is what Check said, less what the register itself came to refuse in between; and after
// Undo nothing of it is left.
package importer
