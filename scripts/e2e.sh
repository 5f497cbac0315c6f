#!/usr/bin/env bash
# Browser tests against the real server on a small demo city that ends on 2026-03-16. Arguments go to Playwright.
# MINZHENG_BIN names another binary than bin/minzheng; CHROMIUM another browser.
set -euo pipefail
cd "$(dirname "$0")/.."
MINZHENG_BIN=$(realpath "${MINZHENG_BIN:-bin/minzheng}")
E2E_DIR=$(mktemp -d)
trap 'rm -rf "$E2E_DIR"' EXIT
E2E_PORT=${E2E_PORT:-$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')}
export MINZHENG_BIN E2E_DIR E2E_PORT
"$MINZHENG_BIN" seed --scale 0.02 --today 2026-03-16 --store "sqlite:$E2E_DIR/e2e.db" --keys "$E2E_DIR/keys.json"
npm --prefix frontend run e2e -- "$@"
