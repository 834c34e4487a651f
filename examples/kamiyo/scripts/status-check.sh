#!/usr/bin/env bash
# scripts/status-check.sh API SITE: both services from outside, as a user and a monitor see them. Tells of what is wrong only.
set -uo pipefail
api=${1:?usage: scripts/status-check.sh API SITE}
site=${2:?usage: scripts/status-check.sh API SITE}

wrong=0
expect() { # WHAT STATUS CURL-WORDS...
  local what=$1 wanted=$2 seen
  shift 2
  seen=$(curl -s -o /dev/null -w '%{http_code}' --max-time 10 "$@")
  [ "$seen" = "$wanted" ] && return
  echo "FAILED  $what: $seen, not $wanted"
  wrong=1
}
expect "API is healthy" 200 "$api/health"
expect "API is ready" 200 "$api/ready"
expect "exploits are listed" 200 "$api/exploits?page=1&page_size=10"
expect "a page of nothing is refused" 422 "$api/exploits?page=0"
expect "an unsigned webhook is refused" 400 -X POST -d '{}' "$api/webhooks/stripe"
expect "the admin's page wants its key" 401 "$api/admin/db/slow-queries"
expect "the site is there" 200 "$site/"
expect "one can sign in" 200 "$site/auth/signin"
[ "$wrong" = 0 ] || exit 1
echo "status check passed"
