package desk

import (
	"slices"
	"time"

	"minzheng/internal/docstore"
)

// Kind is what lies on a desk.
type Kind string

// The closed set of kinds: records, and the functions that work on them.
const (
	Case         Kind = "CASE"
	Person       Kind = "PERSON"
	Household    Kind = "HOUSEHOLD"
	Organization Kind = "ORGANIZATION"
	Facility     Kind = "FACILITY"
	Record       Kind = "LEDGER_RECORD"
	Batch        Kind = "BATCH"
	Import       Kind = "IMPORT"
	Program      Kind = "PROGRAM"  // by its code
	Register     Kind = "REGISTER" // a kind of organisation or facility, by its code
	Ledger       Kind = "LEDGER"   // by its code
	Page         Kind = "PAGE"     // of the client, by its address
)

// Kinds lists the closed set.
func Kinds() []Kind {
	return []Kind{Case, Person, Household, Organization, Facility, Record, Batch, Import, Program, Register, Ledger, Page}
}

// What a desk holds at most.
const (
	MaxFavourites = 50
	MaxRecent     = 20
)

// Item is one thing on a desk, and when it was put there or opened.
type Item struct {
	Kind Kind      `json:"kind"`
	ID   string    `json:"id"`
	At   time.Time `json:"at"`
}

// Desk is one person's; its id is theirs. Both lists have the newest first.
type Desk struct {
	docstore.Meta
	Favourites []Item `json:"favourites,omitempty"`
	Recent     []Item `json:"recent,omitempty"`
}

// Spec declares the collection.
var Spec = docstore.Define[Desk]("desks", 1)

// without is the list without one thing.
func without(list []Item, kind Kind, id string) []Item {
	return slices.DeleteFunc(slices.Clone(list), func(x Item) bool { return x.Kind == kind && x.ID == id })
}

func has(list []Item, kind Kind, id string) bool {
	return slices.ContainsFunc(list, func(x Item) bool { return x.Kind == kind && x.ID == id })
}
