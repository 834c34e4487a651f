#!/usr/bin/env bash
# scripts/restore-database.sh BACKUP: puts the database back to a dump; what was written since is lost.
set -euo pipefail
file=${1:?usage: scripts/restore-database.sh BACKUP}
[ -r "$file" ] || {
  echo "$file cannot be read" >&2
  exit 1
}
pg_restore --clean --if-exists --no-owner --single-transaction --dbname="${DATABASE_URL:?DATABASE_URL is not set}" "$file"
echo "restored from $file"
