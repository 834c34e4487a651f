package dev.rutter.app.json;

import dev.rutter.language.plan.Coverage;
import dev.rutter.language.runbook.Runbook;
import java.util.LinkedHashMap;
import java.util.Map;

/// Runbooks for machines.
public final class RunbookJson {
    private RunbookJson() {}

    /// The whole reading: chapters with their entries, every line that has a role, and how many
    /// lines that ask for something are done by whom.
    public static Map<String, Object> of(String file, Runbook runbook) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("file", file);
        tree.put("title", runbook.title());
        tree.put("digest", runbook.digest().hex());
        tree.put("lines", runbook.lines().size());
        tree.put("chapters", Tree.list(runbook.chapters()));
        tree.put("readings", Tree.list(runbook.readings()));
        tree.put("problems", Tree.list(runbook.problems()));
        var coverage = new LinkedHashMap<String, Object>();
        Coverage.counts(runbook).forEach((share, count) -> coverage.put(share.word(), count));
        tree.put("coverage", coverage);
        return tree;
    }
}
