// Package staff owns accounts: who works where in which role, passwords, sign-in, sessions and tokens.
//
// It refuses a role that does not fit the tier of its region, an admin's change to his own powers, and weak passwords.
// A sign-in that fails says the same whether the name is unknown, the password wrong or the account locked.
//
// Invariant: a token is worth nothing without its live session and active account (at most CacheFor later); of one
// refresh token family only the newest token works, and use of an older one ends the family.
package staff
