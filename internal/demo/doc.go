// Package demo makes the demo city: an invented county-level city with its people, cases, payments and accounts.
//
// It refuses a store that already holds a city. Everything in it is generated: the same options give the same content,
// every resident number begins with 339981, a division code that no real place has, and every case carries a complete,
// legal action log whose fold is its state.
package demo
