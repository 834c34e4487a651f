#!/usr/bin/env bash
# Nothing secret is tracked, and no script is writable by everybody.
set -euo pipefail
cd "$(dirname "$0")/.."

found=0
if git grep -nE '(whsec_[A-Za-z0-9]{24,}|sk_live_[A-Za-z0-9]{16,}|rnd_[A-Za-z0-9]{24,}|-----BEGIN [A-Z ]*PRIVATE KEY)' -- . ':!scripts/security_audit.sh'; then
  echo "the lines above hold a secret: take it out of the history and replace it" >&2
  found=1
fi
loose=$(find bin scripts -type f -perm -o+w)
if [ -n "$loose" ]; then
  echo "everybody may write: $loose" >&2
  found=1
fi
[ "$found" = 0 ] || exit 1
echo "security audit passed"
