// Package docstoretest is the one conformance suite of the port: both adapters must pass all of it, without exceptions. It
// compares them with plain evaluation in memory (a model under random documents and queries), so equal means equal to the
// contract, not to each other.
//
// Every test opens its own store and so runs in parallel with the others. Data is small: the suite also runs on slow servers.
package docstoretest
