package dev.rutter.language.markdown;

import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.text.QuickPattern;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A reading as tab-separated rows, `line<TAB>role,role`, for comparison with labels: each line
/// that has a role, and each heading with `phase:NAME`.
public final class RoleRows {
    /// The title where a publishing tool keeps it, which is no heading of the text.
    private static final QuickPattern SETTING = QuickPattern.compile("title\\s*[:=].*");

    private RoleRows() {}

    private static boolean aside(Runbook runbook, int line) {
        return SETTING.matches(runbook.lines().get(line - 1).strip());
    }

    /// The rows, each ended by a line feed, in line order.
    public static String of(Runbook runbook) {
        var rows = new TreeMap<Integer, String>();
        for (var chapter : runbook.chapters()) {
            if (chapter.depth() > 0 && !aside(runbook, chapter.line())) {
                rows.put(chapter.line(), "phase:" + chapter.purpose().word());
            }
        }
        for (var reading : runbook.readings()) {
            if (reading.roles().isEmpty()) {
                continue;
            }
            var roles = reading.roles().stream().map(Role::word).collect(Collectors.joining(","));
            rows.merge(reading.line(), roles, (phase, more) -> phase + "," + more);
        }
        var out = new StringBuilder();
        rows.forEach((line, roles) -> out.append(line).append('\t').append(roles).append('\n'));
        return out.toString();
    }
}
