// Package sqlite keeps documents in one SQLite file (WAL, synchronous=FULL) behind the port docstore.
//
// A collection is a table: id, version, one real column per declared scalar (c_), one per unique key (u_), one that keeps each
// declared set as text (s_), and the JSON body last, because SQLite reads a row from its front. A set also has a side table
// (v, rid) for search. Many readers work beside one writer; writers that wait are committed together by one fsync.
//
// Statistics are never gathered (no ANALYZE): the plan that a test proves is the plan of every database.
//
// Invariant: a column always equals what the declared getter says of the body, so a changed declaration rebuilds the table.
package sqlite
