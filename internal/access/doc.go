// Package access owns who may do and see what: the actor, the roles × permissions matrix, Can for one record and Scope
// for every read.
//
// It refuses to guess: no actor, an actor whose region does not fit the role, an unknown permission or role are "no".
// Rules of one case (who investigated may not confirm) belong to the case engine; only near relatives are asked here.
//
// Invariant: Can(do, at, section) is nil exactly when a document placed there matches Scope(do).
package access
