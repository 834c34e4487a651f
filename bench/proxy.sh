#!/usr/bin/env bash
# The platform's proxy beside nginx and HAProxy: throughput, latency at half speed, memory, back after kill -9.
#
#   bench/proxy.sh [REQUESTS [ROUNDS [REQUESTS_FOR_MEMORY]]]      40000, 3 and 1000000 unless told
#
# Needs nginx and haproxy on PATH (Debian: apt-get install nginx haproxy). Loopback only.
set -euo pipefail
cd "$(dirname "$0")/.."
. build/bench-path.sh
# The proxy as a platform starts it: from what ./rutter built, with its trained ahead-of-time cache. That needs the same class path, to which the load program is
# appended.
./rutter --version >/dev/null
run=$PWD/app/target/run
path=
for jar in "$run"/lib/*.jar; do
    path=$path$jar:
done
PATH=$PATH:/usr/sbin
for program in nginx haproxy; do
    command -v "$program" >/dev/null || { echo "$program is missing; on Debian: apt-get install nginx haproxy" >&2; exit 69; }
done
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores, $(nginx -v 2>&1), $(haproxy -v | head -1)"
"$JDK/bin/java" -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -Drutter.aot="$run" -cp "$path$PWD/platform/target/test-classes" dev.rutter.platform.proxy.ProxyBench "$@" 2>/dev/null
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
