#!/usr/bin/env bash
# Makes sure that a Chromium and Chinese fonts are there; installs Debian's packages when they are not.
set -euo pipefail
have() { command -v "$1" >/dev/null 2>&1; }
if [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ]; then exit 0; fi
if have chromium && fc-list 2>/dev/null | grep -qi 'cjk'; then exit 0; fi
if ! have apt-get; then
  echo "No Chromium found: install one and set CHROMIUM=/path/to/chromium." >&2
  exit 1
fi
sudo=""
[ "$(id -u)" = 0 ] || sudo=sudo
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq chromium fonts-noto-cjk chromium-l10n fontconfig >/dev/null
