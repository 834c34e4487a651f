#!/usr/bin/env bash
# What the engine costs: durable steps beside plain JDBC on the same database in turns, the start of a run, a long resumption.
#
#   bench/engine.sh [JDBC-URL USER PASSWORD]      SQLite in a temporary folder; PostgreSQL where one is named
set -euo pipefail
cd "$(dirname "$0")/.."
. build/find-jdk.sh
find_jdk
export JAVA_HOME=$JDK
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command mvn -B -q -ntp -Dquick -pl engine -am test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/cp" -Dmdep.includeScope=test -Dmdep.excludeGroupIds=dev.rutter
path=engine/target/test-classes:engine/target/classes:language/target/classes:$(cat "$work/cp")
run() { "$JDK/bin/java" -XX:+UseSerialGC -Xmx1g --enable-native-access=ALL-UNNAMED -cp "$path" "$@"; }
echo "load: $(cut -d' ' -f1-3 /proc/loadavg)"
run dev.rutter.engine.journal.JournalBench "$work" "$@"
run dev.rutter.engine.run.EngineBench "$work"
echo "load: $(cut -d' ' -f1-3 /proc/loadavg)"
