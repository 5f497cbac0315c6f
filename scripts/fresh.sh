#!/usr/bin/env bash
# Regenerates everything that is derived and fails when a committed file differs: generated code is never stale.
set -euo pipefail
cd "$(dirname "$0")/.."
paths=(graph/generated graph/model frontend/src/gql)
before=$(git ls-files -s "${paths[@]}" | sha256sum; find "${paths[@]}" -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
make --no-print-directory generate >/dev/null
after=$(git ls-files -s "${paths[@]}" | sha256sum; find "${paths[@]}" -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
if [ "$before" != "$after" ]; then
  echo "Generated code was stale: run 'make generate' and commit the result." >&2
  git --no-pager diff --stat -- "${paths[@]}" >&2
  exit 1
fi
echo "generated code is fresh"
