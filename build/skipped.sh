#!/usr/bin/env bash
# build/skipped.sh FOLDER...: of the test reports in these folders, which tests were skipped and why. A test that was
# skipped has proved nothing, so ./check says it.
set -euo pipefail
for folder; do
    [ ! -d "$folder" ] || find "$folder" -name 'TEST-*.xml' -exec cat {} +
done | awk '
    function plain(text) {
        gsub(/&#10;|&#13;|&#9;/, " ", text)
        gsub(/&quot;/, "\"", text)
        gsub(/&apos;/, "\047", text)
        gsub(/&lt;/, "<", text)
        gsub(/&gt;/, ">", text)
        gsub(/&amp;/, "\\&", text)
        sub(/^.*Assumption failed: /, "", text)
        sub(/^.*==> /, "", text)
        # AssertJ: the description in brackets, then what was expected.
        if (match(text, /assumption was not met due to: *\[[^]]*\]/)) {
            text = substr(text, RSTART, RLENGTH)
            sub(/^[^[]*\[/, "", text)
            sub(/\]$/, "", text)
        }
        return text
    }
    function attribute(line, name) {
        return match(line, " " name "=\"[^\"]*\"") ? substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
    }
    /<testcase / { where = attribute($0, "classname"); sub(/.*\./, "", where) }
    /<skipped/ {
        why = plain(attribute($0, "message"))
        if (why == "") why = "no reason given"
        if (!(why in count)) order[++reasons] = why
        count[why]++
        all++
        if (index(" " classes[why] ",", " " where ",") == 0) classes[why] = classes[why] (classes[why] == "" ? "" : ", ") where
    }
    END {
        if (!all) { print "none"; exit }
        print all
        for (i = 1; i <= reasons; i++) printf "   %3d  %s (%s)\n", count[order[i]], order[i], classes[order[i]]
    }'
