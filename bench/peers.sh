#!/usr/bin/env bash
# Durable steps a second: plain JDBC, the journal, db-scheduler and DBOS, in turns on one PostgreSQL of this machine's binaries that writes through to its disk
# (fsync and synchronous_commit on). Started for this and ended with it.
#
#   bench/peers.sh
set -euo pipefail
cd "$(dirname "$0")/.."
. build/bench-engine.sh
command mvn -B -q -ntp -f bench/peers/pom.xml dependency:build-classpath -Dmdep.outputFile="$work/peers"
path=$ENGINE_PATH:$(cat "$work/peers")
"$JDK/bin/javac" -proc:none -d "$work/classes" -cp "$path" bench/peers/PeersBench.java
measured "$work/classes:$path" PeersBench
