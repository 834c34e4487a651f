#!/usr/bin/env bash
# Releases under load: switch-overs and ways back under 32 clients, what failed, how long going back took, how soon the platform is ready, 50 services.
#
#   bench/switch.sh [SWITCHES [REQUESTS]]      20 each way and at least 100000 requests unless told
set -euo pipefail
cd "$(dirname "$0")/.."
. build/bench-path.sh
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
"$JDK/bin/java" -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -cp "$BENCH_PATH" dev.rutter.platform.api.SwitchBench "$@"
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
