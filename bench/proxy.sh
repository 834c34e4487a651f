#!/usr/bin/env bash
# The platform's proxy beside nginx and HAProxy: throughput, latency at half speed, memory, back after kill -9.
#
#   bench/proxy.sh [REQUESTS [ROUNDS [REQUESTS_FOR_MEMORY]]]      40000, 3 and 1000000 unless told
#
# Needs nginx and haproxy on PATH (Debian: apt-get install nginx haproxy). Loopback only.
set -euo pipefail
cd "$(dirname "$0")/.."
. build/bench-path.sh
for program in nginx haproxy; do
    PATH=$PATH:/usr/sbin command -v "$program" >/dev/null || { echo "$program is missing; on Debian: apt-get install nginx haproxy" >&2; exit 69; }
done
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores, $(nginx -v 2>&1), $(haproxy -v | head -1)"
PATH=$PATH:/usr/sbin "$JDK/bin/java" -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -cp "$BENCH_PATH" dev.rutter.platform.proxy.ProxyBench "$@" 2>/dev/null
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
