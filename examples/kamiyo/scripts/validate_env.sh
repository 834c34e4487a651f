#!/usr/bin/env bash
# scripts/validate_env.sh ENVIRONMENT: what has to be set is set, and has the shape it has to have. Prints no value.
set -uo pipefail
environment=${1:?usage: scripts/validate_env.sh production|staging}

wrong=0
complain() {
  echo "$1" >&2
  wrong=1
}
for name in DATABASE_URL NEXTAUTH_SECRET NEXTAUTH_URL STRIPE_WEBHOOK_SECRET ADMIN_API_KEY ALLOWED_ORIGINS; do
  [ -n "${!name:-}" ] || complain "$name is not set"
done
[[ ${DATABASE_URL:-} == postgres*://*@*/* ]] || complain "DATABASE_URL is no connection string of PostgreSQL"
[ "${#NEXTAUTH_SECRET}" -ge 32 ] || complain "NEXTAUTH_SECRET is shorter than 32 characters"
[[ ${NEXTAUTH_URL:-} != */ ]] || complain "NEXTAUTH_URL ends in a slash"
if [ "$environment" = production ]; then
  IFS=, read -ra origins <<<"${ALLOWED_ORIGINS:-}"
  for each in "${origins[@]}"; do
    [[ $each == https://* ]] || complain "origin $each is not HTTPS"
  done
fi
[ "$wrong" = 0 ] || exit 1
echo "environment $environment is complete"
