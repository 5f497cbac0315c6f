// Package storytest plays the bureau's main work against a real server process through its public HTTP interface, as the
// browser does: signed in, by document hash, uploads and bank files included.
//
// It owns the story (a family's application from the village to the bank and back) and the process it runs against; it knows
// nothing of the store, so that one story proves every adapter. Every request carries an id and is repeated with the same id
// after a lost connection: a server that is killed in between must neither lose what it acknowledged nor do anything twice.
package storytest
