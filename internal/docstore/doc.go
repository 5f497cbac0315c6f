// Package docstore is the port to data: typed documents in named collections, found by fields that are declared once.
//
// It owns the declaration of a collection (Spec), the closed filter and group language, optimistic locking by Meta.Version,
// opaque cursors, and the contract that the adapters docstore/sqlite and docstore/mongo fulfil. It refuses joins, regular
// expressions, negation of a filter, paths into documents, partial updates and sorting by a field that may be null.
//
// Invariant: what a query sees of a document is what the declared getters returned when it was written; the body is opaque.
// Getters therefore read only what the document's JSON carries, and a changed getter needs a higher schema number in Define.
//
// The suite docstoretest proves both adapters equal. SQLite runs always; set TEST_MONGO_URI (a replica set) to run package
// mongo's tests on a real deployment, and REQUIRE_MONGO=1 to fail when it is not set.
package docstore
