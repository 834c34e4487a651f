#!/usr/bin/env bash
# What the engine costs: durable steps beside plain JDBC on the same database in turns, the start of a run, a long resumption.
#
#   bench/engine.sh [JDBC-URL USER PASSWORD]      SQLite in a temporary folder; PostgreSQL where one is named
set -euo pipefail
cd "$(dirname "$0")/.."
. build/bench-engine.sh
measured "$ENGINE_PATH" dev.rutter.engine.journal.JournalBench "$work" "$@"
measured "$ENGINE_PATH" dev.rutter.engine.run.EngineBench "$work"
