#!/usr/bin/env bash
# What a start costs: `./rutter --version`, `lint` and `plan` beside an empty program on the same JVM, in turns. The
# document has 20 kB: two of the examples' runbooks, cut there.
#
#   bench/start.sh [ROUNDS]      median and minimum of each, in milliseconds
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-15}
. build/find-jdk.sh
find_jdk
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'public class Empty { public static void main(String[] a) { System.out.println("x"); } }\n' >"$work/Empty.java"
"$JDK/bin/javac" -d "$work" "$work/Empty.java"
./rutter --version >/dev/null
cat examples/test-platform/RUNBOOK.md examples/shop/RUNBOOK.md | head -c 20480 >"$work/RUNBOOK.md"

measure() { # name, command …
    local name=$1 began ended
    shift
    began=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    ended=$(date +%s%N)
    echo $(((ended - began) / 10000)) >>"$work/$name"
}

for _ in $(seq "$rounds"); do
    measure empty-jvm "$JDK/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$work" Empty
    measure rutter-version ./rutter --version
    measure rutter-lint ./rutter lint "$work/RUNBOOK.md"
    measure rutter-plan ./rutter plan "$work/RUNBOOK.md"
done
for name in empty-jvm rutter-version rutter-lint rutter-plan; do
    sort -n "$work/$name" | awk -v name=$name '{v[NR]=$1} END {printf "%-16s median %7.2f ms   least %7.2f ms   (%d rounds)\n", name, v[int((NR+1)/2)]/100, v[1]/100, NR}'
done
