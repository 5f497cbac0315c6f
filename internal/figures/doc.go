// Package figures owns every number the system shows: one query type over a few datasets serves tiles, charts, the
// lists behind them, exports and named indicators.
//
// It refuses a query outside the caller's reach, an undeclared field, and a result it would have to guess. A tile and
// its list are the same query, so they cannot disagree; the identities among indicators are checked whenever they are
// computed together.
package figures
