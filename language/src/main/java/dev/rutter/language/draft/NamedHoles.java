package dev.rutter.language.draft;

import dev.rutter.language.shell.ToldToReplace;
import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;

/// Names that the document itself tells to replace, wherever it says so: `Replace ABC123 by the id
/// of step 1`. A command with one of them is none that runs as it stands.
final class NamedHoles {
    private static final QuickPattern WORD =
            QuickPattern.compile("(?<![\\w$\\{%<\\[-])[A-Z][A-Z0-9_-]{2,40}(?![\\w=}%>\\]-])");

    private final Set<String> names = new HashSet<>();

    /// Versions, hosts and other values as they stand in a command.
    private final Set<String> values = new LinkedHashSet<>();

    /// Looks at all lines of a document, once.
    NamedHoles(List<String> lines) {
        for (var i = 0; i < lines.size(); i++) {
            names.addAll(ToldToReplace.named(lines.get(i)));
            values.addAll(
                    ToldToReplace.values(
                            lines.get(i), i + 1 < lines.size() ? lines.get(i + 1) : ""));
        }
    }

    /// The names and values that a command has of them, and the one that the words above it call
    /// the reader's own.
    List<String> in(StepDraft step) {
        var script = step.script();
        if (script.isEmpty()) {
            return List.of();
        }
        var out = new LinkedHashSet<>(ToldToReplace.below(step.titleText(), script));
        if (!names.isEmpty()) {
            WORD.all(script).stream()
                    .map(MatchResult::group)
                    .filter(names::contains)
                    .forEach(out::add);
        }
        values.stream().filter(value -> ToldToReplace.holds(script, value)).forEach(out::add);
        return List.copyOf(out);
    }
}
