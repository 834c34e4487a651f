#!/usr/bin/env bash
# bench/rehearsed.sh REPORT.json LABELS.tsv: of a document with labelled lines, how many of its commands a rehearsal ran
# for real, by stand-in, or not, and what became of the lines that state an expectation.
#
# REPORT.json is written by `rutter rehearse … --report`; LABELS.tsv has one line number and its roles a line.
set -euo pipefail
report=${1:?usage: bench/rehearsed.sh REPORT.json LABELS.tsv}
labels=${2:?usage: bench/rehearsed.sh REPORT.json LABELS.tsv}

exec python3 - "$report" "$labels" <<'PY'
import collections
import json
import sys

report = json.load(open(sys.argv[1]))
roles = {}
for row in open(sys.argv[2]):
    number, _, words = row.rstrip("\n").partition("\t")
    roles[int(number)] = set(words.split(","))
lines = {line["line"]: (fate, line) for fate, all in report["lines"].items() for line in all}

commands = [n for n, words in roles.items() if words & {"command", "query"}]
fates = collections.Counter(lines[n][0] if n in lines else "not read as a command" for n in commands)
print(f"{report['runbook']}: {len(commands)} commands and queries by label")
for fate, count in fates.most_common():
    print(f"  {fate:24} {count:4}  {100 * count / len(commands):.0f} %")

# The report tells of each line that it read as an expectation; a line that tells a person to look is asked about. One that
# stands right beside its command and was read with it counts by that command.
told = {each["line"]: each["held"] for each in report["expectations"]["lines"]}
expected = [n for n, words in roles.items() if "expect" in words]
came = collections.Counter()
for n in expected:
    if told.get(n) in ("judged", "asked"):
        came[told[n]] += 1
        continue
    near = [lines[m] for m in (n, n - 1, n + 1) if m in lines]
    if any(line["judged"] for _, line in near):
        came["judged"] += 1
    elif any(fate == "default" for fate, _ in near):
        came["asked"] += 1
    else:
        came["neither"] += 1
        print(f"  line {n} is neither judged nor asked")
print(f"  expected lines by label: {len(expected)}; " + ", ".join(f"{k} {v}" for k, v in sorted(came.items())))
PY
