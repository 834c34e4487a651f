package dev.rutter.app.json;

import dev.rutter.language.runbook.Runbook;
import java.util.LinkedHashMap;
import java.util.Map;

/// Runbooks for machines.
public final class RunbookJson {
    private RunbookJson() {}

    /// The whole reading: chapters with their entries, and every line that has a role.
    public static Map<String, Object> of(String file, Runbook runbook) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("file", file);
        tree.put("title", runbook.title());
        tree.put("digest", runbook.digest());
        tree.put("lines", runbook.lines().size());
        tree.put("chapters", Tree.list(runbook.chapters()));
        tree.put("readings", Tree.list(runbook.readings()));
        tree.put("problems", Tree.list(runbook.problems()));
        return tree;
    }
}
