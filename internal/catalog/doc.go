// Package catalog owns what changes with policy: programmes, the procedures they follow, the
// standards they pay by and the lists of codes they share. All of it is YAML in this folder.
//
// It refuses a catalogue that is not whole: unknown keys, unknown words of the closed
// vocabularies, references that lead nowhere, labels in one language, statuses that cannot be
// reached or left. All problems are reported together, with file and line.
//
// Invariant: a loaded Catalog never changes, and a programme's Edition is the hash of all that
// decides how its cases are read.
package catalog
