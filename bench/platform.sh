#!/usr/bin/env bash
# How soon a platform is ready: from `./rutter platform up --no-deploy` in an empty home until its API takes a release, beside an empty JVM.
#
#   bench/platform.sh [STARTS]      11 unless told; prints median, least and most in milliseconds
#
# The service has no database. "Ready" is two times: when the command is over, and when a call that asks for a release was answered 201.
set -euo pipefail
cd "$(dirname "$0")/.."
starts=${1:-11}
. build/find-jdk.sh
find_jdk
command -v curl >/dev/null || { echo "curl is missing; on Debian: apt-get install curl" >&2; exit 69; }
./rutter --version >/dev/null
work=$(mktemp -d)
home=
end() {
    [ -n "$home" ] && ./rutter platform down --purge --home "$home" >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap end EXIT
printf 'public class Empty { public static void main(String[] a) { System.out.println("x"); } }\n' >"$work/Empty.java"
"$JDK/bin/javac" -d "$work" "$work/Empty.java"
mkdir "$work/app"
cat >"$work/app/render.yaml" <<'YAML'
services:
  - type: web
    name: page
    runtime: python
    buildCommand: "true"
    startCommand: python3 -m http.server --bind 127.0.0.1 $PORT
YAML
(
    cd "$work/app"
    git init -q
    git add -A
    git -c user.name=bench -c user.email=bench@localhost commit -qm page
)

since() { echo $((($(date +%s%N) - $1) / 1000000)); }

echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
for i in $(seq "$starts"); do
    began=$(date +%s%N)
    "$JDK/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$work" Empty >/dev/null
    since "$began" >>"$work/empty-jvm"

    home=$work/home$i
    began=$(date +%s%N)
    ./rutter platform up --no-deploy --home "$home" "$work/app" >"$work/said" 2>&1
    since "$began" >>"$work/up-is-over"
    # The platform's own share: from its process's start to the file that says where it answers.
    pid=$(sed -n 's/^platform pid \([0-9]*\),.*/\1/p' "$work/said")
    awk -v at="$(stat -c %.3Y "$home/platform/daemon.properties")" -v now="$(date +%s.%N)" -v up="$(cut -d' ' -f1 /proc/uptime)" \
        -v tick="$(getconf CLK_TCK)" '{sub(/^.*\) /, ""); split($0, f, " "); printf "%d\n", 1000 * ((up - f[20] / tick) - (now - at))}' \
        "/proc/$pid/stat" >>"$work/of-the-platform-itself"
    eval "$(./rutter platform env --home "$home")"
    asked=$(date +%s%N)
    id=$(curl -fsS -H "Authorization: Bearer $RUTTER_PLATFORM_KEY" "$RUTTER_PLATFORM_API/services" | sed 's/.*"id":"\(srv-[^"]*\)".*/\1/')
    code=$(curl -sS -o "$work/answer" -w '%{http_code}' -X POST -H "Authorization: Bearer $RUTTER_PLATFORM_KEY" \
        -H 'Content-Type: application/json' -d '{}' "$RUTTER_PLATFORM_API/services/$id/deploys")
    [ "$code" = 201 ] || { echo "no release was taken: $code $(cat "$work/answer")" >&2; exit 1; }
    since "$asked" >>"$work/asking-for-a-release"

    # A second start of the same home, which finds everything running.
    began=$(date +%s%N)
    ./rutter platform up --no-deploy --home "$home" "$work/app" >"$work/said" 2>&1
    since "$began" >>"$work/up-again"
    ./rutter platform down --purge --home "$home" >/dev/null 2>&1
    home=
done
for name in empty-jvm up-is-over of-the-platform-itself asking-for-a-release up-again; do
    sort -n "$work/$name" | awk -v name=$name \
        '{v[NR]=$1} END {printf "%-24s median %6d ms   least %6d ms   most %6d ms   (%d starts)\n", name, v[int((NR+1)/2)], v[1], v[NR], NR}'
done
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
