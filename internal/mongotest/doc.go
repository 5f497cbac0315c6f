// Package mongotest runs the store suite over the wire: package docstore/mongo talks to a FerretDB server inside the test's own
// process. It is a module of its own, so that the server's dependencies stay out of the product's go.mod.
//
// FerretDB v1 speaks MongoDB's protocol but has no transactions and is slow: it proves the adapter's commands, types and
// semantics on small data, not its speed, and not the paths that need a replica set. Those run with TEST_MONGO_URI in package
// docstore/mongo.
package mongotest
