// Package people owns the register of residents and households: persons with sealed identity numbers, households with
// dated members, residences over time, search, duplicates, and un-masking with a reason.
//
// It refuses an identity number that two persons would share, a person in two households at a time, a household without
// exactly one head, and a change that overwrites what was true on an earlier day. Reads are scoped by the actor's reach.
//
// Invariants (Check proves them): the current members of a household live where it is registered, and a person's
// HouseholdID names the one household in which they are a current member. Identity, phone and certificate numbers exist
// sealed, blinded and masked only.
package people
