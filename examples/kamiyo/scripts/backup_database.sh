#!/usr/bin/env bash
# Dumps $DATABASE_URL into backups/, and looks whether the dump can be read. Prints its name last.
set -euo pipefail
cd "$(dirname "$0")/.."

mkdir -p backups
file=backups/kamiyo-$(date -u +%Y%m%dT%H%M%SZ).dump
pg_dump --format=custom --file="$file" "${DATABASE_URL:?DATABASE_URL is not set}"
tables=$(pg_restore --list "$file" | grep -c 'TABLE DATA') || true
[ "$tables" -gt 0 ] || {
  echo "$file holds no table" >&2
  exit 1
}
echo "backup of $tables tables: $file"
