#!/usr/bin/env bash
# The GraphQL-over-HTTP audit of npm's graphql-http against the real server, signed in as the analyst.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/server.sh
dir=$(mktemp -d)
npm --prefix graph/testdata/audit ci --no-audit --no-fund --ignore-scripts >/dev/null
seed_city "$dir" 0 2026-03-16 2>/dev/null
start_server "$dir" "${AUDIT_PORT:-8395}" --clock 2026-03-16T09:00:00+08:00
node graph/testdata/audit/run.mjs "http://127.0.0.1:${AUDIT_PORT:-8395}/graphql" "$(token "${AUDIT_PORT:-8395}" analyst)"
