#!/usr/bin/env bash
# What reading and checking a document costs, warm, beside CommonMark alone on the same document.
#
#   bench/reader.sh [DOCUMENT…]      medians and least of 200 rounds after 800 to warm up, in processor time of the one thread
set -euo pipefail
cd "$(dirname "$0")/.."
. build/find-jdk.sh
find_jdk
./rutter --version >/dev/null
[ "$#" -gt 0 ] || set -- examples/shop/RUNBOOK.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
libraries=$(printf '%s:' app/target/run/lib/*.jar)
"$JDK/bin/javac" -proc:none -d "$work" -cp "$libraries" bench/ReaderBench.java
uptime
for document in "$@"; do
    "$JDK/bin/java" -cp "$work:$libraries" ReaderBench "$document" 800 200
done
