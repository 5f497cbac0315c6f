// Package graph is the GraphQL surface: transport, documents, limits, directives, errors, loaders and thin resolvers
// that each call one domain method and give its answer the schema's shape.
//
// It refuses to hold a rule of the work, a query of the store or a text about a programme; those belong to the
// domain and the catalogue. It never logs arguments, documents or answers.
//
// Invariant: nothing leaves but the closed set of fault codes with a fixed or a domain text, and no field is
// reached without @can or @public.
package graph
