#!/usr/bin/env bash
# Durable steps a second: plain JDBC, the journal, db-scheduler and DBOS, in turns on one PostgreSQL of this machine's binaries that writes through to its disk
# (fsync and synchronous_commit on). Started for this and ended with it.
#
#   bench/peers.sh
set -euo pipefail
cd "$(dirname "$0")/.."
. build/find-jdk.sh
find_jdk
export JAVA_HOME=$JDK
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command mvn -B -q -ntp -Dquick -pl engine -am test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/engine" -Dmdep.includeScope=test -Dmdep.excludeGroupIds=dev.rutter
command mvn -B -q -ntp -f bench/peers/pom.xml dependency:build-classpath -Dmdep.outputFile="$work/peers"
path=engine/target/test-classes:engine/target/classes:language/target/classes:$(cat "$work/engine"):$(cat "$work/peers")
"$JDK/bin/javac" -proc:none -d "$work/classes" -cp "$path" bench/peers/PeersBench.java
echo "load: $(cut -d' ' -f1-3 /proc/loadavg)"
"$JDK/bin/java" -XX:+UseSerialGC -Xmx1g --enable-native-access=ALL-UNNAMED -cp "$work/classes:$path" PeersBench
echo "load: $(cut -d' ' -f1-3 /proc/loadavg)"
