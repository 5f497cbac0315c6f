// Package identity owns the rules of identifiers: resident ID, unified social credit code, bank
// card, disability and veteran certificates, case, facility and document numbers, and how
// sensitive ones are masked. All functions are pure.
//
// It refuses to store or look anything up, and a value that fails its check digit: parsed types
// can only be made by a Parse function.
//
// Invariant: Parse(x.String()) == x. Every refusal is an *Error with a machine reason.
package identity
