// Package model holds the Go shape of the schema's types: models_gen.go is generated, the scalars are written by
// hand. It refuses any rule of its own.
//
// Invariant: a scalar that parses is valid (a day that exists, an amount with at most two places), and one that does
// not parse is refused with a code.
package model
