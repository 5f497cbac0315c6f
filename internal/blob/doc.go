// Package blob owns uploaded and produced files: their bytes, stored once by SHA-256 in the document store itself (one
// store, one backup), and who may open them.
//
// It refuses files above 10 MB and whatever is not, by its content, a JPEG, PNG, PDF, XLSX or CSV; the name and the type
// that a browser claims decide nothing. Spreadsheets hold raw data: only their uploader (or, for bank files, finance)
// opens them.
//
// Invariant: the bytes behind a file never change, and Open answers NOT_FOUND for a file out of the caller's reach.
package blob
