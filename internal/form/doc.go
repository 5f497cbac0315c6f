// Package form owns filled forms: it checks values against the fields of the catalogue, reads them, and puts them into
// words. Cases, registers and ledgers share it.
//
// It refuses values that no field asks for, and identity numbers in free text.
//
// Invariant: a form that Check.Fields returned, checked again, is the same form.
package form
