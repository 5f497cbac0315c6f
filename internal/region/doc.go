// Package region owns the divisions: 12-digit codes (区划代码), the tree city > township > village with its dated
// validity, and Place, the three codes that every scoped document carries.
//
// It refuses a code that does not fit its tier and kind, a second city, a division without its parent, and a reused code.
//
// Invariant: one division contains another exactly when its code is the other's code cut to its tier; so scope is
// decided by equality on stored level codes, never by asking the tree.
package region
