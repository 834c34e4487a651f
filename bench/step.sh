#!/usr/bin/env bash
# What a shell step costs in a run's session (a process of its own that outlives Rutter, bounded output, the whole state kept for the next step) beside a bare
# `bash -c` started by the same JVM, in turns.
#
#   bench/step.sh      median, least and 99th percentile of each over 300 rounds, and the load at the time
set -euo pipefail
cd "$(dirname "$0")/.."
. build/find-jdk.sh
find_jdk
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export JAVA_HOME=$JDK
mvn -B -q -Dquick -pl engine -am test-compile
# What is measured needs no library.
classpath=engine/target/classes:engine/target/test-classes:language/target/classes
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg)"
"$JDK/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$classpath" dev.rutter.engine.session.SessionCost "$work"
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
