// Package money owns amounts: whole fen in an int64, their decimal forms and exact arithmetic.
//
// It refuses floats, more than two decimals and silent overflow: every operation that can
// leave the int64 range returns ErrOverflow.
//
// Invariant: ParseYuan(f.Yuan()) == f for every Fen.
package money
