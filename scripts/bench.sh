#!/usr/bin/env bash
# Builds the benchmark and runs it on a freshly seeded city (SCALE=1). Figures are ratios within this one run.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p bin
go build -o bin/bench ./scripts/bench
bin/bench -bin "${MINZHENG_BIN:-bin/minzheng}" -scale "${SCALE:-1}" "$@"
