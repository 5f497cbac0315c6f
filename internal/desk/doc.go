// Package desk keeps what each member of staff has put within reach: favourites and what they opened last. It stores
// keys only. What they are called, and whether they may be seen at all, is asked anew at every reading, so that nothing
// stays on a desk that its owner may no longer see.
package desk
