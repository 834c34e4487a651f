#!/usr/bin/env bash
# What a shell step costs in a run's session (a process of its own that outlives Rutter, bounded output, the whole state kept for the next step) beside a bare
# `bash -c` started by the same JVM, in turns.
#
#   bench/step.sh      median, least and 99th percentile of each over 300 rounds, and the load at the time
set -euo pipefail
cd "$(dirname "$0")/.."
. build/bench-engine.sh
measured "$ENGINE_PATH" -XX:TieredStopAtLevel=1 dev.rutter.engine.session.SessionCost "$work"
