// Package frontend carries the built single-page application into the server binary.
//
// It owns the embedded files and nothing else: routes, cache headers and the choice of zone document belong to the server.
// Invariant: the package compiles from a bare checkout, because dist/.gitkeep is always there ("vite build" puts it back from
// public/.gitkeep). A binary without a built SPA has no dist/index.html; the server must say so instead of serving an empty page.
package frontend

import "embed"

// FS holds the files below dist/ (dist/index.html, dist/assets/…, dist/.vite/manifest.json). Use fs.Sub(FS, "dist").
//
//go:embed all:dist
var FS embed.FS

// Documents is persisted-documents.json: the text of every query of the front end by "sha256:<hex>".
//
//go:embed src/gql/persisted-documents.json
var Documents []byte
